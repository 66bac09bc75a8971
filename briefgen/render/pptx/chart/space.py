"""A chart in, its chart space out: plot, axes, legend, fonts."""

from __future__ import annotations

from briefgen.base.ooxml import NAMESPACES
from briefgen.model.scene import Chart
from briefgen.render.pptx.chart.data import native_series, sheet_rows
from briefgen.render.pptx.chart.naming import legend_side, needs_legend
from briefgen.render.pptx.chart.plots import plot_area
from briefgen.render.pptx.chart.words import text_properties
from briefgen.render.pptx.chart.workbook import number_text, workbook
from briefgen.render.pptx.deck_theme import DeckTheme
from briefgen.render.pptx.markup import (
    DECLARATION,
    UNDRAWN,
    Element,
    declaring,
    el,
    graphic_frame,
    val,
)
from briefgen.render.pptx.package import WORKBOOK_KEY, ChartFiles
from briefgen.render.pptx.slide import SlideContext, slot_mark

STACKED = frozenset({"column-stacked", "column-100", "bar-stacked", "bar-100"})
LEGEND_GAP_EM = 0.5
"""Between the plot area and a legend beside it."""


def chart_space(chart: Chart, theme: DeckTheme) -> Element:
    """Return the part's root; without a fill, so that the slide shows through.

    A line spans the periods it has no value for, unless it is to break off; other charts leave a gap.
    """
    style = chart.style
    spanning = chart.native in ("line", "combo") and not style.broken
    return el(
        "c:chartSpace",
        val("c:date1904", False),
        val("c:lang", theme.document_language),
        val("c:roundedCorners", False),
        el(
            "c:chart",
            val("c:autoTitleDeleted", True),
            plot_area(chart, theme),
            _legend(chart, theme) if needs_legend(chart) else None,
            val("c:plotVisOnly", True),
            val("c:dispBlanksAs", "span" if spanning else "gap"),
        ),
        UNDRAWN,
        text_properties(style.category_size, style.ink, style.family, theme),
        el("c:externalData", val("c:autoUpdate", False), **{"r:id": WORKBOOK_KEY}),
    )


def _legend(chart: Chart, theme: DeckTheme) -> Element:
    """Return the legend without its entries for guides: a level's trend has one too, behind all others."""
    style = chart.style
    return el(
        "c:legend",
        val("c:legendPos", legend_side(chart)),
        *(
            el("c:legendEntry", val("c:idx", index), val("c:delete", True))
            for index in range(len(chart.series), len(native_series(chart)) + len(chart.levels))
        ),
        _legend_box(chart),
        val("c:overlay", False),
        text_properties(style.category_size, style.muted, style.family, theme),
    )


def _legend_box(chart: Chart) -> Element | None:
    """Return where names beside lines or stacks are: LibreOffice sets many in columns over the plot."""
    left, top, width, height = chart.style.plot
    start = left + width + LEGEND_GAP_EM * chart.style.category_size / chart.box.width
    beside = chart.native == "line" or (chart.native in STACKED and legend_side(chart) == "r")
    if not beside or start >= 1.0:
        return None
    shares = (("x", start), ("y", top), ("w", 1.0 - start), ("h", height))
    edges = (val("c:xMode", "edge"), val("c:yMode", "edge"))
    sides = (val(f"c:{side}", number_text(round(share, 6))) for side, share in shares)
    return el("c:layout", el("c:manualLayout", *edges, *sides))


def chart_frame(item: Chart, sheet: SlideContext) -> Element:
    """Return the graphic frame of a chart, whose part and workbook are added to the package."""
    space = declaring("c a r", chart_space(item, sheet.theme))
    files = ChartFiles(space=f"{DECLARATION}{space}".encode(), workbook=workbook(sheet_rows(item)))
    chart = declaring("c", el("c:chart", **{"r:id": sheet.attach(files)}))
    label = sheet.label(item, "Chart", inside=files.space)
    return graphic_frame(label, item.box, chart, NAMESPACES["c"], slot_mark(item.slot))
