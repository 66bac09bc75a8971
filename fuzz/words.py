"""Types in, trees that a brief may hold there out: what the decoder reads, by the same type hints.

A word, a key of a word, a structure or a layout is fuzzed from the day it is written: nothing here lists
them. What a key means is read from its type, its name and the ``doc`` of its field.
"""

from __future__ import annotations

import dataclasses
import types
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import MISSING, Field, dataclass
from decimal import Decimal
from functools import cache
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from briefgen.base.phrase import Phrase
from briefgen.blocks.parts.shapes import icons
from briefgen.brief import vocabulary
from briefgen.brief.theme_file import load_theme
from briefgen.facts.addends import Addends
from briefgen.facts.kinds import KINDS
from briefgen.model.context import Block
from fuzz import wording
from fuzz.choice import Choice
from fuzz.tree import Tree

PERIODS = (
    "2025", "2020", "2023", "2024", "now", "2025H1", "2024Q3", "2025-06", "2021-2025", "FY2025", "2024/25 Q1",
    "AY2024/25", "2025年1-10月", "2025-W40", "end 2025",
)  # fmt: skip
ADDRESSES = ("https://example.org/a?b=c", "example.org", "office@example.org", "https://例子.org/路", "x")
DAYS = ("2025-12-04", "2024-02-29")
DATES = (*DAYS, "2025-12", "2025", "2024")
COLUMNS = ("latest", "period", "change", "source", "trend", "2023")
FREE_TEXT = ("title", "label", "note", "caption", "alt", "text", "reason", "credit", "who", "role")


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What a value may refer to: the brief's figures, and the files beside it."""

    keys: tuple[str, ...]
    periods: tuple[str, ...] = PERIODS
    pictures: tuple[str, ...] = ()
    maps: Mapping[str, tuple[str, ...]] = dataclasses.field(default_factory=dict)
    """GeoJSON files, and the names of the regions in each."""
    theme: str = "govblue"
    dimensions: tuple[str, ...] = ()
    """What its families have a member for each of."""


class Maker:
    """Makes values of types, with the figures and files of one brief."""

    def __init__(self, choice: Choice, around: Surroundings) -> None:
        self.choice = choice
        self.around = around

    def record(self, cls: type[Any], *, depth: int = 2, extra: int = 3) -> dict[str, Tree]:
        """Return a mapping with the keys that a dataclass requires, and up to ``extra`` of the others."""
        fields = vocabulary.given(cls)
        needed = [field for field in fields if is_required(field)]
        others = [field for field in fields if not is_required(field) and self.is_likely(field.name)]
        chosen = needed + self.choice.some(others, 0, extra)
        made = {vocabulary.key_of(field): self.value(cls, field, depth) for field in chosen}
        return made or {vocabulary.key_of(field): self.value(cls, field, depth) for field in fields[:1]}

    def is_likely(self, name: str) -> bool:
        """Say whether a field may mean something in this brief; seldom where it may not."""
        return name != "each" or bool(self.around.dimensions) or self.choice.once_in(40)

    def value(self, cls: type[Any], field: Field[Any], depth: int = 2) -> Tree:
        """Return something that the field of a dataclass may hold."""
        doc = str(field.metadata.get("doc", ""))
        return self.of(hints(cls)[field.name], field.name, doc, depth)

    def of(self, hint: Any, name: str, doc: str, depth: int) -> Tree:
        """Return something of a type."""
        choice, origin, arguments = self.choice, get_origin(hint), get_args(hint)
        if hint in (str, bool, int, float, Decimal, Phrase):
            return self.scalar(hint, name, doc)
        if hint is Addends:
            return choice.some(self.around.keys, 1, 3)
        if hint is Block:
            return self.block(depth - 1)
        if origin is Annotated:
            return self.moment(hint.__metadata__[0], name, doc)
        if origin is Literal:
            return choice.pick([each for each in arguments if each != ""])
        if origin in (Union, types.UnionType):
            kinds = [kind for kind in arguments if kind is not type(None)]
            return self.of(choice.pick(kinds), name, doc, depth)
        if origin is tuple:
            return self.items(arguments, name, doc, depth)
        if origin is not None and issubclass(origin, Mapping):
            return self.mapping(arguments, name, doc, depth)
        if dataclasses.is_dataclass(hint):
            return self.record(hint, depth=depth - 1) if depth > -2 else wording.words(choice)
        raise TypeError(f"the fuzzer knows no {hint}")

    def scalar(self, hint: Any, name: str, doc: str) -> Tree:
        """Return a text, a number, or true or false."""
        if hint is Phrase:
            return wording.text(self.choice, self.around.keys)
        if hint is bool:
            return not self.choice.once_in(4)
        if hint is int:
            return self.choice.weighted({1: 12, 2: 10, 3: 6, 0: 6, 4: 3, 6: 1, 12: 1, -1: 1})
        return self.number(doc) if hint in (float, Decimal) else self.text(name, doc)

    def moment(self, kind: str, name: str, doc: str) -> Tree:
        """Return a period, a day or the point in time of a source; seldom words in its place."""
        if self.choice.once_in(60):
            return wording.words(self.choice)
        if kind == "month":
            return self.choice.between(1, 12)
        known = {"day": DAYS, "point": DATES, "as of": ("now", "2025")}
        known |= {"period": self.around.periods, "base": (*self.around.periods, "previous", "year-earlier")}
        return self.choice.pick(known[kind]) if kind in known else self.text(name, doc)

    def items(self, arguments: Sequence[Any], name: str, doc: str, depth: int) -> Tree:
        """Return a list; of keys of metrics none comes twice."""
        kind = arguments[0]
        if kind is str and (pool := self._pool(name, doc)):
            return self.choice.some(pool, 1, self.choice.pick((3, 3, 5)))
        count = self.choice.between(1, 3 if depth > 0 else 2) if not self.choice.once_in(40) else 0
        made = [self.of(kind, name, doc, depth) for _ in range(count)]
        return list(dict.fromkeys(made)) if get_origin(kind) is Annotated else made

    def mapping(self, arguments: Sequence[Any], name: str, doc: str, depth: int) -> Tree:
        """Return a mapping whose keys are the names of a map's regions, where its values are metrics."""
        regions = [each for names in self.around.maps.values() for each in names]
        keys = self.choice.some(regions, 1, 4) or [wording.words(self.choice)]
        return {key: self.of(arguments[1], name, doc, depth) for key in keys}

    def text(self, name: str, doc: str) -> Tree:
        """Return a text without references: the name of something, or words."""
        if pool := self._pool(name, doc):
            return self.choice.pick(pool)
        return wording.text(self.choice, most=2 if name not in FREE_TEXT else 4)

    def number(self, doc: str) -> float:
        """Return a number of the size that a field's description speaks of."""
        if self.choice.once_in(80):
            return self.choice.pick((0, -5, 0.001, 900, 1e6))
        if "points" in doc:
            return self.choice.pick((80, 140, 60, 200))
        return self.choice.pick((1, 0.5, 0.25) if "edge" in doc or "foot" in doc else (1, 0.5, 2, 3.5))

    def block(self, depth: int = 1, word: str = "") -> Tree:
        """Return a block: its word, and what the word takes."""
        known = vocabulary.words()
        word = word or self.choice.pick(known)
        cls = vocabulary.word(word)
        if depth < 0 or cls is None or (depth < 1 and holds_blocks(cls)):
            return {"prose": wording.text(self.choice, self.around.keys)}
        return {word: self.record(cls, depth=depth)}

    def _pool(self, name: str, doc: str) -> tuple[str, ...]:
        """Return what a field's text may name; nothing where it is free."""
        for means, pool in self._pools():
            if means(name, doc):
                return pool
        return ()

    def _pools(self) -> Iterator[tuple[Callable[[str, str], bool], tuple[str, ...]]]:
        around = self.around
        dotted = tuple(f"{key}.{period}" for key in around.keys for period in around.periods[:2])
        yield lambda name, doc: name in FREE_TEXT or "in words" in doc, ()
        yield lambda name, doc: "GeoJSON" in doc, tuple(around.maps)
        yield lambda name, doc: "path" in doc, around.pictures
        yield lambda name, doc: "property" in doc, ("name", "name", "id")
        yield lambda name, doc: "hue" in doc, hues(around.theme)
        yield lambda name, doc: "icon" in doc, tuple(sorted(icons()))
        yield lambda name, doc: "kind of claim" in doc, (*KINDS, "none")
        yield lambda name, doc: name == "each", around.dimensions
        yield lambda name, doc: "address" in doc, ADDRESSES
        yield (
            lambda name, doc: "of a metric:" in doc,
            ("latest", "period", "change", "source", "trend", "2023"),
        )
        yield lambda name, doc: "point" in doc, (*around.periods, *around.keys, *dotted)
        yield lambda name, doc: "metric" in doc and "periods" in doc, (*around.periods[:2], *around.keys)
        yield lambda name, doc: "metric" in doc, (*around.keys, *around.keys, *around.keys, *dotted)
        yield lambda name, doc: "period" in doc, around.periods
        yield lambda name, doc: "pillar" in doc, ("p0", "p0", "p0", "p0", "p1", "p1", "p1", "p1", "创新")
        yield lambda name, doc: "source" in doc, ("s1", "s2")


@cache
def hints(cls: type[Any]) -> dict[str, Any]:
    """Return the types of a dataclass's fields."""
    return get_type_hints(cls, include_extras=True)


def is_required(field: Field[Any]) -> bool:
    """Say whether a brief must state a field."""
    return field.default is MISSING and field.default_factory is MISSING


@cache
def holds_blocks(cls: type[Any]) -> bool:
    """Say whether a word holds other blocks."""
    return any(Block in get_args(hints(cls)[field.name]) for field in vocabulary.given(cls))


@cache
def hues(theme: str) -> tuple[str, ...]:
    """Return the names of a theme's hues."""
    return tuple(load_theme(theme).palette.accents)
