"""One metric of two editions in, what became of its values out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from briefgen.diff.change import Area, Change
from briefgen.diff.delta import delta
from briefgen.diff.edition import Editions, Span
from briefgen.facts.fact import Fact
from briefgen.facts.format import figure

Values = Mapping[Span, Fact]


def changed_values(before: str, key: str, editions: Editions) -> Iterator[Change]:
    """Yield the changes of a metric's published values; ``before`` is its key in the old brief.

    Where the new brief goes further, its latest value takes the old latest one's place: a monthly rerun
    replaces ``now``, or adds a month.
    """
    was = dict(editions.old.values(before, "published"))
    now = dict(editions.new.values(key, "published"))
    last, latest = max(was, default=None), max(now, default=None)
    if last and latest and latest > last:
        one = was[last]
        yield _rolled(one, now.pop(latest), editions)
        if last not in now and (one.period == "now" or len(was) == 1):
            del was[last]
    yield from _by_period(was, now, editions, area="value")


def changed_derivations(before: str, key: str, editions: Editions) -> Iterator[Change]:
    """Yield the changes of the values that follow from a metric's claims."""
    was, now = editions.old.values(before, "derived"), editions.new.values(key, "derived")
    yield from _by_period(was, now, editions, area="derived")


def differ(one: Fact, other: Fact) -> bool:
    """Say whether two figures are printed differently."""
    return (one.number, one.qualifier, one.unit) != (other.number, other.qualifier, other.unit)


def _rolled(one: Fact, other: Fact, editions: Editions) -> Change:
    words, language = editions.words, editions.language
    difference = delta(one, other, language)
    periods = editions.when(one, editions.old), editions.when(other, editions.new)
    old, new = figure(one, language).text, figure(other, language).text
    said = words.bracketed(difference, words.unchanged if old == new else "")
    return Change(
        area="value",
        kind="rolled",
        metric=other.metric,
        label=other.label,
        period=" → ".join(periods),
        old=old,
        new=new,
        absolute=difference.absolute,
        relative=difference.relative,
        sentence=words.rolled.format(
            label=other.label, old=old, new=new, old_period=periods[0], new_period=periods[1], difference=said
        ),
    )


def _by_period(was: Values, now: Values, editions: Editions, *, area: Area) -> Iterator[Change]:
    """Yield what changed at each period, from past to present."""
    latest = max(now, default=None)
    for span in sorted({*was, *now}):
        one, other = was.get(span), now.get(span)
        if one and other and differ(one, other):
            yield _revised(one, other, editions, area=area, current=span == latest and area == "value")
        elif one and not other:
            yield _single(one, editions, area=area, dropped=True)
        elif other and not one:
            yield _single(other, editions, area=area, dropped=False)


def _revised(one: Fact, other: Fact, editions: Editions, *, area: Area, current: bool) -> Change:
    words, language = editions.words, editions.language
    difference = delta(one, other, language)
    period = _period(other, editions, area=area, dropped=False)
    old, new = figure(one, language).text, figure(other, language).text
    pattern = words.changed if current else words.changed_then
    return Change(
        area=area,
        kind="changed",
        metric=other.metric,
        label=other.label,
        period=editions.when(other, editions.new),
        old=old,
        new=new,
        absolute=difference.absolute,
        relative=difference.relative,
        sentence=pattern.format(
            label=other.label, period=period, old=old, new=new, difference=words.bracketed(difference)
        ),
    )


def _single(fact: Fact, editions: Editions, *, area: Area, dropped: bool) -> Change:
    words = editions.words
    shown = figure(fact, editions.language).text
    old, new = (shown, "") if dropped else ("", shown)
    pattern = words.dropped_value if dropped else words.new_value
    period = _period(fact, editions, area=area, dropped=dropped)
    return Change(
        area=area,
        kind="dropped" if dropped else "new",
        metric=fact.metric,
        label=fact.label,
        period=editions.when(fact, editions.old if dropped else editions.new),
        old=old,
        new=new,
        sentence=pattern.format(label=fact.label, period=period, old=old, new=new),
    )


def _period(fact: Fact, editions: Editions, *, area: Area, dropped: bool) -> str:
    """Return a period in words, and that a value of it was derived."""
    period = editions.when(fact, editions.old if dropped else editions.new)
    return editions.words.derived_period.format(period=period) if area == "derived" else period
