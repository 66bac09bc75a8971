"""What a brief names goes in; the path of what it may reach comes out: that lies below the brief's folder."""

from __future__ import annotations

from pathlib import Path, PurePosixPath, PureWindowsPath

from briefgen.base.near_names import as_on_disk, near_path


class MissingFileError(ValueError):
    """A file that is not there; ``cure`` names the one that is spelled most like it, empty when none is."""

    def __init__(self, cure: str) -> None:
        self.cure = cure
        super().__init__("there is no such file")


def file_within(folder: Path, name: str) -> Path:
    """Return the path of a picture or a map below a folder, links followed.

    OSError when it cannot be looked at, ValueError when it lies outside or is no file. A whole path that
    leads back into the folder is as good as a short one; separators may be those of Windows.
    """
    path = _followed(folder / name, folder)
    if not path.exists():
        path = _followed(folder / name.replace("\\", "/"), folder)
        path = _followed(as_on_disk(path), folder)
    if not path.exists():
        raise MissingFileError(_near(folder, name))
    if not path.is_file():
        raise ValueError("it is not a file")
    return path


def _near(folder: Path, name: str) -> str:
    """Return a question that names the file which is meant, if it lies in the folder."""
    near = near_path(folder / name)
    try:
        return f"did you mean '{near.relative_to(folder).as_posix()}'?" if near is not None else ""
    except ValueError:
        return ""


def folder_is_within(home: Path, folder: Path, name: str, file: str) -> bool:
    """Say whether a theme's folder, named as seen from ``folder``, and the file in it stay at home.

    They need not exist. A path from a root, of this system or of Windows, never stays, even one that leads
    back home: stricter than for a picture.
    """
    if PurePosixPath(name).is_absolute() or PureWindowsPath(name).anchor:
        return False
    try:
        for path in (folder / name, folder / name / file):
            _followed(path, home)
    except (OSError, ValueError):
        return False
    return True


def _followed(path: Path, home: Path) -> Path:
    """Return a path with its links followed; ValueError when it leads away from home.

    A brief may come from anyone: what it names stays in its folder.
    """
    try:
        found, fence = path.resolve(), home.resolve()
    except RuntimeError:
        raise ValueError("it is a link to itself") from None
    if not found.is_relative_to(fence):
        raise ValueError("it lies outside the brief's folder")
    return found
