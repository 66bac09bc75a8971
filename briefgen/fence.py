"""What a brief names goes in; the path of what it may reach comes out: that lies below the brief's folder."""

from __future__ import annotations

from pathlib import Path, PurePosixPath, PureWindowsPath


def file_within(folder: Path, name: str) -> Path:
    """Return the path of a picture or a map below a folder, links followed.

    OSError when it cannot be looked at, ValueError when it lies outside or is no file. A whole path that
    leads back into the folder is as good as a short one.
    """
    path = _followed(folder / name, folder)
    if not path.exists():
        raise ValueError("there is no such file")
    if not path.is_file():
        raise ValueError("it is not a file")
    return path


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
