"""Register of figures and how they are known: a native table, or a list where there is no room for one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from briefgen.base.copier import replace
from briefgen.base.dataclass import dataclass
from briefgen.base.geometry import Box
from briefgen.base.messages import messages
from briefgen.base.summed import summed
from briefgen.blocks.base import BlockBase
from briefgen.blocks.parts.grid import Grid, TableEntry
from briefgen.blocks.parts.runs import comparison_runs, paragraph, since_text
from briefgen.blocks.parts.table_layout import (
    Look,
    fit_columns,
    row_height,
    rule_below,
    scene_row,
    set_rows,
)
from briefgen.facts.ledger import Fact
from briefgen.model.context import Composition, Setting
from briefgen.model.scene import Paragraph, Run, TableItem
from briefgen.text import set_text

WIDE_EM, TABLE_EM = 34.0, 19.0
"""Body ems from which every column stands by itself, and from which there is a table at all."""
ROW_GAPS, DENSE_GAPS = 0.7, 0.3
"""Room above and below a row's text, in steps of the spacing scale."""
GROWTH = 0.5
"""A row grows by this share of the lowest at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterLine:
    """A line of the register: a figure as printed, of when, in which range, and how it is known."""

    fact: str
    """Its id."""
    metric: str
    label: str
    number: float
    shown: str
    period: str
    range: str = ""
    how: str
    change: Fact | None = None
    """A comparison that is stated before how it is known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Register(BlockBase):
    """Figures in rows: label, figure, period, range where there is one, and how it is known."""

    stretch: ClassVar[float] = 0.5  # rows grow a little
    lines: tuple[RegisterLine, ...]
    dense: bool = False
    """Whether rows stand as close as they can."""

    def compose(self, setting: Setting, width: float, height: float | None = None) -> Composition:
        """Set the table; without room for five columns in three, without room for those as a list."""
        body = setting.medium.type.sizes["body"]
        if width < TABLE_EM * body:
            lines = tuple(self._point(line, setting, first=not at) for at, line in enumerate(self.lines))
            text = set_text(lines, width=width, role="list", place=self.place)
            return Composition(items=(text,), width=width, height=text.box.height)
        grid = self._wide(setting) if width >= WIDE_EM * body else self._folded(setting)
        grid, columns = fit_columns((grid,), setting, width, self.place)
        columns = replace(columns, down=setting.gap(DENSE_GAPS if self.dense else ROW_GAPS))
        texts = set_rows(grid, columns, setting)
        heights = [row_height(row, columns) for row in texts]
        spare = 0.0 if height is None else max(0.0, height - summed(heights)) / len(heights)
        spare = min(spare, min(heights) * GROWTH)
        rows, y = [], 0.0
        for index, (row, natural) in enumerate(zip(texts, heights, strict=True)):
            look = Look(header=index == 0, rule=rule_below(setting, strong=index == 0))
            rows.append(scene_row(row, columns, y, natural + spare, look, self.place))
            y += natural + spare
        vocabulary = messages(setting.language)
        named = (grid[0], [row[0] for row in grid[1:]])
        spoken = (vocabulary.list_comma.join(cell.text for cell in cells) for cells in named)
        table = TableItem(
            box=Box(0.0, 0.0, width, y),
            name="table " + grid[0][0].text,
            alt=vocabulary.colon.join(spoken).replace("\n", " "),
            place=self.place,
            widths=columns.widths,
            rows=tuple(rows),
        )
        return Composition(items=(table,), width=width, height=y)

    def _wide(self, setting: Setting) -> Grid:
        vocabulary = messages(setting.language)
        changes = [line.change for line in self.lines if line.change]
        since = {since_text(fact, setting, short=True) for fact in changes}
        compared = since.pop() if len(since) == 1 else ""
        titles = (vocabulary.metric, vocabulary.figure, vocabulary.period, vocabulary.range)
        grid = [_head((*titles, compared or vocabulary.change, vocabulary.basis), setting)]
        for line in self.lines:
            texts = (line.label, line.period, line.range, line.how)
            label, period, within, how = (_plain(text, setting) for text in texts)
            change = TableEntry(_change(line, setting, bare=bool(compared)))
            grid.append([label, _value(line, setting), period, within, change, how])
        kept = (True, True, not self.period, any(line.range for line in self.lines), bool(changes), True)
        return [[entry for entry, shown in zip(row, kept, strict=True) if shown] for row in grid]

    @property
    def period(self) -> str:
        """Return the period of all figures, which stands in their heading; empty where they have several."""
        periods = {line.period for line in self.lines}
        return periods.pop() if len(periods) == 1 else ""

    def _folded(self, setting: Setting) -> Grid:
        """Return three columns: the period stands below the label, the range below the figure."""
        vocabulary = messages(setting.language)
        grid = [_head([vocabulary.metric, vocabulary.figure, vocabulary.basis], setting)]
        for line in self.lines:
            label = _below(_plain(line.label, setting), "" if self.period else line.period, setting)
            value = _below(_value(line, setting), line.range, setting)
            grid.append([label, value, _how(line, setting)])
        return grid

    def _point(self, line: RegisterLine, setting: Setting, *, first: bool) -> Paragraph:
        style = setting.style("label")
        vocabulary = messages(setting.language)
        period = "" if self.period else f"{vocabulary.list_comma}{line.period}"
        named = f"{line.label}{period}{vocabulary.colon}"
        parted = Run(text=vocabulary.semicolon, style=style)
        within = (parted, Run(text=line.range, style=style)) if line.range else ()
        value, how = _value(line, setting).runs, _how(line, setting).runs
        runs = tuple(run for run in (Run(text=named, style=style), *value, *within, parted, *how) if run.text)
        before = 0.0 if first else setting.gap(0.5)
        return paragraph(runs, setting, bullet="•", indent=style.size, space_before=before)


def _head(titles: Sequence[str], setting: Setting) -> list[TableEntry]:
    style = setting.style("label", setting.theme.palette.muted, bold=True)
    return [TableEntry((Run(text=title, style=style),)) for title in titles]


def _plain(text: str, setting: Setting) -> TableEntry:
    return TableEntry((Run(text=text, style=setting.style("label")),) if text else ())


def _value(line: RegisterLine, setting: Setting) -> TableEntry:
    hue = setting.accent_of(line.metric).words
    style = setting.style("label", hue, bold=True)
    return TableEntry((Run(text=line.shown, style=style, fact=line.fact),), line.number)


def _change(line: RegisterLine, setting: Setting, *, bare: bool = False) -> tuple[Run, ...]:
    """Return what a line's figure is compared with; bare: the comparison's number alone."""
    if line.change is None:
        return ()
    own = replace(line.change, note="")  # notes stand below the tables, once
    runs = comparison_runs(own, setting, setting.style("label"), 0.0)
    return tuple(run for run in runs if run.fact or not bare)


def _how(line: RegisterLine, setting: Setting) -> TableEntry:
    """Return how a figure is known, behind what it is compared with."""
    said, compared = _plain(line.how, setting).runs, _change(line, setting)
    stop = Run(text=messages(setting.language).semicolon, style=setting.style("label"))
    return TableEntry((*compared, *((stop,) if compared and said else ()), *said))


def _below(entry: TableEntry, text: str, setting: Setting) -> TableEntry:
    """Return a cell with a quiet second line."""
    if not text:
        return entry
    style = setting.style("label", setting.theme.palette.muted)
    return replace(entry, runs=(*entry.runs, Run(text="\n", style=style), Run(text=text, style=style)))
