"""`timeline`: events in their order, along a line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field
from typing import ClassVar

from briefgen.base.dataclass import dataclass
from briefgen.base.diagnostics import Place
from briefgen.base.geometry import Box
from briefgen.base.phrase import Phrase
from briefgen.base.summed import summed
from briefgen.base.translate import tr
from briefgen.blocks.base import BlockBase
from briefgen.blocks.parts.point import Point, at, compose_point, named_group, set_words
from briefgen.blocks.parts.runs import phrase_runs
from briefgen.model.context import Composition, Setting
from briefgen.model.scene import Item, Shape, Text
from briefgen.text import least_width, text_width

NARROWEST_EM = 7.0
"""Events that would be narrower than so many body ems stand below each other."""
WHEN_SHARE = 0.3
"""Share of the width that dates take at most, when events stand below each other."""
MOST_WHEN_SHARE = 0.5
"""Share that they take where a year or a word would not be whole otherwise."""
SPACE_GAPS, DOT_GAPS = 2.0, 1.8
"""Room between events and beside their dots, and the size of a dot, in steps of the spacing scale."""
FEWEST_IN_TWO = 6
"""So many short events stand below each other in two columns rather than one."""
GROWTH = 1.35
"""An event's card grows to this multiple of its natural height at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(Point):
    """Something that happened: when, what, and a line about it."""

    when: Phrase = field(metadata={"doc": "a date, a year, a phase"})

    @classmethod
    def from_scalar(cls, text: str, place: Place) -> Event:
        """Refuse a text alone: it has no date."""
        raise ValueError(tr("an event needs a time: {when: 2025, title: a few words}"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline(BlockBase):
    """Events in their order, along a line: side by side where there is room, else one below the other."""

    stretch: ClassVar[float] = 0.6  # cards grow, and events move apart
    items: tuple[Event, ...] = field(metadata={"doc": "the events, the earliest first"})

    def compose(self, setting: Setting, width: float, height: float | None = None) -> Composition:
        """Set the events along a line."""
        if not self.items:
            return Composition(items=(), width=width, height=0.0)
        narrowest = setting.medium.type.sizes["body"] * NARROWEST_EM
        if width / len(self.items) >= narrowest:
            return self._across(setting, width, height)
        gutter = setting.medium.gutter * 2
        half = (width - gutter) / 2
        if len(self.items) < FEWEST_IN_TWO or not self._narrow(setting, half):
            return self._down(self.items, setting, width, self._space(self.items, setting, width, height))
        middle = -(-len(self.items) // 2)
        space = self._space(self.items[:middle], setting, half, height)
        first = self._down(self.items[:middle], setting, half, space)
        second = self._down(self.items[middle:], setting, half, space)
        items = (*first.items, *second.at(half + gutter, 0.0))
        return Composition(items=items, width=width, height=max(first.height, second.height))

    def _narrow(self, setting: Setting, width: float) -> bool:
        """Say whether each event keeps to its lines in a width: events then stand in two columns."""
        right = width - self._sides(setting, width)[1]
        style, small = setting.style("body", bold=True), setting.style("label")
        lines = [(item.title, style) for item in self.items] + [(item.text, small) for item in self.items]
        return all(
            text_width(phrase_runs(said, setting, look)) <= right for said, look in lines if said is not None
        )

    def _across(self, setting: Setting, width: float, height: float | None) -> Composition:
        gutter, count = setting.medium.gutter, len(self.items)
        each = (width - gutter * (count - 1)) / count
        pad = setting.gap(2) if setting.kind == "deck" else 0.0
        dates = [set_words(item.when, setting, each, "subheading", colour=setting.accent.words, bold=True)
                 for item in self.items]  # fmt: skip
        said = [compose_point(item, setting, each - 2 * pad) for item in self.items]
        dot = setting.gap(2)
        axis = max(date.box.height for date in dates) + setting.gap(0.6) + dot / 2
        top = axis + dot / 2 + setting.gap(1.2)
        natural = max(each_said.height for each_said in said) + 2 * pad
        card = min(max(natural, (height or 0.0) - top), natural * GROWTH) if pad else natural
        items: list[Item] = [_rule(Box(0.0, axis - setting.gap(0.15), width, setting.gap(0.3)), setting)]
        for index, (item, date, words) in enumerate(zip(self.items, dates, said, strict=True)):
            x = index * (each + gutter)
            shown: list[Item] = []
            if pad:
                ground, radius = Box(x, top, each, card), setting.theme.looks.radius
                shown.append(Shape(box=ground, fill=setting.accent.soft, radius=radius, name="card"))
            above = axis - dot / 2 - setting.gap(0.6) - date.box.height
            shown += [_dot(x, axis, dot, setting), at(date, x, above), *words.at(x + pad, top + pad)]
            box = Box(x, 0.0, each, top + card)
            items.append(named_group(shown, setting, box, f"event {item.when}", item.place))
        return Composition(items=tuple(items), width=width, height=top + card)

    def _set(
        self, events: Sequence[Event], setting: Setting, width: float
    ) -> list[tuple[Text, Composition, float]]:
        """Return each event's date, its words, and how high it is where events stand below each other."""
        left, right = self._sides(setting, width)
        made = []
        for item in events:
            date = set_words(item.when, setting, left, colour=setting.accent.words, bold=True, align="right")
            words = compose_point(item, setting, width - right)
            made.append((date, words, max(date.box.height, words.height)))
        return made

    def _sides(self, setting: Setting, width: float) -> tuple[float, float]:
        """Return the width of the dates, and where the texts beside them begin."""
        style = setting.style("body", bold=True)
        dates = [phrase_runs(item.when, setting, style) for item in self.items]
        whole = min(max(map(least_width, dates)), width * MOST_WHEN_SHARE)
        wanted = max(map(text_width, dates)) * 1.06 + 1.0
        left = min(wanted, max(width * WHEN_SHARE, whole))
        return left, left + 2 * setting.gap(SPACE_GAPS) + setting.gap(DOT_GAPS)

    def _space(self, events: Sequence[Event], setting: Setting, width: float, height: float | None) -> float:
        """Return the room between events: three times the natural one at most."""
        space, heights = setting.gap(SPACE_GAPS), [tall for _, _, tall in self._set(events, setting, width)]
        natural = summed(heights) + space * (len(heights) - 1)
        spare = max(0.0, (height or natural) - natural)
        return space + min(spare / max(1, len(heights) - 1), space * 2)

    def _down(self, events: Sequence[Event], setting: Setting, width: float, space: float) -> Composition:
        dot = setting.gap(DOT_GAPS)
        left, right = self._sides(setting, width)
        x = left + setting.gap(SPACE_GAPS)
        line = setting.medium.type.sizes["body"] * setting.medium.type.leading
        items: list[Item] = []
        y = 0.0
        full = 0.0
        for item, (date, words, full) in zip(events, self._set(events, setting, width), strict=True):
            shown: tuple[Item, ...] = (
                at(date, 0.0, y),
                _dot(x, y + line / 2, dot, setting),
                *words.at(right, y),
            )
            items.append(
                named_group(shown, setting, Box(0.0, y, width, full), f"event {item.when}", item.place)
            )
            y += full + space
        thin = setting.gap(0.3)
        last = y - space - full
        axis = _rule(Box(x + dot / 2 - thin / 2, line / 2, thin, last), setting)
        return Composition(items=(axis, *items), width=width, height=y - space)


def _rule(box: Box, setting: Setting) -> Shape:
    return Shape(box=box, fill=setting.theme.palette.rule, name="timeline axis")


def _dot(x: float, y: float, side: float, setting: Setting) -> Shape:
    box = Box(x, y - side / 2, side, side)
    return Shape(box=box, geometry="ellipse", fill=setting.accent.strong, name="event")
