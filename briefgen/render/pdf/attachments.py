"""A scene's attachments in, the catalog's entries for them out (ISO 19005-3, annex E; ISO 32000-1, 7.11)."""

from __future__ import annotations

import hashlib
from typing import Any

from briefgen.model.scene import Attachment, Scene
from briefgen.render.pdf.objects import (
    Indirect,
    Stream,
    array,
    ascii_string,
    byte_string,
    dictionary,
    name,
    text_string,
)


def catalog_entries(scene: Scene) -> dict[str, Any]:
    """Return the names under which a reader lists the files, and their relation to the document."""
    if not scene.attachments:
        return {}
    ordered = sorted(scene.attachments, key=lambda attachment: attachment.name.encode("utf-16-be"))
    files = [_file(attachment, scene.imprint.date) for attachment in ordered]
    listed = [
        entry
        for attachment, file in zip(ordered, files, strict=True)
        for entry in (text_string(attachment.name), file)
    ]
    return {"Names": dictionary({"EmbeddedFiles": dictionary({"Names": array(listed)})}), "AF": array(files)}


def _file(attachment: Attachment, date: str) -> Indirect:
    """Return the file specification: the file's names, and what it is to the document."""
    embedded = _embedded(attachment, date)
    return Indirect(
        {
            "Type": name("Filespec"),
            "F": text_string(attachment.name),
            "UF": text_string(attachment.name),
            "Desc": text_string(attachment.description),
            "AFRelationship": name(attachment.relation),
            "EF": dictionary({"F": embedded, "UF": embedded}),
        }
    )


def _embedded(attachment: Attachment, date: str) -> Stream:
    digest = hashlib.md5(attachment.data, usedforsecurity=False).digest()  # the one ISO 32000-1 asks for
    parameters: dict[str, Any] = {"Size": len(attachment.data), "CheckSum": byte_string(digest)}
    if date:
        written = ascii_string("D:" + date.replace("-", ""))
        parameters |= {"CreationDate": written, "ModDate": written}
    entries = {
        "Type": name("EmbeddedFile"),
        "Subtype": name(attachment.media_type),
        "Params": dictionary(parameters),
    }
    return Stream(attachment.data, entries)
