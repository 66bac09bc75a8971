"""How large a message or a meeting's file may be, and what is said of one that is larger."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.pipeline.meetings.briefing import Enclosure
from briefgen.pipeline.meetings.words import size_text
from briefgen.runtime.atomic_write import OutputError

MB = 1_000_000
MOST_MAIL_MB, MOST_MEETING_MB = 20.0, 5.0
"""What most servers take: of a message, of an entry in a calendar."""


def refuse_larger(what: str, size: int, most_mb: float, files: Sequence[Enclosure]) -> None:
    """Raise OutputError for what is larger than so many megabytes, with the size of each file."""
    if size <= most_mb * MB:
        return
    listed = ", ".join(f"{file.name} {size_text(file)}" for file in files)
    raise OutputError(
        f"{what} would have {size / MB:.1f} MB, and the limit is {most_mb:g} MB: {listed}, "
        "a third more as text; leave some out with --only, or raise the limit with --most-mb"
    )
