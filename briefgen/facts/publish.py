"""A metric of the brief goes in; its published facts come out, and the problems of each by itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field
from fractions import Fraction
from typing import Literal

from briefgen.base.copier import replace
from briefgen.base.dataclass import dataclass
from briefgen.base.diagnostics import Place, Problem, Severity, did_you_mean
from briefgen.base.phrase import place_of
from briefgen.base.translate import tr
from briefgen.facts.basis import claim_id
from briefgen.facts.confidence import Confidence, confidence_of
from briefgen.facts.counted import counts_singly, is_counted
from briefgen.facts.fact import Fact, FactKind, known_of
from briefgen.facts.fiscal_year import FiscalYear
from briefgen.facts.format import digits, measure_text, measured_in
from briefgen.facts.formula import is_formula
from briefgen.facts.interval import Interval, is_whole
from briefgen.facts.kinds import KINDS
from briefgen.facts.metric import Claim, Metric, Reading, Source, Value
from briefgen.facts.missing import Missing
from briefgen.facts.period import Period, parse
from briefgen.facts.relative_period import WORDS, NoSuchPeriod, resolved
from briefgen.facts.stands_for import stood_for
from briefgen.facts.status import Status, lettered
from briefgen.facts.written_unit import fitting, is_one_of, misfit

LARGEST_EXPONENT = 15
"""No figure is printed with more digits; a number such as 1e999999 would exhaust memory."""


@dataclass(slots=True, kw_only=True)
class FactContext:
    """What all metrics of a brief share: language, the period of ``now``, sources, and the problems found."""

    language: str
    as_of: Period | None
    sources: Mapping[str, Source]
    fiscal_year: FiscalYear | None = None
    """When financial years begin; None where the brief does not say."""
    labels: Mapping[str, str] = field(default_factory=dict)
    """The labels of all metrics."""
    problems: list[Problem] = field(default_factory=list)
    periods: dict[str, Period] = field(default_factory=dict)

    def period(self, key: str) -> Period:
        """Return the period of a key; raise ValueError when it is none."""
        if key not in self.periods:
            self.periods[key] = parse(key, self.as_of, self.fiscal_year)
        return self.periods[key]

    def reads(self, key: str) -> bool:
        """Return whether a key is a period of the brief's calendar."""
        try:
            self.period(key)
        except ValueError:
            return False
        return True

    def before(self, word: str, key: str, known: Iterable[str]) -> str:
        """Return the key of the period that `previous` or `year-earlier` is to another; NoSuchPeriod if none.

        ``known`` are the keys of a metric's periods; ``now`` is the period that the brief is as of.
        """
        period = self.period(key)
        if period.kind == "now" and self.as_of:
            period = self.as_of
        return resolved(word, period, (self.period(each) for each in known if self.reads(each)))

    def is_ahead(self, moment: int, period: Period) -> bool:
        """Return whether a moment of a period is later than the brief; not where nobody knows."""
        as_of = self.as_of
        return as_of is not None and as_of.placed == period.placed and moment >= as_of.end

    def known(self, key: str, place: Place) -> bool:
        """Return whether a key is a period, and file a problem when it is not."""
        try:
            self.period(key)
        except ValueError as error:
            self.file(place, str(error), code="period")
            return False
        return True

    def file(self, place: Place, message: str, hint: str = "", *, code: str, warning: bool = False) -> None:
        """Add a problem."""
        severity: Severity = "warning" if warning else "error"
        self.problems.append(Problem(place, message, hint, code, severity))


def metric_name(metric: Metric) -> str:
    """Return what messages call a metric."""
    return f"{metric.key} ({metric.label})"


def published(
    metric: Metric, context: FactContext, computed: Iterable[Fact] = ()
) -> tuple[list[Fact], list[Fact]]:
    """Return a metric's value facts and claim facts as they were published, one a source and reading.

    ``computed`` are its other values: a claim is made of the latest of all.
    """
    values = [fact for key, given in metric.values.items() for fact in _values(metric, key, given, context)]
    known = (*known_of(values), *computed)
    latest = max((fact.period for fact in known), key=lambda key: context.period(key).order, default="")
    claimed = [fact for claim in metric.claims for fact in _claims(metric, claim, latest, context)]
    known_sources(metric.source, metric.place, context)
    for settle in metric.settle:
        if settle.claim not in (*KINDS, "value"):
            hint = did_you_mean(settle.claim, (*KINDS, "value"))
            message = tr("{name}: unknown claim {claim!r}", name=metric_name(metric), claim=settle.claim)
            context.file(settle.place, message, hint, code="settle")
        known_sources((settle.source,), settle.place, context)
    return values, claimed


def missing_values(metric: Metric, context: FactContext) -> dict[str, Missing]:
    """Return the periods marked as missing, in time order; file contradictions."""
    found: dict[str, Missing] = {}
    for key, given in metric.values.items():
        marks = [value.value for value in given if isinstance(value.value, Missing)]
        if not marks or not context.reads(key):
            continue
        if len(marks) == len(given):
            found[context.period(key).key] = marks[0]
        else:
            message = tr(
                "{metric}: {period} has a value and is marked as {reason}",
                metric=metric_name(metric),
                period=key,
                reason=marks[0].reason,
            )
            context.file(marks[0].place, message, tr("keep one of the two"), code="value")
    return dict(sorted(found.items(), key=lambda pair: context.period(pair[0]).order))


def _values(metric: Metric, key: str, given: Iterable[Value], context: FactContext) -> Iterator[Fact]:
    for value in given:
        place = value.place
        known_sources(value.source, place, context)
        reading = value.value
        if not context.known(key, place) or isinstance(reading, Missing):
            continue
        reading, status = _with_status(reading, value, metric)
        if not is_sound(reading, context) or not is_measured(reading, metric, "value", context):
            continue
        interval = stood_for(reading, metric)
        period = context.period(key)
        if context.as_of and context.is_ahead(period.start, period) and status != "forecast":
            if reading.cell:  # its table has grown since: an earlier edition is made of the rows that it had
                continue
            message = tr(
                "{metric}: a value of {period}, but the brief is as of {as_of}",
                metric=metric_name(metric),
                period=key,
                as_of=context.as_of.key,
            )
            context.file(place, message, tr("correct the period, or meta.as_of"), code="period")
        yield Fact(
            id=f"{metric.key}.{period.key}",
            metric=metric.key,
            kind="value",
            measure=metric.kind,
            label=metric.label,
            period=period.key,
            number=reading.number,
            interval=_possible(metric, interval),
            unit=measured_in(metric.kind, metric.unit, context.language),
            qualifier=reading.qualifier,
            sources=value.source or metric.source,
            note=metric.note,
            status=status,
            revised_from=_before(value, metric, context),
            span=reading.span,
            confidence=_confidence(value, reading, metric, context),
            cell=reading.cell,
            place=place,
        )


def _confidence(value: Value, reading: Reading, metric: Metric, context: FactContext) -> Confidence | None:
    """Return how sure a value is; file what gives no interval."""
    sound = all(is_sound(each, context) and is_measured(each, metric, "value", context) for each in value.ci)
    found = confidence_of(reading.number, value.ci, value.level) if value.ci and sound else None
    if not isinstance(found, str):
        return found
    hint = tr("write `ci: [lower, upper]` or `ci: margin`")
    context.file(value.place, f"{metric_name(metric)}: {found}", hint, code="value")
    return None


def _with_status(reading: Reading, value: Value, metric: Metric) -> tuple[Reading, Status]:
    """Return a reading and its status: a letter behind the number is one, unless it is the metric's unit."""
    unit, status = lettered(reading.unit)
    if not status or is_one_of(reading.unit, fitting(measured_in(metric.kind, metric.unit), "value")):
        return reading, value.final
    return replace(reading, unit=unit), value.final or status


def _before(value: Value, metric: Metric, context: FactContext) -> str:
    """Return what a revised value was before, as it is printed."""
    reading = value.revised_from
    if (
        reading is None
        or not is_sound(reading, context)
        or not is_measured(reading, metric, "value", context)
    ):
        return ""
    return measure_text(
        digits(reading.number, context.language),
        measured_in(metric.kind, metric.unit),
        reading.number,
        context.language,
    )


def _possible(metric: Metric, interval: Interval) -> Interval:
    """Narrow an interval to what can be: whole numbers of things counted, no share above 100 %."""
    if counts_singly(metric) or metric.kind == "rank":
        whole = interval.whole()
        return interval if whole.empty else whole
    if metric.kind == "share" and interval.low <= 100 < interval.high:
        return replace(interval, high=Fraction(100), high_open=False)
    return interval


def _dated(metric: Metric, claim: Claim, latest: str, context: FactContext) -> Claim | None:
    """Return a claim with periods for the words of its `until` and `since`; None where one names none.

    `until` is counted from the latest value, `since` from the period that the claim is of.
    """
    until = _named(metric, claim, "until", latest, context)
    since = None if until is None else _named(metric, claim, "since", until or latest, context)
    return None if since is None or until is None else replace(claim, since=since, until=until)


def _named(
    metric: Metric, claim: Claim, key: Literal["since", "until"], about: str, context: FactContext
) -> str | None:
    """Return the period that a key of a claim names, None after filing that its word names none."""
    word: str = getattr(claim, key)
    if word not in WORDS:
        return word
    if about and not context.known(about, claim.place):
        return None
    try:
        if not about:
            raise NoSuchPeriod(tr("`{key}: {word}` of no known period: add `until`", key=key, word=word))
        return context.before(word, about, metric.values)
    except NoSuchPeriod as error:
        context.file(place_of(word, claim.place), f"{metric_name(metric)}: {error}", code="period")
        return None


def _claims(metric: Metric, stated: Claim, latest: str, context: FactContext) -> Iterator[Fact]:
    claim = _dated(metric, stated, latest, context)
    if claim is None:
        return
    periods = [key for key in (claim.since, claim.until) if key]
    unknown = [key for key in periods if not context.known(key, claim.place)]
    if unknown:
        return
    known_sources(claim.source, claim.place, context)
    word, kind = claim.kind, KINDS[claim.kind]
    if kind.takes_metrics:
        return
    reading: Reading = getattr(claim, word)
    if not is_sound(reading, context) or not is_measured(reading, metric, word, context):
        return
    if reading.span:
        message = tr("`{word}` takes one number, found the range {text}", word=word, text=reading.text)
        hint = tr("state the values as ranges, or write the number with about")
        context.file(claim.place, f"{metric_name(metric)}: {message}", hint, code="claim")
        return
    if kind.most and not (is_whole(reading.number) and 0 < reading.number <= kind.most):
        message = tr(
            "`{word}` takes a whole number from 1 to {most}, found {text}",
            word=word,
            most=kind.most,
            text=reading.text,
        )
        context.file(claim.place, f"{metric_name(metric)}: {message}", code="claim")
        return
    yield _claim_fact(metric, claim, word, reading, latest, context)


def _claim_fact(
    metric: Metric, claim: Claim, word: FactKind, reading: Reading, latest: str, context: FactContext
) -> Fact:
    since = context.period(claim.since).key if claim.since else ""
    until = context.period(claim.until).key if claim.until else ""
    kind, counted, said = KINDS[word], is_counted(metric, reading.number), context.language
    interval = kind.reading(reading.number, reading.qualifier, counted, "成" in reading.text)
    return Fact(
        id=claim_id(metric.key, word, claim.basis or "", since),
        metric=metric.key,
        kind=word,
        measure=metric.kind,
        label=metric.label,
        period=until or latest,
        since=since,
        number=reading.number,
        interval=interval,
        unit=kind.unit(measured_in(metric.kind, metric.unit, said), metric.kind, said),
        qualifier=reading.qualifier,
        sources=claim.source or metric.source,
        note=metric.note,
        basis=claim.basis or "",
        scope=claim.of or claim.among or context.labels.get(claim.whole, ""),
        whole="" if is_formula(claim.whole, context.labels) else claim.whole,
        place=claim.place,
    )


def is_sound(reading: Reading, context: FactContext) -> bool:
    """Return whether a reading's number is finite and of a printable size."""
    number = reading.number
    if number.is_finite() and (number == 0 or abs(number.adjusted()) <= LARGEST_EXPONENT):
        exponent = number.as_tuple().exponent
        if isinstance(exponent, int) and exponent >= -LARGEST_EXPONENT:
            return True
    limit = tr(
        "at most {before} digits before the point and {behind} behind it",
        before=LARGEST_EXPONENT + 1,
        behind=LARGEST_EXPONENT,
    )
    message = tr(
        "{text!r} has too many digits to be printed: a figure has {limit}", text=reading.text, limit=limit
    )
    context.file(reading.place, message, tr("choose a larger unit, such as 亿 or billion"), code="figure")
    return False


def is_measured(reading: Reading, metric: Metric, kind: str, context: FactContext) -> bool:
    """Return whether the unit that was written beside a number is its own, and file it when it is not."""
    wrong = misfit(reading, measured_in(metric.kind, metric.unit), kind)
    if wrong:
        context.file(reading.place, f"{metric_name(metric)}: {wrong[0]}", wrong[1], code="unit")
    return wrong is None


def known_sources(keys: tuple[str, ...], place: Place, context: FactContext) -> None:
    """File each key of a source that there is not."""
    for key in keys:
        if key not in context.sources:
            hint = did_you_mean(key, context.sources) if context.sources else tr("list it under `sources`")
            context.file(place_of(key, place), tr("unknown source {key!r}", key=key), hint, code="source")
