"""A metric's targets and limits go in as they were set; their facts come out, and who meets them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal

from briefgen.base.copier import replace
from briefgen.base.marked import N_
from briefgen.base.say import say
from briefgen.facts.account import Account, has_what, lacking
from briefgen.facts.fact import Fact
from briefgen.facts.metric import Metric
from briefgen.facts.publish import FactContext
from briefgen.facts.set_level import set_level
from briefgen.facts.target import SET, Better, Target

Verdict = Literal["", "met", "missed", "early", "due"]
"""Met or missed; early or due before the goal's own period has come; empty: open."""


def goals(metric: Metric, latest: str, context: FactContext) -> tuple[Fact, ...]:
    """Return a metric's targets and limits as facts: first the one that its latest value is held against.

    That is the one of the same period or of none, else the next one, else the last.
    """
    found: list[Fact] = []
    for word in SET:
        aims = sorted(_goals(metric, word, context), key=lambda aim: _order(aim, context))
        ahead = [aim for aim in aims if not aim.period or not latest or not _is_past(aim, latest, context)]
        first = (ahead or aims[-1:] or (None,))[0]
        for aim in aims:
            own = f"{metric.key}.{word}"
            found.append(replace(aim, id=own if aim is first else f"{own}@{aim.period}"))
    return tuple(found)


def goal_at(account: Account, word: str, key: str) -> Fact:
    """Return the target or limit of a period, the one that the latest is held against too; or LookupError."""
    try:
        period = account.context.period(key)
    except ValueError as error:
        raise LookupError(f"{error.args[0]}; {has_what(account)}") from None
    dated = (goal for goal in account.goals if goal.kind == word and goal.period)
    goal = next((each for each in dated if period.is_when(account.context.period(each.period))), None)
    if goal is None:
        said = N_("{key} has no {word} of {period}; {others}")
        raise lacking(said, account, word=word, period=period.key)
    return goal


def _order(aim: Fact, context: FactContext) -> tuple[int, int, bool]:
    return context.period(aim.period).order if aim.period else (0, 0, False)


def _is_past(aim: Fact, latest: str, context: FactContext) -> bool:
    return context.period(aim.period).end < context.period(latest).end


def _goals(metric: Metric, word: str, context: FactContext) -> Iterator[Fact]:
    stated: tuple[Target, ...] | Mapping[str, Target] = getattr(metric, word)
    dated = stated.items() if isinstance(stated, Mapping) else ((each.period, each) for each in stated)
    for period, each in dated:
        named = {"label": metric.label, "aim": say(context.language, *SET[word])}
        name = say(context.language, "{label}{aim}", "{label} {aim}", **named)
        if found := set_level(metric, word, name, each, each.value, period, context):
            yield found


def better_way(metric: Metric, aim: Fact) -> Better | None:
    """Return which way a metric's values become better; None where nobody says."""
    if metric.better:
        return metric.better
    return "down" if aim.kind == "limit" or metric.kind == "rank" else None


def verdict(value: Fact, aim: Fact, better: Better | None, context: FactContext) -> Verdict:
    """Return whether a value has met a goal; open where it may or may not, or nobody says what is better."""
    if better is None or value.unit != aim.unit or value.status == "forecast":
        return ""
    clear = value.within.high < aim.interval.low or aim.interval.high < value.within.low
    if (value.vague or aim.vague) and not clear:
        return ""
    reached = value.number >= aim.number if better == "up" else value.number <= aim.number
    late = bool(aim.period) and context.period(aim.period).end > context.period(value.period).end
    if late:
        return "early" if reached else "due"
    return "met" if reached else "missed"
