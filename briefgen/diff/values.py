"""One metric of two versions in, what became of its values out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from briefgen.diff.versions import Change, ChangeArea, PeriodSpan, Versions
from briefgen.diff.words import bracketed, worded
from briefgen.facts.fact import Fact
from briefgen.facts.format import figure

Values = Mapping[PeriodSpan, Fact]


def changed_values(before: str, key: str, versions: Versions) -> Iterator[Change]:
    """Yield the changes of a metric's published values; ``before`` is its key in the old brief.

    Where the new brief goes further, its latest value takes the old latest one's place: a monthly rerun
    replaces ``now``, or adds a month.
    """
    was = dict(versions.old.values(before, published=True))
    now = dict(versions.new.values(key, published=True))
    last, latest = max(was, default=None), max(now, default=None)
    if last and latest and latest > last:
        one = was[last]
        yield _rolled(one, now.pop(latest), versions)
        if last not in now and (one.period == "now" or len(was) == 1):
            del was[last]
    yield from _by_period(was, now, versions, area="value")


def changed_derivations(before: str, key: str, versions: Versions) -> Iterator[Change]:
    """Yield the changes of the values that follow from a metric's claims or formula."""
    was, now = versions.old.values(before, published=False), versions.new.values(key, published=False)
    yield from _by_period(was, now, versions, area="derived")


def differ(one: Fact, other: Fact) -> bool:
    """Return whether two figures are printed differently."""
    shown = [(fact.number, fact.span, fact.qualifier, fact.unit) for fact in (one, other)]
    return shown[0] != shown[1]


def _rolled(one: Fact, other: Fact, versions: Versions) -> Change:
    periods = versions.when(one, versions.old), versions.when(other, versions.new)
    texts = _texts(one, other, versions)
    change = versions.compared("value", "rolled", one, other, texts, " → ".join(periods))
    same = worded("unchanged", versions.language) if texts[0] == texts[1] else ""
    difference = bracketed(versions.language, change.absolute, change.relative, same)
    return versions.worded(
        "rolled", change, old_period=periods[0], new_period=periods[1], difference=difference
    )


def _texts(one: Fact, other: Fact, versions: Versions) -> tuple[str, str]:
    return figure(one, versions.language).text, figure(other, versions.language).text


def _by_period(was: Values, now: Values, versions: Versions, *, area: ChangeArea) -> Iterator[Change]:
    """Yield what changed at each period, from past to present."""
    latest = max(now, default=None)
    for span in sorted({*was, *now}):
        one, other = was.get(span), now.get(span)
        if one and other and differ(one, other):
            yield _revised(one, other, versions, area=area, current=span == latest and area == "value")
        elif one and not other:
            yield _single(one, versions, area=area, dropped=True)
        elif other and not one:
            yield _single(other, versions, area=area, dropped=False)


def _revised(one: Fact, other: Fact, versions: Versions, *, area: ChangeArea, current: bool) -> Change:
    change = versions.compared(area, "changed", one, other, _texts(one, other, versions))
    return versions.worded("changed" if current else "changed_then", change, period=_period(change, versions))


def _single(fact: Fact, versions: Versions, *, area: ChangeArea, dropped: bool) -> Change:
    change = versions.alone(area, fact, dropped=dropped)
    pattern = "dropped_value" if dropped else "new_value"
    return versions.worded(pattern, change, period=_period(change, versions))


def _period(change: Change, versions: Versions) -> str:
    """Return a change's period, and that a value of it was derived."""
    if change.area != "derived":
        return change.period
    return worded("derived_period", versions.language, period=change.period)
