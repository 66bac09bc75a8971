"""Metrics that follow from others by formulas, seldom by wrong ones, and claims that they do."""

from __future__ import annotations

from collections.abc import Mapping

from fuzz.choice import Choice
from fuzz.tree import Tree

FORMULAS = (
    "{a} - {b}", "{a} + {b}", "{a} / {b}", "{a} - {b} - {c}", "({a} - {b}) / {b} * 100",
    "average({a}, {b}, {c})",
    "weighted({a} by {b}, {c} by {a})", "{a} * 2 - {b}", "100 - {a}", "{a} / ({a} + {b})", "{a}+{b}+{c}",
    "{a} ÷ {b} × 100", "sum({a}, {b})",
    "{a} * {b}",
)  # fmt: skip
WRONG = ("{a} -", "({a}", "{a} / ({b} - {b})", "zz + {a}", "{a} {b}", "m({a})", "{m} + 1", "", "{a} ** {b}")
CLAIMS = ("difference", "ratio", "product", "average", "weighted", "sum")
UNITS = ("", "", "", "", "%", "元", "亿元", "人", "倍")


def relate(choice: Choice, made: Tree) -> None:
    """Let the last of some metrics follow from others like it; where there are none, do nothing."""
    if not isinstance(made, dict) or not all(isinstance(metric, dict) for metric in made.values()):
        return
    told = [key for key, metric in made.items() if {"label", "values"} <= metric.keys()]
    if len(told) < 2:
        return
    *others, last = told
    like = [key for key in others if made[key].get("unit") == made[last].get("unit")] or others
    keys = {name: choice.pick(like) for name in "abc"}
    if choice.once_in(3):
        _claim(choice, made[last], keys)
        return
    pattern = choice.pick(WRONG if choice.once_in(12) else FORMULAS)
    left = {key: value for key, value in made[last].items() if key in ("label", "pillar", "note", "exact")}
    values, unit = made[last]["values"], choice.pick(UNITS)
    made[last] = {**left, "computed": pattern.format(**keys, m=last), **({"unit": unit} if unit else {})}
    if choice.once_in(8):
        made[last]["values"] = values


def _claim(choice: Choice, metric: Tree, keys: Mapping[str, str]) -> None:
    word = choice.pick(CLAIMS)
    named = list(dict.fromkeys(keys.values()))[: 2 if word == "ratio" else 3]
    metric["claims"] = [{word: dict.fromkeys(named, keys["a"]) if word == "weighted" else named}]
    metric.pop("settle", None)
    if choice.once_in(2):
        metric.pop("values")
