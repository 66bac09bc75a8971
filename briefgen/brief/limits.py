"""A node tree in; a Problem for whatever is larger than any brief that fits its pages."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.base.diagnostics import BriefError, Place, Problem
from briefgen.brief.node import Node, Scalar, Sequence

MOST_NODES = 20_000
"""Texts, lists and mappings of one brief; the richest example has 2,400."""
MOST_ITEMS = 500
"""Slides of a deck, metrics, values of a metric, rows of a table: of any one list or mapping."""
MOST_CHARACTERS = 5_000
"""Of one text: five times what a slide holds, an hour of speaker's notes."""
MOST_TEXTS = 200_000
"""Characters of all texts together."""


def refuse_oversized(root: Node) -> None:
    """Raise BriefError when a brief is so large that laying it out could take for ever."""
    if problem := next(_oversized(root), None):
        raise BriefError([problem])


def _oversized(root: Node) -> Iterator[Problem]:
    nodes = characters = 0
    waiting = [root]
    while waiting:
        node = waiting.pop()
        inside = _inside(node)
        nodes += 1
        characters += len(node.text) if isinstance(node, Scalar) else 0
        if isinstance(node, Scalar) and len(node.text) > MOST_CHARACTERS:
            message = f"a text of {len(node.text):,} characters; the limit is {MOST_CHARACTERS:,}"
            yield _problem(node.place, message, "shorten it, or spread it over several slides")
        if len(inside) > MOST_ITEMS:
            what = "a list" if isinstance(node, Sequence) else "a mapping"
            message = f"{what} of {len(inside):,} entries; the limit is {MOST_ITEMS:,}"
            yield _problem(node.place, message, "keep what the pages show")
        if nodes > MOST_NODES or characters > MOST_TEXTS:
            message = f"a brief has at most {MOST_NODES:,} entries and {MOST_TEXTS:,} characters of text"
            yield _problem(node.place, message, "split it into several briefs")
        waiting += reversed(inside)


def _inside(node: Node) -> tuple[Node, ...]:
    if isinstance(node, Scalar):
        return ()
    return node.items if isinstance(node, Sequence) else tuple(entry.value for entry in node.entries)


def _problem(place: Place, message: str, hint: str) -> Problem:
    return Problem(place, message, hint, "size")
