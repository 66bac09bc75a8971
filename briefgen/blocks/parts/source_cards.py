"""Cards of the brief's sources: title, publisher, date, and the metrics they state."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from briefgen.base.copier import replace
from briefgen.base.dataclass import dataclass
from briefgen.base.diagnostics import Place
from briefgen.base.geometry import Box
from briefgen.base.messages import messages
from briefgen.base.summed import summed
from briefgen.blocks.base import BlockBase
from briefgen.blocks.parts.point import columns_for, named_group
from briefgen.blocks.parts.runs import paragraph
from briefgen.blocks.parts.shapes import ground, insets
from briefgen.facts.format import period_label
from briefgen.facts.ledger import Ledger
from briefgen.facts.metric import Source
from briefgen.model.context import Composition, Setting
from briefgen.model.scene import Item, Run, Shape, Style, Text
from briefgen.text import set_text, sure_width

NARROWEST_EM = 15.0
"""A card is at least so many body ems wide; more cards go to a further row."""
FEWEST_STATED = 3
"""Fewer names are not listed where a source states more, and do not make a column."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedSource:
    """A source with the labels of the metrics of which it states something."""

    source: Source
    stated: tuple[str, ...]


def listed_sources(ledger: Ledger) -> Iterator[ListedSource]:
    """Yield a ledger's sources: figures are read here, so that cards depend on names and not on values."""
    stated: dict[str, dict[str, None]] = {key: {} for key in ledger.sources}
    for key, metric in ledger.metrics.items():
        name = metric.membership.family_label if metric.membership else metric.label
        for fact in ledger.accounts[key].facts():
            for named in fact.sources if fact.origin != "computed" else ():
                stated.setdefault(named, {})[name] = None
    for key, source in ledger.sources.items():
        yield ListedSource(source=source, stated=tuple(stated[key]))


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceCards(BlockBase):
    """A card a source, in rows of equal height."""

    stretch: ClassVar[float] = 1.0  # a card with room says what its source states
    sources: tuple[ListedSource, ...]

    def compose(self, setting: Setting, width: float, height: float | None = None) -> Composition:
        """Set the cards; with more height than they need, they name the metrics of their source."""
        gutter = setting.medium.gutter
        columns = columns_for(len(self.sources), setting, width, NARROWEST_EM, most=3)
        each = (width - gutter * (columns - 1)) / columns
        starts = range(0, len(self.sources), columns)
        natural = [
            max(_natural(listed.source, setting, each) for listed in self.sources[start : start + columns])
            for start in starts
        ]
        heights = natural if height is None else _shared(natural, height - gutter * (len(starts) - 1))
        items: list[Item] = []
        y = 0.0
        for start, full in zip(starts, heights, strict=True):
            for index, listed in enumerate(self.sources[start : start + columns]):
                card = _card(listed, setting, each, full, self.place)
                items += card.at(index * (each + gutter), y)
            y += full + gutter
        return Composition(items=tuple(items), width=width, height=max(0.0, y - gutter))


def _shared(natural: list[float], room: float) -> list[float]:
    """Return heights that take up the room: all alike where the highest allows it."""
    even = room / (len(natural) or 1)
    if even >= max(natural, default=0.0):
        return [even] * len(natural)
    spare = max(0.0, room - summed(natural)) / (len(natural) or 1)
    return [own + spare for own in natural]


def _natural(source: Source, setting: Setting, width: float) -> float:
    top, inset = insets(setting)
    texts = _said(source, setting, width - 2 * inset)
    return top + summed(text.box.height for text in texts) + _between(setting) * (len(texts) - 1) + inset


def _between(setting: Setting) -> float:
    return setting.gap(0.6)


def _card(listed: ListedSource, setting: Setting, width: float, height: float, place: Place) -> Composition:
    """Return one card of a height; names of its metrics fill the room that is left."""
    source = listed.source
    y, inset = insets(setting)
    room = width - 2 * inset
    texts = _said(source, setting, room)
    box = Box(0.0, 0.0, width, height)
    items: list[Item] = list(ground(setting, box, setting.accent.strong))
    for text in texts:
        items.append(replace(text, box=text.box.moved(inset, y)))
        y += text.box.height + _between(setting)
    y += setting.gap(1)
    stated = _stated(listed.stated, setting, room, height - inset - y - setting.gap(1))
    if stated is not None:
        rule = Box(inset, y, room, 0.75)
        items.append(Shape(box=rule, fill=setting.theme.palette.rule, name="card rule"))
        items += stated.at(inset, y + setting.gap(1))
    group = named_group(items, setting, box, f"source {source.title}", place)
    return Composition(items=(group,), width=width, height=height)


def _said(source: Source, setting: Setting, width: float) -> list[Text]:
    """Return a source's title, its publisher and date, and the author's note, as far as there are any."""
    publisher = "" if source.publisher in source.title else source.publisher
    dated = period_label(source.date, setting.language) if source.date else ""
    label = setting.style("label")
    imprint = [" · ".join(part for part in (publisher, dated) if part)]
    if sure_width((Run(text=imprint[0], style=label),)) > width:
        imprint = [publisher, dated]
    lines = (
        (source.title, setting.style("subheading", bold=True)),
        *((line, label) for line in imprint),
        (source.note, setting.style("label", setting.theme.palette.muted)),
    )
    return [_set(((text, style),), setting, width) for text, style in lines if text]


def _set(lines: Sequence[tuple[str, Style]], setting: Setting, width: float) -> Text:
    paragraphs = tuple(paragraph((Run(text=text, style=style),), setting) for text, style in lines)
    return set_text(paragraphs, width=width, role="label")


def _stated(names: tuple[str, ...], setting: Setting, width: float, room: float) -> Composition | None:
    """Return the names in columns, else run in as many as fit; None where there is room for too few."""
    vocabulary = messages(setting.language)
    style = setting.style("label")
    if room < 2 * style.size * setting.medium.type.leading:  # as on most crowded slides
        return None
    head = _set(
        ((vocabulary.figures_from, setting.style("label", setting.theme.palette.muted, bold=True)),),
        setting,
        width,
    )
    below = room - head.box.height

    def run_in(count: int) -> Text:
        said = vocabulary.list_comma.join(names[:count]) + (vocabulary.others if count < len(names) else "")
        return _set(((said, style),), setting, width)

    body: tuple[Text, ...] = _columns(names, setting, width)
    if max((text.box.height for text in body), default=0.0) > below:
        low, high = 0, len(names)
        while low < high:
            middle = (low + high + 1) // 2
            low, high = (middle, high) if run_in(middle).box.height <= below else (low, middle - 1)
        body = (run_in(low),) if low >= min(FEWEST_STATED, len(names)) else ()
    if not names or not body:
        return None
    moved = (replace(text, box=text.box.moved(0.0, head.box.height)) for text in body)
    height = head.box.height + max(text.box.height for text in body)
    return Composition(items=(head, *moved), width=width, height=height)


def _columns(names: tuple[str, ...], setting: Setting, width: float) -> tuple[Text, ...]:
    """Return the names one below the other, in columns of about one length."""
    style = setting.style("label")
    widest = max((sure_width((Run(text=name, style=style),)) for name in names), default=width)
    gutter = setting.medium.gutter
    count = max(1, min(int((width + gutter) // (widest + gutter)), -(-len(names) // FEWEST_STATED)))
    length = -(-len(names) // count) or 1
    each = (width - gutter * (count - 1)) / count
    made = []
    for index, start in enumerate(range(0, len(names), length)):
        text = _set([(name, style) for name in names[start : start + length]], setting, each)
        made.append(replace(text, box=text.box.moved(index * (each + gutter), 0.0)))
    return tuple(made)
