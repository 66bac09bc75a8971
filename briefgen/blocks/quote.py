"""`quote`: what somebody said, large, with who said it."""

from __future__ import annotations

from dataclasses import field

from briefgen.base.dataclass import dataclass, option
from briefgen.base.diagnostics import Place
from briefgen.base.geometry import Box
from briefgen.base.phrase import Phrase
from briefgen.blocks.base import BlockBase
from briefgen.blocks.parts.point import at, set_words
from briefgen.model.context import Composition, Setting
from briefgen.model.scene import Item, PathCommand, Shape

MARK_SHARE = 0.95
"""Height of the quotation mark against the words' size."""
MARK_ROOM = 1.75
"""Width that the mark takes with the gap behind it, against its height."""
DROP: tuple[PathCommand, ...] = (
    ("M", (0.62, 0.0)),
    ("C", (0.24, 0.14, 0.0, 0.42, 0.0, 0.74)),
    ("C", (0.0, 0.91, 0.12, 1.0, 0.28, 1.0)),
    ("C", (0.44, 1.0, 0.55, 0.89, 0.55, 0.75)),
    ("C", (0.55, 0.61, 0.45, 0.51, 0.31, 0.51)),
    ("C", (0.28, 0.51, 0.25, 0.51, 0.22, 0.52)),
    ("C", (0.27, 0.35, 0.42, 0.19, 0.66, 0.09)),
    ("Z", ()),
)
"""One half of a quotation mark, one high. Fonts put the mark at either side of its square."""
MARK_DROP = 0.22
"""How far the mark begins below the top of the words' first line, against their size."""
SECOND_DROP = 0.72
"""Where the other half begins, against the height."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote(BlockBase):
    """What somebody said, large, with who said it."""

    text: Phrase = field(metadata={"doc": "the words, without quotation marks"})
    who: Phrase | None = option("who said them", None)
    role: Phrase | None = option("who that is, or where it was said", None)

    @classmethod
    def from_scalar(cls, text: str, place: Place) -> Quote:
        """Read the short form, the words alone."""
        return cls(text=Phrase(text, place), place=place)

    def compose(self, setting: Setting, width: float, height: float | None = None) -> Composition:
        """Set the words beside a quotation mark, the speaker below."""
        size = setting.medium.type.sizes["heading"]
        left = size * MARK_SHARE * MARK_ROOM
        said = set_words(self.text, setting, width - left, "heading", balance=True)
        tall = size * MARK_SHARE
        mark = (_drop(tall, start * tall, size * MARK_DROP, setting) for start in (0.0, SECOND_DROP))
        items: list[Item] = [*mark, at(said, left, 0.0)]
        y, palette = said.box.bottom + setting.gap(1.5), setting.theme.palette
        for phrase, colour, bold in ((self.who, palette.ink, True), (self.role, palette.muted, False)):
            if phrase is not None:
                line = set_words(
                    phrase, setting, width - left, "label", colour=colour, bold=bold, role="label"
                )
                items.append(at(line, left, y))
                y += line.box.height
        return Composition(items=tuple(items), width=width, height=max(item.box.bottom for item in items))


def _drop(tall: float, left: float, top: float, setting: Setting) -> Shape:
    """Return half of a quotation mark, drawn: no letter of it can lie on the words."""
    path: tuple[PathCommand, ...] = tuple(
        (verb, tuple((top if index % 2 else left) + value * tall for index, value in enumerate(values)))
        for verb, values in DROP
    )
    box = Box(left, top, 0.66 * tall, tall)
    return Shape(box=box, geometry="path", path=path, fill=setting.accent.strong, name="quotation mark")
