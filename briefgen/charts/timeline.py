"""Rows of facts go in; the periods they share come out in order, with years nobody stated in between."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from briefgen.charts.data import Row, number_label, period_name
from briefgen.facts import period as calendar
from briefgen.scene import Series
from briefgen.setting import Setting

MOST_YEARS = 40
"""A longer time is not filled up with the years between."""


def periods_of(
    found: Sequence[Row], setting: Setting, *, filled: bool = True
) -> tuple[tuple[str, ...], Mapping[str, int]]:
    """Return the names of all periods in time order, and the place of each period's key among them.

    With ``filled``, years that no fact has stand between those that have one: the native chart and the
    drawn one then keep the true distances alike.
    """
    facts = {fact.period: fact for row in found for fact in row.facts}
    as_of = setting.ledger.as_of
    now = calendar.parse(as_of) if as_of else None
    known = sorted(facts, key=lambda key: calendar.parse(key, now).order)
    names = {key: period_name(facts[key], setting) for key in known}
    years = _years(known, now) if filled else {}
    if years and len(set(years.values())) == len(years):
        first, last = min(years.values()), max(years.values())
        if last - first <= MOST_YEARS:
            at = {year: names[key] for key, year in years.items()}
            listed = tuple(at.get(year, str(year)) for year in range(first, last + 1))
            return listed, {key: year - first for key, year in years.items()}
    return tuple(names[key] for key in known), {key: index for index, key in enumerate(known)}


def series_over(
    row: Row, places: Mapping[str, int], count: int, setting: Setting, *, unit: bool, labelled: bool
) -> Series:
    """Return a row as a series over so many periods, without colours: None where it has no value."""
    at = {places[fact.period]: fact for fact in row.facts}
    facts = [at.get(index) for index in range(count)]
    return Series(
        name=row.label,
        values=tuple(float(fact.number) if fact else None for fact in facts),
        labels=tuple(number_label(fact, setting, unit=unit) if fact and labelled else "" for fact in facts),
        colours=(),
        facts=tuple(fact.id if fact else None for fact in facts),
    )


def _years(keys: Sequence[str], now: calendar.Period | None) -> dict[str, int]:
    """Return the year of each period; nothing when one of them is not a year."""
    parsed = {key: calendar.parse(key, now) for key in keys}
    plain = all(len(period.parts) == 1 and period.kind in ("year", "now") for period in parsed.values())
    return {key: period.parts[0] for key, period in parsed.items()} if plain else {}
