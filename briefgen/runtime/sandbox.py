"""A name from a brief in, the path of a file below the brief's folder out."""

from __future__ import annotations

import os
from pathlib import Path, PurePosixPath, PureWindowsPath

from briefgen.base.marked import N_
from briefgen.base.near_names import as_on_disk, near_path
from briefgen.base.translate import tr
from briefgen.runtime.files_read import ELSEWHERE, note_file
from briefgen.runtime.guest import guest

NOTHING_BESIDE = N_("nothing lies beside this brief, which was not read from a file: load it with `folder=…`")


class MissingFileError(ValueError):
    """A missing file; ``cure`` names the most similar one, empty where there is none."""

    def __init__(self, cure: str) -> None:
        self.cure = cure
        super().__init__(tr("there is no such file"))


def file_within(folder: Path, name: str) -> Path:
    """Return the path of a picture or a map below a folder, links resolved.

    OSError where it cannot be accessed, ValueError where it lies outside or is not a file. Absolute paths
    into the folder and separators of Windows are allowed.
    """
    if not may_read_in(folder):
        raise ValueError(tr(NOTHING_BESIDE))
    return file_in(folder, name)


def file_in(folder: Path, name: str) -> Path:
    """Return the path of a file below a folder that is named from outside, as ``file_within`` does."""
    path = _resolved(folder / name, folder)
    if path != (named := Path(os.path.abspath(folder / name))):
        note_file(named)  # a link may come to lead elsewhere
    if not path.exists():
        note_file(ELSEWHERE)  # what is found instead follows from the names of whole folders
        path = _resolved(folder / name.replace("\\", "/"), folder)
        path = _resolved(as_on_disk(path), folder)
    if not path.exists():
        note_file(path)
        raise MissingFileError(_near(folder, name))
    if not path.is_file():
        raise ValueError(tr("it is not a file"))
    return note_file(path)


def may_read_in(folder: Path) -> bool:
    """Return whether a folder is one: a brief that is no file only seems to lie in one."""
    host = guest()
    return host is None or host.closed is None or folder != host.closed


def _near(folder: Path, name: str) -> str:
    """Return a hint with the most similar file of the folder, empty where there is none."""
    near = near_path(folder / name)
    try:
        if near is None:
            return ""
        return tr("did you mean '{near}'?", near=near.relative_to(folder).as_posix())
    except ValueError:
        return ""


def folder_is_within(home: Path, folder: Path, name: str, file: str) -> bool:
    """Say whether a theme's folder, relative to ``folder``, and the file in it lie in ``home``.

    They need not exist. Absolute paths, of this system or of Windows, are never allowed: stricter than for a
    picture.
    """
    if not may_read_in(folder) or PurePosixPath(name).is_absolute() or PureWindowsPath(name).anchor:
        return False
    try:
        for path in (folder / name, folder / name / file):
            _resolved(path, home)
    except (OSError, ValueError):
        return False
    return True


def _resolved(path: Path, home: Path) -> Path:
    """Return a path with its links resolved; ValueError where it lies outside of home.

    A brief may come from anyone: it reaches no file outside of its folder.
    """
    try:
        found, root = path.resolve(), home.resolve()
    except RuntimeError:
        raise ValueError(tr("it is a link to itself")) from None
    if not found.is_relative_to(root):
        raise ValueError(tr("it lies outside the brief's folder"))
    return found
