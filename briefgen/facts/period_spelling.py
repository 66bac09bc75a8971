"""The ways in which people write a period: 2025年10月, Oct 2025, 202510 and 2025/10 are one month."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from datetime import date
from functools import cache
from typing import Literal

from briefgen.facts.number_text import HAN_NUMERALS

PeriodKind = Literal["year", "half", "quarter", "month", "day", "week", "months", "fiscal", "span", "now"]
Spelled = tuple[PeriodKind, tuple[int, ...]]
"""A kind of period and its numbers: year and month, first and last year, …"""

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
NOW = frozenset({"now", "目前", "当前", "现在", "至今", "迄今", "today"})
FORMS = "write it as 2025, 2025H1, 2025Q3, 2025-06, 2025-06-30, 2025-W40, FY2025, 2021-2025 or now"
MOST_SHOWN = 40
"""Characters of an unreadable period that its message repeats."""

_HAN_NUMBER = re.compile(r"[〇零一二三四五六七八九十]+(?=[年月日号季周])")
_ORDINALS = {"first": "1", "second": "2", "third": "3", "fourth": "4"}
_NAMES = {
    **{name[:3].lower(): number for number, name in enumerate(MONTHS, 1)},
    **{name.lower(): number for number, name in enumerate(MONTHS, 1)},
    "sept": 9,
}


class NotAPeriod(ValueError):
    """A text is not a period, or is ambiguous; ``hint`` says what to write."""

    def __init__(self, message: str, hint: str = FORMS) -> None:
        """Keep the message and the hint apart; as text they are one sentence."""
        self.message, self.hint = message, hint
        super().__init__(f"{message}: {hint}")


@cache
def spelled(key: str) -> Spelled:
    """Return the kind of a period and its numbers, as they are written; NotAPeriod when that is uncertain."""
    text = _plain(key)
    if text in NOW:
        return "now", ()
    if not text:  # a reference without a period asks this: no form needs to be compiled for it
        raise NotAPeriod(f"{_shown(key)} is not a period")
    for pattern, read in _READERS:
        if found := re.fullmatch(pattern, text):
            return read(_shown(key), *found.groups())
    raise NotAPeriod(f"{_shown(key)} is not a period", _advice(text))


def _shown(key: str) -> str:
    return repr(key if len(key) <= MOST_SHOWN else key[:MOST_SHOWN] + "…")


def _plain(key: str) -> str:
    """Return a key in small letters, with one kind of digits, dashes and spaces, without a time of day."""
    text = unicodedata.normalize("NFKC", key[: 2 * MOST_SHOWN]).strip().lower()
    text = _HAN_NUMBER.sub(lambda found: _number(found[0]), text)
    text = re.sub(r"\s*(?:[–—−~]+|--+|\.\.+|(?<=[\d年月])[至到](?=\d)|\bto\b)\s*", "-", text)
    text = re.sub(r"[t ]00:00(?::00(?:\.0+)?)?z?$", "", text)
    for word, number in _ORDINALS.items():
        text = re.sub(rf"\b{word} (?=quarter|half)", number, text)
    return re.sub(r"\s+", " ", text)


def _number(han: str) -> str:
    """Return 〇, 二 or 十二 in digits."""
    tens, ten, ones = han.replace("〇", "零").partition("十")
    if ten:
        return str(10 * int(_number(tens) or 1) + int(_number(ones) or 0))
    return "".join(str(HAN_NUMERALS.index(digit)) for digit in tens)


def _year(shown: str, year: str) -> Spelled:
    return "year", (int(year),)


def _half(shown: str, year: str, half: str) -> Spelled:
    return "half", (int(year), {"上": 1, "下": 2}.get(half) or int(half))


def _quarter(shown: str, year: str, quarter: str) -> Spelled:
    return "quarter", (int(year), int(quarter))


def _month_number(shown: str, month: str) -> int:
    number = _NAMES.get(month) or int(month)
    if not 1 <= number <= 12:
        raise NotAPeriod(f"{shown} has no month {number}", "months go from 01 to 12, as in 2025-06")
    return number


def _month(shown: str, year: str, month: str) -> Spelled:
    return "month", (int(year), _month_number(shown, month))


def _dashed(shown: str, year: str, second: str) -> Spelled:
    """Read 2025-10; 2024-25 may be a financial year, or two years."""
    if int(second) > 12 and int(second) > int(year) % 100:
        either = f"FY{year}/{second} or " if _next(year, second) else ""
        years = f"for years write {either}{year}-{year[:2]}{second}"
        raise NotAPeriod(f"{shown} has no month {second}", years)
    return _month(shown, year, second)


def _slashed(shown: str, year: str, second: str) -> Spelled:
    """Read 2025/10 as a month, and 2024/25 as the year that begins in 2024."""
    if _next(year, second) and 1 <= int(second) <= 12:
        either = f"write {year}-{second} or FY{year}/{second}"
        raise NotAPeriod(f"{shown} may be a month or a financial year", either)
    return _fiscal(shown, year, second) if _next(year, second) else _month(shown, year, second)


def _pointed(shown: str, year: str, month: str) -> Spelled:
    """Read 2025.10, and never 2025.1, which a spreadsheet makes of it."""
    either = f"{year}-01 or {year}-10" if month == "1" else f"{year}-0{month}"
    if len(month) == 1:
        raise NotAPeriod(f"{shown} may have lost a digit", f"write {either}")
    return _month(shown, year, month)


def _day(shown: str, year: str, month: str, day: str) -> Spelled:
    parts = (int(year), _month_number(shown, month), int(day))
    try:
        date(*parts)
    except ValueError:
        message = f"{shown} is not a date: {MONTHS[parts[1] - 1]} {year} has no day {parts[2]}"
        raise NotAPeriod(message, "write a day of the calendar, as in 2025-06-30") from None
    return "day", parts


def _either_day(shown: str, one: str, two: str, year: str) -> Spelled:
    """Read 31/12/2025; 10/12/2025 is one day in London and another in Boston."""
    first, second = int(one), int(two)
    if first != second and 1 <= first <= 12 and 1 <= second <= 12:
        either = f"{year}-{second:02d}-{first:02d} or {year}-{first:02d}-{second:02d}"
        raise NotAPeriod(f"{shown} may be one of two days", f"write {either}")
    return _day(shown, year, one, two) if second > 12 else _day(shown, year, two, one)


def _week(shown: str, year: str, week: str) -> Spelled:
    try:
        date.fromisocalendar(int(year), int(week), 1)
    except ValueError:
        message = f"{year} has no week {week}"
        raise NotAPeriod(message, "weeks go from W01 to W52, in some years to W53 (ISO 8601)") from None
    return "week", (int(year), int(week))


def _stretch(shown: str, first_year: str, first: str, last_year: str, last: str) -> Spelled:
    """Read months that follow each other by their shortest name: January to June is a half."""
    parts = (
    int(first_year), _month_number(shown, first), int(last_year), _month_number(shown, last),
    )  # fmt: skip
    if parts[:2] > parts[2:]:
        raise NotAPeriod(f"{shown} ends before it begins", "write the earlier month first")
    months = parts[3] - parts[1] + 1
    if parts[0] != parts[2] or months not in (1, 3, 6, 12) or (parts[1] - 1) % months:
        return "months", parts
    if months == 12:
        return "year", parts[:1]
    kind: PeriodKind = "month" if months == 1 else "quarter" if months == 3 else "half"
    return kind, (parts[0], parts[3] // months)


def _next(year: str, second: str) -> bool:
    """Return whether ``second`` names the year after the first, with two digits or with four."""
    return str(int(year) + 1).endswith(second) and len(second) in (2, 4)


def _fiscal(shown: str, year: str, second: str = "") -> Spelled:
    """Read FY2025, or 2024/25: twelve months that begin in one year and end in the next."""
    first = int(year) if len(year) == 4 else 2000 + int(year)
    if second and not _next(str(first), second):
        either = f"write FY{first}/{(first + 1) % 100:02d} for one year, {first}-{first + 5} for several"
        raise NotAPeriod(f"{shown} is not one financial year", either)
    return "fiscal", (first, first + 1 if second else first)


def _span(shown: str, first: str, last: str) -> Spelled:
    if int(first) >= int(last):
        raise NotAPeriod(f"{shown} ends before it begins", "write the earlier year first")
    return "span", (int(first), int(last))


def _swapped(read: Callable[[str, str, str], Spelled]) -> Callable[[str, str, str], Spelled]:
    """Return a reader for a period whose year comes last."""
    return lambda shown, other, year: read(shown, year, other)


_Y = r"([12]\d{3})"
_N = r"(\d{1,2})"
_M = f"({'|'.join(sorted(_NAMES, key=len, reverse=True))})\\.?"
_TH = "(?:st|nd|rd|th)?"
_D = rf"(\d{{1,2}}){_TH}"
_FY = r"(?:fy ?|fiscal (?:year )?|financial year )"
_ACADEMIC = r"(?:academic year |school year )"

_READERS: tuple[tuple[str, Callable[..., Spelled]], ...] = (
    (f"{_Y}(?: ?年度?)?(?: ?全年)?", _year),
    (f"{_Y} ?- ?{_N}", _dashed),
    (f"{_Y}[ -]?q([1-4])", _quarter),
    (rf"{_Y}([-/.]){_N}\2{_N}", lambda shown, year, _, month, day: _day(shown, year, month, day)),
    (f"{_Y} ?年? ?- ?{_Y} ?年?", _span),
    (f"{_Y}[ -]?h([12])", _half),
    (f"{_Y} ?年? ?([上下])半年", _half),
    (f"(?:h([12])[ /-]?|([12])h ?|([12]){_TH} ?half (?:of )?){_Y}", lambda shown, *groups: _half(
        shown, groups[-1], next(filter(None, groups)))),
    (f"{_Y} ?年? ?(?:第?([1-4])季度?)", _quarter),
    (f"{_Y} ?年 ?q([1-4])", _quarter),
    (f"(?:q([1-4])[ /-]?|([1-4])q ?|([1-4]){_TH} ?quarter (?:of )?){_Y}", lambda shown, *groups: _quarter(
        shown, groups[-1], next(filter(None, groups)))),
    (rf"{_Y} ?/ ?{_N}", _slashed),
    (rf"{_Y}\.{_N}", _pointed),
    (rf"{_Y}(\d\d)", _month),
    (f"{_Y} ?年 ?{_N} ?月份?", _month),
    (f"{_Y} ?m(\\d\\d)", _month),
    (f"{_M}[ ,-]{{1,2}}{_Y}", _swapped(_month)),
    (f"{_Y}[ -]{_M}", _month),
    (rf"{_N}[/.-]{_Y}", _swapped(_month)),
    (rf"{_Y}(\d\d)(\d\d)", _day),
    (f"{_Y} ?年 ?{_N} ?月 ?{_N} ?[日号]", _day),
    (f"{_D}[ -]{_M}[ ,-]{{1,2}}{_Y}", lambda shown, day, month, year: _day(shown, year, month, day)),
    (f"{_M} {_D}[ ,]{{1,2}}{_Y}", lambda shown, month, day, year: _day(shown, year, month, day)),
    (rf"{_N}[/.-]{_N}[/.-]{_Y}", _either_day),
    (f"{_Y}[ -]?w{_N}", _week),
    (f"{_Y} ?年 ?第 ?{_N} ?周", _week),
    (f"w(?:eek)? ?{_N}(?: of |, | ?/ ?| ){_Y}", _swapped(_week)),
    (f"{_Y} ?年 ?{_N} ?月? ?- ?{_N} ?月份?", lambda shown, year, first, last: _stretch(
        shown, year, first, year, last)),
    (f"{_M} ?- ?{_M} {_Y}", lambda shown, first, last, year: _stretch(shown, year, first, year, last)),
    (f"{_Y} ?年? ?前([1-4])季度?", lambda shown, year, last: _stretch(
        shown, year, "1", year, str(3 * int(last)))),
    (f"{_Y} ?年 ?前{_N} ?个月", lambda shown, year, last: _stretch(shown, year, "1", year, last)),
    (rf"{_Y}-{_N} ?[/-] ?{_Y}-{_N}", _stretch),
    (f"{_Y} ?年 ?{_N} ?月 ?- ?{_Y} ?年 ?{_N} ?月", _stretch),
    (f"{_M} {_Y} ?- ?{_M} {_Y}", lambda shown, first, year, last, later: _stretch(
        shown, year, first, later, last)),
    (rf"{_FY}(\d{{4}}|\d\d)", _fiscal),
    (rf"{_Y} ?财政?年度?", _fiscal),
    (rf"(?:{_FY}|{_ACADEMIC}){_Y}[/-](\d{{4}}|\d\d)", _fiscal),
    (rf"{_Y}[/-](\d{{4}}|\d\d) ?年?(?:财政?年度?|学年度?|度)", _fiscal),
)  # fmt: skip


def _advice(text: str) -> str:
    """Return what to write instead of what is not a period, or not surely one."""
    if re.search("(?:fy|fiscal|财年|财政).*(?:[qh][1-4]|[上下]半年|季)|[qh][1-4].*(?:fy|fiscal)", text):
        return "a part of a financial year needs its place in the calendar: write 2025Q3 or 2025-07/2025-09"
    if found := re.fullmatch(rf"{_Y}/{_Y}", text):
        one = f"FY{found[1]}/{found[2][2:]} for one financial year, " if _next(*found.groups()) else ""
        first, last = sorted(found.groups())
        return f"write {one}{first}-{last} for the years from one to the other"
    short = rf"(?:[qh][1-4]|[1-4][qh]|{_M}|\d\dq)[ '’-]{{0,2}}\d\d|\d\d[qh][1-4]|['’]?\d\d|\d\d年.*"
    if re.fullmatch(short, text):
        return "write the year with four digits, as in 2025-10 or 2025Q3"
    if re.fullmatch(rf"(?:[qh][1-4]|{_M}|\d\d?月份?|第?\d季度?|[上下]半年|w\d\d?|前\d季度)", text):
        return "write the year too, as in 2025-10, 2025Q3 or 2025H1"
    if re.search("[去今上本昨明]|last|this|previous|yesterday", text):
        return "a brief is read later too: write the year, as in 2025 or 2025-10"
    return FORMS
