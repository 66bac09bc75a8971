"""What regular expressions are compiled to, kept for the next process: compiling takes 1/15 of a build."""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from collections.abc import Iterator
from contextlib import contextmanager

from briefgen.base.compile_late import COMPILED, Written
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
    COMPILED.update(_read(load(path)))
    before = len(COMPILED)
    try:
        yield
    finally:
        if len(COMPILED) > before:
            store(path, _written())


def _written() -> bytes:
    listed = [
        (pattern, flags, *code[:3], b64encode(code.numbers).decode())
        for (pattern, flags), code in list(COMPILED.items())[-MOST_KEPT:]
        if isinstance(pattern, str)  # of those of bytes there are few, and short ones
    ]
    return json.dumps(listed, ensure_ascii=False).encode("utf-8", "surrogatepass")


def _read(data: bytes | None) -> dict[Written, PatternCode]:
    """Return what was kept; nothing where the file is not as we write it."""
    try:
        listed = json.loads(data.decode("utf-8", "surrogatepass")) if data else ()
        return {
            (pattern, flags): PatternCode(whole, groups, names, b64decode(numbers))
            for pattern, flags, whole, groups, names, numbers in listed
        }
    except (ValueError, TypeError):
        return {}
