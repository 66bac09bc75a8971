"""A slide's context in, its part and its notes out; a page of the last build is not painted again."""

from __future__ import annotations

from collections.abc import Mapping

from briefgen.base.dataclass import dataclass
from briefgen.model.memory import memory
from briefgen.model.scene import Item, Page, Role, Text
from briefgen.render.pptx.base_package import painted_background, template
from briefgen.render.pptx.deck_theme import DeckTheme
from briefgen.render.pptx.furniture import repeated_items, without_repeated
from briefgen.render.pptx.identity import PaintedSlide, free, short_hash, slide_key
from briefgen.render.pptx.items import elements
from briefgen.render.pptx.markup import Element, content, el
from briefgen.render.pptx.package import Attached, PackagePart
from briefgen.render.pptx.slide import SlideContext

SlideLook = object
"""What all slides of a kind have in common, beside their pages: equal ones are one object."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownSlide:
    """A slide as it was painted: its part, and what that refers to, in order."""

    painted: PaintedSlide
    content: bytes
    attached: tuple[Attached, ...]


def look_of(theme: DeckTheme, samples: Mapping[Role, Text], furniture: tuple[Item, ...] = ()) -> SlideLook:
    """Return what stands for a theme, and for the placeholders and the furniture of a layout."""
    slots, fonts = tuple(theme.slots.items()), tuple(theme.fonts.items())
    named = (type(theme), slots, fonts, theme.body, theme.heading, theme.language)
    return memory().painted.made((look_of, named, tuple(samples.items()), furniture), object)


def slide_xml(sheet: SlideContext, look: SlideLook, *, plain: bool) -> bytes:
    """Return a slide; a plain one has the background of its layout. The package notes what was painted.

    Its markup is that of the last build where the page is the very one that it was, and has the same look
    and identity: the ids by which it names its charts, pictures and links are its own, whatever their parts
    are called.
    """
    page, package, recent = sheet.page, sheet.package, memory().painted
    wanted = recent.made_of((page,), _wanted_identity, _wanted_identity, page)
    sheet.identity = free(wanted, {each.identity for each in package.painted})
    of, key = (page, look), (KnownSlide, sheet.identity, plain, sheet.first_number)
    known: KnownSlide | None = recent.known(of, key)
    if known is None:
        known = recent.keep(of, key, _painted(sheet, plain=plain))
    else:
        for attached in known.attached:
            package.attach(sheet.part, attached)
    package.painted.append(known.painted)
    return known.content


def _wanted_identity(page: Page) -> int:
    return short_hash(slide_key(page))


def _painted(sheet: SlideContext, *, plain: bool) -> KnownSlide:
    """Paint a slide.

    What its layout shows is left out; where that is not the slide's own, as on a dark ground, it is hidden.
    """
    page = sheet.page
    furnished = repeated_items(page) == sheet.furniture
    shapes = "".join(elements(without_repeated(page) if furnished else page.items, sheet))
    filled = template(
        "slide.xml",
        shown=' showMasterSp="0"' if sheet.furniture and not furnished else "",
        background="" if plain else painted_background(page.background, sheet.theme),
        shapes=shapes,
        identity=str(sheet.identity),
    )
    painted = PaintedSlide(page=page, identity=sheet.identity, shapes=tuple(sheet.shapes), markup=shapes)
    return KnownSlide(painted=painted, content=filled, attached=tuple(sheet.attached))


def add_notes(master: PackagePart, sheet: SlideContext, look: SlideLook, number: int) -> None:
    """Add the notes of the slide of a number."""
    shown = number + sheet.first_number - 1
    filled = memory().painted.made_of((sheet.page, look), (_notes, shown), _notes, sheet, shown)
    part = sheet.package.add(f"ppt/notesSlides/notesSlide{number}.xml", "notesSlide", filled)
    part.relate(master)
    part.relate(sheet.part)
    sheet.part.relate(part)


def _notes(sheet: SlideContext, shown: int) -> bytes:
    lines = sheet.page.notes.splitlines()
    runs = (el("a:r", _spoken(line, sheet), content("a:t", line)) if line.strip() else None for line in lines)
    return template(
        "notesSlide.xml",
        language=sheet.theme.document_language,
        number=str(shown),
        paragraphs="".join(el("a:p", run) for run in runs),
    )


def _spoken(line: str, sheet: SlideContext) -> Element:
    return el("a:rPr", *sheet.theme.typefaces(sheet.theme.body), **sheet.theme.languages(line), dirty=False)
