"""A text in a placeholder of a company's template in, the slide's element that fills it out."""

from __future__ import annotations

from briefgen.base.geometry import Box
from briefgen.base.locale import has_han
from briefgen.model.scene import Paragraph, Role, Style, Text
from briefgen.model.slide_template import Slot
from briefgen.render.pptx.deck_theme import HEADING_ROLES
from briefgen.render.pptx.markup import Element, el, hundredths, shape_element, xfrm
from briefgen.render.pptx.slide import SlideContext, slot_mark
from briefgen.render.pptx.text import ALIGNS, RunContext, first_style, is_composed, is_parted, run_elements

_LOCKED = el("p:cNvSpPr", el("a:spLocks", noGrp=True))
SAME_PT = 0.01
FEET: frozenset[Role] = frozenset({"artifact", "page-number"})
"""Roles of footer, date and number."""


def in_slot(item: Text, slot: Slot, sheet: SlideContext) -> Element:
    """Return a placeholder that says only what differs from its layout: place, size, colour, weight."""
    return shape_element(
        "p:sp",
        sheet.label(item, item.role.capitalize()),
        _LOCKED,
        el("p:spPr", None if _is_home(item.box, slot.inner) else xfrm("a:xfrm", _outer(item.box, slot))),
        el("p:txBody", _body_properties(item, slot), el("a:lstStyle"), *_paragraphs(item, slot, sheet)),
        mark=slot_mark(slot),
    )


def _is_home(box: Box, inner: Box) -> bool:
    return box.contains(inner, SAME_PT) and inner.contains(box, SAME_PT)


def _outer(box: Box, slot: Slot) -> Box:
    """Return the box of a placeholder whose words stand in another one."""
    left, top, right, bottom = slot.style.insets
    return box.inset(-left, -top, -right, -bottom)


def _body_properties(item: Text, slot: Slot) -> Element:
    """Return the body properties: words set smaller than the layout's may shrink as they are edited."""
    style = first_style(item)
    smaller = style is not None and style.size < slot.style.size
    return el("a:bodyPr", el("a:normAutofit") if smaller else None)


def _paragraphs(item: Text, slot: Slot, sheet: SlideContext) -> list[Element]:
    first = first_style(item)
    context = RunContext(
        sheet=sheet,
        heading=item.role in HEADING_ROLES,
        inherited=_inherited(slot, first, item.role),
        composed=is_composed(item, sheet) and (has_han(item.text) or is_parted(item)),
        faces_inherited=item.role not in FEET or not _is_named(first, slot, sheet),
    )
    return [
        el("a:p", _differing(paragraph, slot, item.role), *run_elements(item, index, context))
        for index, paragraph in enumerate(item.paragraphs)
    ] or [el("a:p")]


def _is_named(first: Style | None, slot: Slot, sheet: SlideContext) -> bool:
    """Say whether the placeholder's typeface is that of the family in which its words were measured."""
    return first is not None and sheet.theme.fonts.get(first.family, ("",))[0] == slot.style.latin


def _inherited(slot: Slot, first: Style | None, role: Role) -> Style:
    """Return what a run need not say of itself.

    LibreOffice inherits nothing of a footer that is empty on its layout, as most are.
    """
    style = slot.style
    family = first.family if first else "sans"
    if not style.stated or role in FEET:
        return Style(size=0.0, colour="", weight=700 if style.bold and style.stated else 400, family=family)
    colour = style.inherited_colour or style.colour
    return Style(size=style.size, colour=colour, weight=700 if style.bold else 400, family=family)


def _differing(paragraph: Paragraph, slot: Slot, role: Role) -> Element | None:
    """Return what a paragraph says of itself: no bullet where its placeholder has one, another side."""
    bare = bool(slot.style.bullet) and not paragraph.bullet
    known = slot.style.stated and role not in FEET
    align = None if known and paragraph.align == slot.style.align else ALIGNS[paragraph.align]
    apart = paragraph.space_before > slot.style.space_before
    if not bare and not apart and align is None:
        return None
    unlisted = {"marL": 0, "indent": 0} if bare else {}
    return el(
        "a:pPr",
        el("a:spcBef", el("a:spcPts", val=hundredths(paragraph.space_before))) if apart else None,
        el("a:buNone") if bare else None,
        **unlisted,
        algn=align,
    )
