"""A brief's tree in, a Problem for each text that hides something out; whether a text shows anything."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from briefgen.base.diagnostics import Problem
from briefgen.brief.node import Mapping, Node, Scalar, Sequence

MOST_TOLD = 50
_SPACES = frozenset(" \t\r\n\xa0\u3000")
_BLANK = frozenset("\u115f\u1160\u3164\uffa0\u2800\u17b4\u17b5\ufffc")
"""Letters and signs without ink: fillers of Hangul, braille without dots, vowels that are never shown."""
_LIKE_LATIN = "АВЕЅІЈКМНОРСТУХаеорсухѕіјһԁԛԝΑΒΕΖΗΙΚΜΝΟΡΤΥΧονρ"
_MIXED = re.compile(f"[A-Za-z][{_LIKE_LATIN}]|[{_LIKE_LATIN}][A-Za-z]")


def shows(text: str) -> bool:
    """Say whether a text leaves any ink: not spaces, invisible marks or accents alone."""
    return any(
        unicodedata.category(character)[0] not in "CZM" and character not in _BLANK for character in text
    )


def hidden(root: Node) -> list[Problem]:
    """Return the texts of invisible marks alone, and the words in letters that look like others."""
    problems: list[Problem] = []
    for scalar in _scalars(root):
        if not scalar.text.isascii() and len(problems) < MOST_TOLD:
            problems += _hidden(scalar)
    return problems


def _hidden(scalar: Scalar) -> Iterator[Problem]:
    text = scalar.text
    if not _SPACES.issuperset(text) and not shows(text):
        marks = ", ".join(f"U+{ord(character):04X}" for character in sorted(set(text) - _SPACES)[:4])
        message = f"this text shows nothing: it is made of invisible marks ({marks})"
        yield Problem(scalar.place, message, "write the text, or leave the key out", "invisible")
    if mixed := _MIXED.search(text):
        strange = next(character for character in mixed[0] if not character.isascii())
        name = unicodedata.name(strange, "").lower()
        message = f"“{mixed[0]}” mixes letters that look alike: U+{ord(strange):04X} is a {name}"
        yield Problem(scalar.place, message, "type the word anew with letters of one script", "look-alike")


def _scalars(root: Node) -> Iterator[Scalar]:
    """Yield every text of the tree, keys too, in the order of the file."""
    waiting = [root]
    while waiting:
        node = waiting.pop()
        if isinstance(node, Scalar):
            yield node
        elif isinstance(node, Sequence):
            waiting += reversed(node.items)
        elif isinstance(node, Mapping):
            waiting += [part for entry in reversed(node.entries) for part in (entry.value, entry.key)]
