"""What a statement is about: the metrics whose values it speaks of, and the figures printed beside it."""

from __future__ import annotations

import re

from briefgen.base.dataclass import dataclass
from briefgen.base.translate import tr
from briefgen.facts.fact import Fact
from briefgen.facts.kinds import COMPARISONS
from briefgen.facts.unit import is_percent
from briefgen.words.annotated_text import AnnotatedText, Clause
from briefgen.words.late_pattern import LatePattern
from briefgen.words.mention import Mention

_TO_FIGURE = {
    True: LatePattern(r"(?:[了约近超逾达为至到的仅大幅明显\s（]|以上|超过|接近|幅度|不足|[速幅率]){0,8}"),
    False: LatePattern(
        r"(?:\s|\(|\b(?:by|of|to|at|a|an|about|nearly|over|more|than|only|just|further|another|around"
        r"|almost|some"
        r"|sharply|slightly|steadily|again|modestly|strongly|rapidly|roughly|approximately|as much as|up"
        r"|down"
        r"|the|most|still|less|under|fully|total)\b)*"
    ),
}
_FROM_FIGURE = {
    True: LatePattern(r"(?:的|[左右上下]{2}|以上|\s|）|[大小明显持续]){0,4}"),
    False: LatePattern(
        r"(?:\s|-|\)|\b(?:more|less|a|year|on|average|percentage|points?|overall|annual|net|further)\b)*"
    ),
}
_LEVEL = {True: LatePattern(r"[至到达为]"), False: LatePattern(r"\b(?:to|at|reach\w*)\b|^\s*$")}
_BREAK = LatePattern(
    r"\b(?:that|which|who|while|whereas|but|because|despite|although|though|unless|if|when|as|so|than|until"
    r"|driven|thanks|due|owing|without|with|where)\b|[;:()]"
)  # fmt: skip
_GAP_ZH = LatePattern(
    r"(?:进一步|保持|继续|持续|不断|稳步|逐步|逐年|明显|大幅|小幅|略有|快速|较快|显著|总体|整体|总量|"
    r"总数|数量|规模|合计|总计|首次|连续|同比|环比|上年|去年|今年|本年|前年|同期|相比|以来|期间|目前|"
    r"全年|当年|当月|本月|本季|其中|一路|出现|开始|转为|有所|再度|再次|再创|分别|双双|同时|同步|一同|"
    r"一起|一道|共同|反而|不仅|实现|迎来|水平|人数|人次|一直|一向|延续|维持|节节|步步|稳中|趋于|"
    r"实际|名义|陡然|日渐|逐渐|日益|悄然|如期|终于|接连|连年|录得|处于|历经|更加?|高居|稳居|达到|加速|强势|"
    r"强劲|平稳|平缓|缓慢|急剧|急速|迅速|飞速|略|呈|创|齐|却|而|但|有|是|数|量|额|值|率|万|亿|千|"
    r"百|渐|正|经|走|向|荣|勇|跃|只|仅|刚|"
    r"[\x00\x01\s没未不的已也又均都仍还再则并且将就便先后今现共达至到为了约近超逾较比与同自从由在于以来起间内末底初年月季度上半下个、“”（）()\d.,%％—–-"
    r"一二三四五六七八九十两几多成倍番])*+"
)
"""What may lie between a metric and what is said of it; the longest words first: none is tried twice."""
_PASSED_ZH = LatePattern(
    r"[，]?[已也仍略远大明显均都则更]*(?:仅?次于|低于|高于|多于|少于|大于|小于|超过|超越|反超|不及"
    r"|不如|不敌|落后于?|领先于?"
    r"|逊于|强于|优于|好于|快于|慢于|排在|紧随|紧跟|力压|压过|赶超)[了的]?"
)
"""What a metric is held against stands behind these words; the subject is before them."""
_HEADS = LatePattern(
    r"\b(?:number|total|level|volume|amount|value|count|share|proportion|rate|percentage|use"
    r"|figures?|numbers?)\s+(?:of|for|on)(?:\s+(?:the|all|our|these|its))?\s*$"
)  # fmt: skip
_BY_THE_WAY = LatePattern(
    r"\b(?:of|for|on|with|by|per|from|to|like|despite|against|about|into|through|without|over|than"
    r"|between|after|before|under|behind|because of)(?:\s+(?:the|all|our|these|its|more|fewer))?\s*$"
)  # fmt: skip
_TOGETHER = {
    True: LatePattern(r"\s*(?:[、和与及]|以及|并)\s*"),
    False: LatePattern(r"\s*(?:,|,? and|&|,? as well as|,? or|,? nor)\s+(?:the )?(?:\w+ of )?"),
}
_PLACE_EN = LatePattern(
    r"\b(?:place|spot|(?:first|last) c[ao]mes?|(?:place|spot) (?:goes|went|belongs) to"
    r"|at the (?:top|bottom)(?: is| are| was| were)?)$"
)
MOST_WORDS_BETWEEN = 9
_COUNTED_ZH = LatePattern(r"[一二两三四五六七八九十几][个项类家]\s*$")
"""Some of several, of which a sentence goes on to speak: 三个分项里，一个下滑."""
_BEHIND_EN = (
    r"\s+(?:of [\d.,]+ ?(?:%|per cent|percent|percentage points?|points?|pp)? )?"
    r"(?:in|of|for|was|were|is|are|has been)\s+(?:the\s+|total\s+|all\s+)?"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """The metrics that a statement is about, and the figures that stand beside its words."""

    metrics: tuple[str, ...]
    change: Fact | None = None
    """The comparison that is printed with the words: fell {visits.growth}."""
    base: Fact | None = None
    """The value that it moved from, where that is printed: from {visits.2023}."""
    current: Fact | None = None
    """The value that it moved to, where that is printed: rose to {visits}."""


def subject_of(passage: AnnotatedText, clause: Clause, start: int, end: int) -> Subject | None:
    """Return what the words from ``start`` to ``end`` are about, None where that is not plain."""
    beside = _beside(passage, clause, start, end)
    if beside is not None and beside.change is not None:
        return beside
    if passage.text[start:end].endswith("ing") and (found := _behind(passage, clause, end)):
        return Subject(metrics=found)  # growing visits and falling loans
    behind = () if passage.within(clause.start, start) else _behind(passage, clause, end)
    found = behind or metrics_before(passage, clause, start) or _behind(passage, clause, end)
    if beside is not None and (not found or beside.metrics[0] in found):
        return beside
    if found:
        return Subject(metrics=found)
    if len(passage.near) == 1 and not passage.mentions:
        return Subject(metrics=passage.near) if _bare(passage, clause.first, start) else None
    return None


def _beside(passage: AnnotatedText, clause: Clause, start: int, end: int) -> Subject | None:
    """Return the subject that a figure directly behind or before the words gives."""
    text, zh = passage.text, passage.chinese
    after = next((each for each in passage.mentions if each.start >= end), None)
    before = next((each for each in reversed(passage.mentions) if each.end <= start), None)
    if (
        after
        and after.fact
        and after.end <= clause.last
        and _TO_FIGURE[zh].fullmatch(text[end : after.start])
    ):
        if after.fact.kind in COMPARISONS:
            return Subject(metrics=(after.metric,), change=after.fact)
        if after.fact.kind == "value":
            return _levels(passage, before, after, start, end) or _rate(after.fact)
    if after and after.fact and after.fact.kind == "value":
        between = text[end : after.start]
        if two := _from_to(passage, after, between):
            return two
    compared = before and before.fact and before.fact.kind in COMPARISONS and before.start >= clause.start
    if compared and before and _FROM_FIGURE[zh].fullmatch(text[before.end : start]):
        return Subject(metrics=(before.metric,), change=before.fact)
    return None


def _levels(
    passage: AnnotatedText, before: Mention | None, after: Mention, start: int, end: int
) -> Subject | None:
    """Return a move to a printed value, and from one: 由{a.2020}增至{a}, rose to {a}."""
    text, fact = passage.text, after.fact
    assert fact is not None, tr("the mention prints a figure")
    if not _LEVEL[passage.chinese].search(text[end - 1 : after.start]):
        return None
    base = before.fact if before and before.fact and before.fact.kind == "value" else None
    if then := _from_behind(passage, after):
        return Subject(metrics=(after.metric,), base=then, current=fact)
    moved_from = base and before and before.metric == after.metric and base.period != fact.period
    if moved_from and base and before and re.search(r"[由从自][^，。]{0,12}$", text[: before.start]):
        return Subject(metrics=(after.metric,), base=base, current=fact)
    return Subject(metrics=(after.metric,), current=fact)


def _from_behind(passage: AnnotatedText, goal: Mention) -> Fact | None:
    """Return the value that is printed behind the one it moved to: rose to {a} from {a.2020}."""
    then = next((each for each in passage.mentions if each.start >= goal.end), None)
    if then is None or then.fact is None or then.metric != goal.metric or then.fact.kind != "value":
        return None
    from_it = re.fullmatch(r",?\s+(?:up |down )?from\s+", passage.text[goal.end : then.start])
    return then.fact if from_it and then.fact.period != (goal.fact and goal.fact.period) else None


def _rate(fact: Fact) -> Subject | None:
    """Return a change that is a metric of its own: prices rose {inflation}."""
    own = is_percent(fact.unit) and fact.measure != "share"
    return Subject(metrics=(fact.metric,), change=fact) if own else None


def _from_to(passage: AnnotatedText, after: Mention, between: str) -> Subject | None:
    """Return a move between two printed values: fell from {a.2020} to {a}."""
    if passage.chinese or not re.fullmatch(r"(?:\s+\w+)?\s*from\s+(?:an? \w+ (?:of )?)?", between):
        return None
    rest = [each for each in passage.mentions if each.start >= after.end]
    goal = rest[0] if rest else None
    if goal is None or goal.fact is None or goal.metric != after.metric or goal.fact.kind != "value":
        return None
    joined = passage.text[after.end : goal.start]
    if not re.fullmatch(r"[^.;,]{0,30}?\bto\s+", joined):
        return None
    return Subject(metrics=(after.metric,), base=after.fact, current=goal.fact)


def metrics_before(passage: AnnotatedText, clause: Clause, start: int) -> tuple[str, ...]:
    """Return the metrics that are the subject of what follows: the last named, with those joined to it."""
    named = [each for each in passage.mentions if clause.first <= each.start and each.end <= start]
    if not named:
        return _carried(passage, clause, start)
    last = named[-1]
    if (
        len(named) > 1
        and passage.chinese
        and (
            _PASSED_ZH.fullmatch(passage.text, named[-2].end, last.start)
            and all(_GAP_ZH.fullmatch(part) for part in re.split("[，：]", passage.blotted(last.end, start)))
        )
    ):
        return (named[-2].metric,)  # A仅次于B，列第二
    if not _leads(passage, last, start):
        only = {each.metric for each in named}
        own = named[-1].start >= clause.start or clause.start == clause.first
        return tuple(only) if len(only) == 1 and not own and _bare(passage, clause.start, start) else ()
    together = [last]
    for one, other in zip(reversed(named[:-1]), reversed(named), strict=False):
        joined = _TOGETHER[passage.chinese].fullmatch(passage.text[one.end : other.start])
        if not joined or any(each.fact and each.fact.kind != "value" for each in (one, other)):
            break
        together.append(one)
    return tuple(dict.fromkeys(each.metric for each in reversed(together)))


def _leads(passage: AnnotatedText, mention: Mention, start: int) -> bool:
    """Return whether nothing but adverbs, time and figures lies between a metric and what is said of it."""
    between = passage.blotted(mention.end, start)
    if passage.chinese:
        parts = re.split(r"[，：]", between)
        return all(_GAP_ZH.fullmatch(part) for part in parts) and len(parts) <= 3
    if _BREAK.search(between) or len(between.split()) > MOST_WORDS_BETWEEN:
        return False
    ahead = passage.text[: mention.start]
    if mention.fact is None and _BY_THE_WAY.search(ahead) and not _HEADS.search(ahead):
        return False
    return not re.search(r"\b(?:and|or)\s+(?:the|its|their|our)?\s*[a-z]+(?:s|es)?\s*$", between)


def _carried(passage: AnnotatedText, clause: Clause, start: int) -> tuple[str, ...]:
    """Return the only metric of the sentences before, where this one names none: 创历史新高, They fell."""
    earlier = {each.metric for each in passage.mentions if each.end <= clause.first}
    if len(earlier) != 1 or not _bare(passage, clause.first, start):
        return ()
    return tuple(earlier)


def _bare(passage: AnnotatedText, first: int, start: int) -> bool:
    """Return whether no subject of its own stands before some words of a sentence or clause."""
    ahead = passage.blotted(first, start)
    if passage.chinese:
        return not _COUNTED_ZH.search(ahead) and all(
            _GAP_ZH.fullmatch(part) for part in re.split(r"[，：]", ahead)
        )
    return bool(re.fullmatch(
        r"\W*(?:(?:it|they|this|that|these|both|the figure|the number|the total|the rate|has|have|is|are"
        r"|was"
        r"|were|had|and|then|with|to|at|also|again|then|still|now|in|by|a|an|the|since|since then|\d{4}"
        r"|,|at"
        r"|been)\W+)*", ahead, re.I,
    ))  # fmt: skip


def _behind(passage: AnnotatedText, clause: Clause, end: int) -> tuple[str, ...]:
    """Return the metric named directly behind words: a record low for visits, the fall in visits."""
    after = next((each for each in passage.mentions if end <= each.start and each.end <= clause.last), None)
    if after is None:
        return ()
    between = passage.text[end : after.start]
    pattern = r"[的是为：\s]{1,3}" if passage.chinese else _BEHIND_EN
    if not passage.chinese and _PLACE_EN.search(passage.text[:end]):
        pattern += r"|:?\s+(?:the )?"
    if passage.text[:end].endswith("ing"):
        pattern += r"|\s+"  # four years of falling visits
    return (after.metric,) if re.fullmatch(pattern, between) else ()
