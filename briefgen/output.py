"""File names and contents in, whole files in a folder out: all of them or none."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """One file that was written."""

    path: Path
    size: int
    """Bytes."""


class OutputError(Exception):
    """The outputs could not be written; earlier ones are untouched."""


def write_whole(folder: Path, files: Mapping[str, bytes]) -> tuple[Written, ...]:
    """Write the files beside their places, flush them to disk, then rename them into place.

    OutputError when the folder cannot be made or written, or a place is taken by a folder.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        taken = [name for name in files if (folder / name).is_dir()]
        if taken:
            raise OutputError(f"{folder / taken[0]} is a folder; move it away or choose another --out")
        return _renamed(folder, files)
    except OSError as error:
        raise OutputError(f"cannot write to {folder}: {error.strerror or error}") from error


def _renamed(folder: Path, files: Mapping[str, bytes]) -> tuple[Written, ...]:
    staged: dict[str, str] = {}
    try:
        for name, content in files.items():
            staged[name] = _staged(folder, name, content)
        for name, temporary in staged.items():
            os.replace(temporary, folder / name)
    finally:
        for temporary in staged.values():
            with contextlib.suppress(FileNotFoundError):
                os.unlink(temporary)
    return tuple(Written(path=folder / name, size=len(content)) for name, content in files.items())


def _staged(folder: Path, name: str, content: bytes) -> str:
    handle, temporary = tempfile.mkstemp(dir=folder, prefix=f".{name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        umask = os.umask(0)
        os.umask(umask)
        os.chmod(temporary, 0o666 & ~umask)
    except BaseException:
        os.unlink(temporary)
        raise
    return temporary
