"""Bytes given as a brief in; what they are instead, and what to do, out: a deck, a workbook, a picture."""

from __future__ import annotations

from pathlib import Path

FIGURES = (
    "a brief is a text file: write the figures as `metrics: {name: {label: …, unit: …, values: {2025: …}}}`"
)
TEXT = "a brief is a text file in YAML, which an editor for plain text writes"
PICTURE = "show it in a brief: `picture: {file: NAME, alt: what it shows}`"
_PACKAGES = (
    (b"ppt/presentation.xml", "a PowerPoint deck (.pptx)"),
    (b"xl/workbook", "a workbook (.xlsx)"),
    (b"word/document.xml", "a Word document (.docx)"),
    (b"opendocument.presentation", "a presentation (.odp)"),
    (b"opendocument.spreadsheet", "a workbook (.ods)"),
    (b"opendocument.text", "a text document (.odt)"),
)
_PICTURES = (
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"II*\0", "TIFF"),
    (b"MM\0*", "TIFF"),
)
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLD_KINDS = {
    ".xls": "an old workbook (.xls)",
    ".ppt": "an old PowerPoint deck (.ppt)",
    ".doc": "an old Word document (.doc)",
}
_TABLES = {".csv": "a table of comma-separated values (.csv)", ".tsv": "a table of tabbed values (.tsv)"}
_UTF_16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_LOOKED_AT = 4096


def foreign(data: bytes, path: Path) -> tuple[str, str] | None:
    """Return what a file is, if it is no YAML at all, and what to do instead; None for a text."""
    kind = _kind(data, path.suffix.lower())
    if kind is None:
        return None
    what, way_out = kind
    return f"this is {what}, not a YAML file", _own_brief(path) or way_out


def _kind(data: bytes, suffix: str) -> tuple[str, str] | None:
    if data.startswith(b"PK\3\4"):
        what = next((what for sign, what in _PACKAGES if sign in data), "")
        if not what:
            return "a zip archive", "unpack it, and name the .yaml file that was in it"
        return what, FIGURES if "workbook" in what else TEXT
    if data.startswith(_OLD_OFFICE):
        what = _OLD_KINDS.get(suffix, "an Office file, old or locked with a password")
        return what, FIGURES if "workbook" in what else TEXT
    if data.startswith(b"%PDF-"):
        return "a PDF", TEXT
    if suffix in _TABLES:
        return _TABLES[suffix], FIGURES
    if picture := next((what for sign, what in _PICTURES if data.startswith(sign)), ""):
        return f"a picture ({picture})", PICTURE
    head = data[:_LOOKED_AT].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith((b"<!doctype", b"<html", b"<?xml", b"<svg")):
        return "a page of HTML or XML", TEXT
    return ("a binary file", TEXT) if _is_binary(data[:_LOOKED_AT]) else None


def _own_brief(path: Path) -> str:
    """Say which brief a deck or page was built from, where that lies beside it or beside its folder."""
    if path.suffix.lower() not in (".pptx", ".pdf"):
        return ""
    for folder in (path.parent, path.parent.parent):
        for ending in (".yaml", ".yml"):
            if (brief := folder / f"{path.stem}{ending}").is_file():
                return f"name the brief that it is built from: {brief}"
    return ""


def _is_binary(head: bytes) -> bool:
    """Say whether bytes hold zeros as no text does: in UTF-16 every second one of a Latin text is zero."""
    if b"\0" not in head or head.startswith(_UTF_16_MARKS):
        return False
    even, odd = head[::2].count(0), head[1::2].count(0)
    return min(even, odd) * 4 > max(even, odd) or max(even, odd) * 8 < len(head)
