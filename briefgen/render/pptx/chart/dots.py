"""A chart of dots on two axes of numbers in, its plot and its axes out."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.model.scene import Chart, ChartStyle, Series
from briefgen.render.pptx.chart.axes import abscissa_axis, axis_ids, value_axis
from briefgen.render.pptx.chart.data import bubble_sizes, values, x_values
from briefgen.render.pptx.chart.labels import data_labels
from briefgen.render.pptx.chart.looks import colours, heading, line_colour, main_colour, marker
from briefgen.render.pptx.dress import Dress
from briefgen.render.pptx.markup import Element, el, val

DOT_PT = 7
BUBBLE_OPACITY = 0.75


def scatter(chart: Chart, dress: Dress) -> Iterator[Element]:
    """Yield dots at x and y, a series a colour, and their axes."""

    def drawn(index: int) -> Element:
        series = chart.series[index]
        return el(
            "c:ser",
            *heading(chart, index),
            el("c:spPr", el("a:ln", el("a:noFill"))),
            marker(line_colour(series), chart.style.marker_size or DOT_PT, dress),
            *_marked_dots(series, chart.style, dress),
            data_labels(chart, series, dress),
            x_values(chart),
            values(chart, index, "c:yVal"),
            val("c:smooth", False),
        )

    yield el(
        "c:scatterChart",
        val("c:scatterStyle", "lineMarker"),
        val("c:varyColors", False),
        *(drawn(index) for index in range(len(chart.series))),
        *axis_ids(),
    )
    yield abscissa_axis(chart, dress)
    yield value_axis(chart, dress, hidden=False)


def bubbles(chart: Chart, dress: Dress) -> Iterator[Element]:
    """Yield bubbles whose areas are their sizes, and their axes."""

    def drawn(index: int) -> Element:
        series = chart.series[index]
        return el(
            "c:ser",
            *heading(chart, index),
            el("c:spPr", dress.fill(main := main_colour(series), BUBBLE_OPACITY)),
            val("c:invertIfNegative", False),
            *(
                el(
                    "c:dPt",
                    val("c:idx", point),
                    val("c:invertIfNegative", False),
                    val("c:bubble3D", False),
                    el("c:spPr", dress.fill(colour, BUBBLE_OPACITY)),
                )
                for point, colour in colours(series)
                if colour != main
            ),
            data_labels(chart, series, dress),
            x_values(chart),
            values(chart, index, "c:yVal"),
            bubble_sizes(chart, index),
            val("c:bubble3D", False),
        )

    yield el(
        "c:bubbleChart",
        val("c:varyColors", False),
        *(drawn(index) for index in range(len(chart.series))),
        val("c:bubbleScale", min(max(round(chart.style.bar_share * 100), 1), 300)),
        val("c:showNegBubbles", False),
        val("c:sizeRepresents", "area"),
        *axis_ids(),
    )
    yield abscissa_axis(chart, dress)
    yield value_axis(chart, dress, hidden=False)


def _marked_dots(series: Series, style: ChartStyle, dress: Dress) -> Iterator[Element]:
    for point, colour in colours(series):
        if colour != line_colour(series):
            yield el(
                "c:dPt",
                val("c:idx", point),
                marker(colour, style.marker_size or DOT_PT, dress),
                val("c:bubble3D", False),
            )
