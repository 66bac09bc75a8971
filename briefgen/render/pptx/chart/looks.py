"""A series in; the properties of its lines, markers and points out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from briefgen.model.chart_style import EDGE_PT
from briefgen.model.scene import Chart, ChartStyle, Series, Stroke, Symbol
from briefgen.render.pptx.chart.data import categories, points, series_name, values, x_values
from briefgen.render.pptx.chart.error_bars import error_bars
from briefgen.render.pptx.chart.labels import data_labels
from briefgen.render.pptx.deck_theme import DeckTheme
from briefgen.render.pptx.markup import UNDRAWN_LINE, Element, el, val

FORECAST_LINE_PT = 1.0
FORECAST_DASH = (3.0, 2.0)


def series_element(
    chart: Chart, index: int, theme: DeckTheme, *looks: Element, behind: tuple[Element, ...] = ()
) -> Element:
    """Return a series: what it is called, what it looks like, its labels and its data."""
    dotted = chart.native in ("scatter", "bubble")
    return el(
        "c:ser",
        *heading(chart, index),
        *looks,
        data_labels(chart, chart.series[index], theme),
        *error_bars(chart, index, theme),
        x_values(chart) if dotted else categories(chart),
        values(chart, index, "c:yVal" if dotted else "c:val"),
        *behind,
    )


def heading(chart: Chart, index: int) -> tuple[Element, ...]:
    """Return a series' number, place and name."""
    return val("c:idx", index), val("c:order", index), series_name(chart, index)


def data_point(index: int, *looks: Element) -> Element:
    """Return a point that looks otherwise than its series; ``looks`` in the order of the schema."""
    return el("c:dPt", val("c:idx", index), *looks)


def filling(series: Series, point: int, colour: str, style: ChartStyle, theme: DeckTheme) -> Element:
    """Return a bar's look: filled, outlined where it is a forecast, invisible without a colour."""
    if point < len(series.hollow) and series.hollow[point]:
        outline = Stroke(colour=colour, width=FORECAST_LINE_PT, dash=FORECAST_DASH)
        return el("c:spPr", theme.fill(style.paper), theme.line(outline))
    return area(colour, style, theme)


def area(colour: str, style: ChartStyle, theme: DeckTheme, *seam: Element) -> Element:
    """Return the look of an area: with an edge where it is too near to paper, else with its seam if any."""
    edge = style.edge(colour)
    outlined = (theme.line(Stroke(colour=edge, width=EDGE_PT)),) if edge else seam
    return el("c:spPr", theme.fill(colour or None), *outlined)


def marker(colour: str, size: float, theme: DeckTheme, symbol: Symbol = "circle") -> Element:
    """Return a marker of a size in points, or none; its size is a whole number from 2 to 72 (21.2.3.28)."""
    if size <= 0:
        return el("c:marker", val("c:symbol", "none"))
    look = el("c:spPr", theme.fill(colour), UNDRAWN_LINE)
    return el("c:marker", val("c:symbol", symbol), val("c:size", min(max(round(size), 2), 72)), look)


def stroke(colour: str, style: ChartStyle, theme: DeckTheme, dash: tuple[float, ...] = ()) -> Element:
    """Return a line with round ends and corners, as the drawn face has: a peak is no spike."""
    return theme.line(Stroke(colour=colour, width=style.line_width, dash=dash), rounded=True)


def colours(series: Series) -> Iterator[tuple[int, str]]:
    """Yield the index and colour of every point there is."""
    for index, value in enumerate(points(series)):
        if value is not None:
            yield index, series.colours[index % len(series.colours)] if series.colours else "#808080"


def dots(series: Series) -> Iterator[tuple[int, str]]:
    """Yield the index and the marker's colour of every point there is, "" where it has none."""
    for index, value in enumerate(points(series)):
        if value is not None:
            yield index, series.dots[index]


def main_colour(series: Series) -> str:
    """Return the commonest colour of a series' points: the one that its legend key and new points get."""
    counted = Counter(colour for _, colour in colours(series))
    return counted.most_common(1)[0][0] if counted else "#808080"


def line_colour(series: Series) -> str:
    """Return the colour of the last point: the present is in the series' own colour, the past may be grey."""
    return series.colours[-1] if series.colours else "#808080"
