"""Names of members: what people call sites, and what breaks programs that take names for something else."""

from __future__ import annotations

from fuzz.choice import Choice

ENGLISH = (
    "Northgate",
    "Quayside",
    "St. James",
    "Old Town",
    "West & East",
    "Trauma, Orthopaedics",
    "Zürich HB",
    "O'Neill House",
    "King's Lynn",
    "Ward [3]",
    "Bay (north)",
    "A&E",
    "Age 65+",
    "0-17",
    "18-64",
    "Highlands and Islands",
    "Outer Isles by ferry",
)
CHINESE = ("市南区", "市北区", "黄岛区", "崂山区", "即墨区", "第一人民医院", "其他", "65岁以上", "外科（二）")
ODD = (
    "north",
    "North",
    "NORTH",
    "A, B",
    "a{b}",
    "{site}",
    "{",
    "}}",
    'say "hi"',
    "x@y",
    "#7",
    "p|q",
    "1.5",
    "2025",
    "2025-10",
    "007",
    "NHS = free",
    "site=Northgate",
    "🚀 Launch",
    "עברית",
    "مرحبا",
    "  leading",
    "x" * 200,
    "长" * 200,
    "2 others",
    "3 others",
    "其余2项",
    "Site: one",
    "50%",
    "−3",
    "-3",
    "none",
    "by site",
    "top 3",
    "a.max",
    "m.member",
    "*",
    "\\",
    "a/b",
    "<b>",
    "&amp;",
    "=1+1",
    "two\nlines",
    "ｆｕｌｌ",
    "cafe\u0301",
    "~",
    "null",
    "yes",
    "site",
    "seen",
    "[site]",
    "[",
    "]]",
    "［Ａ］",
    "a‚b",
    "No.",
    "Sum",
    "Source: x",
    "Note: y",
    "n/a",
    "1,204",
    "a;b",
    "tab\there",
    "'",
    "max",
    "member",
    "label",
    "growth",
    "and the rest",
    "total",
    "all",
    "Overall",
    "全部",
    "2025 (p)",
    "a  b",
    "(1,234)",
    "12.3*",
    "→",
    "\u200b",
    "i̇",
    "ß",
    "SS",
)
TOTALS = ("Total", "All", "合计", "total", "Whole district", "Σ")


def members(choice: Choice, count: int, *, odd: bool, chinese: bool) -> list[str]:
    """Return so many different names; ``odd``: some that nobody sane would choose."""
    pool = CHINESE if chinese else ENGLISH
    found = choice.some(pool, count, count)
    if odd:
        for index in range(len(found)):
            if choice.once_in(3):
                found[index] = choice.pick(ODD)
    return list(dict.fromkeys(found))


def shown(name: str) -> str:
    """Return a name as a table's reader sees it: without spaces around it."""
    return name.strip()
