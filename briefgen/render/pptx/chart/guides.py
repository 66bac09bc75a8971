"""A chart's levels and the names of its time axis in, the series that show them in its native kind out.

Both are series of the chart, so that they lie right by construction and stay so when somebody edits the
workbook. The names of the axis are the labels of an unseen line at its foot: applications thin, turn or break
an axis' own names each in its own way (LibreOffice ignores ``c:tickLblSkip``), labels they print as they are.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from briefgen.model.guides import ReferenceLine
from briefgen.model.scene import Chart, Series, Stroke, Style
from briefgen.render.pptx.chart.axes import axis_ids
from briefgen.render.pptx.chart.data import categories, dates_of, native_series, values
from briefgen.render.pptx.chart.labels import number_format, shown
from briefgen.render.pptx.chart.looks import heading
from briefgen.render.pptx.chart.number_locale import of_language
from briefgen.render.pptx.chart.words import rich_text, text_properties
from briefgen.render.pptx.chart.workbook import number_text
from briefgen.render.pptx.deck_theme import DeckTheme
from briefgen.render.pptx.markup import UNDRAWN, UNDRAWN_LINE, Element, el, val

LEVEL_PT = 0.75
DASH = (4.0, 3.0)
HALF_A_PLACE = 0.5
"""A level reaches from edge to edge: half a place beyond the first and the last one."""
NAME_GAP_PT = 5.0
"""Applications put a label at the right of its point about so far from it."""


def guide_chart(chart: Chart, theme: DeckTheme) -> Iterator[Element]:
    """Yield a plot of lines that are guides alone, for kinds that have no lines of their own."""
    drawn = tuple(guide_series(chart, theme))
    if drawn:
        yield el(
            "c:lineChart",
            val("c:grouping", "standard"),
            val("c:varyColors", False),
            *drawn,
            val("c:marker", True),
            *axis_ids(),
        )


def guide_series(chart: Chart, theme: DeckTheme) -> Iterator[Element]:
    """Yield the levels and, last, the names of the time axis, as series behind those of the data."""
    for index, series in enumerate(native_series(chart)):
        if series.guide:
            level = chart.levels[index - len(chart.series)] if series.guide == "level" else None
            yield _line(chart, index, series, level, theme)


def _line(chart: Chart, index: int, series: Series, level: ReferenceLine | None, theme: DeckTheme) -> Element:
    seen = theme.line(Stroke(colour=chart.style.ink, width=LEVEL_PT, dash=DASH)) if level else None
    # A level would end in the middle of the first and of the last place; its trend does not. Among dates a
    # period of a trend is a day: too short to tell.
    reaching = seen is not None and not dates_of(chart)
    return el(
        "c:ser",
        *heading(chart, index),
        el("c:spPr", UNDRAWN_LINE if seen is None or reaching else seen),
        el("c:marker", val("c:symbol", "none")),
        _labels(chart, series, level, theme),
        _trend(seen) if reaching and seen is not None else None,
        categories(chart),
        values(chart, index),
        val("c:smooth", False),
    )


def _trend(line: Element) -> Element:
    return el(
        "c:trendline",
        el("c:spPr", line),
        val("c:trendlineType", "linear"),
        val("c:forward", number_text(HALF_A_PLACE)),
        val("c:backward", number_text(HALF_A_PLACE)),
        val("c:dispRSqr", False),
        val("c:dispEq", False),
    )


def _labels(chart: Chart, series: Series, level: ReferenceLine | None, theme: DeckTheme) -> Element:
    """Return the labels: as rich text, a level's as a number format where that prints the same."""
    style = chart.style
    side: Literal["b", "r"] = "r" if level else "b"
    colour = style.ink if level else style.muted
    look = Style(size=style.category_size, colour=colour, family=style.family)
    single = []
    for index, text in enumerate(series.labels):
        if not text:
            continue
        pattern = number_format(text, level.value, theme.language) if level and "\n" not in text else None
        single.append(
            el(
                "c:dLbl",
                val("c:idx", index),
                _moved(chart, level) if level else None,
                None if pattern else el("c:tx", rich_text(text, look, theme)),
                el("c:numFmt", formatCode=of_language(pattern, theme.language), sourceLinked=False)
                if pattern
                else None,
                UNDRAWN,
                text_properties(style.category_size, colour, style.family, theme, whole=True),
                val("c:dLblPos", side),
                *shown(True),
            )
        )
    # LibreOffice draws a line from a moved label to its point unless it is switched off.
    return el("c:dLbls", *single, *shown(False), val("c:showLeaderLines", False) if level else None)


def _moved(chart: Chart, level: ReferenceLine) -> Element:
    """Return how far a level's name stands from where it would be by itself: beside the last point."""
    style, count = chart.style, len(chart.categories)
    left, top, width, height = style.plot
    rise = style.fraction(level.value)
    line = top + height * (rise if style.reversed_values else 1.0 - rise)
    x = level.left - (left + width * (count - 0.5) / count) - NAME_GAP_PT / chart.box.width
    return el(
        "c:layout",
        el(
            "c:manualLayout",
            val("c:x", number_text(round(x, 6))),
            val("c:y", number_text(round(level.middle - line, 6))),
        ),
    )
