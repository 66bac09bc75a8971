"""The phases of a process go in; what a control chart says of them in words comes out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from briefgen.base.copier import replace
from briefgen.base.dataclass import dataclass
from briefgen.base.marked import both
from briefgen.base.messages import messages
from briefgen.base.say import say
from briefgen.blocks.charts.parts import aggregate
from briefgen.blocks.charts.parts.process_limits import NEAR_OF, Rule, RuleBreak
from briefgen.blocks.charts.parts.process_phase import Phase, name_of
from briefgen.facts.fact import Fact
from briefgen.facts.format import digits, figure, measure_text, numeral, short_period
from briefgen.facts.target import Better
from briefgen.facts.wording import beside
from briefgen.model.context import Setting

KEPT, STEP, NUMBERS, QUIET = 1000, 999, 998, 997
"""Weight of what is always told, of new limits, of the lines' numbers, and of that no rule is broken.

Broken rules weigh the more the later they are.
"""
WEIGHTS: tuple[Rule, ...] = ("beyond", "run", "near", "trend", "inner")
"""Rules, the weightiest first: a value is marked as part of the weightiest that it breaks."""
MOST_NAMED = 4
"""Of more values beyond a limit their number is told."""
MOST_TOLD = 40
"""Of more broken rules of a phase the latest are told, and how many more there are."""
MORE = both("另有{count}条", "and {count} more")
Cause = Literal["common", "special", "improving", "concerning"]
Assurance = Literal["passing", "failing", "varying"]

CAUSES: dict[Cause, tuple[str, str]] = {
    "common": both("普通原因波动", "Common cause variation"),
    "special": both("特殊原因波动", "Special cause variation"),
    "improving": both("特殊原因，向好", "Special cause, improving"),
    "concerning": both("特殊原因，向差", "Special cause, concerning"),
}
"""What its latest value says of a process: the words of the NHS's icons of variation."""
ASSURANCES: dict[Assurance, tuple[str, str]] = {
    "passing": both("可稳定达标", "consistently passing the target"),
    "failing": both("稳定未达标", "consistently failing the target"),
    "varying": both("时而达标，时而不达标", "hit or miss against the target"),
}
"""Whether a process as it is will meet its target: the words of the icons of assurance."""
_SENTENCES = {
    ("beyond", "up"): both("{time}超出上控制限", "above the upper limit: {time}"),
    ("beyond", "down"): both("{time}低于下控制限", "below the lower limit: {time}"),
    ("run", "up"): both(
        "{time}{centre}以上连续{count}点", "{count} points in a row above the {centre}, {time}"
    ),
    ("run", "down"): both(
        "{time}{centre}以下连续{count}点", "{count} points in a row below the {centre}, {time}"
    ),
    ("trend", "up"): both("{time}连续{count}点上升", "{count} points in a row rising, {time}"),
    ("trend", "down"): both("{time}连续{count}点下降", "{count} points in a row falling, {time}"),
    ("near", "up"): both(
        "{time}{whole}点中有{count}点接近上控制限", "{count} of {whole} points near the upper limit, {time}"
    ),
    ("near", "down"): both(
        "{time}{whole}点中有{count}点接近下控制限", "{count} of {whole} points near the lower limit, {time}"
    ),
    ("inner", ""): both(
        "{time}连续{count}点贴近{centre}", "{count} points in a row close to the {centre}, {time}"
    ),
}  # fmt: skip
_MANY = {
    "up": both(
        "{count}点超出上控制限，最近为{time}", "{count} points above the upper limit, the last in {time}"
    ),
    "down": both(
        "{count}点低于下控制限，最近为{time}",
        "{count} points below the lower limit, the last in {time}",
    ),
}
_QUIET = both("未触发任何判异规则", "no rule is broken")
_ALIKE = both("各值相同，无控制限", "all values are equal: no limits")
_FROM = both("{time}起重算{lines}", "{lines} recalculated from {time}")
_LINES = (both("中位数", "median"), both("控制限", "limits"))
_BASED = both("控制限按{time}计算", "limits computed from {time}")


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcessSentence:
    """A sentence of a control chart, and whose sign stands before it; no cause: none does."""

    text: str
    cause: Cause | None = None
    weight: int = KEPT
    """Where there is no room for all, the lightest are left out first."""
    more: int = 0
    """Broken rules that it counts and does not tell."""


def cause_of(each: RuleBreak, better: Better | None) -> Cause:
    """Return what a broken rule means where one way is the better one."""
    if better is None or not each.side:
        return "special"
    return "improving" if each.side == better else "concerning"


def breaks_at(phase: Phase) -> Mapping[int, RuleBreak]:
    """Return the weightiest broken rule that each value is part of, by the value's place in its phase."""
    found: dict[int, RuleBreak] = {}
    for each in sorted(phase.breaks, key=lambda each: WEIGHTS.index(each.rule)):
        for at in each.places:
            found.setdefault(at, each)
    return found


def latest_cause(phase: Phase, better: Better | None) -> Cause:
    """Return what the latest value is part of."""
    found = breaks_at(phase).get(len(phase.facts) - 1)
    return cause_of(found, better) if found else "common"


def assurance(phase: Phase, aim: Fact | None, better: Better | None) -> Assurance | None:
    """Return whether the process as it is will meet a target; None where nobody can say."""
    upper, lower = phase.limits.upper, phase.limits.lower
    if aim is None or better is None or upper is None:
        return None
    above, below = lower is not None and lower > aim.number, upper < aim.number
    if lower == aim.number or upper == aim.number:
        met = (upper == aim.number) == (better == "down")
        return "passing" if met else "varying"
    if above or below:
        return "passing" if above == (better == "up") else "failing"
    return "varying"


def status(phase: Phase, aim: Fact | None, better: Better | None, setting: Setting) -> ProcessSentence:
    """Return in words how the process varies, and whether it will meet its target."""
    language, mark = setting.language, messages(setting.language)
    cause = latest_cause(phase, better)
    words = [say(language, *CAUSES[cause])]
    if sure := assurance(phase, aim, better):
        words.append(say(language, *ASSURANCES[sure]))
    return ProcessSentence(text=mark.semicolon.join(words), cause=cause)


def sentences(
    phases: Sequence[Phase], better: Better | None, setting: Setting
) -> tuple[ProcessSentence, ...]:
    """Return the broken rules, phase by phase, with where limits begin anew and what they are based on."""
    language, found = setting.language, list[ProcessSentence]()
    for number, phase in enumerate(phases):
        if number:
            lines = say(language, *_LINES[phase.centre.id.endswith("mean")])
            text = say(language, *_FROM, time=_time(phase.facts[:1], setting), lines=lines)
            reason = f"{messages(setting.language).colon}{phase.reason}" if phase.reason else ""
            found.append(ProcessSentence(text=text + reason, weight=STEP))
        found += _broken(phase, better, setting)
        if phase.upper and phase.base != phase.facts:
            text = say(language, *_BASED, time=_time(phase.base, setting))
            found.append(ProcessSentence(text=text, weight=0))
        if len({fact.number for fact in phase.base}) == 1 and len(phase.base) > 1 and not phase.upper:
            found.append(ProcessSentence(text=say(language, *_ALIKE)))
    if not any(told.cause for told in found):
        found.append(ProcessSentence(text=say(language, *_QUIET), weight=QUIET))
    latest = max((number for number, told in enumerate(found) if told.cause), default=0)
    return tuple(
        replace(told, weight=1 + number) if told.cause and number < latest else told
        for number, told in enumerate(found)
    )


def _broken(phase: Phase, better: Better | None, setting: Setting) -> Iterator[ProcessSentence]:
    """Yield a phase's broken rules, of which the last is the latest and weightiest.

    Single values beyond one limit are told together, of many only how many they are and when the last was.
    """
    alone = {
        side: [each for each in phase.breaks if each.rule == "beyond" and each.side == side]
        for side in ("up", "down")
    }
    # Weighed as its latest, with as many values as there are.
    grouped = [replace(found[-1], count=len(found)) for found in alone.values() if found]
    others = sorted((each for each in phase.breaks if each.rule != "beyond"), key=_order)
    early = others[: 1 - MOST_TOLD] if len(others) > MOST_TOLD else []
    for each in sorted((*grouped, *others[len(early) :]), key=_order):
        facts = [phase.facts[at] for at in each.places]
        if each.rule == "beyond" and each.count <= MOST_NAMED:
            facts = [phase.facts[other.first] for other in alone[each.side]]
            time = messages(setting.language).list_comma.join(_time([fact], setting) for fact in facts)
        else:
            time = _time(facts, setting)
        yield _told(each, phase, time, better, setting)
    if early:
        like, key = phase.facts[-1], f"{phase.facts[0].id}–{phase.facts[-1].period}.further"
        count = aggregate.printed(aggregate.count_fact(len(early), like, setting, key), setting)
        yield ProcessSentence(text=say(setting.language, *MORE, count=count), weight=0, more=len(early))


def _order(each: RuleBreak) -> tuple[int, int]:
    return each.last, -WEIGHTS.index(each.rule)


def _told(
    each: RuleBreak, phase: Phase, time: str, better: Better | None, setting: Setting
) -> ProcessSentence:
    many = each.rule == "beyond" and each.count > MOST_NAMED
    patterns = _MANY[each.side] if many else _SENTENCES[each.rule, each.side]
    like, numbers = phase.facts[each.last], {"count": each.count, "whole": max(len(each.places), NEAR_OF)}
    key = f"{phase.facts[each.first].id}–{like.period}.{each.rule}"
    shown = {
        name: aggregate.printed(aggregate.count_fact(number, like, setting, f"{key}.{name}"), setting)
        for name, number in numbers.items()
    }
    text = say(setting.language, *patterns, time=time, centre=phase.centre.label, **shown)
    return ProcessSentence(text=text, cause=cause_of(each, better))


def _time(facts: Sequence[Fact], setting: Setting) -> str:
    """Return one period, or from which to which."""
    first, last = (short_period(facts[at].period, setting.language, setting.ledger.as_of) for at in (0, -1))
    if first == last:
        return first
    return say(setting.language, "{first}至{last}", "{first} to {last}", first=first, last=last)


def goal_name(aim: Fact, setting: Setting) -> str:
    """Return what the line of a target is called."""
    names = both("限值", "limit") if aim.kind == "limit" else both("目标", "target")
    return say(setting.language, *names)


def lines_in_words(phases: Sequence[Phase], aim: Fact | None, setting: Setting) -> str:
    """Return the lines of a control chart in words, with the time of each phase where there are several."""
    mark, parts = messages(setting.language), []
    for phase in phases:
        lines = [_named(name_of(word, setting), fact, setting) for word, fact in phase.drawn]
        time = f"{_time(phase.facts, setting)}{mark.colon}" if len(phases) > 1 else ""
        parts.append(time + mark.list_comma.join(lines))
    if aim:
        parts[-1] += mark.list_comma + _named(goal_name(aim, setting), aim, setting)
    return mark.semicolon.join(parts)


def numbers_in_words(phase: Phase, aim: Fact | None, setting: Setting) -> str:
    """Return those of one phase shortly, with the unit once: mean 54, limits 46–62 days."""
    mark = messages(setting.language)
    parts = [(phase.centre.label, phase.centre, digits(phase.centre.number, setting.language))]
    if phase.upper and phase.lower:
        ends = (digits(each.number, setting.language) for each in (phase.lower, phase.upper))
        parts.append((say(setting.language, *_LINES[1]), phase.upper, "–".join(ends)))
    elif phase.upper:
        parts.append((phase.upper.label, phase.upper, digits(phase.upper.number, setting.language)))
    if aim:
        parts.append((goal_name(aim, setting), aim, numeral(aim, setting.language)))
    *others, (name, fact, number) = parts
    told = [beside(label, shown, setting.language) for label, _, shown in others]
    last = measure_text(number, fact.unit, fact.number, setting.language)
    return mark.list_comma.join((*told, beside(name, last, setting.language)))


def _named(name: str, fact: Fact, setting: Setting) -> str:
    return beside(name, figure(fact, setting.language).text, setting.language)
