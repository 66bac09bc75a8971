"""What regular expressions are compiled to, kept for the next process: compiling takes 1/15 of a build.

What comes along is not kept a second time.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from briefgen.base.compile_late import COMPILED
from briefgen.base.pattern_code import VERSION
from briefgen.base.pattern_file import read, written
from briefgen.runtime.cache import cache_folder, load, store

MOST_KEPT = 2000
"""Patterns; the program has some hundreds, and each that it had in an earlier version stays in the file."""


@contextmanager
def kept_patterns() -> Iterator[None]:
    """Take up what earlier processes compiled, and keep what this one compiles."""
    folder = cache_folder("patterns") if VERSION else None
    if folder is None:
        yield
        return
    path = folder / VERSION
    COMPILED.update(read(load(path) or b"{}\n"))
    before = len(COMPILED)
    try:
        yield
    finally:
        if len(COMPILED) > before:
            store(path, written(dict(list(COMPILED.items())[-MOST_KEPT:])))
