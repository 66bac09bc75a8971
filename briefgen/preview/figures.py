"""A publication in; what the inspector shows of each figure that it prints out, by id."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from briefgen.base.diagnostics import Place
from briefgen.edition.publication import Publication
from briefgen.facts.fact import Fact
from briefgen.facts.ledger import Ledger
from briefgen.preview.places import Places
from briefgen.report.entry import LedgerEntry
from briefgen.report.ledger import ledger_entries

SHOWN = (
    "label",
    "figure",
    "kind",
    "unit",
    "interval",
    "period",
    "since",
    "basis",
    "origin",
    "derivation",
    "note",
)
"""What of an entry is shown as it is."""


def figures(laid: Publication, places: Places) -> dict[str, dict[str, Any]]:
    """Return the figures that are printed, and those that they follow from, as a page is told of them."""
    entries = ledger_entries(laid)
    ledger, facts = laid.edition.ledger, laid.edition.ledger.facts
    overruled: dict[str, list[LedgerEntry]] = {}
    for entry in entries:
        if entry.origin == "overruled":
            overruled.setdefault(entry.metric, []).append(entry)
    shown = _with_operands({entry.key for entry in entries if entry.printed}, facts)
    return {
        entry.key: _figure(entry, facts[entry.key], ledger, places, overruled.get(entry.metric, ()))
        for entry in entries
        if entry.key in shown and entry.origin != "overruled"
    }


def _with_operands(keys: set[str], facts: Mapping[str, Fact]) -> set[str]:
    """Return the ids of facts, and of those that they follow from."""
    found, left = set[str](), list(keys)
    while left:
        key = left.pop()
        if key in found or key not in facts:
            continue
        found.add(key)
        left += (each.id for each in _operands(facts[key]))
    return found


def _operands(fact: Fact) -> tuple[Fact, ...]:
    return fact.derivation.operands if fact.derivation else ()


def _figure(
    entry: LedgerEntry, fact: Fact, ledger: Ledger, places: Places, overruled: Iterable[LedgerEntry]
) -> dict[str, Any]:
    told: dict[str, Any] = {name: value for name in SHOWN if (value := getattr(entry, name))}
    told["value"] = f"{entry.value:f}"
    told["place"] = places.of(fact.place)
    told["sources"] = [_source(ledger, key) for key in fact.sources if key in ledger.sources]
    told["from"] = list(dict.fromkeys(each.id for each in _operands(fact)))
    told["others"] = [
        {"figure": each.figure, "kind": each.kind, "sources": list(each.sources)} for each in overruled
    ]
    if fact.cell is not None:
        told["cell"], told["sha256"] = fact.cell.text, fact.cell.sha256
        told["file"] = places.of(_place_of_cell(fact.cell.file, *fact.cell.cells[:1]))
    return {name: value for name, value in told.items() if value not in ("", [], None)}


def _source(ledger: Ledger, key: str) -> dict[str, str]:
    source = ledger.sources[key]
    told = {name: str(getattr(source, name)) for name in ("title", "publisher", "date", "note")}
    return {name: value for name, value in told.items() if value}


def _place_of_cell(file: str, cell: str = "") -> Place:
    """Return the place of a cell such as returns.csv:7:3; that of its file where it is one of a workbook."""
    line, _, column = cell.removeprefix(f"{file}:").partition(":")
    return Place(file, int(line), int(column)) if line.isdigit() and column.isdigit() else Place(file)
