"""Standard streams in, streams that can be written to out, whatever they were when the process began."""

from __future__ import annotations

import contextlib
import os
import sys
from typing import Any, TextIO

CLEAR_LINE = "\r\x1b[2K"
"""What clears a line of a terminal."""


def repair_streams() -> None:
    """Open what was closed, so that no output becomes file 1; let every character through."""
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)  # the lowest number that is free: this one
    sys.stdout = sys.stdout or _nowhere()
    sys.stderr = sys.stderr or _nowhere()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")


def _nowhere() -> TextIO:
    return os.fdopen(os.open(os.devnull, os.O_WRONLY), "w", encoding="utf-8")


def discard_rest(stream: Any) -> None:
    """Send what a stream still holds nowhere: Python would print_stderr once more at its end."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


class StdoutError(OSError):
    """Standard output takes no more; ``strerror`` says why."""


def print_result(text: str, *, end: str = "\n") -> None:
    """Print to standard output what a command was asked for, as it is.

    BrokenPipeError where nobody listens any more, StdoutError where the disk behind it is full.
    """
    try:
        print(text, end=end)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise StdoutError(error.errno, error.strerror) from error


def print_progress(text: str) -> None:
    """Print to standard output how a build goes; that nobody listens stops none."""
    with contextlib.suppress(BrokenPipeError):
        print_result(escaped(text))


def print_stderr(text: str, *, end: str = "\n") -> None:
    """Print to standard error; that nobody listens, or the disk behind it is full, stops no build."""
    with contextlib.suppress(OSError):
        print(escaped(text), end=end, file=sys.stderr, flush=True)


def escaped(text: str) -> str:
    """Return a message with what would steer a terminal written out: names of files may come from anyone."""
    if text.isprintable() or text == CLEAR_LINE:
        return text
    return "".join(
        character if character.isprintable() or character in "\n\t" else ascii(character)[1:-1]
        for character in text
    )
