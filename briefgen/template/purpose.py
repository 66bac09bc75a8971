"""The placeholders of a layout in, what each is for out: by type, by name or prompt, by where it lies."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence

from briefgen.base.compile_late import compile_late
from briefgen.base.copier import replace
from briefgen.base.dataclass import dataclass
from briefgen.base.geometry import Box
from briefgen.base.marked import N_
from briefgen.base.translate import tr
from briefgen.model.slide_template import WORDS, Slot, SlotWord
from briefgen.template.colours import Tone
from briefgen.template.shapes import Placeholder
from briefgen.template.sheet import LayoutSheet
from briefgen.template.text_style import is_vertical, slot_style, states_size

BY_TYPE: Mapping[str, SlotWord] = {
    "title": "title",
    "ctrTitle": "title",
    "subTitle": "subtitle",
    "body": "body",
    "obj": "body",
    "": "body",
    "pic": "picture",
    "chart": "chart",
    "tbl": "table",
    "ftr": "footer",
    "dt": "date",
    "sldNum": "number",
}
CONTENT: frozenset[SlotWord] = frozenset({"body", "picture", "chart", "table"})
_SHOWN = {
    "media": N_("films"),
    "clipArt": N_("clip art"),
    "dgm": N_("SmartArt"),
    "hdr": N_("heads of handouts"),
    "sldImg": N_("slides"),
}
_LOW = 0.16
"""A body of less of the slide's height is a line or two."""
_SMALL = 0.02
"""A placeholder of less of the slide's area holds no words."""

SUBTITLES = compile_late(
    r"sub[- ]?(title|head)|untertitel|unter[uü]berschrift|sous[- ]titre|subt[ií]tulo|sottotitolo|ondertitel"
    r"|strapline|tagline|kicker|lead|headline 2|副标题|副標題|小标题|引言|サブタイトル"
)
LOGOS = compile_late(r"logo|标志|徽标|标识|校徽|公司标")


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundSlot:
    """A placeholder that was looked at: what it is for, or why nothing goes into it."""

    slot: Slot
    prompt: str
    fill: Tone | None = None
    """The placeholder's own, such as a bar behind the title."""
    unused: str = ""
    """Why nothing goes into it; empty where it is of use."""


def plain_name(name: str) -> str:
    """Return a name as it is compared: in small letters, one form of each, without numbers at its ends."""
    folded = unicodedata.normalize("NFKC", name).casefold().replace("_", " ")
    return re.sub(r"^[\d_.\s)-]+|[\d_.\s-]+$", "", folded).strip() or folded.strip()


def found_slots(sheet: LayoutSheet, slide: Box) -> tuple[FoundSlot, ...]:
    """Return a layout's placeholders, those of use before the others, larger content before smaller."""
    ordered = _numbered(sheet, slide)
    subtitled = any(each.slot.word == "subtitle" for each in ordered)
    if not subtitled:
        ordered = _with_subtitle(ordered, sheet.type, slide)
    return tuple(sorted(ordered, key=_rank))


def _numbered(sheet: LayoutSheet, slide: Box) -> list[FoundSlot]:
    found: list[FoundSlot] = []
    taken: set[tuple[str, int]] = set()
    for child in sheet.placeholders:
        key = (BY_TYPE.get(child.type, child.type), child.index)
        again = key in taken
        taken.add(key)
        if (each := _looked_at(child, sheet, slide, again=again)) is not None:
            found.append(each)
    return found


def _looked_at(child: Placeholder, sheet: LayoutSheet, slide: Box, *, again: bool) -> FoundSlot | None:
    parent = sheet.parent(child)
    box = child.box or (parent.box if parent is not None else None)
    bodies = sheet.bodies(child)
    word = _word(child)
    unused = ""
    if word is None:
        shown = tr(_SHOWN.get(child.type, N_("something else")))
        unused = tr("it is for {shown}", shown=shown)
    elif box is None:
        unused, box = tr("it has no place, and its master has none for it"), Box(0, 0, 0, 0)
    elif again:
        unused = tr("another placeholder of the layout has its type and index")
    elif lies_outside(box, slide):
        unused = tr("it lies outside the slide")
    elif child.turned or is_vertical(bodies):
        unused = tr("its words are turned")
    elif not sheet.shows(child):
        unused = tr("the template switches it off")
    elif word in ("body", "picture") and child.type and LOGOS.search(_said(child)):
        unused = tr("it is for a logo")
    elif word in CONTENT and box.area < _SMALL * slide.area:
        unused = tr("it is too small")
    levels = sheet.style_levels(child)
    stated = states_size(levels)
    if not stated:
        levels = [*sheet.shown_levels(child), *levels]
    style = replace(slot_style(levels, bodies, sheet.palette, title=word == "title"), stated=stated)
    slot = Slot(
        word=word or "body",
        box=(box or Box(0, 0, 0, 0)).rounded(),
        type=child.type,
        index=child.index,
        name=child.name,
        style=style,
    )
    return FoundSlot(slot=slot, prompt=child.prompt, fill=sheet.fill(child), unused=unused)


def lies_outside(box: Box, slide: Box) -> bool:
    """Say whether most of a box lies outside the slide, or it has no extent."""
    return box.covered(slide) < 0.5


def _word(child: Placeholder) -> SlotWord | None:
    """Return what a placeholder is for by its type, and by the words of its name and prompt."""
    word = BY_TYPE.get(child.type)
    if word != "body" or child.type in ("", "obj"):
        return word
    return "subtitle" if SUBTITLES.search(_said(child)) else word


def _said(child: Placeholder) -> str:
    return f"{plain_name(child.name)} {plain_name(child.prompt)}"


def _with_subtitle(found: list[FoundSlot], kind: str, slide: Box) -> list[FoundSlot]:
    """Return the slots where a body is the subtitle: a section's, or a line beside the title."""
    title = next((each.slot for each in found if each.slot.word == "title" and not each.unused), None)
    content = [each for each in found if each.slot.word in CONTENT and not each.unused]
    texts = [each for each in content if each.slot.type == "body" or len(content) == 1]
    if kind == "secHead" and texts:
        return _renamed(found, max(texts, key=lambda each: each.slot.box.area), "subtitle")
    if title is None:
        return found
    lines = [
        each for each in texts if each.slot.box.height < _LOW * slide.height and _beside(each.slot, title)
    ]
    largest = max((each.slot.box.area for each in content), default=0.0)
    lines = [each for each in lines if each.slot.box.area < largest or len(content) == 1]
    if not lines:
        return found
    return _renamed(found, min(lines, key=lambda each: abs(each.slot.box.y - title.box.bottom)), "subtitle")


def _beside(slot: Slot, title: Slot) -> bool:
    """Say whether a text lies right below a title or right above it, and begins where that does."""
    gap = max(slot.box.y - title.box.bottom, title.box.y - slot.box.bottom)
    near = gap < max(title.box.height, slot.box.height) and slot.box.width > 0.6 * title.box.width
    return near and abs(slot.box.x - title.box.x) < 0.1 * max(title.box.width, slot.box.width)


def _renamed(found: Sequence[FoundSlot], meant: FoundSlot, word: SlotWord) -> list[FoundSlot]:
    return [replace(each, slot=replace(each.slot, word=word)) if each is meant else each for each in found]


def _rank(each: FoundSlot) -> tuple[bool, int, float, float, float]:
    slot = each.slot
    return bool(each.unused), WORDS.index(slot.word), -round(slot.box.area), slot.box.y, slot.box.x
