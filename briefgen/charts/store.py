"""Names of cached files go in; their bytes come out, or None: a cache that cannot fail a build."""

from __future__ import annotations

import contextlib
import os
import tempfile
from pathlib import Path

CACHE_VARIABLE = "BRIEFGEN_CACHE"


def folder(name: str) -> Path | None:
    """Return a folder of briefgen's cache, made if need be; None where none can be had."""
    asked = os.environ.get(CACHE_VARIABLE)
    if asked:
        path = Path(asked) / name
    else:
        import platformdirs

        path = Path(platformdirs.user_cache_dir("briefgen", appauthor=False)) / name
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError:
        return None
    return path


def read(path: Path) -> bytes | None:
    """Return a file's bytes, or None when it cannot be read."""
    try:
        return path.read_bytes()
    except OSError:
        return None


def write(path: Path, data: bytes) -> None:
    """Write a file whole or not at all; where it cannot be written nothing happens."""
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=".new-")
    except OSError:
        return
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        os.replace(name, path)
    except OSError:
        with contextlib.suppress(OSError):
            os.unlink(name)
