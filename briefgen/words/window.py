"""What words say of time: which value a statement is about, and which one it is compared with."""

from __future__ import annotations

import re
from functools import cache

from briefgen.base.compile_late import compile_late
from briefgen.base.dataclass import dataclass
from briefgen.base.translate import tr
from briefgen.facts.fact import Fact
from briefgen.facts.period import YEAR_DAYS, Period, parse
from briefgen.words.history import History
from briefgen.words.number_words import CARDINAL_EN, CARDINAL_ZH, whole_number

Pair = tuple[Fact, Fact]
"""A base and the value that is compared with it."""

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_MONTH = "|".join(_MONTHS)
_ZH_DATED = (
    r"(?:19|20)\d\d(?:年(?:第?[一二三四]季度|[上下]半年|1?\d月(?!\d?日))?|(?:/\d\d)?(?:财年|学年|年度))"
)
_ZH = rf"(?:{_ZH_DATED}|(?<![\d年—–-])(?:1?\d月(?!\d|[—–-])|第?[一二三四]季度|[上下]半年))"
_EN_DATED = (
    rf"(?:(?:Q[1-4]|H[12]|(?:{_MONTH}|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?) (?:19|20)\d\d"
    r"|FY(?:19|20)\d\d|(?:19|20)\d\d(?:/\d\d|Q[1-4]|H[12])?)(?![\d%]|,\d|\.\d)"
)
_EN = rf"(?:{_EN_DATED}|(?:{_MONTH})\b|(?:first|second|third|fourth) quarter\b|(?:first|second) half\b)"
_RECORD = (
    rf"(?:highest|lowest|largest|smallest|biggest|best|worst|most|fewest|least|record|peak|first time"
    rf"|(?:last|previous) seen)\b[^.;]{{0,40}}?\b(?:since (?:the )?{_EN}|(?:in|for) (?:the )?"
    rf"(?:last |past |more than |over )?(?:{CARDINAL_EN} (?:years?|quarters?|months?)|a decade|years\b))"
    rf"|自?(?:{_ZH}|{CARDINAL_ZH}年|有统计|有记录)(?:以来|来)[^，。；]{{0,6}}?(?:最|新[高低]|首次|第一次)"
)
_BASES_ZH = (
    rf"[由从](?P<base>{_ZH})[^，。；]{{0,18}}?(?:到|至)(?P<current>{_ZH})",
    rf"(?P<base>{_ZH})(?:至|到|—|-|–)(?P<current>{_ZH})",
    rf"[较比与同](?P<base>{_ZH})",
    rf"自?(?P<base>{_ZH})(?:年)?(?:以来|起|之后|以后)",
    r"(?P<years>[一1])年前|同比|[较比](?:上年|去年)|上年同期|去年同期|一年来|一年间",
    rf"(?:近|过去|这|前)?(?P<span>{CARDINAL_ZH})(?:年来|年间|年内|年以来|年里)",
    r"(?P<next>环比|[较比]上(?:个?月|季度?|期|周|个?学年|财年))",
)
_BASES_EN = (
    rf"\b(?:from|between) (?P<base>{_EN}) (?:to|and) (?P<current>{_EN})",
    rf"\b(?:level|figure|number|total|value|height)s? (?:of|in) (?P<base>{_EN})",
    rf"\b(?:since|from|than in|than|compared (?:with|to)|on|against|over|versus|vs\.?|after) "
    rf"(?:in |the end of |end[- ]of[- ]|the level of |the figure of |the |an? \w+ )?(?P<base>{_EN})",
    r"\b(?:year[- ]on[- ]year|yoy|y/y|on (?:the|last|a|the previous) year|(?:from|than|since|on) a year "
    r"(?:ago|earlier|before)|(?:than|from|since|on) last year|in (?:a|one) year|over the year"
    r"|over the (?:past|last) year|(?P<years>a year) (?:ago|earlier)|annually)\b",
    rf"\b(?:in|over|within|during) (?:the )?(?:last |past |previous )?(?P<span>{CARDINAL_EN}|a decade)"
    r" years?\b|\b(?:in|over|during) (?:the |a )?(?:last |past )?(?P<decade>decade)\b",
    r"(?P<next>\b(?:month|quarter)[- ]on[- ](?:month|quarter)|\b(?:on|over|from|than|since) (?:the |last )?"
    r"(?:previous |prior |preceding )?(?:year|quarter|month)\b(?! ago| earlier)"
    r"|(?:from|than|on) the (?:year|quarter|month) before)",
)
_CURRENT_EN = (
    rf"\b(?:in|for|during|at the end of|by the end of|by|as of|as at) (?:the )?(?P<current>{_EN})"
    rf"|^\W*(?P<current2>{_EN})|\((?P<current3>{_EN})\)"
)
_VAGUE_ZH = r"十[三四五]五|期间"
_VAGUE_EN = r"\b(?:in|during|over|this|last) (?:the )?(?:spring|summer|autumn|winter|\d0s|pandemic)\b"
"""Times of which it is not plain when they were."""


_NAMES_TIME = {
    True: compile_late(r"\d|[年月季期比来间]"),
    False: compile_late(
        r"\d|year|month|quarter|decade|half|since|annual|yoy|y/y|spring|summer|autumn|winter|pandemic"
        r"|January|February|March|April|May|June|July|August|September|October|November|December",
        re.IGNORECASE,
    ),
}
"""What a text has one of where it says anything of time."""


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return compile_late(pattern, re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """The periods that a clause names, and how far back it looks; all empty: it says nothing of time."""

    base: Period | None = None
    current: Period | None = None
    years: int = 0
    next: bool = False
    vague: str = ""
    """A time of which it is not plain when it was."""

    @property
    def silent(self) -> bool:
        """Whether nothing is said of time."""
        return self == Window()


def window_of(text: str, *, chinese: bool, now: Period | None) -> Window:
    """Return what a clause says of time, but for what belongs to a record: highest since 2012.

    A month or quarter without its year is the last one up to ``now``.
    """
    if not _NAMES_TIME[chinese].search(text):
        return Window()
    plain = _compiled(_RECORD).sub(lambda found: "\x01" * len(found[0]), text)
    known: dict[str, object] = {}
    for pattern in _BASES_ZH if chinese else _BASES_EN:
        found = _compiled(pattern).search(plain)
        if found:
            known = _read(found, now)
            plain = plain[: found.start()] + "\x01" * len(found[0]) + plain[found.end() :]
            break
    named = _compiled(_ZH if chinese else _CURRENT_EN).search(plain)
    if "current" not in known and named:
        words = next(filter(None, named.groups()), named[0])
        known["current"] = period_in(words, now)
    elif "current" not in known and not chinese and (other := _compiled(_EN_DATED).search(plain)):
        known["vague"] = other[0]
    if vague := _compiled(_VAGUE_ZH if chinese else _VAGUE_EN).search(plain):
        known["vague"] = vague[0]
    return Window(**{key: value for key, value in known.items() if value is not None})  # type: ignore[arg-type]


def _read(found: re.Match[str], now: Period | None) -> dict[str, object]:
    named = {key: text for key, text in found.groupdict().items() if text}
    if "base" in named or "current" in named:
        return {key: period_in(text, now) for key, text in named.items() if key in ("base", "current")}
    if "span" in named:
        return {"years": whole_number(named["span"])}
    if "decade" in named:
        return {"years": 10}
    return {"next": True} if "next" in named else {"years": 1}


def period_in(text: str, now: Period | None = None) -> Period | None:
    """Return the period that words spell, None: they spell none; without a year the last to ``now``."""
    try:
        return parse(text.strip())
    except ValueError:
        part = _part_of_year(text)
    if now is None or not part:
        return None
    year = (now.end - 1) // YEAR_DAYS
    known = [parse(f"{each}{part}") for each in (year, year - 1)]
    return next((period for period in known if period.end <= now.end), None)


def _part_of_year(text: str) -> str:
    """Return a month, quarter or half without its year as a key behind one has it; empty where it is none."""
    plain = text.lower().strip(" \t第").removeprefix("the ")
    for number, month in enumerate(_MONTHS, 1):
        if plain in (month.lower(), f"{number}月"):
            return f"-{number:02d}"
    for number, (word, han) in enumerate(
        zip(("first", "second", "third", "fourth"), "一二三四", strict=True), 1
    ):
        if plain in (f"{word} quarter", f"{han}季度"):
            return f"Q{number}"
    halves = {"first half": "H1", "second half": "H2", "上半年": "H1", "下半年": "H2"}
    return halves.get(plain, "")


@dataclass(frozen=True, slots=True)
class Unknown:
    """Why a statement cannot be judged."""

    reason: str


def pairs(history: History, window: Window) -> tuple[Pair, ...] | Unknown:
    """Return what a statement may compare: one pair where it says so, else any that may be meant."""
    current = history.at(window.current) if window.current else history.latest
    if window.vague:
        return Unknown(tr("when “{vague}” was is not plain", vague=window.vague))
    if current is None:
        when = window.current.key if window.current else ""
        return Unknown(tr("no value of {when}", when=when) if when else tr("no value"))
    if window.base:
        base = history.at(window.base)
        if base is not None and base.period == current.period:
            return Unknown(tr("nothing later to compare with"))
        return ((base, current),) if base else Unknown(tr("no value of {key}", key=window.base.key))
    if window.years:
        base = history.years_before(current, window.years)
        return (
            ((base, current),)
            if base
            else Unknown(
                tr("no value {years} before {period}", years=_years(window.years), period=current.period)
            )
        )
    if window.next:
        base = history.previous(current)
        return (
            ((base, current),)
            if base
            else Unknown(tr("no value directly before {period}", period=current.period))
        )
    found = tuple((base, current) for base in history.bases(current))
    return found or Unknown(tr("no earlier value"))


def _years(count: int) -> str:
    return "a year" if count == 1 else f"{count} years"
