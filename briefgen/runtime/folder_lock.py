"""A folder in; for as long as a block runs, nobody else of ours is at work in it."""

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
"""Writing takes milliseconds; who holds a folder for longer has hung."""
PAUSE_S = 0.02
NO_LOCKS_HERE = (errno.ENOLCK, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EINVAL)
"""What network file systems without locks answer: there a build goes on without one."""


class Busy(Exception):
    """Somebody else holds the folder, and does not let go."""


@contextlib.contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold a folder; the system lets go of it when the process ends, however it ends."""
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
