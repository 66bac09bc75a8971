"""The error bars of a series in, its `c:errBars` out: their lengths are columns of the chart's workbook."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.model.scene import Chart, Series, Stroke
from briefgen.render.pptx.chart.data import lengths, reaches, spanned
from briefgen.render.pptx.deck_theme import DeckTheme
from briefgen.render.pptx.markup import Element, el, val

WIDTH_PT = 1.0


def error_bars(chart: Chart, index: int, theme: DeckTheme) -> Iterator[Element]:
    """Yield the error bars of a series, nothing where it has none; lines say that they go up and down."""
    series: Series = chart.series[index]
    if not any(series.spans):
        return
    number = spanned(chart).index(index)
    yield el(
        "c:errBars",
        val("c:errDir", "y") if chart.native == "line" else None,
        val("c:errBarType", "both"),
        val("c:errValType", "cust"),
        val("c:noEndCap", False),
        el("c:plus", lengths(chart, number * 2 + 1, reaches(series, up=True))),
        el("c:minus", lengths(chart, number * 2, reaches(series, up=False))),
        el("c:spPr", theme.line(Stroke(colour=chart.style.ink, width=WIDTH_PT))),
    )
