"""A deck's bytes in, what keeps python-pptx from opening it out: a second reader beside our own."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any


def opening_fault(deck: bytes) -> str:
    """Return why python-pptx cannot open a deck, its slides, notes or charts; empty where it can.

    Decks are written as text: here a part that is missing or not well formed is noticed.
    """
    from pptx import Presentation

    place = ""
    try:
        for number, slide in enumerate(Presentation(BytesIO(deck)).slides, 1):
            place = f"slide {number}: "
            _open(slide)
    except Exception as error:  # whatever the library meets: KeyError, XMLSyntaxError, AttributeError …
        return f"{place}python-pptx cannot open it: {type(error).__name__}: {error}"
    return ""


def _open(slide: Any) -> tuple[str, ...]:
    """Open what a slide leads to: layout, master, notes, charts, workbooks; return what these are called."""
    opened = [slide.slide_layout.name, slide.slide_layout.slide_master.name]
    if slide.has_notes_slide:
        opened.append(slide.notes_slide.notes_text_frame.text)
    opened += [chart.part.chart_workbook.xlsx_part.partname for chart in _charts(slide.shapes)]
    return tuple(opened)


def _charts(shapes: Any) -> Iterator[Any]:
    """Yield the charts of a slide or a group."""
    for shape in shapes:
        if hasattr(shape, "shapes"):
            yield from _charts(shape.shapes)
        elif shape.has_chart:
            yield shape.chart
