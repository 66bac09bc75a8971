"""`picture_grid`: pictures of one size, in rows."""

from __future__ import annotations

from dataclasses import field
from typing import ClassVar

from briefgen.base.copier import replace
from briefgen.base.dataclass import dataclass, option
from briefgen.base.summed import summed
from briefgen.blocks.base import BlockBase
from briefgen.blocks.parts.point import check_columns, columns_for, in_rows
from briefgen.blocks.picture import Picture
from briefgen.model.context import Composition, Setting

NARROWEST_EM = 8.0
RATIO = 0.66
"""Height against width of a picture, where the grid may choose."""
TALLEST = 1.1
"""A picture that fills its place is no higher than this against its width."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureGrid(BlockBase):
    """Pictures of one size, in rows."""

    stretch: ClassVar[float] = 1.0  # pictures fill their place
    items: tuple[Picture, ...] = field(metadata={"doc": "the pictures"})
    columns: int = option("pictures in a row; chosen by their number when left out", 0)

    def __post_init__(self) -> None:
        check_columns(self.columns)

    def compose(self, setting: Setting, width: float, height: float | None = None) -> Composition:
        """Crop all pictures to one size; captions hang below, their first lines level."""
        if not self.items:
            return Composition(items=(), width=width, height=0.0)
        columns = self.columns or columns_for(len(self.items), setting, width, NARROWEST_EM)
        gutter = setting.medium.gutter
        each = (width - gutter * (columns - 1)) / columns
        below = [_caption_height(picture, setting, each) for picture in self.items]
        captions = [max(below[start : start + columns]) for start in range(0, len(below), columns)]
        tall = each * RATIO
        if height is not None:
            room = (height - summed(captions) - gutter * (len(captions) - 1)) / len(captions)
            tall = min(max(each * 0.3, room), each * TALLEST)
        cells = [
            picture.compose(setting, each, tall + own) for picture, own in zip(self.items, below, strict=True)
        ]
        return in_rows(cells, columns, width, gutter, gutter)


def _caption_height(picture: Picture, setting: Setting, width: float) -> float:
    """Return what the caption takes below the picture, its gap included."""
    if picture.caption is None:
        return 0.0
    bare = replace(picture, caption=None).compose(setting, width).height
    return picture.compose(setting, width).height - bare
