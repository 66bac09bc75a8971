"""A lock on a folder: one build at a time writes to it."""

from __future__ import annotations

import contextlib
import errno
import os
import time
from collections.abc import Iterator
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows: a folder cannot be locked there, and an open file cannot be replaced either
    fcntl = None  # type: ignore[assignment]

PATIENCE_S = 20.0
"""Writing takes milliseconds; a process that holds a folder longer has hung."""
PAUSE_S = 0.02
NO_LOCKS_HERE = (errno.ENOLCK, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EINVAL)
"""Errors of network file systems without locks: there a build continues without one."""


class Busy(Exception):
    """Another process holds the folder."""


@contextlib.contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Lock a folder; the system releases it when the process ends, however it ends."""
    if fcntl is None:
        yield
        return
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        _wait(handle)
        yield
    finally:
        os.close(handle)


def _wait(handle: int) -> None:
    end = time.monotonic() + PATIENCE_S
    while True:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return
        except BlockingIOError:
            if time.monotonic() > end:
                raise Busy from None
            time.sleep(PAUSE_S)
        except OSError as error:
            if error.errno in NO_LOCKS_HERE:
                return
            raise
