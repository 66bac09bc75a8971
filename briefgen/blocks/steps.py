"""`steps`: a chain of figures or words, each leading to the next."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

from briefgen.blocks._runs import fitted_figure, paragraph, phrase_runs
from briefgen.blocks.kpi import Kpi, surface
from briefgen.phrase import Phrase
from briefgen.problems import Place
from briefgen.scene import Item, Shape, Text
from briefgen.setting import Composition, Setting
from briefgen.text import set_text
from briefgen.units import Box

ARROW_GAPS = 3.0
"""Room between two steps, in steps of the spacing scale."""
CARD_PAD_GAPS = 2.2
CARD_GROWTH = 1.8
"""A card grows to this multiple of its natural height at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One link of the chain: a figure or a few words, and what it is."""

    metric: str = field(default="", metadata={"doc": "a metric whose figure is the step"})
    title: Phrase | None = field(default=None, metadata={"doc": "words instead of a figure"})
    label: Phrase | None = field(default=None, metadata={"doc": "what it is; the metric's label by default"})
    place: Place

    def __post_init__(self) -> None:
        if not self.metric and self.title is None:
            raise ValueError("a step needs a metric or a title")

    @classmethod
    def from_scalar(cls, text: str, place: Place) -> Step:
        """Read the short form, the metric alone."""
        return cls(metric=text, place=place)


@dataclass(frozen=True, slots=True, kw_only=True)
class Steps:
    """A chain of figures or words, each leading to the next."""

    items: tuple[Step, ...] = field(metadata={"doc": "the links, from left to right"})
    place: Place

    @classmethod
    def from_items(cls, items: tuple[Any, ...], place: Place) -> Steps:
        """Read the short form, a list of steps."""
        return cls(items=items, place=place)

    @property
    def stretch(self) -> float:
        """Return 0.7: the links' cards grow on slides."""
        return 0.7

    def compose(self, setting: Setting, width: float, height: float | None = None) -> Composition:
        """Set the links in equal widths with arrowheads between them, figures on one line.

        On slides each link is a card and the cards share the given height; a page sets them bare.
        """
        carded = setting.kind == "deck"
        pad = setting.gap(CARD_PAD_GAPS) if carded else 0.0
        arrow = setting.gap(ARROW_GAPS)
        count = max(1, len(self.items))
        each = (width - arrow * (count - 1)) / count
        links = [self._link(step, setting, each - 2 * pad) for step in self.items]
        natural = max((_bottom(link) for link in links if link), default=0.0) + 2 * pad
        full = min(max(natural, height or 0.0), natural * CARD_GROWTH) if carded else natural
        items: list[Item] = []
        for index, link in enumerate(links):
            x = index * (each + arrow)
            if carded and link:
                items += surface(setting, Box(x, 0.0, each, full), setting.accent.strong, setting.accent.soft)
            items += Composition(items=link, width=each, height=full).at(x + pad, pad + (full - natural) / 2)
            if index and link:
                middle = full / 2 if carded else link[0].box.bottom * 0.56
                items.append(_arrowhead(x - arrow / 2, middle, setting))
        return Composition(items=tuple(items), width=width, height=full)

    def _link(self, step: Step, setting: Setting, width: float) -> tuple[Item, ...]:
        """Return figure and label of a link, figures of all links in boxes of the same height."""
        heads = [self._head(each, setting, width) for each in self.items]
        tallest = max((head.box.height for head in heads if head), default=0.0)
        head = self._head(step, setting, width)
        if head is None:
            return ()
        label = self._label(step, setting, width)
        top = tallest - head.box.height
        return (
            replace(head, box=head.box.moved(0.0, top)),
            replace(label, box=label.box.moved(0.0, tallest + setting.gap(0.3))),
        )

    def _head(self, step: Step, setting: Setting, width: float) -> Text | None:
        if step.title is not None:
            style = setting.style("subheading", setting.accent.strong, bold=True)
            runs = phrase_runs(step.title, setting, style)
        else:
            fact = Kpi(metric=step.metric, place=step.place).fact(setting)
            if fact is None:
                return None
            size = setting.medium.type.sizes["figure" if setting.kind == "deck" else "figure-small"]
            runs = fitted_figure(fact, setting, width, size, setting.accent.strong)
        centred = paragraph(runs, setting, align="center")
        return set_text((centred,), width=width, role="figure", place=step.place, slack=0.0)

    def _label(self, step: Step, setting: Setting, width: float) -> Text:
        style = setting.style("label", setting.theme.palette.muted)
        label = step.label
        if label is None:
            named = setting.ledger.metrics.get(step.metric.split(".")[0])
            label = Phrase(named.label if named else "", step.place)
        centred = paragraph(phrase_runs(label, setting, style), setting, align="center")
        return set_text((centred,), width=width, role="label", place=step.place, balance=True)


def _arrowhead(x: float, y: float, setting: Setting) -> Shape:
    half = setting.gap(0.7)
    path = (
        ("M", (x - half * 0.7, y - half)),
        ("L", (x + half * 0.9, y)),
        ("L", (x - half * 0.7, y + half)),
        ("Z", ()),
    )
    box = Box(x - half * 0.7, y - half, half * 1.6, half * 2)
    return Shape(box=box, geometry="path", path=path, fill=setting.theme.palette.muted, name="arrow")  # type: ignore[arg-type]


def _bottom(items: tuple[Item, ...]) -> float:
    return max(item.box.bottom for item in items)
