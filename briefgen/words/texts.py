"""The prose that a brief's author wrote, with the metrics that stand beside it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from briefgen.base.diagnostics import Place
from briefgen.base.phrase import Phrase
from briefgen.brief.model import Brief, Module, Slide

WrittenText = tuple[Phrase, tuple[str, ...]]
"""A text, and the metrics that its slide or module shows."""


def written_texts(brief: Brief, metrics: Mapping[str, object]) -> Iterator[WrittenText]:
    """Yield the prose of a brief with the metrics that its slide or module shows."""
    for root in (brief.meta, brief.onepager, brief.deck):
        yield from prose_in(root, metrics, ())


def prose_in(value: object, metrics: Mapping[str, object], near: tuple[str, ...]) -> Iterator[WrittenText]:
    """Yield the prose of a part of a brief; ``near``: what the slide or module around it shows."""
    if isinstance(value, Phrase):
        yield value, near
    elif isinstance(value, Mapping):
        for each in value.values():
            yield from prose_in(each, metrics, near)
    elif isinstance(value, tuple):
        for each in value:
            yield from prose_in(each, metrics, near)
    elif is_dataclass(value) and not isinstance(value, Place):
        if isinstance(value, Slide | Module):
            near = tuple(dict.fromkeys(_shown(value.blocks, metrics)))
        for name in _keys(value):
            yield from prose_in(getattr(value, name), metrics, near)


def _shown(value: object, metrics: Mapping[str, object]) -> Iterator[str]:
    """Yield the metrics that blocks show: every key of one in them."""
    if isinstance(value, str):
        key = value.partition(".")[0]
        if key in metrics:
            yield key
    elif isinstance(value, Mapping):
        for each in value.values():
            yield from _shown(each, metrics)
    elif isinstance(value, tuple):
        for each in value:
            yield from _shown(each, metrics)
    elif is_dataclass(value) and not isinstance(value, Place | Phrase):
        for name in _keys(value):
            yield from _shown(getattr(value, name), metrics)


_KEYS: dict[type, tuple[str, ...]] = {}


def _keys(node: Any) -> tuple[str, ...]:
    """Return the names of a dataclass's fields, which are asked for once a class and not once a node."""
    kind = type(node)
    if kind not in _KEYS:
        _KEYS[kind] = tuple(field.name for field in fields(kind))
    return _KEYS[kind]
