"""The ways in which people write a period: 2025年10月, Oct 2025, 202510 and 2025/10 are one month."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from datetime import date
from functools import cache

from briefgen.base.compile_late import compile_late
from briefgen.base.marked import N_
from briefgen.base.translate import tr
from briefgen.facts import period_fiscal, period_stretch
from briefgen.facts.period_fiscal import fiscal
from briefgen.facts.period_words import (
    FORMS,
    MONTHS,
    M,
    N,
    NotAPeriod,
    Readers,
    Spelled,
    Y,
    is_next,
    month_number,
    number_of,
    stretch,
)

NOW = frozenset({"now", "目前", "当前", "现在", "至今", "迄今", "today"})
MOST_SHOWN = 40
"""Characters of an unreadable period that its message repeats."""

_HAN_NUMBER = compile_late(
    r"[〇零一二三四五六七八九十]+(?=[年月日号季周个]|[至到][一二三四五六七八九十]+[月季])"
)
_TRADITIONAL = str.maketrans("週財學會計個號當", "周财学会计个号当")
_ORDINALS = {
    "1": compile_late(r"\bfirst (?=quarter|half)"),
    "2": compile_late(r"\bsecond (?=quarter|half)"),
    "3": compile_late(r"\bthird (?=quarter|half)"),
    "4": compile_late(r"\bfourth (?=quarter|half)"),
}
_TWO_DIGITS = compile_late(r"\d\d")
"""A metric's name is asked for them, too: no form needs to be compiled for it."""
_MONTHS_DOTTED = compile_late(r"^([12]\d{3})-(\d{1,2}) ?\.\.+ ?(?=\d{1,2}$)")
"""2025-01..10, which is no day."""
_TO = compile_late(r"\s*(?:[–—−~]+|--+|\.\.+|(?<=[\d年月])[至到](?=\d)|\bto\b)\s*")
_MIDNIGHT = compile_late(r"[t ]00:00(?::00(?:\.0+)?)?z?$")
_SPACES = compile_late(r"\s+")


@cache
def spelled(key: str) -> Spelled:
    """Return the kind of a period and its numbers, as they are written; NotAPeriod when that is uncertain."""
    text = _plain(key)
    if text in NOW:
        return "now", ()
    if not text:
        raise _refused(key, "")
    if not _TWO_DIGITS.search(text):
        raise _refused(key, _advice(text))
    for form, read in _FORMS:
        if found := form.fullmatch(text):
            return read(_shown(key), *found.groups())
    raise _refused(key, _advice(text))


def _refused(key: str, hint: str) -> NotAPeriod:
    message = tr("{shown} is not a period", shown=_shown(key))
    of_a_day = tr("{shown} is not a day", shown=_shown(key))
    return NotAPeriod(message, tr(hint), of_a_day=of_a_day, lacks_year=hint in _YEARS)


def _shown(key: str) -> str:
    return repr(key if len(key) <= MOST_SHOWN else key[:MOST_SHOWN] + "…")


def _plain(key: str) -> str:
    """Return a key in small letters, with one kind of digits, dashes and spaces, without a time of day."""
    text = unicodedata.normalize("NFKC", key[: 2 * MOST_SHOWN]).strip().lower().translate(_TRADITIONAL)
    text = _HAN_NUMBER.sub(lambda found: number_of(found[0]), text)
    text = _MONTHS_DOTTED.sub(r"\1m\2-", text)
    text = _MIDNIGHT.sub("", _TO.sub("-", text))
    for number, ordinal in _ORDINALS.items():
        text = ordinal.sub(number, text)
    return _SPACES.sub(" ", text)


def _year(shown: str, year: str) -> Spelled:
    return "year", (int(year),)


def _half(shown: str, year: str, half: str) -> Spelled:
    return "half", (int(year), {"上": 1, "下": 2}.get(half) or int(half))


def _quarter(shown: str, year: str, quarter: str) -> Spelled:
    return "quarter", (int(year), int(quarter))


def _month(shown: str, year: str, month: str) -> Spelled:
    return "month", (int(year), month_number(shown, month))


def _dashed(shown: str, year: str, second: str) -> Spelled:
    """Read 2025-10; 2024-25 may be a financial year, or two years."""
    if int(second) > 12 and int(second) > int(year) % 100:
        years = tr("for years write {span}", span=f"{year}-{year[:2]}{second}")
        if is_next(year, second):
            fiscal_year, span = f"FY{year}/{second}", f"{year}-{year[:2]}{second}"
            years = tr("for years write {fiscal_year} or {span}", fiscal_year=fiscal_year, span=span)
        raise NotAPeriod(tr("{shown} has no month {second}", shown=shown, second=second), years)
    return _month(shown, year, second)


def _slashed(shown: str, year: str, second: str) -> Spelled:
    """Read 2025/10 as a month, and 2024/25 as the year that begins in 2024."""
    if is_next(year, second) and 1 <= int(second) <= 12:
        either = tr("write {one} or {other}", one=f"{year}-{second}", other=f"FY{year}/{second}")
        raise NotAPeriod(tr("{shown} may be a month or a financial year", shown=shown), either)
    return fiscal(shown, year, second) if is_next(year, second) else _month(shown, year, second)


def _pointed(shown: str, year: str, month: str) -> Spelled:
    """Read 2025.10, and never 2025.1, which a spreadsheet makes of it."""
    if len(month) == 1:
        hint = tr("write {one}", one=f"{year}-0{month}")
        if month == "1":
            hint = tr("write {one} or {other}", one=f"{year}-01", other=f"{year}-10")
        raise NotAPeriod(tr("{shown} may have lost a digit", shown=shown), hint)
    return _month(shown, year, month)


def _day(shown: str, year: str, month: str, day: str) -> Spelled:
    parts = (int(year), month_number(shown, month), int(day))
    try:
        date(*parts)
    except ValueError:
        message = tr(
            "{shown} is not a date: {MONTHS} {year} has no day {parts}",
            shown=shown,
            MONTHS=MONTHS[parts[1] - 1],
            year=year,
            parts=parts[2],
        )
        raise NotAPeriod(message, tr("write a day of the calendar, as in 2025-06-30")) from None
    return "day", parts


def _either_day(shown: str, one: str, two: str, year: str) -> Spelled:
    """Read 31/12/2025; 10/12/2025 is one day in London and another in Boston."""
    first, second = int(one), int(two)
    if first != second and 1 <= first <= 12 and 1 <= second <= 12:
        one, other = f"{year}-{second:02d}-{first:02d}", f"{year}-{first:02d}-{second:02d}"
        hint = tr("write {one} or {other}", one=one, other=other)
        raise NotAPeriod(tr("{shown} may be one of two days", shown=shown), hint)
    return _day(shown, year, one, two) if second > 12 else _day(shown, year, two, one)


def _week(shown: str, year: str, week: str) -> Spelled:
    try:
        date.fromisocalendar(int(year), int(week), 1)
    except ValueError:
        message = tr("{year} has no week {week}", year=year, week=week)
        raise NotAPeriod(message, tr("weeks go from W01 to W52, in some years to W53 (ISO 8601)")) from None
    return "week", (int(year), int(week))


def _span(shown: str, first: str, last: str) -> Spelled:
    if int(first) >= int(last):
        raise NotAPeriod(tr("{shown} ends before it begins", shown=shown), tr("write the earlier year first"))
    return "span", (int(first), int(last))


def _swapped(read: Callable[[str, str, str], Spelled]) -> Callable[[str, str, str], Spelled]:
    """Return a reader for a period whose year comes last."""
    return lambda shown, other, year: read(shown, year, other)


_TH = "(?:st|nd|rd|th|\\.|er)?"
_D = rf"(\d{{1,2}}){_TH}"

_READERS: Readers = (
    (f"{Y}(?: ?年度?)?(?: ?全年)?", _year),
    (f"{Y} ?- ?{N}", _dashed),
    (f"{Y}[ -]?[qt]([1-4])", _quarter),
    (rf"{Y}([-/.]){N}\2{N}", lambda shown, year, _, month, day: _day(shown, year, month, day)),
    (f"{Y} ?年? ?- ?{Y} ?年?", _span),
    (f"{Y}[ -]?h([12])", _half),
    (f"{Y} ?年? ?([上下])半年", _half),
    (f"(?:h([12])[ /-]?|([12])h ?|([12]){_TH} ?half (?:of )?){Y}", lambda shown, *groups: _half(
        shown, groups[-1], next(filter(None, groups)))),
    (f"{Y} ?年? ?(?:第?([1-4])季度?)", _quarter),
    (f"{Y} ?年 ?q([1-4])", _quarter),
    (f"(?:[qt]([1-4])[ /-]?|([1-4])[qt] ?|([1-4]){_TH}e? ?(?:quarter|quartal|trimestre) (?:of |de )?){Y}",
     lambda shown, *groups: _quarter(shown, groups[-1], next(filter(None, groups)))),
    (rf"{Y} ?/ ?{N}", _slashed),
    (rf"{Y}\.{N}", _pointed),
    (rf"{Y}(\d\d)", _month),
    (f"{Y} ?年 ?{N} ?月份?", _month),
    (f"{Y} ?m(\\d\\d)", _month),
    (f"{M}[ ,-]{{1,2}}{Y}", _swapped(_month)),
    (f"{Y}[ -]{M}", _month),
    (rf"{N}[/.-]{Y}", _swapped(_month)),
    (rf"{Y}(\d\d)(\d\d)", _day),
    (f"{Y} ?年 ?{N} ?月 ?{N} ?[日号]", _day),
    (f"{_D}[ -]{M}[ ,-]{{1,2}}{Y}", lambda shown, day, month, year: _day(shown, year, month, day)),
    (f"{M} {_D}[ ,]{{1,2}}{Y}", lambda shown, month, day, year: _day(shown, year, month, day)),
    (rf"{N}[/.-]{N}[/.-]{Y}", _either_day),
    (f"{Y}[ -]?w{N}", _week),
    (f"{Y} ?年 ?第 ?{N} ?[周週]", _week),
    (f"(?:w(?:eek)?|kw|s) ?{N}(?: of |, | ?/ ?| ){Y}", _swapped(_week)),
    (f"{Y} ?年 ?{N} ?月? ?- ?{N} ?月份?", lambda shown, year, first, last: stretch(
        shown, year, first, year, last)),
    (f"{M} ?- ?{M} {Y}", lambda shown, first, last, year: stretch(shown, year, first, year, last)),
    (f"{Y} ?年? ?前([1-4])季度?", lambda shown, year, last: stretch(
        shown, year, "1", year, str(3 * int(last)))),
    (f"{Y} ?年 ?前{N} ?个月", lambda shown, year, last: stretch(shown, year, "1", year, last)),
    (rf"{Y}-{N} ?[/-] ?{Y}-{N}", stretch),
    (f"{Y} ?年 ?{N} ?月 ?- ?{Y} ?年 ?{N} ?月", stretch),
    (f"{M} {Y} ?- ?{M} {Y}", lambda shown, first, year, last, later: stretch(
        shown, year, first, later, last)),
    *period_fiscal.READERS,
    *period_stretch.READERS,
    *period_stretch.ends(lambda text: spelled(text)),
)  # fmt: skip
_FORMS = tuple((compile_late(pattern), read) for pattern, read in _READERS)


_FOUR_DIGITS = N_("write the year with four digits, as in 2025-10 or 2025Q3")
_YEAR_TOO = N_("write the year too, as in 2025-10, 2025Q3 or 2025H1")
_READ_LATER = N_("a brief is read later too: write the year, as in 2025 or 2025-10")
_YEARS = (_FOUR_DIGITS, _YEAR_TOO, _READ_LATER)


def _advice(text: str) -> str:
    """Return what to write instead of what is not a period, or not surely one; a constant or said already."""
    if re.search(r"(?:fy|fiscal|财年|财政|\d/\d\d).*(?:[qh]\d|季)|[qh]\d.*(?:fy|fiscal)", text):
        return N_(
            "a financial year has quarters and halves: write FY2025Q1 to FY2025Q4, FY2025H1 or FY2025H2"
        )
    if re.fullmatch(rf"{Y}[ -]?q[05-9]|q[05-9][ -]?{Y}|{Y}年第?[05-9]季度?", text):
        return N_("quarters go from Q1 to Q4, as in 2025Q3")
    if re.search("ytd|year-date|年初至今|累计", text):
        return N_("write the months that it covers, as in 2025-01/2025-10")
    if found := re.fullmatch(rf"{Y}/{Y}", text):
        first, last = sorted(found.groups())
        hint = N_("write {span} for the years from one to the other")
        if is_next(*found.groups()):
            hint = N_("write {one} for one financial year, {span} for the years from one to the other")
        return tr(hint, one=f"FY{found[1]}/{found[2][2:]}", span=f"{first}-{last}")
    short = rf"(?:[qh][1-4]|[1-4][qh]|{M}|\d\dq)[ '’-]{{0,2}}\d\d|\d\d[qh][1-4]|['’]?\d\d|\d\d年.*"
    if re.fullmatch(short, text):
        return _FOUR_DIGITS
    if re.fullmatch(
        rf"(?:[qh][1-4]|{M}|\d\d?月份?|第?\d季度?|[上下]半年|w\d\d?|前\d季度|\d\d?月?-\d\d?月份?|前\d\d?个月)",
        text,
    ):
        return _YEAR_TOO
    if re.search("[去今上本昨明]|last|this|previous|yesterday", text):
        return _READ_LATER
    return FORMS
