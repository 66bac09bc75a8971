"""What many patterns are compiled to, in one file, and back: a process unpacks those that it uses.

The file has its index in front, in JSON, then the packed numbers of one pattern after another.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from briefgen.base.pattern_code import NUMBERING, PatternCode

SHIPPED = Path(__file__).with_name("patterns.bin")
"""What most briefs need, by `scripts/make_patterns.py`: Python 3.11 to 3.14 compile to the same numbers."""
NUMBERINGS = ("20220615-4-little", "20221023-4-little", "20230612-4-little")
"""The numberings of these Pythons, which differ in what our patterns have none of."""


@cache
def shipped() -> Mapping[str, PatternCode]:
    """Return what comes along; nothing for a Python that has another numbering."""
    if NUMBERING not in NUMBERINGS:
        return {}
    try:
        return read(SHIPPED.read_bytes())
    except OSError:
        return {}


def written(codes: Mapping[str, PatternCode]) -> bytes:
    """Return the file of codes by what their patterns are written as."""
    index = {name: (code.flags, code.groups, code.names, len(code.packed)) for name, code in codes.items()}
    head = json.dumps(index, separators=(",", ":"))
    return head.encode() + b"\n" + b"".join(code.packed for code in codes.values())


def read(data: bytes) -> dict[str, PatternCode]:
    """Return the codes of a file; nothing where it is not as we write it."""
    head, _, packed = data.partition(b"\n")
    found, at = {}, 0
    try:
        for name, (flags, groups, names, length) in json.loads(head).items():
            found[name] = PatternCode(flags, groups, names, packed[at : at + length])
            at += length
    except (ValueError, TypeError, AttributeError):
        return {}
    return found
