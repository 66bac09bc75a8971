"""The name of a file in a brief in, its path and its bytes out: below the brief's folder, within limits."""

from __future__ import annotations

import hashlib
from pathlib import Path

from briefgen.data.grid import MOST_BYTES, TableError
from briefgen.runtime.sandbox import MissingFileError, file_within


def path_of(name: str, folder: Path) -> Path:
    """Return where a file lies; TableError where there is none that a brief may read."""
    try:
        return file_within(folder, name)
    except MissingFileError as error:
        raise TableError("there is no such file", error.cure) from None
    except (OSError, ValueError) as error:
        said = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise TableError(f"it cannot be read: {said}") from None


def content(path: Path) -> bytes:
    """Return the bytes of a file; TableError where there are none, or too many."""
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise TableError(f"it cannot be read: {error.strerror or error}") from None
    if len(data) > MOST_BYTES:
        raise TableError(f"it is larger than {MOST_BYTES >> 20} MiB", "keep the rows that the brief needs")
    if not data.strip():
        raise TableError("the file is empty")
    return data


def file_hash(path: Path) -> str:
    """Return the SHA-256 of a file, read bit by bit."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
