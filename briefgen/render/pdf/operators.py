"""Numbers and outlines in, the operators of a content stream out (ISO 32000-1, 8.5).

A page has two thousand numbers: reportlab's own writer takes a quarter of the time of a page for them.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from reportlab.pdfgen.pdfgeom import bezierArc

from briefgen.base.geometry import Box
from briefgen.model.scene import PathCommand

UNSEEN = 1e-7
"""What is no further from zero is zero."""
ROUNDNESS = 0.4472
"""Where a corner's control points lie: at so much of its radius, as reportlab draws it."""
_OPERATORS = {"M": "m", "L": "l", "C": "c"}


@lru_cache(maxsize=4096)  # a page prints most of its numbers several times, and again when it is built again
def number(value: float) -> str:
    """Return a number with six digits, or as many decimals below ten, and no zeros that say nothing."""
    size = -value if value < 0 else value
    if size <= UNSEEN:
        return "0"
    if size < 10:
        written = f"{value:.6f}"
    elif size < 100:
        written = f"{value:.5f}"
    elif size < 1000:
        written = f"{value:.4f}"
    else:
        return _large(value, size)
    written = written.rstrip("0").rstrip(".")
    return written[1:] if written[0] == "0" and len(written) > 1 else written


def _large(value: float, size: float) -> str:
    if not size < 1_000_000:
        return str(round(value))  # which refuses what is no number
    decimals = 3 if size < 10_000 else 2 if size < 100_000 else 1
    return f"{value:.{decimals}f}".rstrip("0").rstrip(".")


def numbers(*values: float) -> str:
    """Return numbers with spaces between them."""
    return " ".join(map(number, values))


def line(left: float, top: float, right: float, bottom: float) -> str:
    """Return a line from one point to another, stroked."""
    return f"n {numbers(left, top)} m {numbers(right, bottom)} l S"


def rectangle(box: Box) -> str:
    """Return the outline of a box."""
    return f"n {numbers(box.x, box.y, box.width, box.height)} re"


def rounded(box: Box, radius: float) -> str:
    """Return the outline of a box with round corners."""
    left, right = sorted((box.x, box.x + box.width))
    top, bottom = sorted((box.y, box.y + box.height))
    near = ROUNDNESS * radius
    return drawn(
        (
            ("M", (left + radius, top)),
            ("L", (right - radius, top)),
            ("C", (right - near, top, right, top + near, right, top + radius)),
            ("L", (right, bottom - radius)),
            ("C", (right, bottom - near, right - near, bottom, right - radius, bottom)),
            ("L", (left + radius, bottom)),
            ("C", (left + near, bottom, left, bottom - near, left, bottom - radius)),
            ("L", (left, top + radius)),
            ("C", (left, top + near, left + near, top, left + radius, top)),
            ("Z", ()),
        )
    )


def ellipse(box: Box) -> str:
    """Return the outline of the ellipse in a box."""
    arcs = bezierArc(box.x, box.y, box.x + box.width, box.y + box.height, 0, 360)
    return drawn([("M", arcs[0][:2]), *(("C", arc[2:]) for arc in arcs)])


def drawn(path: Iterable[PathCommand]) -> str:
    """Return the outline of a path."""
    steps = [f"{numbers(*values)} {_OPERATORS[word]}" if values else "h" for word, values in path]
    return f"n {' '.join(steps)}" if steps else ""
