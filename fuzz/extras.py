"""A drawn brief in, what few briefs have added: parameters, a template, a table, several decks."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from briefgen.facts.metric import Claim
from fuzz import beside, families, wording
from fuzz.choice import Choice
from fuzz.tree import Plain, Tree, spots
from fuzz.words import Maker, Surroundings

SETTINGS = ("Northgate", "2025", "一季度", "R&D")


def add(choice: Choice, tree: dict[str, Tree]) -> None:
    """Add each of them to one of so many briefs."""
    for extra, once_in in EXTRAS.items():
        if choice.once_in(once_in):
            extra(choice, tree)


def _parameters(choice: Choice, tree: dict[str, Tree]) -> None:
    """Let a parameter stand in one or two of a brief's titles."""
    text = choice.pick(SETTINGS)
    named: Tree = {"default": text, "label": wording.words(choice, 2)} if choice.once_in(2) else text
    tree["parameters"] = {"p": named}
    titles = [(holder, key) for part in ("meta", "deck", "onepager") for holder, key in spots(tree.get(part))]
    titles = [(holder, key) for holder, key in titles if key == "title" and isinstance(holder[key], str)]
    for holder, key in choice.some(titles, 1, 2):
        holder[key] += "${p}"


def _template(choice: Choice, tree: dict[str, Tree]) -> None:
    tree["template"] = f"houses/{choice.pick(beside.HOUSES)}"


def _decks(choice: Choice, tree: dict[str, Tree]) -> None:
    """Make the slides those of one of two decks; the other takes some of them, or tells the figures."""
    slides = tree.get("deck")
    if not isinstance(slides, list) or not slides:
        return
    other: dict[str, Tree] = {"name": "board"}
    match choice.weighted({"of": 2, "slides": 2, "told": 1}):
        case "of":
            other["of"] = "long"
        case "slides":
            other["slides"] = [{"title": wording.words(choice), "blocks": [{"prose": wording.words(choice)}]}]
        case "told":
            other |= {"story": {"length": "short"}, "embed_fonts": True}
    tree["deck"] = [{"name": "long", "slides": slides}, other]


def _accepted(choice: Choice, tree: dict[str, Tree]) -> None:
    """Let a statement stand that the figures contradict."""
    key = next(iter(tree["metrics"]))
    slides = tree.get("deck")
    if not isinstance(slides, list) or not slides or "title" not in slides[0]:
        return
    words = choice.pick(("doubled", "翻了一番", "a record high"))
    slides[0]["title"] = f"{tree['metrics'][key]['label']} {words}"
    tree["says"] = [{"words": words, "reason": wording.words(choice)}]


def _known_warning(choice: Choice, tree: dict[str, Tree]) -> None:
    """Accept a warning, whether there is one or not."""
    warning = choice.pick(("glyph", "reading", "unused", "rounded", "chart"))
    tree["accept"] = [{"warning": warning, "reason": wording.words(choice)}]


def _every_digit(choice: Choice, tree: dict[str, Tree]) -> None:
    """Let a metric be printed with every digit."""
    tree["metrics"][choice.pick(list(tree["metrics"]))]["exact"] = True


def _claim(choice: Choice, tree: dict[str, Tree]) -> None:
    """Let a metric have a claim of any keys that claims have: few of them are borne out."""
    keys = tuple(tree["metrics"])
    made = Maker(choice, Surroundings(keys=keys)).record(Claim, extra=2)
    tree["metrics"][choice.pick(keys)]["claims"] = [made]


def _numerals(choice: Choice, tree: dict[str, Tree]) -> None:
    tree["numerals"] = ["A3", "10%", "3:30"]


def _as_of(choice: Choice, tree: dict[str, Tree]) -> None:
    tree["meta"]["as_of"] = choice.weighted({"latest": 3, "now": 1, "2025-06": 1, "2024": 1})


def _year(choice: Choice, tree: dict[str, Tree]) -> None:
    starts = Plain(choice.between(1, 12))
    named = choice.pick(("start", "end"))
    tree["meta"]["fiscal_year"] = {"starts": starts, "named_after": named} if choice.once_in(2) else starts


EXTRAS: Mapping[Callable[[Choice, dict[str, Tree]], None], int] = {
    families.add: 14,
    _parameters: 20,
    _template: 60,
    _accepted: 60,
    _known_warning: 60,
    _every_digit: 30,
    _claim: 80,
    _decks: 40,
    _numerals: 15,
    _as_of: 40,
    _year: 40,
}
