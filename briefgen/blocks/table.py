"""`table`: figures in rows, native and editable in PowerPoint."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from briefgen.blocks._runs import best_claim, comparison_runs, note_mark, paragraph, phrase_runs
from briefgen.blocks.kpi import Kpi
from briefgen.facts.format import figure, period_label
from briefgen.phrase import Phrase
from briefgen.problems import Place
from briefgen.scene import Align, Cell, Run, Stroke, Text
from briefgen.scene import Row as SceneRow
from briefgen.scene import Table as SceneTable
from briefgen.setting import Composition, Setting
from briefgen.text import set_text, text_width
from briefgen.units import Box
from briefgen.words import words

Column = Literal["latest", "period", "change", "source"]
Runs = tuple[Run, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Figures of the brief in rows, or a free table of texts with references."""

    metrics: tuple[str, ...] = field(default=(), metadata={"doc": "a row each: label, latest value, change"})
    columns: tuple[Column, ...] = field(
        default=("latest", "change"), metadata={"doc": "what is shown of a metric"}
    )
    head: tuple[Phrase, ...] = field(default=(), metadata={"doc": "column heads of a free table"})
    rows: tuple[tuple[Phrase, ...], ...] = field(default=(), metadata={"doc": "rows of a free table"})
    place: Place

    def __post_init__(self) -> None:
        if bool(self.metrics) == bool(self.rows):
            raise ValueError("a table has either metrics or rows")
        if any(len(row) != len(self.head) for row in self.rows):
            raise ValueError(f"a row's cells are not as many as the {len(self.head)} column heads")

    @property
    def stretch(self) -> float:
        """Return 0.5: rows grow a little."""
        return 0.5

    def compose(self, setting: Setting, width: float, height: float | None = None) -> Composition:
        """Set the table over the full width, columns as wide as their content asks."""
        grid = self._metric_grid(setting) if self.metrics else self._free_grid(setting)
        if len(grid) < 2:
            return Composition(items=(), width=width, height=0.0)
        widths = _widths(grid, setting, width)
        heights = [_row_height(row, widths, setting) for row in grid]
        spare = 0.0 if height is None else max(0.0, height - sum(heights)) / len(heights)
        spare = min(spare, max(heights) * 0.5)
        rows, y = [], 0.0
        for index, (row, natural) in enumerate(zip(grid, heights, strict=True)):
            rows.append(_row(row, widths, y, natural + spare, setting, header=index == 0, place=self.place))
            y += natural + spare
        name = "table " + "".join(run.text for run in grid[0][0])
        table = SceneTable(
            box=Box(0.0, 0.0, width, y),
            name=name,
            alt=_spoken(grid),
            place=self.place,
            widths=tuple(widths),
            rows=tuple(rows),
        )
        return Composition(items=(table,), width=width, height=y)

    def _metric_grid(self, setting: Setting) -> list[list[Runs]]:
        vocabulary = words(setting.language)
        head = setting.style("label", setting.theme.palette.muted, bold=True)
        titles = {
            "latest": vocabulary.latest,
            "period": vocabulary.as_of.format(period="").strip(),
            "change": vocabulary.change,
            "source": vocabulary.source.rstrip("： :"),
        }
        grid: list[list[Runs]] = [[(Run(text=vocabulary.metric, style=head),)]]
        grid[0] += [(Run(text=titles[column], style=head),) for column in self.columns]
        for metric in self.metrics:
            row = self._metric_row(metric, setting)
            if row:
                grid.append(row)
        return grid

    def _metric_row(self, metric: str, setting: Setting) -> list[Runs]:
        fact = Kpi(metric=metric, place=self.place).fact(setting)
        if fact is None:
            return []
        body = setting.style("body")
        hue = setting.accent_of(fact.metric).strong
        shown = Run(
            text=figure(fact, setting.language).text,
            style=replace(body, weight=700, colour=hue),
            fact=fact.id,
        )
        claim = best_claim(fact.metric, setting)
        cells: dict[str, Runs] = {
            "latest": (shown, *note_mark(fact, setting, body)),
            "period": (
                Run(text=period_label(fact.period, setting.language, setting.ledger.as_of), style=body),
            ),
            "change": comparison_runs(claim, setting, body) if claim else (),
            "source": (Run(text=_source_titles(fact.sources, setting), style=setting.style("label")),),
        }
        return [(Run(text=fact.label, style=body),), *(cells[column] for column in self.columns)]

    def _free_grid(self, setting: Setting) -> list[list[Runs]]:
        head = setting.style("label", setting.theme.palette.muted, bold=True)
        body = setting.style("body")
        strong = replace(body, weight=700, colour=setting.accent.strong)
        grid = [[phrase_runs(cell, setting, head) for cell in self.head]]
        grid += [[phrase_runs(cell, setting, body, strong=strong) for cell in row] for row in self.rows]
        return grid


def _source_titles(keys: Sequence[str], setting: Setting) -> str:
    titles = [setting.ledger.sources[key].title for key in keys if key in setting.ledger.sources]
    return words(setting.language).list_comma.join(titles)


def _spoken(grid: list[list[Runs]]) -> str:
    rows = [" ".join("".join(run.text for run in cell) for cell in row) for row in grid[1:]]
    return "; ".join(rows)


def _pad(setting: Setting) -> tuple[float, float]:
    return setting.gap(1), setting.gap(0.9)


def _widths(grid: list[list[Runs]], setting: Setting, width: float) -> list[float]:
    """Return column widths: by content, at least a sixth of an even share, spare in proportion."""
    across, _ = _pad(setting)
    count = len(grid[0])
    wanted = [max(text_width(row[column]) for row in grid) * 1.05 + 2 * across for column in range(count)]
    total = sum(wanted)
    if total <= width:
        return [each + (width - total) * each / total for each in wanted]
    fair = width / count
    small = sum(each for each in wanted if each <= fair)
    large = sum(each for each in wanted if each > fair)
    return [each if each <= fair else (width - small) * each / large for each in wanted]


def _set_cell(runs: Runs, setting: Setting, width: float, align: Align) -> Text:
    shown = runs or (Run(text="", style=setting.style("body")),)
    return set_text((paragraph(shown, setting, align=align),), width=width, role="body")


def _row_height(row: list[Runs], widths: list[float], setting: Setting) -> float:
    across, down = _pad(setting)
    heights = [
        _set_cell(cell, setting, width - 2 * across, "left").box.height
        for cell, width in zip(row, widths, strict=True)
    ]
    return max(heights) + 2 * down


def _row(
    row: list[Runs],
    widths: list[float],
    y: float,
    height: float,
    setting: Setting,
    *,
    header: bool,
    place: Place,
) -> SceneRow:
    across, _ = _pad(setting)
    cells, x = [], 0.0
    for cell, width in zip(row, widths, strict=True):
        text = _set_cell(cell, setting, width - 2 * across, "left")
        top = y + (height - text.box.height) / 2
        text = replace(text, box=text.box.moved(x + across, top), place=place)
        cells.append(Cell(text=text, header=header))
        x += width
    palette = setting.theme.palette
    rule = Stroke(colour=palette.ink, width=1.0) if header else Stroke(colour=palette.rule, width=0.6)
    return SceneRow(cells=tuple(cells), height=height, rule_below=rule)
