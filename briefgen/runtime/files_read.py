"""What a brief reads from files beside it, noted: by these it is known whether it would be built the same."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path

ELSEWHERE = Path("://")
"""Noted in place of what is no file: nobody knows whether it is still the same."""
_NOTED: ContextVar[set[Path] | None] = ContextVar("_NOTED", default=None)


@contextmanager
def files_noted() -> Iterator[set[Path]]:
    """Collect the paths of the files that are read inside, also for whom collects outside."""
    found: set[Path] = set()
    token = _NOTED.set(found)
    try:
        yield found
    finally:
        _NOTED.reset(token)
        if (outer := _NOTED.get()) is not None:
            outer |= found


def note_file(path: Path) -> Path:
    """Note that a file is read, or looked for in vain, where that is asked for; return its path."""
    if (found := _NOTED.get()) is not None:
        found.add(path)
    return path
