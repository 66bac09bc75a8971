"""A big table and a selection in, a table with few rows out, of which becomes what would become of all rows.

Rows with the same texts in the columns that the selection looks at are one row here, whose number is their
sum, the largest or the smallest. What is not a plain number is left to whoever reads cells: rows with one
text are one. The selection's own checks then run on these rows as on any others.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field
from decimal import Decimal
from heapq import merge
from typing import Any, NamedTuple

from briefgen.base.dataclass import dataclass
from briefgen.base.diagnostics import Place
from briefgen.base.translate import tr
from briefgen.data.big_table import BigTable
from briefgen.data.data_table import DataTable, plain
from briefgen.data.dimension import Dimension
from briefgen.data.duck import quoted, told
from briefgen.data.grid import MOST_ROWS, Grid, TableError
from briefgen.data.table_file import TEXTS
from briefgen.data.totals import declared_totals, is_total, marks_total
from briefgen.data.written_number import has_decimal_comma
from briefgen.facts.addends import Addends
from briefgen.facts.data_cell import MOST_SHOWN
from briefgen.facts.selection import Selection

ADDED = frozenset({"sum", "mean", "max", "min"})
"""What becomes of rows that are put together."""
MOST_TEXTS = 100_000
"""Different texts of a column by which rows are chosen."""
_PLAIN = r"-?\d{1,15}(\.\d{1,9})?"
_WHOLE = r"-?\d{1,15}"
_NOT_THOUSANDS = r"-?\d{1,15}(\.(\d{1,2}|\d{4,9}))?"
_MAY_TOTAL = r"total|all|[^\x00-\x7f]"


class Origin(NamedTuple):
    """The rows of the files that a row stands for: the first of them, and how many they are."""

    first: tuple[int, ...]
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CondensedTable(DataTable):
    """Rows that stand for one or more rows of files each."""

    big: BigTable
    chosen: bool
    """Whether its rows were chosen by texts that all are in the files."""
    origins: tuple[Origin, ...]
    put: Mapping[tuple[int, int], tuple[Addends, ...]] = field(default_factory=dict)
    """The numbers of cells that stand for several."""

    def size(self, row: int) -> int:
        """Return how many rows of the files a row stands for."""
        return self.origins[row].size if row < len(self.origins) else 1

    def parts(self, row: int, column: int) -> tuple[Addends, ...]:
        """Return the numbers that a cell stands for."""
        return self.put.get((row, column), ())

    def names(self, spots: Sequence[tuple[int, int]]) -> tuple[tuple[str, ...], int]:
        """Return the names of the first cells in their files, and how many more there are."""
        column = spots[0][1]
        first = merge(*(self.origins[row].first for row, _ in spots))
        shown = tuple(
            self._named(number, column) for number, _ in zip(first, range(MOST_SHOWN), strict=False)
        )
        return shown, sum(self.origins[row].size for row, _ in spots) - len(shown)

    def cell(self, row: int, column: int) -> str:
        """Return the name of a cell; that of the first where it stands for several."""
        return self._named(self._number(row), column)

    def place(self, row: int, column: int) -> Place:
        """Return where a cell stands, for messages."""
        shape, line = self._line(self._number(row))
        named = shape.grid.name(line, shape.first + column)
        return shape.placed(named)

    def has_text(self, column: int, text: str) -> bool:
        """Return whether a row of the files has a text in a column; it has those that rows were chosen by."""
        return self.chosen or DataTable.has_text(self, column, text)

    def has_commas(self, column: int) -> bool:
        """Return whether numbers of a column have decimal commas, in whichever row."""
        return has_commas(self.big, column)

    def _named(self, number: int, column: int) -> str:
        shape, line = self._line(number)
        return shape.file + shape.grid.name(line, shape.first + column)

    def _number(self, row: int) -> int:
        return self.origins[row].first[0] if row < len(self.origins) else -1

    def _line(self, number: int) -> tuple[DataTable, int]:
        """Return the file of a row, as a table, and the row's line there; the heads are at -1."""
        big = self.big
        if number < 0:
            shape = big.shapes[0]
            return shape, shape.grid.lines[shape.top[-1]]
        at = bisect_right(big.starts, number) - 1
        return big.shapes[at], big.lines[at] + number - big.starts[at]


def rows_of(big: BigTable, sql: str) -> list[Any]:
    """Return what a query of the engine finds."""
    with told():
        found: list[Any] = big.engine.execute(sql).fetchall()
    return found


def has_commas(big: BigTable, at: int) -> bool:
    """Return whether numbers of a column have decimal commas, or are parted by what comes with these."""
    if at not in big.commas:
        texts = rows_of(
            big,
            f"select distinct c{at} from big where contains(c{at}, ',') limit {MOST_TEXTS}",
        )
        semicolons = any(shape.grid.semicolons for shape in big.shapes)
        big.commas[at] = semicolons or any(has_decimal_comma(text) for (text,) in texts)
    return big.commas[at]


def totals_in(big: BigTable, at: int, declared: str = "") -> list[str]:
    """Return the texts of a column that totals are called, or are declared to be."""
    if declared:
        texts = rows_of(big, f"select distinct c{at} from big limit {MOST_TEXTS}")
        return [text for (text,) in texts if text and marks_total(text.strip(), declared)]
    if at not in big.totals:
        may = f"regexp_matches(lower(c{at}), {quoted(_MAY_TOTAL)})"
        texts = rows_of(big, f"select distinct c{at} from big where {may}")
        big.totals[at] = [text for (text,) in texts if is_total(text.strip())]
    return big.totals[at]


def condensed(big: BigTable, wanted: Selection, dimensions: Mapping[str, Dimension]) -> DataTable:
    """Return the rows of a selection; LookupError where it names no column, TableError for too many rows."""
    return _Condensing(big, wanted, dimensions).table()


class _Condensing:
    """A selection on its way to few rows."""

    def __init__(self, big: BigTable, wanted: Selection, dimensions: Mapping[str, Dimension]) -> None:
        self.big, self.wanted, self.shape = big, wanted, big.shapes[0]
        self.dimensions = dimensions
        column = self.shape.column
        self.filters = [column(name) for name in wanted.where]
        self.keys = [column(name) for name in wanted.period]
        self.values = [column(name) for name in (wanted.value, wanted.per, wanted.weight) if name]
        for name in wanted.by:
            known = dimensions.get(name)
            if known and known.heads:
                self.values += [column(head) for head in known.heads]
            else:
                self.keys.append(column((known and known.column) or name))

    def table(self) -> DataTable:
        """Return the rows, condensed where something is made of several."""
        allowed = self._allowed()
        if allowed is None:
            return self._made([], [])
        added = self.wanted.aggregate in ADDED or bool(self.wanted.per)
        if self.wanted.value and added and not self.wanted.weight:
            return self._put_together(allowed)
        return self._one_by_one(allowed)

    def _rows(self, sql: str) -> list[Any]:
        return rows_of(self.big, sql)

    def _allowed(self) -> str | None:
        """Return the condition by which rows are chosen; None where a text is in no row."""
        conditions = ["true"]
        for at, texts in zip(self.filters, self.wanted.where.values(), strict=True):
            asked = {plain(text) for text in texts}
            found = self._rows(f"select distinct c{at} from big limit {MOST_TEXTS}")
            kept = [text for (text,) in found if plain((text or "").strip()) in asked]
            if {plain((text or "").strip()) for text in kept} != asked:
                return None
            listed = ", ".join(quoted(text) for text in kept if text is not None)
            null = f"c{at} is null" if None in kept else "false"
            conditions.append(f"(c{at} in ({listed}) or {null})" if listed else null)
        return " and ".join(conditions)

    def _one_by_one(self, allowed: str) -> DataTable:
        """Return the rows as they are."""
        sql = f"select nr, * exclude (nr) from big where {allowed} order by nr limit {MOST_ROWS + 1}"
        found = self._rows(sql)
        if len(found) > MOST_ROWS:
            message = tr("the selection has more than {MOST_ROWS:,} rows", MOST_ROWS=MOST_ROWS)
            raise TableError(
                message, tr("choose fewer by `where`, or say what they become: `aggregate: sum`")
            )
        texts = [[(text or "").strip() for text in row[1:]] for row in found]
        return self._made(texts, [Origin((row[0],), 1) for row in found])

    def _put_together(self, allowed: str) -> DataTable:
        """Return rows that stand for all those with their texts."""
        numbers = self.values[:2]
        keys = list(dict.fromkeys(key for key in (*self.keys, *self.filters) if key not in numbers))
        groups = [f"c{key}" for key in keys]
        totals = self._totals({*keys, *numbers})
        for at, texts in totals:
            groups.append(f"case when c{at} in ({', '.join(map(quoted, texts))}) then c{at} end")
        columns = [f"{each} as g{index}" for index, each in enumerate(groups)]
        columns += [each for at in numbers for each in self._number(at)]
        inner = f"select nr, {', '.join(columns)} from big where {allowed}"
        made = self.wanted.aggregate if self.wanted.aggregate in ("max", "min") else "sum"
        apart = [f"g{index}" for index in range(len(groups))]
        apart += [each for at in numbers for each in (f"odd{at}", f"places{at}", f"whole{at}")]
        sums = [each for at in numbers for each in (f"{made}(number{at})", f"any_value(c{at})")]
        found = self._rows(
            f"select count(*), min(nr, {MOST_SHOWN}), {', '.join((*sums, *apart))} "
            f"from ({inner}) group by {', '.join(apart)} order by min(nr) limit {MOST_ROWS + 1}"
        )
        if len(found) > MOST_ROWS:
            message = tr("the selection leaves more than {MOST_ROWS:,} groups of rows", MOST_ROWS=MOST_ROWS)
            raise TableError(message, tr("choose rows by `where`, or fewer columns by `by`"))
        return self._read(found, numbers, [*keys, *(at for at, _ in totals)])

    def _read(self, found: Iterable[Sequence[Any]], numbers: Sequence[int], keys: Sequence[int]) -> DataTable:
        """Return the table of groups."""
        width, count = len(self.shape.heads), len(numbers)
        texts: list[list[str]] = []
        origins: list[Origin] = []
        put: dict[tuple[int, int], tuple[Addends, ...]] = {}
        for size, first, *rest in found:
            sums, apart = rest[: 2 * count], rest[2 * count :]
            cells = [""] * width
            for at, text in zip(keys, apart, strict=False):
                cells[at] = (text or "").strip()
            for index, at in enumerate(numbers):
                odd, places, whole = apart[len(keys) + 3 * index : len(keys) + 3 * index + 3]
                number, text = sums[2 * index : 2 * index + 2]
                cells[at] = (text or "").strip()
                if size > 1 and odd is None and number is not None:
                    exact = number.quantize(Decimal(1).scaleb(-places))
                    cells[at] = f"{exact:f}"
                    put[len(texts), at] = (Addends(exact, size, places, whole),)
            texts.append(cells)
            origins.append(Origin(tuple(first), size))
        return self._made(texts, origins, put)

    def _totals(self, looked_at: set[int]) -> list[tuple[int, list[str]]]:
        """Return the other columns with texts that totals are called, and these texts."""
        others = sorted(set(range(len(self.shape.heads))) - looked_at)
        declared = declared_totals(self.shape, self.dimensions)
        return [(at, texts) for at in others if (texts := totals_in(self.big, at, declared.get(at, "")))]

    def _number(self, at: int) -> list[str]:
        """Return a column's number, its decimals and whether it is whole; else its text as odd."""
        cell, form = f"c{at}", self._form(at)
        is_plain = f"regexp_full_match({cell}, {quoted(form)})"
        number = f"case when {is_plain} then cast({cell} as decimal(38, 9)) end"
        return [
            cell,
            f"{number} as number{at}",
            f"case when {is_plain} then null else coalesce({cell}, '') end as odd{at}",
            f"case when {is_plain} then length(split_part({cell}, '.', 2)) end as places{at}",
            f"number{at} = trunc(number{at}) as whole{at}",
        ]

    def _form(self, at: int) -> str:
        """Return what plain numbers of a column look like, where points may part thousands too."""
        table = self.big.wanted
        if table.decimal == "comma":
            return _WHOLE
        if table.decimal or table.ending not in TEXTS:
            return _PLAIN
        commas = has_commas(self.big, at)
        return _NOT_THOUSANDS if commas else _PLAIN

    def _made(
        self,
        texts: list[list[str]],
        origins: list[Origin],
        put: Mapping[tuple[int, int], tuple[Addends, ...]] | None = None,
    ) -> DataTable:
        shape, big, chosen = self.shape, self.big, bool(texts)
        if not chosen:
            texts, origins = self._chosen_by()
        return CondensedTable(
            file=big.wanted.called,
            path=big.path,
            sha256=big.sha256,
            grid=Grid(rows=texts, lines=range(len(texts)), name=shape.grid.name),
            heads=shape.heads,
            first=0,
            top=(len(texts),),
            rows=tuple(range(len(texts))),
            wanted=big.wanted,
            big=big,
            chosen=chosen,
            origins=tuple(origins),
            put=put or {},
        )

    def _chosen_by(self) -> tuple[list[list[str]], list[Origin]]:
        """Return a row for each text by which rows are chosen, to answer what is none of them."""
        texts, origins = [], []
        for at in self.filters:
            for text, number in self._rows(
                f"select c{at}, min(nr) from big group by 1 order by 2 limit {MOST_TEXTS}"
            ):
                row = [""] * len(self.shape.heads)
                row[at] = (text or "").strip()
                texts.append(row)
                origins.append(Origin((number,), 1))
        return texts, origins
