"""A real brief's tree in, a small part of it out, some of its nodes lost, doubled, swapped or replaced."""

from __future__ import annotations

from typing import Any

from fuzz import wording
from fuzz.choice import Choice
from fuzz.samples import used
from fuzz.tree import Plain, Tree, copied, spots

ODD_SCALARS = (
    Plain(""), Plain("null"), Plain("~"), Plain("no"), Plain("true"), Plain("0"), Plain("-1"), Plain("1e9"),
    Plain(".nan"), Plain(".inf"), Plain("12:30"), Plain("010"), Plain("2025-13-40"),
    Plain("9999999999999999"),
    "", " ", "none", "2025", [], {}, ["x"], {"x": "y"},
)  # fmt: skip


def cut(choice: Choice, brief: Tree) -> dict[str, Tree]:
    """Return a brief with one or two of another's slides or pillars, and the metrics that these speak of."""
    tree: dict[str, Tree] = {
        key: copied(value) for key, value in brief.items() if key not in ("metrics", "onepager", "deck")
    }
    which = choice.weighted({"deck": 3, "page": 3, "derived": 1, "both": 1})
    if which in ("deck", "both") and brief.get("deck"):
        tree["deck"] = copied(choice.some(brief["deck"], 1, 2))
    if which in ("page", "both") and brief.get("onepager"):
        tree["onepager"] = _page(choice, brief["onepager"])
    metrics = used([tree.get("deck"), tree.get("onepager"), tree["meta"]], brief["metrics"])
    if len(metrics) < 2:
        metrics |= used(choice.some(list(brief["metrics"]), 2, 4), brief["metrics"])
    tree["metrics"] = metrics
    return tree


def _page(choice: Choice, page: Tree) -> dict[str, Tree]:
    """Return a page with two of its pillars, a module each, and seldom its further bands."""
    tree = copied(page)
    if tree.get("pillars"):
        tree["pillars"] = choice.some(tree["pillars"], 2, 3)
        for pillar in tree["pillars"]:
            pillar["modules"] = choice.some(pillar.get("modules", []), 1, 2)
    for band in ("hero", "strip", "foot", "masthead"):
        if not choice.once_in(4):
            tree.pop(band, None)
    return tree


def mutated(choice: Choice, tree: Tree, count: int) -> None:
    """Change so many nodes of a tree in place."""
    for _ in range(count):
        found = list(spots(tree))
        holder, key = choice.pick(found)
        match choice.weighted({"drop": 4, "double": 3, "swap": 3, "replace": 4, "odd": 1, "text": 2}):
            case "drop":
                holder.pop(key)
            case "double":
                _doubled(choice, holder, key)
            case "swap":
                _swapped(choice, holder, key)
            case "replace":
                _replaced(choice, holder, key, found)
            case "odd":
                holder[key] = choice.pick(ODD_SCALARS)
            case "text" if isinstance(holder[key], str):
                holder[key] = wording.odd(choice)


def _doubled(choice: Choice, holder: Any, key: Any) -> None:
    if isinstance(holder, list):
        holder.insert(choice.below(len(holder) + 1), copied(holder[key]))
    elif choice.once_in(4):
        holder[f"{key}2"] = copied(holder[key])


def _swapped(choice: Choice, holder: Any, key: Any) -> None:
    other = choice.pick(list(holder) if isinstance(holder, dict) else range(len(holder)))
    holder[key], holder[other] = holder[other], holder[key]


def _replaced(choice: Choice, holder: Any, key: Any, found: list[tuple[Any, Any]]) -> None:
    """Put what stands elsewhere under the same key, or in any list, into this place."""
    alike = [
        other[name]
        for other, name in found
        if (name == key or (isinstance(name, int) and isinstance(key, int))) and other is not holder
    ]
    if alike:
        holder[key] = copied(choice.pick(alike))
