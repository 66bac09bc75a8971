"""The gallery and the examples in, trees out that are known to be built: blocks by word, whole briefs."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from briefgen.brief import vocabulary
from briefgen.brief.decode import decoder
from briefgen.brief.record import Record
from briefgen.cli.gallery.example import COMMON, path_of
from fuzz.tree import Tree, copied, read, spots, texts

ROOT = Path(__file__).parents[1]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """A word's block in the gallery, and the metrics that it draws or speaks of."""

    block: Tree
    metrics: dict[str, Tree] = field(default_factory=dict)


@cache
def samples(word: str) -> tuple[Sample, ...]:
    """Return the blocks that show a word in the gallery; none when it has no example yet."""
    path = path_of(word)
    if not path.is_file():
        return ()
    example = read(path)
    known = read(COMMON)["metrics"] | example.get("metrics", {})
    return tuple(Sample(block=block, metrics=used(block, known)) for block in example["blocks"])


def used(tree: Tree, metrics: dict[str, Tree]) -> dict[str, Tree]:
    """Return those of the metrics that a tree speaks of, and those that these are made of."""
    found: dict[str, Tree] = {}
    open_ = {name for text in texts(tree) for name in re.findall(r"\w+", text)}
    while fresh := [key for key in metrics if key in open_ and key not in found]:
        for key in fresh:
            found[key] = metrics[key]
            open_ |= {name for text in texts(metrics[key]) for name in re.findall(r"\w+", text)}
    return {key: copied(found[key]) for key in metrics if key in found}


def long_form(word: str, value: Tree) -> dict[str, Tree]:
    """Return a word's value as a mapping, from whichever of its short forms."""
    if isinstance(value, dict):
        return value
    cls = vocabulary.word(word)
    if cls is None or value is None or value == "":
        return {}
    record = decoder(cls)
    listed = record.listed if isinstance(record, Record) else None
    return {vocabulary.key_of(listed or vocabulary.given(cls)[0]): value}


def renamed(tree: Tree, names: dict[str, str], periods: dict[str, str]) -> Tree:
    """Return a tree that speaks of other metrics: keys alone, ``key.period`` and ``{key…}`` in prose.

    Periods and claims behind a key, which the other metrics may lack, are left out; periods by themselves
    become those of the other metrics.
    """
    whole = re.compile(r"^(\w+)(\.[\w-]+)?$")
    inside = re.compile(r"(?<=\{)(\w+)(\.[\w-]+)?")

    def swapped(found: re.Match[str]) -> str:
        return names.get(found[1], found[0])

    tree = copied(tree)
    for holder, key in spots(tree):
        if isinstance(holder[key], str):
            kind = type(holder[key])
            told = periods.get(holder[key])
            holder[key] = told or kind(inside.sub(swapped, whole.sub(swapped, holder[key])))
    return tree


@cache
def common_sources() -> dict[str, Tree]:
    """Return the sources that the gallery's figures name."""
    sources: dict[str, Tree] = read(COMMON)["sources"]
    return sources


@cache
def whole_briefs() -> tuple[Tree, ...]:
    """Return the examples of data/ as trees."""
    return tuple(read(path) for path in sorted((ROOT / "data").glob("*.yaml")))
