"""A kind of period and its numbers in; its key, and how each language writes it, out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from briefgen.base.catalogue import is_native
from briefgen.base.compile_late import compile_late
from briefgen.base.conventions import conventions
from briefgen.base.locale import is_chinese
from briefgen.base.marked import both
from briefgen.base.say import say
from briefgen.facts.number_text import HAN_NUMERALS
from briefgen.facts.period_words import MONTHS, PeriodKind

_KEYS = {
    "year": "{year}",
    "half": "{year}H{number}",
    "quarter": "{year}Q{number}",
    "month": "{year}-{number:02d}",
    "day": "{year}-{number:02d}-{day:02d}",
    "week": "{year}-W{number:02d}",
    "week ending": "WE{year}-{number:02d}-{day:02d}",
    "months": "{year}-{number:02d}/{last_year}-{last_number:02d}",
    "whole months": "{year}-{number:02d}/{last_year}-{last_number:02d}",
    "end": "end-{year}-{number:02d}",
    "whole end": "end-{year}",
    "fiscal": "FY{year}/{end}",
    "whole fiscal": "FY{year}",
    "fiscal half": "FY{year}/{end}H{part}",
    "whole fiscal half": "FY{year}H{part}",
    "fiscal quarter": "FY{year}/{end}Q{part}",
    "whole fiscal quarter": "FY{year}Q{part}",
    "academic": "AY{year}/{end}",
    "span": "{year}-{number}",
}
"""A period's key; whole: in one year of the calendar."""
_FORMS = {
    "year": both("{year}年", "{year}"),
    "half": both("{year}年{half}半年", "H{number} {year}"),
    "quarter": both("{year}年第{quarter}季度", "Q{number} {year}"),
    "month": both("{year}年{number}月", "{month} {year}"),
    "day": both("{year}年{number}月{day}日", "{day} {month} {year}"),
    "week": both("{year}年第{number}周", "week {number} of {year}"),
    "week ending": both("截至{year}年{number}月{day}日的一周", "the week ending {day} {month} {year}"),
    "months": both("{year}年{number}月—{last_year}年{last_number}月", "{month} {year} – {last} {last_year}"),
    "whole months": both("{year}年{number}—{last_number}月", "{month}–{last} {last_year}"),
    "end": both("{year}年{number}月末", "the end of {month} {year}"),
    "whole end": both("{year}年末", "the end of {year}"),
    "fiscal": both("{year}/{end}财年", "{year}/{end}"),
    "whole fiscal": both("{year}财年", "FY{year}"),
    "fiscal half": both("{year}/{end}财年{half}半年", "{year}/{end} H{part}"),
    "whole fiscal half": both("{year}财年{half}半年", "FY{year} H{part}"),
    "fiscal quarter": both("{year}/{end}财年第{quarter}季度", "{year}/{end} Q{part}"),
    "whole fiscal quarter": both("{year}财年第{quarter}季度", "FY{year} Q{part}"),
    "academic": both("{year}/{end}学年", "academic year {year}/{end}"),
    "span": both("{year}—{number}年", "{year}–{number}"),
}
"""How it is written in Chinese and in English; months and days elsewhere as the CLDR has them."""
_SHORT_FORMS = {
    "quarter": both("{year}年{quarter}季度", "Q{number} {year}"),
    "fiscal quarter": both("{year}/{end}财年{quarter}季度", "{year}/{end} Q{part}"),
    "whole fiscal quarter": both("{year}财年{quarter}季度", "FY{year} Q{part}"),
    "week": both("{year}年第{number}周", "W{number} {year}"),
    "week ending": both("至{year}年{number}月{day}日当周", "w/e {day} {month} {year}"),
    "academic": both("{year}/{end}学年", "{year}/{end}"),
    "end": both("{year}年{number}月末", "end {month} {year}"),
    "whole end": both("{year}年末", "end {year}"),
}
"""Where fewer letters say it."""
FISCAL = frozenset({"fiscal", "fiscal half", "fiscal quarter"})
"""Kinds that lie where the brief's financial year does."""
_MONTHLY = ("month", "day", "week ending", "months", "end")


def _fields(kind: PeriodKind, parts: tuple[int, ...], months: tuple[str, ...]) -> dict[str, object]:
    """Return what the forms of a period may name."""
    year, number, third, fourth = (*parts, 0, 0, 0)[:4]
    monthly = kind in _MONTHLY and len(parts) > 1
    return {
        "year": year,
        "number": number,
        "day": third,
        "part": third,
        "last_year": third,
        "last_number": fourth,
        "half": "上下"[parts[-1] - 1] if kind in ("half", "fiscal half") else "",
        "quarter": HAN_NUMERALS[parts[-1]] if kind in ("quarter", "fiscal quarter") else "",
        "month": months[number - 1] if monthly else "",
        "last": months[fourth - 1] if kind == "months" else "",
        "end": f"{number % 100:02d}" if kind in FISCAL or kind == "academic" else "",
    }


def _form(kind: PeriodKind, parts: tuple[int, ...]) -> str:
    return f"whole {kind}" if _is_whole(kind, parts) else kind


def written_key(kind: PeriodKind, parts: tuple[int, ...]) -> str:
    """Return the key of a period by its kind and its numbers."""
    return _KEYS[_form(kind, parts)].format(**_fields(kind, parts, MONTHS))


@lru_cache(maxsize=16_384)  # more than a metric from a table has periods
def in_words(kind: PeriodKind, parts: tuple[int, ...], language: str, *, short: bool = False) -> str:
    """Return a period in words, in fewer letters where asked for."""
    form, own = _form(kind, parts), conventions(language)
    fields = _fields(kind, parts, own.short_months if short else own.months)
    if kind in ("month", "day") and not (is_chinese(language) or is_native(language)):
        first = {"day": say(language, "", "1")} if kind == "day" and parts[2] == 1 else {}
        return (own.day if kind == "day" else own.month).format(**(fields | first))
    if short and kind in ("quarter", "half") and not is_chinese(language):
        return f"{short_part(kind, parts[-1], language)} {parts[0]}"
    forms = (_SHORT_FORMS if short else {}).get(form) or _FORMS[form]
    return say(language, *forms, **fields)


def short_part(kind: str, number: int, language: str) -> str:
    """Return what a half or quarter is called in its year, where letters are: H1, Q3, T3."""
    if kind == "quarter":
        return conventions(language).short_quarters[number - 1]
    return say(language, "", "H{number}", number=number)


def _is_whole(kind: PeriodKind, parts: tuple[int, ...]) -> bool:
    """Return whether a period of a kind that may name two years, or a month, names a single year."""
    if kind == "months":
        return parts[0] == parts[2]
    return (kind in FISCAL and parts[0] == parts[1]) or (kind == "end" and len(parts) == 1)


def spelled_forms(language: str) -> Iterator[str]:
    """Yield patterns of periods as a language writes them, with and without their year, the longest first."""
    own = conventions(language)
    forms = {say(language, *form) for form in (*_FORMS.values(), *_SHORT_FORMS.values())}
    forms |= {own.day, own.month, own.short_quarters[0].replace("1", "{number}") + " {year}"}
    forms -= {"{year}", _SPAN}
    bare = {_YEAR_BEHIND.sub("", form).strip() for form in forms}
    months = "|".join(re.escape(name) for name in sorted({*own.months, *own.short_months}, key=len)[::-1])
    parts = {"month": f"(?:{months})", "last": f"(?:{months})", "end": r"\d\d"}
    parts |= dict.fromkeys(("year", "last_year"), r"(?:19|20)\d\d")
    for form in sorted(forms | set(filter(_tells, bare)), key=len)[::-1]:
        pieces = re.split(r"\{(\w+)\}", form)
        inside = (
            parts.get(piece, r"\d{1,2}") if index % 2 else re.escape(piece).replace(r"\ ", r"\s?")
            for index, piece in enumerate(pieces)
        )
        yield rf"(?<![\w.,]){''.join(inside)}(?![\w])" if "{" in form else r"(?!)"


_SPAN = "{year}–{number}"
_YEAR_BEHIND = compile_late(r"[ /]?\{(?:last_)?year\}(?:/\{end\})?")


def _tells(form: str) -> bool:
    """Return whether a form without its year is still no plain number: 3. Quartal, 5. Oktober, KW 40."""
    named = "{month}" in form or len(re.findall(r"[^\W\d_]", re.sub(r"\{\w+\}", "", form))) > 1
    return named and bool(re.search(r"\{(?:number|day|part)\}", form))
