"""A template's plan in, what was found and what of it is used out, as lines for people."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.base.colour import LEAST_TEXT_CONTRAST, contrast
from briefgen.base.geometry import Box
from briefgen.brief.font_kind import font_kind
from briefgen.model.slide_template import KINDS, Slot, TemplateLayout
from briefgen.template.colours import SLOTS
from briefgen.template.found import FoundMaster
from briefgen.template.office_theme import FontSet
from briefgen.template.plan import TemplatePlan

_SHAPES = (
    (16 / 9, "16:9"),
    (4 / 3, "4:3"),
    (16 / 10, "16:10"),
    (2**0.5, "A4 landscape"),
    (0.5**0.5, "A4 upright"),
)
_SAME = 0.01
SMALL_SHARE = 0.35
"""A free area of less of the slide is worth a remark."""


def listing(plan: TemplatePlan) -> tuple[str, ...]:
    """Return what `briefgen template inspect` prints."""
    found = plan.found
    masters = [line for master in found.masters for line in _master(master, plan)]
    layouts = [line for word in KINDS for line in _layout(plan, word)]
    return (_head(plan), *masters, *layouts, *_others(plan), *_remarks(plan))


def _head(plan: TemplatePlan) -> str:
    found = plan.found
    ratio = found.width / found.height
    shape = next((f" ({name})" for each, name in _SHAPES if abs(each - ratio) < _SAME), "")
    counted = f"{_count(len(found.masters), 'master')}, {_count(len(found.layouts), 'layout')}"
    return f"{found.name}: slides of {found.width:g} × {found.height:g} pt{shape}, {counted}"


def _count(number: int, word: str) -> str:
    return f"{number} {word}{'' if number == 1 else 's'}"


def _master(master: FoundMaster, plan: TemplatePlan) -> Iterator[str]:
    numbers = {serving.layout.master for serving in plan.chosen.values()}
    used = "" if master.number in numbers else ", not used"
    yield ""
    yield f"master {master.number} “{master.name}”{used}"
    if used:
        return
    slots = [f"{slot} {master.theme.colours.slots[slot]}" for slot in SLOTS]
    yield f"  colours   {'  '.join(slots[:4])}"
    yield f"            {'  '.join(slots[4:10])}"
    yield f"  fonts     headings {_font(master.theme.major)}; text {_font(master.theme.minor)}"
    if master.logo is not None:
        page = (
            "also for the printed page" if master.logo.kind else "of a kind that the printed page cannot show"
        )
        yield f"  logo      “{master.logo.name}” at {_box(master.logo.box)}, {page}"


def _font(fonts: FontSet) -> str:
    chinese = fonts.chinese()
    both = f"{fonts.latin} and {chinese}" if chinese and chinese != fonts.latin else fonts.latin
    return f"{both} (measured with our {font_kind(fonts.latin)})"


def _layout(plan: TemplatePlan, word: str) -> Iterator[str]:
    serving = plan.chosen[word]  # type: ignore[index]
    layout: TemplateLayout = plan.template.layouts[word]  # type: ignore[index]
    yield ""
    yield f"{word}: layout {serving.layout.number} “{layout.name}”; {serving.why}"
    before = next((each for each in KINDS if plan.chosen[each].layout is serving.layout), word)
    if before != word and plan.template.layouts[before] == layout:  # type: ignore[index]
        return
    yield f"  {'free area':<10}{_box(layout.free)}, on {layout.background}"
    for slot in layout.slots:
        yield f"  {slot.word:<10}{_slot(slot)}"


def _slot(slot: Slot) -> str:
    style = slot.style
    bold = " bold" if style.bold else ""
    colour = style.colour
    if style.inherited_colour:
        colour = f"{style.inherited_colour}, which cannot be read on {slot.ground or 'it'}: {style.colour}"
    kind = slot.type or "obj"
    where = f"{slot.index} “{slot.name}” ({kind}) at {_box(slot.box)}"
    return f"{where}: {style.latin} {style.size:g} pt{bold}, {colour}"


def _box(box: Box) -> str:
    return f"{box.x:g}, {box.y:g}: {box.width:g} × {box.height:g} pt"


def _others(plan: TemplatePlan) -> Iterator[str]:
    """Yield the layouts that serve nothing, and the placeholders into which nothing goes."""
    chosen = {serving.layout.number: serving.layout for serving in plan.chosen.values()}
    rest = [each for each in plan.found.layouts if each.number not in chosen]
    if rest:
        yield ""
        yield "layouts that are not used: " + ", ".join(f"{each.number} “{each.name}”" for each in rest)
    for layout in chosen.values():
        for each in layout.slots:
            if each.unused:
                where = f"layout {layout.number}, {each.slot.index} “{each.slot.name}”"
                yield f"placeholder that is not used: {where}: {each.unused}"


def _remarks(plan: TemplatePlan) -> Iterator[str]:
    """Yield what the author of a brief should know."""
    said = list(plan.found.remarks)
    layout, content = plan.template.layouts["content"], plan.content
    if layout.slot("title") is None:
        said.append("the layout of content has no title placeholder; titles stand in text boxes")
    share = layout.free.area / (plan.template.width * plan.template.height)
    if share < SMALL_SHARE:
        said.append(f"content has {share:.0%} of the slide alone; choose another layout, or state `free`")
    if content.pictured:
        said.append(f"content lies on a picture, mostly {content.ground}; words are held against that colour")
    pale = [name for name in SLOTS[4:10] if _is_pale(content.scheme.named(name), layout.background)]
    if pale:
        said.append(
            f"too pale for words on {layout.background}: {', '.join(pale)}; darker tints are used there"
        )
    yield from ["", *(f"note: {each}" for each in said)] if said else []


def _is_pale(colour: str | None, ground: str) -> bool:
    return colour is not None and contrast(colour, ground) < LEAST_TEXT_CONTRAST
