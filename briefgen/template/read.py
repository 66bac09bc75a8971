"""A template's path in, all that was found in it out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from briefgen.base.copier import replace
from briefgen.base.geometry import Box
from briefgen.base.ooxml import tag
from briefgen.base.translate import tr, tr_n
from briefgen.model.slide_template import FreeSpace
from briefgen.runtime.package import UnreadableError
from briefgen.template.background import Pictures, ground_of, is_whole
from briefgen.template.colours import mixed, whole_of
from briefgen.template.found import FoundLayout, FoundMaster, FoundTemplate
from briefgen.template.free_area import area_below, free_area
from briefgen.template.logo import logo_of
from briefgen.template.opened import TemplateFile, opened, refusal, refusals
from briefgen.template.purpose import CONTENT, FoundSlot, found_slots
from briefgen.template.shapes import points_of
from briefgen.template.sheet import LayoutSheet, sheets

SMALLEST_PT, LARGEST_PT = 72.0, 4032.0
"""Sides of a slide: one inch to 56, which PowerPoint allows (ISO 29500-1, 19.2.1.39)."""
MOST_OWN_SLIDES = 200
"""Slides of the file itself that are looked at: how its makers use their layouts."""
_USUAL = Box(0, 0, 720, 540)
_HEADS, _FEET = ("title", "subtitle"), ("footer", "date", "number")


def read_template(path: Path) -> FoundTemplate:
    """Return what a template offers; BriefError where it cannot serve."""
    file = opened(path)
    slide = _slide(file)
    with refusals(path):
        layouts = sheets(file)
        own = _own_slides(file)
        found = tuple(_found(sheet, slide, own) for sheet in layouts)
        return FoundTemplate(
            name=file.name,
            sha256=file.sha256,
            data=file.data,
            width=slide.width,
            height=slide.height,
            first_number=whole_of(file.tree(file.main).get("firstSlideNum"), 1),
            masters=tuple(_masters(layouts, slide, file)),
            layouts=found,
            pictures=Pictures(package=file.package),
            remarks=tuple(_remarks(file)),
        )


def _slide(file: TemplateFile) -> Box:
    size = file.tree(file.main).find(tag("p:sldSz"))
    if size is None:
        return _USUAL
    width, height = round(points_of(size, "cx"), 3), round(points_of(size, "cy"), 3)
    if not all(SMALLEST_PT <= side <= LARGEST_PT for side in (width, height)):
        message = tr(
            "{main}: slides of {width:g} × {height:g} pt; a side has {SMALLEST_PT:g} to {LARGEST_PT:g}",
            main=file.main,
            width=width,
            height=height,
            SMALLEST_PT=SMALLEST_PT,
            LARGEST_PT=LARGEST_PT,
        )
        raise refusal(file.path, message, tr("choose a size under Design, Slide Size"))
    return Box(0, 0, width, height)


def _count(file: TemplateFile, name: str) -> int:
    return sum(1 for _ in file.tree(file.main).iter(tag(name)))


def _masters(layouts: Sequence[LayoutSheet], slide: Box, file: TemplateFile) -> Iterator[FoundMaster]:
    for master in {sheet.master.number: sheet.master for sheet in layouts}.values():
        own = [sheet for sheet in layouts if sheet.master.number == master.number]
        yield FoundMaster(
            number=master.number,
            name=master.name,
            theme=master.theme,
            scheme=master.palette.scheme,
            logo=logo_of(own, slide, file.package),
        )


def _own_slides(file: TemplateFile) -> list[str]:
    """Return the part of the layout that each of the file's own slides has."""
    relations = file.package.relations(file.main)
    listed = (each.get(tag("r:id")) or "" for each in file.tree(file.main).iter(tag("p:sldId")))
    slides = [relations.get(key, ("", ""))[1] for key in listed]
    return [_layout_of(part, file) for part in slides[:MOST_OWN_SLIDES]]


def _layout_of(slide: str, file: TemplateFile) -> str:
    try:
        return file.package.related(slide, "slideLayout") or ""
    except UnreadableError:  # it stays behind: what is wrong with it harms no deck
        return ""


def _found(sheet: LayoutSheet, slide: Box, own_slides: Sequence[str] = ()) -> FoundLayout:
    slots = found_slots(sheet, slide)
    used = tuple(each.slot for each in slots if not each.unused)
    heads = [slot.box for slot in used if slot.word in _HEADS]
    feet = [slot.box for slot in used if slot.word in _FEET]
    bodies = [slot.box for slot in used if slot.word in CONTENT]
    pictures = [slot.box for slot in used if slot.word == "picture"]
    if bodies == pictures:  # words stand beside a lone picture, or on one that covers the slide
        bodies = _inherited_body(sheet, [*heads, *feet, *pictures])
        feet += [box for box in pictures if not is_whole(box, slide)]
    free = free_area(sheet.drawn, heads, feet, bodies, sheet.guides, slide).rounded()
    return FoundLayout(
        slots=slots,
        used=used,
        free=free,
        sheet=sheet,
        slide=slide,
        own_slides=tuple(n for n, part in enumerate(own_slides, 1) if part == sheet.part),
    )


def with_grounds(layout: FoundLayout, pictures: Pictures) -> FoundLayout:
    """Return a layout with the colours on which its content and its placeholders lie."""
    ground = ground_of(layout.sheet, layout.free, layout.slide, pictures)
    slots = tuple(_grounded(each, layout, pictures, ground.colour) for each in layout.slots)
    return replace(
        layout,
        slots=slots,
        used=tuple(each.slot for each in slots if not each.unused),
        ground=ground.colour,
        pictured=ground.pictured,
        spaces=tuple(_spaces(layout, pictures)),
    )


def _spaces(layout: FoundLayout, pictures: Pictures) -> Iterator[FreeSpace]:
    """Yield the free area and the one below the title, each with its colour."""
    sheet, slide, title = layout.sheet, layout.slide, layout.slot("title")
    boxes = [layout.free]
    if title is not None:
        feet = [slot.box for slot in layout.used if slot.word in ("footer", "date", "number")]
        below = area_below(title.box, sheet.drawn, feet, sheet.guides, slide)
        boxes += [below.rounded()] if below is not None else []
    for box in boxes:
        yield FreeSpace(box=box, ground=ground_of(sheet, box, slide, pictures).colour)


def _grounded(each: FoundSlot, layout: FoundLayout, pictures: Pictures, under: str) -> FoundSlot:
    """Return a slot with the colour it lies on, where that is another than the layout's."""
    if each.unused or each.slot.box.area <= 0:
        return each
    colour = ground_of(layout.sheet, each.slot.box, layout.slide, pictures).colour
    colour = mixed(each.fill, colour) if each.fill is not None else colour
    return each if colour == under else replace(each, slot=replace(each.slot, ground=colour))


def _inherited_body(sheet: LayoutSheet, taken: Sequence[Box]) -> list[Box]:
    """Return the master's own area for content, for a layout that has none and no words of its own there."""
    boxes = (each.box for each in sheet.master.placeholders if each.type == "body")
    return [box for box in boxes if box is not None and all(box.covered(by) < 0.1 for by in taken)]


def _remarks(file: TemplateFile) -> Iterator[str]:
    """Yield what of the file is not taken along, or is of no consequence."""
    root = file.tree(file.main)
    if number := _count(file, "p:sldId"):
        yield tr_n(
            "its own one slide, with notes, comments and media, stay behind",
            "its own {number} slides, with notes, comments and media, stay behind",
            number,
        )
    if faces := [each.get("typeface") or "" for each in root.iter(tag("p:font"))]:
        yield tr(
            "embedded fonts: {names}; texts are measured in the nearest of ours",
            names=", ".join(dict.fromkeys(faces)),
        )
    if root.find(tag("p:modifyVerifier")) is not None:
        yield tr("it asks for a password before it is changed; decks built into it do not")
    if _marked_final(file):
        yield tr("it is marked as final; decks built into it are not")
    outside = sorted(_linked(file))
    if outside:
        yield tr("links to files elsewhere are not followed: {names}", names=", ".join(outside[:3]))


def _marked_final(file: TemplateFile) -> bool:
    part = file.package.related("", "custom-properties")
    if part is None or part not in file.package.parts:
        return False
    try:
        return any(each.get("name") == "_MarkAsFinal" for each in file.tree(part))
    except UnreadableError:
        return False


def _linked(file: TemplateFile) -> Iterator[str]:
    """Yield the addresses outside that masters and layouts name for pictures and the like."""
    for part in file.package.parts:
        if part.startswith(("ppt/slideMasters/_rels/", "ppt/slideLayouts/_rels/")) and part.endswith(".rels"):
            outward = (each for each in file.tree(part) if each.get("TargetMode") == "External")
            for relation in outward:
                if not (relation.get("Type") or "").endswith("/hyperlink"):
                    yield str(relation.get("Target") or "")[:80]
