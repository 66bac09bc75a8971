"""A text in, the file that holds it out: whole, or as it was before."""

from __future__ import annotations

import glob
import os
import stat
import sys
from contextlib import suppress
from pathlib import Path

from briefgen.base.translate import tr
from briefgen.runtime.atomic_write import OutputError
from briefgen.runtime.folder_lock import NO_LOCKS_HERE

if sys.platform != "win32":
    import fcntl

BESIDE = ".{}.{}"
"""Of the file's name and the process, the name under which the new text waits until it is whole."""


def replace_text(path: Path, content: bytes, before: bytes | None) -> None:
    """Write a file; ``before`` is what one holds that is replaced, None where there is none.

    A link stays: what it leads to is replaced, and keeps its permissions. OutputError where the file was
    changed since it was read, or cannot be written; it is then as it was.
    """
    target = path.resolve()
    _clear(target)
    beside = target.with_name(BESIDE.format(target.name[:200], os.getpid()))
    try:
        with beside.open("xb") as file:
            _hold(file.fileno())
            if before is not None:  # what others may not read, they may not read here either
                os.chmod(beside, stat.S_IMODE(target.stat().st_mode))
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
            if sys.platform == "win32":  # what is open cannot be renamed there
                file.close()
            if before is not None and target.read_bytes() != before:
                raise OutputError(
                    tr("{path} was changed while it was read: nothing is written, try again", path=path)
                )
            os.replace(beside, target)
    except OSError as error:
        reason = error.strerror or str(error)
        raise OutputError(
            tr("{path} cannot be written ({reason}); it is as it was", path=path, reason=reason)
        ) from error
    finally:
        with suppress(OSError):
            beside.unlink()


def _clear(target: Path) -> None:
    """Remove what processes that were killed left beside a file; what another one is writing stays."""
    begun = glob.escape(BESIDE.format(target.name[:200], ""))
    for left in target.parent.glob(f"{begun}[0-9]*"):
        with suppress(OSError):
            if sys.platform == "win32":
                left.unlink()  # refused as long as somebody has it open
                continue
            handle = os.open(left, os.O_RDONLY | os.O_NONBLOCK | os.O_NOFOLLOW)
            try:
                _hold(handle)
                left.unlink()
            finally:
                os.close(handle)


def _hold(handle: int) -> None:
    """Hold a file until it is closed, however its process ends; BlockingIOError where another one does."""
    if sys.platform != "win32":
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            if error.errno not in NO_LOCKS_HERE:
                raise
