"""A chart in, its axes out: categories on a thin line, values hidden because they are printed."""

from __future__ import annotations

from briefgen.model.scene import Chart, Stroke
from briefgen.render.pptx.chart.data import dates_of
from briefgen.render.pptx.chart.number_locale import of_language
from briefgen.render.pptx.chart.words import text_properties
from briefgen.render.pptx.chart.workbook import DAY, MONTH, number_text
from briefgen.render.pptx.deck_theme import DeckTheme
from briefgen.render.pptx.markup import UNDRAWN_LINE, Element, el, val

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


def _axis(
    tag: str,
    ids: tuple[int, int],
    scaling: Element,
    place: str,
    *behind: Element | None,
    pattern: str | None = "General",
    labels: str = "nextTo",
    crosses: str = "autoZero",
    line: Element | None = None,
    grid: Element | None = None,
    text: Element | None = None,
    deleted: bool = False,
) -> Element:
    """Return an axis without tick marks; ``ids`` are its own and that of the axis it crosses."""
    return el(
        tag,
        val("c:axId", ids[0]),
        scaling,
        val("c:delete", deleted),
        val("c:axPos", place),
        grid,
        el("c:numFmt", formatCode=pattern, sourceLinked=False) if pattern else None,
        val("c:majorTickMark", "none"),
        val("c:minorTickMark", "none"),
        val("c:tickLblPos", labels),
        el("c:spPr", line or UNDRAWN_LINE) if pattern else None,
        text,
        val("c:crossAx", ids[1]),
        val("c:crosses", crosses),
        *behind,
    )


def category_axis(chart: Chart, theme: DeckTheme) -> Element:
    """Return the category axis; a bar chart's runs downwards, so that its first category is on top."""
    lying, style, dated = _lying(chart), chart.style, bool(dates_of(chart))
    days = chart.time is not None and chart.time.step == "days"
    return _axis(
        "c:dateAx" if dated else "c:catAx",
        (CATEGORY_AXIS, VALUE_AXIS),
        _scaling("maxMin" if lying else "minMax"),
        "l" if lying else "b",
        val("c:auto", False),
        *(
            (val("c:lblOffset", 100), val("c:baseTimeUnit", "days" if days else "months"))
            if dated
            else _names(chart)
        ),
        pattern=(DAY if days else MONTH) if dated else "General",
        labels=_label_place(chart),
        # By itself it would cross a logarithmic axis at 1, not at its foot.
        crosses="max" if style.reversed_values else "min" if style.log_values else "autoZero",
        line=_thin_line(chart, theme),
        text=text_properties(style.category_size, style.muted, style.family, theme, level=True),
    )


def _label_place(chart: Chart) -> str:
    """Return where an axis has its categories: nowhere, where the scene writes them."""
    if chart.ticks or chart.native == "radar":
        return "none"
    return "nextTo" if chart.style.reversed_values else "low"


def _names(chart: Chart) -> tuple[Element | None, ...]:
    step = chart.style.category_step
    return (
        val("c:lblAlgn", "ctr"),
        val("c:lblOffset", 100),
        val("c:tickLblSkip", step) if step > 1 and not chart.ticks else None,
        val("c:noMultiLvlLbl", True),
    )


def value_axis(chart: Chart, theme: DeckTheme, *, hidden: bool = True) -> Element:
    """Return the value axis; crossing the categories where they start."""
    style, radar = chart.style, chart.native == "radar"
    free = (chart.native or "").endswith("-100")  # shares of a whole are 0 to 1 whatever the values are
    return _axis(
        "c:valAx",
        (VALUE_AXIS, CATEGORY_AXIS),
        _scaling(
            "maxMin" if style.reversed_values else "minMax",
            *((None, None) if free else (style.value_max, style.value_min)),
            logarithmic=style.log_values,
        ),
        "b" if _lying(chart) else "l",
        val("c:crossBetween", "midCat" if _from_edge(chart) else "between"),
        val("c:majorUnit", number_text(style.steps[1])) if style.steps[1] else None,
        pattern=of_language(style.number_format, style.language),
        labels="none" if radar else "nextTo",
        # The rings of a radar chart: the one chart that cannot be read without them.
        grid=el("c:majorGridlines", el("c:spPr", _thin_line(chart, theme))) if radar else None,
        text=text_properties(style.category_size, style.muted, style.family, theme),
        deleted=hidden,
    )


def _from_edge(chart: Chart) -> bool:
    """Return whether the first point lies on the value axis."""
    return (chart.native or "").startswith(("scatter", "bubble", "area"))


def second_axes(chart: Chart) -> tuple[Element, Element]:
    """Return a combined chart's second pair of axes: hidden, the values on the right."""
    style = chart.style
    value = _axis(
        "c:valAx",
        (SECOND_VALUE_AXIS, SECOND_CATEGORY_AXIS),
        _scaling("minMax", style.second_max, style.second_min),
        "r",
        val("c:crossBetween", "between"),
        pattern=of_language(style.number_format, style.language),
        labels="none",  # LibreOffice puts the lines of a deleted axis on the first one
        crosses="max",
    )
    category = _axis(
        "c:catAx",
        (SECOND_CATEGORY_AXIS, SECOND_VALUE_AXIS),
        _scaling("minMax"),
        "b",
        val("c:auto", False),
        val("c:lblAlgn", "ctr"),
        val("c:lblOffset", 100),
        val("c:noMultiLvlLbl", True),
        pattern=None,
        deleted=True,
    )
    return value, category


def abscissa_axis(chart: Chart, theme: DeckTheme) -> Element:
    """Return a scatter chart's horizontal axis, which is a value axis too."""
    style = chart.style
    return _axis(
        "c:valAx",
        (CATEGORY_AXIS, VALUE_AXIS),
        _scaling("minMax", style.second_max, style.second_min),
        "b",
        val("c:crossBetween", "midCat"),
        val("c:majorUnit", number_text(style.steps[0])) if style.steps[0] else None,
        labels="low",
        crosses="max" if style.reversed_values else "min",
        line=_thin_line(chart, theme),
        text=text_properties(style.category_size, style.muted, style.family, theme),
    )


def _scaling(
    direction: str, most: float | None = None, least: float | None = None, *, logarithmic: bool = False
) -> Element:
    bounds = (("c:max", most), ("c:min", least))
    return el(
        "c:scaling",
        val("c:logBase", LOG_BASE) if logarithmic else None,
        val("c:orientation", direction),
        *(val(name, number_text(bound)) for name, bound in bounds if bound is not None),
    )


def _thin_line(chart: Chart, theme: DeckTheme) -> Element:
    return theme.line(Stroke(colour=chart.style.rule, width=AXIS_LINE_PT))


def _lying(chart: Chart) -> bool:
    return (chart.native or "").startswith("bar")
