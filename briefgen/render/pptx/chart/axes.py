"""A chart in, its axes out: categories on a thin line, values hidden because they are printed."""

from __future__ import annotations

from briefgen.model.scene import Chart, Stroke
from briefgen.render.pptx.chart.data import dates_of
from briefgen.render.pptx.chart.words import text_properties
from briefgen.render.pptx.chart.workbook import DAY, MONTH, number_text
from briefgen.render.pptx.dress import Dress
from briefgen.render.pptx.markup import Element, el, val

CATEGORY_AXIS = 500_000_001
VALUE_AXIS = 500_000_002
SECOND_CATEGORY_AXIS = 500_000_003
SECOND_VALUE_AXIS = 500_000_004
"""Ids are unsigned (21.2.2.9), and unique in their chart only."""

AXIS_LINE_PT = 0.75
LOG_BASE = 10


def axis_ids(*, second: bool = False) -> tuple[Element, Element]:
    """Return the two references with which a plot names its axes."""
    if second:
        return val("c:axId", SECOND_CATEGORY_AXIS), val("c:axId", SECOND_VALUE_AXIS)
    return val("c:axId", CATEGORY_AXIS), val("c:axId", VALUE_AXIS)


def category_axis(chart: Chart, dress: Dress) -> Element:
    """Return the category axis; a bar chart's runs downwards, so that its first category is on top."""
    lying, style, dated = _lying(chart), chart.style, bool(dates_of(chart))
    days = chart.time is not None and chart.time.step == "days"
    hidden = bool(chart.ticks)  # they are the labels of a series
    return el(
        "c:dateAx" if dated else "c:catAx",
        val("c:axId", CATEGORY_AXIS),
        el("c:scaling", val("c:orientation", "maxMin" if lying else "minMax")),
        val("c:delete", False),
        val("c:axPos", "l" if lying else "b"),
        el("c:numFmt", formatCode=(DAY if days else MONTH) if dated else "General", sourceLinked=False),
        val("c:majorTickMark", "none"),
        val("c:minorTickMark", "none"),
        val("c:tickLblPos", "none" if hidden else "nextTo" if style.reversed_values else "low"),
        el("c:spPr", dress.line(Stroke(colour=style.rule, width=AXIS_LINE_PT))),
        text_properties(style.category_size, style.muted, style.family, dress, level=True),
        val("c:crossAx", VALUE_AXIS),
        # By itself it would cross a logarithmic axis at 1, not at its foot.
        val("c:crosses", "max" if style.reversed_values else "min" if style.log_values else "autoZero"),
        val("c:auto", False),
        *(_dates(days=days) if dated else _names(chart)),
    )


def _dates(*, days: bool) -> tuple[Element, ...]:
    """Return what only an axis of dates has: the step between its places."""
    return val("c:lblOffset", 100), val("c:baseTimeUnit", "days" if days else "months")


def _names(chart: Chart) -> tuple[Element | None, ...]:
    step = chart.style.category_step
    return (
        val("c:lblAlgn", "ctr"),
        val("c:lblOffset", 100),
        val("c:tickLblSkip", step) if step > 1 and not chart.ticks else None,
        val("c:noMultiLvlLbl", True),
    )


def value_axis(chart: Chart, dress: Dress, *, hidden: bool = True) -> Element:
    """Return the value axis; crossing the categories where they start."""
    return el(
        "c:valAx",
        val("c:axId", VALUE_AXIS),
        _scaling(chart),
        val("c:delete", hidden),
        val("c:axPos", "b" if _lying(chart) else "l"),
        _gridlines(chart, dress) if chart.native == "radar" else None,
        el("c:numFmt", formatCode=chart.style.number_format, sourceLinked=False),
        val("c:majorTickMark", "none"),
        val("c:minorTickMark", "none"),
        val("c:tickLblPos", "none" if chart.native == "radar" else "nextTo"),
        el("c:spPr", el("a:ln", el("a:noFill"))),
        text_properties(chart.style.category_size, chart.style.muted, chart.style.family, dress),
        val("c:crossAx", CATEGORY_AXIS),
        val("c:crosses", "autoZero"),
        val("c:crossBetween", "midCat" if _from_edge(chart) else "between"),
        val("c:majorUnit", number_text(chart.style.steps[1])) if chart.style.steps[1] else None,
    )


def _from_edge(chart: Chart) -> bool:
    """Say whether the first point lies on the value axis."""
    return (chart.native or "").startswith(("scatter", "bubble", "area"))


def second_axes(chart: Chart, dress: Dress) -> tuple[Element, Element]:
    """Return a combined chart's second pair of axes: hidden, the values on the right."""
    style = chart.style
    bounds = (("c:max", style.second_max), ("c:min", style.second_min))
    value = el(
        "c:valAx",
        val("c:axId", SECOND_VALUE_AXIS),
        el(
            "c:scaling",
            val("c:orientation", "minMax"),
            *(val(name, number_text(bound)) for name, bound in bounds if bound is not None),
        ),
        val("c:delete", False),  # LibreOffice puts the lines of a deleted axis on the first one
        val("c:axPos", "r"),
        el("c:numFmt", formatCode=style.number_format, sourceLinked=False),
        val("c:majorTickMark", "none"),
        val("c:minorTickMark", "none"),
        val("c:tickLblPos", "none"),
        el("c:spPr", el("a:ln", el("a:noFill"))),
        val("c:crossAx", SECOND_CATEGORY_AXIS),
        val("c:crosses", "max"),
        val("c:crossBetween", "between"),
    )
    category = el(
        "c:catAx",
        val("c:axId", SECOND_CATEGORY_AXIS),
        el("c:scaling", val("c:orientation", "minMax")),
        val("c:delete", True),
        val("c:axPos", "b"),
        val("c:majorTickMark", "none"),
        val("c:minorTickMark", "none"),
        val("c:tickLblPos", "nextTo"),
        val("c:crossAx", SECOND_VALUE_AXIS),
        val("c:crosses", "autoZero"),
        val("c:auto", False),
        val("c:lblAlgn", "ctr"),
        val("c:lblOffset", 100),
        val("c:noMultiLvlLbl", True),
    )
    return value, category


def abscissa_axis(chart: Chart, dress: Dress) -> Element:
    """Return a scatter chart's horizontal axis, which is a value axis too."""
    style = chart.style
    return el(
        "c:valAx",
        val("c:axId", CATEGORY_AXIS),
        el(
            "c:scaling",
            val("c:orientation", "minMax"),
            val("c:max", number_text(style.second_max)) if style.second_max is not None else None,
            val("c:min", number_text(style.second_min)) if style.second_min is not None else None,
        ),
        val("c:delete", False),
        val("c:axPos", "b"),
        el("c:numFmt", formatCode="General", sourceLinked=False),
        val("c:majorTickMark", "none"),
        val("c:minorTickMark", "none"),
        val("c:tickLblPos", "low"),
        el("c:spPr", dress.line(Stroke(colour=style.rule, width=AXIS_LINE_PT))),
        text_properties(style.category_size, style.muted, style.family, dress),
        val("c:crossAx", VALUE_AXIS),
        val("c:crosses", "max" if style.reversed_values else "min"),
        val("c:crossBetween", "midCat"),
        val("c:majorUnit", number_text(style.steps[0])) if style.steps[0] else None,
    )


def _scaling(chart: Chart) -> Element:
    """Return the range; shares of a whole are 0 to 1 whatever the values are, so theirs stays automatic."""
    style = chart.style
    free = (chart.native or "").endswith("-100")
    bounds = [("c:max", style.value_max), ("c:min", style.value_min)]
    return el(
        "c:scaling",
        val("c:logBase", LOG_BASE) if style.log_values else None,
        val("c:orientation", "maxMin" if style.reversed_values else "minMax"),
        *(val(name, number_text(bound)) for name, bound in bounds if bound is not None and not free),
    )


def _gridlines(chart: Chart, dress: Dress) -> Element:
    """Return the rings of a radar chart: the one chart that cannot be read without them."""
    line = dress.line(Stroke(colour=chart.style.rule, width=AXIS_LINE_PT))
    return el("c:majorGridlines", el("c:spPr", line))


def _lying(chart: Chart) -> bool:
    return (chart.native or "").startswith("bar")
