"""A brief's part and what is read aloud in; the titles that are not read after those before them, out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator


def out_of_order(part: object, read: Iterable[tuple[str, str]]) -> list[str]:
    """Return the titles of a part of a brief that are not read, or not after those before them."""
    said = _squeezed("".join(said for _, said in read))
    position, missed = 0, []
    for title in _titles(part):
        found = re.compile(_pattern(title)).search(said, position)
        if found:
            position = found.end()
        else:
            missed.append(title)
    return missed


def _titles(node: object) -> Iterator[str]:
    """Yield every title in the order in which the brief writes them."""
    if isinstance(node, dict):
        if isinstance(node.get("title"), str):
            yield node["title"]
        for key, value in node.items():
            if key != "title":
                yield from _titles(value)
    elif isinstance(node, list):
        for value in node:
            yield from _titles(value)


def _pattern(title: str) -> str:
    """Return what a title looks like once its figures are filled in."""
    parts = re.split(r"\{[^{}]*\}|\*\*", title)
    return ".{0,24}?".join(re.escape(_squeezed(part)) for part in parts)


def _squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)
