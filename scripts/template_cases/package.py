"""Parts of an Open XML file, with their types and relationships, as the same bytes every time."""

from __future__ import annotations

import posixpath
import re
import zipfile
from dataclasses import dataclass, field
from io import BytesIO
from xml.sax.saxutils import quoteattr

TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
OFFICE_TYPE = "application/vnd.openxmlformats-officedocument."
SLIDE_TYPE = OFFICE_TYPE + "presentationml."
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
DEFAULTS = {
    "rels": "application/vnd.openxmlformats-package.relationships+xml",
    "xml": "application/xml",
    "png": "image/png",
    "jpeg": "image/jpeg",
    "svg": "image/svg+xml",
    "fntdata": "application/x-fontdata",
    "mp4": "video/mp4",
    "bin": OFFICE_TYPE + "oleObject",
    "xlsx": OFFICE_TYPE + "spreadsheetml.sheet",
    "vml": OFFICE_TYPE + "vmlDrawing",
}
NAMED = re.compile(r'="@([\w.-]+)"')
"""In XML that is added, ``r:embed="@logo.png"`` stands for the relationship to that picture."""


@dataclass
class Package:
    """What a file is put together from; a picture's name is its place below ``ppt/media``."""

    parts: dict[str, bytes] = field(default_factory=dict)
    types: dict[str, str] = field(default_factory=dict)
    relations: dict[str, list[tuple[str, str, bool]]] = field(default_factory=dict)

    def add(self, name: str, content: str | bytes, content_type: str = "") -> str:
        """Add a part and return its name; what its XML names by ``@`` is related."""
        if isinstance(content, str):
            content = (HEAD + NAMED.sub(lambda found: self._picture(name, found[1]), content)).encode()
        self.parts[name] = content
        if content_type:
            self.types[name] = content_type
        return name

    def relate(self, owner: str, word: str, target: str, *, external: bool = False) -> str:
        """Relate a part to another and return the id; a word without a scheme is one of Office's."""
        kind = word if ":" in word else OFFICE_RELATION + word
        mine = self.relations.setdefault(owner, [])
        if (kind, target, external) not in mine:
            mine.append((kind, target, external))
        return f"rId{mine.index((kind, target, external)) + 1}"

    def change(self, name: str, old: str, new: str) -> None:
        """Replace a text that must be there in a part."""
        text = self.parts[name].decode()
        if old not in text:
            raise ValueError(f"{name} has no {old}")
        new = NAMED.sub(lambda found: self._picture(name, found[1]), new)
        self.parts[name] = text.replace(old, new).encode()

    def file(self) -> bytes:
        """Return the whole file."""
        written = {"[Content_Types].xml": self._types().encode()}
        for owner, relations in sorted(self.relations.items()):
            folder, name = posixpath.split(owner)
            path = posixpath.join(folder, "_rels", f"{name}.rels")
            written[path] = _relations(relations, folder).encode()
        return zipped({**written, **self.parts})

    def _picture(self, owner: str, name: str) -> str:
        return f'="{self.relate(owner, "image", f"ppt/media/{name}")}"'

    def _types(self) -> str:
        used = sorted({name.rpartition(".")[2] for name in self.parts} | {"rels"})
        defaults = "".join(
            f'<Default Extension="{word}" ContentType="{DEFAULTS[word]}"/>'
            for word in used
            if word in DEFAULTS
        )
        overrides = "".join(
            f'<Override PartName="/{name}" ContentType="{kind}"/>'
            for name, kind in sorted(self.types.items())
        )
        return f'{HEAD}<Types xmlns="{TYPES}">{defaults}{overrides}</Types>'


def _relations(relations: list[tuple[str, str, bool]], folder: str) -> str:
    rows = "".join(
        f'<Relationship Id="rId{number}" Type="{kind}" Target={_target(target, folder, external)}/>'
        for number, (kind, target, external) in enumerate(relations, 1)
    )
    return f'{HEAD}<Relationships xmlns="{RELATIONS}">{rows}</Relationships>'


def _target(target: str, folder: str, external: bool) -> str:
    if external:
        return quoteattr(target) + ' TargetMode="External"'
    return quoteattr(posixpath.relpath(target, folder) if folder else target)


def zipped(parts: dict[str, bytes]) -> bytes:
    """Return parts as a zip file without times, the content types first."""
    file = BytesIO()
    first = ("[Content_Types].xml", "_rels/.rels")
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name in sorted(parts, key=lambda each: (each not in first, each)):
            info = zipfile.ZipInfo(name)
            info.compress_type, info.create_system = zipfile.ZIP_DEFLATED, 0
            archive.writestr(info, parts[name])
    return file.getvalue()


def unzipped(data: bytes) -> dict[str, bytes]:
    """Return a zip file's parts."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
