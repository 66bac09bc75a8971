"""Cells of a table whose rows are members of a dimension and whose columns are families."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress

from briefgen.base.copier import replace
from briefgen.base.diagnostics import Place
from briefgen.base.locale import is_chinese
from briefgen.base.messages import messages
from briefgen.base.phrase import Phrase
from briefgen.base.say import say
from briefgen.blocks.parts.grid import Grid, TableEntry, metric_grid, missing_cell, unit_of
from briefgen.blocks.parts.runs import phrase_runs
from briefgen.facts.family import CrossTable, MemberRow
from briefgen.facts.format import short_period
from briefgen.facts.kinds import KINDS
from briefgen.facts.metric import Metric
from briefgen.facts.period import is_period
from briefgen.facts.relative_period import WORDS
from briefgen.model.context import Setting
from briefgen.model.scene import Run

LATEST = "latest"
CLAIMS = frozenset(KINDS) - {"change", "share"}
"""Kinds of claims that are columns by their own names."""


def member_grid(
    table: CrossTable, rows: Sequence[MemberRow], head: Sequence[Phrase], setting: Setting, place: Place, *,
    intervals: bool,
) -> Grid:  # fmt: skip
    """Return a row a member; heads are the families' labels with their units, or the author's."""
    columns = [
        _column(table.words[at], [row.keys[at] for row in rows], setting, place, intervals=intervals)
        for at in range(len(table.words))
    ]
    style = setting.style("label", setting.theme.palette.muted, bold=True)
    first = TableEntry((Run(text=_dimension(table, setting), style=style),))
    heads = [first, *(cells[0] for cells in columns)]
    for at, written in enumerate(head):
        heads[at] = TableEntry(phrase_runs(written, setting, style))
    body = setting.style("body")
    names = [TableEntry((Run(text=_name(row, table, setting), style=body),)) for row in rows]
    below = zip(names, *(cells[1:] for cells in columns), strict=True)
    return [heads, *(list(row) for row in below)]


def numbers_of(table: CrossTable, at: int, setting: Setting, place: Place) -> list[float | None]:
    """Return what a column states of each member, None for nothing."""
    keys = [row.keys[at] for row in table.rows]
    return [cell.number for cell in _column(table.words[at], keys, setting, place, intervals=False)[1:]]


def _column(
    word: str, keys: Sequence[str], setting: Setting, place: Place, *, intervals: bool
) -> list[TableEntry]:
    """Return a column's head and cells."""
    known = [key for key in keys if key and _is_known(key, setting)]
    valued = word == LATEST or word in WORDS or is_period(word)
    grid = metric_grid(known, [word], setting, place, units_apart=valued, intervals=intervals)
    cells = dict(zip(known, (row[1] for row in grid[1:]), strict=True))
    head = _head(word, known, grid[0][1], setting, with_unit=valued)
    return [head, *(cells.get(key) or missing_cell(key, setting) for key in keys)]


def _is_known(key: str, setting: Setting) -> bool:
    try:
        return bool(setting.ledger.find(key))
    except LookupError:
        return False


def _head(
    word: str, known: Sequence[str], own: TableEntry, setting: Setting, *, with_unit: bool
) -> TableEntry:
    """Return a head: what is measured, and below it what is shown of that and its unit."""
    if not known:
        return own
    metrics = [setting.ledger.metrics[key] for key in known]
    style = setting.style("label", setting.theme.palette.muted, bold=True)
    quiet = replace(style, weight=400)
    shown = "" if word == LATEST else _claim(word, known, setting) if word in CLAIMS else own.text
    units = {unit_of(setting.ledger.find(key), setting) for key in known} if with_unit else set()
    below = [text for text in (shown, units.pop() if len(units) == 1 else "") if text]
    runs = [Run(text=_label(metrics, setting.language), style=style)]
    if below:
        told = messages(setting.language).comma.join(below)
        runs += [Run(text="\n", style=quiet), Run(text=told, style=quiet)]
    return TableEntry(tuple(runs))


def _claim(word: str, known: Sequence[str], setting: Setting) -> str:
    """Return the name of a kind of claim, with the period that all of a column compare with."""
    name = say(setting.language, KINDS[word].name_zh, word.replace("_", " "))
    since = set[str]()
    for key in known:
        with suppress(LookupError):
            since.add(setting.ledger.find(f"{key}.{word}").since)
    if len(since) != 1 or not (base := since.pop()):
        return name
    mark = messages(setting.language)
    period = short_period(base, setting.language, setting.ledger.as_of)
    return f"{name}{mark.space}{mark.versus.format(period=period)}"


def _label(metrics: Sequence[Metric], language: str) -> str:
    """Return what a column measures: its family, and the members that all of its metrics are of."""
    members = [metric.membership for metric in metrics if metric.membership]
    columns = list(zip(*(member.coordinates for member in members), strict=True))
    several = len(members) > 1
    common = [names[0] for names in columns if several and len(set(names)) == 1 and names[0]]
    label = members[0].family_label
    if is_chinese(language):
        return "、".join(common) + label
    return ", ".join((label, *common))


def _name(row: MemberRow, table: CrossTable, setting: Setting) -> str:
    """Return what a row is called: its member, or what all of them are together."""
    label = row.member or table.together or messages(setting.language).all_members
    return label if row.member else label[:1].upper() + label[1:]


def _dimension(table: CrossTable, setting: Setting) -> str:
    """Return the head over the members: the dimension, where its name is a word of the language."""
    name = table.dimension
    if is_chinese(setting.language):
        return messages(setting.language).member if name.isascii() else name
    return name[:1].upper() + name[1:]
