"""Names of kept files go in; their bytes come out, or None: a cache that cannot fail a build.

What is kept is sealed with its hash: an entry that was cut short, or in which one bit fell over, is none.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import tempfile
from functools import cache
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows: an open file cannot be removed there, which says as much as a lock
    fcntl = None  # type: ignore[assignment]

CACHE_VARIABLE = "BRIEFGEN_CACHE"
NEW = ".new-"
"""How the names of files begin that are being written."""
SEAL_BYTES = 32


def cache_folder(name: str) -> Path | None:
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


def load(path: Path) -> bytes | None:
    """Return what was kept in a file; None when there is nothing, or its seal is broken."""
    try:
        sealed = path.read_bytes()
    except OSError:
        return None
    data = sealed[SEAL_BYTES:]
    return data if hashlib.sha256(data).digest() == sealed[:SEAL_BYTES] else None


def store(path: Path, data: bytes) -> None:
    """Keep data in a file, sealed, if that can be done."""
    write(path, hashlib.sha256(data).digest() + data)


def write(path: Path, data: bytes) -> None:
    """Write a file whole or not at all; where it cannot be written nothing happens."""
    _sweep(path.parent)
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=NEW)
    except OSError:
        return
    try:
        with os.fdopen(handle, "wb") as file:
            _claim(handle)
            file.write(data)
        os.replace(name, path)
    except BaseException as error:
        with contextlib.suppress(OSError):
            os.unlink(name)
        if not isinstance(error, OSError):
            raise


@cache
def _sweep(folder: Path) -> None:
    """Remove what killed builds were writing, once a process; who still writes holds a lock."""
    for path in folder.glob(f"{NEW}*"):
        with contextlib.suppress(OSError):
            if fcntl is not None:
                with path.open("rb") as file:
                    _claim(file.fileno())
            path.unlink()


def _claim(handle: int) -> None:
    """Lock an open file until it is closed; OSError when somebody else has."""
    if fcntl is not None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
