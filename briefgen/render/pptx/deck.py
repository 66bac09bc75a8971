"""A scene in, the bytes of a .pptx out: master and layouts, then slide by slide, then sections and notes."""

from __future__ import annotations

from briefgen.base.in_time import in_time
from briefgen.base.say import say
from briefgen.model.scene import Scene
from briefgen.render.pptx.archive import package_bytes
from briefgen.render.pptx.base_package import (
    LAYOUTS,
    BaseDeck,
    background_of,
    base_deck,
    presentation_xml,
)
from briefgen.render.pptx.deck_theme import DeckTheme
from briefgen.render.pptx.furniture import furnish, furniture_of
from briefgen.render.pptx.generated_part import add_generated
from briefgen.render.pptx.identity import named_guid
from briefgen.render.pptx.markup import Element, declaring, el
from briefgen.render.pptx.placeholders import samples
from briefgen.render.pptx.slide import SlideContext
from briefgen.render.pptx.slide_part import add_notes, look_of, slide_xml

FIRST_SLIDE_ID = 256
"""Smaller ids are not allowed (ISO 29500-1, 19.7.13)."""


def deck(scene: Scene) -> bytes:
    """Return the presentation that shows the scene."""
    theme = DeckTheme.of(scene)
    by_kind = {kind: samples(scene, kind) for kind, _, _ in LAYOUTS}
    base = base_deck(scene, theme, by_kind)
    backgrounds = {kind: background_of(scene, kind) for kind in by_kind}
    furniture = {kind: furniture_of(scene, kind) for kind in by_kind}
    for kind, items in furniture.items():
        furnish(base, kind, items, theme)
    looks = {kind: look_of(theme, by_kind[kind], furniture[kind]) for kind in by_kind}
    slides: list[Element] = []
    for number, page in enumerate(scene.pages):
        in_time()
        kind = page.kind if page.kind in base.layouts else "content"
        part = base.package.add("ppt/slides/slide{}.xml", "slide")
        part.relate(base.layouts[kind])
        key = base.presentation.relate(part)
        slides.append(el("p:sldId", id=FIRST_SLIDE_ID + number, **{"r:id": key}))
        sheet = SlideContext(
            page=page, part=part, package=base.package, theme=theme, samples=by_kind[kind],
            furniture=furniture[kind],
        )  # fmt: skip
        part.content = slide_xml(sheet, looks[kind], plain=page.background == backgrounds[kind])
        if page.notes:
            add_notes(base.notes_master, sheet, looks[kind], number + 1)
    sections = section_list(scene, [FIRST_SLIDE_ID + number for number in range(len(slides))])
    add_generated(base.package, base.presentation, scene)
    fonts = _fonts(base, scene) if scene.embed_fonts else ""
    listed = el("p:sldIdLst", *slides)
    base.presentation.content = presentation_xml(scene, theme, listed, sections, fonts)
    return package_bytes(base.package)


def _fonts(base: BaseDeck, scene: Scene) -> Element:
    from briefgen.render.pptx.embedded_fonts import embedded_fonts  # few decks carry any

    return embedded_fonts(base.package, base.presentation, scene)


SECTION_EXTENSION = "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"


def section_list(scene: Scene, slide_ids: list[int]) -> Element | None:
    """Return the presentation's extension list with its sections; None when no page has one.

    A page without a section of its own stays in the one before it; what comes before the first has
    PowerPoint's own name for that. Ids follow from number and name, so that they are the same every time.
    """
    if not any(page.section for page in scene.pages):
        return None
    sections: list[tuple[str, list[int]]] = []
    open_part: tuple[str, int] | None = None
    for page, slide_id in zip(scene.pages, slide_ids, strict=True):
        if not sections or (page.section and (page.section, page.part) != open_part):
            open_part = (page.section, page.part)
            sections.append((page.section or _unnamed(scene), []))
        sections[-1][1].append(slide_id)
    listed = (_section(number, name, ids) for number, (name, ids) in enumerate(sections))
    whole = declaring("p14", el("p14:sectionLst", *listed))
    return el("p:extLst", el("p:ext", whole, uri=SECTION_EXTENSION))


def _unnamed(scene: Scene) -> str:
    return say(scene.imprint.language, "默认节", "Default Section")


def _section(number: int, name: str, slide_ids: list[int]) -> Element:
    members = el("p14:sldIdLst", *(el("p14:sldId", id=slide_id) for slide_id in slide_ids))
    key = named_guid(f"briefgen:section:{number}:{name}")
    return el("p14:section", members, name=name, id=f"{{{key}}}")
