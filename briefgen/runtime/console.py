"""Standard streams, repaired at start, and printing that survives closed pipes and full disks."""

from __future__ import annotations

import contextlib
import os
import sys
from typing import Any, TextIO

CLEAR_LINE = "\r\x1b[2K"
"""Clears a line of a terminal."""


def repair_streams() -> None:
    """Reopen closed standard streams, so that no output file becomes descriptor 1; set UTF-8."""
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
    """Discard what a stream still buffers, so that Python does not report it again at exit."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


class StdoutError(OSError):
    """Standard output cannot be written; ``strerror`` says why."""


def shows_live_line() -> bool:
    """Return whether standard error is a terminal that can clear a line."""
    return sys.stderr.isatty() and os.environ.get("TERM") != "dumb"


def print_result(text: str, *, end: str = "\n") -> None:
    """Print a command's result to standard output, unescaped.

    BrokenPipeError where the reader has gone, StdoutError where it cannot be written.
    """
    try:
        print(text, end=end)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise StdoutError(error.errno, error.strerror) from error


def print_progress(text: str) -> None:
    """Print a build's progress to standard output; a closed pipe is ignored."""
    with contextlib.suppress(BrokenPipeError):
        print_result(escaped(text))


def print_stderr(text: str, *, end: str = "\n") -> None:
    """Print to standard error; a closed pipe or a full disk is ignored."""
    with contextlib.suppress(OSError):
        print(escaped(text), end=end, file=sys.stderr, flush=True)


def escaped(text: str) -> str:
    """Return a message with control characters escaped: file names may come from anyone."""
    text = text.replace("\u00a0", " ").replace("\u202f", " ")  # in figures: 4 %
    if text.isprintable() or text == CLEAR_LINE:
        return text
    # In a locale of other letters the system's words come as bytes that Python could not read.
    with contextlib.suppress(UnicodeError):
        text = text.encode("utf-8", "surrogateescape").decode("utf-8")
    return "".join(
        character if character.isprintable() or character in "\n\t" else ascii(character)[1:-1]
        for character in text
    )
