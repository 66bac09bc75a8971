"""Limits of time and memory for work on a brief, far beyond any realistic one."""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

from briefgen.base.diagnostics import BriefError, Place, Problem
from briefgen.base.in_time import in_time
from briefgen.base.translate import tr
from briefgen.runtime.guest import guest

MOST_SECONDS = 60.0
"""Of processor time, per step; the largest example takes three seconds in all."""
MOST_MIB = 1024
"""Of memory, for the whole process; the largest example takes about a hundred."""
LEAST_ROOM_MIB = 256
"""For a step in a process that already uses its limit for other work."""
CHECK_SECONDS = 0.05
"""Of processor time between two checks. Python drops exceptions raised in destructors; the next check raises
again."""


class _LimitExceeded(BaseException):
    """Raised at any point of the work; handlers of Exception do not catch it."""


@contextmanager
def limited(path: Path, doing: str, *, seconds: float = 0.0, mib: float = 0.0) -> Iterator[None]:
    """Limit the processor time and memory of a step; BriefError beyond that.

    ``doing`` names the step in the message: ``laying out``. Zero means the default limit. Works only where
    the profiling timer is available (POSIX, main thread, timer unused: a nested step has the outer one's
    limits) and the process is our own; memory only on Linux.
    """
    in_time()
    if sys.platform == "win32" or not _has_timer():
        yield
        return
    seconds, mib = seconds or MOST_SECONDS, mib or MOST_MIB
    start, most_held = time.process_time(), max(mib, memory_in_use_mib() + min(mib, LEAST_ROOM_MIB))
    limit = ""

    def check(number: int, frame: FrameType | None) -> None:
        nonlocal limit
        if time.process_time() - start > seconds:
            limit = tr("{seconds:g} s of processor time", seconds=seconds)
        elif memory_in_use_mib() > most_held:
            limit = tr("{mib:g} MiB of memory", mib=mib)
        if limit:
            raise _LimitExceeded

    signal.signal(signal.SIGPROF, check)
    signal.siginterrupt(signal.SIGPROF, False)
    signal.setitimer(signal.ITIMER_PROF, min(CHECK_SECONDS, seconds), CHECK_SECONDS)
    try:
        try:
            yield
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)
    except _LimitExceeded:  # a codec may have raised it again with another message
        signal.setitimer(signal.ITIMER_PROF, 0)
        message = tr("{doing} takes more than {limit}", doing=doing, limit=limit)
        hint = tr("the brief, or what it shows, is too large or too deeply nested: split it into several")
        raise BriefError([Problem(Place(str(path)), message, hint, "size")]) from None
    finally:
        signal.signal(signal.SIGPROF, signal.SIG_DFL)


def memory_in_use_mib() -> float:
    """Return the memory that this process uses now, in MiB; 0 where that is unknown."""
    if sys.platform != "linux":
        return 0.0
    try:
        with open("/proc/self/statm", "rb") as file:
            pages = int(file.read().split()[1])
    except (OSError, ValueError, IndexError):
        return 0.0
    return pages * os.sysconf("SC_PAGE_SIZE") / (1 << 20)


def _has_timer() -> bool:
    if sys.platform == "win32" or guest() is not None:
        return False
    if threading.current_thread() is not threading.main_thread():
        return False
    return signal.getsignal(signal.SIGPROF) is signal.SIG_DFL
