"""Periods told by where they end: first nine months, year to date, the week ending, the end of 2025."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable

from briefgen.base.marked import N_
from briefgen.base.translate import tr
from briefgen.facts.period_words import M, N, NotAPeriod, Readers, Spelled, Y, month_number, stretch

COUNTS = {
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12,
}  # fmt: skip
_COUNT = rf"(\d\d?|{'|'.join(COUNTS)})"
_TO = r" ?(?:-|ended|ending|through) ?"
_END = r"(?:(?:at |the |year[- ])*end(?:[- ]of)?[ -]|eo[yqm] ?)"
_AS_AT = r"(?:as (?:at|of) |截[至止] ?)"
_WEEK_TO = r"(?:the )?(?:week (?:ending|ended)|w/e|we)[ :-]?"
WHOLE_DAYS = N_("write the day of its last day, as in 2025-03-31")


def _months(shown: str, year: str, first: str, last: str) -> Spelled:
    return stretch(shown, year, first, year, last)


def _first_months(shown: str, count: str, year: str) -> Spelled:
    """Read the first nine months of 2025; one alone is a month."""
    number = COUNTS.get(count) or int(count)
    if not 2 <= number <= 12:
        raise NotAPeriod(
            tr("{shown} names {number} months of a year", shown=shown, number=number),
            tr("write 2 to 12 months"),
        )
    return stretch(shown, year, "1", year, str(number))


def _to_date(shown: str, year: str, month: str) -> Spelled:
    return stretch(shown, year, "1", year, month)


def _ended(shown: str, count: str, day: str | None, month: str, year: str) -> Spelled:
    """Read nine months ended 30 September 2025: whole months, of which the last is named."""
    number, last = COUNTS.get(count) or int(count or 12), month_number(shown, month)
    if day and int(day) != monthrange(int(year), last)[1]:
        raise NotAPeriod(
            tr("{shown} does not end with a month", shown=shown),
            tr("a stretch of months ends on a month's last day"),
        )
    first = 12 * int(year) + last - number
    return stretch(shown, str(first // 12), str(first % 12 + 1), year, month)


def _quarters(shown: str, year: str, first: str, last: str) -> Spelled:
    return stretch(shown, year, str(3 * int(first) - 2), year, str(3 * int(last)))


def _year_ended(shown: str, day: str | None, month: str, year: str) -> Spelled:
    return _ended(shown, "12", day, month, year)


def ends(read: Callable[[str], Spelled]) -> Readers:
    """Return the readers of days, weeks and ends by the period inside them, which ``read`` reads."""

    def end(shown: str, inside: str) -> Spelled:
        """Read the end of a year, a quarter, a month: the last day of it."""
        kind, parts = read(inside)
        match kind, parts:
            case "year", (year,):
                return "end", (year,)
            case "month" | "quarter" | "half", (year, number):
                return "end", (year, number * {"month": 1, "quarter": 3}.get(kind, 6))
            case "day" | "end", _:
                return kind, parts
        raise NotAPeriod(tr("{shown} has an end that only its calendar knows", shown=shown), tr(WHOLE_DAYS))

    def week(shown: str, inside: str) -> Spelled:
        kind, parts = read(inside)
        if kind != "day":
            raise NotAPeriod(
                tr("{shown} ends on no day", shown=shown), tr("write week ending 2025-10-05, or 2025-W40")
            )
        return "week ending", parts

    return (
        (rf"{_WEEK_TO}(.+)", week),
        (r"截?[至止]?(.+日)的?(?:当|这|那|1)周", week),
        (rf"{_END}(.+)", end),
        (rf"(?:{_AS_AT})?(.+半年)[末底]", end),
        (rf"(?:{_AS_AT})?(.+?) ?(?:年?[末底]|year[- ]end)", end),
        (rf"{_AS_AT}(.+)", end),
    )


READERS: Readers = (
    (rf"{Y}[ -]?m{N} ?- ?m?{N}", _months),
    (rf"{Y} {M} ?- ?{M}", _months),
    (rf"{Y}[ -]?{N}m", lambda shown, year, count: _first_months(shown, count, year)),
    (rf"{N}m[ -]?{Y}", _first_months),
    (rf"(?:the )?first {_COUNT} months (?:of |in )?{Y}", _first_months),
    (rf"{Y} first {_COUNT} months", lambda shown, year, count: _first_months(shown, count, year)),
    (rf"(?:the )?{_COUNT} months{_TO}(?:{N} )?{M} {Y}", _ended),
    (rf"(?:the )?year{_TO}(?:{N} )?{M} {Y}", _year_ended),
    (rf"{Y}-{N}[ -](?:ytd|year-date)", _to_date),
    (rf"(?:ytd|year-date)[ -]{Y}-{N}", _to_date),
    (rf"{M} {Y}[ -](?:ytd|year-date)", lambda shown, month, year: _to_date(shown, year, month)),
    (rf"(?:ytd|year-date)[ -]{M} {Y}", lambda shown, month, year: _to_date(shown, year, month)),
    (rf"{Y} ?年 ?{N} ?月份?累计", _to_date),
    (rf"{Y} ?年 ?{N} ?月? ?- ?{N} ?月份?累计", _months),
    (rf"{Y}[ -]?q([1-4]) ?- ?q?([1-4])", _quarters),
    (rf"{Y} ?年 ?第?([1-4])季?度? ?- ?第?([1-4])季度?", _quarters),
    (rf"q([1-4]) ?- ?q?([1-4]) {Y}", lambda shown, first, last, year: _quarters(shown, year, first, last)),
)
