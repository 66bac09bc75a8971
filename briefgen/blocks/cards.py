"""`cards`: a strip of equal cells, each a figure or a few words and a line about it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field
from typing import ClassVar

from briefgen.base.copier import replace
from briefgen.base.dataclass import dataclass, inner, option
from briefgen.base.diagnostics import FieldError, Place
from briefgen.base.geometry import Box
from briefgen.base.messages import messages
from briefgen.base.phrase import Phrase, escape_references
from briefgen.base.summed import summed
from briefgen.base.translate import tr
from briefgen.blocks.base import BlockBase
from briefgen.blocks.charts.parts.grade_look import status_runs
from briefgen.blocks.kpi import Kpi
from briefgen.blocks.parts.against import VERSUS_DOC, comparisons
from briefgen.blocks.parts.point import check_columns, columns_by_size, in_rows, most_columns, piled
from briefgen.blocks.parts.runs import comparison_runs, paragraph, phrase_runs, set_figure, set_runs
from briefgen.blocks.parts.shapes import ground, insets
from briefgen.facts.compared import Against
from briefgen.facts.member_labels import told_apart
from briefgen.model.context import Composition, Setting
from briefgen.model.scene import Group, Run, Text, excess
from briefgen.text import text_width

NARROWEST_EM = 10.0
"""A cell is at least so many body ems wide; more cells go to a further row."""
GROWTH = 1.7
"""A cell grows to this multiple of its natural height at most, on slides."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One cell: a figure of the brief or a few words, and a line about it."""

    metric: str = option("a metric whose figure heads the cell", "")
    figure: Phrase | None = option("words instead of a metric", None)
    text: Phrase | None = option("a line about it", None)
    versus: tuple[Against, ...] = option(VERSUS_DOC, ())
    accent: str = option("hue of the theme; ink by default", "")
    labelled: bool = inner(False)
    """Whether the line about it is its metric's label where it has none."""
    place: Place

    def __post_init__(self) -> None:
        if not self.metric and self.figure is None:
            raise ValueError(tr("a card needs a metric or a figure"))
        if self.versus and not self.metric:
            raise FieldError(tr("only a metric's figure is compared: name the `metric`"), "versus")

    @classmethod
    def from_scalar(cls, text: str, place: Place) -> Card:
        """Read the short form, the metric alone, whose label is the line about it."""
        return cls(metric=text, labelled=True, place=place)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cards(BlockBase):
    """A strip of equal cells, each under a line."""

    stretch: ClassVar[float] = 0.6  # cells grow on slides
    items: tuple[Card, ...] = field(metadata={"doc": "the cells, from left to right"})
    columns: int = option("cells in a row; as many as fit when left out", 0)

    def __post_init__(self) -> None:
        check_columns(self.columns)

    def compose(self, setting: Setting, width: float, height: float | None = None) -> Composition:
        """Set the cells in rows of equal height, on one grid: a last row that is not full stays so."""
        if (told := _with_labels(self.items, setting)) != self.items:
            return replace(self, items=told).compose(setting, width, height)
        gutter, count = setting.medium.gutter, max(1, len(self.items))
        columns = min(self._asked(setting, width) or self._columns(setting, width), count)
        each = (width - gutter * (columns - 1)) / columns
        size = self._common_size(setting, each)
        said = [(card, _said(card, setting, each, size)) for card in self.items]
        rows = [said[start : start + columns] for start in range(0, len(said), columns)]
        natural = [max(_height(texts, setting) for _, texts in row) for row in rows]
        spare = 0.0 if height is None else max(0.0, height - summed(natural) - gutter * (len(rows) - 1))
        cells = []
        for row, tallest in zip(rows, natural, strict=True):
            full = min(tallest + spare / len(rows), tallest * GROWTH) if setting.kind == "deck" else tallest
            cells += [_cell(card, texts, setting, each, full, (full - tallest) / 2) for card, texts in row]
        return in_rows(cells, columns, width, gutter, gutter)

    def _asked(self, setting: Setting, width: float) -> int:
        """Return the `columns` of the brief, fewer where a figure or word would be wider than its cell."""
        gutter, columns = setting.medium.gutter, self.columns
        while columns > 1 and not self._has_room(setting, (width + gutter) / columns - gutter):
            columns -= 1
        return columns

    def _has_room(self, setting: Setting, width: float) -> bool:
        least, trial = setting.medium.type.minimum_body, setting.trial()
        return not any(excess(_said(card, trial, width, least)) for card in self.items)

    def _columns(self, setting: Setting, width: float) -> int:
        """Return how many cells stand in a row: fewer where the longest figure would make all small."""
        gutter, count = setting.medium.gutter, len(self.items)
        most = min(count, most_columns(setting, width, NARROWEST_EM))
        return columns_by_size(
            count, most, lambda columns: self._common_size(setting, (width + gutter) / columns - gutter)
        )

    def _common_size(self, setting: Setting, width: float) -> float:
        """Return the largest size at which the figure of every cell fits its width on one line."""
        size = setting.medium.type.sizes["figure-small"] * 0.8
        smallest = setting.medium.type.minimum_body
        room = (width - 2 * insets(setting)[1]) * 0.97
        widest = max((text_width(_head(card, setting, size)) for card in self.items), default=0.0)
        while size > smallest and widest > room:
            size = max(smallest, size * 0.95)
            widest = max(text_width(_head(card, setting, size)) for card in self.items)
        return size


def _with_labels(cards: tuple[Card, ...], setting: Setting) -> tuple[Card, ...]:
    """Return cards with labels for those that need them: what tells members of a family apart."""
    metrics = setting.ledger.metrics
    keys = [card.metric.partition(".")[0] for card in cards]
    labels = told_apart([key for key in keys if key], metrics, setting.language)
    return tuple(
        replace(card, text=Phrase(escape_references(labels[key]), card.place), labelled=False)
        if card.text is None and key in labels and (card.labelled or metrics[key].membership)
        else card
        for card, key in zip(cards, keys, strict=True)
    )


def _head(card: Card, setting: Setting, size: float) -> tuple[Run, ...]:
    style = replace(setting.style("figure", _colour(card, setting), bold=True), size=size)
    if card.figure is not None:
        return phrase_runs(card.figure, setting, style)
    if Kpi(metric=card.metric, place=card.place).fact(setting) is None:
        return ()
    return phrase_runs(Phrase(f"{{{card.metric}}}", card.place), setting, style)


def _colour(card: Card, setting: Setting, *, area: bool = False) -> str:
    accents = setting.theme.palette.accents
    if card.accent not in accents:
        return setting.theme.palette.ink
    return accents[card.accent].strong if area else accents[card.accent].words


def _said(card: Card, setting: Setting, width: float, size: float) -> list[Text]:
    """Return the figure and the line about it; nothing without a figure."""
    runs = _head(card, setting, size)
    if not runs:
        return []
    room = width - 2 * insets(setting)[1]
    leading = paragraph(runs, setting).leading
    texts = [set_figure(runs, setting, room, card.place, leading=leading, balance=True)]
    value = Kpi(metric=card.metric, place=card.place).fact(setting) if card.metric else None
    if value and (
        status := status_runs(value, setting, setting.style("label"), setting.theme.palette.surface)
    ):
        texts.append(set_runs(status, setting, room, "label", place=card.place))
    if card.text is not None:
        about = phrase_runs(card.text, setting, setting.style("label"))
        texts.append(set_runs(about, setting, room, "label", place=card.place))
    for claim in comparisons(value, card.versus, setting, card.place) if value else ():
        told = comparison_runs(claim, setting, setting.style("label"), room)
        texts.append(set_runs(told, setting, room, "label", place=card.place))
    return texts


def _height(texts: Sequence[Text], setting: Setting) -> float:
    top, inset = insets(setting)
    return top + piled(texts, 0.0, setting.gap(0.3)).height + inset if texts else 0.0


def _cell(
    card: Card, texts: Sequence[Text], setting: Setting, width: float, height: float, lead: float
) -> Composition:
    """Return one cell of at least a height; ``lead`` is the room above its words, the same in a row."""
    if not texts:
        return Composition(items=(), width=width, height=0.0)
    top, inset = insets(setting)
    room = width - 2 * inset
    words = piled(texts, room, setting.gap(0.3))
    full = max(top + words.height + inset, height)
    box = Box(0.0, 0.0, width, full)
    shown = (*ground(setting, box, _colour(card, setting, area=True)), *words.at(inset, top + lead))
    spoken = messages(setting.language).list_comma.join(text.text for text in texts)
    group = Group(box=box, name=f"card {texts[0].text}", alt=spoken, items=shown, place=card.place)
    return Composition(items=(group,), width=width, height=full)
