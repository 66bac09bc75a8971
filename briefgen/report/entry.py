"""A ledger and where its facts are printed in, one entry a figure out: what the ledger's tables show."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from briefgen.base.dataclass import dataclass
from briefgen.base.messages import messages
from briefgen.facts.basis import basis_name
from briefgen.facts.derivation import derivation_text
from briefgen.facts.fact import Fact
from briefgen.facts.format import figure, period_label
from briefgen.facts.interval import Interval
from briefgen.facts.ledger import Ledger
from briefgen.facts.settle import joined_notes
from briefgen.facts.value_notes import value_notes
from briefgen.model.scene import Chart, Item, Page, Scene, TableItem, Text, walk

BOUND_PLACES = 6
"""Decimals at which a bound such as 9776 / 1.855 is cut in a table."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerEntry:
    """One figure of the ledger in plain values."""

    key: str
    metric: str
    label: str
    kind: str
    figure: str
    value: Decimal
    low: Decimal
    high: Decimal
    interval: str
    """What the figure stands for: [229, 231] with its ends, (80, 90) without them."""
    unit: str
    period: str
    since: str
    basis: str
    origin: Literal["published", "derived", "computed", "overruled"]
    """Overruled: published, but the brief settled for another source."""
    derivation: str
    sources: tuple[str, ...]
    """The titles of its sources, and the cell that it was read from."""
    data_sha256: str
    """The hash of the file with that cell; empty for what is typed in the brief."""
    note: str
    printed: tuple[Printed, ...]
    parameters: str
    """What the brief's parameters were, as in site=Northgate; year=2025; empty where it has none."""


def entries(
    ledger: Ledger, printed: Mapping[str, tuple[Printed, ...]], parameters: str = ""
) -> tuple[LedgerEntry, ...]:
    """Return every figure by metric: values in time order, claims, what was computed, what was overruled."""
    order = {key: index for index, key in enumerate(ledger.metrics)}
    facts = sorted(ledger.facts.values(), key=lambda fact: order[fact.metric])
    held = [_entry(fact, ledger, printed.get(fact.id, ()), parameters) for fact in facts]
    return (*held, *(_entry(fact, ledger, (), parameters, overruled=True) for fact in ledger.overruled))


def _entry(
    fact: Fact, ledger: Ledger, printed: tuple[Printed, ...], parameters: str, *, overruled: bool = False
) -> LedgerEntry:
    language, as_of = ledger.language, ledger.as_of
    semicolon = messages(language).semicolon
    return LedgerEntry(
        key=fact.id,
        metric=fact.metric,
        label=fact.label,
        kind=fact.kind,
        figure=figure(fact, language).text,
        value=fact.number,
        low=_decimal(fact.interval.low),
        high=_decimal(fact.interval.high),
        interval=interval_text(fact.interval),
        unit=fact.unit,
        period=period_label(fact.period, language, as_of) if fact.period else "",
        since=period_label(fact.since, language, as_of) if fact.since else "",
        basis=basis_name(fact.basis, language),
        origin="overruled" if overruled else fact.origin,
        derivation=semicolon.join(filter(None, (derivation_text(fact, language), fact.unchecked))),
        sources=(*ledger.titles(fact.sources), *([fact.cell.text] if fact.cell else [])),
        data_sha256=fact.cell.sha256 if fact.cell else "",
        note=joined_notes(fact.note, value_notes(fact, language)),
        printed=printed,
        parameters=parameters,
    )


def interval_text(interval: Interval) -> str:
    """Return an interval with its bounds: [229, 231] holds them, (80, 90) does not; one number alone."""
    if not interval.width:
        return f"{_decimal(interval.low):f}"
    before, behind = "(" if interval.low_open else "[", ")" if interval.high_open else "]"
    return f"{before}{_decimal(interval.low):f}, {_decimal(interval.high):f}{behind}"


def _decimal(bound: Fraction) -> Decimal:
    """Return a bound as a decimal number, cut at the places that a table shows."""
    cut = Decimal(round(bound * 10**BOUND_PLACES)).scaleb(-BOUND_PLACES)
    return Decimal(f"{cut.normalize():f}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """One page that prints a fact. ``as_`` are roles of texts, words of charts, and ``table``."""

    medium: Literal["slide", "page"]
    number: int
    as_: tuple[str, ...]
    name: str = ""
    """Of its deck or page among several."""


def printed_at(decks: Iterable[Scene], pages: Iterable[Scene]) -> Mapping[str, tuple[Printed, ...]]:
    """Return, by a fact's id, where it is printed, in the order of decks and pages."""
    found: dict[str, list[Printed]] = {}
    media: tuple[tuple[Literal["slide", "page"], Iterable[Scene]], ...] = (("slide", decks), ("page", pages))
    for medium, scenes in media:
        for name, sheet in ((each.imprint.name, sheet) for each in scenes for sheet in each.pages):
            for identity, words in _on(sheet).items():
                entry = Printed(medium=medium, number=sheet.number, as_=tuple(words), name=name)
                found.setdefault(identity, []).append(entry)
    return {identity: tuple(entries) for identity, entries in found.items()}


def _on(page: Page) -> dict[str, dict[str, None]]:
    """Return the facts of a page, and as what each is printed."""
    facts: dict[str, dict[str, None]] = {}
    for item in walk(page.items):
        for identity, word in _facts(item):
            facts.setdefault(identity, {})[word] = None
    return facts


def _facts(item: Item) -> Iterator[tuple[str, str]]:
    """Yield the ids of the facts that an item prints, each with the word for it; shapes print none."""
    match item:
        case Text():
            for paragraph in item.paragraphs:
                yield from ((run.fact, item.role) for run in paragraph.runs if run.fact)
        case Chart():
            for series in item.series:
                yield from ((identity, item.word) for identity in series.facts if identity)
            yield from ((level.fact, item.word) for level in item.levels if level.fact)
        case TableItem():
            for cell in item.cells:
                yield from ((identity, "table") for identity, _ in _facts(cell.text))
