"""A world in, the file that holds it out: long or wide, as people and offices write tables."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from fuzz.choice import Choice
from fuzz.tabled import queried
from fuzz.tabled.world import ALL, GAPS, MEASURES, At, Numbers, World

Cell = str | Decimal | None
"""A text, a number, or a gap."""
FILES = ("parquet",)
"""Files that a query names by themselves, and that are a table without one, too."""
FULL = str.maketrans("0123456789.,-", "０１２３４５６７８９．，－")


@dataclass(slots=True, kw_only=True)
class Table:
    """A file, what a brief says of it, and which metrics it can give."""

    form: str
    """long, wide or crosstab."""
    ending: str
    measures: tuple[str, ...]
    name: str = ""
    data: bytes = b""
    says: dict[str, object] = field(default_factory=dict)
    """Further keys of the table in the brief."""
    period: tuple[str, ...] = ("period",)
    """The columns of the period, where there are some."""
    sql: str = ""
    """The query that finds it, in a database or in files."""

    @property
    def by_sql(self) -> bool:
        """Say whether a query finds it."""
        return bool(self.sql)

    @property
    def named(self) -> dict[str, object]:
        """What the brief says of it."""
        if not self.sql:
            return {"file": self.name, **self.says}
        database = {} if self.ending in FILES else {"database": self.name}
        return {"sql": self.sql, **database}


def table(choice: Choice, world: World) -> Table:
    """Return a file with a world; holes of a wide table become gaps of the world."""
    form = choice.weighted({"long": 5, "wide": 2, "crosstab": 0 if world.totals else 2})
    measures = MEASURES if form == "long" else (choice.pick(("seen", "level")),)
    ending = choice.weighted({"csv": 5, "tsv": 1, "json": 2, "xlsx": 2})
    made = Table(form=form, ending=ending, measures=measures)
    _fill_holes(world, form)
    heads, rows = _LAID[form](choice, world, made)
    made.name = f"t.{ending}"
    if ending == "json":
        made.data = _json(choice, heads, rows)
    elif ending == "xlsx":
        made.data = _workbook(choice, heads, rows, made, len(world.dims))
    else:
        made.data = _text(choice, heads, rows, made)
    own = Choice.of_seed(repr(rows))  # what else is decided stays as it was before there were queries
    if own.once_in(4):
        _asked(own, heads, rows, made)
    return made


def _asked(choice: Choice, heads: Sequence[str], rows: Sequence[Sequence[Cell]], made: Table) -> None:
    """Let a query find the rows: in a database, in a Parquet file, or in the file that holds them."""
    ending, data = queried.stored(choice, heads, rows)
    if not data:
        return
    made.ending, made.data, made.name, made.says = ending, data, f"t.{ending}", {}
    if ending in FILES:
        made.sql = queried.query(choice, heads, f"'{made.name}'") if choice.once_in(2) else ""
    else:
        made.sql = queried.query(choice, heads, "waits")


def _fill_holes(world: World, form: str) -> None:
    if form == "long":
        return
    known = dict.fromkeys(at for at, _ in world.rows)
    if form == "crosstab":
        known = dict.fromkeys((member, *at[1:]) for member in world.dims[0].members for at in list(known))
        whole = {(at[1:], period) for at, period in world.rows}
    for at in known:
        for period in world.periods:
            if form == "wide" or (at[1:], period) in whole:
                world.rows.setdefault((at, period), dict.fromkeys(MEASURES))
    for parts in dict.fromkeys(parts for parts, _ in world.totals):
        for when in world.periods:
            world.totals.setdefault((parts, when), dict.fromkeys(MEASURES))


def _named(world: World, at: At) -> list[Cell]:
    return [dim.total if name == ALL else name for name, dim in zip(at, world.dims, strict=True)]


def _all(choice: Choice, world: World) -> list[tuple[At, str, Numbers]]:
    rows = [(at, period, numbers) for (at, period), numbers in world.rows.items()]
    totals = [(at, period, numbers) for (at, period), numbers in world.totals.items()]
    return totals + rows if choice.once_in(3) else rows + totals


def _long(choice: Choice, world: World, made: Table) -> tuple[list[str], list[list[Cell]]]:
    rows = _all(choice, world)
    apart = world.kind == "month" and choice.once_in(3)
    made.period = ("year", "month") if apart else ("period",)
    heads = [*world.heads, *made.period, *made.measures]
    found: list[list[Cell]] = []
    for at, period, numbers in rows:
        dated: list[Cell] = [period[:4], str(int(period[5:]))] if apart else [period]
        found.append([*_named(world, at), *dated, *(numbers[name] for name in made.measures)])
    return heads, found


def _wide(choice: Choice, world: World, made: Table) -> tuple[list[str], list[list[Cell]]]:
    (measure,) = made.measures
    found: dict[At, list[Cell]] = {}
    for at, period, numbers in _all(choice, world):
        row = found.setdefault(at, [*_named(world, at), *(None for _ in world.periods)])
        row[len(world.dims) + world.periods.index(period)] = numbers[measure]
    made.period = ()
    return [*world.heads, *world.periods], list(found.values())


def _crosstab(choice: Choice, world: World, made: Table) -> tuple[list[str], list[list[Cell]]]:
    (measure,) = made.measures
    first = world.dims[0].members
    found: dict[tuple[At, str], list[Cell]] = {}
    for (at, period), numbers in world.rows.items():
        row = found.setdefault((at[1:], period), [period, *at[1:], *(None for _ in first)])
        row[len(at) + first.index(at[0])] = numbers[measure]
    return ["period", *world.heads[1:], *first], list(found.values())


_LAID = {"long": _long, "wide": _wide, "crosstab": _crosstab}


def _json(choice: Choice, heads: Sequence[str], rows: Sequence[Sequence[Cell]]) -> bytes:
    bare = choice.once_in(2)

    def value(cell: Cell) -> object:
        if cell is None:
            return choice.pick((None, "n/a", "–"))
        if isinstance(cell, Decimal):
            return f"@{cell}@" if bare else f"{cell:f}"
        return cell

    records = [dict(zip(heads, map(value, row), strict=True)) for row in rows]
    text = json.dumps(records, ensure_ascii=choice.once_in(2))
    for row in rows:  # numbers with the decimals that they have
        for cell in row:
            if isinstance(cell, Decimal):
                text = text.replace(f'"@{cell}@"', f"{cell:f}")
    return text.encode()


def _text(choice: Choice, heads: Sequence[str], rows: Sequence[Sequence[Cell]], made: Table) -> bytes:
    style = choice.weighted({"plain": 4, "thousands": 2, "full": 1, "comma": 2})
    if style == "comma":
        made.says["decimal"] = "comma"
    out = io.StringIO()
    delimiter = "\t" if made.ending == "tsv" else choice.weighted({",": 4, ";": 2, "|": 1})
    writer = csv.writer(out, delimiter=delimiter, lineterminator=choice.pick(("\n", "\r\n")))
    title = len(heads) > 2 and choice.once_in(5)
    if title:
        writer.writerow(["Returns of the district", *("" for _ in heads[1:])])
    if choice.once_in(5) and made.form == "long":
        made.says["header"] = 2
        if title:
            made.says["range"] = f"A2:{_letters(len(heads))}{len(rows) + 3}"
        count = len(heads) - len(made.measures)
        writer.writerow([*("" for _ in range(count)), "Figures", *("" for _ in made.measures[1:])])
    writer.writerow(heads)
    for row in rows:
        writer.writerow([_written(choice, cell, style) for cell in row])
    if choice.once_in(5) and len(heads) > 2:
        out.write("\n" if choice.once_in(2) else "")
        writer.writerow(["Note: invented figures", *("" for _ in heads[1:])])
    return _encoded(choice, out.getvalue(), made)


def _letters(count: int) -> str:
    return chr(64 + count)


def _encoded(choice: Choice, text: str, made: Table) -> bytes:
    codec = choice.weighted({"utf-8": 5, "utf-8-sig": 1, "utf-16": 1, "gb18030": 2})
    if codec == "gb18030":
        made.says["encoding"] = codec
    return text.encode(codec)


def _written(choice: Choice, cell: Cell, style: str) -> str:
    if cell is None:
        return choice.pick(GAPS)
    if isinstance(cell, str):
        return cell
    text = f"{cell:,f}" if style in ("thousands", "comma") else f"{cell:f}"
    if style == "comma":
        return text.translate(str.maketrans(",.", ".,"))
    if text.startswith("-") and choice.once_in(3):
        text = f"−{text[1:]}"
    return text.translate(FULL) if style == "full" else text


def _workbook(
    choice: Choice, heads: Sequence[str], rows: Sequence[Sequence[Cell]], made: Table, dims: int
) -> bytes:
    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = choice.pick(("Monthly", "1", "Sheet!A", "月报"))
    if choice.once_in(4):
        book.create_sheet("Other")
        made.says["sheet"] = sheet.title
    if choice.once_in(4):
        sheet.append(["Returns of the district"])
        made.says["range"] = f"A2:{_letters(len(heads))}{len(rows) + 3}"
    if choice.once_in(4) and made.form == "long":
        made.says["header"] = 2
        count = len(heads) - len(made.measures)
        sheet.append([*("" for _ in range(count)), "Figures"])
        last = sheet.max_row
        sheet.merge_cells(start_row=last, end_row=last, start_column=count + 1, end_column=len(heads))
    sheet.append([f"{head}" for head in heads])
    first = sheet.max_row + 1
    for row in rows:
        sheet.append([_safe(cell) for cell in row])
        for cell, told in zip(sheet[sheet.max_row], row, strict=False):
            if isinstance(told, str):
                cell.data_type = "s"
            elif isinstance(told, Decimal):
                places = max(0, -int(told.as_tuple().exponent))
                plain = "#,##0" if choice.once_in(2) else "0"
                cell.number_format = f"{plain}.{'0' * places}" if places else plain
    if choice.once_in(2) and dims > 1 and made.form != "crosstab":
        _merge(sheet, rows, first)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _safe(cell: Cell) -> object:
    return float(cell) if isinstance(cell, Decimal) else cell


def _merge(sheet: object, rows: Sequence[Sequence[Cell]], first: int) -> None:
    """Merge the cells of one member of the first dimension that stand below each other."""
    start = 0
    for index in range(1, len(rows) + 1):
        if index == len(rows) or rows[index][0] != rows[start][0]:
            if index - start > 1:
                sheet.merge_cells(  # type: ignore[attr-defined]
                    start_row=first + start, end_row=first + index - 1, start_column=1, end_column=1
                )
            start = index
