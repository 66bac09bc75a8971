"""`table`: figures in rows, native and editable in PowerPoint."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from operator import itemgetter
from typing import Any, ClassVar

from briefgen.base.copier import replace
from briefgen.base.dataclass import dataclass, inner, option
from briefgen.base.diagnostics import FieldError, Problem
from briefgen.base.geometry import Box
from briefgen.base.phrase import Phrase, escape_references, place_of
from briefgen.base.summed import summed
from briefgen.base.translate import tr
from briefgen.blocks.base import BlockBase, note
from briefgen.blocks.parts.empty_columns import note_empty_columns
from briefgen.blocks.parts.free_grid import free_grid
from briefgen.blocks.parts.grid import Grid, TableEntry, metric_grid
from briefgen.blocks.parts.heat import heat_fills, on_fills
from briefgen.blocks.parts.long_table import (
    MOST_PARTS,
    ROUNDS,
    SAMPLED,
    Excerpt,
    excerpt_note,
    most_rows,
)
from briefgen.blocks.parts.member_grid import member_grid, numbers_of
from briefgen.blocks.parts.point import piled, set_words
from briefgen.blocks.parts.runs import phrase_runs
from briefgen.blocks.parts.spanner import Spanner
from briefgen.blocks.parts.table_alt import table_alt
from briefgen.blocks.parts.table_layout import (
    ROW_RULE_PT,
    Look,
    TableColumns,
    divided_rows,
    fit_columns,
    merged_heads,
    row_height,
    rule_below,
    scene_row,
    set_row,
    set_rows,
)
from briefgen.blocks.parts.trend import trends
from briefgen.blocks.parts.value_marks import mark_key
from briefgen.blocks.parts.versus_column import VERSUS
from briefgen.facts.compared import Against
from briefgen.facts.family import CrossTable
from briefgen.facts.period import PointKey, is_period
from briefgen.facts.relative_period import WORDS
from briefgen.model.context import Composition, Setting
from briefgen.model.scene import Stroke, TableItem, TableRow

_COLUMNS = frozenset(
    {"status", "latest", "period", "change", "share", "target", "limit", "source", "trend", *WORDS}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Table(BlockBase):
    """Figures of the brief in rows, or a free table of texts with references."""

    stretch: ClassVar[float] = 0.5  # rows grow a little
    metrics: tuple[str, ...] = option("a row each: label, then the columns", ())
    by: str = option("a dimension instead of metrics: a row a member, and families as `columns`", "")
    columns: tuple[PointKey, ...] = option(
        "of a metric: latest, status by its thresholds, period, change, share of its whole, target, limit,"
        " source, a period such as 2023, previous, year-earlier, or trend: a small line of its values,"
        " where there are three or more",
        ("latest", "change"),
    )
    sort: str = option(
        "with `by`: the column whose highest value comes first, or as in `wait rising` its lowest", ""
    )
    top: int = option("with `by`: how many rows of these are kept; 0: all", 0)
    versus: tuple[Against, ...] = option(
        "of a metric: a column each with its distance from them, as in `kpi`; instead of change", ()
    )
    head: tuple[Phrase, ...] = option("column heads of a free table, or with `by` instead of its own", ())
    units: tuple[Phrase, ...] = option("units below the heads; empty: none", ())
    rows: tuple[tuple[Phrase, ...], ...] = option("rows of a free table", ())
    spanners: tuple[Spanner, ...] = option("heads over several columns", ())
    intervals: bool = option("true: confidence intervals in brackets behind the values of metrics", False)
    total: bool = option("the last row is the total; with `by` such a row is added", False)
    heat: tuple[int, ...] = option("numbers of columns that are tinted by value, 1 is the leftmost", ())
    notes: tuple[Phrase, ...] = option("remarks below the table", ())
    crossed: CrossTable | None = inner()
    """With `by`: the metrics of all rows."""
    excerpt: Excerpt | None = inner()
    """How many rows are shown where there are too many for slides."""

    def __post_init__(self) -> None:
        if sum(map(bool, (self.metrics, self.rows, self.by))) != 1:
            raise ValueError(tr("a table has either metrics or rows, or it goes `by` a dimension"))
        self._check_free()
        self._check_members()
        for index, column in enumerate(() if self.by else self.columns):
            if column not in _COLUMNS and not is_period(column):
                message = tr(
                    "unknown column {column!r}; allowed: latest, status, period, change, share, target, "
                    "limit, source, trend, or a period, also {names}",
                    column=column,
                    names=tr(" and ").join(WORDS),
                )
                raise FieldError(message, "columns", index)
        count = len(self.head) if self.rows else len(self.shown) + 1
        far = [*self.heat, *(spanner.last for spanner in self.spanners)]
        if any(not 1 <= number <= count for number in far):
            raise ValueError(
                tr("the table has {count} columns: their numbers go from 1 to {count}", count=count)
            )
        if any(one.last >= other.first for one, other in pairwise(self.spanners)):
            raise FieldError(tr("spanners must stand in order and must not overlap"), "spanners")

    def _check_free(self) -> None:
        """Refuse rows that are not of one length, and what is for rows of metrics."""
        for index, row in enumerate(self.rows):
            if len(row) != len(self.head):
                message = tr("every row needs {count} cells, one for each column head", count=len(self.head))
                if not self.head:
                    message = tr("a table with `rows` needs `head`: one column head for each cell of a row")
                raise FieldError(message, "rows", index)
        if self.by and self.head and len(self.head) != len(self.columns) + 1:
            raise FieldError(
                tr("the table has {number} columns: give one head each", number=len(self.columns) + 1), "head"
            )
        if self.units and len(self.units) != len(self.head):
            units, heads = len(self.units), len(self.head)
            message = tr("{units} units for {heads} column heads: give one each", units=units, heads=heads)
            raise FieldError(message, "units")
        if self.versus and self.rows:
            raise FieldError(
                tr("only rows of metrics are compared: a free table has its own words"), "versus"
            )

    def _check_members(self) -> None:
        """Refuse what is for a table by members alone, and what such a table does not have."""
        if not self.by:
            for key in ("sort", "top"):
                if getattr(self, key):
                    message = tr("`{key}` is for a table `by` the members of a dimension", key=key)
                    raise FieldError(message, key)
            return
        if self.versus:
            raise FieldError(tr("write the columns out, as wait.change or wait.versus target"), "versus")
        if self.sort and self._sorted_by()[0] not in self.columns:
            message = tr("{sorted_by!r} is no column of this table", sorted_by=self._sorted_by()[0])
            raise FieldError(f"{message}: {', '.join(self.columns)}", "sort")
        if self.top < 0 or (self.top and not self.sort):
            message = tr("`top` keeps the first rows of a table that is sorted: add `sort` with a column")
            raise FieldError(message, "top")

    def _sorted_by(self) -> tuple[str, bool]:
        """Return the column that the rows are sorted by, and whether its highest value comes first."""
        column, _, order = self.sort.strip().rpartition(" ")
        if column and order in ("rising", "falling"):
            return column.strip(), order == "falling"
        return self.sort.strip(), True

    @property
    def shown(self) -> tuple[str, ...]:
        """The columns beside the label: what the figures are compared with stands in the place of change."""
        if not self.versus:
            return self.columns
        own = tuple(f"{VERSUS} {word}" for word in self.versus)
        at = self.columns.index("change") if "change" in self.columns else len(self.columns)
        return (*self.columns[:at], *own, *(each for each in self.columns[at:] if each != "change"))

    def compose(self, setting: Setting, width: float, height: float | None = None) -> Composition:
        """Set the table over the full width, columns as wide as their content asks, numbers at the right."""
        if self.by and self.sort:
            return self._in_order(setting).compose(setting, width, height)
        grid, columns = fit_columns(self._grids(setting), setting, width, self.place)
        if len(grid) < 2:
            return Composition(items=(), width=width, height=0.0)
        if self.metrics:
            note_empty_columns(grid, self.shown, self.place, setting)
        notes = self._notes(grid, setting, width)
        below = notes.height + setting.gap(0.8) if notes.items else 0.0
        texts = set_rows(grid, columns, setting)
        heights = [row_height(row, columns) for row in texts]
        spanned = self._spanned(columns, setting, len(grid[0]))
        rest = 0.0 if height is None else height - below - summed(heights) - spanned[1]
        spare = min(max(0.0, rest) / len(heights), max(heights) * 0.5)
        rows, y = list(spanned[0]), spanned[1]
        for index, (row, natural) in enumerate(zip(texts, heights, strict=True)):
            look = self._look(grid, index, setting)
            if any(look.fills):
                row = set_row(on_fills(grid[index], look.fills, setting), columns, setting)
            rows.append(scene_row(row, columns, y, natural + spare, look, self.place))
            y += natural + spare
        table = TableItem(
            box=Box(0.0, 0.0, width, y),
            name="table " + grid[0][0].text,
            alt=table_alt(grid, setting),
            place=self.place,
            widths=columns.widths,
            rows=merged_heads(rows) if self.spanners else tuple(rows),
            header_rows=2 if self.spanners else 1,
        )
        lines = trends(grid, rows[-len(grid) :], columns, spanned[1], setting, self.place)
        items = (table, *lines, *notes.at(0.0, y + setting.gap(0.8)))
        return Composition(items=items, width=width, height=y + below)

    @property
    def given(self) -> tuple[Any, ...]:
        """What makes a row each; a row of all members together comes besides."""
        return self.crossed.rows if self.crossed else self.metrics or self.rows

    def first(self, count: int, setting: Setting) -> Table:
        """Return the table with so many of its rows at most, the first ones; its total stays the last."""
        if count >= len(self.given):
            return self
        whole = self._in_order(setting) if self.by and self.sort else self
        rows = whole.given
        if count >= len(rows):
            return whole
        kept = rows[:count] if whole.crossed or not self.total else (*rows[: count - 1], rows[-1])
        of = self.excerpt.of if self.excerpt else len(rows)
        return replace(whole._with(kept), excerpt=Excerpt(len(kept), of))

    def _with(self, rows: tuple[Any, ...]) -> Table:
        """Return the table with some of its rows."""
        return replace(
            self,
            metrics=rows if self.metrics else (),
            rows=rows if self.rows else (),
            crossed=replace(self.crossed, rows=rows) if self.crossed else None,
        )

    def parts(self, setting: Setting, width: float, first: float, room: float) -> tuple[Table, ...]:
        """Return the table in parts of even length that fit a first height and further ones.

        Of more rows than go on so many slides the first are shown, and each part says so. A tinted table
        stays whole: its colours compare all its rows.
        """
        if self.by and self.sort:
            return self._in_order(setting).parts(setting, width, first, room)
        if self.heat or len(self.given) < 2:
            return (self,)
        table, starts = self, [0]
        if len(self.given) > SAMPLED:
            some = self.first(SAMPLED, setting)
            most = most_rows(some._heights(setting, width)[0], room, len(self.head or self.shown) + 1)
            table = self.first(most, setting)
        for _ in range(ROUNDS):
            heights, head, below = table._heights(setting, width)
            starts = divided_rows(heights, first - head - below, room - head - below)
            if len(starts) <= MOST_PARTS:
                break
            table = table.first(starts[MOST_PARTS], setting)
        given, cuts = table.given, [*starts, len(table.given)]
        return tuple(
            replace(
                table._with(given[start:end]),
                total=self.total and end == len(given),
                notes=self.notes if end == len(given) else (),
            )
            for start, end in pairwise(cuts)
        )

    def _heights(self, setting: Setting, width: float) -> tuple[list[float], float, float]:
        """Return the heights of the rows, and those of what stands above and below them."""
        grid, columns = fit_columns(self._grids(setting), setting, width, self.place)
        head, *heights = [row_height(row, columns) for row in set_rows(grid, columns, setting)]
        above = head + self._spanned(columns, setting, len(grid[0]))[1]
        return heights, above, self._notes(grid, setting, width).height + setting.gap(0.8)

    def _grids(self, setting: Setting) -> Iterator[Grid]:
        """Yield the cells; those of metrics then with units beside the labels, which takes less room."""
        if self.by:
            yield self._member_grid(setting)
            return
        if self.metrics:
            asked = self.metrics, self.shown, setting, self.place
            for apart in (False, True):
                yield metric_grid(*asked, units_apart=apart, intervals=self.intervals)
            return
        grid = free_grid(self.head, self.units, self.rows, setting)
        yield [*grid[:-1], _bold(grid[-1])] if self.total else grid

    def _member_grid(self, setting: Setting) -> Grid:
        """Return the cells of a table by members; its head alone where there is none."""
        if self.crossed is None:
            if not setting.ledger.families:
                message = tr("no metric has members, so that there is no table by {by!r}", by=self.by)
                hint = tr("give a metric a table of `data` with `from: {table: …, by: …}`")
                note(setting, Problem(place_of(self.by, self.place), message, hint, "unknown-metric"))
            return [[TableEntry()]]
        rows = (*self.crossed.rows, *((self.crossed.whole,) if self.total else ()))
        grid = member_grid(self.crossed, rows, self.head, setting, self.place, intervals=self.intervals)
        return [*grid[:-1], _bold(grid[-1])] if self.total else grid

    def _in_order(self, setting: Setting) -> Table:
        """Return the table by members with as many rows as it shows, in order; those without a value last."""
        plain = replace(self, sort="", top=0)
        if self.crossed is None:
            return plain
        column, falling = self._sorted_by()
        numbers = numbers_of(self.crossed, self.columns.index(column), setting, self.place)
        pairs = list(zip(numbers, self.crossed.rows, strict=True))
        known = [(number, row) for number, row in pairs if number is not None]
        ranked = [row for _, row in sorted(known, key=itemgetter(0), reverse=falling)]
        rows = (*ranked, *(row for number, row in pairs if number is None))[: self.top or None]
        return replace(plain, crossed=replace(self.crossed, rows=rows))

    def _spanned(
        self, columns: TableColumns, setting: Setting, count: int
    ) -> tuple[tuple[TableRow, ...], float]:
        """Return the row of spanners, and its height."""
        if not self.spanners:
            return (), 0.0
        style = setting.style("label", setting.theme.palette.muted, bold=True)
        cells: list[tuple[TableEntry, int]] = []
        at = 1
        for spanner in self.spanners:
            cells += [(TableEntry(), 1)] * (spanner.first - at)
            title = TableEntry(phrase_runs(spanner.title, setting, style))
            cells.append((title, spanner.last - spanner.first + 1))
            at = spanner.last + 1
        cells += [(TableEntry(), 1)] * (count + 1 - at)
        look = Look(header=True, rule=Stroke(colour=setting.theme.palette.rule, width=ROW_RULE_PT))
        row = set_row(cells, columns, setting)
        tall = row_height(row, columns)
        return (scene_row(row, columns, 0.0, tall, look, self.place),), tall

    def _look(self, grid: Grid, index: int, setting: Setting) -> Look:
        """Return a row's rule and fills: a strong rule below the header and above a total."""
        fills = heat_fills(grid, index, self.heat, setting, total=self.total)
        rule = rule_below(setting, strong=index == 0 or (self.total and index == len(grid) - 2))
        return Look(header=index == 0, rule=rule, fills=fills)

    def _notes(self, grid: Grid, setting: Setting, width: float) -> Composition:
        """Set the key to the marks of the cells, and the author's remarks."""
        muted = setting.theme.palette.muted
        key = mark_key((mark for row in grid for entry in row for mark in entry.marks), setting)
        notes = [*((Phrase(escape_references(key), self.place),) if key else ()), *self.notes]
        if self.excerpt:
            notes.insert(0, excerpt_note(self.excerpt, setting, self.place))
        texts = [set_words(note, setting, width, "note", colour=muted, role="note") for note in notes]
        return piled(texts, width, 0.0)


def _bold(row: list[TableEntry]) -> list[TableEntry]:
    return [entry.restyled(lambda style: replace(style, weight=700)) for entry in row]
