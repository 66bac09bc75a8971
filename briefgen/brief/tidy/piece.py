"""The pieces of a YAML text with where they stand in it: what a tree of nodes forgets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, TypeAlias

import yaml

from briefgen.base.dataclass import dataclass

_LOADER: type[Any] = getattr(yaml, "CLoader", yaml.SafeLoader)
BLOCK = ("|", ">")
_BLANK_END = re.compile(r"(?:\n *)+\Z")


class Untidy(Exception):
    """A text that cannot be laid out: why, and from which character on."""

    def __init__(self, said: str, at: int) -> None:
        super().__init__(said)
        self.at = at


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf:
    """A scalar as it is written; ``text`` is empty where nothing stands."""

    start: int
    text: str
    style: str = ""

    @property
    def end(self) -> int:
        """Return where it ends."""
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Branch:
    """A list or a mapping; a mapping's keys and values alternate."""

    start: int
    end: int
    """Of a collection in brackets; others end with what is in them."""
    flow: bool
    mapping: bool
    bare: bool
    """A single pair in a list in brackets, without braces of its own."""
    parts: tuple[Piece, ...]

    def pairs(self) -> Iterator[tuple[Piece, Piece]]:
        """Yield the keys and values of a mapping."""
        return zip(self.parts[::2], self.parts[1::2], strict=True)


Piece: TypeAlias = Leaf | Branch


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """The pieces of a text, and what stands around them."""

    root: Piece
    begins: int
    """Behind the `---` that may stand before it, else 0."""
    closed: int | None
    """Where a `...` closes it."""


def document_of(text: str) -> Document:
    """Return the pieces of a text that YAML can read."""
    events = list(_events(text))
    begins, closed = 0, None
    opened: list[tuple[Any, list[Piece]]] = [(None, [])]
    for event in events:
        kind = type(event)
        if kind is yaml.DocumentStartEvent and event.explicit:
            begins = event.end_mark.index
        elif kind is yaml.DocumentEndEvent and event.explicit:
            closed = event.start_mark.index
        elif kind is yaml.ScalarEvent:
            opened[-1][1].append(_leaf(event, text))
        elif kind in (yaml.MappingStartEvent, yaml.SequenceStartEvent):
            opened.append((event, []))
        elif kind in (yaml.MappingEndEvent, yaml.SequenceEndEvent):
            start, parts = opened.pop()
            opened[-1][1].append(_branch(start, event, parts, text))
    return Document(root=opened[0][1][0], begins=begins, closed=closed)


def _events(text: str) -> Iterator[Any]:
    loader = _LOADER(text)
    try:
        while (event := loader.get_event()) is not None:
            yield event
    finally:
        loader.dispose()


def _leaf(event: Any, text: str) -> Leaf:
    start = event.start_mark.index
    written = text[start : event.end_mark.index]
    style = event.style or ""
    if style in BLOCK:
        written = _BLANK_END.sub("", written)
    elif not style:
        written = written.rstrip(" \t\n")
    return Leaf(start=start, text=written, style=style)


def _branch(start: Any, end: Any, parts: list[Piece], text: str) -> Branch:
    flow, mapping = bool(start.flow_style), type(start) is yaml.MappingStartEvent
    at = start.start_mark.index
    bare = flow and mapping and text[at : at + 1] != "{"
    stop = end.start_mark.index + 1 if flow and not bare else parts[-1].end if parts else at
    return Branch(start=at, end=stop, flow=flow, mapping=mapping, bare=bare, parts=tuple(parts))
