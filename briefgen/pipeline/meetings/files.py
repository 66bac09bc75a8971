"""Calendar files and messages read, and put into their place whole: no larger than servers take them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from briefgen.base.near_names import missing_hint
from briefgen.base.translate import tr
from briefgen.pipeline.meetings.body import size_text
from briefgen.pipeline.meetings.briefing import Enclosure
from briefgen.runtime.atomic_write import OutputError
from briefgen.runtime.kept import free_name
from briefgen.runtime.replace import replace_text

MB = 1_000_000
MOST_MAIL_MB, MOST_MEETING_MB = 20.0, 5.0
"""What most servers take: of a message, of an entry in a calendar."""


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
            raise OutputError(
                tr(
                    "{path} is larger than {number} MiB: too large for what it should be",
                    path=path,
                    number=most >> 20,
                )
            )
        return path.read_bytes()
    except OSError as error:
        raise OutputError(
            tr("cannot read {path}: {value}", path=path, value=error.strerror or error)
            + missing_hint(path, tr("; save the meeting from your calendar as a file, and name that"))
        ) from error


def refuse_larger(what: str, size: int, most_mb: float, files: Sequence[Enclosure]) -> None:
    """Raise OutputError for what is larger than so many megabytes, with the size of each file."""
    if size <= most_mb * MB:
        return
    listed = ", ".join(f"{file.name} {size_text(file)}" for file in files)
    raise OutputError(
        tr(
            "{what} would have {number:.1f} MB, and the limit is {most_mb:g} MB: {listed}, a "
            "third more as text; leave some out with --only, or raise the limit with --most-mb",
            what=what,
            number=size / MB,
            most_mb=most_mb,
            listed=listed,
        )
    )
