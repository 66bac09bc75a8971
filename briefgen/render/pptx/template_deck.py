"""A scene for a company's template in, the template without its own slides and with the scene's out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from lxml import etree

from briefgen.base.dataclass import dataclass
from briefgen.base.diagnostics import BriefError, Place, Problem
from briefgen.base.ooxml import NAMESPACES, tag
from briefgen.base.translate import tr
from briefgen.model.scene import Page, Scene
from briefgen.model.slide_template import SlideTemplate
from briefgen.render.pptx.archive import package_bytes
from briefgen.render.pptx.base_package import (
    application,
    notes_master,
    properties,
    template as template_part,
    theme_part,
)
from briefgen.render.pptx.deck import FIRST_SLIDE_ID, SECTION_EXTENSION, section_list
from briefgen.render.pptx.deck_theme import DeckTheme
from briefgen.render.pptx.generated_part import add_generated
from briefgen.render.pptx.kept_parts import KeptParts, without_references
from briefgen.render.pptx.markup import Element, el
from briefgen.render.pptx.package import CONTENT_TYPES, DeckPackage, PackagePart
from briefgen.render.pptx.slide import SlideContext
from briefgen.render.pptx.slide_part import add_notes, look_of, slide_xml
from briefgen.render.pptx.template_theme import colour_map_of, theme_of
from briefgen.runtime.package import UnreadableError, serialised
from briefgen.runtime.seal import PROPERTIES

PLAIN_MAP = el("p:clrMapOvr", el("a:masterClrMapping"))
STANDARD_SHAPES = {"screen4x3": 4 / 3, "screen16x9": 16 / 9, "screen16x10": 16 / 10}
SAME_SHAPE = 0.01
_LEAVING = ("sldIdLst", "smartTags", "custShowLst", "photoAlbum", "modifyVerifier")
"""What the main part says of slides that leave, and its lock."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateDeck:
    """A package of what stays of a template, and what its new slides refer to."""

    kept: KeptParts
    package: DeckPackage
    presentation: PackagePart
    notes_master: PackagePart
    """The template's, else one of the deck's own."""


def deck_in_template(scene: Scene, template: SlideTemplate) -> bytes:
    """Return the presentation that shows the scene on the template's layouts."""
    base = _base(scene, template)
    slides: list[Element] = []
    for number, page in enumerate(scene.pages):
        part = base.package.add("ppt/slides/slide{}.xml", "slide")
        sheet = _sheet(base, part, page, scene, template)
        slides.append(el("p:sldId", id=FIRST_SLIDE_ID + number, **{"r:id": base.presentation.relate(part)}))
        override = colour_map_of(base.kept.package, _layout_of(page, template))
        look = look_of(sheet.theme, sheet.samples)
        part.content = slide_xml(sheet, look, plain=True).replace(PLAIN_MAP.encode(), override)
        if page.notes:
            add_notes(base.notes_master, sheet, look, number + 1)
    sections = section_list(scene, [FIRST_SLIDE_ID + number for number in range(len(slides))])
    add_generated(base.package, base.presentation, scene)
    base.presentation.content = _presentation(base, slides, sections)
    return package_bytes(base.package)


def _layout_of(page: Page, template: SlideTemplate) -> str:
    return (page.layout or template.layouts["content"]).part


def _sheet(
    base: TemplateDeck, part: PackagePart, page: Page, scene: Scene, template: SlideTemplate
) -> SlideContext:
    """Return a slide's context, on its layout and with the colours of that layout's master."""
    layout = _layout_of(page, template)
    part.relate(PackagePart(name=layout, kind="slideLayout", content_type=""))
    return SlideContext(
        page=page,
        part=part,
        package=base.package,
        theme=theme_of(base.kept.package, layout, scene),
        samples={},
        first_number=template.first_number,
    )


def _base(scene: Scene, template: SlideTemplate) -> TemplateDeck:
    """Return the package with the template's parts, the deck's properties, and a notes master."""
    kept = _kept(template)
    package = DeckPackage.empty()
    package.kept, package.kept_types, package.taken = kept.members, kept.types, kept.taken
    presentation = PackagePart(
        name=kept.main,
        kind="officeDocument",
        content_type=CONTENT_TYPES["officeDocument"],
        relations={(each.type, each.target, not each.part): each.id for each in kept.references},
    )
    package.parts[kept.main] = presentation
    package.root.relate(presentation)
    package.root.relate(package.add(PROPERTIES, "core-properties", properties(scene)))
    package.root.relate(package.add("docProps/app.xml", "extended-properties", application(scene)))
    for each in kept.roots:
        number = len(package.root.relations) + 1
        package.root.relations.setdefault((each.type, each.target, False), f"rId{number}")
    for kind in ("presProps", "viewProps", "tableStyles"):
        if all(each.kind != kind for each in kept.references):
            presentation.relate(package.add(f"ppt/{kind}.xml", kind, template_part(f"{kind}.xml")))
    notes = next((each.part for each in kept.references if each.kind == "notesMaster"), "")
    if notes:
        master = PackagePart(name=notes, kind="notesMaster", content_type="")
    else:
        theme = DeckTheme.of(scene)
        master = package.add("ppt/notesMasters/notesMaster{}.xml", "notesMaster", notes_master(theme))
        master.relate(package.add("ppt/theme/theme{}.xml", "theme", theme_part(scene, theme)))
    return TemplateDeck(kept=kept, package=package, presentation=presentation, notes_master=master)


def _kept(template: SlideTemplate) -> KeptParts:
    """Return what stays of a template; BriefError where a part that was not looked at before is broken."""
    try:
        kept = KeptParts.of(template.data)
        for layout in template.layouts.values():
            kept.refuse_missing(layout.part)
        return kept
    except UnreadableError as error:
        hint = tr("open it in PowerPoint and save it as .potx again")
        raise BriefError([Problem(Place(template.name), str(error), hint, "template")]) from None


def _presentation(base: TemplateDeck, slides: Sequence[Element], sections: Element | None) -> bytes:
    """Return the template's main part with the new slides and their sections instead of its own."""
    tree = base.kept.package.tree(base.kept.main)
    for word in _LEAVING:
        for each in tree.findall(f"p:{word}", NAMESPACES):
            tree.remove(each)
    for extension in list(tree.iterfind("p:extLst/p:ext", NAMESPACES)):
        if extension.get("uri") == SECTION_EXTENSION:
            extension.getparent().remove(extension)
    tree = without_references(tree, base.kept.dropped)
    _right_size(tree.find(tag("p:sldSz")))
    if tree.find(tag("p:notesMasterIdLst")) is None:
        listed = el("p:notesMasterId", **{"r:id": base.presentation.relate(base.notes_master)})
        _insert(tree, el("p:notesMasterIdLst", listed), behind=("sldMasterIdLst",))
    lists = ("handoutMasterIdLst", "notesMasterIdLst", "sldMasterIdLst")
    _insert(tree, el("p:sldIdLst", *slides), behind=lists)
    for each in _elements(sections or ""):
        present = tree.find(tag("p:extLst"))
        if present is None:
            tree.append(each)
        else:
            present.extend(list(each))
    for empty in [each for each in tree.findall(tag("p:extLst")) if not len(each)]:
        tree.remove(empty)
    return serialised(tree)


def _right_size(size: Any) -> None:
    """Take the name of a format from slides of another size, as programs leave it that only resize."""
    shape = None if size is None else STANDARD_SHAPES.get(size.get("type") or "")
    if shape and abs(int(size.get("cx")) / int(size.get("cy")) - shape) > SAME_SHAPE:
        del size.attrib["type"]


def _insert(tree: Any, markup: Element, *, behind: Sequence[str]) -> None:
    """Insert an element behind the first of its siblings that is there."""
    place = next(found for word in behind if (found := tree.find(f"p:{word}", NAMESPACES)) is not None)
    for each in _elements(markup):
        place.addnext(each)


def _elements(markup: Element) -> Iterator[Any]:
    """Yield the elements that markup describes."""
    declared = " ".join(f'xmlns:{prefix}="{NAMESPACES[prefix]}"' for prefix in ("a", "p", "r"))
    yield from list(etree.fromstring(f"<whole {declared}>{markup}</whole>"))
