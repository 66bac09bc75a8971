"""A template's path in, its opened package out; or why it cannot serve, with what to do about it."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import Any

from briefgen.base.dataclass import dataclass
from briefgen.base.diagnostics import BriefError, Place, Problem
from briefgen.base.marked import N_
from briefgen.base.near_names import as_on_disk, near_path
from briefgen.base.ooxml import tag
from briefgen.base.translate import tr
from briefgen.runtime.files_read import ELSEWHERE, note_file
from briefgen.runtime.package import (
    MOST_PART_BYTES,
    MOST_UNPACKED_BYTES,
    OLE,
    Package,
    UnreadableError,
)

ENDINGS = (".potx", ".pptx", ".ppsx")
MOST_BYTES = 64 << 20
"""Of the file; company templates full of pictures have ten."""
MOST_SHOWN = 400
"""Characters of a path that a message repeats."""
SAVE = N_("open it in PowerPoint and save it as .potx")
SAVE_AGAIN = N_("open it in PowerPoint and save it as .potx again")

_MAIN = "application/vnd.openxmlformats-officedocument.presentationml.{}.main+xml"
_UNSTATED = ("", "application/xml")
_KINDS = (*(_MAIN.format(kind) for kind in ("presentation", "template", "slideshow")), *_UNSTATED)
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_OLD = "PowerPoint Document".encode("utf-16-le")
_STRICT = b"http://purl.oclc.org/ooxml/"
_OTHERS = (
    ("mimetype", "opendocument", N_("is an OpenDocument file (.odp, .otp)"),
     N_("save it as .potx in LibreOffice or PowerPoint")),
    ("theme/theme/themeManager.xml", "", N_("is an Office theme (.thmx), which has no slides of its own"),
     N_("apply it to an empty presentation in PowerPoint, and save that as .potx")),
    ("word/document.xml", "", N_("is a Word document"), N_("name a .potx or .pptx")),
    ("xl/workbook.xml", "", N_("is a workbook"), N_("name a .potx or .pptx")),
    ("Index/Document.iwa", "", N_("is a Keynote document"), N_("export it from Keynote as .pptx")),
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateFile:
    """A template that was opened: its package, and its main part."""

    path: Path
    data: bytes
    package: Package
    main: str

    @property
    def name(self) -> str:
        """The file's name."""
        return self.path.name

    @property
    def sha256(self) -> str:
        """The hash of the file."""
        return sha256(self.data).hexdigest()

    def tree(self, part: str) -> Any:
        """Return a part's XML."""
        return self.package.tree(part)


def opened(path: Path) -> TemplateFile:
    """Open a template; BriefError where it is missing, locked, of another kind, broken or too large."""
    try:
        if not path.exists():
            note_file(ELSEWHERE)  # what is found instead follows from the names of whole folders
        path = as_on_disk(path)
        data = _bytes(path)
    except (OSError, ValueError) as error:  # a name that is too long, or that no file system takes
        raise refusal(
            path, tr("the template cannot be read: {reason}", reason=_reason(error)), tr("check its name")
        ) from None
    if data.startswith(OLE):
        raise _ole(path, data)
    if data.startswith(b"%PDF-"):
        raise refusal(
            path, tr("this is a PDF, not a template"), tr("ask for the .potx or .pptx that it was made from")
        )
    with refusals(path):
        package = Package.open(data, "the template")
        _refuse_huge(package)
        _refuse_other_kinds(path, package)
        main = package.related("", "officeDocument") or _strict_main(path, package)
        _refuse_macros(path, package, main)
        if package.tree(main).tag != tag("p:presentation"):
            raise UnreadableError(
                tr("the template is no presentation: {main} begins with another element", main=main)
            )
    return TemplateFile(path=path, data=data, package=package, main=main)


def refusal(path: Path, message: str, hint: str = "") -> BriefError:
    """Return the error about a template."""
    return BriefError([Problem(Place(str(path)[:MOST_SHOWN]), message, hint or tr(SAVE), "template")])


@contextmanager
def refusals(path: Path) -> Iterator[None]:
    """Turn what keeps a package from being read into a BriefError about its file."""
    try:
        yield
    except UnreadableError as error:
        raise refusal(path, str(error), tr(SAVE_AGAIN)) from None
    except (KeyError, zlib.error, OverflowError) as error:
        raise refusal(path, tr("the template is broken: {error}", error=error), tr(SAVE_AGAIN)) from None


def _is_there(path: Path) -> bool:
    """Return whether there is a file or folder; OSError where its name cannot be one.

    Of a name that is too long `Path.exists` says False from Python 3.14 on.
    """
    try:
        path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    return True


def _bytes(path: Path) -> bytes:
    if not _is_there(path):
        near = near_path(path, ENDINGS)
        hint = (
            tr("did you mean '{near}'?", near=near)
            if near is not None
            else tr("a template ends in {names}", names=", ".join(ENDINGS))
        )
        raise refusal(path, tr("there is no such template"), hint)
    if not path.is_file():
        theme = any((path / name).is_file() for name in ("theme.yaml", "_brand.yml"))
        said = tr("this is a theme, not a template") if theme else tr("this is a folder, not a template")
        hint = (
            tr("name it with --theme, or as `theme:` in the brief")
            if theme
            else tr("name a .potx or .pptx in it")
        )
        raise refusal(path, said, hint)
    try:
        size = path.stat().st_size
        if size > MOST_BYTES:
            message = tr(
                "the template has {size} MiB; the limit is {limit}",
                size=size >> 20,
                limit=MOST_BYTES >> 20,
            )
            raise refusal(path, message, tr("make its pictures smaller: Picture Format, Compress Pictures"))
        if not size:
            raise refusal(path, tr("the template is empty"), tr("fetch it again from where it came from"))
        return note_file(path).read_bytes()
    except OSError as error:
        message = tr("the template cannot be read: {reason}", reason=_reason(error))
        raise refusal(path, message, tr("check its permissions")) from None


def _reason(error: Exception) -> str:
    return str(getattr(error, "strerror", "") or error)


def _ole(path: Path, data: bytes) -> BriefError:
    if _ENCRYPTED in data:
        message = tr("the template is locked with a password")
        return refusal(path, message, tr("open it in PowerPoint, remove the password, and save it as .potx"))
    if _OLD in data:
        message = tr("the template is of PowerPoint 2003 or older (.ppt, .pot)")
        return refusal(path, message)
    return refusal(path, tr("the template is an old Office file, or is locked with a password"))


def _refuse_huge(package: Package) -> None:
    """Raise UnreadableError where parts unpack to more than is read: pictures are not looked at before."""
    sizes = {entry.filename: entry.file_size for entry in package.archive.infolist()}
    part = max(sizes, key=lambda name: sizes[name], default="")
    if part and (sizes[part] > MOST_PART_BYTES or sum(sizes.values()) > MOST_UNPACKED_BYTES):
        raise UnreadableError(tr("the template unpacks to far more than a deck ({part})", part=part))


def _refuse_other_kinds(path: Path, package: Package) -> None:
    for part, holds, message, hint in _OTHERS:
        if part in package.parts and (not holds or holds.encode() in package.content(part)[:200]):
            raise refusal(path, tr("the template {message}", message=tr(message)), tr(hint))


def _strict_main(path: Path, package: Package) -> str:
    """Raise the error for a package that names no main part: in the strict form it does so in other words."""
    if "_rels/.rels" not in package.parts:
        raise refusal(
            path, tr("the template is a zip archive, but no presentation"), tr("name a .potx or .pptx")
        )
    if _STRICT in package.content("_rels/.rels"):
        return _strict(path)
    raise UnreadableError(tr("the template is broken: _rels/.rels names no presentation"))


def _strict(path: Path) -> str:
    message = tr("the template is saved as “Strict Open XML Presentation”")
    raise refusal(path, message, tr("save it in PowerPoint as “PowerPoint Template (*.potx)”"))


def _refuse_macros(path: Path, package: Package, main: str) -> None:
    kind = package.content_type(main)
    macros = next((part for part in package.parts if part.casefold().endswith("vbaproject.bin")), "")
    if "macroenabled" in kind.casefold() or macros:
        found = f" ({macros})" if macros else ""
        message = tr("the template carries macros{found}, which would travel with every deck", found=found)
        raise refusal(path, message, tr("save it in PowerPoint as .potx, which leaves the macros out"))
    if _STRICT in package.content(main)[:4000]:
        _strict(path)
    if kind not in _KINDS:
        raise refusal(
            path,
            tr("the template is no presentation, but {kind}", kind=kind[-60:]),
            tr("name a .potx or .pptx"),
        )
