"""`radar`: several figures of one unit as a web, the present against the past."""

from __future__ import annotations

from dataclasses import replace
from math import cos, pi, sin
from typing import Any, ClassVar

from briefgen.charts import axes as fit, over, ticks
from briefgen.charts.colour import visible
from briefgen.charts.data import Row, has_one_unit, number_label, period_name
from briefgen.charts.frame import ChartBlock, chart_style, sized
from briefgen.problems import Problem
from briefgen.records import dataclass
from briefgen.scene import Chart, Series
from briefgen.setting import Setting
from briefgen.units import Box

LEAST_SPOKES = 3
MOST_SPOKES = 8
MARKER_EM = 0.5
NAMES_SHARE = 0.22


@dataclass(frozen=True, slots=True, kw_only=True)
class Radar(ChartBlock):
    """A spoke a metric from zero at the centre: the latest values, over the first where all have them."""

    SPOKEN: ClassVar[tuple[str, str]] = ("雷达图", "Radar chart")

    def usable(self, found: tuple[Row, ...], setting: Setting) -> tuple[Row, ...]:
        """Return first and last values of three or more metrics of one unit, none of them negative."""
        if not found:
            return ()
        message = ""
        if len(found) < LEAST_SPOKES:
            message = f"a radar chart needs {LEAST_SPOKES} metrics at least"
        elif len(found) > MOST_SPOKES:
            message = f"a web of more than {MOST_SPOKES} spokes cannot be read"
        elif not has_one_unit(found):
            message = "the spokes have one scale, but the metrics differ in their unit"
        elif min(fact.number for row in found for fact in row.facts) < 0:
            message = "a spoke begins at zero: values below it cannot be drawn"
        if message:
            setting.problems.append(Problem(self.place, message, "show them with `bar`", "chart"))
            return ()
        spans = {(row.facts[0].period, row.facts[-1].period) for row in found}
        compared = len(spans) == 1 and all(len(row.facts) > 1 for row in found)
        return tuple(
            replace(row, facts=(row.facts[0], row.facts[-1]) if compared else row.facts[-1:]) for row in found
        )

    def natural(self, found: tuple[Row, ...], setting: Setting) -> float:
        """Return a height in which the web is no dot."""
        return sized({"page": 130.0, "deck": 260.0}, setting)

    def chart(self, found: tuple[Row, ...], setting: Setting, box: Box) -> Chart:
        """Return the web in a box: a series a period, the present last."""
        hue, palette = self.hue(found, setting), setting.theme.palette
        past = visible(palette.past, palette.paper, palette.ink)
        count, series = len(found), []
        for end in range(len(found[0].facts)):
            facts = [row.facts[end] for row in found]
            now = end == len(found[0].facts) - 1
            labelled = now and self.labels != "none"
            series.append(
                Series(
                    name=period_name(facts[0], setting),
                    values=tuple(float(fact.number) for fact in facts),
                    labels=tuple(
                        number_label(fact, setting, unit=False) if labelled else "" for fact in facts
                    ),
                    colours=(hue.strong if now else past,) * count,
                    label_colours=(hue.strong,) * count,
                    bold=(True,) * count,
                    facts=tuple(fact.id for fact in facts),
                )
            )
        style = chart_style(setting)
        style = replace(
            style, line_width=style.label_size * 0.18, marker_size=style.label_size * MARKER_EM
        )  # fmt: skip
        chart = self.framed(
            found, setting, box, native="radar", categories=tuple(row.label for row in found),
            series=tuple(series), style=style,
        )  # fmt: skip
        return fitted_radar(chart)


def fitted_radar(chart: Chart) -> Chart:
    """Return the chart with its scale, room for the names around it, and a key to two periods."""
    style, box = chart.style, chart.box
    size = style.category_size
    key, deep = over.key(
        [(row.colours[0], row.name) for row in chart.series], Box(0.0, 0.0, box.width, 0.0),
        size=size, ink=style.muted,
    )  # fmt: skip
    if len(chart.series) == 1:
        key, deep = (), 0.0
    highest = max(value or 0.0 for series in chart.series for value in series.values)
    _, high, step = ticks.nice(0.0, highest or 1.0, 5)
    lines = (
        line for name in chart.categories for line in fit.wrapped(name, size, box.width * NAMES_SHARE, 2)
    )
    room = max(fit.width_of(line, size) for line in lines) + size
    side = max(min(box.width - 2 * room, box.height - deep - size * 5.4), size * 4)
    left, top = (box.width - side) / 2, deep + (box.height - deep - side) / 2
    area = (left / box.width, top / box.height, side / box.width, side / box.height)
    style = replace(style, plot=area, value_min=0.0, value_max=high, steps=(0.0, step))
    return replace(chart, style=style, overlay=key)


def plot(chart: Chart, axes: Any) -> None:
    """Draw rings, spokes, and a polygon a period; names and the present's values outside."""
    style, count = chart.style, len(chart.categories)
    high = style.value_max or 1.0
    axes.set_xlim(-high, high)
    axes.set_ylim(-high, high)
    turns = [pi / 2 - 2 * pi * index / count for index in range(count)]
    for value, _ in ticks.between(0.0, high, style.steps[1])[1:]:
        _polygon(axes, [value] * count, turns, style.rule, 0.5)
    for turn in turns:
        fit.rule(axes, (0, high * cos(turn)), (0, high * sin(turn)), style.rule, 0.5)
    for series in chart.series:
        values = [value or 0.0 for value in series.values]
        _polygon(axes, values, turns, series.colours[0], style.line_width, series.name, style.marker_size)
    for index, turn in enumerate(turns):
        _write_spoke(chart, axes, index, turn)


def _write_spoke(chart: Chart, axes: Any, index: int, turn: float) -> None:
    """Write a spoke's name at its end, and under the name the present value."""
    style, series = chart.style, chart.series[-1]
    high, size, label = style.value_max or 1.0, style.category_size, series.labels[index]
    ha = "center" if abs(cos(turn)) < 0.2 else "left" if cos(turn) > 0 else "right"
    side = fit.plot_size(chart)[0]
    reach = (chart.box.width - side * abs(cos(turn))) / 2 if ha != "center" else chart.box.width
    lines = fit.wrapped(chart.categories[index], size, max(reach - size * 0.6, size * 2), 2)
    told = [(line, style.muted, False) for line in lines]
    told += [(label, series.label_colours[index], True)] if label else []
    step = size * fit.LEADING
    lift = size * 0.5 * sin(turn) + (len(told) - 1) * step / 2 * sin(turn)
    lift += (size * 0.3 if abs(sin(turn)) > 0.9 else 0.0) * sin(turn)
    at = (high * cos(turn), high * sin(turn))
    for number, (text, colour, bold) in enumerate(told):
        offset = (size * 0.5 * cos(turn), lift + ((len(told) - 1) / 2 - number) * step)
        fit.write(axes, text, at, size=size, colour=colour, bold=bold, ha=ha, offset=offset)


def _polygon(
    axes: Any, values: list[float], turns: list[float], colour: str, width: float, name: str = "rule",
    marker: float = 0.0,
) -> None:  # fmt: skip
    """Draw a closed line through a value on each spoke."""
    points = [(value * cos(turn), value * sin(turn)) for value, turn in zip(values, turns, strict=True)]
    closed = [*points, points[0]]
    axes.plot(
        [x for x, _ in closed], [y for _, y in closed], color=colour, linewidth=width, gid=name,
        clip_on=False, marker="o" if marker else "", markersize=marker, markeredgewidth=0,
        solid_joinstyle="round",
    )  # fmt: skip
