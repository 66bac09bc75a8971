"""`Annotation`: a text at a value, moved by points."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Literal

from briefgen.blocks.charts.drawing.marks import ASCENT_EM, DESCENT_EM, rounded, written
from briefgen.blocks.charts.drawing.pen.artist import Artist
from briefgen.blocks.charts.drawing.pen.projection import Point, Projection
from briefgen.model.scene import Item, Run, Style
from briefgen.text import text_width

Across = Literal["left", "center", "right"]
Up = Literal["top", "center", "bottom", "baseline"]
LEFT_OF_IT = {"left": 0.0, "center": 0.5, "right": 1.0}
"""The share of a text's width that lies left of its place."""


class Annotation(Artist):
    """A text at a value, moved by points."""

    __slots__ = ("at", "bold", "colour", "ha", "offset", "size", "text", "va")
    ZORDER: ClassVar[float] = 3.0

    def __init__(
        self, text: str, at: Point, offset: Point, *, size: float, colour: str, bold: bool, ha: Across,
        va: Up,
    ) -> None:  # fmt: skip
        super().__init__(clip_on=False)
        self.text, self.at, self.offset = text, at, offset
        self.size, self.colour, self.bold, self.ha, self.va = size, colour, bold, ha, va

    def marks(self, on: Projection) -> Iterator[Item]:
        """Yield the text."""
        if not self.text.strip():
            return
        style = Style(size=self.size, colour=self.colour, weight=700 if self.bold else 400, family=on.family)
        run = Run(text=self.text, style=style)
        (x, y), (aside, up) = on.at(*self.at), self.offset
        x += aside - text_width((run,)) * LEFT_OF_IT[self.ha]
        y += up + self._baseline()
        yield rounded(written(run, self.gid, (on.box.x + x, on.box.y + (on.box.height - y))))

    def _baseline(self) -> float:
        """Return how far above its place the baseline is."""
        above, below = self.size * ASCENT_EM, self.size * DESCENT_EM
        match self.va:
            case "top":
                return -above
            case "bottom":
                return below
            case "center":
                return (above + below) / 2 - above
            case "baseline":
                return 0.0
