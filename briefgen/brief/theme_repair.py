"""A theme's palette in; every pair of colours that fails a check out, with the nearest colour that passes."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from briefgen.base.colour import linear
from briefgen.base.diagnostics import Problem
from briefgen.base.oklch import oklab, shown
from briefgen.brief.theme_colours import At, Clash, Keys, clashes
from briefgen.model.theme import Palette

MOST_TRIED = 3000
"""Candidates for one colour, from the nearest on."""
_STEPS = 100
_CHROMAS = (1.0, 0.85, 0.7, 0.5, 0.3, 0.0)
_TURNS = tuple(math.radians(degrees) for degrees in (0, 10, -10, 20, -20, 35, -35))


def unfit(palette: Palette, at: At, own: str = "") -> Iterator[Problem]:
    """Yield a Problem for each pair of colours that is too close, with the figure and a colour that passes.

    ``own`` is the theme's file: of two colours the one that stands there is to change, for the other belongs
    to a theme that it extends.
    """
    found = list(clashes(palette))
    changes = _changes(palette, found, at, own)
    for clash in found:
        path = _to_change(clash, at, own)
        better = [f'`{".".join(keys)}: "{changes[keys]}"`' for keys in clash.paths if keys in changes]
        nearest = f"; the nearest that passes: {' with '.join(better)}" if better else ""
        yield Problem(at(path), clash.message, clash.needed + nearest, clash.code)


def _to_change(clash: Clash, at: At, own: str) -> Keys:
    return next((path for path in clash.paths if at(path).file == own), clash.paths[0])


def _changes(palette: Palette, found: list[Clash], at: At, own: str) -> dict[Keys, str]:
    """Return new colours by their keys, with which no pair clashes any more, as far as there are any."""
    changes: dict[Keys, str] = {}
    waiting = list(dict.fromkeys(_to_change(clash, at, own) for clash in found))
    while waiting:
        path = waiting.pop(0)
        if not any(_to_change(clash, at, own) == path for clash in clashes(palette)):
            continue  # what was changed before has mended it
        colour = _nearest(palette, path, frozenset(waiting))
        if colour is not None:
            palette = _with(palette, path, colour)
            changes[path] = colour
    return changes


def _nearest(palette: Palette, path: Keys, waiting: frozenset[Keys]) -> str | None:
    """Return the colour most like the present one that clashes with nothing; None when there is none near.

    Clashes with colours that wait for a change of their own do not count.
    """
    tried = sorted(_candidates(_at(palette, path)))[:MOST_TRIED]
    for _, colour in tried:
        left = (clash for clash in clashes(_with(palette, path, colour)) if path in clash.paths)
        if waiting.issuperset(other for clash in left for other in clash.paths if other != path):
            return colour
    return None


def _candidates(colour: str) -> Iterator[tuple[float, str]]:
    """Yield colours of other lightness, chroma and hue, each with how unlike the given one it is."""
    light, green_red, blue_yellow = oklab(linear(colour))
    chroma, angle = math.hypot(green_red, blue_yellow), math.atan2(blue_yellow, green_red)
    for step in range(_STEPS + 1):
        for factor in _CHROMAS:
            for turn in _TURNS:
                size = chroma * factor
                a, b = size * math.cos(angle + turn), size * math.sin(angle + turn)
                other = shown((step / _STEPS, a, b))
                if other is not None:
                    yield _unlikeness(abs(light - step / _STEPS), 1 - factor, abs(turn)), other


def _unlikeness(lighter: float, greyer: float, turned: float) -> float:
    """Return how far a brand colour is changed: a darker gold is still gold, a grey one is not."""
    return 0.6 * lighter + 0.15 * greyer + 0.3 * turned


def _at(palette: Palette, path: Keys) -> str:
    colour: str = getattr(palette, path[0]) if len(path) == 1 else getattr(palette.accents[path[1]], path[2])
    return colour


def _with(palette: Palette, path: Keys, colour: str) -> Palette:
    change: dict[str, Any] = {path[-1]: colour}
    if len(path) > 1:
        accents = dict(palette.accents)
        accents[path[1]] = replace(accents[path[1]], **change)
        change = {"accents": accents}
    return replace(palette, **change)
