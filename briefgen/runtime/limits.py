"""Work on a brief in; BriefError when it takes more time or memory than any honest brief does."""

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

MOST_SECONDS = 60.0
"""Of processor time, for each step; the richest example takes three seconds for all of them."""
MOST_MIB = 1024
"""Of memory, for the whole process; the richest example takes about a hundred."""
LEAST_ROOM_MIB = 256
"""What a step may take in a process that held as much before, of other work."""
CHECK_SECONDS = 0.05
"""Of processor time between two looks. Python drops what is raised while it clears objects away: then the
next look raises again."""


class _LimitExceeded(BaseException):
    """Raised in the midst of the work; nothing that catches Exception can swallow it."""


@contextmanager
def limited(path: Path, doing: str, *, seconds: float = 0.0, mib: float = 0.0) -> Iterator[None]:
    """Let a step run for so much processor time and in so much memory; BriefError after that.

    ``doing`` names the step in the message: ``laying out``. Zero means the usual limit. Only where the system
    can wake a process (POSIX, main thread, nobody else uses that timer: a step within a step has the outer
    one's limits); memory only where the system says how much is held (Linux).
    """
    if not _can_wake():
        yield
        return
    seconds, mib = seconds or MOST_SECONDS, mib or MOST_MIB
    start, most_held = time.process_time(), max(mib, memory_in_use_mib() + min(mib, LEAST_ROOM_MIB))
    limit = ""

    def look(number: int, frame: FrameType | None) -> None:
        nonlocal limit
        if time.process_time() - start > seconds:
            limit = f"{seconds:g} s of processor time"
        elif memory_in_use_mib() > most_held:
            limit = f"{mib:g} MiB of memory"
        if limit:
            raise _LimitExceeded

    signal.signal(signal.SIGPROF, look)
    signal.siginterrupt(signal.SIGPROF, False)
    signal.setitimer(signal.ITIMER_PROF, min(CHECK_SECONDS, seconds), CHECK_SECONDS)
    try:
        try:
            yield
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)
    except _LimitExceeded:  # its own words are not its own any more where a codec has raised it again
        signal.setitimer(signal.ITIMER_PROF, 0)
        message = f"{doing} takes more than {limit}"
        hint = "the brief, or what it shows, is too large or too deeply nested: split it into several"
        raise BriefError([Problem(Place(str(path)), message, hint, "size")]) from None
    finally:
        signal.signal(signal.SIGPROF, signal.SIG_DFL)


def memory_in_use_mib() -> float:
    """Return the memory that this process holds now, in MiB; 0 where the system does not say."""
    if sys.platform != "linux":
        return 0.0
    try:
        with open("/proc/self/statm", "rb") as file:
            pages = int(file.read().split()[1])
    except (OSError, ValueError, IndexError):
        return 0.0
    return pages * os.sysconf("SC_PAGE_SIZE") / (1 << 20)


def _can_wake() -> bool:
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        return False
    return signal.getsignal(signal.SIGPROF) is signal.SIG_DFL
