"""A theme's name and words in, the gallery's three files out: deck, PDF and index of pictures."""

from __future__ import annotations

import math
from collections.abc import Sequence
from pathlib import Path

from briefgen.base.copier import replace
from briefgen.base.geometry import Box
from briefgen.base.translate import tr
from briefgen.blocks.charts import with_marks
from briefgen.cli.gallery.book import lay_out_gallery
from briefgen.model.scene import Item, Page, PictureItem, Run, Scene, Shape, Stroke
from briefgen.model.theme import Theme
from briefgen.pipeline.paint import painted
from briefgen.render.pdf import paint as paint_pdf
from briefgen.render.png import paint as paint_png
from briefgen.runtime.limits import limited
from briefgen.text import set_line

PATH = Path("gallery")
"""What stands in for a brief's path in a message."""


def gallery_files(theme: str, names: Sequence[str]) -> dict[str, bytes]:
    """Return the files' names and contents; BriefError where an example has an error."""
    with limited(PATH, tr("laying out")):
        laid = lay_out_gallery(theme, names=names)
    with limited(PATH, "painting"):
        files = painted(laid, "gallery", ("pptx", "pdf"))
    with limited(PATH, tr("making the index")):
        pictures = index(with_marks(laid.deck, natives=True), names, laid.edition.theme)
    return {**files, "gallery.png": pictures}


COLUMNS = 5
CELL_PT = 240.0
GAP_PT = 18.0
LABEL_PT = 22.0
THUMBNAIL_DPI = 60.0
INDEX_DPI = 96.0


def index(scene: Scene, names: Sequence[str], theme: Theme) -> bytes:
    """Return the PNG of an index: a thumbnail of each content slide over the word that it shows."""
    content = tuple(page for page in scene.pages if page.kind == "content")
    thumbnails = paint_png(paint_pdf(replace(scene, pages=content)), dpi=THUMBNAIL_DPI)
    tall = CELL_PT * scene.height / scene.width
    style = theme.style(theme.deck, "note", theme.palette.ink, bold=True)
    items: list[Item] = []
    for number, (name, data) in enumerate(zip(names, thumbnails, strict=True)):
        x = GAP_PT + (number % COLUMNS) * (CELL_PT + GAP_PT)
        y = GAP_PT + (number // COLUMNS) * (tall + LABEL_PT + GAP_PT)
        box = Box(x, y, CELL_PT, tall)
        label = set_line((Run(text=name, style=style),), role="label")
        items += (
            PictureItem(box=box, data=data, format="png", name=name, alt=name),
            Shape(box=box, stroke=Stroke(colour=theme.palette.rule, width=0.75), name="frame"),
            replace(label, box=label.box.moved(x, y + tall + 3.0)),
        )
    rows = math.ceil(len(names) / COLUMNS)
    width = GAP_PT + COLUMNS * (CELL_PT + GAP_PT)
    height = GAP_PT + rows * (tall + LABEL_PT + GAP_PT)
    page = Page(number=1, kind="content", title="index", items=tuple(items), background=theme.palette.surface)
    return paint_png(paint_pdf(replace(scene, width=width, height=height, pages=(page,))), dpi=INDEX_DPI)[0]
