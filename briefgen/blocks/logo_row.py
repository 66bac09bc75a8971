"""`logo_row`: the marks of partners side by side, none cropped, all of one height."""

from __future__ import annotations

from dataclasses import field
from pathlib import Path

from briefgen.base.dataclass import dataclass
from briefgen.base.geometry import Box
from briefgen.blocks.base import BlockBase
from briefgen.blocks.picture import Picture
from briefgen.model.context import Composition, Setting
from briefgen.model.scene import Item, PictureItem

HEIGHT_EM = 2.6
"""Height of a mark in body ems, where the width allows it."""
WIDEST = 5.0
"""Width of a mark against its height at most; a wider one is set lower."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LogoRow(BlockBase):
    """The marks of partners side by side, none cropped."""

    items: tuple[Picture, ...] = field(metadata={"doc": "the marks, as pictures; captions are not shown"})

    def compose(self, setting: Setting, width: float, height: float | None = None) -> Composition:
        """Set the marks in rows of even gaps, from the left."""
        tall = setting.medium.type.sizes["body"] * HEIGHT_EM
        space = setting.gap(5)
        read = [(picture, raster) for picture in self.items if (raster := picture.read(setting))]
        items: list[Item] = []
        x = y = 0.0
        for picture, raster in read:
            across, down = raster.fitted(min(tall * WIDEST, width), tall)
            if x and x + across > width:
                x, y = 0.0, y + tall + space / 2
            mark = PictureItem(
                box=Box(x, y + (tall - down) / 2, across, down), name=Path(picture.file).stem,
                alt=picture.alt, place=picture.place, data=raster.data, format=raster.format,
            )  # fmt: skip
            items.append(mark)
            x += across + space
        return Composition(items=tuple(items), width=width, height=y + tall if items else 0.0)
