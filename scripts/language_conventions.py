"""A language in; how it writes numbers, dates and lists out, of the Unicode CLDR as Babel has it."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from typing import Any

from babel import Locale
from babel.core import get_global
from babel.localedata import locale_identifiers

NO_BREAK = "\u00a0"
FIELDS = {
    "y": "{year}", "MMMM": "{month}", "LLLL": "{month}", "MMM": "{month}", "M": "{number}",
    "MM": "{number:02d}", "d": "{day}", "dd": "{day:02d}",
}  # fmt: skip
"""The letters of a date pattern, and the parts that stand for them."""
DIFFER_BY_REGION = ("decimal", "group", "percent", "money_first", "money_space", "months", "short_months")


def filled(pattern: str) -> str:
    """Return a date pattern of the CLDR with named parts: d. MMMM y is {day}. {month} {year}."""
    pieces = re.findall(r"'((?:[^']|'')*)'|([A-Za-z])(\2*)|([^A-Za-z']+)", pattern)
    return "".join(
        quoted or (FIELDS[letter + more] if letter else other) for quoted, letter, more, other in pieces
    )


def written(tag: str) -> dict[str, Any]:
    """Return the conventions of one locale."""
    locale, likely = Locale.parse(tag), get_global("likely_subtags")
    symbols = locale.number_symbols["latn"]
    money = locale.currency_formats["standard"].pattern.partition(";")[0]
    lists = locale.list_patterns["standard"]

    def months(width: str) -> list[str]:
        return [locale.months["format"][width][number] for number in range(1, 13)]

    return {
        "region": Locale.parse(likely.get(tag, tag)).territory or "",
        "decimal": symbols["decimal"],
        "group": symbols["group"].replace("'", "’"),
        "percent": locale.percent_formats[None].pattern.rpartition("0")[2],
        "space": "" if tag.startswith("zh") else NO_BREAK,
        "money_first": money.startswith("¤"),
        "money_space": NO_BREAK if re.search(r"\s", money) else "",
        "months": months("wide"),
        "short_months": months("abbreviated"),
        "day": filled(locale.date_formats["long"].pattern),
        "month": filled(locale.datetime_skeletons["yMMMM"].pattern),
        "short_quarters": [locale.quarters["format"]["abbreviated"][number] for number in range(1, 5)],
        "whole_decides": locale.plural_form(Decimal("1.5")) == locale.plural_form(1),
        "pair": lists["2"],
        "last": lists["end"],
        "middle": lists["middle"],
    }


def regions(tag: str) -> dict[str, str]:
    """Return the regions that a language is written in, and the locale of each."""
    found = (Locale.parse(each) for each in locale_identifiers())
    base = Locale.parse(tag)
    return {
        each.territory: str(each)
        for each in sorted(found, key=str)
        if each.territory and not each.variant
        and (each.language, each.script) == (base.language, base.script)
    }  # fmt: skip


def conventions_of(tag: str) -> str:
    """Return the file of a language: what is the same everywhere, and what a region has of its own."""
    shared = written(tag)
    kept: dict[str, Any] = {"all": shared}
    for region, locale in regions(tag).items():
        own = written(locale)
        differs = {key: own[key] for key in DIFFER_BY_REGION if own[key] != shared[key]}
        if differs:
            kept[region] = differs
    return json.dumps(kept, ensure_ascii=False, indent=1) + "\n"
