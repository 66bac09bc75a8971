"""Names of Office Open XML: namespaces by their prefixes, elements, the parts that list relationships."""

from __future__ import annotations

import posixpath
from functools import cache

NAMESPACES = {
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "a16": "http://schemas.microsoft.com/office/drawing/2014/main",
    "adec": "http://schemas.microsoft.com/office/drawing/2017/decorative",
    "ahyp": "http://schemas.microsoft.com/office/drawing/2018/hyperlinkcolor",
    "asvg": "http://schemas.microsoft.com/office/drawing/2016/SVG/main",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "ct": "http://schemas.openxmlformats.org/package/2006/content-types",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dgm": "http://schemas.openxmlformats.org/drawingml/2006/diagram",
    "g": "urn:briefgen:generated",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "p": "http://schemas.openxmlformats.org/presentationml/2006/main",
    "p14": "http://schemas.microsoft.com/office/powerpoint/2010/main",
    "p15": "http://schemas.microsoft.com/office/powerpoint/2012/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "rel": "http://schemas.openxmlformats.org/package/2006/relationships",
    "s": "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
}
"""By the prefixes that Office writes; ``g`` is our own, of what was generated."""


WHOLE = 100_000
"""The whole of a share, which is written in thousandths of a percent."""
DEGREE = 60_000
"""The unit of angles."""


@cache
def tag(name: str) -> str:
    """Return ``p:sp`` as ``{namespace}sp``."""
    prefix, _, local = name.partition(":")
    return f"{{{NAMESPACES[prefix]}}}{local}"


def relations_name(part: str) -> str:
    """Return the name of the part that lists another one's relationships; for none that of the package's."""
    folder, leaf = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{leaf}.rels")
