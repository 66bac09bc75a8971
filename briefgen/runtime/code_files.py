"""The files of this program that are at work: what they made is believed while they stay as they are."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable

PACKAGE = __name__.partition(".")[0]
CodeFiles = tuple[tuple[str, int, int], ...]
"""Path, size and time of change (ns) of each file, in order."""


def code_files() -> CodeFiles:
    """Return the files of this program that are loaded by now."""
    modules = [module for name, module in sys.modules.items() if name.partition(".")[0] == PACKAGE]
    return states_of({file for module in modules if (file := getattr(module, "__file__", None))})


def states_of(paths: Iterable[str]) -> CodeFiles:
    """Return the state of each file that is there."""
    return tuple(state for path in sorted(paths) if (state := _state(path)))


def are_unchanged(files: CodeFiles) -> bool:
    """Return whether files are as they were."""
    return all(_state(path) == (path, size, changed) for path, size, changed in files)


def _state(path: str) -> tuple[str, int, int] | None:
    try:
        found = os.stat(path)
    except OSError:
        return None
    return path, found.st_size, found.st_mtime_ns
