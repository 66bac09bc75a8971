"""A limit on the clock for work in any thread, or a wish that it end: it looks between its steps, and ends.

Signals are the main thread's, and an exception that is raised in another thread at any point leaves locks of
Python behind it, such as those of imports.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from time import monotonic

_END: ContextVar[float | None] = ContextVar("_END", default=None)
_UNWANTED: ContextVar[Callable[[], bool] | None] = ContextVar("_UNWANTED", default=None)


class _Late(BaseException):
    """Raised by a step that begins too late; handlers of Exception do not catch it."""


class Superseded(BaseException):
    """Raised by a step of work that nobody wants any more; handlers of Exception do not catch it."""


def in_time() -> None:
    """Begin a step of some tenths of a second; end the work where its time is over, or nobody wants it."""
    end = _END.get()
    if end is not None and monotonic() > end:
        raise _Late
    unwanted = _UNWANTED.get()
    if unwanted is not None and unwanted():
        raise Superseded


@contextmanager
def while_wanted(unwanted: Callable[[], bool]) -> Iterator[None]:
    """Raise Superseded where a step inside begins when the work is unwanted."""
    token = _UNWANTED.set(unwanted)
    try:
        yield
    finally:
        _UNWANTED.reset(token)


@contextmanager
def time_limit(seconds: float, late: Callable[[], BaseException]) -> Iterator[None]:
    """Raise what ``late`` makes where a step inside begins after so many seconds; 0 is no limit."""
    token = _END.set(monotonic() + seconds if seconds else None)
    try:
        yield
        in_time()
    except _Late:
        raise late() from None
    finally:
        _END.reset(token)
