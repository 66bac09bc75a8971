"""The rows of a table of metrics in; a warning for each column that none of them has anything for, out."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.base.diagnostics import Place, Problem
from briefgen.base.phrase import place_of
from briefgen.base.translate import tr
from briefgen.blocks.base import note_once
from briefgen.blocks.parts.grid import Grid
from briefgen.facts.missing import DASH
from briefgen.model.context import Setting

STATED = {"status": "thresholds", "target": "target", "limit": "limit"}
"""Columns of what a metric states, and the key by which it does."""


def note_empty_columns(grid: Grid, columns: Sequence[str], place: Place, setting: Setting) -> None:
    """Note the columns of what metrics state, such as their status, that are empty in every row."""
    for index, column in enumerate(columns, start=1):
        texts = {row[index].text for row in grid[1:] if len(row) == len(columns) + 1}
        if column in STATED and texts and texts <= {"", DASH}:
            message = tr(
                "the column {column!r} is empty: none of these metrics has `{STATED}`",
                column=column,
                STATED=STATED[column],
            )
            hint = tr(
                "give them `{STATED}: …`, or leave {column!r} out", STATED=STATED[column], column=column
            )
            note_once(setting, Problem(place_of(column, place), message, hint, "table", "warning"))
