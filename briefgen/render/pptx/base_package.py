"""A scene in, a presentation without slides out: theme, master, four layouts, notes master, properties.

The parts are XML files with ``$fields`` under ``base/``.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from string import Template

from briefgen.base.data_hashes import hashes_line
from briefgen.base.dataclass import dataclass
from briefgen.base.locale import is_traditional
from briefgen.base.say import say
from briefgen.model.scene import PageKind, Scene
from briefgen.render.pptx.deck_theme import DeckTheme
from briefgen.render.pptx.markup import DECLARATION, Element, content, el, emu
from briefgen.render.pptx.package import DeckPackage, PackagePart
from briefgen.render.pptx.placeholders import Samples, layout_placeholder
from briefgen.render.xml_text import in_attribute
from briefgen.runtime.seal import PROPERTIES, UNSEALED

BASE = Path(__file__).parent / "base"

LAYOUTS: tuple[tuple[PageKind, str, str], ...] = (
    ("cover", "Cover", "title"),
    ("section", "Section", "secHead"),
    ("content", "Content", "titleOnly"),
    ("closing", "Closing", "titleOnly"),
)
"""Page kind, layout name, and PowerPoint's type of layout, in the master's order."""

_SLOTS = {
    "dk1": "#000000", "lt1": "#FFFFFF", "dk2": "#1F2937", "lt2": "#F3F4F6",
    "accent1": "#1F5FA8", "accent2": "#B8480E", "accent3": "#0B7350",
    "accent4": "#6B7280", "accent5": "#7C3AED", "accent6": "#B45309",
    "hlink": "#1F5FA8", "folHlink": "#6B7280",
}  # fmt: skip
"""Every theme has all twelve slots, in this order (20.1.6.2); the scene's colours replace these."""
_PROPERTIES_NAMESPACES = {
    "xmlns:cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
    "xmlns:dc": "http://purl.org/dc/elements/1.1/",
    "xmlns:dcterms": "http://purl.org/dc/terms/",
    "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class BaseDeck:
    """A package without slides, and those of its parts that slides refer to."""

    package: DeckPackage
    presentation: PackagePart
    """It has no content yet: that lists the slides."""
    layouts: Mapping[PageKind, PackagePart]
    notes_master: PackagePart


def base_deck(scene: Scene, theme: DeckTheme, by_kind: Mapping[PageKind, Samples]) -> BaseDeck:
    """Return the deck before its slides; layouts and master have the samples' placeholders.

    The order of relations is that of the ids by which the files under ``base/`` name other parts.
    """
    package = DeckPackage.empty()
    presentation = package.add("ppt/presentation.xml", "officeDocument")
    package.root.relate(presentation)
    package.root.relate(package.add(PROPERTIES, "core-properties", properties(scene)))
    package.root.relate(package.add("docProps/app.xml", "extended-properties", application(scene)))
    master = package.add("ppt/slideMasters/slideMaster1.xml", "slideMaster", _master(by_kind, theme))
    presentation.relate(master)
    notes = package.add("ppt/notesMasters/notesMaster1.xml", "notesMaster", notes_master(theme))
    presentation.relate(notes)
    for kind in ("presProps", "viewProps"):
        presentation.relate(package.add(f"ppt/{kind}.xml", kind, template(f"{kind}.xml")))
    themes = [package.add("ppt/theme/theme{}.xml", "theme", theme_part(scene, theme)) for _ in range(2)]
    presentation.relate(themes[0])
    presentation.relate(package.add("ppt/tableStyles.xml", "tableStyles", template("tableStyles.xml")))
    layouts: dict[PageKind, PackagePart] = {}
    for kind, name, type_ in LAYOUTS:
        shapes = _placeholders(by_kind[kind], theme, cover=kind == "cover")
        filled = template(
            "slideLayout.xml",
            name=name,
            type=type_,
            background=_own_background(scene, kind, theme),
            shapes=shapes,
        )
        layouts[kind] = package.add("ppt/slideLayouts/slideLayout{}.xml", "slideLayout", filled)
        layouts[kind].relate(master)
        master.relate(layouts[kind])
    master.relate(themes[0])
    notes.relate(themes[1])
    return BaseDeck(package=package, presentation=presentation, layouts=layouts, notes_master=notes)


def template(name: str, /, **fields: Element) -> bytes:
    """Return a part of ``base/`` with its fields filled, which are markup.

    A file with a declaration of its own stays as it is; of others the lines are joined.
    """
    return _read(name).substitute(fields).encode()


@cache
def _read(name: str) -> Template:
    text = (BASE / name).read_text(encoding="utf-8")
    if text.startswith("<?xml"):
        return Template(text)
    return Template(DECLARATION + "".join(line.strip() for line in text.splitlines()))


def presentation_xml(
    scene: Scene, theme: DeckTheme, slides: Element, sections: Element | None, fonts: Element = ""
) -> bytes:
    """Return the main part; ``slides`` lists the slides, ``sections`` the sections, ``fonts`` the fonts.

    With fonts PowerPoint embeds them whole when it saves the deck, else the characters that are used.
    """
    return template(
        "presentation.xml",
        language=theme.document_language,
        width=str(emu(scene.width)),
        height=str(emu(scene.height)),
        slides=slides,
        saving="embedTrueTypeFonts" if fonts else "saveSubsetFonts",
        fonts=fonts,
        sections=sections or "",
    )


def background_of(scene: Scene, kind: PageKind) -> str:
    """Return the background of a kind's first page: its layout's; the paper's where there is no such page."""
    return next((page.background for page in scene.pages if page.kind == kind), _paper(scene))


def painted_background(colour: str, theme: DeckTheme) -> Element:
    """Return the background of a slide or a layout."""
    return el("p:bg", el("p:bgPr", theme.fill(colour), el("a:effectLst")))


def _paper(scene: Scene) -> str:
    return dict(scene.colours).get("lt1", "#FFFFFF")


def _own_background(scene: Scene, kind: PageKind, theme: DeckTheme) -> Element:
    """Return a layout's background, empty where it is the master's."""
    background = background_of(scene, kind)
    return "" if background.upper() == _paper(scene).upper() else painted_background(background, theme)


def _placeholders(looks: Samples, theme: DeckTheme, *, cover: bool) -> Element:
    shapes = enumerate(looks.items(), 2)
    return "".join(
        layout_placeholder(role, sample, theme, number, cover=cover) for number, (role, sample) in shapes
    )


def _master(by_kind: Mapping[PageKind, Samples], theme: DeckTheme) -> bytes:
    common: Samples = {**by_kind["cover"], **by_kind["content"]}
    return template("slideMaster.xml", shapes=_placeholders(common, theme, cover=False))


def notes_master(theme: DeckTheme) -> bytes:
    """Return the master of notes pages."""
    prompt = say(theme.language, "单击此处编辑备注", "Click to edit the notes")
    return template("notesMaster.xml", language=theme.document_language, prompt=prompt)


def properties(scene: Scene) -> bytes:
    """Return the deck's properties; both dates are the brief's, so that it always makes one file."""
    imprint = scene.imprint
    dated = {"xsi:type": "dcterms:W3CDTF"}
    moment = f"{imprint.date[:10]}T00:00:00Z"
    whole = el(
        "cp:coreProperties",
        content("dc:title", imprint.title),
        content("dc:subject", imprint.subject),
        content("dc:creator", imprint.author),
        content("cp:keywords", imprint.keywords),
        *([content("dc:description", hashes_line(imprint.data))] if imprint.data else []),
        content("dc:identifier", UNSEALED.decode()),
        content("dc:language", imprint.language),
        content("cp:lastModifiedBy", imprint.author),
        content("cp:revision", "1"),
        content("dcterms:created", moment, **dated),
        content("dcterms:modified", moment, **dated),
        **_PROPERTIES_NAMESPACES,
    )
    return f"{DECLARATION}{whole}".encode()


def application(scene: Scene) -> bytes:
    """Return what the deck says of its making: how many slides, which size."""
    wide = abs(scene.width / scene.height - 16 / 9) < 0.01
    return template(
        "app.xml",
        format="Widescreen" if wide else "Custom",
        slides=str(len(scene.pages)),
        notes=str(sum(1 for page in scene.pages if page.notes)),
        author=in_attribute(scene.imprint.author),
    )


def theme_part(scene: Scene, theme: DeckTheme) -> bytes:
    """Return the theme with the scene's colours and the two families' fonts."""
    colours = {**_SLOTS, **dict(scene.colours)}
    slots = (el(f"a:{slot}", el("a:srgbClr", val=colours[slot].lstrip("#").upper())) for slot in _SLOTS)
    major, minor = theme.fonts[theme.heading], theme.fonts[theme.body]
    return template(
        "theme.xml",
        name="briefgen",
        script="Hant" if is_traditional(theme.language) else "Hans",
        colours="".join(slots),
        major_latin=in_attribute(major[0]),
        major_ea=in_attribute(major[1]),
        minor_latin=in_attribute(minor[0]),
        minor_ea=in_attribute(minor[1]),
    )
