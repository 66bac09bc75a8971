"""A node tree in; a Problem for what is larger than any brief, or shows something else than it holds."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator

from briefgen.base.compile_late import compile_late
from briefgen.base.diagnostics import BriefError, Place, Problem
from briefgen.base.translate import tr
from briefgen.brief.node import Mapping, Node, Scalar, Sequence, Weight, walk

MOST_NODES = 20_000
"""Texts, lists and mappings of one brief; the richest example has 2,400."""
MOST_ITEMS = 500
"""Slides of a deck, values of a metric, rows of a table: of any one list or mapping."""
MOST_METRICS = 1_000
"""Entries of `metrics`; a table makes one of them a family of many more."""
MOST_CHARACTERS = 5_000
"""Of one text: five times what a slide holds, an hour of speaker's notes."""
MOST_TEXTS = 200_000
"""Characters of all texts together."""


def refuse_oversized(root: Node) -> None:
    """Raise BriefError when a brief is too large to be laid out in reasonable time."""
    if (weight := _weighed(root, _metrics(root))) and weight[0] <= MOST_NODES and weight[1] <= MOST_TEXTS:
        return
    if problem := next(_oversized(root), None):
        raise BriefError([problem])


def _weighed(node: Node, metrics: Node | None = None) -> Weight:
    """Return how many nodes and characters a node has; None where a part has to be looked at closely.

    Lists and mappings remember it: those that an edit left as they were are not weighed again.
    """
    if isinstance(node, Scalar):
        return (1, len(node.text)) if _is_clear(node.text) else None
    if node.weight is not None:
        return node.weight
    parts: Iterable[Node] = (
        node.items if isinstance(node, Sequence) else (each.value for each in node.entries)
    )
    keys = (each.key.text for each in node.entries) if isinstance(node, Mapping) else ()
    if _count(node) > (MOST_METRICS if node is metrics else MOST_ITEMS) or not all(map(_is_clear, keys)):
        return None
    nodes, characters = 1, 0
    for part in parts:
        if (weight := _weighed(part, metrics)) is None:
            return None
        nodes, characters = nodes + weight[0], characters + weight[1]
    node.weight = nodes, characters
    return node.weight


def _count(node: Sequence | Mapping) -> int:
    return len(node.items if isinstance(node, Sequence) else node.entries)


def _metrics(root: Node) -> Node | None:
    return root.get("metrics") if isinstance(root, Mapping) else None


def _is_clear(text: str) -> bool:
    """Return whether a text is surely neither too long nor made of letters that hide something."""
    if len(text) > MOST_CHARACTERS:
        return False
    if text.isascii():
        return True
    seen = (text[0].isalnum() and text[0] not in _BLANK) or is_visible(text)
    return seen and not _MIXED.search(text)


def _oversized(root: Node) -> Iterator[Problem]:
    characters = 0
    metrics = _metrics(root)
    for nodes, node in enumerate(walk(root), 1):
        characters += len(node.text) if isinstance(node, Scalar) else 0
        if isinstance(node, Scalar) and len(node.text) > MOST_CHARACTERS:
            message = tr(
                "a text of {count:,} characters; the limit is {MOST_CHARACTERS:,}",
                count=len(node.text),
                MOST_CHARACTERS=MOST_CHARACTERS,
            )
            yield _problem(node.place, message, tr("shorten it, or spread it over several slides"))
        count = 0 if isinstance(node, Scalar) else _count(node)
        most = MOST_METRICS if node is metrics else MOST_ITEMS
        if count > most:
            what = "a list" if isinstance(node, Sequence) else "a mapping"
            message = tr(
                "{what} of {count:,} entries; the limit is {MOST_ITEMS:,}",
                what=what,
                count=count,
                MOST_ITEMS=most,
            )
            yield _problem(node.place, message, tr("keep what the pages show"))
        if nodes > MOST_NODES or characters > MOST_TEXTS:
            message = tr(
                "a brief has at most {MOST_NODES:,} entries and {MOST_TEXTS:,} characters of text",
                MOST_NODES=MOST_NODES,
                MOST_TEXTS=MOST_TEXTS,
            )
            yield _problem(node.place, message, tr("split it into several briefs"))


def _problem(place: Place, message: str, hint: str) -> Problem:
    return Problem(place, message, hint, "size")


MOST_TOLD = 50
_SPACES = frozenset(" \t\r\n\xa0\u3000")
_BLANK = frozenset("\u115f\u1160\u3164\uffa0\u2800\u17b4\u17b5\ufffc")
"""Letters and signs without ink: fillers of Hangul, braille without dots, vowels that are never shown."""
_LIKE_LATIN = "АВЕЅІЈКМНОРСТУХаеорсухѕіјһԁԛԝΑΒΕΖΗΙΚΜΝΟΡΤΥΧονρ"
_MIXED = compile_late(f"[A-Za-z][{_LIKE_LATIN}]|[{_LIKE_LATIN}][A-Za-z]")


def is_visible(text: str) -> bool:
    """Return whether a text leaves any ink: not spaces, invisible marks or accents alone."""
    return any(
        unicodedata.category(character)[0] not in "CZM" and character not in _BLANK for character in text
    )


def hidden(root: Node) -> list[Problem]:
    """Return the texts of invisible marks alone, and the words in letters that look like others."""
    problems: list[Problem] = []
    if _weighed(root, _metrics(root)) is not None:
        return problems
    for scalar in walk(root, keys=True):
        if isinstance(scalar, Scalar) and not scalar.text.isascii() and len(problems) < MOST_TOLD:
            problems += _hidden(scalar)
    return problems


def _hidden(scalar: Scalar) -> Iterator[Problem]:
    text = scalar.text
    if not _SPACES.issuperset(text) and not is_visible(text):
        marks = ", ".join(f"U+{ord(character):04X}" for character in sorted(set(text) - _SPACES)[:4])
        message = tr("this text shows nothing: it is made of invisible marks ({marks})", marks=marks)
        yield Problem(scalar.place, message, tr("write the text, or leave the key out"), "invisible")
    if mixed := _MIXED.search(text):
        strange = next(character for character in mixed[0] if not character.isascii())
        name = unicodedata.name(strange, "").lower()
        message = tr(
            "“{mixed}” mixes letters that look alike: U+{number:04X} is a {name}",
            mixed=mixed[0],
            number=ord(strange),
            name=name,
        )
        yield Problem(
            scalar.place, message, tr("type the word anew with letters of one script"), "look-alike"
        )
