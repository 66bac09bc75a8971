"""Multiples in Chinese: 翻番, 增长两倍, 是2023年的三倍, 两倍于B, 减半."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from briefgen.words.annotated_text import AnnotatedText, Clause
from briefgen.words.late_pattern import LatePattern
from briefgen.words.multiple_said import MultipleSaid, mention_in, multiple
from briefgen.words.portion import HOW_ZH, Portion, how_zh, portion
from briefgen.words.scope import head_is_plain_zh
from briefgen.words.share_said import MENTION, TAIL_ZH, party
from briefgen.words.window import period_in

_NUMBER = (
    r"(?P<n>\d{1,3}(?:\.\d+)?|[一二两三四五六七八九十]{1,3}(?:点[一二三四五六七八九])?|数|几"
    r"|好几)(?P<half>个?半)?"
)
_BEHIND = r"(?P<behind>以上|左右|多|余|有余|上下|强|弱)?"
_MARK = rf"(?P<how>(?:{HOW_ZH}|了|达到?|约)*+)"
_PERIOD = r"(?:19|20)\d\d年(?:第?[一二三四]季度|[上下]半年|1?\d月)?"
_DOUBLED = LatePattern(
    rf"(?P<pre>近乎|几乎|接近|将近|近|约|超过"
    rf"|实现)?(?:翻了?(?P<how>(?:{HOW_ZH})*+)(?:(?P<n>[一两二三四])番|番|(?P<times>[一两二三四五六]?)倍)"
    r"|翻番|(?<!成)倍增(?!计划|工程|行动|器|效应|管))(?P<behind>以上|左右|多|有余)?"
)
_GROWN = LatePattern(
    rf"(?P<verb>增长|增加|提高|上升|扩大|提升|上涨|增幅|涨幅|扩张|增|涨"
    rf"|升)(?![至到]){_MARK}{_NUMBER}倍{_BEHIND}"
)
_MANIFOLD = LatePattern(r"成倍(?:增长|增加|上升|提高|提升|扩大)|倍数增长")
_HALVED = LatePattern(rf"(?P<how>(?:{HOW_ZH})*+)(?:减半(?!征收|征税|收取|政策|优惠)|腰斩|对折|折半)")
_LEVEL = LatePattern(
    rf"(?P<verb>约?(?:是|为|达到?|相当于|[增升涨]至|[增升涨]到|(?:增长|增加|提高|上升|扩大|提升)[到至]"
    rf"|超过|接近|已是|高达|仅为|仅是|降至|降到|不到|不足|不及|[仅只]及|[仅只]有|仅相当于|只相当于"
    rf"|约相当于|下降到"
    rf"|下降至))(?:(?P<period>{_PERIOD})|(?P<ago>上年|去年)|(?P<first>原来|当初|最初|原先)"
    rf"|(?P<other>{MENTION}))"
    rf"(?:同期|全年|水平|末|底)?的?{_MARK}的?(?:{_NUMBER}倍{_BEHIND}|(?P<halfof>一半))"
)
_TIMES_OF = LatePattern(
    rf"{_MARK}{_NUMBER}倍{_BEHIND}于(?:(?P<period>{_PERIOD})|(?P<ago>上年|去年)"
    rf"|(?P<other>{MENTION}))"
)
_MORE = LatePattern(
    rf"[比较](?P<other>{MENTION})(?:要|还|足足)?(?:多|高|大|高出|多出|超出)(?:出"
    rf"|了)?{_MARK}{_NUMBER}倍{_BEHIND}"
)
_BEFORE = LatePattern(rf"(?P<party>{MENTION})(?:已经?|就|便|仍|也|现|均|大约|约|更|则|几乎|差不多|仅)*$")
HINTS = ("番", "倍", "减半", "腰斩", "折", "的一半")
"""Without one of these a text names no multiple."""


def multiples(passage: AnnotatedText, clause: Clause, hidden: str) -> Iterator[MultipleSaid]:
    """Yield the multiples that a clause states, the longest forms first; they may overlap."""
    text = hidden[clause.start : clause.end]
    for pattern, read, hints in (
        (_LEVEL, _of, ("倍", "的一半")),
        (_MORE, _more, ("倍",)),
        (_TIMES_OF, _of, ("倍于", "倍多于")),
        (_DOUBLED, _doubled, ("番", "翻", "倍增")),
        (_GROWN, _grown, ("倍",)),
        (_MANIFOLD, _manifold, ("成倍", "倍数增长")),
        (_HALVED, _halved, ("减半", "腰斩", "对折", "折半")),
    ):
        if not any(hint in text for hint in hints):
            continue
        for found in pattern.finditer(hidden, clause.start, clause.end):
            said = read(passage, clause, found)
            if said is not None:
                yield said


def _number(found: re.Match[str]) -> tuple[Fraction, Fraction | None] | None:
    """Return what a Chinese number of times is, with its last digit's unit; None: 数倍."""
    text = found["n"]
    if text in ("数", "几", "好几"):
        return None
    if text[0].isdecimal():
        places = len(text.partition(".")[2])
        return Fraction(text), Fraction(1, 10**places) if places else None
    whole, _, tenth = text.partition("点")
    digits = "零一二三四五六七八九十"
    plain = whole.replace("两", "二")
    tens, has_tens, ones = plain.partition("十")
    value = (
        (digits.index(tens or "一") * 10 + (digits.index(ones) if ones else 0))
        if has_tens
        else digits.index(plain[-1])
    )
    more = Fraction(digits.index(tenth), 10) if tenth else Fraction(1, 2) if found["half"] else Fraction(0)
    return Fraction(value) + more, None


def _sizes(found: re.Match[str], added: int = 0, verb: str = "") -> tuple[Portion, ...]:
    named = found.groupdict()
    number = _number(found)
    if number is None:
        return (Portion(start=0, end=0, low=Fraction(2), least=Fraction(19, 10)),)
    how = how_zh((named.get("how") or "") or verb, named.get("behind") or "")
    return (multiple(number[0] + added, how, step=number[1]),)


def _more(passage: AnnotatedText, clause: Clause, found: re.Match[str]) -> MultipleSaid | None:
    """Read 比B多一倍: twice as many."""
    return _of(passage, clause, found, added=1)


def _of(passage: AnnotatedText, clause: Clause, found: re.Match[str], added: int = 0) -> MultipleSaid | None:
    """Read 是2023年的两倍多, 是B的三倍, 两倍于B."""
    named = found.groupdict()
    verb = (named.get("verb") or "").removeprefix("约") or ""
    verb = {each: each for each in ("超过", "接近", "不到", "不足", "不及")}.get(verb, "")
    if named.get("halfof"):
        how = how_zh(named.get("how") or verb, "")
        sizes: tuple[Portion, ...] = (portion(Fraction(1, 2), how, 0, 0),)
    else:
        sizes = _sizes(found, added, verb)
    plain = bool(TAIL_ZH.match(found.string, found.end(), clause.last))
    other = mention_in(passage, found, "other")
    one = None
    if named.get("other"):
        before = _BEFORE.search(found.string[clause.first : found.start()])
        parts = before and party(
            passage, clause.first + before.start("party"), clause.first + before.end("party")
        )
        if before is None or not parts or len(parts) != 1 or other is None or parts[0].metric == other.metric:
            return None
        one = parts[0]
        plain = plain and head_is_plain_zh(passage, clause, clause.first + before.start("party"))
    return MultipleSaid(
        sizes=sizes, start=found.start(), end=found.end(), one=one, other=other,
        period=period_in(named.get("period") or ""), ago=bool(named.get("ago")), plain=plain,
    )  # fmt: skip


def _doubled(passage: AnnotatedText, clause: Clause, found: re.Match[str]) -> MultipleSaid:
    """Read 翻番, 翻了一番多, 翻两番, 翻倍."""
    pre = "" if found["pre"] == "实现" else found["pre"] or ""
    how = how_zh(
        (found["how"] or "") or pre.replace("近乎", "近").replace("几乎", "近"), found["behind"] or ""
    )
    digits = "零一二三四五六"
    times = (found["times"] or "").replace("两", "二")
    if times and times != "一":
        value = digits.index(times)
        sizes = tuple(multiple(Fraction(each), how) for each in (value, value + 1, 2**value))
    else:
        doubled = digits.index(found["n"].replace("两", "二")) if found["n"] else 1
        sizes = (multiple(Fraction(2) ** doubled, how),)
    return MultipleSaid(sizes=sizes, start=found.start(), end=found.end())


def _grown(passage: AnnotatedText, clause: Clause, found: re.Match[str]) -> MultipleSaid:
    """Read 增长两倍: three times as much; 扩大两倍 is also said of what is twice as much."""
    sizes = _sizes(found, 1) + (_sizes(found) if found["verb"].startswith("扩") else ())
    plain = bool(TAIL_ZH.match(found.string, found.end(), clause.last))
    return MultipleSaid(sizes=sizes, start=found.start(), end=found.end(), plain=plain)


def _manifold(passage: AnnotatedText, clause: Clause, found: re.Match[str]) -> MultipleSaid:
    size = Portion(start=0, end=0, low=Fraction(19, 10), least=Fraction(17, 10))
    return MultipleSaid(sizes=(size,), start=found.start(), end=found.end())


def _halved(passage: AnnotatedText, clause: Clause, found: re.Match[str]) -> MultipleSaid:
    how = how_zh(found["how"], "")
    return MultipleSaid(
        sizes=(multiple(Fraction(2), how),), start=found.start(), end=found.end(), inverse=True
    )  # fmt: skip
