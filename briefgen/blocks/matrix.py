"""`matrix`: four fields, two by two, with names for the rows and columns."""

from __future__ import annotations

from dataclasses import field
from typing import Any, ClassVar

from briefgen.base.dataclass import dataclass, option
from briefgen.base.diagnostics import FieldError
from briefgen.base.geometry import Box
from briefgen.base.phrase import Phrase
from briefgen.base.translate import tr
from briefgen.blocks.base import BlockBase
from briefgen.blocks.parts.point import Point, at, compose_point, named_group, piled, set_words
from briefgen.blocks.parts.shapes import surface
from briefgen.model.context import Composition, Setting
from briefgen.model.scene import Item, Shape, Text
from briefgen.model.theme import Accent

GROWTH = 2.0
"""A field grows to this multiple of its natural height at most."""
ROOMY = 1.2
"""In a field that is so much higher than it need be, words stand in the middle of its height."""
ROW_NAME_EM = 5.0
"""Room for the rows' names, in body ems."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quadrant(Point):
    """One of the four fields: a title, and lines about it."""

    points: tuple[Phrase, ...] = option("further lines, as a list", ())
    accent: str = option("hue of the theme; the present one by default", "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Matrix(BlockBase):
    """Four fields, two by two, with names for the rows and columns."""

    stretch: ClassVar[float] = 0.8  # the fields grow
    items: tuple[Quadrant, ...] = field(metadata={"doc": "the four fields, in reading order"})
    columns: tuple[Phrase, ...] = option("names of the two columns", ())
    rows: tuple[Phrase, ...] = option("names of the two rows", ())
    highlight: int = option("the field that stands out, 1 to 4; 0: none", 0)

    def __post_init__(self) -> None:
        if len(self.items) != 4:
            raise FieldError(tr("a matrix has four fields, found {count}", count=len(self.items)), "items")
        if not 0 <= self.highlight <= 4:
            raise FieldError(tr("`highlight` must be a field from 1 to 4, or 0 for none"), "highlight")
        if len(self.columns) not in (0, 2) or len(self.rows) not in (0, 2):
            raise ValueError(tr("name both columns and both rows, or none of them"))

    def compose(self, setting: Setting, width: float, height: float | None = None) -> Composition:
        """Set the fields in equal sizes, the columns' names above and the rows' at the left."""
        gap = setting.gap(1.5)
        left = min(setting.medium.type.sizes["body"] * ROW_NAME_EM, width * 0.2) if self.rows else 0.0
        each = (width - left - gap) / 2
        pad = setting.gap(2)
        heads = [_name(name, setting, each, "left") for name in self.columns]
        top = max((head.box.height for head in heads), default=0.0) + (setting.gap(0.6) if heads else 0.0)
        said = [self._said(item, setting, each - 2 * pad) for item in self.items]
        sides = [_name(name, setting, left - setting.gap(1), "left") for name in self.rows]
        natural = max(
            max(words.height for words in said) + 2 * pad, *(side.box.height for side in sides), 0.0
        )
        tall = natural if height is None else min(max(natural, (height - top - gap) / 2), natural * GROWTH)
        items: list[Item] = [at(head, left + index * (each + gap), 0.0) for index, head in enumerate(heads)]
        for index, side in enumerate(sides):
            items.append(at(side, 0.0, top + index * (tall + gap) + (tall - side.box.height) / 2))
        for index, (item, words) in enumerate(zip(self.items, said, strict=True)):
            field_box = Box(0.0, 0.0, each, tall)
            lead = (tall - words.height) / 2 if tall > natural * ROOMY else pad
            shown = (*self._ground(index, setting, field_box), *words.at(pad, lead))
            group = named_group(shown, setting, field_box, f"field {index + 1}", item.place)
            laid = Composition(items=(group,), width=each, height=tall)
            items += laid.at(left + index % 2 * (each + gap), top + index // 2 * (tall + gap))
        return Composition(items=tuple(items), width=width, height=top + 2 * tall + gap)

    def _ground(self, index: int, setting: Setting, box: Box) -> tuple[Item, ...]:
        accent = self._accent(index, setting)
        if index + 1 == self.highlight:
            return (Shape(box=box, fill=accent.strong, radius=setting.theme.looks.radius, name="field"),)
        return surface(setting, box, accent.strong, accent.soft)

    def _accent(self, index: int, setting: Setting) -> Accent:
        return setting.theme.palette.accents.get(self.items[index].accent, setting.accent)

    def _said(self, item: Quadrant, setting: Setting, width: float) -> Composition:
        index = self.items.index(item)
        accent = self._accent(index, setting)
        on = accent.on if index + 1 == self.highlight else ""
        point = compose_point(item, setting.with_accent(accent), width, size="subheading",
                              colour=on or accent.words, quiet=on or setting.theme.palette.ink)  # fmt: skip
        ink = on or setting.theme.palette.ink
        lines = [
            set_words(phrase, setting, width, "label", colour=ink, role="label") for phrase in item.points
        ]
        return piled((point.items, *lines), width, setting.gap(0.5))


def _name(name: Phrase, setting: Setting, width: float, align: Any) -> Text:
    colour = setting.theme.palette.muted
    return set_words(name, setting, width, "label", colour=colour, bold=True, align=align, role="label")
