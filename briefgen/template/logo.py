"""The shapes of a master and its layouts in, the company's logo among them out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from briefgen.base.geometry import Box
from briefgen.runtime.package import Package, UnreadableError
from briefgen.template.found import FoundLogo
from briefgen.template.purpose import LOGOS
from briefgen.template.shapes import Drawn
from briefgen.template.sheet import LayoutSheet

LARGEST = 0.12
"""Of the slide's area: a larger picture decorates."""
LEAST_PT = 8.0
MOST_BYTES = 8 << 20
_SIGNS = ((b"\x89PNG", "png"), (b"\xff\xd8\xff", "jpeg"))


def logo_of(layouts: Sequence[LayoutSheet], slide: Box, package: Package) -> FoundLogo | None:
    """Return a master's logo: a small picture on most of its layouts, one called a logo before others."""
    shown: Counter[str] = Counter()
    first: dict[str, Drawn] = {}
    for sheet in layouts:
        small = [shape for shape in sheet.drawn if _may_be(shape, slide)]
        shown.update({shape.picture for shape in small})
        for shape in small:
            first.setdefault(shape.picture, shape)
    likely = [part for part in shown if _called_so(first[part]) or 2 * shown[part] >= len(layouts)]
    for part in sorted(likely, key=lambda part: (not _called_so(first[part]), -shown[part], part)):
        if (found := _read(first[part], package)) is not None:
            return found
    return None


def _may_be(shape: Drawn, slide: Box) -> bool:
    box = shape.box
    if not shape.picture or box.area > LARGEST * slide.area or min(box.width, box.height) < LEAST_PT:
        return False
    return max(box.width, box.height) < 12 * min(box.width, box.height)


def _called_so(shape: Drawn) -> bool:
    return LOGOS.search(f"{shape.name} {shape.alternative}".casefold()) is not None


def _read(shape: Drawn, package: Package) -> FoundLogo | None:
    """Return the picture with its content: the drawing that it stands in for, where there is one."""
    for part in filter(None, (shape.vector, shape.picture)):
        try:
            data = package.content(part)
        except UnreadableError:
            continue
        if len(data) <= MOST_BYTES:
            kind = next((word for sign, word in _SIGNS if data.startswith(sign)), "")
            kind = "svg" if part == shape.vector else kind
            return FoundLogo(name=shape.name, part=part, box=shape.box, data=data, kind=kind)
    return None
