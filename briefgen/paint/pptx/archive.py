"""A saved package in, the same package with the same bytes every time out."""

from __future__ import annotations

import zipfile
from io import BytesIO

EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest moment a zip can state: no clock."""

FIRST = ("[Content_Types].xml", "_rels/.rels")
"""Readers that stream a package want these first."""

_STORED = (".xlsx", ".png", ".jpg", ".jpeg")
"""Compressed already."""


def rewritten(package: bytes) -> bytes:
    """Return the package with fixed dates, in a fixed order, made on no system in particular."""
    with zipfile.ZipFile(BytesIO(package)) as archive:
        return archived({name: archive.read(name) for name in archive.namelist()})


def archived(members: dict[str, bytes]) -> bytes:
    """Return a zip of the members."""
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name in sorted(members, key=_rank):
            entry = zipfile.ZipInfo(name, date_time=EPOCH)
            entry.create_system = 0
            stored = name.endswith(_STORED)
            entry.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
            archive.writestr(entry, members[name])
    return stream.getvalue()


def _rank(name: str) -> tuple[int, str]:
    return (FIRST.index(name) if name in FIRST else len(FIRST)), name
