"""A limit on the clock for work in any thread, without signals: those are the main thread's."""

from __future__ import annotations

import ctypes
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

AGAIN_S = 1.0
"""Python drops exceptions raised in destructors: the watch raises again."""


class _Late(BaseException):
    """Raised at any point of the work; handlers of Exception do not catch it."""


@contextmanager
def deadline(seconds: float, late: Callable[[], BaseException]) -> Iterator[None]:
    """Raise what ``late`` makes where the work inside takes longer; 0 is no limit.

    A call into a library that is written in C is not broken off: the exception comes when it returns.
    """
    if not seconds:
        yield
        return
    ident, ended, turn = threading.get_ident(), threading.Event(), threading.Lock()

    def watch() -> None:
        wait = seconds
        while not ended.wait(wait):
            with turn:
                if not ended.is_set():
                    _raise_in(ident, _Late)
            wait = AGAIN_S

    threading.Thread(target=watch, name="briefgen-deadline", daemon=True).start()
    try:
        try:
            yield
        finally:
            with turn:
                ended.set()
            _raise_in(ident, None)
    except _Late:
        with turn:
            ended.set()
        _raise_in(ident, None)
        raise late() from None


def _raise_in(ident: int, error: type[BaseException] | None) -> None:
    """Have a thread raise an exception as soon as it runs Python again; None takes one back."""
    asked = ctypes.py_object(error) if error else None
    ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(ident), asked)
