"""Work on a brief in; BriefError when it takes longer than any honest brief does."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

from briefgen.problems import BriefError, Place, Problem

MOST_SECONDS = 60.0
"""Of processor time, for each of layout and painting; the richest example takes half a second."""


AGAIN_SECONDS = 0.25
"""Python drops what is raised while it clears objects away: then the next call raises again."""


class _TooLong(BaseException):
    """Raised in the midst of the work; nothing that catches Exception can swallow it."""


@contextmanager
def patient(path: Path, seconds: float = MOST_SECONDS) -> Iterator[None]:
    """Let a block run for so many seconds of processor time; BriefError after that.

    Only where the system can wake a process (POSIX, main thread, nobody else uses that timer).
    """
    free = hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread()
    if not free or signal.getsignal(signal.SIGPROF) is not signal.SIG_DFL:
        yield
        return
    signal.signal(signal.SIGPROF, _wake)
    signal.setitimer(signal.ITIMER_PROF, seconds, AGAIN_SECONDS)
    try:
        yield
    except _TooLong:
        signal.setitimer(signal.ITIMER_PROF, 0)
        message = f"laying out this brief takes more than {seconds:.0f} s"
        hint = "it is too large or too deeply nested: split it into several briefs"
        raise BriefError([Problem(Place(str(path)), message, hint, "size")]) from None
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, signal.SIG_DFL)


def _wake(number: int, frame: FrameType | None) -> None:
    raise _TooLong
