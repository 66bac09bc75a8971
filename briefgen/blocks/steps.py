"""`steps`: a chain of figures or words, each leading to the next."""

from __future__ import annotations

from dataclasses import field
from typing import ClassVar

from briefgen.base.copier import replace
from briefgen.base.dataclass import dataclass, option
from briefgen.base.diagnostics import Place
from briefgen.base.geometry import Box
from briefgen.base.phrase import Phrase, place_of
from briefgen.base.summed import summed
from briefgen.base.translate import tr
from briefgen.blocks.base import BlockBase
from briefgen.blocks.parts.point import Point, at, compose_point
from briefgen.blocks.parts.runs import figure_runs, phrase_runs, set_runs
from briefgen.blocks.parts.shapes import PAD_GAPS, arrowhead, surface
from briefgen.model.context import Composition, Setting
from briefgen.model.scene import Item, Run, Shape, Text
from briefgen.text import set_line, text_width

ARROW_GAPS = 3.0
"""Room between two steps, in steps of the spacing scale."""
NARROWEST_EM = 3.4
"""Links that would be narrower than so many body ems stand below each other."""
CARD_GROWTH = 1.8
"""A card grows to this multiple of its natural height at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One link of the chain: a figure or a few words, and what it is."""

    metric: str = option("a metric whose figure is the step", "")
    title: Phrase | None = option("words instead of a figure", None)
    label: Phrase | None = option("what it is; the metric's label by default", None)
    place: Place

    def __post_init__(self) -> None:
        if not self.metric and self.title is None:
            raise ValueError(tr("a step needs a metric or a title"))

    @classmethod
    def from_scalar(cls, text: str, place: Place) -> Step:
        """Read the short form, the metric alone."""
        return cls(metric=text, place=place)


@dataclass(frozen=True, slots=True, kw_only=True)
class Steps(BlockBase):
    """A chain of figures or words, each leading to the next."""

    stretch: ClassVar[float] = 0.7  # the links' cards grow on slides
    items: tuple[Step, ...] = field(metadata={"doc": "the links, from left to right"})

    def compose(self, setting: Setting, width: float, height: float | None = None) -> Composition:
        """Set the links in equal widths with arrowheads between them, figures on one line.

        On slides each link is a card and the cards share the given height; a page sets them bare.
        """
        carded = setting.kind == "deck"
        pad = setting.gap(PAD_GAPS) if carded else 0.0
        arrow = setting.gap(ARROW_GAPS)
        room = width - arrow * (len(self.items) - 1)
        if room < len(self.items) * (setting.medium.type.sizes["body"] * NARROWEST_EM + 2 * pad):
            return self._down(setting, width)
        heads = self._heads(setting, room, pad, even=carded)
        if any(line.width > head.box.width for head, _ in heads for line in head.lines):
            return self._down(setting, width)
        tallest = max((text.box.height for text, _ in heads), default=0.0)
        links = [
            self._link(step, head, setting, room - 2 * pad, tallest)
            for step, (head, room) in zip(self.items, heads, strict=False)
        ]
        natural = max((link[-1].box.bottom for link in links), default=0.0) + 2 * pad
        full = min(max(natural, height or 0.0), natural * CARD_GROWTH) if carded else natural
        items: list[Item] = []
        x = 0.0
        for index, (link, (_, room)) in enumerate(zip(links, heads, strict=True)):
            if carded:
                items += surface(setting, Box(x, 0.0, room, full), setting.accent.strong, setting.accent.soft)
            if index:
                items.append(_arrow(x - arrow / 2, full / 2 if carded else tallest * 0.56, setting))
            items += Composition(items=link, width=room, height=full).at(x + pad, pad + (full - natural) / 2)
            x += room + arrow
        return Composition(items=tuple(items), width=width, height=full)

    def _down(self, setting: Setting, width: float) -> Composition:
        """Set the links below each other, an arrowhead between each two."""
        space = setting.gap(ARROW_GAPS)
        items: list[Item] = []
        y = 0.0
        for index, step in enumerate(self.items):
            label = step.label or (None if step.metric else Phrase("", step.place))
            point = Point(title=step.title, metric=step.metric, text=label, place=step.place)
            words = compose_point(point, setting, width, align="center", colour=setting.accent.words,
                                  quiet=setting.theme.palette.muted)  # fmt: skip
            if index:
                items.append(_arrow(width / 2, y + space / 2, setting, down=True))
                y += space
            items += words.at(0.0, y)
            y += words.height
        return Composition(items=tuple(items), width=width, height=y)

    def _heads(self, setting: Setting, room: float, pad: float, *, even: bool) -> list[tuple[Text, float]]:
        """Return each link's figure in its width: all of one size, widths even or by what they hold."""
        scale = setting.medium.type.sizes
        size, count = scale["figure" if even else "figure-small"], max(1, len(self.items))
        runs = self._runs(setting, size)
        while runs and size > scale["body"] and _needed(runs, count, even=even) > room - 2 * pad * count:
            size = max(scale["body"], size * 0.95)
            runs = self._runs(setting, size)
        spare = (room - summed(map(text_width, runs))) / count
        widths = [room / count if even else text_width(each) + spare for each in runs]
        return [
            (set_line(each, align="center", width=width - 2 * pad, role="figure", leading=size * 1.2), width)
            for each, width in zip(runs, widths, strict=True)
        ]

    def _runs(self, setting: Setting, size: float) -> list[tuple[Run, ...]]:
        runs, hue = list[tuple[Run, ...]](), setting.accent.words
        style = replace(setting.style("subheading", hue, bold=True), size=size * 0.7)
        for step in self.items:
            if step.title is not None:
                runs.append(phrase_runs(step.title, setting, style))
            elif fact := setting.find(step.metric, place_of(step.metric, step.place)):
                runs.append(figure_runs(fact, setting, size, hue))
            else:
                return []
        return runs

    def _link(
        self, step: Step, head: Text, setting: Setting, width: float, tallest: float
    ) -> tuple[Item, ...]:
        """Return figure and label of a link, the figures of all links on one line."""
        style, text = setting.style("label", setting.theme.palette.muted), step.label
        if text is None:
            named = setting.ledger.metrics.get(step.metric.split(".")[0])
            text = Phrase(named.label if named else "", step.place)
        runs = phrase_runs(text, setting, style)
        label = set_runs(runs, setting, width, "label", align="center", place=step.place, balance=True)
        placed = replace(at(head, 0.0, tallest - head.box.height), place=step.place)
        return placed, at(label, 0.0, tallest + setting.gap(0.3))


def _arrow(x: float, y: float, setting: Setting, *, down: bool = False) -> Shape:
    return arrowhead(x, y, setting.gap(0.7), setting.theme.palette.muted, back=0.7, tip=0.9, down=down)


def _needed(runs: list[tuple[Run, ...]], count: int, *, even: bool) -> float:
    widths = list(map(text_width, runs))
    return max(widths) * count * 1.02 if even else summed(widths) * 1.02
