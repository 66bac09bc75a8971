"""A scene's sections in, PowerPoint's section list out."""

from __future__ import annotations

from uuid import NAMESPACE_URL, uuid5

from briefgen.base.locale import is_chinese
from briefgen.model.scene import Scene
from briefgen.render.pptx.markup import Element, declaring, el

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
