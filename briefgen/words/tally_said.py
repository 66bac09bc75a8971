"""Where a clause counts figures that went one way: three of the five rose, all fell, 五项指标中有三项上升."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial
from typing import Literal

from briefgen.base.dataclass import dataclass
from briefgen.words.annotated_text import AnnotatedText, Clause
from briefgen.words.late_pattern import LatePattern
from briefgen.words.mention import Mention
from briefgen.words.number_words import whole_number
from briefgen.words.share_said import MENTION, party

HowMany = Literal["exactly", "at least", "all", "none", "most", "half", "about", "at most"]
_N_EN = r"(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,2})"
_K_EN = rf"(?:one|a single|{_N_EN})"
_NOUN_EN = (
    r"(?:(?:[a-z]+ ){0,2}?(?:indicators?|measures?|metrics?|figures?|series|numbers|counts|kinds?|types?"
    r"|categor(?:y|ies)|components?"
    rf"|lines?|modes?|them)(?: of (?:the )?(?P<whole>{MENTION})s?)?(?: (?:here|above|below|shown"
    rf"|on this (?:slide|page)))?)"
)
_EN = LatePattern(
    rf"\b(?:(?P<least>at least |no fewer than |no less than |not less than |not fewer than |more than "
    rf"|all but |not |every |at most |no more than |fewer than "
    rf"|less than |up to |nearly |almost |about |each )?(?:(?:a )?single |last )?(?P<k>{_K_EN}) (?:of"
    rf"|out of"
    rf"|in) (?:the |these "
    rf"|those |our "
    rf"|its )?(?P<g>{_N_EN})\b"
    rf"(?: {_NOUN_EN})?"
    rf"|all (?:of )?(?:the |these |those "
    rf"|our )?(?:(?P<all>{_N_EN})\b(?: {_NOUN_EN.replace('whole', 'whole2')})?"
    rf"|(?P<every>{_NOUN_EN.replace('whole', 'whole3')}))"
    rf"|(?P<both>both)(?: of (?:them|these)| figures| measures| indicators"
    rf"| numbers)?(?! (?:of )?(?:the )?\x00)"
    rf"|(?P<neither>neither)(?: of (?:them|these|the two)| figure| measure"
    rf"| indicator)?(?! (?:of )?(?:the )?\x00)"
    rf"|(?:none of (?:the |these |our )?(?:(?P<none>{_N_EN}) ?)?|no (?=[a-z]* ?(?:indicator|measure"
    rf"|metric|figure)))"
    rf"(?:{_NOUN_EN.replace('whole', 'whole4')})?(?P<no>)"
    rf"|(?P<most>most|more than half|the majority|half)(?: of)?(?: the| our| these"
    rf"| its)?(?: (?P<of>{_N_EN})\b)? "
    rf"{_NOUN_EN.replace('whole', 'whole5')})(?=\s)"
)
_NEITHER_NOR = LatePattern(rf"\bneither (?:the )?(?P<one>{MENTION}) nor (?:the )?(?P<other>{MENTION})")
_N_ZH = r"(?:[一二两三四五六七八九十]|\d{1,2})"
_UNIT_ZH = r"(?:大类|[项个类种大])"
_NOUN_ZH = r"(?:主要|核心|关键|重点|各项)*(?:经济|运行|监测|统计)?(?:指标|数据|指数)"
_ZH = LatePattern(
    rf"(?P<g>{_N_ZH})(?P<unit>{_UNIT_ZH})(?:{_NOUN_ZH})?(?P<whole>{MENTION})?(?:之中|当中|中"
    rf"|里)[，,]?(?P<least>至少)?(?:共|仅|只)?有?(?P<least2>至少)?(?P<k>{_N_ZH})"
    rf"{_UNIT_ZH}(?:指标)?"
    rf"|(?P<all>{_N_ZH}){_UNIT_ZH}(?:{_NOUN_ZH})?(?P<whole2>{MENTION})?(?P<alike>全部|双双|均|都|全"
    rf"|悉数|齐齐|一致|同步)"
    rf"|(?P<every>(?:各项|各类|所有|全部|各)(?:主要|核心|关键)?指标)(?:均|都|全部|全)?"
    rf"|(?P<no>没有一项|无一项?|没有任何一项|没有哪一?项)(?:指标)?"
    rf"|(?P<most>大多数|多数|半数以上|一半以上|过半数?|超过一半的?|超过半数的?|大部分)的?(?:{_NOUN_ZH})"
    rf"|(?P<bare>全部|双双|悉数)(?=[一-鿿])"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class TallySaid:
    """How many of how many figures are said to go one way; ``named``: those named by the words."""

    how: HowMany
    start: int
    end: int
    count: int = 0
    of: int | None = None
    named: tuple[str, ...] = ()
    whole: Mention | None = None


def tallies_said(passage: AnnotatedText, clause: Clause) -> Iterator[TallySaid]:
    """Yield the counts of figures that a clause may state, before what it says of them."""
    hidden = passage.hidden
    if not passage.chinese:
        for found in _NEITHER_NOR.finditer(hidden, clause.start, clause.end):
            pair = [party(passage, *found.span(group)) for group in ("one", "other")]
            metrics = tuple(each[0].metric for each in pair if each)
            if len(metrics) == 2:
                yield TallySaid(how="none", start=found.start(), end=found.end(), of=2, named=metrics)
    for found in (_ZH if passage.chinese else _EN).finditer(hidden, clause.start, clause.end):
        yield _read_zh(passage, found) if passage.chinese else _read_en(passage, found)


def _whole(passage: AnnotatedText, found: re.Match[str]) -> Mention | None:
    """Return the whole whose kinds are counted, None where none is named."""
    for group, text in found.groupdict().items():
        if group.startswith("whole") and text:
            named = party(passage, *found.span(group))
            return named[0] if named and len(named) == 1 else None
    return None


def _read_en(passage: AnnotatedText, found: re.Match[str]) -> TallySaid:
    named = found.groupdict()
    said = partial(TallySaid, start=found.start(), end=found.end(), whole=_whole(passage, found))
    if named["k"]:
        return _some(said, named, whole_number(named["k"] if named["k"] != "a single" else "one"))
    if named["all"] or named["every"]:
        of = whole_number(named["all"]) if named["all"] else None
        return said(how="all", of=of)
    if named["both"]:
        return said(how="all", of=2)
    if named["neither"]:
        return said(how="none", of=2)
    if named["most"]:
        of = whole_number(named["of"]) if named["of"] else None
        many: HowMany = "half" if named["most"].lower() == "half" else "most"
        return said(how=many, of=of)
    of = whole_number(named["none"]) if named["none"] else None
    return said(how="none", of=of)


def _some(said: Callable[..., TallySaid], named: dict[str, str | None], count: int) -> TallySaid:
    """Return a count with what stands before it: all but one of four, at least two of five."""
    of = whole_number(named["g"] or "")
    match (named["least"] or "").strip().lower():
        case "all but":
            return said(how="exactly", count=of - count, of=of)
        case "not":
            return said(how="none", of=of)
        case "every" | "each":
            return said(how="all", of=of)
        case "at least" | "no fewer than" | "no less than" | "not less than" | "not fewer than":
            return said(how="at least", count=count, of=of)
        case "more than":
            return said(how="at least", count=count + 1, of=of)
        case "at most" | "no more than" | "up to":
            return said(how="at most", count=count, of=of)
        case "fewer than" | "less than":
            return said(how="at most", count=count - 1, of=of)
        case "":
            return said(how="exactly", count=count, of=of)
    return said(how="about", count=count, of=of)


def _read_zh(passage: AnnotatedText, found: re.Match[str]) -> TallySaid:
    named = found.groupdict()
    said = partial(TallySaid, start=found.start(), end=found.end(), whole=_whole(passage, found))
    if named["k"]:
        how: HowMany = "at least" if named["least"] or named["least2"] else "exactly"
        return said(
            how=how, count=whole_number(named["k"]), of=whole_number(named["g"])
        )  # fmt: skip
    if named["all"]:
        return said(how="all", of=whole_number(named["all"]))
    if named["no"]:
        return said(how="none")
    if named["most"]:
        return said(how="most")
    return said(how="all", of=2 if named["bare"] == "双双" else None)
