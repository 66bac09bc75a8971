"""What a source list shows: gathered from the ledger, and set side by side or below each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, ClassVar

from briefgen.base.copier import replace
from briefgen.base.dataclass import dataclass
from briefgen.base.diagnostics import Place
from briefgen.base.messages import Messages, messages
from briefgen.base.summed import summed
from briefgen.blocks.base import BlockBase
from briefgen.blocks.parts.containers import Container, Pile
from briefgen.blocks.parts.flow import side_by_side, stack
from briefgen.blocks.parts.register import Register, RegisterLine
from briefgen.blocks.parts.runs import paragraph, since_text
from briefgen.blocks.parts.source_cards import ListedSource, SourceCards, listed_sources
from briefgen.blocks.parts.versus import Versus
from briefgen.facts.derivation import derivation_text, reasoning
from briefgen.facts.disputes import Dispute, disputes, remarks
from briefgen.facts.format import figure, short_period
from briefgen.facts.kinds import KINDS
from briefgen.facts.ledger import Fact, Ledger
from briefgen.facts.shared_notes import labelled_note
from briefgen.facts.value_notes import value_notes
from briefgen.facts.wording import aside
from briefgen.model.context import Block, Composition, Setting
from briefgen.model.scene import Run
from briefgen.text import set_text

BESIDE_EM = 46.0
"""Body ems from which sources and figures stand side by side."""
SHARES = (1.0, 2.5)
"""Widths of the sources and of the figures beside them."""
FILLED = 0.6
"""Figures that take less of the height than this stand below the sources, not beside them."""

Told = tuple[str, Any]
"""A field of the evidence and one thing in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence(BlockBase):
    """What a source list shows, or some of it."""

    stretch: ClassVar[float] = 1.0  # cards and rows grow
    sources: tuple[ListedSource, ...] = ()
    worked_back: tuple[RegisterLine, ...] = ()
    computed: tuple[RegisterLine, ...] = ()
    figures: tuple[RegisterLine, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    notes: tuple[str, ...] = ()
    dense: bool = False
    """Whether rows stand as close as they can."""

    def compose(self, setting: Setting, width: float, height: float | None = None) -> Composition:
        """Set everything in the arrangement that needs less height, or that fills the given one better."""
        around = _calm(setting)
        both, columns = setting.once((self,), Evidence, lambda: self._piles(around))
        if not columns:
            return stack(both.blocks, around, width, height, gap=around.gap(3))
        if width < BESIDE_EM * around.medium.type.sizes["body"]:
            return both.compose(around, width, height)
        natural = side_by_side(columns, SHARES, around, width, align="top")
        stacked = both.compose(around, width)
        if height is None:
            return min(natural, stacked, key=lambda laid: laid.height)
        room = (width - around.medium.gutter) * SHARES[1] / summed(SHARES)
        filled = columns[1].compose(around, room).height >= FILLED * height
        if natural.height <= height and (filled or stacked.height > height):
            return side_by_side(columns, SHARES, around, width, height, align="top")
        return both.compose(around, width, height)

    def lengths(self, setting: Setting, width: float, first: float, room: float) -> tuple[int, ...]:
        """Return how many of its items go on each slide where the first and further ones have such room."""
        items = self.items
        found: list[int] = []
        while items:
            limit = room if found else first
            count = 1
            while count < len(items) and self.of(items[: count + 1]).compose(setting, width).height <= limit:
                count += 1
            found.append(count)
            items = items[count:]
        return self._evened(found, setting, width, room)

    def _evened(self, found: list[int], setting: Setting, width: float, room: float) -> tuple[int, ...]:
        """Return the lengths, the last two alike where that fits: a slide of a line or two looks lost."""
        if len(found) < 2:
            return tuple(found)
        *before, one, other = found
        start, half = sum(before), (one + other) // 2
        parts = (self.items[start : start + half], self.items[start + half :])
        fits = all(self.of(part).compose(setting, width).height <= room for part in parts)
        return (*before, half, one + other - half) if fits and half < one else tuple(found)

    @property
    def items(self) -> tuple[Told, ...]:
        """Return what it must show, each with the name of its field, in reading order."""
        names = ("sources", "worked_back", "disputes", "notes")
        return tuple((name, item) for name in names for item in getattr(self, name))

    def of(self, items: Sequence[Told]) -> Evidence:
        """Return some of its items by themselves."""
        chosen: dict[str, Any] = {}
        for name, item in items:
            chosen[name] = (*chosen.get(name, ()), item)
        return Evidence(place=self.place, **chosen)

    def _piles(self, setting: Setting) -> tuple[Pile, tuple[Pile, ...]]:
        """Return everything below each other, and cards beside tables where there are both."""
        left, right = self._cards(setting), self._explained(setting)
        both = Pile(blocks=(*left, *right), gap=3, place=self.place)
        columns = tuple(Pile(blocks=each, gap=3, place=self.place) for each in (left, right))
        return both, columns if left and right else ()

    def _cards(self, setting: Setting) -> tuple[Block, ...]:
        cards = SourceCards(sources=self.sources, place=self.place)
        title = messages(setting.language).sources
        return (TitledBlocks(title=title, blocks=(cards,), place=self.place),) if self.sources else ()

    def _explained(self, setting: Setting) -> tuple[Block, ...]:
        vocabulary = messages(setting.language)
        told: tuple[tuple[str, tuple[Block, ...]], ...] = (
            self._table(vocabulary.back_calculated, self.worked_back, vocabulary),
            self._table(vocabulary.computed, self.computed, vocabulary),
            self._table(vocabulary.figures, self.figures, vocabulary),
            (vocabulary.disputed, tuple(Versus(dispute=each, place=self.place) for each in self.disputes)),
            (vocabulary.notes, (Remarks(lines=self.notes, place=self.place),) if self.notes else ()),
        )
        return tuple(
            TitledBlocks(title=title, blocks=blocks, place=self.place) for title, blocks in told if blocks
        )

    def _table(
        self, title: str, lines: tuple[RegisterLine, ...], vocabulary: Messages
    ) -> tuple[str, tuple[Block, ...]]:
        """Return figures under a heading; one period for all of them stands in it."""
        table = Register(lines=lines, dense=self.dense, place=self.place)
        if table.period:
            title += f"{vocabulary.open_bracket}{table.period}{vocabulary.close_bracket}"
        return title, (table,) if lines else ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TitledBlocks(Container):
    """A heading close above what it names."""

    title: str

    def compose(self, setting: Setting, width: float, height: float | None = None) -> Composition:
        """Set the heading, and its blocks below each other."""
        style = setting.style("body", setting.accent.words, bold=True)
        head = set_text(
            (paragraph((Run(text=self.title, style=style),), setting),),
            width=width,
            role="heading",
            place=self.place,
        )
        top = head.box.height + setting.gap(0.8)
        laid = stack(
            self.blocks, setting, width, None if height is None else height - top, gap=setting.gap(1.5)
        )
        return Composition(items=(head, *laid.at(0.0, top)), width=width, height=top + laid.height)


@dataclass(frozen=True, slots=True, kw_only=True)
class Remarks(BlockBase):
    """Notes on figures, a point each."""

    lines: tuple[str, ...]

    def compose(self, setting: Setting, width: float, height: float | None = None) -> Composition:
        """Set the notes as a list."""
        style = setting.style("label")
        points = tuple(
            paragraph(
                (Run(text=line, style=style),),
                setting,
                bullet="•",
                indent=style.size,
                space_before=setting.gap(0.5),
            )
            for line in self.lines
        )
        text = set_text(points, width=width, role="list", place=self.place)
        return Composition(items=(text,), width=width, height=text.box.height)


def _calm(setting: Setting) -> Setting:
    """Return the setting with type no larger than the theme's: an appendix does not grow to fill a slide."""
    if setting.kind == "page":
        return setting
    own, medium = setting.theme.deck, setting.medium
    sizes = {name: min(size, own.type.sizes[name]) for name, size in medium.type.sizes.items()}
    calm = replace(
        medium,
        gap=min(medium.gap, own.gap),
        gutter=min(medium.gutter, own.gutter),
        type=replace(medium.type, sizes=sizes),
    )
    return replace(setting, medium=calm)


MOST_FIGURES = 16
"""More metrics than this are no list for a slide: the ledger has them all."""


def gathered(setting: Setting, place: Place) -> Evidence:
    """Return what every source list shows: sources, derived figures, disputes and notes."""
    ledger = setting.ledger
    return Evidence(
        sources=tuple(listed_sources(ledger)),
        worked_back=tuple(_entered(fact, setting) for fact in _worked_back(ledger)),
        disputes=disputes(ledger),
        notes=tuple(dict.fromkeys(labelled_note(fact, note, ledger) for fact, note in remarks(ledger))),
        place=place,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class FurtherFigures:
    """What a source list may show besides: the latest values where they are few, and all that is computed."""

    latest: tuple[RegisterLine, ...]
    computed: tuple[RegisterLine, ...]


def further(own: Evidence, setting: Setting) -> FurtherFigures:
    """Return what is known besides."""
    few = not own.worked_back and len(setting.ledger.metrics) <= MOST_FIGURES
    return FurtherFigures(
        latest=tuple(_latest(setting)) if few else (),
        computed=tuple(_entered(fact, setting) for fact in _computed(setting.ledger)),
    )


def fuller(own: Evidence, more: FurtherFigures) -> Iterator[Evidence]:
    """Yield the same with more of what is known, the fullest first."""
    if more.latest:
        yield replace(own, figures=more.latest)
    if more.computed:
        yield replace(own, computed=more.computed)
        yield replace(own, computed=more.computed, dense=True)


def finding(ledger: Ledger) -> str:
    """Return what is true of a brief's figures: that all have a source, which are derived or disputed."""
    vocabulary = messages(ledger.language)
    disputed = bool(ledger.overruled) or any(account.used for account in ledger.accounts.values())
    derived = any(_worked_back(ledger))
    told = {
        (True, True): vocabulary.both_noted,
        (True, False): vocabulary.derived_noted,
        (False, True): vocabulary.disputes_noted,
    }.get((derived, disputed), "")
    sourced = bool(ledger.facts) and all(fact.sources for fact in ledger.facts.values())
    if not sourced:
        return told[:1].upper() + told[1:] or (vocabulary.sources if ledger.sources else vocabulary.notes)
    return vocabulary.all_sourced + (vocabulary.with_note + told if told else "")


def _worked_back(ledger: Ledger) -> Iterator[Fact]:
    return (fact for fact in _derived(ledger) if fact.kind == "value" and fact.origin == "derived")


def _computed(ledger: Ledger) -> Iterator[Fact]:
    """Yield what was computed of published values, each once; of a metric with a formula the latest value."""
    seen: set[tuple[str, str, str]] = set()
    for fact in _derived(ledger):
        key = (fact.metric, fact.kind, figure(fact, ledger.language).text)
        told = (
            fact == ledger.accounts[fact.metric].latest()
            if fact.origin == "computed"
            else fact.kind != "value"
        )
        if told and key not in seen:
            seen.add(key)
            yield fact


def _derived(ledger: Ledger) -> Iterator[Fact]:
    """Yield the derived facts that have a derivation, by metric; those computed for charts have none."""
    order = list(ledger.metrics)
    known = (fact for fact in ledger.facts.values() if fact.origin != "published" and fact.derivation)
    yield from sorted(known, key=lambda fact: order.index(fact.metric))


def _entered(fact: Fact, setting: Setting) -> RegisterLine:
    """Return a derived figure as a line: when, in which range, and from what."""
    how, within = reasoning(fact, setting.language)
    return _line(fact, setting, range=within, how=how)


def _line(
    fact: Fact, setting: Setting, *, how: str, range: str = "", change: Fact | None = None
) -> RegisterLine:
    """Return a figure as a line, without what it follows from: lines that look alike are alike."""
    return RegisterLine(
        fact=fact.id,
        metric=fact.metric,
        label=fact.label,
        number=float(fact.number),
        shown=_shown(fact, setting),
        period=_period(fact, setting),
        range=range,
        how=how,
        change=change,
    )


def _latest(setting: Setting) -> Iterator[RegisterLine]:
    """Yield each metric's latest value with the sources that state it, unless there is only one."""
    ledger = setting.ledger
    vocabulary, changes = messages(setting.language), _changes(ledger)
    for account in ledger.accounts.values():
        fact = account.latest()
        if fact is None:
            continue
        change = changes.get((fact.metric, fact.period))
        stated = fact if fact.origin == "computed" else change or fact
        titles = ledger.titles(stated.sources) if len(ledger.sources) > 1 else ()
        how = vocabulary.list_comma.join(titles) if titles else vocabulary.as_published
        how = derivation_text(stated, setting.language) or how
        how = vocabulary.semicolon.join(filter(None, (how, value_notes(fact, setting.language))))
        yield _line(fact, setting, how=how, change=change)


def _changes(ledger: Ledger) -> dict[tuple[str, str], Fact]:
    """Return what is known of each value's change, by metric and period: what was published comes first."""
    found = dict[tuple[str, str], Fact]()
    known = (one for one in ledger.facts.values() if one.kind in KINDS and KINDS[one.kind].shown_as_change)
    for fact in sorted(known, key=lambda fact: fact.origin != "published"):
        found.setdefault((fact.metric, fact.period), fact)
    return found


def _shown(fact: Fact, setting: Setting) -> str:
    """Return a figure as it is printed, comparisons with sign or verb: +3.2%, up 3 places, unchanged."""
    if fact.kind in KINDS:
        return aside(fact, setting.language, "")[1]
    return figure(fact, setting.language).text


def _period(fact: Fact, setting: Setting) -> str:
    """Return when a figure was, or what it is compared with."""
    if fact.since:
        return since_text(fact, setting, short=True)
    return short_period(fact.period, setting.language, setting.ledger.as_of) if fact.period else ""
