"""Files too large for lists of texts in, an engine that holds their rows out: selections are condensed in it.

What a selection gets is a table such as any other, with fewer rows: those that nothing tells apart but their
numbers are one, which stands for all of them. What becomes of it is what would become of the rows.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import field
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from briefgen.base.copier import replace
from briefgen.base.dataclass import dataclass
from briefgen.base.diagnostics import Place
from briefgen.base.translate import tr
from briefgen.data.data_table import DataTable, is_note, table_of
from briefgen.data.delimited import parted, separator
from briefgen.data.duck import duck, lock, name_of, quoted, told
from briefgen.data.encoded import decoded
from briefgen.data.grid import Grid, TableError
from briefgen.data.many_files import hash_of, refuse_other
from briefgen.data.table_file import TEXTS, TableFile

BIG_BYTES = 8 << 20
"""Of files of texts: from here on they are condensed."""
BIG_ROWS = 50_000
"""Of files of columns."""
MOST_BYTES = 256 << 20
"""Of a file of texts."""
MOST_ROWS = 10_000_000
"""Of all files of a table."""
_EMPTY = re.compile(r"\n[ \t]*\r?\n")
START = "$start"
"""Stands in a query for the number of a file's first row."""
SAMPLE = 100_000
"""Characters of a file in which its heads, and notes below it, are looked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BigTable:
    """Rows in an engine: `big` has columns c0, c1 … of texts, and `nr`, the number of each row from 0."""

    engine: Any
    resources: ExitStack
    wanted: TableFile
    shapes: tuple[DataTable, ...]
    """Of each file its heads, as a table without rows."""
    lines: tuple[int, ...]
    """Of each file the line of its first row."""
    starts: tuple[int, ...]
    """Of each file the number of its first row."""
    path: str
    sha256: str
    commas: dict[int, bool] = field(default_factory=dict)
    """Of columns that were looked at: whether their numbers have decimal commas."""
    totals: dict[int, list[str]] = field(default_factory=dict)
    """Of columns that were looked at: the texts that totals are called."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LargeFile:
    """A file of a big table: its name in the brief, where it lies, and the hash of its content."""

    name: str
    path: Path
    shown: str
    """As it is reached from where the command runs."""
    sha256: str


def is_big(wanted: TableFile, paths: Sequence[Path]) -> bool:
    """Return whether files are read by an engine: large ones, whose heads are one row at their beginning."""
    if wanted.header != 1 or wanted.range or wanted.fill_down or wanted.marks or find_spec("duckdb") is None:
        return False
    if wanted.ending in TEXTS:
        return sum(path.stat().st_size for path in paths) > BIG_BYTES
    try:
        return wanted.ending == ".parquet" and _rows_in(paths) > BIG_ROWS
    except TableError:
        return False  # who reads it says what is wrong


def big_table(wanted: TableFile, files: Sequence[LargeFile], path: str) -> BigTable:
    """Return files in an engine; TableError where one of them cannot be read."""
    with ExitStack() as resources:
        engine = resources.enter_context(duck())
        folder = Path(resources.enter_context(tempfile.TemporaryDirectory()))
        loaded = _load_texts if wanted.ending in TEXTS else _load_columns
        shapes, lines, starts = [], [], [0]
        selects: list[str] = []
        for index, file in enumerate(files):
            try:
                shape, line, rows, select = loaded(
                    engine, replace(wanted, file=file.name), file, folder, index
                )
            except TableError as error:
                raise error if error.place else TableError(f"{file.name}: {error}", error.hint) from None
            shapes.append(shape)
            lines.append(line)
            selects.append(select.replace(START, str(starts[-1])))
            starts.append(starts[-1] + rows)
            if starts[-1] > MOST_ROWS:
                raise TableError(
                    tr("a table has at most {MOST_ROWS:,} rows", MOST_ROWS=MOST_ROWS),
                    tr("choose fewer files"),
                )
        for shape in shapes[1:]:
            refuse_other(shapes[0], shape)
        engine.execute(f"create view big as {' union all '.join(selects)}")
        lock(engine, [file.path for file in files])
        return BigTable(
            engine=engine,
            resources=resources.pop_all(),
            wanted=wanted,
            shapes=tuple(shapes),
            lines=tuple(lines),
            starts=tuple(starts[:-1]),
            path=path,
            sha256=files[0].sha256 if len(files) == 1 else hash_of(shapes),
        )
    raise AssertionError("nothing is suppressed")


def _rows_in(paths: Sequence[Path]) -> int:
    with duck() as engine:
        lock(engine, paths)
        listed = ", ".join(map(quoted, paths))
        found = engine.execute(f"select sum(num_rows) from parquet_file_metadata([{listed}])").fetchone()
        return int(found[0] or 0)


def _load_texts(
    engine: Any, wanted: TableFile, file: LargeFile, folder: Path, index: int
) -> tuple[DataTable, int, int, str]:
    """Take a file of texts in; return its heads, its first line, its number of rows, and what reads them."""
    with file.path.open("rb") as opened:
        data = opened.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise TableError(
            tr("it is larger than {number} MiB", number=MOST_BYTES >> 20), tr("write it as Parquet")
        )
    text = decoded(data, wanted.encoding or "")
    mark = separator(text, wanted.ending)
    head = text[:SAMPLE].rpartition("\n")[0] or text
    grid = parted(head, mark)
    shape = table_of(grid, wanted, path=file.shown, sha256=file.sha256)
    first = grid.lines[shape.top[-1]] + 1
    whole, last = _without_notes(text, mark, len(shape.heads))
    copy = file.path
    if whole is not text or not data.isascii():
        copy = folder / f"{index}.csv"
        copy.write_text(whole, "utf-8", newline="")
    columns = ", ".join(f"'c{at}': 'varchar'" for at in range(len(shape.heads)))
    form = f"delim = {quoted(mark)}, quote = '\"', escape = '\"', nullstr = '', allow_quoted_nulls = true"
    try:
        with told():
            engine.execute(
                f"create table texts{index} as from read_csv({quoted(copy)}, auto_detect = false, {form},"
                f" header = false, skip = {first - 1}, columns = {{{columns}}}, null_padding = true)"
            )
    except TableError as error:
        raise _of_line(error, file) from None
    rows = engine.execute(f"select count(*) from texts{index}").fetchone()[0]
    _refuse_gap(engine, index, shape, (first, whole))
    if rows != last - first + 1:
        message = tr(
            "it has {number:,} lines below its heads and {rows:,} rows", number=last - first + 1, rows=rows
        )
        raise TableError(message, tr("take out line breaks within texts, or write it as Parquet"))
    return replace(shape, rows=()), first, rows, f"select rowid + {START} as nr, * from texts{index}"


def _of_line(error: TableError, file: LargeFile) -> TableError:
    """Return what is wrong with a line of a file, at its place."""
    said = error.hint + str(error)
    found = re.search(r"on Line: (\d+)", said)
    if found is None:
        return error
    cells = re.search(r"Columns: (\d+) Found: (\d+)", said)
    place = Place(file.shown, int(found[1]), 1)
    if cells:
        message = tr("this row has {cells} cells, the heads have {heads}", cells=cells[2], heads=cells[1])
        return TableError(message, tr('put a text or number with a comma in quotes: "1,234"'), place)
    if "quoted new lines" in said:
        return TableError(
            tr("a text of a large file has a line break"), tr("take it out, or write Parquet"), place
        )
    return TableError(tr("this row cannot be read"), tr("look for a quote that is not closed"), place)


def _refuse_gap(engine: Any, index: int, shape: DataTable, at: tuple[int, str]) -> None:
    """Refuse rows behind an empty one."""
    first, text = at
    empty = " and ".join(f"coalesce(trim(c{at}), '') = ''" for at in range(len(shape.heads)))
    row = engine.execute(f"select min(rowid) from texts{index} where {empty}").fetchone()[0]
    lines = [] if row is None else [first + row]
    lines += [line for found in _EMPTY.finditer(text) if (line := text.count("\n", 0, found.end())) >= first][
        :1
    ]
    if lines:
        raise TableError(
            tr("rows go on behind an empty one: are they the same table?"),
            tr("remove the empty row, or make two files of them"),
            shape.placed(shape.grid.name(min(lines), shape.first)),
        )


def _without_notes(text: str, mark: str, width: int) -> tuple[str, int]:
    """Return a text without empty lines and notes at its end, and how many lines are left."""
    whole = text.rstrip()
    while True:
        above, _, line = whole.rpartition("\n")
        rows = parted(line, mark).rows
        cells = [*rows[0], *([""] * (width - len(rows[0])))] if rows else [""] * width
        if not above or (any(cells) and not is_note(cells, ())):
            break
        like = next(iter(parted(above.rstrip().rpartition("\n")[2], mark).rows), [])
        if any(cells) and not is_note(cells, like):
            break
        whole = above.rstrip()
    return (whole if len(whole) < len(text.rstrip()) else text), whole.count("\n") + 1


def _load_columns(
    engine: Any, wanted: TableFile, file: LargeFile, folder: Path, index: int
) -> tuple[DataTable, int, int, str]:
    """Return the heads of a file of columns, its first line, how many rows it has, and what reads them."""
    rows_of = f"read_parquet({quoted(file.path)}, file_row_number = true, hive_partitioning = false)"
    described = engine.execute(f"describe select * exclude (file_row_number) from {rows_of}").fetchall()
    heads = [" ".join(name.split()) for name, *_ in described]
    grid = Grid(rows=[heads], lines=[0], name=lambda row, column: f"!{row}!{heads[column]}", whole=True)
    shape = table_of(grid, wanted, path=file.shown, sha256=file.sha256)
    count = f"select num_rows from parquet_file_metadata({quoted(file.path)})"
    rows = engine.execute(count).fetchone()[0]
    texts = [_as_text(engine, rows_of, name, kind) for name, kind, *_ in described]
    listed = ", ".join(f"{text} as c{at}" for at, text in enumerate(texts))
    select = f"select file_row_number + {START} as nr, {listed} from {rows_of}"
    return replace(shape, rows=()), 1, rows, select


def _as_text(engine: Any, rows: str, name: str, kind: str) -> str:
    """Return the text of a column's values, as one who reads them one by one writes it."""
    column = name_of(name)
    if kind.startswith("DECIMAL"):
        cells = f"rtrim(split_part(cast({column} as varchar), '.', 2), '0')"
        places = engine.execute(f"select max(length({cells})) from {rows}").fetchone()[0] or 0
        return f"cast(cast({column} as decimal(38, {places})) as varchar)"
    if kind == "DOUBLE":
        return f"printf('%.15g', {column})"
    if kind == "TIMESTAMP":
        day = f"cast(cast({column} as date) as varchar)"
        return f"case when {column} = cast({column} as date) then {day} else cast({column} as varchar) end"
    if kind in ("VARCHAR", "BOOLEAN", "DATE", "FLOAT") or kind.endswith("INT") or kind == "INTEGER":
        return f"cast({column} as varchar)"
    return f"case when {column} is not null then '{kind.split('(')[0].lower()}' end"
