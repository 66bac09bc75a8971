"""Comparison of values in words: which is higher, which is the largest and which the smallest."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Literal

from briefgen.base.dataclass import dataclass
from briefgen.base.marked import both
from briefgen.base.messages import messages
from briefgen.base.say import say
from briefgen.blocks.charts.parts.data import ChartMessage, MetricRow, has_one_unit, joined_messages, time_of
from briefgen.facts import wording
from briefgen.facts.baseline import all_alike
from briefgen.facts.fact import Fact
from briefgen.facts.format import figure
from briefgen.facts.measure import RATIOS_OF_TIME
from briefgen.facts.wording import beside, clause
from briefgen.model.context import Setting

Direction = Literal["up", "down", "level", "unsure"]


def direction_of(first: Fact, last: Fact) -> Direction:
    """Return whether a value or a rank rose, fell or stayed; unsure where printed values may be the same."""
    if first.number == last.number and first.qualifier == last.qualifier and first.span == last.span:
        return "level"
    if (first.within.low, first.within.high) == (last.within.low, last.within.high):
        return "unsure"  # about 6 shops, and 6
    if last.within.low < first.within.high and first.within.low < last.within.high:
        return "unsure"
    higher = last.within.low >= first.within.high  # over 99 is more than 99
    if (last.number - first.number) * (1 if higher else -1) < 0:  # 21, and nearly 22 that may be 21
        return "unsure"
    return "up" if higher != (last.measure == "rank") else "down"


def height(fact: Fact) -> float:
    """Return the sort key of a fact: the best rank is the highest."""
    return -float(fact.number) if fact.measure == "rank" else float(fact.number)


@dataclass(frozen=True, slots=True, kw_only=True)
class Overtaking:
    """One of two rows overtook the other, and stayed ahead since."""

    winner: MetricRow
    loser: MetricRow
    since: Fact
    """The first value with which the winner is ahead for good."""


def overtaking(found: Sequence[MetricRow], setting: Setting) -> Overtaking | None:
    """Return which of two rows overtook the other, and when; None where none did, or may not have."""
    every = [fact for row in found for fact in row.facts]
    if len(found) != 2 or not has_one_unit(found) or not all_alike(every, setting.ledger.context):
        return None
    one, other = ({fact.period: fact for fact in row.facts} for row in found)
    ahead = [(period, direction_of(other[period], one[period])) for period in one if period in other]
    sides = [side for _, side in ahead]
    if len(ahead) < 2 or {sides[0], sides[-1]} != {"up", "down"}:
        return None
    since = next(period for index, (period, _) in enumerate(ahead) if set(sides[index:]) == {sides[-1]})
    first, second = found
    if sides[-1] == "up":
        return Overtaking(winner=first, loser=second, since=one[since])
    return Overtaking(winner=second, loser=first, since=other[since])


HALF_PERCENT = 50
_TOP = {
    "rank": both("位次最前：", "first: "), "share": both("最高：", "highest: "), "": both("最多：", "most: "),
}  # fmt: skip
_BOTTOM = {
    "rank": both("位次最后：", "last: "), "share": both("最低：", "lowest: "), "": both("最少：", "least: "),
}  # fmt: skip


def extremes(found: Sequence[MetricRow], setting: Setting, *, said: str = "") -> ChartMessage:
    """Return the largest value, followed by ``said``, and the smallest; a single one against half."""
    found = [row for row in found if not row.others] or found  # a sum of several is not the largest of them
    if len(found) == 1:
        return single(found[0], setting)
    facts = [row.facts[-1] for row in found]
    language = setting.language
    if not has_one_unit(found):
        text = say(language, "各项单位不同，大小不可相比", "units differ: sizes do not compare")
        return ChartMessage(text=text)
    if not all_alike(facts, setting.ledger.context) and facts[0].measure not in RATIOS_OF_TIME:
        return ChartMessage(
            text=say(
                language, "各项时期长短不同，大小不可相比", "periods differ in length: sizes do not compare"
            )
        )
    if all(direction_of(facts[0], fact) == "level" for fact in facts):
        shown = figure(facts[0], language).text
        return ChartMessage(text=say(language, "各项同为{shown}", "all at {shown}", shown=shown))
    parts = []
    for best, way, names in ((max, "up", _TOP), (min, "down", _BOTTOM)):
        end = best(facts, key=height)
        held = [row for row in found if row.facts[-1] is end or direction_of(row.facts[-1], end) != way]
        near = [row.facts[-1] for row in held]
        held = [row for row in held if all(direction_of(row.facts[-1], fact) != way for fact in near)]
        kind = "rank" if end.measure == "rank" else "share" if end.unit == "%" else ""
        name = say(language, *names[kind])
        parts.append(under_heading(name, held, setting, behind=said if best is max else ""))
    return joined_messages(parts, setting)


def under_heading(
    name: str, held: Sequence[MetricRow], setting: Setting, *, behind: str = ""
) -> ChartMessage:
    """Return rows with their latest values behind a heading."""
    mark = messages(setting.language)
    shown = (
        beside(row.label, figure(row.facts[-1], setting.language).text, setting.language) for row in held
    )
    text = f"{name}{mark.list_comma.join(shown)}{behind}"
    return ChartMessage(text=text, said=frozenset(row.facts[-1].id for row in held))


def single(row: MetricRow, setting: Setting) -> ChartMessage:
    """Return one value; a share also as more or less than a half."""
    fact = row.facts[-1]
    shown, time = figure(fact, setting.language).text, time_of(fact, setting)
    if fact.kind == "share":
        shown = clause(fact, setting.language)
    text = wording.named(wording.dated(row.label, time, setting.language), shown, setting.language)
    if fact.unit == "%" and (fact.kind == "share" or fact.measure == "share"):
        text += _half(fact, setting.language)
    return ChartMessage(text=text, said=frozenset((fact.id,)))


def _half(fact: Fact, language: str) -> str:
    if fact.interval.low >= HALF_PERCENT and fact.number > HALF_PERCENT:
        return say(language, "，超过一半", ", more than half")
    if fact.interval.high <= HALF_PERCENT and fact.number < HALF_PERCENT:
        return say(language, "，不足一半", ", less than half")
    return ""


def in_two_groups(
    found: Sequence[MetricRow], test: Callable[[MetricRow], bool], names: tuple[str, str], setting: Setting
) -> ChartMessage:
    """Return the rows that pass a test and those that do not, each under its name."""
    mark, told = messages(setting.language), []
    for name, passing in zip(names, (True, False), strict=True):
        rows = [row.label for row in found if test(row) is passing]
        if rows:
            told.append(f"{name}{mark.colon}{mark.list_comma.join(rows)}")
    return ChartMessage(text=mark.semicolon.join(told))


def together(
    across: Sequence[Fact], up: Sequence[Fact], axes: tuple[str, str], setting: Setting
) -> ChartMessage:
    """Return whether each point further along one axis lies further along the other, or less far."""
    order = sorted(range(len(up)), key=lambda at: across[at].number)
    # Of neighbours alone: where each lies clear of the next, all do.
    ways = {
        (direction_of(across[one], across[other]), direction_of(up[one], up[other]))
        for one, other in pairwise(order)
    }
    same, against_target = {("up", "up"), ("down", "down")}, {("up", "down"), ("down", "up")}
    if not ways or not all(axes) or not (ways <= same or ways <= against_target):
        return ChartMessage(text="")
    told = _HIGHER if ways <= same else _LOWER
    return ChartMessage(text=say(setting.language, *told, across=axes[0], up=axes[1]))


_HIGHER = both("{across}越高，{up}越高", "the higher {across}, the higher {up}")
_LOWER = both("{across}越高，{up}越低", "the higher {across}, the lower {up}")
_SIDES: dict[Direction, tuple[str, str]] = {
    "up": both("高于目标", "above target"),
    "down": both("低于目标", "below target"),
    "level": both("等于目标", "at target"),
}


def against_target(fact: Fact, aim: Fact, setting: Setting) -> str:
    """Return whether a value is above, at or below its target, in words; empty where it may be either."""
    language, time = setting.language, time_of(fact, setting)
    way = direction_of(aim, fact)
    if way == "unsure":
        return ""
    said = say(language, *_SIDES[way])
    if time:
        return say(language, "，{time}{said}", ", {said} ({time})", said=said, time=time)
    return say(language, "，{said}", ", {said}", said=said)
