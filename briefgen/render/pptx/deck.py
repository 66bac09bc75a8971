"""A scene in, the bytes of a .pptx out: master and layouts, then slide by slide, then sections and notes."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import count
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from pptx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from pptx.opc.packuri import PackURI
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.parts.slide import NotesSlidePart, SlidePart

from briefgen.base.locale import is_chinese
from briefgen.model.scene import PageKind, Scene
from briefgen.render.pptx.archive import package_bytes
from briefgen.render.pptx.base_package import LAYOUTS, base_presentation, template
from briefgen.render.pptx.deck_theme import DeckTheme
from briefgen.render.pptx.items import elements
from briefgen.render.pptx.markup import Element, content, declaring, el, parsed
from briefgen.render.pptx.placeholders import Samples, layout_placeholder, samples
from briefgen.render.pptx.slide import SlideContext


def deck(scene: Scene) -> bytes:
    """Return the presentation that shows the scene."""
    theme = DeckTheme.of(scene)
    presentation = base_presentation(scene, theme)
    by_kind = {kind: samples(scene, kind) for kind, _, _ in LAYOUTS}
    layouts = dict(zip(by_kind, presentation.slide_layouts, strict=True))
    _fill_layouts(presentation, layouts, by_kind, scene, theme)
    backgrounds = {kind: _background(scene, kind) for kind in by_kind}
    charts = count(1)
    for number, page in enumerate(scene.pages, 1):
        kind = page.kind if page.kind in layouts else "content"
        part = _slide_part(presentation, layouts[kind].part, number)
        sheet = SlideContext(page=page, part=part, theme=theme, samples=by_kind[kind], charts=charts)
        _fill(sheet, plain=page.background == backgrounds[kind])
        if page.notes:
            _add_notes(presentation, sheet, number)
    sections = section_list(scene, [int(each.get("id")) for each in presentation.part._element.sldIdLst])
    if sections is not None:
        presentation.part._element.append(parsed("p", sections))
    return package_bytes(presentation.part.package)


def _fill_layouts(
    presentation: Any,
    layouts: Mapping[PageKind, Any],
    by_kind: Mapping[PageKind, Samples],
    scene: Scene,
    theme: DeckTheme,
) -> None:
    """Give the layouts, and the master behind them, the placeholders and backgrounds of the pages."""
    for kind, layout in layouts.items():
        _add_placeholders(layout._element, by_kind[kind], theme, cover=kind == "cover")
        background = _background(scene, kind)
        if background.upper() != dict(scene.colours).get("lt1", "#FFFFFF").upper():
            layout._element.cSld.insert(0, parsed("p a", _painted_background(background, theme)))
    common: Samples = {**by_kind["cover"], **by_kind["content"]}
    _add_placeholders(presentation.slide_master._element, common, theme, cover=False)


def _add_placeholders(element: Any, looks: Samples, theme: DeckTheme, *, cover: bool) -> None:
    for number, (role, sample) in enumerate(looks.items(), 2):
        placeholder = layout_placeholder(role, sample, theme, number, cover=cover)
        element.cSld.spTree.append(parsed("p a", placeholder))


def _background(scene: Scene, kind: PageKind) -> str:
    """Return the background of a kind's first page: its layout's; the paper's where there is no such page."""
    paper = dict(scene.colours).get("lt1", "#FFFFFF")
    return next((page.background for page in scene.pages if page.kind == kind), paper)


def _painted_background(colour: str, theme: DeckTheme) -> Element:
    return el("p:bg", el("p:bgPr", theme.fill(colour), el("a:effectLst")))


def _slide_part(presentation: Any, layout_part: Any, number: int) -> Any:
    """Add a slide; python-pptx's own way searches all parts for a free name each time."""
    package = presentation.part.package
    name = PackURI(f"/ppt/slides/slide{number}.xml")
    part = SlidePart(name, CONTENT_TYPE.PML_SLIDE, package, parse_xml(template("slide.xml").encode()))
    part.relate_to(layout_part, RELATIONSHIP_TYPE.SLIDE_LAYOUT)
    key = presentation.part.relate_to(part, RELATIONSHIP_TYPE.SLIDE)
    presentation.part._element.get_or_add_sldIdLst().add_sldId(key)
    return part


def _fill(sheet: SlideContext, *, plain: bool) -> None:
    common = sheet.part._element.cSld
    if not plain:
        common.insert(0, parsed("p a", _painted_background(sheet.page.background, sheet.theme)))
    for element in elements(sheet.page.items, sheet):
        common.spTree.append(parsed("p a r", element))


def _add_notes(presentation: Any, sheet: SlideContext, number: int) -> None:
    language = "zh-CN" if sheet.theme.chinese else "en-US"
    xml = template("notesSlide.xml", language=language, number=str(number))
    name = PackURI(f"/ppt/notesSlides/notesSlide{number}.xml")
    package = presentation.part.package
    part = NotesSlidePart(name, CONTENT_TYPE.PML_NOTES_SLIDE, package, parse_xml(xml.encode()))
    part.relate_to(presentation.part.notes_master_part, RELATIONSHIP_TYPE.NOTES_MASTER)
    part.relate_to(sheet.part, RELATIONSHIP_TYPE.SLIDE)
    sheet.part.relate_to(part, RELATIONSHIP_TYPE.NOTES_SLIDE)
    text_body = next(part._element.iter(qn("p:txBody")))
    for line in sheet.page.notes.splitlines():
        run = el("a:r", _spoken(line, sheet), content("a:t", line)) if line.strip() else None
        text_body.append(parsed("a", el("a:p", run)))


def _spoken(line: str, sheet: SlideContext) -> Element:
    return el("a:rPr", *sheet.theme.faces(sheet.theme.body), **sheet.theme.languages(line), dirty=False)


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
    return "默认节" if is_chinese(scene.imprint.language) else "Default Section"


def _section(number: int, name: str, slide_ids: list[int]) -> Element:
    members = el("p14:sldIdLst", *(el("p14:sldId", id=slide_id) for slide_id in slide_ids))
    key = str(uuid5(NAMESPACE_URL, f"briefgen:section:{number}:{name}")).upper()
    return el("p14:section", members, name=name, id=f"{{{key}}}")
