"""Slides and shapes generated then and now in, which became which out; and which of them the file's are."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import field
from difflib import SequenceMatcher
from typing import Any, TypeVar

from briefgen.base.dataclass import dataclass
from briefgen.render.pptx.identity import free
from briefgen.update.generated import Generated, StoredShape, StoredSlide
from briefgen.update.moves import NUMBER, squeezed, text_of

ALIKE = 0.5
"""Least likeness of two things that became each other."""
_CREATED = re.compile(r"6272672D-([0-9A-F]{4})-4000-8000-([0-9A-F]{4})00([0-9A-F]{6})")
_COUNTED = re.compile(r" \d+$")
T = TypeVar("T")
U = TypeVar("U")


def identity_of(created: str) -> tuple[int, int] | None:
    """Return the slide and the key that a creation id of briefgen names; None for any other."""
    found = _CREATED.fullmatch(created)
    return found and (int(found[1] + found[2], 16), int(found[3], 16))


@dataclass(slots=True, kw_only=True)
class Match:
    """A slide as it was generated, as it is now, and what its shapes have become."""

    then: StoredSlide
    now: StoredSlide | None
    partners: dict[int, StoredShape | None] = field(default_factory=dict)
    keys: dict[int, int] = field(default_factory=dict)
    """The keys in the file, by those of now."""


def paired_slides(then: Generated, now: Generated) -> list[Match]:
    """Return each slide of then with that of now: of its identity, else the one most alike."""
    pairs = _paired(then.slides, now.slides, lambda slide: slide.identity, _slides_alike)
    return [_matched(one, other) for one, other in pairs]


def _matched(then: StoredSlide, now: StoredSlide | None) -> Match:
    match = Match(then=then, now=now)
    if now is None:
        return match
    taken = {shape.key for shape in then.shapes}
    for shape, found in _paired(then.shapes, now.shapes, lambda shape: shape.key, _shapes_alike):
        holder = match.partners.get(shape.parent)
        partner = found if found and found.parent == (holder.key if holder else 0) else None
        match.partners[shape.key] = partner
        if partner is not None:
            match.keys[partner.key] = shape.key
    for shape in now.shapes:
        if shape.key not in match.keys:
            match.keys[shape.key] = free(shape.key, taken)
    return match


def _paired(
    then: Sequence[T], now: Sequence[T], key: Callable[[T], int], alike: Callable[[T, T], float]
) -> list[tuple[T, T | None]]:
    by_key = {key(each): each for each in now}
    own = {key(each) for each in then}
    left = [place for place, each in enumerate(now) if key(each) not in own]
    lost = [place for place, each in enumerate(then) if key(each) not in by_key]
    became = greedy(((alike(then[i], now[j]), 0, i, j) for i in lost for j in left), ALIKE)
    found = {place: now[j] for place, j in became.items()}
    return [(each, by_key.get(key(each)) or found.get(place)) for place, each in enumerate(then)]


def greedy(scored: Iterable[tuple[float, int, int, int]], least: float) -> dict[int, int]:
    """Return which things became which, those most alike first, none twice.

    Each pair is its likeness, how far apart the two stand, and their places; less alike than ``least`` is no
    pair.
    """
    found: dict[int, int] = {}
    for score, _, i, j in sorted(scored, key=lambda each: (-each[0], *each[1:])):
        if score >= least and i not in found and j not in found.values():
            found[i] = j
    return found


def best(one: T, others: Iterable[U], alike: Callable[[T, U], float], least: float = ALIKE) -> U | None:
    """Return what is most like a thing, None where nothing is like it enough."""
    scored = [(alike(one, other), -place, other) for place, other in enumerate(others)]
    top = max(scored, default=None, key=lambda each: each[:2])
    return top[2] if top and top[0] >= least else None


def _slides_alike(one: StoredSlide, other: StoredSlide) -> float:
    if one.kind != other.kind:
        return 0.0
    keys, others = ({shape.key for shape in slide.shapes} for slide in (one, other))
    shared = len(keys & others) / max(len(keys | others), 1)
    return (shared + _ratio(one.title, other.title)) / 2


def _shapes_alike(one: StoredShape, other: StoredShape) -> float:
    if kind_of(one) != kind_of(other) or one.drawn != other.drawn:
        return 0.0
    if one.paragraphs is None or other.paragraphs is None:
        return float(NUMBER.sub("#", one.name) == NUMBER.sub("#", other.name))
    said, said_now = ("\n".join(map(text_of, each)) for each in (one.paragraphs, other.paragraphs))
    placed = one.parent == other.parent and _near(one.box, other.box)
    if placed and said == said_now:
        return 2.0
    return 0.6 if placed else _ratio(NUMBER.sub("#", said), NUMBER.sub("#", said_now))


def _ratio(one: str, other: str) -> float:
    return SequenceMatcher(None, squeezed(one), squeezed(other), autojunk=False).ratio()


def kind_of(shape: StoredShape) -> str:
    """Return what a shape is, as the elements of slides are called."""
    if shape.rows or shape.series is not None:
        return "graphicFrame"
    if shape.paragraphs is not None:
        return "text"
    if shape.picture:
        return "pic"
    return "shape" if shape.box else "grpSp"


@dataclass(frozen=True, slots=True, kw_only=True)
class FileShape:
    """A shape of the file, as far as it is told from others."""

    element: Any
    kind: str
    name: str
    text: str
    box: tuple[int, ...] | None
    role: str
    """What its placeholder is for, empty where it is none."""


def shapes_alike(shape: StoredShape, other: FileShape) -> float:
    """Return how much a shape of a file without ids is like a generated one: by name, words and place."""
    if kind_of(shape) != other.kind and {kind_of(shape), other.kind} != {"text", "shape"}:
        return 0.0
    if other.role and other.role in ROLES.get(shape.name.partition(" ")[0], ()):
        return 1.0
    said = "".join(map(text_of, shape.paragraphs or ()))
    named = 0.6 if shape.name == other.name else 0.3 if _bare(shape.name) == _bare(other.name) else 0.0
    placed = (0.3 if said else 0.5) if other.box and shape.box and _near(shape.box, other.box) else 0.0
    worded = 0.5 * _ratio(NUMBER.sub("#", said), NUMBER.sub("#", other.text)) if said or other.text else 0.1
    return named + placed + worded


def _bare(name: str) -> str:
    """Return a name without the number that makes it the only one of its slide."""
    return _COUNTED.sub("", name)


ROLES = {
    "Title": ("title", "ctrTitle"),
    "Subtitle": ("subTitle", "body"),
    "Source": ("ftr",),
    "Footer": ("ftr",),
    "Slide": ("sldNum",),
    "Page-number": ("sldNum",),
}
"""Types of the placeholders that a generated text fills, by its name."""
NEAR = 40_000
"""EMU: about three points."""


def _near(one: Sequence[int], other: Sequence[int]) -> bool:
    return all(abs(a - b) <= NEAR for a, b in zip(one, other, strict=True))
