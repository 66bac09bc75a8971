"""`steps`: a chain of figures or words, each leading to the next."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

from briefgen.blocks._runs import fitted_figure, paragraph, phrase_runs
from briefgen.blocks.kpi import Kpi
from briefgen.phrase import Phrase
from briefgen.problems import Place
from briefgen.scene import Item, Shape
from briefgen.setting import Composition, Setting
from briefgen.text import set_text
from briefgen.units import Box

ARROW_GAPS = 3.0
"""Room between two steps, in steps of the spacing scale."""


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
        """Return 0: a chain keeps its height."""
        return 0.0

    def compose(self, setting: Setting, width: float, height: float | None = None) -> Composition:
        """Set the links in equal widths with arrowheads between them, figures on one line."""
        arrow = setting.gap(ARROW_GAPS)
        count = max(1, len(self.items))
        each = (width - arrow * (count - 1)) / count
        heads = [self._head(step, setting, each) for step in self.items]
        tops = max((head.box.height for head in heads if head), default=0.0)
        items: list[Item] = []
        reached = tops
        for index, (step, head) in enumerate(zip(self.items, heads, strict=True)):
            if head is None:
                continue
            x = index * (each + arrow)
            items.append(replace(head, box=head.box.moved(x, tops - head.box.height)))
            label = self._label(step, setting, each)
            items.append(replace(label, box=label.box.moved(x, tops + setting.gap(0.3))))
            reached = max(reached, tops + setting.gap(0.3) + label.box.height)
            if index:
                items.append(_arrowhead(x - arrow / 2, tops * 0.56, setting))
        return Composition(items=tuple(items), width=width, height=reached)

    def _head(self, step: Step, setting: Setting, width: float) -> Any:
        if step.title is not None:
            style = setting.style("subheading", setting.accent.strong, bold=True)
            runs = phrase_runs(step.title, setting, style)
        else:
            fact = Kpi(metric=step.metric, place=step.place).fact(setting)
            if fact is None:
                return None
            size = setting.medium.type.sizes["figure-small"]
            runs = fitted_figure(fact, setting, width, size, setting.accent.strong)
        centred = paragraph(runs, setting, align="center")
        return set_text((centred,), width=width, role="figure", place=step.place, slack=0.0)

    def _label(self, step: Step, setting: Setting, width: float) -> Any:
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
