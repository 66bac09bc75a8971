"""A chart's categories and values in, the sheet's rows and the references to them out."""

from __future__ import annotations

import math

from briefgen.base.marked import both
from briefgen.base.say import say
from briefgen.base.spreadsheet import column_letters
from briefgen.model.scene import Chart, Series
from briefgen.render.pptx.chart.workbook import (
    DAY,
    MONTH,
    CellFormula,
    CellValue,
    WorkbookDate,
    number_text,
)
from briefgen.render.pptx.markup import Element, content, el, val

AXIS_NAME = both("时间轴", "time axis")
"""What the workbook calls the series that bears the names of a time axis."""


def points(series: Series) -> tuple[float | None, ...]:
    """Return a series' values; what is not a finite number is no point."""
    return tuple(
        float(value) if value is not None and math.isfinite(value) else None for value in series.values
    )


def native_series(chart: Chart) -> tuple[Series, ...]:
    """Return the series of the native chart: its data, its levels, and the names of its time axis."""
    count, guides = len(chart.categories), list[Series]()
    for level in chart.levels:
        told = (*("",) * (count - 1), level.label)
        guides.append(
            Series(name=level.name, values=(level.value,) * count, labels=told, colours=(), guide="level")
        )
    if chart.time and chart.ticks:
        foot = chart.style.value_max if chart.style.reversed_values else chart.style.value_min
        name = say(chart.time.language, *AXIS_NAME)
        guides.append(
            Series(name=name, values=(foot or 0.0,) * count, labels=chart.ticks, colours=(), guide="axis")
        )
    return (*chart.series, *guides)


def sheet_rows(chart: Chart) -> list[list[CellValue]]:
    """Return the workbook's cells: outer labels (if any), categories, then a column a series."""
    head: list[CellValue] = [None] * _labels(chart)
    sized = (series.name for series in chart.series if series.sizes)
    bars = (f"{chart.series[number].name} {side}" for number in spanned(chart) for side in "−+")
    rows: list[list[CellValue]] = [[*head, *(series.name for series in native_series(chart)), *sized, *bars]]
    outer, named = group_starts(chart), _category_cells(chart)
    columns = [points(series) for series in chart.series]
    guides = [_guide_cells(chart, number) for number in _guides(chart)]
    sizes = [series.sizes for series in chart.series if series.sizes]
    ends = [reaches(chart.series[number], up=up) for number in spanned(chart) for up in (False, True)]
    for index, category in enumerate(named):
        labels: list[CellValue] = [outer.get(index), category] if chart.groups else [category]
        values = (column[index] if index < len(column) else None for column in columns)
        beside = (column[index] for column in (*guides, *sizes, *ends))
        rows.append([*labels, *values, *beside])
    return [*rows, [], [chart.thinning.text]] if chart.thinning else rows


def _guide_cells(chart: Chart, number: int) -> list[CellValue]:
    """Return the cells of a guide: a mean is computed, and below the first one each is the one above it."""
    values = [value or 0.0 for value in native_series(chart)[number].values]
    letters, first = column_letters(_labels(chart) + number), column_letters(_labels(chart))
    below = [CellFormula(text=f"{letters}{row + 1}", value=value) for row, value in enumerate(values)][1:]
    last = column_letters(_labels(chart) + len(chart.series) - 1)
    if number < len(chart.series) + len(chart.levels) and chart.levels[number - len(chart.series)].mean:
        mean = CellFormula(text=f"AVERAGE({first}2:{last}{len(chart.categories) + 1})", value=values[0])
        return [mean, *below]
    return [values[0], *below]


def _guides(chart: Chart) -> range:
    """Return the numbers of the series that are guides."""
    return range(len(chart.series), len(native_series(chart)))


def _category_cells(chart: Chart) -> list[CellValue]:
    if chart.native in ("scatter", "bubble"):
        return list(abscissas(chart))
    if dates := dates_of(chart):
        exact = chart.time is not None and chart.time.step == "days"
        return [WorkbookDate(number=date, exact=exact) for date in dates]
    return list(chart.categories)


def dates_of(chart: Chart) -> tuple[int, ...]:
    """Return the dates of a chart that has an axis of dates in PowerPoint.

    A combination has none: its second axes would have to be dates too, and one of them is not shown.
    """
    dated = (chart.native or "").startswith(("line", "column", "area"))
    return chart.time.dates if chart.time and dated else ()


def abscissas(chart: Chart) -> list[float]:
    """Return the x of a scatter chart's points: the categories where they are numbers, else 1, 2, 3 …"""
    try:
        return [float(category) for category in chart.categories]
    except ValueError:
        return [float(number) for number in range(1, len(chart.categories) + 1)]


def group_starts(chart: Chart) -> dict[int, str]:
    """Return the index of the category at which each outer label begins."""
    starts: dict[int, str] = {}
    for index, group in enumerate(chart.groups):
        if index == 0 or group != chart.groups[index - 1]:
            starts[index] = group
    return starts


def series_name(chart: Chart, index: int) -> Element:
    """Return the reference to a series' name."""
    cell = f"Sheet1!${column_letters(_labels(chart) + index)}$1"
    cache = el("c:strCache", val("c:ptCount", 1), _point(0, native_series(chart)[index].name))
    return el("c:tx", el("c:strRef", content("c:f", cell), cache))


def categories(chart: Chart) -> Element:
    """Return the reference to the categories.

    Groups are a column of the workbook before them, and no second level of the axis: applications draw
    boxes around those.
    """
    if dates := dates_of(chart):
        pattern = DAY if chart.time is not None and chart.time.step == "days" else MONTH
        return el("c:cat", _numbers(_range(chart, "A", "A"), tuple(map(float, dates)), pattern))
    cache = el(
        "c:strCache",
        val("c:ptCount", len(chart.categories)),
        *(_point(index, text) for index, text in enumerate(chart.categories)),
    )
    letters = column_letters(_labels(chart) - 1)
    return el("c:cat", el("c:strRef", content("c:f", _range(chart, letters, letters)), cache))


def values(chart: Chart, index: int, name: str = "c:val") -> Element:
    """Return the reference to a series' values; a missing value has no point."""
    letters = column_letters(_labels(chart) + index)
    numbers = points(native_series(chart)[index])
    return el(name, _numbers(_range(chart, letters, letters), numbers, chart.style.number_format))


def x_values(chart: Chart) -> Element:
    """Return the reference to a scatter chart's x values."""
    return el("c:xVal", _numbers(_range(chart, "A", "A"), tuple(abscissas(chart)), chart.style.number_format))


def bubble_sizes(chart: Chart, index: int) -> Element:
    """Return the reference to what a bubble series' areas stand for: its columns stand behind the values."""
    letters = column_letters(_labels(chart) + len(chart.series) + index)
    sizes = chart.series[index].sizes
    return el("c:bubbleSize", _numbers(_range(chart, letters, letters), sizes, chart.style.number_format))


def spanned(chart: Chart) -> tuple[int, ...]:
    """Return the numbers of the series that have error bars."""
    return tuple(number for number, series in enumerate(chart.series) if any(series.spans))


def reaches(series: Series, *, up: bool) -> tuple[float | None, ...]:
    """Return how far a series' error bars go up or down from its points; None where one has none."""
    pairs = zip(points(series), series.spans, strict=True)
    return tuple(
        None if value is None or span is None else round(abs(span[up] - value), 12) for value, span in pairs
    )


def lengths(chart: Chart, number: int, numbers: tuple[float | None, ...]) -> Element:
    """Return the reference to lengths of error bars: their columns stand behind all others."""
    sized = sum(bool(series.sizes) for series in chart.series)
    letters = column_letters(_labels(chart) + len(native_series(chart)) + sized + number)
    return _numbers(_range(chart, letters, letters), numbers, chart.style.number_format)


def _numbers(cells: str, numbers: tuple[float | None, ...], pattern: str) -> Element:
    listed = (
        _point(index, number_text(number)) for index, number in enumerate(numbers) if number is not None
    )
    cache = el(
        "c:numCache",
        content("c:formatCode", pattern),
        val("c:ptCount", len(numbers)),
        *listed,
    )
    return el("c:numRef", content("c:f", cells), cache)


def _point(index: int, text: str) -> Element:
    return el("c:pt", content("c:v", text), idx=index)


def _range(chart: Chart, first: str, last: str) -> str:
    return f"Sheet1!${first}$2:${last}${len(chart.categories) + 1}"


def _labels(chart: Chart) -> int:
    return 2 if chart.groups else 1
