"""A scene and its sheet's format in; the preflight report for the print shop out, a line each."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterator, Sequence

from briefgen.base.geometry import PT_PER_INCH, PT_PER_MM
from briefgen.base.summed import summed
from briefgen.model.scene import Chart, Item, PictureItem, Scene, Shape, walk
from briefgen.render.contents import printed_texts
from briefgen.render.pdf.colour import MOST_INK
from briefgen.render.pdf.sheet_format import SheetFormat

LEAST_DPI = 300
LEAST_LINE_PT = 0.25
"""Thinner lines break up in print."""


def preflight(scene: Scene, sheet_format: SheetFormat) -> tuple[str, ...]:
    """Return the findings: the facts first, then what a print shop would send back."""
    drawn = [item for page in scene.pages for item in _drawn(page.items)]
    shapes = [item for item in drawn if isinstance(item, Shape)]
    thin = sum(bool(shape.stroke and shape.stroke.width < LEAST_LINE_PT) for shape in shapes)
    return (
        f"trim {_trim(scene)}, bleed {sheet_format.bleed / PT_PER_MM:.1f} mm, crop marks",
        _colours(shapes, {page.background for page in scene.pages}, sheet_format),
        _letters(scene),
        *_coarse_pictures([item for item in drawn if isinstance(item, PictureItem)]),
        *([f"warning: {thin} lines thinner than {LEAST_LINE_PT} pt"] if thin else []),
        "PDF/A and PDF/UA with trim and bleed boxes; no PDF/X is claimed",
    )


def _trim(scene: Scene) -> str:
    """Return the sizes of the pages, and how many have each where they differ."""
    sizes = Counter(scene.size_of(page) for page in scene.pages)
    told = {size: " x ".join(f"{side / PT_PER_MM:.1f}" for side in size) + " mm" for size in sizes}
    if len(sizes) < 2:
        return "".join(told.values())
    return ", ".join(f"{told[size]} ({count} of {sizes.total()} pages)" for size, count in sizes.items())


def _colours(shapes: Sequence[Shape], backgrounds: set[str], sheet_format: SheetFormat) -> str:
    intent = sheet_format.inks.intent
    if intent.components != 4:
        return f"colours {intent.name}: the print shop separates them (--profile FILE.icc does it here)"
    fills = {shape.fill for shape in shapes if shape.fill}
    strokes = {shape.stroke.colour for shape in shapes if shape.stroke}
    grounds = fills | strokes | backgrounds
    most = max((summed(sheet_format.inks.components(colour)) for colour in grounds), default=0.0)
    inks = f"{most:.0%} ink at most (limit {MOST_INK:.0%}), dark text in black alone"
    return f"colours CMYK, {intent.name!r}: {inks}"


def _letters(scene: Scene) -> str:
    texts = [text for page in scene.pages for text in printed_texts(page.items)]
    sizes = [span.style.size for text in texts for line in text.lines for span in line.spans]
    return f"all fonts embedded; smallest text {min(sizes):.1f} pt" if sizes else "no text"


def _coarse_pictures(pictures: Sequence[PictureItem]) -> Iterator[str]:
    from PIL import Image

    for item in pictures:
        with Image.open(io.BytesIO(item.data)) as image:
            left, _, right, _ = item.crop
            dpi = image.width * (1 - left - right) / (item.box.width / PT_PER_INCH)
        if dpi < LEAST_DPI:
            yield f"warning: picture {item.name or item.alt!r}: {dpi:.0f} dpi, less than {LEAST_DPI}"


def _drawn(items: tuple[Item, ...]) -> Iterator[Item]:
    for item in walk(items):
        yield item
        if isinstance(item, Chart):
            yield from _drawn(item.marks)
