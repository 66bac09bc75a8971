"""A scene in, an empty presentation of its own out: theme, master, four layouts, notes master, properties.

The parts are XML files with ``$fields`` under ``base/``, those of ``base/deck`` as they lie in the package.
python-pptx's default template, with its 4:3 size, its printer settings and its author, is never opened.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from functools import cache
from io import BytesIO
from pathlib import Path
from string import Template
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from pptx import Presentation

from briefgen.model.scene import PageKind, Scene
from briefgen.render.pptx.deck_theme import DeckTheme
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

_SLOTS = {
    "dk1": "#000000", "lt1": "#FFFFFF", "dk2": "#1F2937", "lt2": "#F3F4F6",
    "accent1": "#1F5FA8", "accent2": "#B8480E", "accent3": "#0B7350",
    "accent4": "#6B7280", "accent5": "#7C3AED", "accent6": "#B45309",
    "hlink": "#1F5FA8", "folHlink": "#6B7280",
}  # fmt: skip
"""Every theme has all twelve slots, in this order (20.1.6.2); the scene's colours replace these."""


def base_presentation(scene: Scene, theme: DeckTheme) -> Any:
    """Return python-pptx's presentation without slides; its layouts have no placeholders yet."""
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, text in _parts(scene, theme):
            archive.writestr(name, text)
    return Presentation(stream)


def template(name: str, /, **fields: str) -> str:
    """Return a part's XML with its fields filled; characters that mean something to XML are escaped."""
    safe = {key: escape(printable(value), {'"': "&quot;"}) for key, value in fields.items()}
    return _read(name).substitute(safe)


@cache
def _read(name: str) -> Template:
    return Template((BASE / name).read_text(encoding="utf-8"))


def _parts(scene: Scene, theme: DeckTheme) -> Iterator[tuple[str, str]]:
    """Yield name and content of each part; both dates are the brief's, so that it always makes one file."""
    imprint = scene.imprint
    fields = {
        "language": "zh-CN" if theme.chinese else "en-US",
        "prompt": "单击此处编辑备注" if theme.chinese else "Click to edit the notes",
        "width": str(emu(scene.width)),
        "height": str(emu(scene.height)),
        "format": "Widescreen" if abs(scene.width / scene.height - 16 / 9) < 0.01 else "Custom",
        "slides": str(len(scene.pages)),
        "notes": str(sum(1 for page in scene.pages if page.notes)),
        "title": imprint.title,
        "subject": imprint.subject,
        "author": imprint.author,
        "keywords": imprint.keywords,
        "document_language": imprint.language,
        "moment": f"{imprint.date[:10]}T00:00:00Z",
        "seal": UNSEALED.decode(),
    }
    for path in sorted((BASE / "deck").rglob("*")):
        if path.is_file():
            yield path.relative_to(BASE / "deck").as_posix(), template(str(path.relative_to(BASE)), **fields)
    for number, (_, name, kind) in enumerate(LAYOUTS, 1):
        layout = f"slideLayout{number}.xml"
        yield f"ppt/slideLayouts/{layout}", template("slideLayout.xml", name=name, type=kind)
        yield f"ppt/slideLayouts/_rels/{layout}.rels", template("slideLayout.rels")
    yield from ((f"ppt/theme/theme{number}.xml", _theme(scene, theme)) for number in (1, 2))


def _theme(scene: Scene, theme: DeckTheme) -> str:
    colours = {**_SLOTS, **dict(scene.colours)}
    slots = "".join(
        f"<a:{slot}><a:srgbClr val={quoteattr(colours[slot].lstrip('#').upper())}/></a:{slot}>"
        for slot in _SLOTS
    )
    major, minor = theme.fonts[theme.heading], theme.fonts[theme.body]
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
