"""Values and their metrics' thresholds in, what each value is out: good, to be watched, poor."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from briefgen.base.messages import messages
from briefgen.base.translate import tr
from briefgen.facts.account import Account
from briefgen.facts.fact import Fact
from briefgen.facts.format import measured_in
from briefgen.facts.goals import better_way
from briefgen.facts.target import Better
from briefgen.facts.thresholds import GRADES, Grade, Thresholds


def grade_of(value: Fact, account: Account) -> Grade | None:
    """Return what a value is; None without thresholds, or where it may be on two sides of one.

    A number is taken as printed, unless a qualifier, a range or an interval says that it may be another.
    """
    thresholds = account.metric.thresholds
    if thresholds is None or value.kind != "value" or value.metric != account.metric.key:
        return None
    if not value.vague:
        return _grade(value.number, value, thresholds, account)
    bounds = (value.within.low, value.within.high)
    ends = (Decimal(end.numerator) / Decimal(end.denominator) for end in bounds)

    found = {_grade(number, value, thresholds, account) for number in (*ends, value.number)}
    return found.pop() if len(found) == 1 else None


def grade_word(found: Grade, language: str) -> str:
    """Return the word of a status: good, 良好."""
    vocabulary = messages(language)
    return {"good": vocabulary.good, "watch": vocabulary.watch, "poor": vocabulary.poor}[found]


def _grade(number: Decimal, value: Fact, thresholds: Thresholds, account: Account) -> Grade | None:
    if thresholds.tolerance is None:
        return thresholds.of(number)
    aim = goal_for(value, account)
    better = better_way(account.metric, aim) if aim else None
    if aim is None or better is None or aim.span:
        return None
    return _by_target(number, aim.number, better, thresholds.tolerance.number)


def _by_target(number: Decimal, aim: Decimal, better: Better, tolerance: Decimal) -> Grade:
    missed_by = aim - number if better == "up" else number - aim
    if missed_by <= 0:
        return "good"
    return "watch" if missed_by <= tolerance else "poor"


def goal_for(value: Fact, account: Account) -> Fact | None:
    """Return the target, else the limit, that a value is held against: of its period, of any, or the next."""
    order = account.context.period
    for word in ("target", "limit"):
        own = [goal for goal in account.goals if goal.kind == word]
        ahead = [goal for goal in own if not goal.period or order(goal.period).end >= order(value.period).end]
        if own:
            first = min(ahead, key=lambda goal: order(goal.period).end if goal.period else 0, default=own[-1])
            return first
    return None


def check_thresholds(accounts: Mapping[str, Account]) -> None:
    """File thresholds in another unit than their metric's, and a tolerance without a target to miss."""
    for account in accounts.values():
        thresholds, metric = account.metric.thresholds, account.metric
        if thresholds is None:
            continue
        unit = measured_in(metric.kind, metric.unit)
        for grade in GRADES:
            condition = getattr(thresholds, grade)
            if condition is not None and condition.unit not in ("", unit, metric.unit):
                message = tr(
                    "`{grade}: {text}` is not in {value}",
                    grade=grade,
                    text=condition.text,
                    value=unit or tr("a number without a unit"),
                )
                account.file(condition.place, message, tr("write the number alone"), code="unit")
        if thresholds.tolerance is None:
            continue
        fault = hint = ""
        if not account.goals:
            fault = tr("its tolerance is for a target, and it has none")
            hint = tr("give the metric a `target`, or say what is `good`")
        elif all(better_way(metric, goal) is None for goal in account.goals):
            fault = tr("which way it misses its target is not said")
            hint = tr("write `better: up` or `better: down`")
        if fault:
            account.file(thresholds.place, fault, hint, code="thresholds")
