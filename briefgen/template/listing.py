"""A template's plan in, what was found and what of it is used out, as lines for people."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.base.colour import LEAST_TEXT_CONTRAST, contrast
from briefgen.base.geometry import Box
from briefgen.base.marked import N_
from briefgen.base.translate import tr, tr_n
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
    (2**0.5, N_("A4 landscape")),
    (0.5**0.5, N_("A4 upright")),
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
    shape = next((f" ({tr(name)})" for each, name in _SHAPES if abs(each - ratio) < _SAME), "")
    masters = tr_n("{number} master", "{number} masters", len(found.masters))
    layouts = tr_n("{number} layout", "{number} layouts", len(found.layouts))
    slides = tr("slides of {width:g} × {height:g} pt", width=found.width, height=found.height)
    return f"{found.name}: {slides}{shape}, {masters}, {layouts}"


def _master(master: FoundMaster, plan: TemplatePlan) -> Iterator[str]:
    numbers = {serving.layout.master for serving in plan.chosen.values()}
    named = tr("master {number} “{name}”", number=master.number, name=master.name)
    yield ""
    if master.number not in numbers:
        yield named + tr(", not used")
        return
    yield named
    slots = [f"{slot} {master.theme.colours.slots[slot]}" for slot in SLOTS]
    yield _column(tr("colours"), "  ".join(slots[:4]))
    yield _column("", "  ".join(slots[4:10]))
    fonts = tr(
        "headings {headings}; text {text}",
        headings=_font(master.theme.major),
        text=_font(master.theme.minor),
    )
    yield _column(tr("fonts"), fonts)
    if master.logo is not None:
        page = (
            tr("also for the printed page")
            if master.logo.kind
            else tr("of a kind that the printed page cannot show")
        )
        at = tr("“{name}” at {box}", name=master.logo.name, box=_box(master.logo.box))
        yield _column(tr("logo"), f"{at}, {page}")


def _column(head: str, text: str) -> str:
    """Return a line whose text stands below those of others, however wide the letters of its head are."""
    wide = sum(each > "⺀" for each in head)
    return f"  {head.ljust(10 - wide)}{text}"


def _font(fonts: FontSet) -> str:
    chinese = fonts.chinese()
    both = fonts.latin
    if chinese and chinese != fonts.latin:
        both = tr("{latin} and {chinese}", latin=fonts.latin, chinese=chinese)
    return tr("{fonts} (measured with our {kind})", fonts=both, kind=font_kind(fonts.latin))


def _layout(plan: TemplatePlan, word: str) -> Iterator[str]:
    serving = plan.chosen[word]  # type: ignore[index]
    layout: TemplateLayout = plan.template.layouts[word]  # type: ignore[index]
    yield ""
    named = tr("layout {number} “{name}”", number=serving.layout.number, name=layout.name)
    yield f"{word}: {named}; {serving.why}"
    before = next((each for each in KINDS if plan.chosen[each].layout is serving.layout), word)
    if before != word and plan.template.layouts[before] == layout:  # type: ignore[index]
        return
    yield _column(tr("free area"), tr("{box}, on {ground}", box=_box(layout.free), ground=layout.background))
    for slot in layout.slots:
        yield f"  {slot.word:<10}{_slot(slot)}"


def _slot(slot: Slot) -> str:
    style = slot.style
    bold = tr(" bold") if style.bold else ""
    colour = style.colour
    if style.inherited_colour:
        colour = tr(
            "{inherited}, which cannot be read on {ground}: {colour}",
            inherited=style.inherited_colour,
            ground=slot.ground or tr("it"),
            colour=style.colour,
        )
    kind = slot.type or "obj"
    where = tr(
        "{index} “{name}” ({kind}) at {box}", index=slot.index, name=slot.name, kind=kind, box=_box(slot.box)
    )
    return f"{where}: {style.latin} {style.size:g} pt{bold}, {colour}"


def _box(box: Box) -> str:
    return f"{box.x:g}, {box.y:g}: {box.width:g} × {box.height:g} pt"


def _others(plan: TemplatePlan) -> Iterator[str]:
    """Yield the layouts that serve nothing, and the placeholders into which nothing goes."""
    chosen = {serving.layout.number: serving.layout for serving in plan.chosen.values()}
    rest = [each for each in plan.found.layouts if each.number not in chosen]
    if rest:
        yield ""
        names = ", ".join(f"{each.number} “{each.name}”" for each in rest)
        yield tr("layouts that are not used: {names}", names=names)
    for layout in chosen.values():
        for each in layout.slots:
            if each.unused:
                yield tr(
                    "placeholder that is not used: layout {number}, {index} “{name}”: {unused}",
                    number=layout.number,
                    index=each.slot.index,
                    name=each.slot.name,
                    unused=each.unused,
                )


def _remarks(plan: TemplatePlan) -> Iterator[str]:
    """Yield what the author of a brief should know."""
    said = list(plan.found.remarks)
    layout, content = plan.template.layouts["content"], plan.content
    if layout.slot("title") is None:
        said.append(tr("the layout of content has no title placeholder; titles stand in text boxes"))
    share = layout.free.area / (plan.template.width * plan.template.height)
    if share < SMALL_SHARE:
        said.append(
            tr(
                "content has {share:.0%} of the slide alone; choose another layout, or state `free`",
                share=share,
            )
        )
    if content.pictured:
        said.append(
            tr(
                "content lies on a picture, mostly {ground}; words are held against that colour",
                ground=content.ground,
            )
        )
    pale = [name for name in SLOTS[4:10] if _is_pale(content.scheme.named(name), layout.background)]
    if pale:
        said.append(
            tr(
                "too pale for words on {ground}: {names}; darker tints are used there",
                ground=layout.background,
                names=", ".join(pale),
            )
        )
    yield from ["", *(tr("note: {said}", said=each) for each in said)] if said else []


def _is_pale(colour: str | None, ground: str) -> bool:
    return colour is not None and contrast(colour, ground) < LEAST_TEXT_CONTRAST
