"""A chart in, the plot area of its native kind out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from briefgen.model.scene import Chart, ChartStyle, Series, Stroke
from briefgen.render.pptx.chart.axes import axis_ids, category_axis, second_axes, value_axis
from briefgen.render.pptx.chart.data import categories, values
from briefgen.render.pptx.chart.dots import bubbles, scatter
from briefgen.render.pptx.chart.guides import guide_chart, guide_series
from briefgen.render.pptx.chart.labels import data_labels
from briefgen.render.pptx.chart.looks import (
    FORECAST_DASH,
    colours,
    filling,
    heading,
    line_colour,
    main_colour,
    marker,
    stroke,
)
from briefgen.render.pptx.chart.workbook import number_text
from briefgen.render.pptx.dress import Dress
from briefgen.render.pptx.markup import Element, el, val

SEAM_PT = 1.5
"""The paper-coloured seam between the parts of a pie."""

AREA_EDGE_PT = 0.75
_MAX_GAP_PERCENT = 500
_GROUPINGS = {"stacked": "stacked", "100": "percentStacked"}


def plot_area(chart: Chart, dress: Dress) -> Element:
    """Return the plot and its axes."""
    if chart.native is None or chart.native not in _PLOTS:
        raise TypeError(f"pptx has no native chart {chart.native!r}")
    return el(
        "c:plotArea",
        _layout(chart),
        *_PLOTS[chart.native](chart, dress),
        el("c:spPr", el("a:noFill"), el("a:ln", el("a:noFill"))),
    )


def _layout(chart: Chart) -> Element:
    """Return the inner plot area where the scene measured it, else leave it to PowerPoint."""
    if chart.style.plot == (0.0, 0.0, 1.0, 1.0):
        return el("c:layout")
    left, top, width, height = (number_text(share) for share in chart.style.plot)
    return el(
        "c:layout",
        el(
            "c:manualLayout",
            val("c:layoutTarget", "inner"),
            val("c:xMode", "edge"),
            val("c:yMode", "edge"),
            val("c:x", left),
            val("c:y", top),
            val("c:w", width),
            val("c:h", height),
        ),
    )


def _bars(chart: Chart, dress: Dress) -> Iterator[Element]:
    kind, _, stacking = (chart.native or "").partition("-")
    beside = 1 if stacking else max(len(chart.series), 1)
    share = min(max(chart.style.bar_share, 0.05), 1.0)
    yield el(
        "c:barChart",
        val("c:barDir", "col" if kind == "column" else "bar"),
        val("c:grouping", _GROUPINGS.get(stacking, "clustered")),
        val("c:varyColors", False),
        *(_bar_series(chart, index, dress) for index in range(len(chart.series))),
        val("c:gapWidth", min(round(beside * (1 - share) / share * 100), _MAX_GAP_PERCENT)),
        val("c:overlap", 100 if stacking else 0),
        *axis_ids(),
    )
    yield from guide_chart(chart, dress)
    yield category_axis(chart, dress)
    yield value_axis(chart, dress)


def _bar_series(chart: Chart, index: int, dress: Dress) -> Element:
    series = chart.series[index]
    return el(
        "c:ser",
        *heading(chart, index),
        el("c:spPr", dress.fill((main := main_colour(series)) or None)),
        val("c:invertIfNegative", False),
        *(
            el(
                "c:dPt",
                val("c:idx", point),
                val("c:invertIfNegative", False),
                val("c:bubble3D", False),
                filling(series, point, colour, chart.style, dress),
            )
            for point, colour in colours(series)
            if colour != main or any(series.hollow[point : point + 1])
        ),
        data_labels(chart, series, dress),
        categories(chart),
        values(chart, index),
    )


def _lines(chart: Chart, dress: Dress) -> Iterator[Element]:
    yield _line_chart(chart, range(len(chart.series)), dress)
    yield category_axis(chart, dress)
    yield value_axis(chart, dress)


def _combo(chart: Chart, dress: Dress) -> Iterator[Element]:
    """Yield columns on the first axes and lines on the second ones: python-pptx has no call for this."""
    order = range(len(chart.series))
    columns = [index for index in order if not chart.series[index].second]
    share = min(max(chart.style.bar_share, 0.05), 1.0)
    beside = max(len(columns), 1)
    yield el(
        "c:barChart",
        val("c:barDir", "col"),
        val("c:grouping", "clustered"),
        val("c:varyColors", False),
        *(_bar_series(chart, index, dress) for index in columns),
        val("c:gapWidth", min(round(beside * (1 - share) / share * 100), _MAX_GAP_PERCENT)),
        val("c:overlap", 0),
        *axis_ids(),
    )
    lines = [index for index in order if chart.series[index].second]
    yield _line_chart(chart, lines, dress, second=True)
    yield from guide_chart(chart, dress)
    yield category_axis(chart, dress)
    yield value_axis(chart, dress)
    yield from second_axes(chart, dress)


def _line_chart(chart: Chart, indices: Iterable[int], dress: Dress, *, second: bool = False) -> Element:
    """Return the lines of some series, on the first or the second axes."""
    return el(
        "c:lineChart",
        val("c:grouping", "standard"),
        val("c:varyColors", False),
        *(_line_series(chart, index, dress) for index in indices),
        *(guide_series(chart, dress) if chart.native == "line" else ()),
        val("c:marker", True),
        *axis_ids(second=second),
    )


def _line_series(chart: Chart, index: int, dress: Dress) -> Element:
    series = chart.series[index]
    return el(
        "c:ser",
        *heading(chart, index),
        el("c:spPr", stroke(line_colour(series), chart.style, dress, _dash(series, chart.style))),
        marker(line_colour(series), chart.style.marker_size, dress, series.symbol),
        *_marked_points(series, chart.style, dress),
        data_labels(chart, series, dress),
        categories(chart),
        values(chart, index),
        val("c:smooth", False),
    )


def _dash(series: Series, style: ChartStyle) -> tuple[float, ...]:
    """Return a line's dashes in points."""
    return tuple(length * style.line_width for length in series.dash)


def _marked_points(series: Series, style: ChartStyle, dress: Dress) -> Iterator[Element]:
    """Yield the points whose marker is not in the line's colour, and those that a dashed line leads to."""
    for point, colour in colours(series):
        forecast = any(series.hollow[point : point + 1])
        if forecast or colour != line_colour(series):
            dash = FORECAST_DASH if forecast else _dash(series, style)
            yield el(
                "c:dPt",
                val("c:idx", point),
                marker(colour, style.marker_size, dress, series.symbol),
                val("c:bubble3D", False),
                el("c:spPr", stroke(line_colour(series), style, dress, dash)),
            )


def _areas(chart: Chart, dress: Dress) -> Iterator[Element]:
    def drawn(index: int) -> Element:
        series = chart.series[index]
        return el(
            "c:ser",
            *heading(chart, index),
            el("c:spPr", dress.fill(line_colour(series)), *edge(series)),
            data_labels(chart, series, dress),
            categories(chart),
            values(chart, index),
        )

    def edge(series: Series) -> tuple[Element, ...]:
        """Return an outline in the labels' colour: the tints of several areas may be as light as paper."""
        if len(chart.series) < 2 or not series.label_colours:
            return ()
        return (dress.line(Stroke(colour=series.label_colours[0], width=AREA_EDGE_PT)),)

    yield el(
        "c:areaChart",
        val("c:grouping", _GROUPINGS.get((chart.native or "").partition("-")[2], "standard")),
        val("c:varyColors", False),
        *(drawn(index) for index in range(len(chart.series))),
        *axis_ids(),
    )
    yield from guide_chart(chart, dress)
    yield category_axis(chart, dress)
    yield value_axis(chart, dress)


def _pie(chart: Chart, dress: Dress) -> Iterator[Element]:
    series = (_slices(chart, index, dress) for index in range(len(chart.series)))
    yield el("c:pieChart", val("c:varyColors", False), *series, val("c:firstSliceAng", 0))


def _doughnut(chart: Chart, dress: Dress) -> Iterator[Element]:
    yield el(
        "c:doughnutChart",
        val("c:varyColors", False),
        *(_slices(chart, index, dress) for index in range(len(chart.series))),
        val("c:firstSliceAng", 0),
        val("c:holeSize", min(max(round(chart.style.hole * 100), 10), 90)),
    )


def _slices(chart: Chart, index: int, dress: Dress) -> Element:
    series = chart.series[index]
    seam = Stroke(colour=chart.style.paper, width=SEAM_PT)
    return el(
        "c:ser",
        *heading(chart, index),
        *(
            el(
                "c:dPt",
                val("c:idx", point),
                val("c:bubble3D", False),
                el("c:spPr", dress.fill(colour), dress.line(seam)),
            )
            for point, colour in colours(series)
        ),
        data_labels(chart, series, dress),
        categories(chart),
        values(chart, index),
    )


def _radar(chart: Chart, dress: Dress) -> Iterator[Element]:
    def drawn(index: int) -> Element:
        series = chart.series[index]
        return el(
            "c:ser",
            *heading(chart, index),
            el("c:spPr", stroke(line_colour(series), chart.style, dress)),
            marker(line_colour(series), chart.style.marker_size, dress),
            data_labels(chart, series, dress),
            categories(chart),
            values(chart, index),
        )

    yield el(
        "c:radarChart",
        val("c:radarStyle", "marker"),
        val("c:varyColors", False),
        *(drawn(index) for index in range(len(chart.series))),
        *axis_ids(),
    )
    yield category_axis(chart, dress)
    yield value_axis(chart, dress, hidden=False)


_PLOTS: Mapping[str, Callable[[Chart, Dress], Iterator[Element]]] = {
    **dict.fromkeys(("column", "column-stacked", "column-100", "bar", "bar-stacked", "bar-100"), _bars),
    "line": _lines,
    **dict.fromkeys(("area", "area-stacked", "area-100"), _areas),
    "combo": _combo,
    "bubble": bubbles,
    "pie": _pie,
    "doughnut": _doughnut,
    "scatter": scatter,
    "radar": _radar,
}
