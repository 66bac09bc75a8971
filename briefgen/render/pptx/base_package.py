"""A scene in, an empty presentation of its own out: theme, master, four layouts, notes master, properties.

The parts are XML files under ``base/`` with ``$fields``; python-pptx's default template, with its 4:3 size,
its printer settings and its author, is never opened.
"""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from functools import cache
from io import BytesIO
from pathlib import Path
from string import Template
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from pptx import Presentation

from briefgen.model.scene import PageKind, Scene
from briefgen.render.pptx.dress import Dress
from briefgen.render.pptx.markup import emu, printable
from briefgen.runtime.seal import UNSEALED

BASE = Path(__file__).parent / "base"

LAYOUTS: tuple[tuple[PageKind, str, str], ...] = (
    ("cover", "Cover", "title"),
    ("section", "Section", "secHead"),
    ("content", "Content", "titleOnly"),
    ("closing", "Closing", "titleOnly"),
)
"""Page kind, layout name, and PowerPoint's type of layout, in the master's order."""

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument."

_SLOTS = {
    "dk1": "#000000", "lt1": "#FFFFFF", "dk2": "#1F2937", "lt2": "#F3F4F6",
    "accent1": "#1F5FA8", "accent2": "#B8480E", "accent3": "#0B7350",
    "accent4": "#6B7280", "accent5": "#7C3AED", "accent6": "#B45309",
    "hlink": "#1F5FA8", "folHlink": "#6B7280",
}  # fmt: skip
"""Every theme has all twelve slots, in this order (20.1.6.2); the scene's colours replace these."""

_CONTENT_TYPES = {
    "/docProps/app.xml": f"{_TYPE}extended-properties+xml",
    "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    "/ppt/presentation.xml": f"{_TYPE}presentationml.presentation.main+xml",
    "/ppt/presProps.xml": f"{_TYPE}presentationml.presProps+xml",
    "/ppt/viewProps.xml": f"{_TYPE}presentationml.viewProps+xml",
    "/ppt/tableStyles.xml": f"{_TYPE}presentationml.tableStyles+xml",
    "/ppt/theme/theme1.xml": f"{_TYPE}theme+xml",
    "/ppt/theme/theme2.xml": f"{_TYPE}theme+xml",
    "/ppt/slideMasters/slideMaster1.xml": f"{_TYPE}presentationml.slideMaster+xml",
    "/ppt/notesMasters/notesMaster1.xml": f"{_TYPE}presentationml.notesMaster+xml",
    **{
        f"/ppt/slideLayouts/slideLayout{number}.xml": f"{_TYPE}presentationml.slideLayout+xml"
        for number in range(1, len(LAYOUTS) + 1)
    },
}

_LAYOUT_TARGETS = tuple(
    ("slideLayout", f"../slideLayouts/slideLayout{number}.xml") for number in range(1, len(LAYOUTS) + 1)
)

_RELATIONSHIPS: Mapping[str, tuple[tuple[str, str], ...]] = {
    "ppt/_rels/presentation.xml.rels": (
        ("slideMaster", "slideMasters/slideMaster1.xml"),
        ("notesMaster", "notesMasters/notesMaster1.xml"),
        ("presProps", "presProps.xml"),
        ("viewProps", "viewProps.xml"),
        ("theme", "theme/theme1.xml"),
        ("tableStyles", "tableStyles.xml"),
    ),
    "ppt/slideMasters/_rels/slideMaster1.xml.rels": (*_LAYOUT_TARGETS, ("theme", "../theme/theme1.xml")),
    "ppt/notesMasters/_rels/notesMaster1.xml.rels": (("theme", "../theme/theme2.xml"),),
    **{
        f"ppt/slideLayouts/_rels/slideLayout{number}.xml.rels": (
            ("slideMaster", "../slideMasters/slideMaster1.xml"),
        )
        for number in range(1, len(LAYOUTS) + 1)
    },
}


def base_presentation(scene: Scene, dress: Dress) -> Any:
    """Return python-pptx's presentation without slides; its layouts have no placeholders yet."""
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, text in {**_plumbing(), **_parts(scene, dress)}.items():
            archive.writestr(name, text)
    return Presentation(stream)


def template(name: str, /, **fields: str) -> str:
    """Return a part's XML with its fields filled; characters that mean something to XML are escaped."""
    safe = {key: escape(printable(value), {'"': "&quot;"}) for key, value in fields.items()}
    return _read(name).substitute(safe)


@cache
def _read(name: str) -> Template:
    return Template((BASE / name).read_text(encoding="utf-8"))


def _parts(scene: Scene, dress: Dress) -> dict[str, str]:
    language = "zh-CN" if dress.chinese else "en-US"
    size = {"width": str(emu(scene.width)), "height": str(emu(scene.height))}
    theme = _theme(scene, dress)
    layouts = {
        f"ppt/slideLayouts/slideLayout{number}.xml": template("slideLayout.xml", name=name, type=kind)
        for number, (_, name, kind) in enumerate(LAYOUTS, 1)
    }
    prompt = "单击此处编辑备注" if dress.chinese else "Click to edit the notes"
    return {
        "docProps/app.xml": _application(scene),
        "docProps/core.xml": _properties(scene),
        "ppt/presentation.xml": template("presentation.xml", language=language, **size),
        "ppt/presProps.xml": template("presProps.xml"),
        "ppt/viewProps.xml": template("viewProps.xml"),
        "ppt/tableStyles.xml": template("tableStyles.xml"),
        "ppt/theme/theme1.xml": theme,
        "ppt/theme/theme2.xml": theme,
        "ppt/slideMasters/slideMaster1.xml": template("slideMaster.xml"),
        "ppt/notesMasters/notesMaster1.xml": template("notesMaster.xml", language=language, prompt=prompt),
        **layouts,
    }


def _application(scene: Scene) -> str:
    wide = abs(scene.width / scene.height - 16 / 9) < 0.01
    return template(
        "app.xml",
        format="Widescreen" if wide else "Custom",
        slides=str(len(scene.pages)),
        notes=str(sum(1 for page in scene.pages if page.notes)),
        author=scene.imprint.author,
    )


def _properties(scene: Scene) -> str:
    """Return the core properties; both dates are the brief's, so that the same brief makes the same file."""
    imprint = scene.imprint
    return template(
        "core.xml",
        title=imprint.title,
        subject=imprint.subject,
        author=imprint.author,
        keywords=imprint.keywords,
        seal=UNSEALED.decode(),
        language=imprint.language,
        moment=f"{imprint.date[:10]}T00:00:00Z",
    )


def _theme(scene: Scene, dress: Dress) -> str:
    colours = {**_SLOTS, **dict(scene.colours)}
    slots = "".join(
        f"<a:{slot}><a:srgbClr val={quoteattr(colours[slot].lstrip('#').upper())}/></a:{slot}>"
        for slot in _SLOTS
    )
    major, minor = dress.fonts[dress.heading], dress.fonts[dress.body]
    whole = template(
        "theme.xml",
        name="briefgen",
        colours="\N{OBJECT REPLACEMENT CHARACTER}",
        major_latin=major[0],
        major_ea=major[1],
        minor_latin=minor[0],
        minor_ea=minor[1],
    )
    return whole.replace("\N{OBJECT REPLACEMENT CHARACTER}", slots)


@cache
def _plumbing() -> dict[str, str]:
    """Return the content types and relationships of the base's parts."""
    overrides = "".join(
        f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in _CONTENT_TYPES.items()
    )
    types = (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )
    root = (
        (f"{_OFFICE}/officeDocument", "ppt/presentation.xml"),
        (f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
        (f"{_OFFICE}/extended-properties", "docProps/app.xml"),
    )
    inner = {
        name: _relationships(tuple((f"{_OFFICE}/{kind}", target) for kind, target in targets))
        for name, targets in _RELATIONSHIPS.items()
    }
    return {"[Content_Types].xml": types, "_rels/.rels": _relationships(root), **inner}


def _relationships(targets: tuple[tuple[str, str], ...]) -> str:
    rows = "".join(
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{rows}</Relationships>'
