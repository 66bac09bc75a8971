"""Drawn parts of blocks: outlines, arrowheads, icons, the grounds of cards, and chips."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from briefgen.base.copier import replace
from briefgen.base.diagnostics import FieldError, did_you_mean
from briefgen.base.geometry import Box
from briefgen.base.translate import tr
from briefgen.blocks.charts.parts.overlay import outline
from briefgen.model.context import Setting
from briefgen.model.scene import Item, PathCommand, Shape, Text

_FILE = Path(__file__).parents[2] / "icons" / "icons.json"
SQUARE = 16.0
"""Side of the square that the outlines are drawn in."""


@cache
def icons() -> Mapping[str, str]:
    """Return the outlines by name."""
    outlines: dict[str, str] = json.loads(_FILE.read_text(encoding="utf-8"))
    return outlines


def known_icon(name: str) -> str:
    """Return the name; ValueError when there is no such icon."""
    if name not in icons():
        raise FieldError(
            tr(
                "there is no icon {name!r}; {near}",
                name=name,
                near=did_you_mean(name, icons()),
            ),
            "icon",
        )
    return name


def arrowhead(
    x: float, y: float, half: float, colour: str, *, back: float, tip: float, down: bool = False
) -> Shape:
    """Return an arrowhead at a point, its edges half as wide; ``back`` and ``tip``: its ends against that."""
    corners = ((-half * back, -half), (half * tip, 0.0), (-half * back, half))
    points = [(x + (b if down else a), y + (a if down else b)) for a, b in corners]
    return outline(points, fill=colour, name="arrow")


def icon(name: str, x: float, y: float, side: float, colour: str) -> Shape:
    """Return an icon with its corner at x, y."""
    scale = side / SQUARE
    path: list[PathCommand] = []
    for word, numbers in re.findall(r"([MLCZ])([^MLCZ]*)", icons()[name]):
        values = [float(number) for number in numbers.split()]
        points = tuple((y if index % 2 else x) + value * scale for index, value in enumerate(values))
        path.append((word, points))
    box = Box(x, y, side, side)
    return Shape(box=box, geometry="path", path=tuple(path), fill=colour, name=f"icon {name}")


def badge(name: str, x: float, y: float, side: float, ground: str, colour: str) -> tuple[Shape, Shape]:
    """Return an icon on a round ground."""
    inner = side * 0.54
    disc = Shape(box=Box(x, y, side, side), geometry="ellipse", fill=ground, name="icon ground")
    return disc, icon(name, x + (side - inner) / 2, y + (side - inner) / 2, inner, colour)


PAD_GAPS = 2.2
"""Room inside a card, in steps of the spacing scale."""
PAGE_PAD_GAPS = 1.2
"""The same below a card's line on the page, where it has no ground."""
LINE_GAPS = 0.55


def surface(setting: Setting, box: Box, strong: str, soft: str) -> tuple[Item, ...]:
    """Return a card's ground: filled, outlined, or with a line in the hue on top or at the left."""
    looks = setting.theme.looks
    line = setting.gap(0.42)
    rules = setting.theme.palette.rule
    ground = Shape(box=box, fill=soft, radius=looks.radius, name="card")
    if looks.card == "filled":
        return (ground,)
    if looks.card == "outline":
        top = Shape(box=Box(box.x, box.y, box.width, 0.75), fill=strong, name="card line")
        under = Shape(box=Box(box.x, box.bottom - 0.5, box.width, 0.5), fill=rules, name="card foot")
        return (top, under)
    if looks.card == "leftline":
        return (ground, Shape(box=Box(box.x, box.y, line, box.height), fill=strong, name="card line"))
    return (ground, Shape(box=Box(box.x, box.y, box.width, line), fill=strong, name="card line"))


def ground(setting: Setting, box: Box, hue: str) -> tuple[Item, ...]:
    """Return the ground of a card without a pillar: a surface on slides, a line above it on the page."""
    if setting.kind == "deck":
        return surface(setting, box, hue, setting.theme.palette.surface)
    line = Box(box.x, box.y, box.width, setting.gap(LINE_GAPS))
    return (Shape(box=line, fill=hue, name="card line"),)


def insets(setting: Setting) -> tuple[float, float]:
    """Return the room above a card's words, its line included, and at its other sides: none on the page."""
    carded = setting.kind == "deck"
    pad = setting.gap(PAD_GAPS if carded else PAGE_PAD_GAPS)
    return setting.gap(LINE_GAPS) + pad, pad if carded else 0.0


CHIP_PAD_GAPS = 1.5
LEAST_PAD_GAPS = 0.6
RISE_GAPS = 0.25
"""Room beside and above the text, in steps of the spacing scale."""


def chip(
    line: Text, setting: Setting, fill: str, radius: float | None = None, width: float | None = None
) -> tuple[Item, Item]:
    """Return ground and text at 0, 0, round-ended by default; padding shrinks in a narrow width."""
    across, down = setting.gap(CHIP_PAD_GAPS), setting.gap(RISE_GAPS)
    if width is not None:
        across = max(setting.gap(LEAST_PAD_GAPS), min(across, (width - line.box.width) / 2))
    box = Box(0.0, 0.0, line.box.width + 2 * across, line.box.height + 2 * down)
    corner = box.height / 2 if radius is None else min(radius, box.height / 2)
    ground = Shape(box=box, fill=fill, radius=corner, name="chip")
    return ground, replace(line, box=line.box.moved(across, down))
