"""Financial and academic years as people write them: FY2025, 2024/25, Q1 of FY2025, 2024/25学年."""

from __future__ import annotations

from briefgen.base.translate import tr
from briefgen.facts.period_words import NotAPeriod, PeriodKind, Readers, Spelled, Y, is_next

FY = r"(?:fy ?|fiscal (?:year )?|financial year )"
AY = r"(?:ay ?|academic year |school year )"
OLD_YEAR = 70
"""FY70 and later years of two digits are of the last century."""
_SECOND = r"[/-](\d{4}|\d\d)"
_YEAR = "(?:财政?年度?|会计年度|年度)"
_YEARS = rf"(?:{FY}([12]\d{{3}}|\d\d)(?:{_SECOND})?|{Y}/(\d{{4}}|\d\d)|{Y}(?:{_SECOND})? ?年?{_YEAR})"
"""A financial year: two groups a way of writing it."""
_PART = r"(?:q([1-4])|第?([1-4])季度?|h([12])|([上下])半年)"


def _years(shown: str, year: str, second: str | None) -> tuple[int, int]:
    """Return the years in which a financial year begins and ends, the same twice where one is named."""
    century = 0 if len(year) == 4 else 2000 if int(year) < OLD_YEAR else 1900
    first = century + int(year)
    if second and not is_next(str(first), second):
        one, several = f"FY{first}/{(first + 1) % 100:02d}", f"{first}-{first + 5}"
        either = tr("write {one} for one year, {several} for several", one=one, several=several)
        raise NotAPeriod(tr("{shown} is not one financial year", shown=shown), either)
    return first, first + 1 if second else first


def fiscal(shown: str, year: str, second: str | None = None) -> Spelled:
    """Read FY2025, or 2024/25: twelve months that begin in one year and end in the next."""
    return "fiscal", _years(shown, year, second)


def _part_last(shown: str, *groups: str | None) -> Spelled:
    """Read FY2025 Q1, 2024/25 H1 or 2025财年第一季度."""
    return _part(shown, groups[:-4], groups[-4:])


def _part_first(shown: str, *groups: str | None) -> Spelled:
    """Read Q1 FY2025 or H2 of 2024/25."""
    return _part(shown, groups[4:], groups[:4])


def _part(shown: str, years: tuple[str | None, ...], part: tuple[str | None, ...]) -> Spelled:
    at = next(index for index in range(0, len(years), 2) if years[index])
    quarter, half = part[0] or part[1], part[2] or part[3]
    kind: PeriodKind = "fiscal quarter" if quarter else "fiscal half"
    number = {"上": 1, "下": 2}.get(half or "") or int(quarter or half or 0)
    return kind, (*_years(shown, years[at] or "", years[at + 1]), number)


def _academic(shown: str, year: str, second: str) -> Spelled:
    if not is_next(year, second):
        either = tr("write {one}", one=f"AY{year}/{(int(year) + 1) % 100:02d}")
        raise NotAPeriod(tr("{shown} is not one academic year", shown=shown), either)
    return "academic", (int(year), int(year) + 1)


READERS: Readers = (
    (rf"{FY}([12]\d{{3}}|\d\d)", fiscal),
    (rf"{Y} ?(?:财政?年度?|会计年度)", fiscal),
    (rf"{AY}{Y}{_SECOND}", _academic),
    (rf"{Y}{_SECOND} ?(?:学年度?|academic year|school year)", _academic),
    (rf"{FY}([12]\d{{3}}|\d\d){_SECOND}", fiscal),
    (rf"{Y}{_SECOND} ?年?(?:财政?年度?|会计年度|年?度)", fiscal),
    (rf"{_YEARS}[ ,-]{{0,2}}{_PART}", _part_last),
    (
        rf"(?:([1-4])(?:st|nd|rd|th)? ?quarter()|([12])(?:st|nd)? ?half()) (?:of )?(?:the )?{_YEARS}",
        _part_first,
    ),
    (rf"{_PART}(?:[ /-]| of (?:the )?)?{_YEARS}", _part_first),
)
