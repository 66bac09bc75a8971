"""A picture and its place in; the picture, and the scrim that lets words on it be read, out."""

from __future__ import annotations

import hashlib
import io
import struct
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from briefgen.base.colour import LEAST_TEXT_CONTRAST, contrast, encoded, linear, luminance, mixed
from briefgen.base.dataclass import dataclass
from briefgen.base.geometry import Box
from briefgen.blocks.picture import Picture
from briefgen.brief.model import Backdrop
from briefgen.model.context import Setting
from briefgen.model.frame import absolute
from briefgen.model.scene import Fade, Item, PictureItem, Run, Shape, Text, walk
from briefgen.runtime.cache import cache_folder, load, store
from briefgen.text import set_line

LEVELS = bytes(range(256))
SIZE = "<II"
"""Width and height of a small picture, as they are kept before its levels."""
SEEN_PX = 400
"""In how many pixels a picture's longer side is measured: what is smaller is no ground of its own."""
LIGHTEST_SHARE = 0.005
"""Share of the lightest pixels under words that their contrast leaves out of account."""
WANTED_CONTRAST = LEAST_TEXT_CONTRAST + 0.5
OPACITIES = tuple(step / 100 for step in range(39, 97, 3))
"""Of a scrim: the first at which all words on it can be read."""
CLEAR = 0.14
"""Opacity where there are no words: the picture's colours stay with those of the theme."""
FADE_SHARE = 0.2
"""Share of the picture's height in which the scrim fades from words to none."""


class _Zone(NamedTuple):
    """A row of words on a picture: from and to which share of its height, and how dense a scrim it needs."""

    start: float
    end: float
    opacity: float


@dataclass(frozen=True, slots=True)
class Luminance:
    """How light a small picture's pixels are, row by row: 0 to 255 in linear light."""

    width: int
    height: int
    levels: bytes

    def extreme(self, left: int, top: int, right: int, bottom: int, *, light: bool) -> int:
        """Return the level that is as high as the highest of a part, or as low, but for a few pixels."""
        rows = (y * self.width for y in range(top, bottom))
        part = b"".join(self.levels[row + left : row + right] for row in rows)
        spare = len(part) * LIGHTEST_SHARE
        low, high = 0, len(LEVELS) - 1
        while low < high:  # by bisection: to count the pixels of each level takes ten times as long
            middle = (low + high + light) // 2
            others = LEVELS[:middle] if light else LEVELS[middle + 1 :]
            enough = len(part.translate(None, others)) > spare
            if light:
                low, high = (middle, high) if enough else (low, middle - 1)
            else:
                low, high = (low, middle) if enough else (middle + 1, high)
        return low


@dataclass(frozen=True, slots=True)
class Ground:
    """A picture as it lies in its place."""

    item: PictureItem
    seen: Luminance
    """That of the whole picture."""

    def extreme(self, part: Box, *, light: bool) -> str:
        """Return the grey that is as light as what is lightest under a part of the page, or as dark."""
        box, (off_left, off_top, off_right, off_bottom) = self.item.box, self.item.crop
        across, down = self.seen.width, self.seen.height
        wide, high = box.width / (1 - off_left - off_right), box.height / (1 - off_top - off_bottom)
        left, right = _span(part.x - box.x + off_left * wide, part.width, wide, across)
        top, bottom = _span(part.y - box.y + off_top * high, part.height, high, down)
        level = self.seen.extreme(left, top, right, bottom, light=light)
        grey = round(255 * encoded(level / 255))
        return f"#{grey:02X}{grey:02X}{grey:02X}"

    def scrim(self, colour: str, items: Iterable[Item], near: float = 0.0) -> Shape:
        """Return a layer of a colour over the picture: as dense as each text on it needs.

        Rows of words that are nearer than a share of its height are one: its density has no steps.
        """
        stops: list[tuple[float, float]] = []
        for zone in self._zones(colour, items, near):
            before = stops[-1][0] if stops else -FADE_SHARE
            if zone.start - before >= 2 * FADE_SHARE:
                stops += [(max(0.0, before + FADE_SHARE), CLEAR), (zone.start - FADE_SHARE, CLEAR)]
            stops += [(zone.start if stops else 0.0, zone.opacity), (zone.end, zone.opacity)]
        last = stops[-1] if stops else (0.0, CLEAR)
        end = CLEAR if last[0] + FADE_SHARE < 1.0 else last[1]
        stops += [(last[0] + FADE_SHARE, CLEAR)] if end == CLEAR and stops else []
        return Shape(
            box=self.item.box, fill=colour, fade=Fade(stops=_rising([*stops, (1.0, end)])), name="scrim"
        )

    def _zones(self, colour: str, items: Iterable[Item], near: float) -> Iterator[_Zone]:
        """Yield the rows of words on the picture, from the top down, each with the opacity that it needs."""
        box = self.item.box
        texts = [item for item in walk(absolute(items)) if isinstance(item, Text) and item.lines]
        row: _Zone | None = None
        for text in sorted(texts, key=lambda text: text.box.y):
            if not text.box.overlaps(box):
                continue
            start, end = ((y - box.y) / box.height for y in (text.box.y, text.box.bottom))
            own = _Zone(max(0.0, start), min(1.0, end), self._opacity(colour, text))
            if row is not None and own.start < row.end + near:
                row = _Zone(row.start, max(row.end, own.end), max(row.opacity, own.opacity))
                continue
            if row is not None:
                yield row
            row = own
        if row is not None:
            yield row

    def _opacity(self, colour: str, text: Text) -> float:
        """Return the least opacity at which every word of a text can be read."""
        needed = OPACITIES[0]
        for ink in {span.style.colour for line in text.lines for span in line.spans}:
            lit = self.extreme(text.box, light=luminance(ink) > luminance(colour))
            seen = ((share, contrast(ink, mixed(lit, colour, share))) for share in OPACITIES)
            enough = (share for share, ratio in seen if ratio >= WANTED_CONTRAST)
            needed = max(needed, next(enough, OPACITIES[-1]))
        return needed


def ground(backdrop: Backdrop, setting: Setting, box: Box) -> Ground | None:
    """Return the picture cropped to its place; None after noting why it cannot be used."""
    picture = Picture(
        file=backdrop.file,
        alt=backdrop.alt,
        focus_x=backdrop.focus_x,
        focus_y=backdrop.focus_y,
        place=backdrop.place,
    )
    raster = picture.read(setting)
    if raster is None:
        return None
    item = PictureItem(
        box=box,
        name=Path(backdrop.file).stem,
        alt=backdrop.alt,
        place=backdrop.place,
        data=raster.data,
        format=raster.format,
        crop=picture.crop(raster, box.width, box.height),
        behind=True,
    )
    return Ground(item, _seen(raster.data))


def credit(backdrop: Backdrop, setting: Setting, colour: str) -> Text | None:
    """Return who made the picture, in one small line; None where nobody is named."""
    if not backdrop.credit:
        return None
    run = Run(text=backdrop.credit, style=setting.style("note", colour))
    return set_line((run,), role="note", name="credit", place=backdrop.place)


def _rising(stops: list[tuple[float, float]]) -> tuple[tuple[float, float], ...]:
    """Return the stops with one for each share: where two meet, the denser one."""
    kept: list[tuple[float, float]] = []
    for share, opacity in stops:
        if kept and share <= kept[-1][0]:
            kept[-1] = (kept[-1][0], max(kept[-1][1], opacity))
        else:
            kept.append((share, opacity))
    return tuple(kept)


def _span(start: float, length: float, whole: float, steps: int) -> tuple[int, int]:
    """Return the first step that a length touches, and the one behind its last."""
    first = min(steps - 1, max(0, int(start / whole * steps)))
    return first, min(steps, max(first, int((start + length) / whole * steps)) + 1)


@lru_cache(maxsize=32)
def _seen(data: bytes) -> Luminance:
    """Return a picture's luminance (WCAG 2.2), on white where it is transparent; measured once, and kept."""
    folder = cache_folder("luminance")
    path = folder / hashlib.sha256(data).hexdigest() if folder else None
    kept = load(path) if path else None
    if kept is None:
        kept = _measured(data)
        if path:
            store(path, kept)
    width, height = struct.unpack_from(SIZE, kept)
    return Luminance(width, height, kept[struct.calcsize(SIZE) :])


def _measured(data: bytes) -> bytes:
    """Return width and height of the small picture, and its levels."""
    from PIL import Image

    with Image.open(io.BytesIO(data), formats=["PNG", "JPEG"]) as image:
        scale = min(1.0, SEEN_PX / max(image.size))
        size = max(1, round(image.width * scale)), max(1, round(image.height * scale))
        image.draft("RGB", size)  # a quarter of the size is unpacked in a quarter of the time
        plain = image.convert("RGBA" if image.has_transparency_data else "RGB")
    if plain.mode == "RGBA":
        plain = Image.alpha_composite(Image.new("RGBA", plain.size, "#FFFFFF"), plain).convert("RGB")
    small = plain.resize(size, Image.Resampling.BOX)
    seen = small.point(_light() * 3).convert("L", (0.2126, 0.7152, 0.0722, 0.0))
    return struct.pack(SIZE, *seen.size) + seen.tobytes()


@cache
def _light() -> list[int]:
    """Return the linear light of each of 256 levels, 0 to 255."""
    return [round(255 * linear(f"#{level:02X}{level:02X}{level:02X}")[0]) for level in range(256)]
