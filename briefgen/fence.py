"""A folder and a file's name in, the path of that file out; ValueError where it lies outside, or is none."""

from __future__ import annotations

from pathlib import Path


def file_within(folder: Path, name: str) -> Path:
    """Return the path of a file below a folder, links followed; OSError when it cannot be looked at.

    A brief may come from anyone: what it names stays in its folder.
    """
    try:
        path, home = (folder / name).resolve(), folder.resolve()
    except RuntimeError:
        raise ValueError("it is a link to itself") from None
    if not path.is_relative_to(home):
        raise ValueError("it lies outside the brief's folder")
    if not path.exists():
        raise ValueError("there is no such file")
    if not path.is_file():
        raise ValueError("it is not a file")
    return path
