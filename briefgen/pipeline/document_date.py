"""A brief's date in, the date of its documents out: never the clock's."""

from __future__ import annotations

import os
from datetime import UTC, datetime

NO_DATE = "1980-01-01"
"""The first day that a zip archive can name."""


def imprint_date(date: str) -> str:
    """Return the brief's own date; without one that of SOURCE_DATE_EPOCH, else a fixed one.

    SOURCE_DATE_EPOCH: seconds since 1970 (reproducible-builds.org); what is no such number is left aside.
    """
    if date:
        return date
    try:
        return datetime.fromtimestamp(int(os.environ["SOURCE_DATE_EPOCH"]), UTC).date().isoformat()
    except (KeyError, ValueError, OverflowError, OSError):
        return NO_DATE
