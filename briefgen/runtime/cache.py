"""A cache of files whose failures never fail a build.

Each entry begins with its hash: a truncated or corrupted one counts as missing.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import sys
import tempfile
from collections.abc import Iterator
from contextvars import ContextVar
from functools import cache
from pathlib import Path

if sys.platform != "win32":
    import fcntl

CACHE_VARIABLE = "BRIEFGEN_CACHE"
NEW = ".new-"
"""Prefix of files that are being written."""
SEAL_BYTES = 32
_KEPT_OUT: ContextVar[frozenset[str]] = ContextVar("_KEPT_OUT", default=frozenset())


@contextlib.contextmanager
def kept_out(*names: str) -> Iterator[None]:
    """Leave some folders of the cache alone inside: a batch would fill them for nobody."""
    token = _KEPT_OUT.set(frozenset(names))
    try:
        yield
    finally:
        _KEPT_OUT.reset(token)


def cache_folder(name: str) -> Path | None:
    """Return a folder of briefgen's cache, created if needed; None where that is impossible."""
    if name in _KEPT_OUT.get():
        return None
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
    """Return the data of an entry; None where it is missing or corrupt."""
    try:
        sealed = path.read_bytes()
    except OSError:
        return None
    data = sealed[SEAL_BYTES:]
    return data if hashlib.sha256(data).digest() == sealed[:SEAL_BYTES] else None


def store(path: Path, data: bytes) -> None:
    """Write an entry with its hash; errors are ignored."""
    write(path, hashlib.sha256(data).digest() + data)


def write(path: Path, data: bytes) -> None:
    """Write a file atomically; system errors are ignored."""
    _sweep(path.parent)
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=NEW)
    except OSError:
        return
    try:
        with os.fdopen(handle, "wb") as file:
            _lock(handle)
            file.write(data)
        os.replace(name, path)
    except BaseException as error:
        with contextlib.suppress(OSError):
            os.unlink(name)
        if not isinstance(error, OSError):
            raise


@cache
def _sweep(folder: Path) -> None:
    """Remove files left by killed builds, once per process; a file still being written is locked."""
    for path in folder.glob(f"{NEW}*"):
        with contextlib.suppress(OSError):
            if sys.platform != "win32":
                with path.open("rb") as file:
                    _lock(file.fileno())
            path.unlink()


def _lock(handle: int) -> None:
    """Lock an open file until it is closed; OSError where another process has locked it.

    On Windows an open file cannot be removed, which says as much.
    """
    if sys.platform != "win32":
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
