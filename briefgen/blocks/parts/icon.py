"""An icon's name and a box in, its outline as one shape out; the outlines lie in briefgen/icons/."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from briefgen.base.diagnostics import FieldError, did_you_mean
from briefgen.base.geometry import Box
from briefgen.model.scene import PathCommand, Shape

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
        raise FieldError(f"there is no icon {name!r}; {did_you_mean(name, icons())}", "icon")
    return name


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
