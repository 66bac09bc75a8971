"""Signals that stop the process (Ctrl-C, SIGTERM, SIGHUP) raised as exceptions or deferred."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from briefgen.runtime.guest import guest

INTERRUPT = int(signal.SIGINT)
ENDS = tuple(number for name in ("SIGTERM", "SIGHUP") if (number := getattr(signal, name, None)) is not None)
"""Signals that end a process at once unless handled; Python already handles Ctrl-C."""


class Stopped(KeyboardInterrupt):
    """A signal asked this process to end."""

    def __init__(self, number: int) -> None:
        self.number = number
        super().__init__(signal.Signals(number).name)


@contextmanager
def stops_raised() -> Iterator[None]:
    """Raise Stopped for signals that would end the process; ignored signals stay ignored."""
    numbers = [number for number in ENDS if _is_main_thread() and signal.getsignal(number) is signal.SIG_DFL]
    for number in numbers:
        signal.signal(number, _raise)
    try:
        yield
    finally:
        for number in numbers:
            signal.signal(number, signal.SIG_DFL)


@contextmanager
def stops_deferred() -> Iterator[None]:
    """Defer signals until a block of a few milliseconds is done."""
    received: list[int] = []
    handlers = {}
    if _is_main_thread():
        handlers = {number: signal.getsignal(number) for number in (signal.SIGINT, *ENDS)}
    for number, handler in handlers.items():
        if handler not in (signal.SIG_IGN, None):
            signal.signal(number, lambda number, _: received.append(number))
    try:
        yield
    finally:
        for number, handler in handlers.items():
            if handler is not None:
                signal.signal(number, handler)
        if received:
            signal.raise_signal(received[0])


def _is_main_thread() -> bool:
    """Say whether this thread may set signal handlers: a guest may not, whose process is another's."""
    return guest() is None and threading.current_thread() is threading.main_thread()


def _raise(number: int, frame: FrameType | None) -> None:
    raise Stopped(number)
