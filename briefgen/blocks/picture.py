"""`picture`: a photograph or drawing from the brief's folder, cropped to its place, with caption."""

from __future__ import annotations

from dataclasses import field
from pathlib import Path
from typing import ClassVar

from briefgen.base.dataclass import dataclass, option
from briefgen.base.diagnostics import Problem
from briefgen.base.geometry import Box
from briefgen.base.messages import messages
from briefgen.base.phrase import Phrase
from briefgen.base.picture_path import check_picture
from briefgen.base.translate import tr
from briefgen.blocks.base import BlockBase, note
from briefgen.blocks.images.raster import Raster, read_raster
from briefgen.blocks.images.unusable import PICTURES
from briefgen.blocks.parts.point import at
from briefgen.blocks.parts.runs import phrase_runs, set_runs
from briefgen.model.context import Composition, Setting
from briefgen.model.scene import PictureItem, Run, Text

ROUNDED_GAPS = 1.5
"""Corner radius of a rounded picture, in steps of the spacing scale."""
NATURAL_RATIO = 0.62
"""Height against width of a picture that may choose."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture(BlockBase):
    """A photograph, cropped to its place, or a drawing (SVG), shown whole."""

    stretch: ClassVar[float] = 1.0  # a picture fills its place
    file: str = field(metadata={"doc": "path below the brief's folder"})
    alt: str = field(metadata={"doc": "what the picture shows, for who cannot see it"})
    caption: Phrase | None = option("a line under it", None)
    credit: str = option("who made it, behind the caption", "")
    rounded: bool = option("with rounded corners", False)
    focus_x: float = option("what stays in a crop: 0 left edge, 1 right edge", 0.5)
    focus_y: float = option("what stays in a crop: 0 top, 1 foot", 0.5)

    def __post_init__(self) -> None:
        check_picture(self.file, self.focus_x, self.focus_y)

    def compose(self, setting: Setting, width: float, height: float | None = None) -> Composition:
        """Crop the picture to the width and height, and set the caption under it."""
        raster = self.read(setting)
        if raster is None:
            return Composition(items=(), width=width, height=0.0)
        caption = self._caption(setting, width)
        below = caption.box.height + setting.gap(0.6) if caption else 0.0
        room = max(20.0, (width * NATURAL_RATIO + below if height is None else height) - below)
        item = PictureItem(
            box=self._place(raster, width, room),
            name=Path(self.file).stem,
            alt=self.alt,
            place=self.place,
            data=raster.data,
            format=raster.format,
            crop=(0.0, 0.0, 0.0, 0.0) if raster.whole else self.crop(raster, width, room),
            radius=setting.gap(ROUNDED_GAPS) if self.rounded else 0.0,
        )
        under = (at(caption, 0.0, room + setting.gap(0.6)),) if caption else ()
        return Composition(items=(item, *under), width=width, height=room + below)

    def read(self, setting: Setting) -> Raster | None:
        """Return the picture file, or None after noting the Problem."""
        try:
            return read_raster(setting.brief_folder(), self.file)
        except (OSError, ValueError) as error:
            said = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
            message = tr("picture {file!r} cannot be used: {said}", file=self.file, said=said)
            hint = getattr(error, "cure", "") or tr(
                "give a {PICTURES} file below the brief's own folder", PICTURES=PICTURES
            )
            note(setting, Problem(self.place, message, hint, "picture"))
            return None

    def _caption(self, setting: Setting, width: float) -> Text | None:
        style = setting.style("note", setting.theme.palette.muted)
        runs = phrase_runs(self.caption, setting, style) if self.caption is not None else ()
        if self.credit:
            between = messages(setting.language).open_bracket if runs else ""
            behind = messages(setting.language).close_bracket if runs else ""
            runs += (Run(text=f"{between}{self.credit}{behind}", style=style),)
        return set_runs(runs, setting, width, "label") if runs else None

    def _place(self, raster: Raster, width: float, height: float) -> Box:
        """Return where the picture lies in its place: all over it, or a drawing whole in its middle."""
        if not raster.whole:
            return Box(0.0, 0.0, width, height)
        across, down = raster.fitted(width, height)
        return Box((width - across) / 2, (height - down) / 2, across, down)

    def crop(self, raster: Raster, width: float, height: float) -> tuple[float, float, float, float]:
        """Return the shares that are cut off: left, top, right, bottom."""
        wanted, given = width / height, raster.width / raster.height
        if given > wanted:
            spare = 1 - wanted / given
            return (spare * self.focus_x, 0.0, spare * (1 - self.focus_x), 0.0)
        spare = 1 - given / wanted
        return (0.0, spare * self.focus_y, 0.0, spare * (1 - self.focus_y))
