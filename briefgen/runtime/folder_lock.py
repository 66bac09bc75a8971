"""A lock on a folder: one build at a time writes to it."""

from __future__ import annotations

import contextlib
import errno
import os
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

if sys.platform != "win32":
    import fcntl

LOCK_FILE = ".briefgen-lock"
"""Held open by the process that writes, where folders cannot be locked: on Windows."""
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
    if sys.platform == "win32":
        with held_file(folder / LOCK_FILE):
            yield
    else:
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            _wait(lambda: fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB), BlockingIOError)
            yield
        finally:
            os.close(handle)


@contextlib.contextmanager
def held_file(path: Path) -> Iterator[None]:
    """Hold a file that one process alone can make; Windows removes it when that ends, however it does."""
    of_windows = getattr(os, "O_TEMPORARY", 0) | getattr(os, "O_NOINHERIT", 0)
    flags = os.O_CREAT | os.O_EXCL | os.O_RDWR | of_windows
    held: list[int] = []
    _wait(lambda: held.append(os.open(path, flags)), FileExistsError)
    try:
        yield
    finally:
        for handle in held:
            os.close(handle)
        with contextlib.suppress(OSError):
            path.unlink()


def _wait(take: Callable[[], object], taken: type[OSError]) -> None:
    """Try until another process lets go of the folder; nothing where the file system knows no locks."""
    end = time.monotonic() + PATIENCE_S
    while True:
        try:
            take()
            return
        except taken:
            if time.monotonic() > end:
                raise Busy from None
            time.sleep(PAUSE_S)
        except OSError as error:
            if error.errno in NO_LOCKS_HERE:
                return
            raise
