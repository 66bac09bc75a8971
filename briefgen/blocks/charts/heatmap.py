"""`heatmap`: metrics over periods as a table of tinted cells, the darkest the largest."""

from __future__ import annotations

from typing import Any, ClassVar

from briefgen.base.colour import reads_on
from briefgen.base.copier import replace
from briefgen.base.dataclass import dataclass
from briefgen.base.diagnostics import Problem
from briefgen.base.geometry import Box
from briefgen.base.messages import messages
from briefgen.base.nature import Nature
from briefgen.base.translate import tr
from briefgen.blocks.base import note_once
from briefgen.blocks.charts.parts import axes as fit, overlay, row_labels
from briefgen.blocks.charts.parts.block import Found, chart_style, with_doubt
from briefgen.blocks.charts.parts.colour import readable
from briefgen.blocks.charts.parts.crowd import Crowded
from briefgen.blocks.charts.parts.data import ChartMessage, has_one_unit, time_of, with_units
from briefgen.blocks.charts.parts.grade_look import grade, grades_in_words, signed_label, status_fill
from briefgen.blocks.charts.parts.message import of_rows
from briefgen.blocks.charts.parts.period_slots import periods_of, series_over
from briefgen.blocks.charts.parts.ranking import extremes
from briefgen.model.context import Setting
from briefgen.model.scene import Chart

PALEST = 0.9
"""How far towards paper the smallest value's cell lies."""
SEAM_PT = 1.0
MOST_LINES = 2
"""Of a name above a column."""
LEAST_CELL_PT = 2.0
"""A narrower cell is all seam: nobody sees its colour."""
HEAD_SHARE = 0.96
"""Of a column's width that its name takes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Heatmap(Crowded):
    """A row a metric, a column a period, every cell with its value."""

    SPOKEN: ClassVar[tuple[str, str]] = ("热力图", "Heat map")
    NATURE: ClassVar[Nature] = Nature(read_by="colour", axes=0)
    HEADS: ClassVar[int] = 1
    CROSSES = "rows"

    def usable(self, found: Found, setting: Setting) -> Found:
        """Return the rows if one scale of tints fits all of them."""
        if has_one_unit(found) or _graded(found, setting):
            count, widest = len({slot for row in found for slot in row.slots}), setting.medium.width
            return found if count * LEAST_CELL_PT <= widest else self._unseen(count, widest, setting)
        message = tr("one colour scale needs one unit, but the metrics have different ones")
        return self.refuse(setting, message, tr("show them as a `table`"))

    def _unseen(self, count: int, width: float, setting: Setting) -> tuple[()]:
        """Note that cells are too narrow to be seen, and return no rows."""
        message = tr(
            "a heat map of {count:,} columns cannot be read: each would be {wide:.1f} pt wide, and there is "
            "room for {most:,} of {least:.0f} pt",
            count=count,
            wide=width / count,
            most=int(width / LEAST_CELL_PT),
            least=LEAST_CELL_PT,
        )
        hint = tr("show fewer periods with `last` or `since`, months instead of days, or draw a `line`")
        note_once(setting, Problem(self.place, message, hint, "chart"))
        return ()

    def message(self, found: Found, setting: Setting) -> ChartMessage:
        """Return the largest and the smallest of all cells; of statuses the latest."""
        if _graded(found, setting):
            return ChartMessage(text=grades_in_words(_one_each(found, setting), setting, -1))
        if all(len(row.facts) == 1 or row.columns for row in found):
            return of_rows(found, setting)
        gap = messages(setting.language).space
        cells = (
            replace(row, label=f"{row.label}{gap}{time_of(fact, setting)}", facts=(fact,))
            for row in found
            for fact in row.facts
        )
        return extremes(tuple(cells), setting)

    def chart(self, found: Found, setting: Setting, box: Box) -> Chart:
        """Return the cells in a box: a series a metric; ranks are darkest where they are best."""
        names, places = periods_of(found, setting, filled=False)
        hue, palette = self.hue(found, setting), setting.theme.palette
        numbers = [float(fact.number) for row in found for fact in row.facts]
        low, high = min(numbers), max(numbers)
        ranked = all(fact.measure == "rank" for row in found for fact in row.facts)
        if _graded(found, setting):
            return self._by_status(found, setting, box)
        series = []
        for row in found:
            plain = series_over(row, places, len(names), setting, unit=False, labelled=self.labels != "none")
            shares = [
                ((value if value is not None else low) - low) / ((high - low) or 1.0)
                for value in plain.values
            ]
            shares = [1.0 - share if ranked else share for share in shares]
            fades = [PALEST * (1.0 - share) for share in shares]
            colours = [readable(hue.words, palette.paper, palette.ink, fade) for fade in fades]
            inks = tuple(reads_on(colour, palette.paper, palette.ink) for colour in colours)
            series.append(replace(plain, colours=tuple(colours), label_colours=inks))
        style = replace(chart_style(setting), reversed_values=ranked)
        chart = self.framed(found, setting, box, categories=names, series=tuple(series), style=style)
        fitted = _fitted(chart, setting.medium.type.minimum, members=any(row.columns for row in found))
        if _cell(fitted) < LEAST_CELL_PT:
            self._unseen(len(names), fitted.style.plot[2] * box.width, setting)
        cut = any(fit.is_cut(name, _lines(fitted, name)) for name in fitted.categories)
        return with_doubt(fitted, tr("a column's name is cut")) if cut else fitted

    def _by_status(self, found: Found, setting: Setting, box: Box) -> Chart:
        """Return the cells in the colours of their status, each with its sign, if narrow alone."""
        names, places = periods_of(found, setting, filled=False)
        palette, unit = setting.theme.palette, with_units(self.labels, found)
        series, alone = [], []
        for row in found:
            plain = series_over(row, places, len(names), setting, unit=unit, labelled=self.labels != "none")
            at = {places[slot]: grade(fact, setting) for slot, fact in row.at.items()}
            grades = [at.get(index) for index in range(len(names))]
            fills = [status_fill(each, palette.paper, palette.ink) for each in grades]
            inks = tuple(reads_on(fill, palette.ink, palette.paper) for fill in fills)
            painted = replace(plain, colours=tuple(fills), label_colours=inks)
            series.append(replace(painted, labels=tuple(map(signed_label, plain.labels, grades))))
            alone.append(replace(painted, labels=tuple(signed_label("", each) for each in grades)))
        style, minimum = chart_style(setting), setting.medium.type.minimum
        framed = (
            self.framed(found, setting, box, categories=names, series=tuple(each), style=style)
            for each in (series, alone)
        )
        members = any(row.columns for row in found)
        charts = (_fitted(each, minimum, members=members) for each in framed)
        full = next(charts)
        return full if any(label for row in full.series for label in row.labels) else next(charts)


def _one_each(found: Found, setting: Setting) -> Found:
    """Return a row for each of a family that is crossed with another dimension, others as they are."""
    gap = messages(setting.language).space
    crossed = (
        replace(row, label=f"{row.label}{gap}{name}", facts=(fact,), columns=())
        for row in found
        if row.columns
        for name, fact in row.at.items()
    )
    return (*crossed, *(row for row in found if not row.columns))


def _graded(found: Found, setting: Setting) -> bool:
    """Return whether thresholds say of every value what it is."""
    return all(grade(fact, setting) for row in found for fact in row.facts)


def _fitted(chart: Chart, minimum: float, *, members: bool) -> Chart:
    """Return the chart with names beside, periods above, and labels that fit their cells.

    ``members``: their names stand above, and all are needed: a reader guesses what is between two periods.
    """
    head = 1.0 / (len(chart.series) + 1)
    chart = replace(chart, style=replace(chart.style, plot=(0.0, head, 1.0, 1.0 - head)))
    named, names = row_labels.fitted_names(_named(chart), minimum)
    left = (names + named.style.label_size * 0.8) / chart.box.width
    style = replace(named.style, plot=(left, head, max(0.05, 1.0 - left), 1.0 - head), value_min=None)
    cell = style.plot[2] * chart.box.width / len(chart.categories)
    texts = [text for series in chart.series for text in series.labels]
    size = fit.shrunk(texts, style.label_size, minimum, cell * 0.94)
    step = 1 if members else _step(chart, left * chart.box.width, cell, style.category_size)
    if members:
        heads = fit.shrunk(chart.categories, style.category_size, minimum, cell * HEAD_SHARE)
        style = replace(style, category_size=heads)
    wide = max((fit.width_of(text, size) for text in texts), default=0.0) > cell
    rows = (
        tuple(replace(row, labels=("",) * len(row.labels)) for row in chart.series) if wide else chart.series
    )
    return replace(chart, series=rows, style=replace(style, label_size=size, category_step=step))


def _step(chart: Chart, left: float, cell: float, size: float) -> int:
    """Return every how many periods one is named: names keep apart, those at the edges moved inwards too."""
    wide = [fit.width_of(name, size) for name in chart.categories]
    middles = [left + cell * (index + 0.5) for index in range(len(wide))]
    middles = [x + fit.kept_inside(x, each, chart.box.width) for x, each in zip(middles, wide, strict=True)]
    step = max(1, -int(-(max(wide) * 1.1) // cell))
    while any(
        middles[at] - wide[at] / 2 < middles[at - step] + wide[at - step] / 2 + size * 0.3
        for at in range(step, len(wide), step)
    ):
        step += 1
    return step


def _lines(chart: Chart, name: str) -> tuple[str, ...]:
    """Return what stands above a column: its name, on two lines where it is too long and there is room."""
    style, cell = chart.style, _cell(chart)
    if style.category_step > 1 or fit.width_of(name, style.category_size) <= cell or _is_staggered(chart):
        return (name,)
    return fit.wrapped(
        name, style.category_size, cell * HEAD_SHARE, MOST_LINES if _has_two_lines(chart) else 1
    )


def _is_staggered(chart: Chart) -> bool:
    """Say whether names stand at two heights in turn: on two lines their words would be broken."""
    style, room = chart.style, _cell(chart) * HEAD_SHARE
    wide = [fit.width_of(name, style.category_size) for name in chart.categories]
    if style.category_step > 1 or not _has_two_lines(chart) or max(wide) > 2 * room:
        return False
    lines = ((name, fit.wrapped(name, style.category_size, room, MOST_LINES)) for name in chart.categories)
    return any(fit.is_cut(name, each) or fit.breaks_a_word(name, each) for name, each in lines)


def _has_two_lines(chart: Chart) -> bool:
    head = chart.style.plot[1] * chart.box.height
    return head >= chart.style.category_size * fit.LEADING * MOST_LINES


def _cell(chart: Chart) -> float:
    return chart.style.plot[2] * chart.box.width / len(chart.categories)


def _named(chart: Chart) -> Chart:
    """Return the chart with its rows' names where beside looks for them."""
    return replace(chart, categories=tuple(series.name for series in chart.series))


def plot(chart: Chart, axes: Any) -> None:
    """Draw the cells row by row, the periods above and the names beside them."""
    style, rows, columns = chart.style, len(chart.series), len(chart.categories)
    fit.set_row_axes(chart, axes, 0, columns, rows)
    for index, series in enumerate(chart.series):
        at = [column for column, value in enumerate(series.values) if value is not None]
        cells = axes.barh(
            [index] * len(at), [1.0] * len(at), left=at, height=1.0, edgecolor=style.paper,
            color=[series.colours[column] for column in at], linewidth=SEAM_PT,
        )  # fmt: skip
        fit.name_bars(cells, [f"{series.name} {chart.categories[column]}" for column in at])
        for column in range(columns):
            fit.write_label(chart, axes, series, column, (column + 0.5, index))
    staggered = _is_staggered(chart)
    for column, name in enumerate(chart.categories):
        if column % style.category_step == 0:
            wide = max(fit.width_of(line, style.category_size) for line in _lines(chart, name))
            inwards = fit.kept_inside(overlay.slot_x(chart, column), wide, chart.box.width)
            offset = (inwards, style.category_size * 0.4)
            for number, line in enumerate(reversed(_lines(chart, name))):
                level = number + (staggered and column % 2)
                up = offset[1] + level * style.category_size * fit.LEADING
                fit.write_text(
                    axes, line, (column + 0.5, -0.5), size=style.category_size, colour=style.muted,
                    va="bottom", offset=(offset[0], up),
                )  # fmt: skip
    row_labels.draw_row_labels(_named(chart), axes, 0.0)
