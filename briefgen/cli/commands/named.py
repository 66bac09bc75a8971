"""What a command line names in, the briefs that it means out: folders and patterns are opened up."""

from __future__ import annotations

from collections.abc import Sequence
from glob import glob
from pathlib import Path

from briefgen.brief.brief_file import WILD, briefs_in, is_brief_name


def named_briefs(words: Sequence[Path]) -> list[Path]:
    """Return every brief that is named, those of folders and patterns by name and once.

    A folder means the briefs in it, not those in folders below. Where the shell left a pattern as it is
    (Windows does), it is read here. What leads nowhere stays, so that reading it says why.
    """
    found: list[Path] = []
    opened: set[Path] = set()
    for word in words:
        inside = _opened(word)
        found += [path for path in inside if path not in found] or (
            [] if inside or word in opened else [word]
        )
        opened |= {*inside}
    return found


def _opened(word: Path) -> tuple[Path, ...]:
    if word.is_dir():
        return briefs_in(word)
    if word.exists() or not any(sign in str(word) for sign in WILD):
        return ()
    matches = sorted(path for path in map(Path, glob(str(word))) if path.is_file())
    return tuple(path for path in matches if is_brief_name(path)) or tuple(matches)
