"""What words say of time: which value a statement is about, and which one it is compared with."""

from __future__ import annotations

import re

from briefgen.base.dataclass import dataclass
from briefgen.facts.fact import Fact
from briefgen.facts.period import Period, parse
from briefgen.words.history import History
from briefgen.words.number_words import CARDINAL_EN, CARDINAL_ZH, whole_number

Pair = tuple[Fact, Fact]
"""A base and the value that is compared with it."""

_ZH = r"(?:19|20)\d\d(?:年(?:第?[一二三四]季度|[上下]半年|1?\d月(?!\d?日))?|(?:/\d\d)?(?:财年|学年|年度))"
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_EN = (
    rf"(?:(?:Q[1-4]|H[12]|(?:{_MONTHS}|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?) (?:19|20)\d\d"
    r"|FY(?:19|20)\d\d|(?:19|20)\d\d(?:/\d\d|Q[1-4]|H[12])?)(?![\d%]|,\d|\.\d)"
)
_RECORD = re.compile(
    rf"(?:highest|lowest|largest|smallest|biggest|best|worst|most|fewest|least|record|peak|first time"
    rf"|(?:last|previous) seen)\b[^.;]{{0,40}}?\b(?:since (?:the )?{_EN}|(?:in|for) (?:the )?"
    rf"(?:last |past |more than |over )?(?:{CARDINAL_EN} (?:years?|quarters?|months?)|a decade|years\b))"
    rf"|自?(?:{_ZH}|{CARDINAL_ZH}年|有统计|有记录)(?:以来|来)[^，。；]{{0,6}}?(?:最|新[高低]|首次|第一次)",
    re.I,
)
_BASES_ZH = (
    re.compile(rf"[由从](?P<base>{_ZH})[^，。；]{{0,18}}?(?:到|至)(?P<current>{_ZH})"),
    re.compile(rf"(?P<base>{_ZH})(?:至|到|—|-|–)(?P<current>{_ZH})"),
    re.compile(rf"[较比与同](?P<base>{_ZH})"),
    re.compile(rf"自?(?P<base>{_ZH})(?:年)?(?:以来|起|之后|以后)"),
    re.compile(r"(?P<years>[一1])年前|同比|[较比](?:上年|去年)|上年同期|去年同期|一年来|一年间"),
    re.compile(rf"(?:近|过去|这|前)?(?P<span>{CARDINAL_ZH})(?:年来|年间|年内|年以来|年里)"),
    re.compile(r"(?P<next>环比|[较比]上(?:个?月|季度?|期|周|个?学年|财年))"),
)
_BASES_EN = (
    re.compile(rf"\b(?:from|between) (?P<base>{_EN}) (?:to|and) (?P<current>{_EN})", re.I),
    re.compile(
        rf"\b(?:since|from|than in|than|compared (?:with|to)|on|against|over|versus|vs\.?|after) "
        rf"(?:in |the end of |end[- ]of[- ]|the level of )?(?P<base>{_EN})", re.I,
    ),
    re.compile(
        r"\b(?:year[- ]on[- ]year|yoy|y/y|on (?:the|last|a|the previous) year|(?:from|than|since"
        r"|on) a year "
        r"(?:ago|earlier|before)|(?:than|from|since|on) last year|in (?:a|one) year|over the year"
        r"|over the (?:past|last) year|(?P<years>a year) (?:ago|earlier)|annually)\b", re.I,
    ),
    re.compile(
        rf"\b(?:in|over|within|during) (?:the )?(?:last |past |previous )?(?P<span>{CARDINAL_EN}"
        rf"|a decade) years?\b"
        r"|\b(?:in|over|during) (?:the |a )?(?:last |past )?(?P<decade>decade)\b", re.I,
    ),
    re.compile(
        r"(?P<next>\b(?:month|quarter)[- ]on[- ](?:month|quarter)|\b(?:on|over|from|than|since) (?:the "
        r"|last )?"
        r"(?:previous |prior |preceding )?(?:year|quarter|month)\b(?! ago| earlier)"
        r"|(?:from|than|on) the (?:year|quarter|month) before)", re.I,
    ),
)  # fmt: skip
_CURRENT = {True: re.compile(_ZH), False: re.compile(_EN)}
_VAGUE = {
    True: re.compile(r"(?<!\d)(?<!年)1?\d月(?!\d)|[上下]半年|[一二三四]季度|十[三四五]五|期间"),
    False: re.compile(
        rf"\b(?:{_MONTHS})\b(?! \d{{4}})|\b(?:spring|summer|autumn|winter|first half|second half)\b"
        r"|\b(?:first|second|third|fourth|final) quarter\b"
    ),
}
"""Parts of a year without their year: they may be of any."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """The periods that a clause names, and how far back it looks; all empty: it says nothing of time."""

    base: Period | None = None
    current: Period | None = None
    years: int = 0
    next: bool = False
    vague: str = ""
    """A part of a year whose year is not said."""

    @property
    def silent(self) -> bool:
        """Whether nothing is said of time."""
        return self == Window()


def window_of(text: str, *, chinese: bool) -> Window:
    """Return what a clause says of time, but for what belongs to a record: highest since 2012."""
    plain = _RECORD.sub(lambda found: "\x01" * len(found[0]), text)
    known: dict[str, object] = {}
    for pattern in _BASES_ZH if chinese else _BASES_EN:
        found = pattern.search(plain)
        if found:
            known = _read(found)
            plain = plain[: found.start()] + "\x01" * len(found[0]) + plain[found.end() :]
            break
    if "current" not in known and (named := _CURRENT[chinese].search(plain)):
        known["current"] = period_in(named[0])
        plain = plain.replace(named[0], "\x01")
    if vague := _VAGUE[chinese].search(plain):
        known["vague"] = vague[0]
    return Window(**{key: value for key, value in known.items() if value is not None})  # type: ignore[arg-type]


def _read(found: re.Match[str]) -> dict[str, object]:
    named = {key: text for key, text in found.groupdict().items() if text}
    if "base" in named or "current" in named:
        return {key: period_in(text) for key, text in named.items() if key in ("base", "current")}
    if "span" in named:
        return {"years": whole_number(named["span"])}
    if "decade" in named:
        return {"years": 10}
    return {"next": True} if "next" in named else {"years": 1}


def period_in(text: str) -> Period | None:
    """Return the period that some words spell, None where they spell none."""
    try:
        return parse(text.strip())
    except ValueError:
        return None


@dataclass(frozen=True, slots=True)
class Unknown:
    """Why a statement cannot be judged."""

    reason: str


def pairs(history: History, window: Window) -> tuple[Pair, ...] | Unknown:
    """Return what a statement may compare: one pair where it says so, else any that may be meant."""
    current = history.at(window.current) if window.current else history.latest
    if window.vague:
        return Unknown(f"“{window.vague}” does not say of which year")
    if current is None:
        when = window.current.key if window.current else ""
        return Unknown(f"no value of {when}" if when else "no value")
    if window.base:
        base = history.at(window.base)
        if base is not None and base.period == current.period:
            return Unknown("nothing later to compare with")
        return ((base, current),) if base else Unknown(f"no value of {window.base.key}")
    if window.years:
        base = history.years_before(current, window.years)
        return (
            ((base, current),)
            if base
            else Unknown(f"no value {_years(window.years)} before {current.period}")
        )
    if window.next:
        base = history.previous(current)
        return ((base, current),) if base else Unknown(f"no value directly before {current.period}")
    found = tuple((base, current) for base in history.bases(current))
    return found or Unknown("no earlier value")


def _years(count: int) -> str:
    return "a year" if count == 1 else f"{count} years"
