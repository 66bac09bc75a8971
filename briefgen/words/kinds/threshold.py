"""Thresholds: passed a million, above 5%, for the first time, 首次突破1000万, 跌破, 站上百万台阶."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from briefgen.base.dataclass import dataclass
from briefgen.base.translate import tr
from briefgen.facts.fact import Fact
from briefgen.facts.unit import is_percent, size, split
from briefgen.words.annotated_text import AnnotatedText, Clause
from briefgen.words.fact_checker import FactChecker, Statement
from briefgen.words.history import Way
from briefgen.words.judgement import Judgement
from briefgen.words.late_pattern import LatePattern
from briefgen.words.subject import subject_of
from briefgen.words.window import Window

KIND = "threshold"
_SCALES = {
    "万亿": 10**12, "千亿": 10**11, "百亿": 10**10, "十亿": 10**9, "亿": 10**8, "千万": 10**7, "百万": 10**6,
    "十万": 10**5, "万": 10**4, "千": 10**3, "百": 100,
    "hundred": 100, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12,
    "m": 10**6, "bn": 10**9, "tn": 10**12,
}  # fmt: skip
_WORDS = {
    word: Fraction(number)
    for number, word in enumerate(("a", "one", "two", "three", "four", "five", "six"))
    if number
} | {"a": Fraction(1), "an": Fraction(1), "ten": Fraction(10), "half a": Fraction(1, 2)}
_HAN = {"一": 1, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10, "": 1}
_DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_ZH = LatePattern(
    r"(?P<first>首次|首度|第一次|历史性|首(?=[破超]))?(?:实现)?(?:(?P<over>突破|站上|站稳|跨上|跨过"
    r"|跨越|迈上|迈过|越过|冲破|冲上|首?破(?=\d|[一两三百千万亿])"
    r"|超过|高于|超)|(?P<under>跌破|低于|降破|不足|不到|不满|未满|未达到|失守))"
    rf"了?(?:第一个|新的)?(?P<number>{_DIGITS}|[一两三四五六七八九十](?=[百千万亿])"
    rf"|(?=[百千万十]*[万亿百千]))"
    r"(?P<scale>万亿|千亿|百亿|十亿|亿|千万|百万|十万|万|千|百)?(?P<unit>[%％‰]|个百分点"
    r"|(?:(?!的)[一-鿿]){0,3})"
    rf"|(?:(?<!现)在|达到?|升[至到]|降[至到]|[维保]持在|稳定在|控制在|为|减[至到]"
    rf"|增[至到])(?P<number2>{_DIGITS}|[一两三四五六七八九十](?=[百千万亿])"
    r"|(?=[百千万十]*[万亿百千]))(?P<scale2>万亿|千亿|百亿|十亿|亿|千万|百万|十万|万|千|百)?"
    r"(?P<unit2>[%％‰]|(?:(?![的以之])[一-鿿]){0,3})(?:(?P<from>以上|之上)|(?P<upto>以下|以内|之下|之内))",
    hints=(
        "突破",
        "超",
        "高于",
        "站上",
        "跨",
        "迈",
        "越过",
        "冲破",
        "破",
        "低于",
        "不足",
        "不到",
        "满",
        "未达",
        "失守",
        "以上",
        "以下",
        "之上",
        "之下",
        "以内",
        "之内",
    ),
)
_NUMBER_EN = rf"(?P<number>{_DIGITS}|half a|an?|one|two|three|four|five|six|ten)"
_EN = LatePattern(
    r"\b(?:(?P<over>passed|pass(?:es)?|went through|cleared|clears|topped|tops?|exceed(?:s|ed)?"
    r"|surpass(?:es|ed)?|crossed"
    r"|broke through|broke|hit|reached"
    r"|climbed (?:above|past)|came (?:in )?(?:at )?(?:above|over|to more than|at more than"
    r"|in at more than)|(?:rose|risen|moved|went|crept|edged|jumped|climbed|(?:is|are|was"
    r"|were) (?:back|now|still|well)|is|are|was|were|stands?|stood|grew|remained"
    r"|stayed) (?:to )?(?:well )?(?:above|over|past|beyond|more than))"
    r"|(?P<under>missed|failed to (?:reach|pass|cross)|(?:fell|falls|came) (?:just |well )?short of"
    r"|(?:fell|fallen|dropped|slipped|sank|dipped|slid|declined|came in|came|went|shrank"
    r"|plunged|(?:is|are|was|were) (?:back|now|still|well)|is|are|was|were|stands?|stood|remained"
    r"|stayed) (?:to )?(?:well )?(?:below|under|less than)))"
    rf" (?:the )?(?P<money>[£$€])?{_NUMBER_EN}(?:[- ]?(?P<scale>hundred|thousand|million|billion"
    rf"|trillion|bn|tn|m)\b)?"
    r"(?P<unit>\s?(?:%|per cent|percent(?! points?)|percentage points))?(?:[- ](?:mark|barrier"
    r"|milestone|line|threshold"
    r"|level))?(?P<first> for the first time)?",
    hints=(
        "pass",
        "top",
        "exceed",
        "surpass",
        "cross",
        "broke",
        "hit",
        "reach",
        "above",
        "over",
        "past",
        "beyond",
        "more than",
        "below",
        "under",
        "less than",
        "missed",
        "failed",
        "short of",
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Threshold:
    """A level in the smallest unit of its dimension, and on which side of it a figure is said to be."""

    level: Fraction
    way: Way
    first: bool
    reached: bool
    """Whether to be exactly there is enough."""

    def passed(self, fact: Fact) -> bool:
        """Return whether a figure may lie on the said side."""
        interval = fact.interval.times(size(fact.unit))
        if self.way > 0:
            return interval.high > self.level or (self.reached and interval.high >= self.level)
        return interval.low < self.level or (self.reached and interval.low <= self.level)

    def surely_passed(self, fact: Fact) -> bool:
        """Return whether a figure lies on the said side beyond doubt."""
        interval = fact.interval.times(size(fact.unit))
        return interval.low > self.level if self.way > 0 else interval.high < self.level


def find(checker: FactChecker, passage: AnnotatedText, clause: Clause) -> Iterator[Judgement]:
    """Yield what was found of each threshold that a clause names."""
    hidden = passage.hidden
    for found in (_ZH if passage.chinese else _EN).finditer(hidden, clause.start, clause.end):
        named = _side(found.groupdict())
        if (named.get("unit") or "").startswith("年"):
            continue  # 低于2024年: see direction
        if not named.get("scale") and not named.get("unit") and not (named["number"] or "")[:1].isdecimal():
            continue
        statement = Statement(kind=KIND, passage=passage, clause=clause, start=found.start(), end=found.end())
        subject = subject_of(passage, clause, found.start(), found.end())
        if subject is None or len(subject.metrics) != 1:
            yield statement.of_no_metric("one")
            continue
        yield _judged(checker, statement, subject.metrics[0], named)


def _side(named: dict[str, str | None]) -> dict[str, str | None]:
    """Return the parts of a threshold that is told behind its number by their usual names: 100万以上."""
    if not named.get("from") and not named.get("upto"):
        return named
    told = {key.rstrip("2"): text for key, text in named.items() if text}
    side = "over" if named.get("from") else "under"
    return {"number": "", "scale": None, "unit": None, "first": None} | told | {side: "在"}


def _judged(
    checker: FactChecker, statement: Statement, metric: str, named: dict[str, str | None]
) -> Judgement:
    history, window = checker.history(metric), statement.window()
    current = history.at(window.current) if window.current else history.latest
    if current is None:
        return statement.judged("open", tr("no value of the period"))
    threshold = _threshold(named, current)
    if threshold is None or window.vague or not _plain(window):
        return statement.judged("open", tr("whether the figure is measured like the threshold is not plain"))
    if not threshold.passed(current):
        if any(threshold.passed(fact) for fact in history.until(current)) and not statement.passage.chinese:
            return statement.judged("open", tr("it was so before"))
        return statement.judged("contradicted", f"{checker.label(metric)}: {checker.shown(current)}")
    before = next((fact for fact in history.until(current) if threshold.surely_passed(fact)), None)
    if threshold.first and before is not None:
        reason = tr("{label}: {shown} already", label=checker.label(metric), shown=checker.shown(before))
        return statement.judged("contradicted", reason)
    return statement.judged("holds")


def _plain(window: Window) -> bool:
    """Return whether it is said of one value: not of a change since another."""
    return window.base is None and not window.years and not window.next


def _threshold(named: dict[str, str | None], current: Fact) -> _Threshold | None:
    """Return a threshold in the measure of a figure, None where it is not plain that it is one of it."""
    text, scale, unit = (
        named["number"] or "",
        (named.get("scale") or "").lower(),
        (named.get("unit") or "").strip(),
    )
    percent = is_percent(current.unit)
    if current.measure == "rank" or "points" in unit or "百分点" in unit:
        return None
    if bool(re.match(r"%|％|per ?cent", unit)) != percent:
        return None
    number = _number(text)
    own = split(current.unit)[0]
    level = number * _SCALES.get(scale, 1) * (size(current.unit) / own)
    if percent:
        level = number
    elif not scale and own != 1:
        near = [each for each in (number, number * own) if _near(each, current, own)]
        if len(near) != 1:
            return None  # 突破1000 beside 1,033 thousand: which thousand is not plain
        level = near[0]
    way = 1 if named.get("over") else -1
    reached = (named.get("over") or "").lower() in (
        "hit",
        "reached",
        "站上",
        "站稳",
        "迈上",
        "跨上",
        "达到",
        "在",
    )
    reached = reached or (named.get("under") or "") == "在"
    return _Threshold(level=level, way=way, first=bool(named.get("first")), reached=reached)


def _near(level: Fraction, current: Fact, own: Fraction | int) -> bool:
    """Return whether a level may be meant of a figure: a tenth of it to ten times as much."""
    value = abs(Fraction(current.number)) * own
    return value / 10 <= level <= value * 10


def _number(text: str) -> Fraction:
    word = text.lower()
    if word in _WORDS:
        return _WORDS[word]
    if text in _HAN:
        return Fraction(_HAN[text])
    return Fraction(Decimal(text.replace(",", "")))
