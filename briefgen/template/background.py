"""A layout and a box of it in, the colour that lies under that box out."""

from __future__ import annotations

import io
import warnings
from collections import Counter
from collections.abc import Sequence
from dataclasses import field
from typing import Any

from briefgen.base.dataclass import dataclass
from briefgen.base.geometry import Box
from briefgen.base.ooxml import tag
from briefgen.runtime.package import Package, UnreadableError
from briefgen.template.colours import Tone, mixed, whole_of
from briefgen.template.shapes import Drawn, fill_in, fill_of
from briefgen.template.sheet import LayoutSheet

WHOLE = 0.94
"""A shape of so much of the slide's width and height is its background."""
UNDER = 0.8
"""A shape under so much of a box is what the box lies on."""
MOST_PIXELS = 40_000_000
_FORMATS = ("PNG", "JPEG", "GIF", "BMP", "TIFF", "WEBP")
_THUMBNAIL = 128
_STEP = 16
"""Colours of a picture that lie closer together, of 256 a channel, count as one."""
_THEME_FILLS = 1000
"""From the next number on, ``bgRef`` counts the theme's background fills."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Underlay:
    """What a box lies on: a colour, and whether it is that of a picture."""

    colour: str
    pictured: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Layer:
    """A fill that lies under a part of the slide."""

    box: Box
    fill: Tone | None
    picture: str = ""


def is_whole(box: Box, slide: Box) -> bool:
    """Say whether a box covers the slide."""
    common = slide.shared(box)
    if common is None:
        return False
    return common.width >= WHOLE * slide.width and common.height >= WHOLE * slide.height


def ground_of(sheet: LayoutSheet, box: Box, slide: Box, pictures: Pictures) -> Underlay:
    """Return what a box of a layout lies on: its background, and the shapes under most of the box."""
    colour, pictured = "#FFFFFF", False
    for layer in (*_backgrounds(sheet, slide), *_layers(sheet.drawn, box)):
        if layer.picture:
            if (found := _dominant(pictures, layer, box)) is not None:
                colour, pictured = mixed(found, colour), True
        elif layer.fill is not None:
            colour = mixed(layer.fill, colour)
            pictured = pictured and layer.fill.opacity < UNDER
    return Underlay(colour=colour, pictured=pictured)


def _layers(shapes: Sequence[Drawn], box: Box) -> list[Layer]:
    under = (shape for shape in shapes if box.covered(shape.box) >= UNDER)
    return [Layer(box=shape.box, fill=shape.fill, picture=shape.picture) for shape in under]


def _backgrounds(sheet: LayoutSheet, slide: Box) -> list[Layer]:
    """Return the fill of the layout's background, or else of its master's."""
    for root, relations in ((sheet.root, sheet.relations), (sheet.master.root, sheet.master.relations)):
        element = root.find(f"{tag('p:cSld')}/{tag('p:bg')}")
        if element is None:
            continue
        own = element.find(tag("p:bgPr"))
        if own is not None:
            tone, picture, _ = fill_of(own, sheet.palette, relations)
        else:
            tone, picture = _referred(element.find(tag("p:bgRef")), sheet)
        if tone is not None or picture:
            return [Layer(box=slide, fill=tone, picture=picture)]
    return [Layer(box=slide, fill=Tone(sheet.palette.scheme.named("bg1") or "#FFFFFF"))]


def _referred(reference: Any, sheet: LayoutSheet) -> tuple[Tone | None, str]:
    """Return the fill of the theme that a background names, in the colour that it names."""
    if reference is None:
        return None, ""
    own = sheet.palette.scheme.tone(reference)
    number = whole_of(reference.get("idx"))
    theme = sheet.master.theme
    fills, place = (
        (theme.backgrounds, number - _THEME_FILLS) if number > _THEME_FILLS else (theme.fills, number)
    )
    if not 0 < place <= len(fills):
        return own, ""
    tone, _, _ = fill_in(fills[place - 1], sheet.palette, {}, own.colour if own else None)
    return tone or own, ""


def _dominant(pictures: Pictures, layer: Layer, box: Box) -> Tone | None:
    """Return the colour that most of a picture has under a box; None where it cannot be looked at."""
    small, whole = pictures.small(layer.picture), layer.box
    if small is None or not whole.width or not whole.height:
        return None
    width, height = small.size
    left, right = ((edge - whole.x) / whole.width * width for edge in (box.x, box.right))
    top, bottom = ((edge - whole.y) / whole.height * height for edge in (box.y, box.bottom))
    first = max(0, min(width - 1, int(left))), max(0, min(height - 1, int(top)))
    last = max(first[0] + 1, min(width, round(right))), max(first[1] + 1, min(height, round(bottom)))
    return _commonest(small.crop((*first, *last)).tobytes())


@dataclass(slots=True, kw_only=True)
class Pictures:
    """The pictures of a template, each unpacked once, to the size in which its colours are counted."""

    package: Package
    known: dict[str, Any] = field(default_factory=dict)

    def small(self, part: str) -> Any:
        """Return a picture of a part as RGBA; None where there is none that can be looked at."""
        if part not in self.known:
            try:
                self.known[part] = _small(self.package.content(part))
            except UnreadableError:
                self.known[part] = None
        return self.known[part]


def _small(data: bytes) -> Any:
    from PIL import Image

    Image.init()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(data), formats=_FORMATS) as picture:
                if picture.width * picture.height > MOST_PIXELS:
                    return None
                picture.draft("RGB", (2 * _THUMBNAIL, 2 * _THUMBNAIL))
                step = max(1, min(picture.size) // _THUMBNAIL)
                small = picture.reduce(step) if step > 1 and picture.mode in ("RGB", "RGBA", "L") else picture
                small = small.convert("RGBA")
                small.thumbnail((_THUMBNAIL, _THUMBNAIL))
                return small
    except (OSError, ValueError, SyntaxError, ZeroDivisionError, Image.DecompressionBombError):
        return None


def _commonest(raw: bytes) -> Tone | None:
    """Return the mean of the colours that are most like each other among RGBA pixels."""
    pixels = [raw[start : start + 4] for start in range(0, len(raw), 4)]
    counted = Counter(tuple(part // _STEP for part in pixel[:3]) for pixel in pixels)
    if not counted:
        return None
    commonest = counted.most_common(1)[0][0]
    own = [pixel for pixel in pixels if tuple(part // _STEP for part in pixel[:3]) == commonest]
    red, green, blue, alpha = (sum(pixel[part] for pixel in own) / len(own) for part in range(4))
    return Tone(f"#{round(red):02X}{round(green):02X}{round(blue):02X}", alpha / 255)
