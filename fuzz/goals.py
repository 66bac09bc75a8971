"""A metric in; targets, limits, benchmarks, thresholds out, and values that are not final or missing."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from fuzz import wording
from fuzz.choice import Choice
from fuzz.tree import Plain, Tree

MISSING = ("n/a", "null", "–", "confidential")
FINAL = ("provisional", "estimated", "forecast", "revised")
EARLIER = Decimal("0.9")


def held_against(
    choice: Choice, tree: dict[str, Tree], periods: Sequence[str], others: Sequence[str]
) -> None:
    """Give a metric a target, a limit, a benchmark or thresholds; few have any."""
    value = _latest(tree, periods)
    if value is None or tree["kind"] == "year":
        return
    if choice.once_in(6):
        key = choice.weighted({"target": 3, "limit": 1})
        tree[key] = _goal(choice, value, periods)
        if choice.once_in(2) or choice.once_in(20):
            tree["better"] = choice.pick(("up", "down")) if key == "target" else "down"
    if choice.once_in(12):
        tree["benchmark"] = _benchmark(choice, value, periods, others)
    if choice.once_in(12):
        tree["thresholds"] = _thresholds(choice, value, has_target="target" in tree)
        if "tolerance" in tree["thresholds"] and choice.below(20):
            tree["better"] = choice.pick(("up", "down"))


def _latest(tree: dict[str, Tree], periods: Sequence[str]) -> Decimal | None:
    said = tree["values"].get(periods[-1])
    return Decimal(said) if isinstance(said, Plain) else None


def _near(choice: Choice, value: Decimal) -> Plain:
    """Return a number a little above or below another, with as many decimals; of none below zero none is."""
    places = -min(int(value.as_tuple().exponent), 0)
    step = Decimal(choice.between(0, 40)).scaleb(-2) * abs(value)
    moved = round(value - step if choice.once_in(2) else value + step, places)
    return Plain(f"{moved:f}")


def _goal(choice: Choice, value: Decimal, periods: Sequence[str]) -> Tree:
    goal: Tree = _near(choice, value)
    match choice.weighted({"number": 4, "record": 2, "list": 1, "by period": 2}):
        case "record":
            return {"value": goal, "period": choice.pick(periods), "source": choice.pick(("s1", "s2"))}
        case "list":
            return [{"value": goal, "period": each} for each in choice.some(periods, 1, 2)]
        case "by period":
            return {period: _near(choice, value) for period in choice.some((*periods, "2030"), 1, 2)}
    return goal


def _benchmark(choice: Choice, value: Decimal, periods: Sequence[str], others: Sequence[str]) -> Tree:
    if others and choice.once_in(2):
        key = choice.pick(others)
        return key if choice.once_in(2) else {"metric": key, "label": wording.words(choice, 2)}
    made: dict[str, Tree] = {"value": _near(choice, value), "label": wording.words(choice, 2)}
    return made | ({"period": choice.pick(periods)} if choice.once_in(3) else {})


def _thresholds(choice: Choice, value: Decimal, *, has_target: bool) -> Tree:
    if has_target and choice.once_in(2):
        return {"tolerance": Plain(choice.between(0, 20))}
    low, high = sorted((Decimal(_near(choice, value)), Decimal(_near(choice, value))))
    rising = choice.below(2)
    good, watch = (f">= {high:f}", f">= {low:f}") if rising else (f"<= {low:f}", f"<= {high:f}")
    made: dict[str, Tree] = {"good": good}
    if low != high and choice.below(3):
        made["watch"] = watch
        if choice.once_in(3):
            made["poor"] = f"< {low:f}" if rising else f"> {high:f}"
    return made


def less_final(choice: Choice, tree: dict[str, Tree]) -> None:
    """Let a value be provisional, revised, sure within an interval or missing; few metrics have one."""
    period = choice.pick(list(tree["values"]))
    said = tree["values"][period]
    if not isinstance(said, Plain) or "claims" in tree:
        return
    match choice.weighted({"status": 3, "behind": 2, "ci": 2, "margin": 1, "missing": 2}):
        case "status":
            status = choice.pick(FINAL)
            tree["values"][period] = {"value": said, "status": status}
            if status == "revised":
                earlier = round(Decimal(said) * EARLIER, -min(int(Decimal(said).as_tuple().exponent), 0))
                tree["values"][period]["revised_from"] = Plain(f"{earlier:f}")
        case "behind":
            tree["values"][period] = f"{said} ({choice.pick('pefr')})"
        case "ci":
            tree["values"][period] = {
                "value": said,
                "ci": sorted((_near(choice, Decimal(said)), said), key=Decimal),
            }
        case "margin":
            tree["values"][period] = {"value": said, "ci": Plain(choice.between(1, 9))}
        case "missing" if len(tree["values"]) > 1:
            tree["values"][period] = choice.pick(MISSING)
