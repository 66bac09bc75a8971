"""Whether contradicted words are plainly of all of a metric: not of a part, not of another time."""

from __future__ import annotations

from briefgen.base.marked import N_
from briefgen.base.translate import tr
from briefgen.facts.kinds import COMPARISONS
from briefgen.words.annotated_text import AnnotatedText, Clause
from briefgen.words.judgement import Judgement
from briefgen.words.late_pattern import LatePattern
from briefgen.words.mention import Mention
from briefgen.words.scope import (
    elsewhen,
    head_is_plain,
    head_is_plain_zh,
    only_adverbs,
)

KINDS = frozenset({"direction", "record", "run", "turn", "pace", "threshold", "order", "comparison"})
"""Kinds that are held against this; the others ask it of themselves."""
_ON_EN = LatePattern(
    r"[(),;:–—\x00]|\b(?:and|but|while|whereas|because|so|as|although|though|which|who|that|after"
    r"|before|despite"
    r"|thanks|due|owing|following|driven|helped|led|than|with|against|from|to|reaching|making"
    r"|putting|or|yet)\b"
)
"""Where another thing begins to be said."""
_ON_NOUN_EN = LatePattern(
    r"[(),;:–—\x00]|\b(?:and|but|while|whereas|because|so|although|though|which|or|yet)\b"
)
_ENDED_EN = LatePattern(
    r"\b(?:end(?:ed|s)?|stopp?(?:ed|s)?|over|came to|slow(?:ed|s)?|revers\w+|turned"
    r"|(?!continued|recorded|registered|reported|persisted|noted|counted)\w+(?:ed|ly))\b"
)
_AFTER_EN = LatePattern(r"\b(?:without|after|before|until|instead of|rather than|despite no)\b")
_LEFT_ZH = LatePattern(
    r"[了过着]?的(?!同时|情况|基础|背景|[态趋走]势|势头|是|\x00|，|。|$)"
    r"|(?:通道|点(?!至)|极(?!为)|压力|动力|空间|目标|预期|风险|原因|因素|可能|到议|苗头|需求|潜力|幅度不及)"
    r"|.{0,12}?(?:被|遏制|扭转|逆转|缓解|止住|得到控制|不再|消除|告一段落|宣告结束)"
    r"|[^，。；]{0,8}?(?:的(?:月份|时段|区县|分馆|地区|日子|一天|年份|原因|目标))"
)
"""What turns words of a metric into words of something else."""
_APART_ZH = LatePattern(r"除[^，。；]{0,16}外|之外|以外|非[^，。；]{0,8}[类中]")
_APART_EN = LatePattern(
    r"\b(?:apart from|besides|except(?:ing)?|excluding|other than|aside from|leaving aside)\b"
)


def why_not_plain(passage: AnnotatedText, clause: Clause, judgement: Judgement) -> str:
    """Return why contradicted words may be of less than all of a metric; empty where they are plain."""
    start, end = judgement.start, judgement.end
    if judgement.kind == "direction" and _beside_change(passage, start, end):
        return ""  # the figure itself goes the other way
    apart = _APART_ZH if passage.chinese else _APART_EN
    if judgement.kind == "order" and apart.search(passage.blotted(clause.first, clause.last)):
        return tr("it is said of the others")
    if judgement.kind != "run" and elsewhen(passage, clause, start, end):
        return tr("of which time it is said is not plain")
    if passage.chinese:
        return _why_zh(passage, clause, start, end)
    return _why_en(passage, clause, start, end, judgement.kind)


def _beside_change(passage: AnnotatedText, start: int, end: int) -> bool:
    """Return whether a comparison is printed directly behind or before words."""
    near = (each for each in passage.mentions if each.fact and each.fact.kind in COMPARISONS)
    return any(0 <= each.start - end <= 24 or 0 <= start - each.end <= 12 for each in near)


def _named_before(passage: AnnotatedText, clause: Clause, start: int) -> list[Mention]:
    """Return the metrics that a sentence names last before words, those joined to it with it."""
    party: list[Mention] = []
    for each in reversed(passage.within(clause.first, start)):
        if party and not _JOINED.fullmatch(passage.text, each.end, party[0].start):
            break
        party.insert(0, each)
    return party


def _why_zh(passage: AnnotatedText, clause: Clause, start: int, end: int) -> str:
    before = _named_before(passage, clause, start)
    if before and not head_is_plain_zh(passage, clause, before[0].start):
        return tr(NOT_WHOLE)
    return tr(NOT_WHOLE) if _LEFT_ZH.match(passage.blotted(end, clause.end)) else ""


def _why_en(passage: AnnotatedText, clause: Clause, start: int, end: int, kind: str) -> str:
    before = _named_before(passage, clause, start)
    if before and not _head_is_plain(passage, clause.first, before[0].start, kind):
        return tr(NOT_WHOLE)
    if before and kind != "comparison":
        between = _own(passage.blotted(before[-1].end, start))
        if not only_adverbs(between, told=True):
            return tr(NOT_WHOLE)
    if kind == "comparison":
        if not before:
            return ""  # more men than women are unemployed
        end = max((each.end for each in passage.mentions if each.start == end), default=end)
    if not before and _AFTER_EN.search(passage.blotted(clause.start, start)):
        return tr(NOT_WHOLE)
    behind, on = passage.blotted(end, clause.end), _ON_EN
    named = passage.within(end, clause.end)
    if not before and named and only_adverbs(passage.blotted(end, named[0].start), told=True):
        behind, on = passage.blotted(named[0].end, clause.end), _ON_NOUN_EN
        if _ENDED_EN.search(behind):
            return tr(NOT_WHOLE)
    cut = on.search(behind)
    return "" if only_adverbs(behind[: cut.start()] if cut else behind, told=True) else tr(NOT_WHOLE)


def _head_is_plain(passage: AnnotatedText, first: int, start: int, kind: str) -> bool:
    """Return whether a name stands for all of a metric: also behind The library saw, and Growth in."""
    ahead = passage.blotted(first, start)
    if _REPORTED_EN.fullmatch(ahead) or (kind == "comparison" and _GROWTH_EN.fullmatch(ahead)):
        return True
    return head_is_plain(passage, first, start)


_REPORTED_EN = LatePattern(
    r"\W*(?:the|our|this) (?:library|museum|council|city|county|town|district|service|company|group"
    r"|hospital|school"
    r"|university|network|country|year|past year|last year|period|month|quarter|authority|office"
    r"|agency|board) (?:saw|recorded"
    r"|reported|registered|counted|had|noted|has seen|brought)(?: (?:its|the|total|our|number of))*\s+"
)
_GROWTH_EN = LatePattern(r"\W*(?:the )?(?:growth|rise|increase|decline|fall|drop) (?:in|of) (?:the )?")


def _own(between: str) -> str:
    """Return what lies between a metric and what is said of it, without what is said by the way."""
    head, comma, rest = between.partition(",")
    _, close, tail = rest.partition(",")
    return f"{head} {tail}" if comma and close else between


_JOINED = LatePattern(
    r"\s*(?:[、和与及]|以及|\(|（)\s*|\s*(?:,|,? and|,? or|,? nor|,? as well as|&)\s+(?:the )?|\s+"
)
NOT_WHOLE = N_("whether it is said of all of it is not plain")
