"""The YAML tree of a brief: scalars, sequences and mappings, each with its place in the file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field
from typing import TypeAlias

from briefgen.base.compile_late import compile_late
from briefgen.base.dataclass import dataclass
from briefgen.base.diagnostics import Place
from briefgen.base.marked import N_
from briefgen.base.translate import tr

_INTEGER = compile_late(r"-?(?:0|[1-9][0-9]{0,39})")
_DECIMAL = compile_late(r"-?(?:0|[1-9][0-9]{0,39})\.[0-9]{1,40}")
_WORDS: dict[str, bool | None] = {"true": True, "false": False, "null": None, "~": None, "": None}

MOST_QUOTED = 40
"""Characters of the brief that a message repeats."""


Weight = tuple[int, int] | None
"""How many nodes a list or a mapping has with all below it, and characters; None where nobody counted, or
something in it is too large or hidden."""


@dataclass(slots=True)
class Scalar:
    """One text, number or word; ``text`` is what the author wrote, quotes and escapes resolved."""

    text: str
    place: Place
    plain: bool = True
    """Without quotes: it may be a number, true, false or null."""
    filled: bool = False
    """With the value of a parameter in it: a text, which is a number where one is taken."""

    @property
    def value(self) -> str | int | float | bool | None:
        """Return what YAML means: only plain numbers, true, false and null are not text."""
        if not self.plain and not self.filled:
            return self.text
        if self.text in _WORDS and not self.filled:
            return _WORDS[self.text]
        if _INTEGER.fullmatch(self.text):
            return int(self.text)
        if _DECIMAL.fullmatch(self.text):
            return float(self.text)
        return self.text

    @property
    def empty(self) -> bool:
        """Return whether nothing, null or ~ stands here, without quotes."""
        return self.plain and self.text in ("", "null", "~")

    @property
    def found(self) -> str:
        """Name what stands here, for a message."""
        value = self.value
        if value is None:
            return tr("nothing") if not self.text else repr(self.text)
        if isinstance(value, bool):
            return self.text
        said = N_("the text {quoted}") if isinstance(value, str) else N_("the number {quoted}")
        return tr(said, quoted=quoted(self.text))


@dataclass(slots=True)
class Sequence:
    """A list; ``flow`` when it is written in brackets."""

    items: tuple[Node, ...]
    place: Place
    flow: bool = False
    weight: Weight = field(default=None, compare=False, repr=False)

    @property
    def found(self) -> str:
        """Name what stands here, for a message."""
        return tr("a list") if self.items else tr("an empty list")


@dataclass(slots=True)
class KeyValue:
    """A key and its value."""

    key: Scalar
    value: Node


@dataclass(slots=True)
class Mapping:
    """Keys with values, in the order of the file; ``flow`` when it is written in braces."""

    entries: tuple[KeyValue, ...]
    place: Place
    flow: bool = False
    weight: Weight = field(default=None, compare=False, repr=False)
    decoded: tuple[object, str, object] | None = field(default=None, compare=False, repr=False)
    """What it was decoded as without a problem: the decoder, the key that it stands under, the value."""

    @property
    def found(self) -> str:
        """Name what stands here, for a message."""
        if not self.entries:
            return tr("an empty mapping")
        first = quoted(self.entries[0].key.text)
        if len(self.entries) > 1:
            return tr("a mapping with the key {first} and others", first=first)
        return tr("a mapping with the key {first}", first=first)

    @property
    def reference(self) -> str:
        """Return ``{talent}`` when this is an unquoted reference that YAML took for a mapping, else ""."""
        if not self.flow or len(self.entries) != 1:
            return ""
        entry = self.entries[0]
        bare = isinstance(entry.value, Scalar) and entry.value.empty and not entry.value.text
        return "{" + entry.key.text + "}" if bare else ""

    def get(self, key: str) -> Node | None:
        """Return the value of a key, or None."""
        return next((entry.value for entry in self.entries if entry.key.text == key), None)


Node: TypeAlias = Scalar | Sequence | Mapping


def walk(root: Node, *, keys: bool = False) -> Iterator[Node]:
    """Yield the root and every node below it in the order of the file; ``keys``: those of mappings, too."""
    waiting: list[Node] = [root]
    while waiting:
        node = waiting.pop()
        yield node
        if isinstance(node, Sequence):
            waiting += reversed(node.items)
        elif isinstance(node, Mapping):
            for entry in reversed(node.entries):
                waiting += (entry.value, entry.key) if keys else (entry.value,)


def place_at(root: Node, *path: str) -> Place:
    """Return the place of a value in the tree, or of the deepest mapping on the way to it."""
    node = root
    for key in path:
        below = node.get(key) if isinstance(node, Mapping) else None
        if below is None:
            break
        node = below
    return node.place


def quoted(text: str) -> str:
    """Return the text in single quotes, shortened, on one line."""
    return repr(clipped(text))


def clipped(text: str) -> str:
    """Return the text, cut with an ellipsis when it is too long for a message."""
    return text if len(text) <= MOST_QUOTED else text[: MOST_QUOTED - 1] + "…"
