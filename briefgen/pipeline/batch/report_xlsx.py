"""A batch's summary in, its report as a workbook out: rows, problems, figures, and what stands out."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any

from briefgen.pipeline.batch.job import KeyFigure, Result
from briefgen.pipeline.batch.summary import Summary

NAME = "batch-report.xlsx"
CREATED = datetime(1980, 1, 1)
"""The same batch gives the same bytes, whatever the day."""
WIDEST = 60 * 7
"""Of a column, in pixels."""
MOST_CHARACTERS = 32_767
"""Of a cell."""
FIGURE = ("metric", "label", "kind", "period", "value", "figure")
PLACED = ("severity", "file", "line", "column", "code", "message", "hint")
Cell = str | int | float | Decimal


def xlsx_report(found: Summary) -> bytes:
    """Return the report; texts are never formulas or links, numbers are numbers."""
    import xlsxwriter

    out = io.BytesIO()
    book = xlsxwriter.Workbook(
        out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    book.set_properties({"created": CREATED})
    parameters = tuple(dict.fromkeys(name for result in found.results for name in result.settings))
    counts = ("files", "slides", "pages", "problems", "stands out", "error")
    rows = (_row(result, parameters, found) for result in found.results)
    _sheet(book, "rows", ("row", "name", "state", *parameters, *counts), rows)
    _sheet(book, "problems", ("row", "name", *PLACED), _problems(found.results))
    _sheet(book, "figures", ("row", "name", *FIGURE), _figures(found.results))
    scored = ("median", "z-score", "rows")
    _sheet(book, "stands out", ("row", "name", *FIGURE, *scored), _standing_out(found))
    book.close()
    return out.getvalue()


def _row(result: Result, parameters: Sequence[str], found: Summary) -> Sequence[Cell]:
    settings = [result.settings.get(name, "") for name in parameters]
    files = ", ".join(each.name for each in result.files)
    out = len(found.outliers.get(result.number, ()))
    counts = (result.slides, result.pages, len(result.problems), out)
    return (result.number, result.name, result.state, *settings, files, *counts, result.error)


def _problems(results: Iterable[Result]) -> Iterable[Sequence[Cell]]:
    for result in results:
        for each in result.problems:
            place = each.place
            where = (place.file, place.line or "", place.column or "")
            yield (result.number, result.name, each.severity, *where, each.code, each.message, each.hint)


def _figures(results: Iterable[Result]) -> Iterable[Sequence[Cell]]:
    for result in results:
        for each in result.figures:
            yield (result.number, result.name, *_figure(each))


def _figure(each: KeyFigure) -> Sequence[Cell]:
    return each.metric, each.label, each.kind, each.period, each.number, each.text


def _standing_out(found: Summary) -> Iterable[Sequence[Cell]]:
    for result in found.results:
        for each in found.outliers.get(result.number, ()):
            scored = (each.median, round(each.score, 2), each.rows)
            yield (result.number, result.name, *_figure(each.figure), *scored)


def _sheet(book: Any, name: str, heads: Sequence[str], rows: Iterable[Sequence[Cell]]) -> None:
    sheet = book.add_worksheet(name)
    bold = book.add_format({"bold": True})
    for column, head in enumerate(heads):
        sheet.write_string(0, column, head, bold)
    line = 0
    for line, row in enumerate(rows, 1):
        for column, cell in enumerate(row):
            if isinstance(cell, str):
                sheet.write_string(line, column, cell[:MOST_CHARACTERS])
            else:
                sheet.write_number(line, column, float(cell))
    sheet.freeze_panes(1, 2)
    sheet.autofilter(0, 0, max(line, 1), len(heads) - 1)
    sheet.autofit(max_width=WIDEST)
