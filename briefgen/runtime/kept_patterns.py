"""What regular expressions are compiled to, kept for the next process: compiling takes 1/15 of a build.

The file has its index in front, in JSON, then the packed numbers of one pattern after another: a process
unpacks those that it uses.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager

from briefgen.base.compile_late import COMPILED
from briefgen.base.pattern_code import VERSION, PatternCode
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
    COMPILED.update(_read(load(path) or b"{}\n"))
    before = len(COMPILED)
    try:
        yield
    finally:
        if len(COMPILED) > before:
            store(path, _written(dict(list(COMPILED.items())[-MOST_KEPT:])))


def _written(kept: dict[str, PatternCode]) -> bytes:
    index = {
        written: (code.flags, code.groups, code.names, len(code.packed)) for written, code in kept.items()
    }
    return json.dumps(index).encode() + b"\n" + b"".join(code.packed for code in kept.values())


def _read(data: bytes) -> dict[str, PatternCode]:
    """Return what was kept; nothing where the file is not as we write it."""
    head, _, packed = data.partition(b"\n")
    found, at = {}, 0
    try:
        for written, (flags, groups, names, length) in json.loads(head).items():
            found[written] = PatternCode(flags, groups, names, packed[at : at + length])
            at += length
    except (ValueError, TypeError, AttributeError):
        return {}
    return found
