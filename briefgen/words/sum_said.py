"""Where a sentence says what some metrics are together: A and B add up to C, A、B合计超过C."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from typing import Literal

from briefgen.base.compile_late import compile_late
from briefgen.base.dataclass import dataclass
from briefgen.words.annotated_text import AnnotatedText, Clause
from briefgen.words.late_pattern import LatePattern
from briefgen.words.mention import Mention
from briefgen.words.portion import HOW_EN, HOW_ZH, how_en, how_zh
from briefgen.words.scope import head_is_plain, head_is_plain_zh
from briefgen.words.share_said import MENTION, TAIL_EN, TAIL_ZH, TOGETHER_EN, TOGETHER_ZH, party

Relation = Literal["equal", "about", "more", "less", "nearly"]
_PARTY_EN = rf"{MENTION}(?:\s*,\s*(?:the )?{MENTION})*,?\s+(?:and|plus|&|as well as)\s+(?:the )?{MENTION}"
_PARTY_ZH = rf"{MENTION}(?:(?:[、和与及，]|以及|加上|加){MENTION})+"
_NUMBER = r"(?P<number>(?<![\d.])\d[\d,]*(?:\.\d+)?)"
_GOAL_EN = rf"(?:(?P<total>{MENTION})|(?P<mark>[€£$¥]?){_NUMBER}(?P<unit>\s?[A-Za-z%€£$]*))"
_GOAL_ZH = (
    rf"(?:(?P<total>{MENTION})|{_NUMBER}(?P<unit>[万亿千百]*[一-鿿A-Za-z%]{{0,5}}?)(?=[，。；、！？）]"
    rf"|$|左右|以上|多))"
)
_VERBS_EN = (
    r"(?P<verb>(?P<sums>add(?:s|ed)? up to|sum(?:s|med)? (?:up )?to|total(?:s|led|led up)?|(?:made"
    r"|makes?|making) up)"
    r"|(?P<more>exceed(?:s|ed)?|surpass(?:es|ed)?|outstripp?(?:s|ed)|outnumber(?:s|ed)?"
    r"|outweigh(?:s|ed)?|(?:are|is|were|was) (?:higher|larger|greater|more) than|pass(?:es|ed)"
    r"|topp?(?:s|ed))"
    r"|(?P<less>(?:fell|falls?|fall) short of|(?:do|did|does)(?: not|n['’]t) (?:match|reach|equal)"
    r"|(?:remained|stayed|were|was|are|is|come|came) (?:below"
    r"|under|less than|fewer than))"
    r"|c[ao]mes? to|amount(?:s|ed)? to|made|makes?|reach(?:es|ed)?|equal(?:s|led)?|carr(?:y|ies|ied)"
    r"|number(?:s|ed)?|are|is|were|was"
    r"|account(?:s|ed)? for|st(?:oo|an)ds? at|gave|give|came in at|brought in|produced?|sold|drew|had|have)"
)
_ZH_VERBS = (
    r"(?P<verb>(?P<more>超过|超出|高于|多于|大于|逾|超)|(?P<less>(?:仍|还)?(?:不及|不到|低于|少于|小于"
    r"|不足|没有达到|未达到?|未及))"
    r"|达到?|为|是|等于|约为|相当于|有|接近|完成|实现)?"
)
_OF_TOTAL_EN = LatePattern(
    rf"(?P<total>{MENTION})\s+(?:is|are|was|were|equals?)\s+(?:just |exactly |simply )?(?:the (?:sum"
    rf"|total|combination) of"
    rf"|made up of|composed of)\s+(?:the )?(?P<party>{_PARTY_EN})"
)
_BEYOND_EN = LatePattern(
    rf"(?P<total>{MENTION})(?:,? (?:at|with) \x00+,?)?\s+(?:(?:still|also|alone"
    rf"|now) )*(?:(?P<more>exceed(?:s|ed)?|outnumber(?:s|ed)?"
    r"|surpass(?:es|ed)?|outweigh(?:s|ed)?|topp?(?:s|ed)|(?:is|are|was|were|came to) (?:more|higher"
    r"|larger|greater) than)"
    r"|(?P<less>(?:fell|falls?) short of|(?:is|are|was|were|came to) (?:less|lower|smaller|fewer) than))"
    rf"\s+(?:the )?(?:sum of )?(?P<party>{_PARTY_EN}),? (?P<together>{TOGETHER_EN})"
)
_BEYOND_ZH = LatePattern(
    rf"(?P<total>{MENTION})(?:已|仍|还|也)*(?:(?P<more>超过|超出|高于|多于|大于)|(?P<less>不及|不到"
    rf"|低于|少于|小于|不足))"
    rf"(?P<party>{_PARTY_ZH})(?P<together>{TOGETHER_ZH})"
)
_OF_TOTAL_ZH = LatePattern(
    rf"(?P<total>{MENTION})(?:由|是)(?P<party>{_PARTY_ZH})(?:[两二三四]部分)?(?:组成|构成|之和|的总和|相加)"
)
_SUMMED_EN = LatePattern(
    rf"\b{TOGETHER_EN}\b|\b(?:sum|total|combination) of (?:the )?(?=\x00)|\b(?:plus|added to)\b"
)
_HINTS = {
    False: ("together", "combined", "jointly", "between them", "in total", "in all", "in sum", "collectively",
            "up to",
            " sum", "total", "made up", "make up", "makes up", "composed of", "plus", "added to"),
    True: ("合计", "加", "共", "共计", "总计", "总共", "加起来", "加总", "相加",
           "加上", "合起来", "合在一起", "之和", "总和", "一共",
           "共同", "组成", "构成"),
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class SumSaid:
    """What a sentence says that some metrics are together: as much as another, or a typed number."""

    parts: tuple[Mention, ...]
    relation: Relation
    start: int
    end: int
    total: Mention | None = None
    number: Decimal | None = None
    unit: str = ""
    plain: bool = True


def sums_said(passage: AnnotatedText, clause: Clause) -> Iterator[SumSaid]:
    """Yield the sums that a clause states; its sentence may name the parts before it."""
    text = passage.text[clause.first : clause.end].lower()
    if not any(hint in text for hint in _HINTS[passage.chinese]):
        return
    hidden = passage.hidden
    pattern = _zh() if passage.chinese else _en()
    for found in pattern.finditer(hidden, clause.first, clause.end):
        if found.end() > clause.start:
            said = _read(passage, clause, found)
            if said is not None:
                yield said
    for form in (_OF_TOTAL_ZH, _BEYOND_ZH) if passage.chinese else (_OF_TOTAL_EN, _BEYOND_EN):
        for found in form.finditer(hidden, clause.start, clause.last):
            if found.start() < clause.end:
                yield from _after_total(passage, clause, found)


def _after_total(passage: AnnotatedText, clause: Clause, found: re.Match[str]) -> Iterator[SumSaid]:
    """Yield a sum whose total stands before its parts: C is the sum of A and B, C exceeds both together."""
    named = found.groupdict()
    parts, total = party(passage, *found.span("party")), party(passage, *found.span("total"))
    if not parts or not total or len(total) != 1 or total[0].metric in {each.metric for each in parts}:
        return
    relation: Relation = "less" if named.get("more") else "more" if named.get("less") else "equal"
    yield SumSaid(
        parts=parts, relation=relation, total=total[0],
        start=_behind(found.string, found.end("total")), end=found.end(),
        plain=_plain(passage, clause, found.start(), found.end()),
    )  # fmt: skip


@cache
def _en() -> re.Pattern[str]:
    return compile_late(
        rf"(?P<party>{_PARTY_EN})(?:,? (?P<together>{TOGETHER_EN}),?)?\s+(?:(?:now|still|have|has|had"
        rf"|also|already)\s+)*"
        rf"(?:(?P<also>{TOGETHER_EN})\s+)?{_VERBS_EN}\s+(?:(?P<how>{HOW_EN}|up to)\s+)?(?:the )?{_GOAL_EN}"
        rf"(?:,?\s+(?P<behind>{TOGETHER_EN}))?",
        re.I,
    )


@cache
def _zh() -> re.Pattern[str]:
    return compile_late(
        rf"(?P<party>{_PARTY_ZH})[，]?(?P<together>{TOGETHER_ZH})(?:已|共|也|仍|还|约|就|仅"
        rf"|只)*{_ZH_VERBS}了?"
        rf"(?P<how>(?:{HOW_ZH})*+){_GOAL_ZH}"
    )


def _read(passage: AnnotatedText, clause: Clause, found: re.Match[str]) -> SumSaid | None:
    named = found.groupdict()
    parts = party(passage, *found.span("party"))
    head = found.string[clause.first : found.start()]
    together = named["together"] or named.get("also") or named.get("behind")
    together = together or (not passage.chinese and _SUMMED_EN.search(head + found["party"]))
    if parts is None or len(parts) < 2 or not (together or named.get("sums")):
        return None
    if passage.chinese and not _listed(found["party"], named["together"] or "", len(parts)):
        return None
    total = None
    if named["total"]:
        totals = party(passage, *found.span("total"))
        if not totals or len(totals) != 1 or totals[0].metric in {each.metric for each in parts}:
            return None
        total = totals[0]
    elif (named["verb"] or "").lower() in ("made up", "make up", "makes up"):
        return None
    start = _behind(found.string, found.end("party"))
    return SumSaid(
        parts=parts, relation=_relation(named, chinese=passage.chinese), start=max(start, clause.first),
        end=found.end(), total=total,
        number=Decimal(named["number"].replace(",", "")) if named["number"] else None,
        unit=f"{named['unit'] or ''} {named.get('mark') or ''}".strip(),
        plain=_plain(passage, clause, found.start(), found.end()),
    )  # fmt: skip


def _behind(text: str, start: int) -> int:
    """Return where the words behind a name begin."""
    return start + len(text[start:]) - len(text[start:].lstrip(" ,，"))


def _listed(text: str, together: str, count: int) -> bool:
    """Return whether Chinese names are one list: where commas part them, 两者 or 三项 says of how many."""
    told = re.search(r"([两二三四五六])[者项类种个]", together)
    return "，" not in text or (
        told is not None and "零一二三四五六".index(told[1].replace("两", "二")) == count
    )


def _relation(named: dict[str, str | None], *, chinese: bool) -> Relation:
    """Return how the sum is said to lie to the total."""
    if named["more"]:
        return "more"
    if named["less"]:
        return "less"
    words = named["how"] or ""
    how = how_zh(words, "") if chinese else how_en(words)
    if chinese and named["verb"] == "接近":
        how = "nearly"
    relations: dict[str, Relation] = {
        "over": "more", "just over": "more", "at least": "more", "under": "less", "at most": "less",
        "nearly": "nearly", "about": "about",
    }  # fmt: skip
    return relations.get(how, "equal")


def _plain(passage: AnnotatedText, clause: Clause, start: int, end: int) -> bool:
    """Return whether a sum is said of all of its metrics, and nothing more follows."""
    if passage.chinese:
        return head_is_plain_zh(passage, clause, start) and TAIL_ZH.match(passage.text, end) is not None
    return (
        head_is_plain(passage, clause.first, start)
        and TAIL_EN.match(passage.text, end, clause.last) is not None
    )
