"""The prose that a brief's author wrote, with the metrics that stand beside it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from briefgen.base.diagnostics import Place
from briefgen.base.phrase import Phrase
from briefgen.brief.model import Brief, Module, Slide
from briefgen.model.memory import memory

WrittenText = tuple[Phrase, tuple[str, ...]]
"""A text, and the metrics that its slide or module shows."""


def written_texts(brief: Brief, metrics: Mapping[str, object]) -> Iterator[WrittenText]:
    """Yield the prose of a brief with the metrics that its slide or module shows."""
    keys = memory().number(tuple(metrics))
    for root in (brief.meta, brief.onepager, brief.deck):
        yield from _prose_of(root, metrics, keys)


def _prose_of(value: object, metrics: Mapping[str, object], keys: int) -> Iterator[WrittenText]:
    """Yield the prose of a part of a brief, of known slides and modules as it was found before.

    ``keys`` is the number of those of the metrics.
    """
    if isinstance(value, Slide | Module):
        yield from memory().painted.made_of((value,), (_prose_beside, keys), _prose_beside, value, metrics)
    elif isinstance(value, Phrase):
        yield value, ()
    else:
        for each in _parts(value):
            yield from _prose_of(each, metrics, keys)


def _prose_beside(part: Slide | Module, metrics: Mapping[str, object]) -> tuple[WrittenText, ...]:
    return tuple(_prose_in(part, metrics, ()))


def _prose_in(value: object, metrics: Mapping[str, object], near: tuple[str, ...]) -> Iterator[WrittenText]:
    """Yield the prose of a part of a brief; ``near``: what the slide or module around it shows."""
    if isinstance(value, Phrase):
        yield value, near
        return
    if isinstance(value, Slide | Module):
        near = tuple(dict.fromkeys(_shown(value.blocks, metrics)))
    for each in _parts(value):
        yield from _prose_in(each, metrics, near)


def _parts(value: object) -> Iterator[object]:
    """Yield what a mapping, a list or a part of the brief is made of; nothing of any other value."""
    if isinstance(value, Mapping):
        yield from value.values()
    elif isinstance(value, tuple):
        yield from value
    elif is_dataclass(value) and not isinstance(value, Place | Phrase):
        for name in _keys(value):
            yield getattr(value, name)


def _shown(value: object, metrics: Mapping[str, object]) -> Iterator[str]:
    """Yield the metrics that blocks show: every key of one in them."""
    if isinstance(value, str):
        key = value.partition(".")[0]
        if key in metrics:
            yield key
    else:
        for each in _parts(value):
            yield from _shown(each, metrics)


_KEYS: dict[type, tuple[str, ...]] = {}


def _keys(node: Any) -> tuple[str, ...]:
    """Return the names of a dataclass's fields, which are asked for once a class and not once a node."""
    kind = type(node)
    if kind not in _KEYS:
        _KEYS[kind] = tuple(field.name for field in fields(kind))
    return _KEYS[kind]
