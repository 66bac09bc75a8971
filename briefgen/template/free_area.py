"""The slots and the other shapes of a layout in, the largest rectangle that none of them reaches into out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from briefgen.base.geometry import Box
from briefgen.template.background import UNDER, is_whole
from briefgen.template.shapes import Drawn
from briefgen.template.sheet import Guides

CLEARANCE_PT = 6.0
"""Between the free area and what it avoids, on a slide 540 points high."""
LEAST_SHARE = 0.3
"""A body placeholder of less of the slide's area says nothing about where content goes."""
LEAST_WIDTH = 0.55
UNDER_BODY = 0.35
"""A shape under so much of the designer's own content area is what the content stands on."""
PANEL = 0.85
LEAST_BELOW, LOW = 0.6, 0.12
"""Room below the title that is preferred: against the largest free area, and of the slide's height."""
_MARGIN = 0.05
_MOST_OBSTACLES = 80
_MOST_PIECES = 400


def free_area(
    shapes: Sequence[Drawn],
    heads: Sequence[Box],
    feet: Sequence[Box],
    bodies: Sequence[Box],
    guides: Guides,
    slide: Box,
) -> Box:
    """Return the free area of a layout.

    ``heads`` are the boxes of its title and subtitle, ``feet`` those of foot, date and number, ``bodies``
    those of the placeholders for content, which are the designer's own word on where it goes.
    """
    taken = (*heads, *feet)
    scale = slide.height / 540
    limits = _limits(taken, bodies, guides, slide, scale)
    for panel in (shape for shape in shapes if is_panel(shape, limits, slide)):
        limits = limits.shared(panel.box.inset(*[2 * CLEARANCE_PT * scale] * 4)) or limits
    own = [shape.box for shape in shapes if is_obstacle(shape, limits, slide)]
    near = CLEARANCE_PT * scale
    avoided = [*(_grown(box, near) for box in own), *taken]
    free = _chosen(limits, avoided, heads, slide)
    cut = [_grown(shape.box, near) for shape in shapes if not bodies and is_edge(shape, free, slide)]
    return _chosen(limits, [*avoided, *cut], heads, slide) if cut else free


def _chosen(limits: Box, avoided: Sequence[Box], heads: Sequence[Box], slide: Box) -> Box:
    """Return the largest free box, or the largest below title and subtitle where that is not much smaller."""
    avoided = [box for box in avoided if box.overlaps(limits)]
    largest = largest_free(limits, avoided)
    top = max((box.bottom for box in heads), default=0.0)
    if not limits.y < top < limits.bottom:
        return largest
    below = largest_free(Box(limits.x, top, limits.width, limits.bottom - top), avoided)
    apart = all(not below.overlaps(box) for box in avoided)
    roomy = below.area >= LEAST_BELOW * largest.area and below.height >= LOW * slide.height
    return below if apart and roomy else largest


def area_below(
    title: Box, shapes: Sequence[Drawn], taken: Sequence[Box], guides: Guides, slide: Box
) -> Box | None:
    """Return the largest area below a title that no shape and none of the taken boxes reaches into."""
    scale = slide.height / 540
    limits = _limits([title], (), guides, slide, scale)
    limits = Box(limits.x, title.bottom, limits.width, limits.bottom - title.bottom)
    if limits.height <= 0:
        return None
    own = [shape.box for shape in shapes if is_obstacle(shape, limits, slide)]
    avoided = [*(_grown(box, CLEARANCE_PT * scale) for box in own), *taken]
    return largest_free(limits, [box for box in avoided if box.overlaps(limits)])


def is_panel(shape: Drawn, limits: Box, slide: Box) -> bool:
    """Say whether a shape is a field on which the content stands, such as a white card on a dark slide."""
    filled = shape.fill is not None and not shape.picture
    return filled and not is_whole(shape.box, slide) and limits.covered(shape.box) >= PANEL


def is_obstacle(shape: Drawn, limits: Box, slide: Box) -> bool:
    """Say whether content must keep off a shape."""
    if not shape.shows or is_whole(shape.box, slide):
        return False
    return limits.covered(shape.box) < UNDER_BODY


def is_edge(shape: Drawn, free: Box, slide: Box) -> bool:
    """Say whether a shape ends within the free area, so that it would lie on two grounds."""
    return shape.shows and not is_whole(shape.box, slide) and 0 < free.covered(shape.box) < UNDER


def _limits(taken: Sequence[Box], bodies: Sequence[Box], guides: Guides, slide: Box, scale: float) -> Box:
    """Return where content may be at most: the designer's own area, else the margins."""
    if bodies:
        around = Box.around(list(bodies)).shared(slide)
        if around is not None and _is_sensible(around, slide):
            return around
    left = min((box.x for box in taken if box.x > 0 and box.width > 0.3 * slide.width), default=0.0)
    side = left if 0.01 * slide.width <= left <= 0.2 * slide.width else _MARGIN * slide.width
    edges = _between(guides.upright, slide.width) or (side, slide.width - side)
    top, bottom = _between(guides.level, slide.height) or (
        side,
        slide.height - min(side, 0.06 * slide.height),
    )
    return Box(edges[0], top, edges[1] - edges[0], bottom - top)


def _is_sensible(around: Box, slide: Box) -> bool:
    large = around.area >= LEAST_SHARE * slide.area
    return large and (around.width >= LEAST_WIDTH * slide.width or around.height >= 0.75 * slide.height)


def _between(guides: Sequence[float], length: float) -> tuple[float, float] | None:
    """Return the outermost guides near both ends, None where there are not two such."""
    first = [each for each in guides if 0.005 * length <= each <= 0.2 * length]
    last = [each for each in guides if 0.8 * length <= each <= 0.995 * length]
    return (min(first), max(last)) if first and last else None


def _grown(box: Box, by: float) -> Box:
    return box.inset(-by, -by, -by, -by)


def largest_free(limits: Box, obstacles: Sequence[Box]) -> Box:
    """Return the largest box within limits that overlaps no obstacle; the limits where none is left.

    Each obstacle cuts the pieces that it overlaps into the four that lie beside, above and below it.
    """
    pieces = [limits]
    for obstacle in sorted(obstacles, key=lambda box: -box.area)[:_MOST_OBSTACLES]:
        cut = [part for piece in pieces for part in _parts(piece, obstacle)]
        pieces = _largest(cut)
    return max(pieces, key=lambda box: (round(box.area, 3), -box.y, -box.x), default=limits)


def _parts(piece: Box, obstacle: Box) -> Iterable[Box]:
    if not piece.overlaps(obstacle):
        return (piece,)
    parts = (
        Box(piece.x, piece.y, piece.width, obstacle.y - piece.y),
        Box(piece.x, obstacle.bottom, piece.width, piece.bottom - obstacle.bottom),
        Box(piece.x, piece.y, obstacle.x - piece.x, piece.height),
        Box(obstacle.right, piece.y, piece.right - obstacle.right, piece.height),
    )
    return [part for part in parts if part.width > 1 and part.height > 1]


def _largest(pieces: list[Box]) -> list[Box]:
    """Return the pieces that lie in no other one, at most so many."""
    kept: list[Box] = []
    for piece in sorted(set(pieces), key=lambda box: (-box.area, box.x, box.y)):
        if not any(other.contains(piece) for other in kept):
            kept.append(piece)
        if len(kept) == _MOST_PIECES:
            break
    return kept
