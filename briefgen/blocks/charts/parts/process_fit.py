"""A control chart in a box goes in; the same with its plot area, and labels that stand apart, comes out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from briefgen.base.copier import replace
from briefgen.base.geometry import Box
from briefgen.blocks.charts.parts import axes as fit, category_axis, free_labels, overlay, time_labels
from briefgen.blocks.charts.parts.block import chart_style
from briefgen.blocks.charts.parts.process_series import Ends
from briefgen.model.context import Setting
from briefgen.model.scene import Chart, ChartStyle, Series

LEAST_EM = 9.2
"""Height of the names of four lines and the last number, with the periods below, in label sizes."""
SHARES: Mapping[Ends, float] = {"names": 0.3, "numbers": 0.42}
"""What may stand at the ends of lines, and which share of the width it takes at most."""
LINE_EM = 0.14
MARKER_EM = 0.52
SLOT_SHARE = 0.7
"""Of its place a point takes at most this share; smaller ones are left out, but for those that are marked."""
LEAST_MARKER_PT, LEAST_SIGN_PT = 2.2, 2.8
HEADROOM = 0.06
GAP_EM = 0.35
"""Between the last point and the names of the lines: behind a dash a number would look negative."""
BASE_SHARE = 0.4
"""Of its line, what a name keeps from its middle to the base line."""
OTHER_FONTS = 1.06
FROM_ZERO = 0.35
"""The axis begins at zero where its lowest value lies within this share of the highest."""


def process_style(count: int, box: Box, setting: Setting) -> ChartStyle:
    """Return the style of the chart: all its words in one size, points no larger than their places."""
    style = chart_style(setting)
    size = style.category_size
    largest = min(size * MARKER_EM * style.marker_times, box.width / max(count, 1) * SLOT_SHARE)
    return replace(
        style, label_size=size, line_width=size * LINE_EM * style.line_times,
        marker_size=max(LEAST_SIGN_PT, largest), broken=True,
    )  # fmt: skip


def fit_ends(series: Sequence[Series], share: float, width: float, setting: Setting) -> bool:
    """Say whether what stands at the ends of lines takes at most a share of a width."""
    names = [label for each in series if each.ended for label in each.labels if label]
    return _widest(names, chart_style(setting).category_size) <= width * share


def _widest(names: list[str], size: float) -> float:
    return max((fit.width_of(name, size) for name in names), default=0.0) * OTHER_FONTS


def values_of(chart: Chart) -> int:
    """Return the number of the series that has the values: the first that has points."""
    return next(number for number, series in enumerate(chart.series) if any(series.dots))


def fitted(chart: Chart, setting: Setting) -> Chart:
    """Return the chart with value range, plot area and names that stand apart right of it."""
    style, box, size = chart.style, chart.box, chart.style.label_size
    names = [label for series in chart.series if series.ended for label in series.labels if label]
    ends = _widest(names, size) + style.marker_size / 2 + size * GAP_EM * 2 if names else 0.0
    head = size * (1 + fit.LABEL_GAP_EM) + style.marker_size / 2 + fit.application_room(chart, size)
    foot = category_axis.periods_depth(chart, category_axis.FOOT_EM)
    height = max(0.1, 1.0 - (head + foot + style.marker_size / 2) / box.height)
    low, high = _range(fit.all_values(chart))
    chart = replace(chart, style=replace(style, value_min=low, value_max=high))
    chart, left, right = time_labels.fit_time_labels(
        chart, box.width - ends, setting.medium.type.minimum, ends=(style.marker_size / 2, 0.0)
    )
    right = 0.0 if ends else right
    area = (left / box.width, head / box.height, 1.0 - (ends + left + right) / box.width, height)
    chart = replace(chart, style=replace(chart.style, plot=area))
    if not chart.ticks:
        chart = replace(chart, style=replace(chart.style, category_step=category_axis.named_every(chart)))
    chart = _without_touching_points(chart)
    return _with_free_numbers(_with_names_apart(chart), centred=setting.kind == "deck")


def _range(values: list[float]) -> tuple[float, float]:
    low, high = min(values), max(values)
    reach = (high - low) or abs(high) or 1.0
    if 0 <= low <= FROM_ZERO * high:
        return 0.0, high + reach * HEADROOM
    return low - reach * HEADROOM, high + reach * HEADROOM


def _without_touching_points(chart: Chart) -> Chart:
    """Return the chart without points that would touch each other, but for the last and the marked ones."""
    number, slot = values_of(chart), overlay.slot_width(chart)
    if slot * SLOT_SHARE >= LEAST_MARKER_PT and chart.style.marker_size <= slot:
        return chart
    series = chart.series[number]
    last = free_labels.last_of(series)
    dots = tuple(dot if at == last else "" for at, dot in enumerate(series.dots))
    return _with_series(chart, number, replace(series, dots=dots))


def _with_series(chart: Chart, number: int, series: Series) -> Chart:
    return replace(chart, series=(*chart.series[:number], series, *chart.series[number + 1 :]))


def _with_names_apart(chart: Chart) -> Chart:
    """Return the chart with each name of a line as far above or below its line's end as the others need."""
    style, box = chart.style, chart.box
    named = [number for number, series in enumerate(chart.series) if series.ended]
    ys = [overlay.value_y(chart, _end_value(chart.series[number])) for number in named]
    step = style.label_size * fit.LEADING
    # Names stay above the base line, below which the last period stands.
    foot = (style.plot[1] + style.plot[3]) * box.height
    placed = fit.spread(ys, step, step / 2, max(foot - step * BASE_SHARE, step))
    unit = (style.span[1] - style.span[0]) / (style.plot[3] * box.height)
    for number, y, at in zip(named, ys, placed, strict=True):
        lifted, aside = round((y - at) * unit, 9), style.label_size * GAP_EM
        chart = _with_series(chart, number, replace(chart.series[number], lifted=lifted, aside=aside))
    return chart


def _end_value(series: Series) -> float:
    return next(value for value in reversed(series.values) if value is not None)


def _with_free_numbers(chart: Chart, *, centred: bool) -> Chart:
    """Return the chart with those numbers of values that have a free place, clear of all lines."""
    number = values_of(chart)
    series, last = chart.series[number], free_labels.last_of(chart.series[number])
    placed = free_labels.thinned(_values_alone(chart), centred=centred)[number]
    labels = tuple(
        label if at == last and series.ended else free
        for at, (label, free) in enumerate(zip(series.labels, placed.labels, strict=True))
    )
    return _with_series(chart, number, replace(series, labels=labels, below=placed.below))


def _values_alone(chart: Chart) -> Chart:
    """Return the chart with no labels but those of values that stand above or below their points."""
    number = values_of(chart)
    bare = tuple(replace(each, labels=("",) * len(each.labels), ended=False) for each in chart.series)
    series, last = chart.series[number], free_labels.last_of(chart.series[number])
    labels = tuple("" if at == last and series.ended else label for at, label in enumerate(series.labels))
    return _with_series(replace(chart, series=bare), number, replace(series, labels=labels, ended=False))


def label_places(chart: Chart) -> dict[tuple[int, int], tuple[float, float, str]]:
    """Return how far right of its point and above it each label stands, in points, and how it is aligned."""
    found: dict[tuple[int, int], tuple[float, float, str]] = {}
    size, (low, high) = chart.style.label_size, chart.style.span
    for (number, index), box in free_labels.label_boxes(_values_alone(chart)).items():
        x, y = free_labels.point_at(chart, index, chart.series[number].values[index] or 0.0)
        found[number, index] = (box.x + box.width / 2 - x, y - box.y - size / 2, "center")
    for number, series in enumerate(chart.series):
        if series.ended and series.labels[free_labels.last_of(series)]:
            rise = series.lifted / (high - low) * chart.style.plot[3] * chart.box.height
            right = chart.style.marker_size / 2 + size * GAP_EM
            found[number, free_labels.last_of(series)] = (right, rise, "left")
    return found
