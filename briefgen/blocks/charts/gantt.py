"""`gantt`: tasks over time as bars from their first to their last period."""

from __future__ import annotations

from dataclasses import field
from typing import Any, ClassVar

from briefgen.base.colour import reads_on
from briefgen.base.copier import replace
from briefgen.base.dataclass import dataclass, option
from briefgen.base.diagnostics import FieldError, Place
from briefgen.base.geometry import Box
from briefgen.base.messages import messages
from briefgen.base.nature import Nature
from briefgen.base.say import say
from briefgen.base.translate import tr
from briefgen.blocks.charts.parts import axes as fit, row_labels
from briefgen.blocks.charts.parts.block import MORE_ROOM, ChartBlock, chart_style
from briefgen.blocks.charts.parts.colour import visible
from briefgen.blocks.charts.parts.data import alt_text
from briefgen.facts.format import period_label
from briefgen.facts.period import YEAR_DAYS, PeriodKey, parse
from briefgen.model.context import Composition, Setting
from briefgen.model.scene import Chart, Series

BAR_SHARE = 0.55
MOST_TICKS = 12
QUARTERS = 4
DONE = "done"
"""The group of tasks that are done: they get a tick, since grey alone would not be understood."""
TICK = ((0.0, 0.5), (0.36, 0.86), (1.0, 0.14))
TICK_EM = 0.6


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """A task: its name, its first and its last period, and whether it is done."""

    name: str = field(metadata={"doc": "name of the task"})
    since: PeriodKey = field(metadata={"doc": "its first period, such as 2024Q3 or 2025-06"})
    until: PeriodKey = option("its last period; the first one by default", "")
    done: bool = option("true: in grey with a tick, as the past is", False)
    place: Place

    def __post_init__(self) -> None:
        first, last = parse(self.since), parse(self.until or self.since)
        if first.placed == last.placed and last.end <= first.start:
            raise FieldError(tr("task {name!r} ends before it begins", name=self.name), "until")

    def begins(self, setting: Setting) -> float:
        """Return the year in which the first period begins, with its part that is gone by then."""
        return setting.ledger.context.period(self.since).start / YEAR_DAYS

    def ends(self, setting: Setting) -> float:
        """Return the same of the end of the last period."""
        return setting.ledger.context.period(self.until or self.since).end / YEAR_DAYS


@dataclass(frozen=True, slots=True, kw_only=True)
class Gantt(ChartBlock):
    """A row a task on one scale of time."""

    SPOKEN: ClassVar[tuple[str, str]] = ("甘特图", "Gantt chart")
    NATURE: ClassVar[Nature] = Nature(read_by="position", axes=0, lying=True)

    tasks: tuple[Task, ...] = field(metadata={"doc": "the tasks from top to bottom"})
    metrics: tuple[str, ...] = option("a Gantt chart draws tasks, no metrics", ())

    def compose(self, setting: Setting, width: float, height: float | None = None) -> Composition:
        """Return the chart in its natural height, or in the given one if its names fit."""
        if not self.tasks or self.metrics:
            message = (
                tr("a Gantt chart draws `tasks`, not metrics") if self.metrics else tr("there is no task")
            )
            self.refuse(setting, message)
            return Composition(items=(), width=width, height=0.0)
        row = setting.medium.type.sizes["label"] * row_labels.ROW_EM[setting.kind]
        least = setting.medium.type.minimum * row_labels.LEAST_ROW_EM * (len(self.tasks) + 1)
        asked = height if height is not None else self.height
        full = max(asked if asked is not None else row * (len(self.tasks) + 1), least)
        chart = self._drawn(setting, Box(0.0, 0.0, width, full))
        return Composition(items=(chart,), width=width, height=full)

    def _drawn(self, setting: Setting, box: Box) -> Chart:
        """Return the rows in a box: a series for the beginnings, one for the ends, in years."""
        palette = setting.theme.palette
        hue = palette.accents.get(self.accent, setting.accent)
        past = visible(palette.past, palette.paper, palette.ink)
        colours = tuple(past if task.done else hue.strong for task in self.tasks)
        starts = Series(
            name="", values=tuple(task.begins(setting) for task in self.tasks),
            labels=("",) * len(self.tasks), colours=colours, label_colours=(palette.muted,) * len(colours),
        )  # fmt: skip
        stops = replace(starts, values=tuple(task.ends(setting) for task in self.tasks))
        style = chart_style(setting)
        head = 1.0 / (len(self.tasks) + 1)
        chart = Chart(
            box=box, name=say(setting.language, *self.SPOKEN), alt=self.alt or self._told(setting),
            place=self.place, word="gantt", nature=self.nature,
            categories=tuple(task.name for task in self.tasks),
            groups=tuple(DONE if task.done else "" for task in self.tasks),
            series=(starts, stops), style=replace(style, plot=(0.0, head, 1.0, 1.0 - head)),
        )  # fmt: skip
        chart, names = row_labels.fitted_names(chart, setting.medium.type.minimum)
        if row_labels.has_cut_names(chart):
            self.warn(setting, tr("a task's name is cut: it does not fit beside its bar"), tr(MORE_ROOM))
        left = (names + chart.style.label_size * 0.8) / box.width
        low, high = min(v or 0.0 for v in starts.values), max(v or 0.0 for v in stops.values)
        style = replace(
            chart.style, plot=(left, head, max(0.05, 1.0 - left), 1.0 - head), value_min=low, value_max=high
        )  # fmt: skip
        return replace(chart, style=style)

    def _told(self, setting: Setting) -> str:
        """Return the alternative text: the whole span, what is done, and every task with its span."""
        mark = messages(setting.language)
        first = min(self.tasks, key=lambda task: task.begins(setting)).since
        end = max(self.tasks, key=lambda task: task.ends(setting))
        whole = _span(first, end.until or end.since, setting)
        done = mark.list_comma.join(task.name for task in self.tasks if task.done)
        finished = f"{mark.done}{mark.colon}{done}" if done else ""
        message = mark.semicolon.join(part for part in (whole, finished) if part)
        tasks = (f"{t.name}{mark.comma}{_span(t.since, t.until, setting)}" for t in self.tasks)
        return alt_text(self.SPOKEN, message, mark.semicolon.join(tasks), setting)


def _span(since: str, until: str, setting: Setting) -> str:
    """Return a span of two periods in words, or one where they are the same."""
    ends = dict.fromkeys(period_label(key, setting.language) for key in (since, until) if key)
    return "–".join(ends)


def marks_of_time(low: float, high: float) -> list[tuple[float, str]]:
    """Return where years begin, or quarters where there are few years, with their names."""
    first, last = int(low), -int(-high // 1)
    if last - first <= 2:
        steps = range(int(low * QUARTERS), -int(-high * QUARTERS // 1))
        return [(step / QUARTERS, f"{step // QUARTERS}Q{step % QUARTERS + 1}") for step in steps]
    every = -(-(last - first) // MOST_TICKS)
    return [(float(year), str(year)) for year in range(first, last, every)]


def plot(chart: Chart, axes: Any) -> None:
    """Draw the scale of time above, hairlines where its parts begin, and a bar a task."""
    style, (starts, stops) = chart.style, chart.series
    count, low, high = len(chart.categories), *style.span
    fit.set_row_axes(chart, axes, low, high)
    size, free = style.category_size, 0.0
    per_point = (high - low) / fit.plot_size(chart)[0]
    for at, name in marks_of_time(low, high):
        x = (max(at, low) - low) / per_point
        wide = fit.width_of(name, size)
        if at >= low:
            fit.hairline(axes, (at, at), (-0.5, count - 0.5), style.rule, 0.4)
        if x >= free and x + wide <= fit.plot_size(chart)[0] + 0.01:
            free = x + wide + size * 0.6
            fit.write_text(
                axes, name, (max(at, low), -0.5), size=size, colour=style.muted, ha="left", va="bottom",
                offset=(0.0, size * 0.35),
            )  # fmt: skip
    begins = [value or 0.0 for value in starts.values]
    lengths = [(end or 0.0) - start for end, start in zip(stops.values, begins, strict=True)]
    bars = axes.barh(
        range(count), lengths, left=begins, height=BAR_SHARE, color=starts.colours, linewidth=0, zorder=3
    )  # fmt: skip
    fit.name_bars(bars, chart.categories)
    for index, (begin, length) in enumerate(zip(begins, lengths, strict=True)):
        if chart.groups[index] == DONE:
            _draw_tick(chart, axes, index, (begin, length))
    row_labels.draw_row_labels(chart, axes, low)


def _draw_tick(chart: Chart, axes: Any, index: int, bar: tuple[float, float]) -> None:
    """Draw a tick at the left end of a bar (its begin and length in years), no wider than the bar."""
    style, (wide, tall) = chart.style, fit.plot_size(chart)
    per_x = (style.span[1] - style.span[0]) / wide
    per_y = len(chart.categories) / tall
    side = min(style.category_size * TICK_EM, bar[1] / per_x, BAR_SHARE / per_y * 0.8)
    left = bar[0] + min(style.category_size * 0.3, (bar[1] / per_x - side) / 2) * per_x
    axes.plot(
        [left + x * side * per_x for x, _ in TICK], [index + (y - 0.5) * side * per_y for _, y in TICK],
        color=reads_on(chart.series[0].colours[index], style.paper, style.ink), linewidth=side * 0.18,
        gid=DONE, zorder=4,
    )  # fmt: skip
