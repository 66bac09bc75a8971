"""`ranked_list`: metrics from the largest down, or names in a given order, numbered."""

from __future__ import annotations

from typing import ClassVar

from briefgen.base.dataclass import dataclass, option
from briefgen.base.diagnostics import FieldError, Place
from briefgen.base.geometry import Box
from briefgen.base.phrase import Phrase, escape_references, place_of
from briefgen.base.translate import tr
from briefgen.blocks.base import BlockBase
from briefgen.blocks.parts.point import at, named_group, set_words
from briefgen.blocks.parts.runs import figure_runs
from briefgen.facts.ledger import Fact
from briefgen.facts.member_labels import relabelled
from briefgen.model.context import Composition, Setting
from briefgen.model.scene import Item, Run, Shape, Text
from briefgen.text import set_line, text_width

NARROWEST_NAME_EM = 3.0
"""Where a name would have less room beside the figures, these stand below the names."""
NUMBER_EM = 1.8
"""Room for a place's number, in body ems."""
FIGURE_SHARE = 1.15
"""Size of a figure against the body."""
GROWTH = 1.6
"""A row grows to this multiple of its natural height at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RankedList(BlockBase):
    """Metrics from the largest down, each with a bar, or names in a given order, numbered."""

    stretch: ClassVar[float] = 0.5  # rows grow
    metrics: tuple[str, ...] = option("metrics; the largest figure comes first", ())
    items: tuple[Phrase, ...] = option("names instead, in their order", ())
    highlight: int = option("the place that stands out; 0: the first three", 0)

    def __post_init__(self) -> None:
        if bool(self.metrics) == bool(self.items):
            raise ValueError(tr("give either metrics or items"))
        count = len(self.metrics or self.items)
        if not 0 <= self.highlight <= count:
            message = tr("`highlight` must be a place from 1 to {count}; 0: the first three", count=count)
            raise FieldError(message, "highlight")

    @classmethod
    def from_items(cls, items: tuple[str, ...], place: Place) -> RankedList:
        """Read the short form, a list of metrics."""
        return cls(metrics=items, place=place)

    def compose(self, setting: Setting, width: float, height: float | None = None) -> Composition:
        """Set a row for each place, numbered from 1."""
        facts = self._ranked(setting)
        if self.metrics and not facts:
            return Composition(items=(), width=width, height=0.0)
        size = setting.medium.type.sizes["body"]
        left = size * NUMBER_EM
        figures = [_figure(fact, setting) for fact in facts]
        right = max((figure.box.width for figure in figures), default=0.0)
        room = width - left - (right + setting.gap(2) if figures else 0.0)
        below = bool(figures) and room < size * NARROWEST_NAME_EM
        room = width - left if below else room
        names = [Phrase(escape_references(fact.label), fact.place) for fact in facts]
        labels = [set_words(name, setting, room) for name in names or self.items]
        bar = setting.gap(0.7) if _comparable(facts) else 0.0
        deep = max((figure.box.height for figure in figures), default=0.0) if below else 0.0
        tall = max(max(each.box.height for each in (*labels, *figures)), size * 1.4) + deep
        row = tall + bar + setting.gap(2)
        if height is not None:
            row = min(max(row, height / len(labels)), row * GROWTH)
        items: list[Item] = []
        for index, label in enumerate(labels):
            box = Box(0.0, index * row, width, row)
            shown: list[Item] = [*_bar(facts, index, box, left, bar, setting)]
            lead = box.y + (row - bar - deep - label.box.height) / 2
            rest = bool(facts) and is_rest(facts[index], setting)
            shown += [*(() if rest else (self._number(index, setting, lead, label),)), at(label, left, lead)]
            if figures:
                figure = figures[index]
                y = lead + label.box.height if below else box.y + (row - bar - figure.box.height) / 2
                shown.append(at(figure, left if below else width - figure.box.width, y))
            place = facts[index].place if facts else self.place
            items.append(named_group(shown, setting, box, f"place {index + 1}", place, number=index + 1))
        return Composition(items=tuple(items), width=width, height=row * len(labels))

    def _ranked(self, setting: Setting) -> list[Fact]:
        found = [setting.find(metric, place_of(metric, self.place)) for metric in self.metrics]
        known = [fact for fact in found if fact is not None]
        facts = relabelled(known, setting.ledger.metrics, setting.language)
        ranks = bool(facts) and all(setting.ledger.metrics[fact.metric].kind == "rank" for fact in facts)
        ranked = sorted(facts, key=lambda fact: fact.number if ranks else -fact.number)
        return sorted(ranked, key=lambda fact: is_rest(fact, setting))

    def _number(self, index: int, setting: Setting, y: float, label: Text) -> Text:
        stands_out = index + 1 == self.highlight or (not self.highlight and index < 3)
        colour = setting.accent.words if stands_out else setting.theme.palette.muted
        style = setting.style("body", colour, bold=True)
        run, leading = Run(text=str(index + 1), style=style), label.paragraphs[0].leading
        return at(set_line((run,), leading=leading, role="artifact", name="rank"), 0.0, y)


def _figure(fact: Fact, setting: Setting) -> Text:
    size = setting.medium.type.sizes["body"] * FIGURE_SHARE
    runs = figure_runs(fact, setting, size, setting.accent_of(fact.metric).words)
    return set_line(runs, width=text_width(runs), role="figure", leading=size * 1.3, place=fact.place)


def is_rest(fact: Fact, setting: Setting) -> bool:
    """Say whether a figure is the sum of the members that a list leaves out: it has no place among them."""
    member = setting.ledger.metrics[fact.metric].membership
    return member is not None and member.rest > 0


def _comparable(facts: list[Fact]) -> bool:
    """Say whether bars of one scale may stand under the figures."""
    same = len({fact.unit for fact in facts}) == 1
    return same and all(fact.number > 0 for fact in facts) and len(facts) > 1


def _bar(facts: list[Fact], index: int, row: Box, left: float, thick: float, setting: Setting) -> list[Shape]:
    """Return the row's line: a bar as long as its figure where they compare, and a hairline."""
    y = row.bottom - setting.gap(0.5)
    thin = max(0.5, thick * 0.16)
    line = Shape(box=Box(row.x, y - thin, row.width, thin), fill=setting.theme.palette.rule, name="row rule")
    if not thick:
        return [line]
    fact, most = facts[index], max(each.number for each in facts)
    if setting.ledger.metrics[fact.metric].kind == "rank":
        return [line]
    long = (row.width - left) * float(fact.number / most)
    hue = setting.theme.palette.past if is_rest(fact, setting) else setting.accent_of(fact.metric).strong
    bar = Shape(box=Box(left, y - thick, max(long, 0.5), thick), fill=hue, name="bar")
    return [line, bar]
