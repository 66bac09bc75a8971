"""An earlier output in, the name under which it is kept out, if somebody edited it."""

from __future__ import annotations

import os
import stat
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

from briefgen.base.dataclass import dataclass
from briefgen.runtime.seal import is_sealed

SEALED = (".pptx", ".pdf", ".png", ".html")
"""Files that carry a seal; others (manifests, ledgers) are read by programs and not edited."""
MOST_BYTES = 512 << 20
"""Of a file that is inspected; a larger one is always kept."""
LONGEST_NAME_BYTES = 255
KEPT = "{}.kept-{}"
"""Of the file's stem and the day of its last change."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A file that was changed since briefgen wrote it, and its new name."""

    path: Path
    """Its former path, now that of the new output."""
    kept_as: Path


def kept_name(target: Path, new: Path) -> Path | None:
    """Return where to keep the file at ``target`` before ``new`` replaces it; None where nothing is lost.

    A file is kept that was edited, saved by another program, or came from elsewhere; a link is not, since its
    target stays. A file that already has the returned name has the same content.
    """
    if target.suffix.lower() not in SEALED or not _is_edited(target, new):
        return None
    return free_name(target)


def free_name(target: Path, names: Iterable[Path] | None = None) -> Path:
    """Return the first name under which a file may be kept: nothing has it, or the same content.

    ``names`` is an endless row of them; beside the file, with the day of its last change, without it.
    """
    among = names or _names(target)
    return next(name for name in among if not os.path.lexists(name) or _same_content(name, target))


def _is_edited(target: Path, new: Path) -> bool:
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
        same = status.st_size == new.stat().st_size and content == new.read_bytes()
        return not same and not is_sealed(content)
    except (OSError, MemoryError):
        return True


def _same_content(one: Path, other: Path) -> bool:
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
    """Return the day of a file's last change, in local time; today where that is no valid date."""
    try:
        return time.strftime("%Y-%m-%d", time.localtime(target.lstat().st_mtime))
    except (OSError, OverflowError, ValueError):
        return time.strftime("%Y-%m-%d")
