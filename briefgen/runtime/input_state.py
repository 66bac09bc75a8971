"""A file that a brief reads in, what tells one content of it from another out."""

from __future__ import annotations

import hashlib
import os
import re
import stat
from io import BufferedReader
from pathlib import Path

from briefgen.runtime.files_read import ELSEWHERE

UNKNOWN = ""
"""Nobody knows whether it is still the same."""
ABSENT = "absent"
COARSEST_CLOCK_NS = 2_000_000_000
"""A file system may round the moment of a change down by so much."""
_WILD = re.compile(r"[*?[]")


def input_state(path: Path) -> str:
    """Return the hash of a file, of the names that match a pattern; ABSENT where there is none."""
    if path.name == ELSEWHERE.name:
        return UNKNOWN
    try:
        with _opened(path) as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except FileNotFoundError:
        return _names_hash(path) if _WILD.search(str(path)) else ABSENT
    except (OSError, ValueError):
        return UNKNOWN


def _opened(path: Path) -> BufferedReader:
    """Return an ordinary file, opened; OSError for any other, which may have no end."""
    if not stat.S_ISREG(path.stat().st_mode):
        raise OSError
    return path.open("rb")


def _names_hash(pattern: Path) -> str:
    names = sorted(str(each) for each in pattern.parent.glob(pattern.name))
    return hashlib.sha256("\n".join(names).encode("utf-8", "surrogatepass")).hexdigest() if names else UNKNOWN


def changed_since(path: Path, moment: int) -> bool:
    """Return whether a file may have been written, or put into place, since a moment in nanoseconds.

    It was then perhaps read before: nobody knows what was built of it.
    """
    try:
        state = os.stat(path)
    except OSError:
        return False
    return max(state.st_mtime_ns, state.st_ctime_ns) >= moment - COARSEST_CLOCK_NS
