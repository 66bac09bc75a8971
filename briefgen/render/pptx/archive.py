"""A package in, the bytes of its file out, the same every time.

python-pptx's own ``save`` states the time of writing in every entry, and to read its file back and rewrite it
costs as much again as to write it once in order.
"""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from io import BytesIO
from typing import Any
from xml.sax.saxutils import quoteattr

from briefgen.runtime.seal import sealed_parts

EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest moment a zip can state: no clock."""

FIRST = ("[Content_Types].xml", "_rels/.rels")
"""Readers that stream a package want these first."""

_COMPRESSED = ("xlsx", "png", "jpg", "jpeg")
"""Extensions of parts that gain nothing from being compressed again; each has one content type."""

_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_DEFAULTS = {"rels": "application/vnd.openxmlformats-package.relationships+xml", "xml": "application/xml"}


def package_bytes(package: Any) -> bytes:
    """Return the file of python-pptx's package, sealed."""
    parts = list(package.iter_parts())
    members = {part.partname.membername: part.blob for part in parts}
    for part in parts:
        if len(part.rels):
            members[part.partname.rels_uri.membername] = part.rels.xml
    types = _content_types({str(part.partname): part.content_type for part in parts})
    return archived(sealed_parts({**members, "[Content_Types].xml": types, "_rels/.rels": package._rels.xml}))


def _content_types(kinds: Mapping[str, str]) -> bytes:
    """Return the list of content types: one an extension for what is compressed, else one a part."""
    by_extension = {name.rpartition(".")[2]: kind for name, kind in kinds.items()}
    defaults = {**_DEFAULTS, **{end: kind for end, kind in by_extension.items() if end in _COMPRESSED}}
    listed = [
        f"<Default Extension={quoteattr(end)} ContentType={quoteattr(kind)}/>"
        for end, kind in sorted(defaults.items())
    ]
    listed += [
        f"<Override PartName={quoteattr(name)} ContentType={quoteattr(kind)}/>"
        for name, kind in sorted(kinds.items())
        if not name.endswith(_COMPRESSED)
    ]
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    return f'{head}<Types xmlns="{_TYPES}">{"".join(listed)}</Types>'.encode()


def archived(members: Mapping[str, bytes]) -> bytes:
    """Return a zip of the members, in a fixed order, made on no system in particular."""
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name in sorted(members, key=_rank):
            entry = zipfile.ZipInfo(name, date_time=EPOCH)
            entry.create_system = 0
            stored = name.endswith(_COMPRESSED)
            entry.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
            archive.writestr(entry, members[name])
    return stream.getvalue()


def _rank(name: str) -> tuple[int, str]:
    return (FIRST.index(name) if name in FIRST else len(FIRST)), name
