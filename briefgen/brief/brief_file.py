"""A brief's path in, its bytes out; or why there are none: it is missing, misspelled, a folder, no YAML."""

from __future__ import annotations

import stat
import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from briefgen.base.diagnostics import BriefError, Place, Problem
from briefgen.base.marked import N_
from briefgen.base.near_names import as_on_disk, near_path
from briefgen.base.translate import tr

MOST_BYTES = 4 * 1024 * 1024
ENDINGS = (".yaml", ".yml")
STANDARD_INPUT = Path("-")
WILD = "*?["
"""What makes a name a pattern."""
MOST_NAMED = 8
_OTHERS = ("theme.yaml", "_brand.yml", "template.yaml", "template.yml")


def read_bytes(path: Path) -> bytes:
    """Return a brief's file as it is, no more of it than is ever read; BriefError when it cannot be read."""
    try:
        data = _read(path)
    except FileNotFoundError:
        raise _missing(path) from None
    except PermissionError:
        raise _refusal(path, tr("this file may not be read"), tr("check its permissions")) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise _refusal(path, tr("this file cannot be read: {reason}", reason=reason), "") from None
    if (found := foreign(data, path)) is not None:
        raise _refusal(path, *found, code="kind")
    return data


def briefs_in(folder: Path) -> tuple[Path, ...]:
    """Return what may be a brief in a folder, sorted by name."""
    try:
        return tuple(path for path in sorted(folder.iterdir()) if is_brief_name(path) and not path.is_dir())
    except OSError:
        return ()


def is_brief_name(path: Path) -> bool:
    """Return whether a file may be a brief by its name: YAML, not hidden, and no theme's or template's."""
    name = path.name.lower()
    return name.endswith(ENDINGS) and not name.startswith(".") and name not in _OTHERS


def _read(path: Path) -> bytes:
    if path == STANDARD_INPUT:
        return sys.stdin.buffer.read(MOST_BYTES + 1)
    path = as_on_disk(path)
    status = path.stat()
    if stat.S_ISDIR(status.st_mode):
        raise _folder(path)
    if not stat.S_ISREG(status.st_mode):
        raise _refusal(path, tr("this is not an ordinary file"), tr("name a .yaml file"))
    with path.open("rb") as file:
        return file.read(MOST_BYTES + 1)


def _refusal(path: Path, message: str, hint: str, code: str = "file") -> BriefError:
    return BriefError([Problem(Place(str(path)), message, hint, code)])


def _folder(path: Path) -> BriefError:
    inside = briefs_in(path)
    if inside:
        hint = tr("name a brief in it: {listed}", listed=_listed(inside))
        return _refusal(path, tr("this is a folder, not a brief"), hint)
    below = [folder for folder in islice(_folders(path), 200) if briefs_in(folder)]
    hint = (
        tr("there are briefs in {listed}", listed=_listed(below))
        if below
        else tr("a brief is a file that ends in .yaml")
    )
    return _refusal(path, tr("this is a folder without a brief"), hint)


def _missing(path: Path) -> BriefError:
    if not path.is_symlink() and any(sign in path.name for sign in WILD):
        return _refusal(path, tr("no file matches this pattern"), _neighbours(path.parent))
    if path.suffix.lower() in (".pptx", ".pdf"):
        hint = tr("a brief is a .yaml file; the folder of what is built is named by --out")
        return _refusal(path, tr("there is no such file"), hint)
    near = near_path(path, ENDINGS)
    hint = tr("did you mean '{near}'?", near=near) if near is not None else _neighbours(path.parent)
    return _refusal(path, tr("there is no such file"), hint)


def _neighbours(folder: Path) -> str:
    if not folder.is_dir():
        return tr("the folder does not exist either")
    inside = briefs_in(folder)
    if not inside:
        return tr("no YAML file is in that folder")
    return tr("YAML files there: {names}", names=_listed(inside))


def _folders(path: Path) -> Iterator[Path]:
    try:
        yield from sorted(each for each in path.iterdir() if each.is_dir() and not each.name.startswith("."))
    except OSError:
        return


def _listed(paths: tuple[Path, ...] | list[Path]) -> str:
    names = ", ".join(path.name for path in paths[:MOST_NAMED])
    if len(paths) <= MOST_NAMED:
        return names
    return tr("{names} and {count} more", names=names, count=len(paths) - MOST_NAMED)


FIGURES = N_(
    "a brief is a text file: write the figures as `metrics: {name: {label: …, unit: …, values: {2025: …}}}`,"
    " or take them from this file, `data: {NAME: {file: …}}`"
)
TEXT = N_("a brief is a text file in YAML, which an editor for plain text writes")
PICTURE = N_("show it in a brief: `picture: {file: NAME, alt: what it shows}`")
_PACKAGES = (
    (b"ppt/presentation.xml", N_("a PowerPoint deck (.pptx)")),
    (b"xl/workbook", N_("a workbook (.xlsx)")),
    (b"word/document.xml", N_("a Word document (.docx)")),
    (b"opendocument.presentation", N_("a presentation (.odp)")),
    (b"opendocument.spreadsheet", N_("a workbook (.ods)")),
    (b"opendocument.text", N_("a text document (.odt)")),
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
    ".xls": N_("an old workbook (.xls)"),
    ".ppt": N_("an old PowerPoint deck (.ppt)"),
    ".doc": N_("an old Word document (.doc)"),
}
_TABLES = {
    ".csv": N_("a table of comma-separated values (.csv)"),
    ".tsv": N_("a table of tabbed values (.tsv)"),
}
_UTF_16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_LOOKED_AT = 4096


def foreign(data: bytes, path: Path) -> tuple[str, str] | None:
    """Return what a file is, if it is no YAML at all, and what to do instead; None for a text."""
    kind = _kind(data, path.suffix.lower())
    if kind is None:
        return None
    what, way_out = kind
    return tr("this is {what}, not a YAML file", what=tr(what)), _own_brief(path) or tr(way_out)


def _kind(data: bytes, suffix: str) -> tuple[str, str] | None:
    if data.startswith(b"PK\3\4"):
        what = next((what for sign, what in _PACKAGES if sign in data), "")
        if not what:
            return N_("a zip archive"), N_("unpack it, and name the .yaml file that was in it")
        return what, FIGURES if "workbook" in what else TEXT
    if data.startswith(_OLD_OFFICE):
        what = _OLD_KINDS.get(suffix, N_("an Office file, old or locked with a password"))
        return what, FIGURES if "workbook" in what else TEXT
    if data.startswith(b"%PDF-"):
        return N_("a PDF"), TEXT
    if suffix in _TABLES:
        return _TABLES[suffix], FIGURES
    if picture := next((what for sign, what in _PICTURES if data.startswith(sign)), ""):
        return tr("a picture ({picture})", picture=picture), PICTURE
    head = data[:_LOOKED_AT].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith((b"<!doctype", b"<html", b"<?xml", b"<svg")):
        return N_("a page of HTML or XML"), TEXT
    return (N_("a binary file"), TEXT) if _is_binary(data[:_LOOKED_AT]) else None


def _own_brief(path: Path) -> str:
    """Return which brief a deck or page was built from, where that lies beside it or beside its folder."""
    if path.suffix.lower() not in (".pptx", ".pdf"):
        return ""
    for folder in (path.parent, path.parent.parent):
        for ending in (".yaml", ".yml"):
            if (brief := folder / f"{path.stem}{ending}").is_file():
                return tr("name the brief that it is built from: {brief}", brief=brief)
    return ""


def _is_binary(head: bytes) -> bool:
    """Return whether bytes hold zeros as no text does: in UTF-16 every second one of a Latin text is zero."""
    if b"\0" not in head or head.startswith(_UTF_16_MARKS):
        return False
    even, odd = head[::2].count(0), head[1::2].count(0)
    return min(even, odd) * 4 > max(even, odd) or max(even, odd) * 8 < len(head)
