"""A chart in, the plot area of its native kind out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from briefgen.model.scene import Chart, Series, Stroke
from briefgen.render.pptx.chart.axes import axis_ids, category_axis, second_axes, value_axis
from briefgen.render.pptx.chart.dots import bubbles, scatter
from briefgen.render.pptx.chart.guides import guide_chart, guide_series
from briefgen.render.pptx.chart.looks import (
    FORECAST_DASH,
    area,
    colours,
    data_point,
    dots,
    filling,
    line_colour,
    main_colour,
    marker,
    series_element,
    stroke,
)
from briefgen.render.pptx.chart.workbook import number_text
from briefgen.render.pptx.deck_theme import DeckTheme
from briefgen.render.pptx.markup import UNDRAWN, Element, el, val

SEAM_PT = 1.5
"""The paper-coloured seam between the parts of a pie."""

AREA_EDGE_PT = 0.75
_MAX_GAP_PERCENT = 500
_GROUPINGS = {"stacked": "stacked", "100": "percentStacked"}


def plot_area(chart: Chart, theme: DeckTheme) -> Element:
    """Return the plot and its axes."""
    if chart.native is None or chart.native not in _PLOTS:
        raise TypeError(f"pptx has no native chart {chart.native!r}")
    return el(
        "c:plotArea",
        _layout(chart),
        *_PLOTS[chart.native](chart, theme),
        UNDRAWN,
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


def _bars(chart: Chart, theme: DeckTheme) -> Iterator[Element]:
    kind, _, stacking = (chart.native or "").partition("-")
    bars = range(len(chart.series))
    yield _bar_chart(chart, bars, theme, lying=kind == "bar", stacking=stacking)
    yield from guide_chart(chart, theme)
    yield category_axis(chart, theme)
    yield value_axis(chart, theme)


def _bar_chart(
    chart: Chart, indices: Sequence[int], theme: DeckTheme, *, lying: bool = False, stacking: str = ""
) -> Element:
    share = min(max(chart.style.bar_share, 0.05), 1.0)
    beside = 1 if stacking else max(len(indices), 1)
    return el(
        "c:barChart",
        val("c:barDir", "bar" if lying else "col"),
        val("c:grouping", _GROUPINGS.get(stacking, "clustered")),
        val("c:varyColors", False),
        *(_bar_series(chart, index, theme) for index in indices),
        val("c:gapWidth", min(round(beside * (1 - share) / share * 100), _MAX_GAP_PERCENT)),
        val("c:overlap", 100 if stacking else 0),
        *axis_ids(),
    )


def _bar_series(chart: Chart, index: int, theme: DeckTheme) -> Element:
    series, plain = chart.series[index], val("c:invertIfNegative", False)
    main = main_colour(series)
    others = (
        data_point(at, plain, val("c:bubble3D", False), filling(series, at, colour, chart.style, theme))
        for at, colour in colours(series)
        if colour != main or any(series.hollow[at : at + 1])
    )
    return series_element(chart, index, theme, area(main, chart.style, theme), plain, *others)


def _lines(chart: Chart, theme: DeckTheme) -> Iterator[Element]:
    yield _line_chart(chart, range(len(chart.series)), theme)
    yield category_axis(chart, theme)
    yield value_axis(chart, theme)


def _combo(chart: Chart, theme: DeckTheme) -> Iterator[Element]:
    """Yield columns on the first axes and lines on the second ones: python-pptx has no call for this."""
    order = range(len(chart.series))
    yield _bar_chart(chart, [index for index in order if not chart.series[index].second], theme)
    yield _line_chart(chart, [index for index in order if chart.series[index].second], theme, second=True)
    yield from guide_chart(chart, theme)
    yield category_axis(chart, theme)
    yield value_axis(chart, theme)
    yield from second_axes(chart)


def _line_chart(chart: Chart, indices: Iterable[int], theme: DeckTheme, *, second: bool = False) -> Element:
    """Return the lines of some series, on the first or the second axes."""
    return el(
        "c:lineChart",
        val("c:grouping", "standard"),
        val("c:varyColors", False),
        *(_line_series(chart, index, theme) for index in indices),
        *(guide_series(chart, theme) if chart.native == "line" else ()),
        val("c:marker", True),
        *axis_ids(second=second),
    )


def _line_series(chart: Chart, index: int, theme: DeckTheme) -> Element:
    series, style = chart.series[index], chart.style
    own = line_colour(series)
    usual = "" if series.dots else own

    def look(dash: tuple[float, ...]) -> Element:
        return el("c:spPr", stroke(own, style, theme, dash))

    def dot(colour: str) -> Element:
        return marker(colour, style.marker_size if colour else 0.0, theme, series.symbol)

    dash = tuple(length * style.line_width for length in series.dash)
    # Points whose marker is not in the line's colour, and those that a dashed line leads to.
    others = (
        data_point(at, dot(colour), val("c:bubble3D", False), look(FORECAST_DASH if forecast else dash))
        for at, colour in (dots(series) if series.dots else colours(series))
        if (forecast := any(series.hollow[at : at + 1])) or colour != usual
    )
    straight = (val("c:smooth", False),)
    return series_element(chart, index, theme, look(dash), dot(usual), *others, behind=straight)


def _areas(chart: Chart, theme: DeckTheme) -> Iterator[Element]:
    def edge(series: Series) -> tuple[Element, ...]:
        """Return an outline in the labels' colour: the tints of several areas may be as light as paper."""
        if len(chart.series) < 2 or not series.label_colours:
            return ()
        return (theme.line(Stroke(colour=series.label_colours[0], width=AREA_EDGE_PT)),)

    yield el(
        "c:areaChart",
        val("c:grouping", _GROUPINGS.get((chart.native or "").partition("-")[2], "standard")),
        val("c:varyColors", False),
        *(
            series_element(chart, index, theme, area(line_colour(series), chart.style, theme, *edge(series)))
            for index, series in enumerate(chart.series)
        ),
        *axis_ids(),
    )
    yield from guide_chart(chart, theme)
    yield category_axis(chart, theme)
    yield value_axis(chart, theme)


def _round(chart: Chart, theme: DeckTheme) -> Iterator[Element]:
    """Yield a pie, or a doughnut."""
    seam = theme.line(Stroke(colour=chart.style.paper, width=SEAM_PT))
    hole = val("c:holeSize", min(max(round(chart.style.hole * 100), 10), 90))
    slices = (
        (
            data_point(at, val("c:bubble3D", False), area(colour, chart.style, theme, seam))
            for at, colour in colours(series)
        )
        for series in chart.series
    )
    yield el(
        f"c:{chart.native}Chart",
        val("c:varyColors", False),
        *(series_element(chart, index, theme, *parts) for index, parts in enumerate(slices)),
        val("c:firstSliceAng", 0),
        hole if chart.native == "doughnut" else None,
    )


def _radar(chart: Chart, theme: DeckTheme) -> Iterator[Element]:
    def drawn(index: int) -> Element:
        colour = line_colour(chart.series[index])
        line = el("c:spPr", stroke(colour, chart.style, theme))
        return series_element(chart, index, theme, line, marker(colour, chart.style.marker_size, theme))

    yield el(
        "c:radarChart",
        val("c:radarStyle", "marker"),
        val("c:varyColors", False),
        *(drawn(index) for index in range(len(chart.series))),
        *axis_ids(),
    )
    yield category_axis(chart, theme)
    yield value_axis(chart, theme, hidden=False)


_PLOTS: Mapping[str, Callable[[Chart, DeckTheme], Iterator[Element]]] = {
    **dict.fromkeys(("column", "column-stacked", "column-100", "bar", "bar-stacked", "bar-100"), _bars),
    "line": _lines,
    **dict.fromkeys(("area", "area-stacked", "area-100"), _areas),
    "combo": _combo,
    "bubble": bubbles,
    "pie": _round,
    "doughnut": _round,
    "scatter": scatter,
    "radar": _radar,
}
