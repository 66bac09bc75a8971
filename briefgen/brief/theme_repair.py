"""A theme's palette in; every pair of colours that fails a check out, with the nearest colour that passes."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator
from typing import Any

from briefgen.base.colour import linear
from briefgen.base.copier import replace
from briefgen.base.dataclass import dataclass
from briefgen.base.diagnostics import Place, Problem
from briefgen.base.oklch import oklab, shown
from briefgen.base.translate import tr
from briefgen.brief.theme_colours import At, Clash, Keys, clashes
from briefgen.model.theme import Ground, Palette

MOST_TRIED = 3000
"""Candidates for one colour, from the nearest on."""
_STEPS = 100
_CHROMAS = (1.0, 0.85, 0.7, 0.5, 0.3, 0.0)
_TURNS = tuple(math.radians(degrees) for degrees in (0, 10, -10, 20, -20, 35, -35))


@dataclass(frozen=True, slots=True, kw_only=True)
class _StatedColours:
    """Where the colours of a theme stand, and what its slides lie on."""

    at: At
    own: str
    """The theme's file; what stands elsewhere belongs to a theme that it extends."""
    grounds: Collection[Ground]

    def clashes(self, palette: Palette) -> Iterator[Clash]:
        """Yield each pair of colours that is too close."""
        return clashes(palette, self.grounds)

    def is_own(self, path: Keys) -> bool:
        """Say whether a colour stands in the theme's own file."""
        return self.at(path).file == self.own

    def to_change(self, clash: Clash) -> Keys:
        """Return the colour to change: of words on a ground the words, of others the first of its own."""
        words = clash.paths[0]
        if clash.code == "contrast" and (len(words) == 1 or self.is_own(words)):  # hues are own all or none
            return words
        return next(filter(self.is_own, clash.paths), clash.paths[0])

    def place(self, clash: Clash) -> Place:
        """Return where the user's file states one of the colours."""
        return self.at(next(filter(self.is_own, clash.paths), clash.paths[0]))


def unfit(palette: Palette, at: At, own: str = "", grounds: Collection[Ground] = ()) -> Iterator[Problem]:
    """Yield a Problem for each pair of colours that is too close, with the figure and a colour that passes.

    ``own`` is the theme's file: a problem stands there, where one of its colours does. A brand's colour on
    areas stays as it is as far as others can give way: what words in it are, or lie on it.
    """
    sheet = _StatedColours(at=at, own=own, grounds=grounds)
    found = list(sheet.clashes(palette))
    changes = _changes(palette, found, sheet)
    for clash in found:
        better = [f'`{".".join(keys)}: "{changes[keys]}"`' for keys in clash.paths if keys in changes]
        hint = clash.needed
        if better:
            pairs = tr(" with ").join(better)
            hint = tr("{needed}; the nearest that passes: {pairs}", needed=hint, pairs=pairs)
        yield Problem(sheet.place(clash), clash.message, hint, clash.code)


def _changes(palette: Palette, found: list[Clash], sheet: _StatedColours) -> dict[Keys, str]:
    """Return new colours by their keys, with which no pair clashes any more, as far as there are any."""
    changes: dict[Keys, str] = {}
    waiting = list(dict.fromkeys(map(sheet.to_change, found)))
    while waiting:
        path = waiting.pop(0)
        if not any(sheet.to_change(clash) == path for clash in sheet.clashes(palette)):
            continue  # what was changed before has mended it
        colour = _nearest(palette, path, frozenset(waiting), sheet)
        if colour is not None:
            palette = _with(palette, path, colour)
            changes[path] = colour
    return changes


def _nearest(palette: Palette, path: Keys, waiting: frozenset[Keys], sheet: _StatedColours) -> str | None:
    """Return the colour most like the present one that clashes with nothing; None when there is none near.

    Clashes with colours that wait for a change of their own do not count.
    """
    tried = sorted(_candidates(_at(palette, path)))[:MOST_TRIED]
    for _, colour in tried:
        left = (clash for clash in sheet.clashes(_with(palette, path, colour)) if path in clash.paths)
        if all(waiting.intersection(clash.paths) - {path} for clash in left):
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
    """Return the colour under some keys, or the one that stands in for it where a hue states none."""
    if len(path) == 1:
        colour: str = getattr(palette, path[0])
        return colour
    accent = palette.accents[path[1]]
    standing_in = {"text": accent.words, "past": palette.past_beside(accent)}
    own: str = standing_in.get(path[2]) or getattr(accent, path[2])
    return own


def _with(palette: Palette, path: Keys, colour: str) -> Palette:
    change: dict[str, Any] = {path[-1]: colour}
    if len(path) > 1:
        accents = dict(palette.accents)
        accents[path[1]] = replace(accents[path[1]], **change)
        change = {"accents": accents}
    return replace(palette, **change)
