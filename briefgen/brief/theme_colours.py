"""A palette in, Problems out: text that cannot be read, hues that some eyes or grey printers confuse."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from itertools import combinations, pairwise
from typing import NamedTuple

from briefgen.base.colour import LEAST_TEXT_CONTRAST, contrast
from briefgen.base.colour_vision import (
    EYES,
    LEAST_GREY_DISTANCE,
    LEAST_HUE_DISTANCE,
    LEAST_PAST_DISTANCE,
    grey_distance,
    hue_distance,
)
from briefgen.base.compile_late import compile_late
from briefgen.base.diagnostics import Place, Problem
from briefgen.base.translate import tr
from briefgen.model.theme import Ground, Palette

FIRST = 3
"""Hues that most briefs use: all of them must differ, further ones from their neighbours."""

Keys = tuple[str, ...]
At = Callable[[Keys], Place]
"""Where the value under these keys of the palette stands."""

_COLOUR = compile_late("#[0-9A-Fa-f]{6}")


class Clash(NamedTuple):
    """Two colours that are too close for what they do, and by how much."""

    paths: tuple[Keys, ...]
    """Keys of which one is to change: the first that the theme states."""
    code: str
    message: str
    needed: str


def malformed(palette: Palette, at: At) -> Iterator[Problem]:
    """Yield a Problem for each colour that is none, and for a palette without hues."""
    hint = tr('write six hexadecimal digits in quotes, as in "#0B2545"')
    for path, colour in _colours(palette):
        if not _COLOUR.fullmatch(colour):
            yield Problem(at(path), tr("{colour!r} is not a colour", colour=colour), hint, "colour")
    if not palette.accents:
        yield Problem(at(("accents",)), tr("a theme needs at least one accent"), code="colour")


def clashes(palette: Palette, grounds: Collection[Ground] = ()) -> Iterator[Clash]:
    """Yield each pair of colours that is too close; a colour that is malformed is in none of them.

    ``grounds`` are what slides lie on: where that is the surface, hues are read on it.
    """
    yield from _unreadable(palette, grounds)
    yield from _confused(palette)
    yield from _grey(palette)


def is_colour(text: str) -> bool:
    """Say whether a text is a colour."""
    return _COLOUR.fullmatch(text) is not None


def _are_colours(*texts: str) -> bool:
    return all(map(is_colour, texts))


def _colours(palette: Palette) -> Iterator[tuple[Keys, str]]:
    """Yield each colour with the keys that lead to it."""
    for name in Palette.__dataclass_fields__:
        if name != "accents":
            yield (name,), getattr(palette, name)
    for hue, accent in palette.accents.items():
        for name in ("strong", "soft", "on", "bright", "text", "past"):
            if colour := getattr(accent, name):
                yield ("accents", hue, name), colour


def _pairs(palette: Palette, grounds: Collection[Ground]) -> Iterator[tuple[Keys, str, Keys, str]]:
    """Yield what is read on what: the text's keys and colour, the ground's keys and colour."""
    for text in ("ink", "muted"):
        yield (text,), getattr(palette, text), ("paper",), palette.paper
        yield (text,), getattr(palette, text), ("surface",), palette.surface
    for text in ("on_masthead", "muted_on_masthead"):
        yield (text,), getattr(palette, text), ("masthead",), palette.masthead
    for hue, accent in palette.accents.items():
        path = ("accents", hue)
        yield (*path, "text"), accent.words, ("paper",), palette.paper
        yield (*path, "text"), accent.words, (*path, "soft"), accent.soft
        if "surface" in grounds:
            yield (*path, "text"), accent.words, ("surface",), palette.surface
        yield (*path, "on"), accent.on, (*path, "strong"), accent.strong
        yield ("ink",), palette.ink, (*path, "soft"), accent.soft
        if accent.bright:
            yield (*path, "bright"), accent.bright, ("masthead",), palette.masthead


def _unreadable(palette: Palette, grounds: Collection[Ground]) -> Iterator[Clash]:
    needed = tr("text needs {number} to 1", number=LEAST_TEXT_CONTRAST)
    or_leave = tr("{needed}, or leave surface out of looks.grounds", needed=needed)
    for path, text, ground, behind in _pairs(palette, grounds):
        if _are_colours(text, behind) and (ratio := contrast(text, behind)) < LEAST_TEXT_CONTRAST:
            pair = tr(
                "{name} {text} on {ground} {behind}",
                name=_told(path, palette),
                text=text,
                ground=".".join(ground),
                behind=behind,
            )
            hues = len(path) > 1 and ground == ("surface",)
            message = tr("{pair} has a contrast of {ratio:.2f} to 1", pair=pair, ratio=ratio)
            yield Clash((path, ground), "contrast", message, or_leave if hues else needed)


def _told(path: Keys, palette: Palette) -> str:
    """Return the name of what words are in: strong, where a hue has no colour of its own for them."""
    if path[-1] == "text" and not palette.accents[path[1]].text:
        path = (*path[:-1], "strong")
    return ".".join(path)


def _confused(palette: Palette) -> Iterator[Clash]:
    """Yield the pairs of hues that look alike to colour-blind eyes."""
    names = list(palette.accents)
    needed = tr("hues need a distance of {number:g}", number=LEAST_HUE_DISTANCE)
    for one, two in dict.fromkeys([*combinations(names[:FIRST], 2), *pairwise(names)]):
        first, second = palette.accents[one].strong, palette.accents[two].strong
        for eye in EYES if _are_colours(first, second) else ():
            distance = hue_distance(first, second, eye)
            if distance < LEAST_HUE_DISTANCE:
                message = tr(
                    "accents {one} {first} and {two} {second} look alike with {eye}: ΔE {distance:.1f}",
                    one=one,
                    first=first,
                    two=two,
                    second=second,
                    eye=eye,
                    distance=distance,
                )
                yield Clash((_strong(two), _strong(one)), "colour-blind", message, needed)


def _grey(palette: Palette) -> Iterator[Clash]:
    """Yield the pairs that fall together on a grey printer: hues in their order, each hue and the past."""
    told = tr("cannot be told apart in greyscale: L* differs by")
    for one, two in pairwise(palette.accents):
        first, second = palette.accents[one].strong, palette.accents[two].strong
        if not _are_colours(first, second):
            continue
        apart = grey_distance(first, second)
        if apart < LEAST_GREY_DISTANCE:
            message = tr(
                "accents {one} {first} and {two} {second} {told} {apart:.1f}",
                one=one,
                first=first,
                two=two,
                second=second,
                told=told,
                apart=apart,
            )
            needed = tr("L* must differ by {number:g}", number=LEAST_GREY_DISTANCE)
            yield Clash((_strong(two), _strong(one)), "grey", message, needed)
    for name, accent in palette.accents.items():
        own, past = ("accents", name, "past"), palette.past_beside(accent)
        paths = (own, _strong(name)) if accent.past else (("past",), own, _strong(name))
        if not _are_colours(accent.strong, past):
            continue
        apart = grey_distance(accent.strong, past)
        if apart < LEAST_PAST_DISTANCE:
            message = tr(
                "{names} {past} and accents.{name}.strong {strong} {told} {apart:.1f}",
                names=".".join(paths[0]),
                past=past,
                name=name,
                strong=accent.strong,
                told=told,
                apart=apart,
            )
            needed = tr("L* must differ by {number:g}", number=LEAST_PAST_DISTANCE)
            yield Clash(paths, "grey", message, needed)


def _strong(accent: str) -> Keys:
    return ("accents", accent, "strong")
