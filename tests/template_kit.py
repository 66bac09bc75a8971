"""Company templates for tests: made with python-pptx, described by hand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from io import BytesIO
from typing import Any

from picture_files import drawn, saved
from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_SHAPE
from pptx.util import Inches

from briefgen.base.geometry import EMU_PER_PT, Box
from briefgen.brief.theme_file import load_theme
from briefgen.model.slide_template import LayoutWord, SlideTemplate, Slot, SlotStyle, SlotWord, TemplateLayout
from briefgen.model.theme import FontNames, Theme

P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
WORDS: dict[str, SlotWord] = {
    "ctrTitle": "title", "title": "title", "subTitle": "subtitle", "body": "body", "": "body", "obj": "body",
    "pic": "picture", "chart": "chart", "tbl": "table", "ftr": "footer", "dt": "date", "sldNum": "number",
}  # fmt: skip
STYLES: dict[SlotWord, SlotStyle] = {
    "title": SlotStyle(size=32, colour="#000000", latin="Calibri", east_asian="", anchor="middle"),
    "subtitle": SlotStyle(size=20, colour="#666666", latin="Calibri", east_asian="", bullet=""),
    "body": SlotStyle(size=24, colour="#000000", latin="Calibri", east_asian="", bullet="•", indent=27),
    "footer": SlotStyle(size=12, colour="#666666", latin="Calibri", east_asian="", align="center"),
    "date": SlotStyle(size=12, colour="#666666", latin="Calibri", east_asian=""),
    "number": SlotStyle(size=12, colour="#666666", latin="Calibri", east_asian="", align="right"),
}
USUAL_LAYOUTS: Mapping[LayoutWord, int] = {"cover": 0, "content": 5, "section": 2, "closing": 0}
"""Numbers of layouts of python-pptx's own template."""


def box_of(shape: Any) -> Box:
    return Box(*(each / EMU_PER_PT for each in (shape.left, shape.top, shape.width, shape.height)))


def described(
    data: bytes, layouts: Mapping[LayoutWord, int], free: Mapping[LayoutWord, Box]
) -> SlideTemplate:
    """Return a template whose layouts are taken by their numbers."""
    whole = Presentation(BytesIO(data))
    found = {
        word: TemplateLayout(
            part=whole.slide_layouts[number].part.partname.lstrip("/"),
            name=whole.slide_layouts[number].name,
            slots=tuple(map(_slot, whole.slide_layouts[number].placeholders)),
            free=free[word],
            background="#FFFFFF",
        )
        for word, number in layouts.items()
    }
    size = whole.slide_width, whole.slide_height
    return SlideTemplate(data=data, width=size[0] / EMU_PER_PT, height=size[1] / EMU_PER_PT, layouts=found)


def _slot(shape: Any) -> Slot:
    mark = shape._element.ph
    kind = mark.get("type") or ""
    word = WORDS[kind]
    return Slot(
        word=word, box=box_of(shape), type=kind, index=int(mark.get("idx", 0)), name=shape.name,
        style=STYLES.get(word, STYLES["body"]),
    )  # fmt: skip


@cache
def usual() -> SlideTemplate:
    """Return python-pptx's own template: 4:3, white, Calibri."""
    stream = BytesIO()
    Presentation().save(stream)
    free: dict[LayoutWord, Box] = dict.fromkeys(USUAL_LAYOUTS, Box(36, 126, 648, 356.4))
    free["cover"] = free["closing"] = Box(36, 450, 648, 45)
    return described(stream.getvalue(), USUAL_LAYOUTS, free)


@cache
def barred() -> SlideTemplate:
    """Return a wide template with a bar at the left and a logo, slides of its own, and a section."""
    whole = Presentation()
    whole.slide_width, whole.slide_height = Inches(13.333), Inches(7.5)
    for layout in (whole.slide_master, *whole.slide_layouts):
        for shape in layout.placeholders:
            if shape.element.find(".//{*}xfrm") is not None:
                left, width = shape.left, shape.width
                shape.left, shape.width = int(Inches(0.8) + left * 1.2), int(width * 1.2)
    master = whole.slide_master
    bar = master.shapes._spTree
    slide = whole.slides.add_slide(whole.slide_layouts[6])
    drawing = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, 0, 0, Inches(0.6), Inches(7.5))
    drawing.fill.solid()
    drawing.fill.fore_color.rgb = RGBColor(0xC8, 0x10, 0x2E)
    drawing._element.nvSpPr.cNvPr.set("id", "90")
    bar.insert(2, drawing._element)
    own = whole.slides.add_slide(whole.slide_layouts[1])
    own.shapes.title.text = "Instructions"
    own.notes_slide.notes_text_frame.text = "how to use it"
    own.shapes.add_picture(BytesIO(saved(drawn(), "PNG")), 0, 0)
    stream = BytesIO()
    whole.save(stream)
    free: dict[LayoutWord, Box] = dict.fromkeys(USUAL_LAYOUTS, Box(100.8, 126, 777.6, 356.4))
    free["cover"] = free["closing"] = Box(100.8, 440, 777.6, 55)
    return described(stream.getvalue(), USUAL_LAYOUTS, free)


def themed(template: SlideTemplate, name: str = "govblue") -> Theme:
    """Return a theme whose decks are built into a template."""
    theme = load_theme(name)
    deck = replace(theme.deck, width=template.width, height=template.height)
    names = FontNames(embedded="Noto Sans SC", office_latin="Calibri", office_east_asian="")
    return replace(theme, template=template, deck=deck, fonts={**theme.fonts, "sans": names})
