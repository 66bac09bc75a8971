"""How dense a page may be set, from the loosest level to the tightest."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple, TypeVar

from briefgen.base.copier import replace
from briefgen.model.theme import Medium

TIGHTEST_LEADING = 1.25
"""Chinese lines are hard to read with less leading."""


class Density(NamedTuple):
    """Gaps, type sizes and leading as multiples of the theme's."""

    gaps: float
    sizes: float
    leading: float = 1.0

    def of(self, medium: Medium) -> Medium:
        """Return the medium at this density, no text below the theme's minimum size."""
        scale = medium.type
        sizes = {
            name: max(size * self.sizes, scale.minimum_body if name == "body" else scale.minimum)
            for name, size in scale.sizes.items()
        }
        leading = max(scale.leading * min(1.0, self.leading), TIGHTEST_LEADING)
        return replace(
            medium,
            gutter=medium.gutter * self.gaps,
            gap=medium.gap * self.gaps,
            type=replace(scale, sizes=sizes, leading=leading),
        )


PAGE_DENSITIES = (
    *(Density(step, step) for step in (1.6, 1.5, 1.4, 1.32, 1.25, 1.18, 1.12, 1.06, 1.0)),
    Density(0.88, 1.0),
    Density(0.76, 1.0),
    Density(0.72, 0.97),
    Density(0.68, 0.94),
    Density(0.64, 0.91),
    Density(0.6, 0.88),
    Density(0.6, 0.84),
    Density(0.52, 0.8, 0.96),
    Density(0.42, 0.78, 0.92),
)
"""Pages are filled: little content is set larger; much content loses gaps first, then size."""

LARGE_DENSITIES = (
    *(Density(gaps, sizes) for gaps, sizes in ((1.6, 1.12), (1.4, 1.08), (1.2, 1.04))),
    *PAGE_DENSITIES[8:],
)
"""Of sheets for a wall: what is spare goes to charts and gaps, not to words."""
FEW_ON_LARGE_DENSITIES = (Density(1.9, 1.3), Density(1.8, 1.22), *LARGE_DENSITIES)
"""Of such sheets that say little."""

SLIDE_DENSITIES = (
    Density(1.3, 1.25),
    Density(1.15, 1.15),
    Density(1.0, 1.0),
    Density(0.8, 1.0),
    Density(0.7, 0.95),
    Density(0.65, 0.9),
    Density(0.6, 0.85),
    Density(0.55, 0.8),
)
"""Slides of one deck look alike: their type grows only a little."""

QUOTE_DENSITIES = (Density(3.4, 2.0),)
FEW_LINES_DENSITIES = (Density(3.4, 1.6), Density(2.6, 1.45), Density(2.0, 1.35))
FEW_CARDS_DENSITIES = (Density(2.0, 1.6), Density(1.7, 1.45))
"""A slide of one quote, of a few lines or of a few cards is set larger, if it is not full then."""

T = TypeVar("T")


def fit_density(
    levels: Sequence[Density], medium: Medium, attempt: Callable[[Medium], T], spare: Callable[[T], float]
) -> T:
    """Return the attempt at the loosest level that fits, or the tightest one where none does.

    ``spare`` is the height in points that an attempt leaves over, negative where it does not fit. It grows
    with density: the loosest level is tried first, then the middle of the remaining ones; once one fits, the
    spare heights of the two nearest levels are interpolated for the next.
    """
    best = attempt(levels[0].of(medium))
    lacking = -spare(best)
    if lacking <= 0 or len(levels) == 1:
        return best
    low, high = 1, len(levels) - 1
    fitting: T | None = None
    while low < high:
        index = (low + high) // 2
        if fitting is not None:
            crossing = low - 1 + (high - low + 1) * lacking / (lacking + spare(fitting))
            index = min(max(int(crossing), low), high - 1)
        tried = attempt(levels[index].of(medium))
        if spare(tried) >= 0:
            fitting, high = tried, index
        else:
            lacking, low = -spare(tried), index + 1
    return attempt(levels[low].of(medium)) if fitting is None else fitting
