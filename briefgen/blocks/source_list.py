"""`source_list`: the brief's sources, what was worked back, and where sources disagree."""

from __future__ import annotations

from itertools import accumulate
from typing import ClassVar

from briefgen.base.dataclass import dataclass
from briefgen.base.diagnostics import Place
from briefgen.blocks.base import BlockBase
from briefgen.blocks.parts.evidence import Evidence, FurtherFigures, fuller, further, gathered
from briefgen.model.context import Composition, Setting
from briefgen.model.scene import TableItem, walk
from briefgen.text import sure_width


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceList(BlockBase):
    """The brief's sources, then every derived and every disputed figure."""

    stretch: ClassVar[float] = (
        1.0  # with more height, sources say what they state, and more figures are listed
    )

    @classmethod
    def from_scalar(cls, text: str, place: Place) -> SourceList:
        """Read the short form, `source_list: all`."""
        return cls(place=place)

    def compose(self, setting: Setting, width: float, height: float | None = None) -> Composition:
        """Set sources as cards, figures as tables and disputes as panels, in two columns where they fit.

        All figures are read to find those that are listed; once they are, nothing else is asked for.
        """
        own = gathered(setting, self.place)
        listed = Listed(own=own, more=further(own, setting), place=self.place)
        return setting.compose(listed, width, height)

    def parts(self, setting: Setting, width: float, first: float, room: float) -> tuple[SourcePart, ...]:
        """Return what it must show in parts that fit a first height and further ones."""
        lengths = gathered(setting, self.place).lengths(setting, width, first, room)
        ends = tuple(accumulate(lengths))
        return tuple(
            SourcePart(start=end - length, end=end, place=self.place)
            for end, length in zip(ends, lengths, strict=True)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed(BlockBase):
    """What a source list shows, and the same with more of what is known, the fullest first."""

    own: Evidence
    more: FurtherFigures

    def compose(self, setting: Setting, width: float, height: float | None = None) -> Composition:
        """Set it; a given height is filled with what is known besides, where there is room for all of it."""
        if height is None:
            return self.own.compose(setting, width)
        for more in fuller(self.own, self.more):
            laid = more.compose(setting, width)
            if laid.height <= height and _sure(laid):
                return more.compose(setting, width, height)
        return self.own.compose(setting, width, height)


def _sure(laid: Composition) -> bool:
    """Say whether cells of one line are so everywhere: a row that grew would meet the foot."""
    cells = (cell.text for item in walk(laid.items) if isinstance(item, TableItem) for cell in item.cells)
    return all(
        len(text.lines) > 1 or sure_width(paragraph.runs) <= text.box.width
        for text in cells
        for paragraph in text.paragraphs
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class SourcePart(BlockBase):
    """Some of the items of a source list: those on a slide of their own."""

    stretch: ClassVar[float] = 1.0  # cards and rows grow
    start: int
    end: int

    def compose(self, setting: Setting, width: float, height: float | None = None) -> Composition:
        """Set the items of this part."""
        whole = gathered(setting, self.place)
        return whole.of(whole.items[self.start : self.end]).compose(setting, width, height)
