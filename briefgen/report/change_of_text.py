"""A text before and after in, what changed line by line out."""

from __future__ import annotations

from difflib import unified_diff
from pathlib import Path


def difference(old: Path, new: Path, before: bytes, after: bytes) -> str:
    """Return the lines that differ, as `diff -u` prints them."""
    one, other = (text.decode("utf-8-sig").splitlines(keepends=True) for text in (before, after))
    lines = unified_diff(one, other, str(old), str(new))
    return "".join(line if line.endswith("\n") else f"{line}\n" for line in lines).replace("\r", "")
