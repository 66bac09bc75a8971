"""An author's head and rows in, the cells of a free table out."""

from __future__ import annotations

from collections.abc import Sequence
from unicodedata import normalize

from briefgen.base.compile_late import compile_late
from briefgen.base.copier import replace
from briefgen.base.number_reading import in_english
from briefgen.base.phrase import Phrase
from briefgen.blocks.parts.grid import Grid, TableEntry
from briefgen.blocks.parts.runs import phrase_runs
from briefgen.blocks.parts.value_marks import MarkMeaning, mark_runs, missing_marks, status_marks
from briefgen.facts.missing import missing_from
from briefgen.model.context import Setting
from briefgen.model.scene import Run
from briefgen.text import states_number

_DIGITS = compile_late(r"-?(?:\d+(?:\.\d+)?|\.\d+)")


def free_grid(
    head: Sequence[Phrase], units: Sequence[Phrase], rows: Sequence[Sequence[Phrase]], setting: Setting
) -> Grid:
    """Return the author's cells; a unit follows its column header, unless that contains it already."""
    style = setting.style("label", setting.theme.palette.muted, bold=True)
    quiet = replace(style, weight=400)
    body = setting.style("body")
    strong = replace(body, weight=700, colour=setting.accent.words)
    grid: Grid = [[TableEntry(phrase_runs(cell, setting, style)) for cell in head]]
    for index, unit in enumerate(units):
        title, name = (normalize("NFKC", text).strip() for text in (head[index].text, unit.text))
        if name and title != name and not title.endswith(f"({name})"):
            runs = grid[0][index].runs
            grid[0][index] = TableEntry(
                (*runs, Run(text="\n", style=quiet), *phrase_runs(unit, setting, quiet))
            )
    for row in rows:
        entries = [_cell(phrase_runs(cell, setting, body, strong=strong), setting) for cell in row]
        grid.append([_explained(entry, cell, setting) for entry, cell in zip(entries, row, strict=True)])
    return grid


def _explained(entry: TableEntry, cell: Phrase, setting: Setting) -> TableEntry:
    """Return an author's cell with the meaning of the mark that stands for a reference's missing value."""
    gap = missing_from(entry.said, cell.place) if cell.text.lstrip().startswith("{") and entry.said else None
    return replace(entry, marks=(*entry.marks, *missing_marks(gap, setting)))


def _cell(runs: tuple[Run, ...], setting: Setting) -> TableEntry:
    """Return a cell of an author's text, with the number that it states, if any."""
    plain = [run for run in runs if not run.style.rise]
    facts = {run.fact for run in plain if run.fact}
    runs, marks = _with_marks(runs, setting)
    entry = TableEntry(runs, marks=marks)
    alone = len(facts) == 1 and all(run.fact for run in plain)
    if not alone and not states_number(entry.said):
        return entry
    if len(facts) == 1:
        return replace(entry, number=float(setting.ledger.facts[facts.pop()].number))
    digits = _DIGITS.search(in_english(entry.said, setting.language).replace(",", "").replace("−", "-"))
    return replace(entry, number=float(digits[0]) if digits else None)


def _with_marks(runs: tuple[Run, ...], setting: Setting) -> tuple[tuple[Run, ...], tuple[MarkMeaning, ...]]:
    """Return an author's runs with a letter behind each value that is not final, and what they mean."""
    made, told = list[Run](), list[MarkMeaning]()
    for run in runs:
        marks = status_marks(setting.ledger.facts[run.fact], setting) if run.fact else ()
        made += [run, *mark_runs(marks, setting, run.style)]
        told += marks
    return tuple(made), tuple(told)
