"""A brief's tree and its edited text in; the tree of that out, with the entries whose lines stayed.

An entry of a block mapping or list begins a line of its own, and ends where the next one begins. It means the
same whatever follows there: a parser that comes to its end has closed all that was open in it. So lines that
are a YAML text by themselves, of entries in the same column, take the place of the entry that stood there. In
any doubt the text is read whole: where documents may begin or end, where anything is wrong with what is new.

Where lines came or went, what stands behind them has other places: it is read anew, and what is before stays.
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise

from briefgen.base.compile_late import compile_late
from briefgen.base.dataclass import dataclass
from briefgen.base.diagnostics import Place
from briefgen.brief.node import KeyValue, Mapping, Node, Scalar, Sequence

MOST_NEW_BYTES = 50_000
"""Of entries that are parsed again: so few do not bring a brief to its limit of entries."""
_OF_DOCUMENTS = (b"---", b"...", b"%")
_EXPLICIT_KEY = compile_late(rb"(?:^|[ \t])\?(?:[ \t\r]|$)")
"""Without a value it has one, which stands where the next entry begins."""
_Part = Node | KeyValue
"""Of a list, or of a mapping."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownTree:
    """The tree of a file's content, in which nothing was wrong."""

    file: str
    content: bytes
    root: Node


def renewed(known: KnownTree, content: bytes) -> Node | None:
    """Return the tree of an edited content of the same file; None where it has to be read whole."""
    if content == known.content:
        return known.root
    if _has_lone_returns(known.content) or _has_lone_returns(content):
        return None
    renewal = _Renewal(known.file, known.content.split(b"\n"), content.split(b"\n"))
    if any(line.startswith(_OF_DOCUMENTS) for line in renewal.edited()):
        return None
    try:
        return renewal.node(known.root, 0, len(renewal.old), 0)
    except _Doubtful:
        return None


def _has_lone_returns(content: bytes) -> bool:
    """Return whether a line ends in a carriage return alone: such lines are not counted here."""
    return b"\r" in content.replace(b"\r\n", b"\n")


def _is_special(line: bytes) -> bool:
    return line.startswith(_OF_DOCUMENTS) or _EXPLICIT_KEY.search(line) is not None


class _Doubtful(Exception):
    """What is new may mean something else between its neighbours."""


class _Renewal:
    """One edited text. Lines count from 0, and nodes are found by where they stood before."""

    def __init__(self, file: str, old: list[bytes], new: list[bytes]) -> None:
        self.file = file
        self.old = old
        self.new = new
        self.moved = len(new) - len(old)
        """By how many lines all stands lower that comes after what is edited."""
        both = min(len(old), len(new))
        self.changed = [number for number in range(both) if old[number] != new[number]] or [both]
        self.end = len(old)
        """The first line of the old text from which on nothing is edited."""
        while self.moved and self.end > self.changed[0] - min(self.moved, 0):
            if old[self.end - 1] != new[self.end - 1 + self.moved]:
                break
            self.end -= 1
        self.room = MOST_NEW_BYTES

    def edited(self) -> list[bytes]:
        """Return the lines that one of the texts has and the other has not."""
        if not self.moved:
            return [lines[number] for lines in (self.old, self.new) for number in self.changed]
        first = self.changed[0]
        return self.old[first : self.end] + self.new[first : self.end + self.moved]

    def node(self, node: Node, first: int, end: int, depth: int) -> Node | None:
        """Return a list or mapping of these lines with what is new in it; None where its parts do not tell.

        ``depth`` is the number of lists and mappings that it stands in.
        """
        if isinstance(node, Scalar):
            return None
        found = self._parts(node, first, end, depth)
        if found is None:
            return None
        if isinstance(node, Sequence):
            return Sequence(tuple(each for each in found if not isinstance(each, KeyValue)), node.place)
        entries = tuple(each for each in found if isinstance(each, KeyValue))
        if len({entry.key.text for entry in entries}) < len(entries):
            raise _Doubtful
        return Mapping(entries, node.place)

    def _parts(self, node: Sequence | Mapping, first: int, end: int, depth: int) -> list[_Part] | None:
        parts: tuple[_Part, ...] = node.items if isinstance(node, Sequence) else node.entries
        begins = self._begins(node, parts)
        if not begins or self._is_changed(first, begins[0]):
            return None
        if self.moved:
            return self._moved_parts(node, parts, (*begins, end), depth)
        found: list[_Part] = []
        for part, (start, stop) in zip(parts, pairwise((*begins, end)), strict=True):
            if not self._is_changed(start, stop):
                found.append(part)
                continue
            edited = self._part(node, part, start, stop, depth)
            if edited is None:
                return None
            found += edited
        return found

    def _part(
        self, node: Sequence | Mapping, part: _Part, start: int, stop: int, depth: int
    ) -> tuple[_Part, ...] | None:
        """Return what an entry has become; None where it begins in the line of the dash of what holds it."""
        value = part.value if isinstance(part, KeyValue) else part
        below = self.node(value, start, stop, depth + 1)
        if below is not None:
            return (KeyValue(part.key, below) if isinstance(part, KeyValue) else below,)
        if self._shares_its_line(node, start):
            return None
        return self._parsed(node, start, stop + self.moved, depth)

    def _moved_parts(
        self, node: Sequence | Mapping, parts: tuple[_Part, ...], bounds: tuple[int, ...], depth: int
    ) -> list[_Part] | None:
        """Return the entries of a node to which lines came, or from which they went; all behind are new."""
        at = bisect_left(bounds, self.changed[0], hi=len(parts)) - 1
        if at < 0:
            return None
        start, stop, end = bounds[at], bounds[at + 1], bounds[-1]
        if stop < self.end:  # the edit reaches over several entries
            if self._shares_its_line(node, start):
                return None
            return [*parts[:at], *self._parsed(node, start, end + self.moved, depth)]
        edited = self._part(node, parts[at], start, stop, depth)
        if edited is None:
            return None
        behind = self._parsed(node, stop + self.moved, end + self.moved, depth) if stop < end else ()
        return [*parts[:at], *edited, *behind]

    def _shares_its_line(self, node: Sequence | Mapping, start: int) -> bool:
        """Return whether an entry begins in the line of the dash of what holds it."""
        return bool(self.old[start][: node.place.column - 1].strip(b" "))

    def _begins(self, node: Sequence | Mapping, parts: tuple[_Part, ...]) -> list[int]:
        """Return in which lines the entries of a node begin; none where one of them begins within a line."""
        if node.flow:
            return []
        column = node.place.column - 1
        begins = [(part.key if isinstance(part, KeyValue) else part).place.line - 1 for part in parts]
        for before, line in pairwise(begins):
            if before >= line or self.old[line][:column].strip(b" "):
                return []
        if isinstance(node, Sequence) and any(self.old[line][column : column + 1] != b"-" for line in begins):
            return []
        return begins

    def _is_changed(self, start: int, stop: int) -> bool:
        at = bisect_left(self.changed, start)
        return at < len(self.changed) and self.changed[at] < stop

    def _parsed(self, node: Sequence | Mapping, start: int, stop: int, depth: int) -> tuple[_Part, ...]:
        """Return the entries of some lines, which stand in the column of the node's others."""
        from briefgen.brief.event_walk import entry_walked  # what is read from memory needs no parser

        lines = self.new[start:stop]
        text = b"\n".join((*lines, b""))
        self.room -= len(text)
        if self.room < 0 or any(map(_is_special, lines)):
            raise _Doubtful
        found = entry_walked(text.decode(), self.file, start, depth)
        if (
            type(found) is not type(node)
            or found.flow
            or found.place != Place(self.file, start + 1, node.place.column)
        ):
            raise _Doubtful
        return found.items if isinstance(found, Sequence) else found.entries
