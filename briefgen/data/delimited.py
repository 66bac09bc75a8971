"""A CSV or TSV file: its bytes in, the grid of its cells out."""

from __future__ import annotations

import csv
import re

from briefgen.base.translate import tr
from briefgen.data.encoded import decoded
from briefgen.data.grid import Grid, TableError, refuse_too_large
from briefgen.data.table_file import TableFile

LONGEST_CELL = 100_000
_QUOTED = re.compile(r'"(?:[^"]|"")*"')
_SEPARATORS = (",", ";", "\t", "|", "，")


def read(data: bytes, wanted: TableFile) -> Grid:
    """Return the cells of a file whose lines are rows; TableError where it cannot be read."""
    text = decoded(data, wanted.encoding or "")
    if "\0" in text:
        raise TableError(tr("it is not a text file"), tr("save it as CSV in UTF-8"))
    return parted(text, separator(text, wanted.ending))


def parted(text: str, mark: str) -> Grid:
    """Return the cells of a text whose lines are rows; TableError where a line cannot be read."""
    csv.field_size_limit(LONGEST_CELL)
    reader = csv.reader(text.splitlines(keepends=True), delimiter=mark, strict=True)
    rows: list[list[str]] = []
    lines: list[int] = []
    cells, line = 0, 0
    try:
        for row in reader:
            rows.append([cell.strip() for cell in row])
            lines.append(line + 1)
            cells, line = cells + len(row), reader.line_num
            refuse_too_large(len(rows), cells)
    except csv.Error as error:
        raise TableError(
            tr("line {line_num} cannot be read: {error}", line_num=max(reader.line_num, 1), error=error),
            tr("look for a quote that is not closed"),
        ) from None
    return Grid(
        rows=rows, lines=lines, name=lambda row, column: f":{row}:{column + 1}", semicolons=mark == ";"
    )


def separator(text: str, ending: str) -> str:
    """Return what stands between cells: the mark that the first lines with any have most of."""
    if ending == ".tsv":
        return "\t"
    for line in text[:10_000].splitlines():
        plain = _QUOTED.sub("", line)
        best = max(_SEPARATORS, key=plain.count)
        if plain.count(best):
            return best
    return ","
