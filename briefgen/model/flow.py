"""A finished page taken apart into rows, columns and panels that can be set in any width."""

from __future__ import annotations

from typing import Literal

from briefgen.base.dataclass import dataclass
from briefgen.base.geometry import Box
from briefgen.model.scene import Chart, Item, PictureItem, Shape, TableItem, Text

Side = Literal["start", "center", "end"]


@dataclass(frozen=True, slots=True, kw_only=True)
class FlowPart:
    """A part of a page; ``box`` is where it stands on the page, ``above`` the room over it in points."""

    box: Box
    above: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class TextPart(FlowPart):
    """A text, set anew in any width."""

    text: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class TablePart(FlowPart):
    """A table; ``drawn`` are drawings in its cells, by row and cell."""

    table: TableItem
    drawn: tuple[tuple[tuple[int, int], DrawingPart], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartPart(FlowPart):
    """A chart, drawn as on the page."""

    chart: Chart


@dataclass(frozen=True, slots=True, kw_only=True)
class PicturePart(FlowPart):
    """A picture on which nothing stands."""

    picture: PictureItem


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawingPart(FlowPart):
    """What only makes sense where it stands: shapes with their words, scaled as a whole."""

    items: tuple[Item, ...]
    alt: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RulePart(FlowPart):
    """A line between parts, in its width: from left to right in a stack, from top to bottom among columns."""

    colour: str
    weight: float
    upright: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class StackPart(FlowPart):
    """Parts one below the other."""

    parts: tuple[FlowPart, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnsPart(FlowPart):
    """Parts side by side, which come to stand below each other where there is no room.

    ``widths`` are the columns' widths in points; ``alike``: all of one width, in as many rows as it takes.
    """

    parts: tuple[FlowPart, ...]
    widths: tuple[float, ...]
    least: tuple[float, ...]
    """The width that each needs to stand beside others."""
    gap: float
    sides: tuple[Side, ...]
    """Whether each stands at the upper end, in the middle or at the lower end of the columns."""
    alike: bool = False
    across: int = 1
    """How many stand side by side on the page."""
    inline: bool = False
    """All are words of one line: they keep to their own widths."""
    apart: bool = False
    """The last of them stands at the far end of the line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PanelPart(FlowPart):
    """A part on a ground: a filled or outlined rectangle, or a picture."""

    part: FlowPart
    ground: Shape | PictureItem
    inner: Box
    """What the part takes of it."""
