"""`kpi`: one figure, large, with its label and what it is compared with."""

from __future__ import annotations

from dataclasses import field

from briefgen.base.dataclass import dataclass
from briefgen.base.diagnostics import Place, Problem, did_you_mean
from briefgen.base.geometry import Box
from briefgen.base.messages import messages
from briefgen.base.phrase import Phrase, place_of
from briefgen.blocks.base import BlockBase
from briefgen.blocks.parts.runs import best_claim, comparison_runs, fitted_figure, paragraph, phrase_runs
from briefgen.blocks.parts.shapes import PAD_GAPS, chip, surface
from briefgen.facts.kinds import CLAIM_FIELDS
from briefgen.facts.ledger import Fact
from briefgen.model.context import Composition, Setting
from briefgen.model.scene import Group, Item, Run, Text, walk
from briefgen.model.theme import SizeName
from briefgen.text import set_line, set_text, text_width


@dataclass(frozen=True, slots=True, kw_only=True)
class Kpi(BlockBase):
    """One figure, large, with its label and what it is compared with."""

    metric: str = field(metadata={"doc": "a metric, or a reference such as talent.2020"})
    label: Phrase | None = field(default=None, metadata={"doc": "the metric's by default; empty: none"})
    claim: str = field(
        default="", metadata={"doc": "claim shown under it, as growth or growth@2020; `none`: no line"}
    )
    note: Phrase | None = field(default=None, metadata={"doc": "text instead of a claim"})
    size: SizeName = field(default="figure", metadata={"doc": "size of the number"})
    accent: str = field(default="", metadata={"doc": "hue of the theme; the pillar's by default"})

    @classmethod
    def from_scalar(cls, text: str, place: Place) -> Kpi:
        """Read the short form, the metric alone."""
        return cls(metric=text, place=place)

    def compose(self, setting: Setting, width: float, height: float | None = None) -> Composition:
        """Set label, figure and comparison one below the other."""
        fact = self.fact(setting)
        if fact is None:
            return Composition(items=(), width=width, height=0.0)
        texts = self.texts(fact, setting, width, boxed=True)
        items, reached = _stacked(texts, 0.0, 0.0, setting.gap(0.5))
        return Composition(items=tuple(items), width=width, height=reached)

    def fact(self, setting: Setting) -> Fact | None:
        """Return the figure, or None after noting the Problem."""
        return setting.find(self.metric, place_of(self.metric, self.place))

    def figure_size(self, setting: Setting, width: float) -> float:
        """Return the size in points at which the number fits the width."""
        fact = self.fact(setting)
        largest = self._largest(setting)
        if fact is None:
            return largest
        return max(
            run.style.size for run in fitted_figure(fact, setting, width, largest, setting.accent.strong)
        )

    def texts(
        self, fact: Fact, setting: Setting, width: float, *, boxed: bool, size: float = 0.0
    ) -> list[tuple[Item, ...]]:
        """Return label, figure and comparison, each with its corner at 0, 0; ``size`` caps the number's."""
        hue = setting.accent_of(fact.metric, self.accent)
        parts: list[tuple[Item, ...]] = []
        label = self._label_runs(fact, setting)
        if label:
            parts.append(
                (set_text((paragraph(label, setting),), width=width, role="label", place=self.place),)
            )
        largest = size or self._largest(setting)
        runs = fitted_figure(fact, setting, width, largest, hue.strong)
        if text_width(runs) <= width:
            leading = max(run.style.size for run in runs) * 1.12
            parts.append((set_line(runs, width=width, role="figure", leading=leading, place=self.place),))
        else:
            lines = (paragraph(runs, setting),)
            parts.append((set_text(lines, width=width, role="figure", place=self.place),))
        compared = self._comparison(fact, setting, hue.strong if boxed else setting.theme.palette.ink)
        if compared:
            chipped = boxed and hue.soft != setting.theme.palette.paper
            parts.append(
                _chip(compared, setting, hue.soft, width) if chipped else _plain(compared, setting, width)
            )
        return parts

    def _largest(self, setting: Setting) -> float:
        """Return the size of the number where there is room for it: the theme's, or what its row shares."""
        largest = setting.medium.type.sizes[self.size]
        return min(largest, setting.figure_most) if setting.figure_most else largest

    def _label_runs(self, fact: Fact, setting: Setting) -> tuple[Run, ...]:
        style = setting.style("label", setting.theme.palette.muted)
        if self.label is None:
            return (Run(text=fact.label, style=style),)
        return phrase_runs(self.label, setting, style) if self.label.text else ()

    def _comparison(self, fact: Fact, setting: Setting, colour: str) -> tuple[Run, ...]:
        style = setting.style("label", colour)
        if self.note is not None:
            return phrase_runs(self.note, setting, style)
        if self.claim == "none" or fact.kind != "value":
            return ()
        claim = self._asked(fact, setting) if self.claim else best_claim(fact, setting)
        return comparison_runs(claim, setting, style) if claim else ()

    def _asked(self, fact: Fact, setting: Setting) -> Fact | None:
        """Return the claim that is asked for, or None after noting the Problem."""
        word = self.claim.partition("@")[0]
        message, hint = "", ""
        if word not in CLAIM_FIELDS:
            message = f"unknown claim {self.claim!r}"
            hint = did_you_mean(word, (*CLAIM_FIELDS, "none"))
        else:
            try:
                return setting.ledger.find(f"{fact.metric}.{self.claim}")
            except LookupError as error:
                message, _, hint = str(error.args[0]).partition("; ")
        problem = Problem(self.place, f"kpi: {message}", hint, "claim")
        if problem not in setting.problems:
            setting.problems.append(problem)
        return None


def card(
    kpi: Kpi, setting: Setting, width: float, height: float = 0.0, *, size: float = 0.0, lead: float = 0.0
) -> Composition:
    """Return a figure on a card of the theme's kind: surface, line in its hue, texts, as one named group.

    ``size`` caps the number's; ``lead`` is the room above the texts beside the padding.
    """
    fact = kpi.fact(setting)
    if fact is None:
        return Composition(items=(), width=width, height=0.0)
    hue = setting.accent_of(fact.metric, kpi.accent)
    pad = setting.gap(PAD_GAPS)
    parts = kpi.texts(fact, setting, width - 2 * pad, boxed=False, size=size)
    natural = sum(_height(part) for part in parts) + setting.gap(0.5) * (len(parts) - 1) + 2 * pad
    full = max(natural, height)
    texts, _ = _stacked(parts, pad, pad + lead, setting.gap(0.5))
    box = Box(0.0, 0.0, width, full)
    items = (*surface(setting, box, hue.strong, hue.soft), *texts)
    comma = messages(setting.language).list_comma
    spoken = comma.join(item.text for item in walk(texts) if isinstance(item, Text))
    group = Group(box=box, name=f"KPI {fact.label}", alt=spoken, items=items, place=kpi.place)
    return Composition(items=(group,), width=width, height=full)


def _height(items: tuple[Item, ...]) -> float:
    return max(item.box.bottom for item in items)


def _stacked(parts: list[tuple[Item, ...]], x: float, y: float, gap: float) -> tuple[list[Item], float]:
    items: list[Item] = []
    for part in parts:
        items.extend(Composition(items=part, width=0.0, height=0.0).at(x, y))
        y += _height(part) + gap
    return items, y - gap if parts else y


def _plain(runs: tuple[Run, ...], setting: Setting, width: float) -> tuple[Item, ...]:
    return (set_text((paragraph(runs, setting),), width=width, role="label", balance=True),)


def _chip(runs: tuple[Run, ...], setting: Setting, fill: str, width: float) -> tuple[Item, ...]:
    made = chip(set_line(runs, role="label"), setting, fill, width=width)
    return made if made[0].box.width <= width else _plain(runs, setting, width)
