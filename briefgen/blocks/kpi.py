"""`kpi`: one figure, large, with its label and what it is compared with."""

from __future__ import annotations

import math
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import field

from briefgen.base.copier import replace
from briefgen.base.dataclass import dataclass, option
from briefgen.base.diagnostics import FieldError, Place, Problem, did_you_mean, parted
from briefgen.base.geometry import Box
from briefgen.base.messages import messages
from briefgen.base.phrase import Phrase, escape_references, place_of
from briefgen.base.translate import tr
from briefgen.blocks.base import BlockBase, note, note_once
from briefgen.blocks.charts.parts.grade_look import status_runs
from briefgen.blocks.parts.against import VERSUS_DOC, comparisons
from briefgen.blocks.parts.point import piled
from briefgen.blocks.parts.runs import (
    best_claim,
    comparison_runs,
    fitted_figure,
    phrase_runs,
    set_figure,
    set_runs,
)
from briefgen.blocks.parts.shapes import PAD_GAPS, chip, surface
from briefgen.facts import member_labels
from briefgen.facts.compared import Against, compared
from briefgen.facts.kinds import CLAIM_FIELDS
from briefgen.facts.ledger import Fact
from briefgen.facts.short_form import for_the_eye
from briefgen.model.context import Composition, Setting
from briefgen.model.scene import Group, Item, Run, Text, walk
from briefgen.model.theme import SizeName
from briefgen.text import set_line

UNSET = frozenset({"unit", "unknown-metric"})
"""Codes of problems of a benchmark that is none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kpi(BlockBase):
    """One figure, large, with its label and what it is compared with."""

    metric: str = field(metadata={"doc": "a metric, or a reference such as talent.2020"})
    label: Phrase | None = option("the metric's by default; empty: none", None)
    claim: str = option("claim shown under it, as growth, growth@2020 or growth.real; `none`: no line", "")
    versus: tuple[Against, ...] = option(VERSUS_DOC, ())
    note: Phrase | None = option("text instead of a claim", None)
    size: SizeName = option("size of the number", "figure")
    accent: str = option("hue of the theme; the pillar's by default", "")

    def __post_init__(self) -> None:
        """Refuse a second thing to say in the line below the figure."""
        if self.versus and (self.claim or self.note is not None):
            said = "claim" if self.claim else "note"
            raise FieldError(
                tr("the line below the figure is the `{said}` or what `versus` gives", said=said), "versus"
            )

    @classmethod
    def from_scalar(cls, text: str, place: Place) -> Kpi:
        """Read the short form, the metric alone."""
        return cls(metric=text, place=place)

    def compose(self, setting: Setting, width: float, height: float | None = None) -> Composition:
        """Set label, figure and comparison one below the other."""
        fact = self.fact(setting)
        if fact is None:
            return Composition(items=(), width=width, height=0.0)
        return piled(self.texts(fact, setting, width, boxed=True), width, setting.gap(0.5))

    def fact(self, setting: Setting) -> Fact | None:
        """Return the figure, or None after noting the Problem."""
        return setting.find(self.metric, place_of(self.metric, self.place))

    def figure_size(self, setting: Setting, width: float, *, short: bool = False) -> float:
        """Return the size in points at which the number fits the width; ``short``: as a card prints it."""
        fact, largest = self.fact(setting), self._largest(setting)
        if fact is None:
            return largest
        shown = for_the_eye(fact, setting.language) if short else fact
        runs = fitted_figure(shown, setting, width, largest, setting.accent.words)
        return max(run.style.size for run in runs)

    def texts(
        self, fact: Fact, setting: Setting, width: float, *, boxed: bool, size: float = 0.0
    ) -> list[Text | tuple[Item, ...]]:
        """Return label, figure and comparison, each with its corner at 0, 0; ``size`` caps the number's.

        ``boxed``: the comparison stands on a chip. On a card it does not, and a long figure is short there:
        134.9万亿元. Elsewhere a chart may stand beside it, which has every digit.
        """
        hue = setting.accent_of(fact.metric, self.accent)
        parts: list[Text | tuple[Item, ...]] = []
        muted = setting.style("label", setting.theme.palette.muted)
        label = phrase_runs(self.label, setting, muted) if self.label and self.label.text else ()
        if self.label is None:
            label = (Run(text=fact.label, style=muted),)
        if label:
            parts.append(set_runs(label, setting, width, "label", place=self.place))
        claims = self._claims(fact, setting)
        shown = fact if boxed else for_the_eye(fact, setting.language, claims)
        runs = fitted_figure(shown, setting, width, size or self._largest(setting), hue.words)
        leading = max(run.style.size for run in runs) * 1.12
        parts.append(set_figure(runs, setting, width, self.place, leading=leading))
        if status := status_runs(fact, setting, setting.style("label"), hue.soft):
            parts.append(set_runs(status, setting, width, "label", place=self.place))
        colour = hue.words if boxed else setting.theme.palette.ink
        for claim in claims or (None,):
            if compared := self._comparison(claim, setting, colour, width):
                full = self._comparison(claim, setting, colour) if claim else compared
                alt = _words(full) if full != compared else ""
                if boxed and hue.soft != setting.theme.palette.paper:
                    made = chip(set_line(compared, role="label", alt=alt), setting, hue.soft, width=width)
                    if made[0].box.width <= width:
                        parts.append(made)
                        continue
                parts.append(set_runs(compared, setting, width, "label", balance=True, alt=alt))
        return parts

    def _largest(self, setting: Setting) -> float:
        """Return the size of the number where there is room for it: the theme's, or what its row shares."""
        largest = setting.medium.type.sizes[self.size]
        return min(largest, setting.figure_most) if setting.figure_most else largest

    def _comparison(
        self, claim: Fact | None, setting: Setting, colour: str, width: float = math.inf
    ) -> tuple[Run, ...]:
        """Return the line below the figure, in short words where the width asks for them."""
        style = setting.style("label", colour)
        if self.note is not None:
            return phrase_runs(self.note, setting, style)
        return comparison_runs(claim, setting, style, width) if claim else ()

    def _claims(self, fact: Fact, setting: Setting) -> tuple[Fact, ...]:
        """Return the claims that the lines below the figure state."""
        if self.note is not None or self.claim == "none" or fact.kind != "value":
            return ()
        if self.versus:
            return comparisons(fact, self.versus, setting, self.place)
        claim = self._asked(fact, setting) if self.claim else best_claim(fact, setting)
        return (claim,) if claim else ()

    def _asked(self, fact: Fact, setting: Setting) -> Fact | None:
        """Return the claim that `claim` names, or None after noting the Problem."""
        word = self.claim.partition("@")[0].partition(".")[0]
        try:
            if word in CLAIM_FIELDS:
                return setting.ledger.find(f"{fact.metric}.{self.claim}")
            message, hint = (
                tr("unknown claim {claim!r}", claim=self.claim),
                did_you_mean(word, (*CLAIM_FIELDS, "none")),
            )
        except LookupError as error:
            message, hint = parted(error)
        note(setting, Problem(self.place, f"kpi: {message}", hint, "claim"))
        return None


def _words(runs: tuple[Run, ...]) -> str:
    """Return what runs say, without raised marks."""
    return "".join(run.text for run in runs if not run.style.rise)


def card_words(kpi: Kpi, setting: Setting, width: float, size: float) -> Composition:
    """Return what stands on a card of a width, its number no larger than the size."""
    fact, room = kpi.fact(setting), width - 2 * setting.gap(PAD_GAPS)
    texts = kpi.texts(fact, setting, room, boxed=False, size=size) if fact else []
    return piled(texts, room, setting.gap(0.5))


def card(
    kpi: Kpi,
    setting: Setting,
    width: float,
    height: float = 0.0,
    *,
    size: float = 0.0,
    lead: float = 0.0,
    words: Composition | None = None,
) -> Composition:
    """Return a figure on a card as one group; ``size`` caps the number, ``lead`` is extra padding.

    ``words`` is what ``card_words`` returns, where that is known.
    """
    fact = kpi.fact(setting)
    if fact is None:
        return Composition(items=(), width=width, height=0.0)
    hue = setting.accent_of(fact.metric, kpi.accent)
    pad = setting.gap(PAD_GAPS)
    texts = card_words(kpi, setting, width, size) if words is None else words
    box = Box(0.0, 0.0, width, max(texts.height + 2 * pad, height))
    items = (*surface(setting, box, hue.strong, hue.soft), *texts.at(pad, pad + lead))
    comma = messages(setting.language).list_comma
    spoken = comma.join(item.alt or item.text for item in walk(texts.items) if isinstance(item, Text))
    group = Group(box=box, name=f"KPI {fact.label}", alt=spoken, items=items, place=kpi.place)
    return Composition(items=(group,), width=width, height=box.height)


def with_versus(
    items: Sequence[Kpi], words: tuple[Against, ...], setting: Setting, place: Place
) -> tuple[Kpi, ...]:
    """Return tiles compared with what their block says, each as far as its metric has that."""
    made: list[Kpi] = []
    met: set[str] = set()
    for kpi in items:
        fact = kpi.fact(setting)
        if fact is None or fact.kind != "value" or kpi.claim or kpi.versus or kpi.note is not None:
            made.append(kpi)
            continue
        own = tuple(word for word in words if _has(fact, word, setting))
        met.update(own)
        made.append(replace(kpi, versus=own) if own else kpi)
    reported = any(each.severity == "error" and each.code in UNSET for each in setting.ledger.problems)
    for word in words:
        if word not in met and not reported:
            message = tr("versus {word}: none of these figures has one", word=word)
            note_once(
                setting, Problem(place, message, tr("give a metric one, or leave the word out"), "versus")
            )
    return tuple(made)


def _has(value: Fact, word: str, setting: Setting) -> bool:
    with suppress(LookupError):
        compared(value, word, setting.ledger)
        return True
    return False


def told_apart(items: Sequence[Kpi], setting: Setting) -> tuple[Kpi, ...]:
    """Return figures with labels that tell members of a family, or figures of one member, apart."""
    metrics = setting.ledger.metrics
    keys = [kpi.metric.partition(".")[0] for kpi in items]
    labels = member_labels.told_apart(keys, metrics, setting.language)
    return tuple(
        kpi
        if kpi.label is not None or key not in labels or labels[key] == metrics[key].label
        else replace(kpi, label=Phrase(escape_references(labels[key]), kpi.place))
        for kpi, key in zip(items, keys, strict=True)
    )
