"""Where a sentence says what share of a whole something is: A makes up a third of B, B中近三成是A."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from briefgen.base.compile_late import compile_late
from briefgen.base.dataclass import dataclass
from briefgen.words.annotated_text import AnnotatedText, Clause
from briefgen.words.late_pattern import LatePattern
from briefgen.words.mention import Mention
from briefgen.words.portion import Portion, portions
from briefgen.words.scope import TIME_EN, head_is_plain, head_is_plain_zh
from briefgen.words.standing import ShareOf

MENTION = r"\x00++(?:\s?[(（]\s?\x00++\s?[)）]?|\s\x00++)?"
"""A name, with the figure that may be printed behind it; no run of NULs is tried twice."""
PARTY = {
    False: rf"{MENTION}(?:(?:\s*,\s*(?:the )?{MENTION})*,?\s+(?:and|plus|&|as well as)\s+"
    rf"(?:the )?{MENTION})?",
    True: rf"{MENTION}(?:(?:[、和与及]|以及|加上|加){MENTION})*",
}
"""One metric, or several that are named together."""
TOGETHER_EN = (
    r"(?:taken |added |put )?(?:together|combined|jointly|between them|in total|in all|in sum|collectively)"
)
TOGETHER_ZH = (
    r"(?:的?(?:这?[两二三四五六][者项类种个]|几[者项])的?)?的?"
    r"(?:合计|加在一起|共(?=\d)|共计|总计|总共|加起来|合起来|合在一起|相加|加总|之和|总和|一共|合共|共同"
    r"|合)"
)
_VERB_EN = (
    r"(?:(?:rose|risen|grew|grown|climbed|fell|fallen|dropped|declined|slipped|dipped|increased|moved"
    r"|edged)(?: to)?"
    r"|(?:stay(?:s|ed)|remain(?:s|ed)|kept|held)(?: at| on)?|ma(?:ke|kes|de|king) up|ma(?:kes?|de)"
    r"|account(?:s|ed"
    r"|ing)? for|represent(?:s|ed)?|compris(?:es?"
    r"|ed)"
    r"|constitut(?:es?|ed)|c[ao]mes? to|amount(?:s|ed)? to|st(?:oo|an)ds? at|is|are|was|were|reach(?:es"
    r"|ed)?|form(?:s|ed)?"
    r"|total(?:s|led)?|equal(?:s|led)?|(?P<above>exceed(?:s|ed)?|pass(?:es|ed)|topp?(?:s|ed)"
    r"|surpass(?:es|ed)?)|hit|hits"
    r"|t[ao]kes? up|took|takes?|take|contribut(?:es?|ed)|provid(?:es?|ed)|carr(?:y|ies|ied)|deliver(?:s"
    r"|ed)?"
    r"|generat(?:es?|ed)|suppl(?:y|ies|ied)|cover(?:s|ed)?|was responsible for|were responsible for"
    r"|fund(?:s|ed)?"
    r"|(?P<below>fell short of|fall short of|falls short of))"
)
_ADVERBS_EN = (
    r"(?:(?:now|still|already|alone|also|had|has|have|both|thus|today|only|just|themselves|always"
    r"|then)\s+)*"
)
_BE_EN = (
    r"(?:(?:were|was|are|is|being|had been|have been|has been)(?:\s+(?:now|still|from|for|by|under|made"
    r"|used|classed as"
    r"|recorded as|counted (?:as|under)|due to|made up of|accounted for by))*"
    r"|c[ao]me(?:s)? from|counted (?:under|as|for)|counts? (?:as|under)|w[ea]nt to|go(?:es)? to"
    r"|fell under|consist(?:s|ed)? of"
    r"|belong(?:s|ed)? to|took the form of|by)"
)
_THEN_EN = (
    r"(?:now|today|overall|in total|in all|altogether|and (?:is|are|was|were|has|have|had|rose|fell|grew"
    r"|they|it|in)|but|while|whereas|with|up|down|compared|after|though|although|as)\b"
)
TAIL_EN = LatePattern(rf"\s*(?:$|[.,;:!?)—–”]|{TIME_EN}|{_THEN_EN})")
_JOINED_EN = LatePattern(r"\s*(?:,|and|or|plus)\s+(?:(?:the|all|of)\s+)*\x00")
_WHOLE_EN = LatePattern(
    rf"\s+(?:of |among |in )?(?:(?:all|the|total|our|its|their|overall|every|these|of)\s+)*"
    rf"(?:(?P<mention>{MENTION})(?:s\b)?|(?P<words>(?!(?:last|this|now|with|and|but|up|down)\b)[a-z][\w'-]*"
    rf"(?:\s+(?!(?:in|for|last|this|and|but|now|with|while)\b)[a-z][\w'-]*){{0,3}}))"
)
_ADVERBS_ZH = (
    r"(?:已经?|现已|仅|只|就|也|便|仍|均|都|共|又|目前|还|分别|一度|曾|首次|再次|依然|依旧"
    r"|全年|当年|今年|去年|上年)*"
)
TAIL_ZH = LatePattern(
    r"(?:的(?:比重|份额|比例|水平|份量|占比|规模|量|总量|人次|业务量)|份额|比重)?(?:了)?\s*(?:$"
    r"|[，。；：！？）”、,.;!?)]|而|但|且|并)"
)
_WHOLE_ZH = (
    r"(?:全部的?|全体|所有的?|整个|同期|当年|全年|总)*"
    rf"(?:(?P<mention>{MENTION})|(?P<words>[一-鿿]{{1,10}}?))(?:的?(?:总量|总数|总额|总体|全部|总和"
    rf"|总规模|总计))?"
)
_VERB_ZH = r"(?:贡献|撑起|构成|提供|承担|包揽|拿下|创造|支撑|占据|完成|承运|输送)(?:了|起|着)?"


@dataclass(frozen=True, slots=True, kw_only=True)
class ShareSaid:
    """A share that a sentence states of metrics; ``plain``: its words say no more than that."""

    parts: tuple[Mention, ...]
    whole: ShareOf
    portion: Portion
    start: int
    end: int
    together: bool = False
    plain: bool = True


def shares_said(passage: AnnotatedText, clause: Clause) -> Iterator[ShareSaid]:
    """Yield the shares that a clause states; its sentence may name the metrics before it."""
    hidden = passage.hidden
    read = _read_zh if passage.chinese else _read_en
    for portion in portions(hidden, clause.start, clause.end, chinese=passage.chinese):
        said = read(passage, clause, hidden, portion)
        if said is not None:
            yield said


def party(passage: AnnotatedText, start: int, end: int) -> tuple[Mention, ...] | None:
    """Return the metrics between two positions, a mention each; None where other figures are."""
    found: dict[str, Mention] = {}
    for each in passage.within(start, end):
        if each.fact is not None and each.fact.kind not in ("value", "share"):
            return None
        if each.metric not in found or each.fact is not None:
            found[each.metric] = each
    return tuple(found.values()) or None


@cache
def _before_en() -> re.Pattern[str]:
    return compile_late(
        rf"(?P<party>{PARTY[False]})(?:,? (?:at|with|on) \x00+,?)?(?:,? (?P<together>{TOGETHER_EN}),?)?"
        rf"(?:\s+(?:in|of|among|within|as a share of)\s+(?:all |the |total )*(?P<among>{MENTION}))?"
        rf"\s+{_ADVERBS_EN}(?:(?P<also>{TOGETHER_EN})\s+)?{_VERB_EN}\s+(?:(?:only|just|now|up"
        rf"|fully)\s+)*$", re.I,
    )  # fmt: skip


@cache
def _apposed_en() -> re.Pattern[str]:
    return compile_late(
        rf"(?P<party>{MENTION})\s+(?:out )?of\s+(?:the |all |a total of )*(?P<among>{MENTION})\s*[:,;—–]\s*"
        rf"(?:that is |or |just )?(?P<together>)(?P<also>)(?P<above>)(?P<below>)$", re.I,
    )  # fmt: skip


def _read_en(passage: AnnotatedText, clause: Clause, hidden: str, portion: Portion) -> ShareSaid | None:
    ahead = hidden[clause.first : portion.start]
    found = _before_en().search(ahead) or _apposed_en().search(ahead)
    if found is not None:
        return _forward_en(passage, clause, hidden, portion, found)
    return _backward_en(passage, clause, hidden, portion)


def _forward_en(
    passage: AnnotatedText, clause: Clause, hidden: str, portion: Portion, found: re.Match[str]
) -> ShareSaid | None:
    first = clause.first
    parts = party(passage, first + found.start("party"), first + found.end("party"))
    if parts is None:
        return None
    head = hidden[first : first + found.start("party")]
    whole, end = _whole_en(passage, hidden, portion.end, clause.last)
    among = found["among"] and party(passage, first + found.start("among"), first + found.end("among"))
    if among and whole == ShareOf():
        whole = ShareOf(mention=among[0])
    together = bool(found["together"] or found["also"] or re.search(rf"\b{TOGETHER_EN}\b", head, re.I))
    plain = whole is not None and head_is_plain(passage, first, first + found.start("party"))
    if found["above"] or found["below"]:
        portion = _beyond(portion, above=bool(found["above"]))
    start = first + (found.start("also") if found["also"] else found.end("party"))
    return ShareSaid(
        parts=parts, whole=whole or ShareOf(), portion=portion, start=_trimmed(hidden, start), end=end,
        together=together, plain=plain,
    )  # fmt: skip


def _beyond(portion: Portion, *, above: bool) -> Portion:
    """Return a portion that is said to be exceeded, or missed."""
    low, high = portion.low, portion.high
    middle = (low + high) / 2 if low is not None and high is not None else low or high
    if above:
        bound = portion.least if portion.least == low else middle
        return Portion(start=portion.start, end=portion.end, low=bound, least=bound)
    bound = portion.most if portion.most == high else middle
    return Portion(start=portion.start, end=portion.end, high=bound, most=bound)


def _trimmed(text: str, start: int) -> int:
    """Return where the words begin behind spaces and commas."""
    return start + len(text[start:]) - len(text[start:].lstrip(" ,，"))


def _whole_en(passage: AnnotatedText, hidden: str, start: int, last: int) -> tuple[ShareOf | None, int]:
    """Return what is named as the whole behind a portion, and where that ends; None: more is said of it."""
    if TAIL_EN.match(hidden, start, last):
        return ShareOf(), start
    found = _WHOLE_EN.match(hidden, start, last)
    if found is None:
        return None, start
    if _JOINED_EN.match(hidden, found.end(), last) or not TAIL_EN.match(hidden, found.end(), last):
        return None, start
    if found["mention"]:
        named = party(passage, found.start("mention"), found.end("mention"))
        return (ShareOf(mention=named[0]) if named and len(named) == 1 else None), found.end()
    return ShareOf(words=found["words"]), found.end()


@cache
def _after_en() -> re.Pattern[str]:
    return compile_late(
        rf"\s+(?:of |the |all |total |our |its |their |overall )*(?:(?P<whole>{MENTION})(?:s\b)?"
        rf"|(?P<words>(?!are\b|is\b|was\b|were\b)[a-z][\w'-]*))"
        rf"(?:,? ?\(?\x00+\)?,?)?\s+{_BE_EN}\s+(?:on |the )?(?P<party>{PARTY[False]})", re.I,
    )  # fmt: skip


def _backward_en(passage: AnnotatedText, clause: Clause, hidden: str, portion: Portion) -> ShareSaid | None:
    found = _after_en().match(hidden, portion.end, clause.last)
    if found is None:
        return None
    parts = party(passage, *found.span("party"))
    if parts is None:
        return None
    named = party(passage, *found.span("whole")) if found["whole"] else None
    whole = ShareOf(mention=named[0]) if named else ShareOf(words=found["words"] or "")
    head = hidden[clause.first : portion.start]
    plain = bool(TAIL_EN.match(hidden, found.end(), clause.last)) and "\x00" not in head
    return ShareSaid(
        parts=parts, whole=whole, portion=portion, start=portion.start, end=found.end(), plain=plain
    )  # fmt: skip


@cache
def _before_zh() -> re.Pattern[str]:
    return compile_late(
        rf"(?P<party>{PARTY[True]})(?P<together>{TOGETHER_ZH})?[，]?{_ADVERBS_ZH}(?:约|大约)?"
        rf"(?:占(?:据|到|了|有|比)?(?:{_WHOLE_ZH})?(?:的?(?:比重|比例|份额|占比))?"
        rf"|{_VERB_ZH}(?:{_WHOLE_ZH.replace('mention', 'given').replace('words', 'told')})?"
        rf"|的?(?:占比|比重|比例|份额))?的?{_ADVERBS_ZH}(?P<verb>约?(?:为|达到?|是|在|升至|增至|降至"
        rf"|提高到|提高至|上升到|降到)?)$"
    )


@cache
def _main_zh() -> re.Pattern[str]:
    return compile_late(rf"{_WHOLE_ZH}以(?P<party>{MENTION})为主[，,]?\s*占$")


@cache
def _apposed_zh() -> re.Pattern[str]:
    return compile_late(
        rf"(?P<mention>{MENTION})(?:之中|当中|中|里"
        rf"|内)[，,]?(?:共?有)?(?P<party>{MENTION})[，,]\s*(?:占比|占|比重|份额)"
        rf"{_ADVERBS_ZH}(?:为|达到?)?$"
    )


@cache
def _in_zh() -> re.Pattern[str]:
    return compile_late(
        rf"(?P<party>{MENTION})在(?P<mention>{MENTION})(?:之中|当中|中|里|内)的?(?:占比|占|比重|份额|比例)"
        rf"{_ADVERBS_ZH}(?:约?为|达到?|升至|降至|有)?$"
    )


@cache
def _within_zh() -> re.Pattern[str]:
    return compile_late(rf"(?P<whole>{MENTION})(?:的)?(?:中|里|之中|当中|内|里面)?[，,]?(?:约?有|大约|约)?$")


@cache
def _after_zh() -> re.Pattern[str]:
    return compile_late(
        rf"的?(?:(?P<whole>{MENTION})|(?P<words>[一-鿿]{{1,8}}?))?(?:都|均|就)?(?:是|为|来自于?|属于?"
        rf"|由|流向|用于)(?P<party>{PARTY[True]})"
    )


def _read_zh(passage: AnnotatedText, clause: Clause, hidden: str, portion: Portion) -> ShareSaid | None:
    first = clause.first
    ahead = hidden[first : portion.start]
    after = _after_zh().match(hidden, portion.end, clause.last)
    if after is not None:
        return _backward_zh(passage, clause, hidden, portion, after)
    main = _main_zh().search(ahead)
    apposed = _apposed_zh().search(ahead) or _in_zh().search(ahead)
    found = main or apposed or _before_zh().search(ahead)
    if found is None:
        return None
    parts = party(passage, first + found.start("party"), first + found.end("party"))
    if parts is None:
        return None
    named = found.groupdict()
    slot = "mention" if named.get("mention") else "given" if named.get("given") else ""
    given = party(passage, first + found.start(slot), first + found.end(slot)) if slot else None
    words = named.get("words") or named.get("told") or ""
    whole = ShareOf(mention=given[0]) if given else ShareOf(words=words)
    head = found.start() if apposed else found.start("party")
    plain = head_is_plain_zh(passage, clause, first + head)
    plain = plain and TAIL_ZH.match(hidden, portion.end, clause.last) is not None
    start = portion.start if main else first + found.end("party")
    return ShareSaid(
        parts=parts, whole=whole, portion=portion, start=_trimmed(hidden, start), end=portion.end,
        together=bool(named.get("together")), plain=plain,
    )  # fmt: skip


def _backward_zh(
    passage: AnnotatedText, clause: Clause, hidden: str, portion: Portion, after: re.Match[str]
) -> ShareSaid | None:
    """Read a whole before its part: W中超过三分之二是A, 三分之二的W为A."""
    parts = party(passage, *after.span("party"))
    within = _within_zh().search(hidden[clause.first : portion.start])
    if parts is None:
        return None
    if after["whole"]:
        named = party(passage, *after.span("whole"))
    else:
        named = within and party(
            passage, clause.first + within.start("whole"), clause.first + within.end("whole")
        )
    whole = ShareOf(mention=named[0]) if named else ShareOf(words=after["words"] or "")
    plain = bool(TAIL_ZH.match(hidden, after.end(), clause.last)) and bool(named or after["words"])
    return ShareSaid(
        parts=parts, whole=whole, portion=portion, start=portion.start, end=after.end(), plain=plain
    )  # fmt: skip
