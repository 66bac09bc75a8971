"""Two editions of a brief in, a warning at each figure of the newer that the older one makes doubtful out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice

from briefgen.base.copier import replace
from briefgen.base.diagnostics import Place, Problem
from briefgen.base.marked import N_
from briefgen.base.translate import tr
from briefgen.brief.acceptance import EDITION_CODES
from briefgen.diff.compare import pairs
from briefgen.diff.versions import PeriodSpan, Version
from briefgen.facts.fact import Fact
from briefgen.facts.format import period_label
from briefgen.facts.metric import Metric
from briefgen.facts.unit import commensurable, size, split
from briefgen.facts.unlikely import doubt, likely_slips
from briefgen.facts.wording import value_text

SETTLED = frozenset({"provisional", "estimated", "forecast"})
"""What was said not to be final: its next value is no revision that has to be named."""
FEWEST_DIGITS = 3
"""Of a number that does not stay the same by chance: 16 sites do."""

MOST_LISTED = 8
"""Changed values that are listed after the first; the rest are counted."""

Values = Mapping[PeriodSpan, Fact]


def against(old: Version, new: Version, name: str) -> tuple[Problem, ...]:
    """Return the doubts about the newer edition's figures, at their places; ``name`` is the older's file."""
    found = list(_gone(old, new, name))
    for before, key in pairs(old.brief.metrics, new.brief.metrics).items():
        found += _Pair(before, key, old, new, name).doubts()
    return tuple(found)


def _warning(
    place: Place, metric: Metric, message: str, hint: str, code: str, *, asks: bool = False
) -> Problem:  # fmt: skip
    assert code in EDITION_CODES
    known = f"`accept: {{warning: {code}, about: {metric.key}, reason: why}}`"
    told = f"{metric.key} ({metric.label}): {message}"
    said = N_("{hint}? If it is right, {known}") if asks else N_("{hint}. If it is right, {known}")
    return Problem(place, told, tr(said, hint=hint, known=known), code, "warning")


def _gone(old: Version, new: Version, name: str) -> Iterator[Problem]:
    kept = pairs(old.brief.metrics, new.brief.metrics)
    for key, metric in old.brief.metrics.items():
        if key not in kept:
            hint = tr("give it its value, or null where there is none")
            yield _warning(
                new.brief.place, metric, tr("stands in {name} and is gone", name=name), hint, "gone"
            )


class _Pair:
    """One metric in both editions."""

    def __init__(self, before: str, key: str, old: Version, new: Version, name: str) -> None:
        self.old, self.new, self.name = old, new, name
        self.metric = new.brief.metrics[key]
        self.was: Values = old.values(before, published=True)
        self.now: Values = new.values(key, published=True)
        self.language = new.brief.meta.language

    def doubts(self) -> Iterator[Problem]:
        """Yield what is doubtful: first the unit, which would make every value so."""
        changed = list(self._unit())
        yield from changed
        if not changed:
            yield from self._revised()
            yield from self._unchanged()
            yield from self._jumped()

    def _unit(self) -> Iterator[Problem]:
        one, other = (next(iter(values.values()), None) for values in (self.was, self.now))
        if one is None or other is None or one.unit == other.unit:
            return
        common = [span for span in self.was if span in self.now]
        if common and all(_agree(self.was[span], self.now[span]) for span in common):
            return
        unit, now = (repr(fact.unit) if fact.unit else tr("none") for fact in (one, other))
        hint = tr("write `unit: {unit}`", unit=one.unit) if one.unit else tr("leave `unit` out")
        message = tr(
            "its unit was {unit} and is {now}, and its values do not show that they were converted",
            unit=unit,
            now=now,
        )
        yield _warning(self.metric.place, self.metric, message, hint, "unit-changed")

    def _revised(self) -> Iterator[Problem]:
        """Name the first value that is another than it was, and list the others."""
        changed = [
            (one, other)
            for one, other in (
                (self.was[span], self.now[span]) for span in sorted(self.was.keys() & self.now.keys())
            )
            if not _agree(one, other) and other.status != "revised" and one.status not in SETTLED
        ]
        if not changed:
            return
        (one, other), *further = changed
        message = tr(
            "{at} was {before} in {name} and is {now}",
            at=self._at(other),
            before=self._text(one),
            name=self.name,
            now=self._text(other),
        )
        if further:
            pairs = (
                f"{period_label(b.period, self.language)}: {self._text(a)} → {self._text(b)}"
                for a, b in further
            )
            names = ", ".join(islice(pairs, MOST_LISTED)) + (", …" if len(further) > MOST_LISTED else "")
            message += tr("; {count} more changed: {names}", count=len(further), names=names)
        hint = tr("correct it, or write `{{value: {number:f}, status: revised}}`", number=other.number)
        yield _warning(other.place, self.metric, message, hint, "revision")

    def _unchanged(self) -> Iterator[Problem]:
        """Name the newest value where it is the one that the older edition had for an earlier period."""
        last, latest = (_last(values) for values in (self.was, self.now))
        if last is None or latest is None or latest <= last:
            return
        one, other = self.was[last], self.now[latest]
        digits = len(other.number.normalize().as_tuple().digits)
        history = [fact.number for _, fact in sorted(self.was.items())]
        repeats = any(history[at] == history[at - 1] for at in range(1, len(history)))
        if one.number != other.number or one.unit != other.unit or digits < FEWEST_DIGITS or repeats:
            return
        message = tr(
            "{at} is {text}, as {earlier} was in {name}",
            at=self._at(other),
            text=self._text(other),
            earlier=self._at(one),
            name=self.name,
        )
        yield _warning(other.place, self.metric, message, tr("give its new value"), "unchanged")

    def _jumped(self) -> Iterator[Problem]:
        """Name a value that is unlikely with the older edition's history, and was not so by itself."""
        further = {span: fact for span, fact in self.now.items() if span not in self.was}
        if not further:
            return
        unit = next(iter(further.values())).unit
        known = {span: _in_unit(fact, unit) for span, fact in self.was.items()}
        if None in known.values():
            return
        both = {span: fact for span, fact in {**known, **self.now}.items() if fact and not _is_ahead(fact)}
        told = {each.place for each in self.new.ledger.problems if each.code == "unlikely"}
        for alike, slip in likely_slips([fact for _, fact in sorted(both.items())], self.new.ledger.context):
            fact = alike[slip.index]
            if fact in further.values() and fact.place not in told:
                message, hint = doubt(alike, slip, self.language)
                yield _warning(fact.place, self.metric, message, hint, "jump", asks=True)

    def _at(self, fact: Fact) -> str:
        if fact.period == "now":
            return tr("the value now")
        return tr("the value for {period}", period=period_label(fact.period, self.language))

    def _text(self, fact: Fact) -> str:
        return value_text(fact, self.language)


def _is_ahead(fact: Fact) -> bool:
    return fact.status == "forecast"


def _last(values: Values) -> PeriodSpan | None:
    """Return when the latest value is of, forecasts apart."""
    return max((span for span, fact in values.items() if not _is_ahead(fact)), default=None)


def _agree(one: Fact, other: Fact) -> bool:
    """Return whether two values may be the same, in whatever unit and with however many decimals each is."""
    exponents = {fact.number.as_tuple().exponent for fact in (one, other)}
    if (one.unit, one.qualifier) == (other.unit, other.qualifier) and len(exponents) == 1:
        return one.number == other.number
    if not commensurable(one.unit, other.unit):
        return False
    return one.interval.times(size(one.unit)).agrees(other.interval.times(size(other.unit)))


def _in_unit(fact: Fact, unit: str) -> Fact | None:
    """Return a fact with its number in another unit; None where powers of ten do not lead there."""
    (scale, base), (wanted, wanted_base) = split(fact.unit), split(unit)
    if base != wanted_base:
        return None
    return replace(fact, number=fact.number.scaleb(len(str(scale)) - len(str(wanted))), unit=unit)
