"""What is too full in; which of its blocks draws many members of a family, and what to do, as a hint out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from briefgen.base.diagnostics import Place
from briefgen.base.phrase import Phrase
from briefgen.base.translate import tr
from briefgen.blocks.charts.parts.block import word_of
from briefgen.facts.metric import Metric

MANY = 8
"""Fewer members are not what makes a block too high."""


def fewer_members(blocks: Any, metrics: Mapping[str, Metric]) -> str:
    """Return how to draw fewer members of the family that takes most room; empty where none has many."""
    word, keys = max(_lists(blocks), key=lambda each: len(each[1]), default=("", ()))
    found = [metric.membership for key in keys if (metric := metrics.get(key.partition(".")[0]))]
    members = [member for member in found if member]
    if len(members) < MANY or len({member.family for member in members}) > 1:
        return ""
    family, columns = members[0].family, zip(*(member.coordinates for member in members), strict=True)
    along = [name for name, names in zip(members[0].dimensions, columns, strict=True) if len(set(names)) > 1]
    entry = f"{family} by {', '.join(along)}"
    return tr(
        "its {word} draws {count} members of {family}: write `{entry}, top {MANY}`, or draw all of them as "
        "a `heatmap`, a `bar` or a `table`",
        word=word,
        count=len(members),
        family=family,
        entry=entry,
        MANY=MANY,
    )


def _lists(value: Any) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the words that draw metrics, each with these."""
    if isinstance(value, tuple):
        for each in value:
            yield from _lists(each)
    elif is_dataclass(value) and not isinstance(value, Place | Phrase):
        held = getattr(value, "metrics", ())
        items = getattr(value, "items", ())
        keys = held or tuple(getattr(each, "metric", "") for each in items if is_dataclass(each))
        if isinstance(keys, tuple):
            yield word_of(type(value)), tuple(key for key in keys if isinstance(key, str) and key)
        for each in fields(value):
            yield from _lists(getattr(value, each.name))
