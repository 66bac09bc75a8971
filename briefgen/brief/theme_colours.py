"""A palette in, Problems out: text that cannot be read, hues that some eyes or grey printers confuse."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import combinations, pairwise
from typing import NamedTuple

from briefgen.base.colour import LEAST_TEXT_CONTRAST, Triple, contrast, lightness, linear
from briefgen.base.diagnostics import Place, Problem
from briefgen.model.theme import Palette

LEAST_HUE_DISTANCE = 7.0
"""ΔE of two hues that stand beside each other, as each kind of eye sees them (Oklab, times 100)."""
LEAST_GREY_DISTANCE = 5.0
"""Difference of L* between hues that follow each other: apart on a grey printer."""
LEAST_PAST_DISTANCE = 20.0
"""Difference of L* between a hue and the colour of past values: the present stands out in grey, too."""
FIRST = 3
"""Hues that most briefs use: all of them must differ, further ones from their neighbours."""

Keys = tuple[str, ...]
At = Callable[[Keys], Place]
"""Where the value under these keys of the palette stands."""

_COLOUR = re.compile("#[0-9A-Fa-f]{6}")
_PROTANOPIA = (
    (0.152286, 1.052583, -0.204868),
    (0.114503, 0.786281, 0.099216),
    (-0.003882, -0.048116, 1.051998),
)
_DEUTERANOPIA = (
    (0.367322, 0.860646, -0.227968),
    (0.280085, 0.672501, 0.047413),
    (-0.011820, 0.042940, 0.968881),
)
"""Machado, Oliveira and Fernandes 2009, severity 1, on linear sRGB."""
_TO_CONES = (
    (0.4122214708, 0.5363325363, 0.0514459929),
    (0.2119034982, 0.6806995451, 0.1073969566),
    (0.0883024619, 0.2817188376, 0.6299787005),
)
_TO_OKLAB = (
    (0.2104542553, 0.7936177850, -0.0040720468),
    (1.9779984951, -2.4285922050, 0.4505937099),
    (0.0259040371, 0.7827717662, -0.8086757660),
)
"""Ottosson 2020: linear sRGB to cones, their cube roots to lightness and two hue axes."""

EYES: dict[str, Sequence[Triple]] = {"deuteranopia": _DEUTERANOPIA, "protanopia": _PROTANOPIA}


class Clash(NamedTuple):
    """Two colours that are too close for what they do, and by how much."""

    paths: tuple[Keys, Keys]
    """Their keys; the first is the one to change, where the theme states both."""
    code: str
    message: str
    needed: str


def malformed(palette: Palette, at: At) -> Iterator[Problem]:
    """Yield a Problem for each colour that is none, and for a palette without hues."""
    hint = 'write six hexadecimal digits in quotes, as in "#0B2545"'
    for path, colour in _colours(palette):
        if not _COLOUR.fullmatch(colour):
            yield Problem(at(path), f"{colour!r} is not a colour", hint, "colour")
    if not palette.accents:
        yield Problem(at(("accents",)), "a theme needs at least one accent", code="colour")


def clashes(palette: Palette) -> Iterator[Clash]:
    """Yield each pair of colours that is too close; a colour that is malformed is in none of them."""
    yield from _unreadable(palette)
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
        for name in ("strong", "soft", "on", "bright"):
            if colour := getattr(accent, name):
                yield ("accents", hue, name), colour


def _pairs(palette: Palette) -> Iterator[tuple[Keys, str, Keys, str]]:
    """Yield what is read on what: the text's keys and colour, the ground's keys and colour."""
    for text in ("ink", "muted"):
        yield (text,), getattr(palette, text), ("paper",), palette.paper
        yield (text,), getattr(palette, text), ("surface",), palette.surface
    for text in ("on_masthead", "muted_on_masthead"):
        yield (text,), getattr(palette, text), ("masthead",), palette.masthead
    for hue, accent in palette.accents.items():
        path = ("accents", hue)
        yield (*path, "strong"), accent.strong, ("paper",), palette.paper
        yield (*path, "strong"), accent.strong, (*path, "soft"), accent.soft
        yield (*path, "on"), accent.on, (*path, "strong"), accent.strong
        yield ("ink",), palette.ink, (*path, "soft"), accent.soft
        if accent.bright:
            yield (*path, "bright"), accent.bright, ("masthead",), palette.masthead


def _unreadable(palette: Palette) -> Iterator[Clash]:
    needed = f"text needs {LEAST_TEXT_CONTRAST} to 1"
    for path, text, ground, behind in _pairs(palette):
        if _are_colours(text, behind) and (ratio := contrast(text, behind)) < LEAST_TEXT_CONTRAST:
            pair = f"{'.'.join(path)} {text} on {'.'.join(ground)} {behind}"
            yield Clash((path, ground), "contrast", f"{pair} has a contrast of {ratio:.2f} to 1", needed)


def _confused(palette: Palette) -> Iterator[Clash]:
    """Yield the pairs of hues that look alike to colour-blind eyes."""
    names = list(palette.accents)
    needed = f"hues need a distance of {LEAST_HUE_DISTANCE:g}"
    for one, two in dict.fromkeys([*combinations(names[:FIRST], 2), *pairwise(names)]):
        first, second = palette.accents[one].strong, palette.accents[two].strong
        for eye in EYES if _are_colours(first, second) else ():
            distance = hue_distance(first, second, eye)
            if distance < LEAST_HUE_DISTANCE:
                message = f"accents {one} {first} and {two} {second} look alike with {eye}: ΔE {distance:.1f}"
                yield Clash((_strong(two), _strong(one)), "colour-blind", message, needed)


def _grey(palette: Palette) -> Iterator[Clash]:
    """Yield the pairs that fall together on a grey printer: hues in their order, each hue and the past."""
    told = "cannot be told apart in greyscale: L* differs by"
    for one, two in pairwise(palette.accents):
        first, second = palette.accents[one].strong, palette.accents[two].strong
        if not _are_colours(first, second):
            continue
        apart = abs(lightness(first) - lightness(second))
        if apart < LEAST_GREY_DISTANCE:
            message = f"accents {one} {first} and {two} {second} {told} {apart:.1f}"
            needed = f"L* must differ by {LEAST_GREY_DISTANCE:g}"
            yield Clash((_strong(two), _strong(one)), "grey", message, needed)
    for name, accent in palette.accents.items():
        if not _are_colours(accent.strong, palette.past):
            continue
        apart = abs(lightness(accent.strong) - lightness(palette.past))
        if apart < LEAST_PAST_DISTANCE:
            message = f"past {palette.past} and accents.{name}.strong {accent.strong} {told} {apart:.1f}"
            needed = f"L* must differ by {LEAST_PAST_DISTANCE:g}"
            yield Clash((("past",), _strong(name)), "grey", message, needed)


def _strong(accent: str) -> Keys:
    return ("accents", accent, "strong")


def hue_distance(first: str, second: str, eye: str = "") -> float:
    """Return how far apart two colours look, 0 to 100: to all eyes, or to one of ``EYES``."""
    one, two = (oklab(_seen(linear(colour), eye)) for colour in (first, second))
    squares = sum((a - b) ** 2 for a, b in zip(one, two, strict=True))
    return float(100 * squares**0.5)


def _seen(light: Triple, eye: str) -> Triple:
    if not eye:
        return light
    red, green, blue = (min(1.0, max(0.0, part)) for part in _times(EYES[eye], light))
    return red, green, blue


def oklab(light: Triple) -> Triple:
    """Return lightness and two hue axes of linear light (Ottosson 2020)."""
    long, middle, short = (part ** (1 / 3) for part in _times(_TO_CONES, light))
    return _times(_TO_OKLAB, (long, middle, short))


def _times(matrix: Sequence[Triple], vector: Triple) -> Triple:
    first, second, third = (sum(a * b for a, b in zip(row, vector, strict=True)) for row in matrix)
    return first, second, third
