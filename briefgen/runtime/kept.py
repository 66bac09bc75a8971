"""A file in the place of an output in, the name under which it is kept out, if it is a person's work."""

from __future__ import annotations

import os
import stat
import time
from collections.abc import Iterator
from pathlib import Path

from briefgen.base.dataclass import dataclass
from briefgen.runtime.seal import is_sealed

SEALED = (".pptx", ".pdf", ".png")
"""Kinds of files that carry a seal; the others (manifests, ledgers) are read by programs and hold no work."""
MOST_BYTES = 512 << 20
"""Of a file that is looked into; a larger one is kept as it is."""
LONGEST_NAME_BYTES = 255
KEPT = "{}.kept-{}"
"""Of the file's stem and the day on which it was changed last."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A file that was not as briefgen had written it, and where it is now."""

    path: Path
    """Where it stood, and where the new output stands."""
    kept_as: Path


def kept_name(target: Path, new: Path) -> Path | None:
    """Return where to keep the file at ``target`` before ``new`` is put over it; None when nothing is lost.

    A file is kept that was edited, saved anew by another program, or came from elsewhere. A link is not: what
    it leads to stays. A file that lies under the returned name already has the same content.
    """
    if target.suffix.lower() not in SEALED or not _is_work(target, new):
        return None
    for name in _names(target):
        if not os.path.lexists(name) or _alike(name, target):
            return name
    raise AssertionError("there is always a further number")


def _is_work(target: Path, new: Path) -> bool:
    try:
        status = target.lstat()
    except FileNotFoundError:
        return False
    if not stat.S_ISREG(status.st_mode):
        return False
    try:
        if status.st_size > MOST_BYTES:
            return True
        content = target.read_bytes()
        return content != new.read_bytes() and not is_sealed(content)
    except (OSError, MemoryError):
        return True


def _alike(one: Path, other: Path) -> bool:
    try:
        same_size = one.lstat().st_size == other.lstat().st_size <= MOST_BYTES and not one.is_symlink()
        return same_size and one.read_bytes() == other.read_bytes()
    except (OSError, MemoryError):
        return False


def _names(target: Path) -> Iterator[Path]:
    """Yield `brief.kept-2026-03-01.pptx`, then the same with -2, -3 …; a long stem is cut for it."""
    day = _day(target)
    number = 1
    while True:
        ending = KEPT.format("", day) + (f"-{number}" if number > 1 else "") + target.suffix
        stem = target.stem
        while stem and len((stem + ending).encode("utf-8", "surrogateescape")) > LONGEST_NAME_BYTES:
            stem = stem[:-1]
        yield target.with_name(stem + ending)
        number += 1


def _day(target: Path) -> str:
    """Return the day on which a file was changed last, in local time; today where that cannot be a date."""
    try:
        return time.strftime("%Y-%m-%d", time.localtime(target.lstat().st_mtime))
    except (OSError, OverflowError, ValueError):
        return time.strftime("%Y-%m-%d")
