"""Periods by their place before another: the previous one, and the like one of a year earlier."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Annotated, Final

from briefgen.base.translate import tr
from briefgen.facts.period import Period, key_of

BaseKey = Annotated[str, "base"]
"""A period, or a word of ``WORDS``: what a comparison is made with."""
AsOfKey = Annotated[str, "as of"]
"""A period, or ``LATEST``: what a brief is as of."""
NOW: Final = "now"
LATEST: Final = "latest"
PREVIOUS: Final = "previous"
YEAR_EARLIER: Final = "year-earlier"
WORDS: Final = (PREVIOUS, YEAR_EARLIER)
_WITH_GAPS: Final = frozenset({"year", "fiscal", "academic", "span", "day", "end", "week ending"})
"""Kinds of which a series need not have every period: its previous one is the last that it has."""
_IN_A_YEAR: Final = {"half": 2, "quarter": 4, "month": 12, "fiscal half": 2, "fiscal quarter": 4}
"""How many of a kind make a year."""
_WEEK, _YEAR_OF_WEEKS = timedelta(days=7), timedelta(days=364)
_MONTHS: Final = 12

Parts = tuple[int, ...]


class NoSuchPeriod(LookupError):
    """A word names no period, or none that is certain; the text says why and what to write instead."""


def resolved(word: str, period: Period, known: Iterable[Period]) -> str:
    """Return the key of the period that a word of ``WORDS`` names; NoSuchPeriod where it names none.

    ``known`` are the metric's own periods. What is surveyed every second year has its previous period two
    years before; months, quarters and weeks follow each other, whether or not there is a value of each.
    """
    like = [each for each in known if each.kind == period.kind and each.days == period.days]
    earlier = [each for each in like if each.end <= period.start]
    if word == PREVIOUS and earlier:
        last = max(earlier, key=lambda each: each.order)
        if period.kind in _WITH_GAPS or last.end == period.start:
            return last.key
    try:
        parts = _previous(period) if word == PREVIOUS else _year_earlier(period)
        return key_of(period.kind, parts)
    except ValueError:  # 29 February, week 53
        raise NoSuchPeriod(
            tr("the year before has none like {key}: name the period", key=period.key)
        ) from None


def _previous(period: Period) -> Parts:
    """Return the parts of the period of its kind and length that ends where a period begins."""
    kind, parts = period.kind, period.parts
    match kind:
        case "year" | "fiscal" | "academic":
            return _less(parts, 1)
        case "half" | "quarter" | "month" | "fiscal half" | "fiscal quarter":
            years, number = parts[:-1], parts[-1] - 1
            return (*years, number) if number else (*_less(years, 1), _IN_A_YEAR[kind])
        case "span":
            return _less(parts, parts[1] - parts[0] + 1)
        case "day":
            return _of(_day(parts) - timedelta(days=1))
        case "week ending":
            return _of(_day(parts) - _WEEK)
        case "week":
            year, week, _ = (date.fromisocalendar(parts[0], parts[1], 1) - _WEEK).isocalendar()
            return (year, week)
        case "end" if len(parts) == 1:
            return _less(parts, 1)
        case "months" if parts[1] != 1:
            return _months_before(parts)
    raise NoSuchPeriod(_unclear(period, PREVIOUS))


def _year_earlier(period: Period) -> Parts:
    """Return the parts of the like period of the year before; ValueError where that year has none."""
    kind, parts = period.kind, period.parts
    match kind:
        case "year" | "fiscal" | "academic":
            return _less(parts, 1)
        case "fiscal half" | "fiscal quarter":
            return (*_less(parts[:-1], 1), parts[-1])
        case "half" | "quarter" | "month" | "end":
            return (parts[0] - 1, *parts[1:])
        case "week":
            date.fromisocalendar(parts[0] - 1, parts[1], 1)
            return (parts[0] - 1, parts[1])
        case "day":
            return _of(_day((parts[0] - 1, *parts[1:])))
        case "week ending":
            return _of(_day(parts) - _YEAR_OF_WEEKS)
        case "months":
            return (parts[0] - 1, parts[1], parts[2] - 1, parts[3])
    raise NoSuchPeriod(_unclear(period, YEAR_EARLIER))


def _unclear(period: Period, word: str) -> str:
    """Return why a word names no period before one."""
    if period.kind == "now":
        return tr(
            "`{word}` needs a dated value, and this one is `now`: date the value, or name the period",
            word=word,
        )
    if word == PREVIOUS and period.kind == "months":
        return tr(
            "what is previous to {period}, which counts from January, is not certain: name the period",
            period=period.key,
        )
    return tr("`{word}` names no period before {period}: name the period", word=word, period=period.key)


def _less(years: Parts, number: int) -> Parts:
    return tuple(year - number for year in years)


def _months_before(parts: Parts) -> Parts:
    """Return as many months, up to the month before the first: May to July before August to October."""
    first, last = parts[0] * _MONTHS + parts[1] - 1, parts[2] * _MONTHS + parts[3] - 1
    start, end = first - (last - first + 1), first - 1
    return (start // _MONTHS, start % _MONTHS + 1, end // _MONTHS, end % _MONTHS + 1)


def _day(parts: Parts) -> date:
    year, month, day = parts
    return date(year, month, day)


def _of(day: date) -> Parts:
    return (day.year, day.month, day.day)
