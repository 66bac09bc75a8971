"""A chart of dots on two axes of numbers in, its plot and its axes out."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.model.scene import Chart
from briefgen.render.pptx.chart.axes import abscissa_axis, axis_ids, value_axis
from briefgen.render.pptx.chart.data import bubble_sizes
from briefgen.render.pptx.chart.looks import (
    colours,
    data_point,
    line_colour,
    main_colour,
    marker,
    series_element,
)
from briefgen.render.pptx.deck_theme import DeckTheme
from briefgen.render.pptx.markup import UNDRAWN_LINE, Element, el, val

DOT_PT = 7
BUBBLE_OPACITY = 0.75


def scatter(chart: Chart, theme: DeckTheme) -> Iterator[Element]:
    """Yield dots at x and y, a series a colour, and their axes."""
    size = chart.style.marker_size or DOT_PT

    def drawn(index: int) -> Element:
        series = chart.series[index]
        own = line_colour(series)
        others = (
            data_point(at, marker(colour, size, theme), val("c:bubble3D", False))
            for at, colour in colours(series)
            if colour != own
        )
        looks = (el("c:spPr", UNDRAWN_LINE), marker(own, size, theme), *others)
        return series_element(chart, index, theme, *looks, behind=(val("c:smooth", False),))

    yield el(
        "c:scatterChart",
        val("c:scatterStyle", "lineMarker"),
        val("c:varyColors", False),
        *(drawn(index) for index in range(len(chart.series))),
        *axis_ids(),
    )
    yield abscissa_axis(chart, theme)
    yield value_axis(chart, theme, hidden=False)


def bubbles(chart: Chart, theme: DeckTheme) -> Iterator[Element]:
    """Yield bubbles whose areas are their sizes, and their axes."""
    plain, flat = val("c:invertIfNegative", False), val("c:bubble3D", False)

    def look(colour: str) -> Element:
        return el("c:spPr", theme.fill(colour, BUBBLE_OPACITY))

    def drawn(index: int) -> Element:
        series = chart.series[index]
        main = main_colour(series)
        others = (
            data_point(at, plain, flat, look(colour)) for at, colour in colours(series) if colour != main
        )
        sizes = (bubble_sizes(chart, index), flat)
        return series_element(chart, index, theme, look(main), plain, *others, behind=sizes)

    yield el(
        "c:bubbleChart",
        val("c:varyColors", False),
        *(drawn(index) for index in range(len(chart.series))),
        val("c:bubbleScale", min(max(round(chart.style.bar_share * 100), 1), 300)),
        val("c:showNegBubbles", False),
        val("c:sizeRepresents", "area"),
        *axis_ids(),
    )
    yield abscissa_axis(chart, theme)
    yield value_axis(chart, theme, hidden=False)
