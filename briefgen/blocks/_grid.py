"""What a table is asked to show in, its cells as runs out, each with the number that it states."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from briefgen.blocks._runs import best_claim, comparison_runs, note_mark, phrase_runs
from briefgen.blocks.kpi import Kpi
from briefgen.facts.format import figure, period_label
from briefgen.facts.ledger import Fact
from briefgen.facts.missing import DASH, MissingValue, is_mark
from briefgen.phrase import Phrase, place_of
from briefgen.problems import Place, Problem
from briefgen.records import dataclass
from briefgen.scene import Run
from briefgen.setting import Setting
from briefgen.words import words

FEWEST_OF_TREND = 3
"""Two values are a difference, which has a column of its own."""
_NUMBER = re.compile(r"[+\-−约超近]?\s*\d[\d,]*(?:\.\d+)?\s*\S{0,5}")
_DIGITS = re.compile(r"-?\d+(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class Entry:
    """A cell: its runs and the number that they state, or the values whose way it shows."""

    runs: tuple[Run, ...] = ()
    number: float | None = None
    trend: tuple[Fact, ...] = ()

    @property
    def text(self) -> str:
        """The characters of all runs."""
        return "".join(run.text for run in self.runs)


Grid = list[list[Entry]]
"""Rows of cells, the head first."""


def metric_grid(metrics: Sequence[str], columns: Sequence[str], setting: Setting, place: Place) -> Grid:
    """Return a row a metric: its label, then what the columns ask for."""
    vocabulary = words(setting.language)
    titles = {
        "latest": vocabulary.latest,
        "period": vocabulary.as_of.format(period="").strip(),
        "change": vocabulary.change,
        "source": vocabulary.source.rstrip("： :"),
        "trend": vocabulary.trend,
    }
    named = [titles.get(column) or _period(column, setting) for column in columns]
    style = setting.style("label", setting.theme.palette.muted, bold=True)
    grid = [[Entry((Run(text=title, style=style),)) for title in (vocabulary.metric, *named)]]
    for metric in metrics:
        fact = Kpi(metric=metric, place=place).fact(setting)
        if fact is not None:
            label = Entry((Run(text=fact.label, style=setting.style("body")),))
            grid.append([label, *(_asked(fact, column, setting, place) for column in columns)])
    for index, column in enumerate(columns, 1):
        if column not in titles and len(grid) > 1:
            _refuse_empty([row[index] for row in grid[1:]], column, metrics, setting, place)
    return grid


def _refuse_empty(
    cells: Sequence[Entry], column: str, metrics: Sequence[str], setting: Setting, place: Place
) -> None:
    """Note a period that no metric of the table has a value for: a gap in one row is not a mistake."""
    if any(cell.number is not None or cell.text != DASH for cell in cells):
        return
    named = dict.fromkeys(metric.partition(".")[0] for metric in metrics)
    keys = [key for key in named if key in setting.ledger.metrics]
    known = {fact.period for key in keys for fact in setting.ledger.series(key)}
    if not any(column in setting.ledger.missing(key) for key in keys):
        message = f"no metric of this table has a value for {column}: {', '.join(keys)}"
        hint = "they have values for " + ", ".join(sorted(known)) if known else "give them values"
        setting.problems.append(Problem(place_of(column, place), message, hint, "unknown-period"))


def _period(column: str, setting: Setting) -> str:
    return period_label(column, setting.language, setting.ledger.as_of)


def _asked(fact: Fact, column: str, setting: Setting, place: Place) -> Entry:
    """Return what a column shows of a figure."""
    body = setting.style("body")
    if column == "latest":
        strong = replace(body, weight=700, colour=setting.accent_of(fact.metric).strong)
        return _value(fact, setting, Run(text="", style=strong))
    if column == "period":
        return Entry((Run(text=_period(fact.period, setting), style=body),))
    if column == "source":
        titles = [setting.ledger.sources[key].title for key in fact.sources if key in setting.ledger.sources]
        said = words(setting.language).list_comma.join(titles)
        return Entry((Run(text=said, style=setting.style("label")),) if said else ())
    if column == "trend":
        known = setting.ledger.series(fact.metric)
        return Entry(trend=tuple(known) if len(known) >= FEWEST_OF_TREND else ())
    if column == "change":
        claim = best_claim(fact, setting) if fact.kind == "value" else None
        return Entry(comparison_runs(claim, setting, body) if claim else ())
    try:
        return _value(setting.ledger.find(f"{fact.metric}.{column}"), setting, Run(text="", style=body))
    except MissingValue as missing:
        return Entry((Run(text=missing.gap.mark, style=body),))
    except LookupError:
        return Entry((Run(text=DASH, style=body),))


def _value(fact: Fact, setting: Setting, look: Run) -> Entry:
    shown = replace(look, text=figure(fact, setting.language).text, fact=fact.id)
    return Entry((shown, *note_mark(fact, setting, setting.style("body"))), float(fact.number))


def free_grid(
    head: Sequence[Phrase], units: Sequence[Phrase], rows: Sequence[Sequence[Phrase]], setting: Setting
) -> Grid:
    """Return the author's cells; a unit stands behind its column's head."""
    style = setting.style("label", setting.theme.palette.muted, bold=True)
    quiet = replace(style, weight=400)
    body = setting.style("body")
    strong = replace(body, weight=700, colour=setting.accent.strong)
    grid: Grid = [[Entry(phrase_runs(cell, setting, style)) for cell in head]]
    for index, unit in enumerate(units):
        if unit.text:
            runs = grid[0][index].runs
            grid[0][index] = Entry((*runs, Run(text="\n", style=quiet), *phrase_runs(unit, setting, quiet)))
    for row in rows:
        grid.append([_said(phrase_runs(cell, setting, body, strong=strong), setting) for cell in row])
    return grid


def _said(runs: tuple[Run, ...], setting: Setting) -> Entry:
    facts = {run.fact for run in runs if run.fact}
    text = "".join(run.text for run in runs).strip()
    if not _NUMBER.fullmatch(text):
        return Entry(runs)
    if len(facts) == 1:
        return Entry(runs, float(setting.ledger.facts[facts.pop()].number))
    digits = _DIGITS.search(text.replace(",", "").replace("−", "-"))
    return Entry(runs, float(digits[0]) if digits else None)


def is_numeric(grid: Grid, column: int) -> bool:
    """Say whether all that a column states below its head are numbers, or marks of a missing one."""
    below = [row[column] for row in grid[1:] if row[column].runs and not is_mark(row[column].text)]
    return bool(below) and all(entry.number is not None for entry in below)
