"""A stop from outside in (Ctrl-C, SIGTERM, a terminal that closes); an exception out, or a moment's delay."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

INTERRUPT = int(signal.SIGINT)
ENDS = tuple(number for name in ("SIGTERM", "SIGHUP") if (number := getattr(signal, name, None)) is not None)
"""What ends a process at once unless it asks for a word: Ctrl-C needs no asking."""


class Stopped(KeyboardInterrupt):
    """Another process, or the terminal, told this one to end."""

    def __init__(self, number: int) -> None:
        self.number = number
        super().__init__(signal.Signals(number).name)


@contextmanager
def stops_raised() -> Iterator[None]:
    """Raise Stopped where the process would have died on the spot; what ignores a signal goes on doing so."""
    numbers = [number for number in ENDS if _is_ours() and signal.getsignal(number) is signal.SIG_DFL]
    for number in numbers:
        signal.signal(number, _raise)
    try:
        yield
    finally:
        for number in numbers:
            signal.signal(number, signal.SIG_DFL)


@contextmanager
def stops_deferred() -> Iterator[None]:
    """Let stops wait until a block of a few milliseconds is done."""
    came: list[int] = []
    handlers = {}
    if _is_ours():
        handlers = {number: signal.getsignal(number) for number in (signal.SIGINT, *ENDS)}
    for number, handler in handlers.items():
        if handler not in (signal.SIG_IGN, None):
            signal.signal(number, lambda number, _: came.append(number))
    try:
        yield
    finally:
        for number, handler in handlers.items():
            if handler is not None:
                signal.signal(number, handler)
        if came:
            signal.raise_signal(came[0])


def _is_ours() -> bool:
    """Say whether this thread may say what signals do."""
    return threading.current_thread() is threading.main_thread()


def _raise(number: int, frame: FrameType | None) -> None:
    raise Stopped(number)
