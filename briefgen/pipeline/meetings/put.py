"""A calendar file or a message put into its place: whole, and the former one kept."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from briefgen.runtime.atomic_write import OutputError
from briefgen.runtime.kept import free_name
from briefgen.runtime.replace import replace_text


def put(target: Path, content: bytes, before: bytes | None, *, ours: Callable[[bytes], bool]) -> Path | None:
    """Write a file; return where the one before it is kept, None where there was none, or one of ours.

    ``before`` is what the file held when it was read, ``ours`` says whether nobody changed that since.
    """
    kept = None
    if before is not None and before != content and not ours(before):
        kept = free_name(target)
        replace_text(kept, before, None)
    if before != content:
        replace_text(target, content, before)
    return kept


def content_of(path: Path, most: int) -> bytes:
    """Return what a file holds; OutputError where it cannot be read, or is too large."""
    try:
        if path.stat().st_size > most:
            raise OutputError(f"{path} is larger than {most >> 20} MiB: too large for what it should be")
        return path.read_bytes()
    except OSError as error:
        raise OutputError(f"cannot read {path}: {error.strerror or error}") from error
