"""`qr`: a link as a code that a telephone reads, with what it leads to."""

from __future__ import annotations

from dataclasses import field

import segno

from briefgen.base.dataclass import dataclass, option
from briefgen.base.diagnostics import FieldError, Place, errors_at
from briefgen.base.geometry import Box, mm
from briefgen.base.phrase import Phrase
from briefgen.base.translate import tr
from briefgen.blocks.base import BlockBase
from briefgen.blocks.parts.address import coded_address
from briefgen.blocks.parts.point import piled, set_words
from briefgen.blocks.parts.runs import set_runs
from briefgen.model.context import Composition, Setting
from briefgen.model.scene import Group, PathCommand, Run, Shape

QUIET = 4
"""Modules that stay blank around the code (ISO/IEC 18004, 9.1)."""
SMALLEST_MM = 18.0
"""A printed code is no smaller: telephones read modules from about 0.4 mm on."""
SIDE_EM = 7.5
MOST_CHARACTERS = 800


@dataclass(frozen=True, slots=True, kw_only=True)
class Qr(BlockBase):
    """A link as a code that a telephone reads, with what it leads to."""

    link: str = field(metadata={"doc": "an address, or any short text"})
    title: Phrase | None = option("what the reader finds there", None)
    text: Phrase | None = option("a line about it; the link by default", None)

    def __post_init__(self) -> None:
        if not self.link.strip() or len(self.link) > MOST_CHARACTERS:
            raise FieldError(
                tr("a QR code holds 1 to {MOST_CHARACTERS} characters", MOST_CHARACTERS=MOST_CHARACTERS),
                "link",
            )
        with errors_at("link"):
            coded_address(self.link)

    @classmethod
    def from_scalar(cls, text: str, place: Place) -> Qr:
        """Read the short form, the link alone."""
        return cls(link=text, place=place)

    def compose(self, setting: Setting, width: float, height: float | None = None) -> Composition:
        """Set the code with its words beside it, or below where it is narrow."""
        rows = segno.make(self.link, error="m", micro=False).matrix
        least = mm(SMALLEST_MM) * (1.6 if setting.kind == "deck" else 1.0)
        side = min(max(setting.medium.type.sizes["body"] * SIDE_EM, least, len(rows) * 1.2), width)
        # Dark on light, whatever the page is.
        dark, light = sorted((setting.theme.palette.ink, setting.theme.palette.paper), key=_red)
        code = _code(rows, side, (dark, light), self.link, self.place)
        left = side + setting.gap(2)
        beside = width - left >= setting.medium.type.sizes["body"] * 5
        words = self._words(setting, width - left if beside else width)
        if beside:
            full = max(side, words.height)
            items = (*code.at(0.0, 0.0), *words.at(left, max(0.0, (side - words.height) / 2)))
            return Composition(items=items, width=width, height=full)
        below = side + setting.gap(1)
        items = (*code.items, *words.at(0.0, below))
        return Composition(items=items, width=width, height=below + words.height)

    def _words(self, setting: Setting, width: float) -> Composition:
        texts = []
        if self.title is not None:
            texts.append(set_words(self.title, setting, width, "subheading", bold=True))
        style = setting.style("label", setting.theme.palette.muted)
        link = coded_address(self.link) if self.link.lower().startswith(("https://", "http://")) else None
        if self.text is not None:
            texts.append(set_words(self.text, setting, width, "label", colour=style.colour, role="label"))
        else:
            run = Run(text=self.link.removeprefix("https://"), style=style, link=link)
            texts.append(set_runs((run,), setting, width, "label", place=self.place))
        return piled(texts, width, setting.gap(0.5))


def _red(colour: str) -> int:
    return int(colour[1:3], 16)


def _code(
    rows: tuple[bytearray, ...], side: float, colours: tuple[str, str], link: str, place: Place
) -> Composition:
    """Return the code: its ground with the blank margin, and all dark modules as one outline."""
    dark, light = colours
    step = side / (len(rows) + 2 * QUIET)
    path: list[PathCommand] = []
    for y, row in enumerate(rows):
        x = 0
        while x < len(row):
            end = x
            while end < len(row) and row[end]:
                end += 1
            if end > x:
                left, top = (x + QUIET) * step, (y + QUIET) * step
                right, bottom = left + (end - x) * step, top + step
                path += [("M", (left, top)), ("L", (right, top)), ("L", (right, bottom))]
                path += [("L", (left, bottom)), ("Z", ())]
            x = end + 1
    box = Box(0.0, 0.0, side, side)
    inner = box.inset(*(QUIET * step,) * 4)
    shapes = (
        Shape(box=box, fill=light, name="code ground"),
        Shape(box=inner, geometry="path", path=tuple(path), fill=dark, name="code"),
    )
    group = Group(box=box, name="QR code", alt=f"QR: {link}", items=shapes, place=place)
    return Composition(items=(group,), width=side, height=side)
