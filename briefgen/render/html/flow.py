"""A part of a page in, its elements out: stacks, columns that wrap, panels on their grounds."""

from __future__ import annotations

from briefgen.model.flow import (
    ChartPart,
    ColumnsPart,
    DrawingPart,
    FlowPart,
    PanelPart,
    PicturePart,
    RulePart,
    StackPart,
    TablePart,
    TextPart,
)
from briefgen.render.html.canvas import WebCanvas
from briefgen.render.html.chart import has_charts, paint_chart, paint_charts_in
from briefgen.render.html.drawing import paint_drawing
from briefgen.render.html.markup import tag
from briefgen.render.html.panel import paint_panel
from briefgen.render.html.picture import paint_picture
from briefgen.render.html.table import paint_table
from briefgen.render.html.text import paint_text
from briefgen.render.svg.markup import number

MOST_ABOVE_PT = 18.0
"""Between two parts; a page that is filled to its foot leaves more."""
INDENT_PT = 1.5
FULL_SHARE = 0.97
"""A line that takes so much of its stack is its edge."""
SMALL_PT = 26.0
HIGH_PT = 80.0
"""Higher columns are parts of a page, lower ones cards."""


def paint_part(part: FlowPart, sheet: WebCanvas) -> str:
    """Return a part's elements."""
    match part:
        case TextPart():
            return paint_text(part.text, sheet)
        case ChartPart():
            return paint_chart(part, sheet, sheet.narrow.get(part.chart.box))
        case TablePart():
            return paint_table(part, sheet)
        case PicturePart():
            return paint_picture(part, sheet)
        case DrawingPart():
            charts = has_charts(part)
            return (
                paint_charts_in(part, sheet) if charts else paint_drawing(part, sheet, small=_is_small(part))
            )
        case RulePart():
            return _rule(part, sheet)
        case StackPart():
            return _stack(part, sheet)
        case ColumnsPart():
            return _columns(part, sheet)
        case PanelPart():
            return paint_panel(part, paint_part(part.part, sheet), sheet)
        case _:
            raise TypeError(f"html cannot paint {type(part).__name__}")


def paint_from_edge(panel: PanelPart, sheet: WebCanvas) -> str:
    """Return a panel from edge to edge of the screen, on which the content keeps to the page's margins."""
    part = panel.part
    if isinstance(part, PanelPart) and part.box == panel.box:
        inner = paint_from_edge(part, sheet)
    else:
        inner = tag("div", paint_part(part, sheet), class_="in")
    return paint_panel(panel, inner, sheet, to_edges=True)


def _is_small(part: FlowPart) -> bool:
    return max(part.box.width, part.box.height) <= SMALL_PT


def _rule(part: RulePart, sheet: WebCanvas) -> str:
    look = sheet.look(f"background:{part.colour};height:{number(max(part.weight * 1.2, 1), 1)}px")
    return tag("div", class_=f"hr {look}", aria_hidden="true")


def spaced(part: FlowPart, inner: str, sheet: WebCanvas) -> str:
    """Return a part below another one, with the room over it."""
    if not part.above or not inner:
        return inner
    above = sheet.look(f"margin-top:{sheet.rem(min(part.above, MOST_ABOVE_PT))}")
    return tag("div", inner, class_=above)


def _stack(stack: StackPart, sheet: WebCanvas) -> str:
    parts = list(stack.parts)
    look: list[str] = []
    for side, at in (("top", 0), ("bottom", -1)):
        if len(parts) > 1 and _is_edge(parts[at], stack):
            rule = parts.pop(at)
            assert isinstance(rule, RulePart)
            look.append(f"border-{side}:{number(max(rule.weight * 1.2, 1), 1)}px solid {rule.colour}")
            if side == "bottom":
                look.append(f"padding-bottom:{sheet.rem(min(rule.above, MOST_ABOVE_PT))}")
    indent = min(part.box.x for part in parts) - stack.box.x
    if look and indent > INDENT_PT:
        look.append(f"padding-inline:{sheet.rem(indent)}")
    inner = "".join(spaced(part, paint_part(part, sheet), sheet) for part in parts)
    return tag("div", inner, class_=f"st {sheet.look(';'.join(look))}" if look else "st")


def _is_edge(part: FlowPart, stack: StackPart) -> bool:
    return isinstance(part, RulePart) and part.box.width >= stack.box.width * FULL_SHARE


def _columns(columns: ColumnsPart, sheet: WebCanvas) -> str:
    if columns.inline:
        return _line(columns, sheet)
    if columns.alike:
        return _grid(columns, sheet)
    gap = sheet.rem(max(columns.gap, 6.0))
    told, widths, ruled = [], iter(zip(columns.widths, columns.least, columns.sides, strict=True)), None
    for part in columns.parts:
        if isinstance(part, RulePart):
            ruled = part
            continue
        width, least, side = next(widths)
        inner = paint_part(part, sheet)
        if isinstance(part, DrawingPart) and _is_small(part):
            told.append(tag("div", inner, class_=sheet.look("flex:none;align-self:center")))
            continue
        look = f"flex:{number(width, 0)} 1 0;min-width:min(100%,{sheet.rem(least)})"
        look += "" if side == "start" else f";align-self:{'flex-end' if side == 'end' else 'center'}"
        edge = f" vr {sheet.look(f'border-color:{ruled.colour};padding-left:{gap}')}" if ruled else ""
        told.append(tag("div", inner, class_=f"{sheet.look(look)}{edge}"))
        ruled = None
    return tag("div", *told, class_=f"fx {sheet.look(f'gap:{_rows(columns, gap)} {gap}')}")


def _rows(columns: ColumnsPart, gap: str) -> str:
    """Return the room between columns that came to stand below each other: high ones need more."""
    return f"max({gap},1.5rem)" if min(part.box.height for part in columns.parts) > HIGH_PT else gap


def _line(columns: ColumnsPart, sheet: WebCanvas) -> str:
    parts = [part for part in columns.parts if not isinstance(part, RulePart)]
    told = [paint_part(part, sheet) for part in parts]
    if columns.apart:
        told[-1] = tag("div", told[-1], class_="end")
    return tag("div", *told, class_=f"ln {sheet.look(f'gap:.25rem {sheet.rem(max(columns.gap, 3.0))}')}")


def _grid(columns: ColumnsPart, sheet: WebCanvas) -> str:
    gap, least = sheet.rem(max(columns.gap, 6.0)), sheet.rem(max(columns.least))
    share = f"calc((100% - {columns.across - 1} * {gap}) / {columns.across})"
    tracks = f"repeat(auto-fit,minmax(max(min(100%,{least}),{share}),1fr))"
    look = sheet.look(f"gap:{_rows(columns, gap)} {gap};grid-template-columns:{tracks}")
    sides = [
        "" if side == "start" else sheet.look(f"align-self:{'end' if side == 'end' else 'center'}")
        for side in columns.sides
    ]
    cells = (
        tag("div", paint_part(part, sheet), class_=f"cell {side}".strip())
        for part, side in zip(columns.parts, sides, strict=True)
    )
    return tag("div", *cells, class_=f"gr {look}")
