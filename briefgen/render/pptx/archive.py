"""A package in, the bytes of its file out, the same every time."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from io import BytesIO

from briefgen.base.ooxml import NAMESPACES, relations_name
from briefgen.render.pptx.markup import Element, el
from briefgen.render.pptx.package import DeckPackage
from briefgen.runtime.seal import sealed_parts

EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest moment a zip can state: no clock."""

FIRST = ("[Content_Types].xml", "_rels/.rels")
"""Readers that stream a package want these first."""

_COMPRESSED = ("xlsx", "png", "jpg", "jpeg")
"""Extensions of parts that gain nothing from being compressed again."""

_DEFAULTS = {"rels": "application/vnd.openxmlformats-package.relationships+xml", "xml": "application/xml"}


def package_bytes(package: DeckPackage) -> bytes:
    """Return the file of a package, sealed."""
    parts = package.parts.values()
    members = {part.name: part.content for part in parts}
    members |= {
        relations_name(part.name): part.relations_xml for part in (package.root, *parts) if part.relations
    }
    kinds = {f"/{name}": kind for name, kind in package.kept_types.items()}
    types = _content_types({**kinds, **{f"/{part.name}": part.content_type for part in parts}})
    return archived(sealed_parts({**package.kept, **members, "[Content_Types].xml": types}))


def _content_types(kinds: Mapping[str, str]) -> bytes:
    """Return the list of content types: one an extension for what is no XML, else one a part."""
    defaults, listed = dict(_DEFAULTS), list[Element]()
    for name, kind in sorted(kinds.items()):
        if kind != defaults.setdefault(_ending(name), kind):
            listed.append(el("Override", PartName=name, ContentType=kind))
    by_ending = [el("Default", Extension=end, ContentType=kind) for end, kind in sorted(defaults.items())]
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    return f"{head}{el('Types', *by_ending, *listed, xmlns=NAMESPACES['ct'])}".encode()


def _ending(name: str) -> str:
    return name.rpartition(".")[2].lower()


def archived(members: Mapping[str, bytes]) -> bytes:
    """Return a zip of the members, in a fixed order, made on no system in particular."""
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name in sorted(members, key=_rank):
            entry = zipfile.ZipInfo(name, date_time=EPOCH)
            entry.create_system = 0
            stored = _ending(name) in _COMPRESSED
            entry.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
            archive.writestr(entry, members[name])
    return stream.getvalue()


def _rank(name: str) -> tuple[int, str]:
    return (FIRST.index(name) if name in FIRST else len(FIRST)), name
