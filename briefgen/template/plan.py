"""What was found in a template and what its user chose in, the SlideTemplate of decks out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from briefgen.base.colour import LEAST_TEXT_CONTRAST, contrast
from briefgen.base.copier import replace
from briefgen.base.dataclass import dataclass
from briefgen.base.geometry import Box
from briefgen.base.translate import tr
from briefgen.model.slide_template import KINDS, FreeSpace, LayoutWord, SlideTemplate, Slot, TemplateLayout
from briefgen.template.choice import TemplateChoice, free_of, layout_of, master_of, slots_of
from briefgen.template.colours import ColourScheme
from briefgen.template.found import FoundLayout, FoundTemplate
from briefgen.template.kinds import Serving, choose
from briefgen.template.read import with_grounds
from briefgen.template.tints import tints

LEAST_LARGE_CONTRAST = 3.0
"""Of large words against their ground (WCAG 2.2, 1.4.3)."""
LARGE_PT, LARGE_BOLD_PT = 24.0, 18.66


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplatePlan:
    """A template as decks are built into it, and how its layouts were chosen."""

    found: FoundTemplate
    template: SlideTemplate
    chosen: Mapping[LayoutWord, Serving]

    @property
    def content(self) -> FoundLayout:
        """The layout of content."""
        return self.chosen["content"].layout


def planned(found: FoundTemplate, choice: TemplateChoice | None = None) -> TemplatePlan:
    """Return the plan of a template; BriefError where a choice names what the template does not have."""
    chosen = choose(found.layouts, master_of(choice, found) if choice else 0)
    layouts: dict[LayoutWord, TemplateLayout] = {}
    seen: dict[int, FoundLayout] = {}
    for word in KINDS:
        own = choice.of(word) if choice else None
        if own is not None and (named := layout_of(own, found)) is not None:
            chosen[word] = Serving(layout=named, why=tr("the file that chooses says so"))
        number = chosen[word].layout.number
        if number not in seen:
            seen[number] = with_grounds(chosen[word].layout, found.pictures)
        layout = seen[number]
        chosen[word] = replace(chosen[word], layout=layout)
        slots = slots_of(own, layout) if own else layout.used
        free = (free_of(own, found) if own else None) or layout.free
        layouts[word] = _layout(layout, slots, free)
    template = SlideTemplate(
        data=found.data,
        width=found.width,
        height=found.height,
        layouts=layouts,
        name=found.name,
        first_number=found.first_number,
        files=((found.name, found.sha256), *((choice.hashed,) if choice else ())),
    )
    return TemplatePlan(found=found, template=template, chosen=chosen)


def _layout(found: FoundLayout, slots: tuple[Slot, ...], free: Box) -> TemplateLayout:
    return TemplateLayout(
        part=found.part,
        name=found.name,
        slots=tuple(readable(slot, found) for slot in slots),
        free=free,
        background=found.ground,
        spaces=found.spaces if free == found.free else (FreeSpace(box=free, ground=found.ground),),
    )


def readable(slot: Slot, layout: FoundLayout) -> Slot:
    """Return a slot whose words can be read on their ground: in the template's colour, else a tint of it."""
    style, ground = slot.style, slot.ground or layout.ground
    least = LEAST_LARGE_CONTRAST if _is_large(slot) else LEAST_TEXT_CONTRAST
    if contrast(style.colour, ground) >= least:
        return slot
    fitting = (each for each in _instead(style.colour, layout.scheme) if contrast(each, ground) >= least)
    best = next(fitting, None) or max(("#000000", "#FFFFFF"), key=lambda each: contrast(each, ground))
    return replace(slot, style=replace(style, colour=best, inherited_colour=style.colour))


def _is_large(slot: Slot) -> bool:
    return slot.style.size >= (LARGE_BOLD_PT if slot.style.bold else LARGE_PT)


def _instead(colour: str, scheme: ColourScheme) -> Iterator[str]:
    """Yield what a colour may give way to: its own tints, then the template's colours for words."""
    yield from tints(colour)
    for name in ("tx1", "tx2", "bg1", "bg2"):
        if (named := scheme.named(name)) is not None:
            yield named
            yield from tints(named)
