"""A path to a missing file in; the file in another Unicode form, or the most similar name, out."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection
from itertools import islice
from pathlib import Path

from briefgen.base.translate import tr

MOST_NAMES = 5000
"""Names of a folder that are compared."""
LEAST_LIKENESS = 0.6
LIKE_ENOUGH = 0.75
"""Of a name with another ending."""


def as_on_disk(path: Path) -> Path:
    """Return the path in the Unicode normal form on disk; the path itself where there is no such file.

    macOS writes é as two characters, other systems and most keyboards as one; a copied folder keeps either.
    """
    if path.exists():
        return path
    found = Path(path.anchor)
    for part in path.parts[1 if path.anchor else 0 :]:
        if not (found / part).exists():
            composed = unicodedata.normalize("NFC", part)
            same = (name for name in _names(found) if unicodedata.normalize("NFC", name) == composed)
            part = next(same, part)
        found /= part
    return found if found.exists() else path


def near_path(path: Path, endings: Collection[str] = ()) -> Path | None:
    """Return the file with the most similar path; None when none is similar.

    Letters may be of another case, separators those of Windows, and an ending may be missing. ``endings``, in
    small letters with their dots, are those that the file may have; empty for any.
    """
    meant = Path(str(path).replace("\\", "/"))
    found = Path(meant.anchor)
    parts = meant.parts[1 if meant.anchor else 0 :]
    for number, part in enumerate(parts, 1):
        last = number == len(parts)
        names = [n for n in _names(found) if not last or not endings or Path(n).suffix.lower() in endings]
        if part == ".." or part in names:
            found /= part
        elif (near := _nearest(part, names)) is not None:
            found /= near
        else:
            return None
    return found if found.is_file() and found != path else None


def missing_hint(path: Path, otherwise: str) -> str:
    """Return the near name of a missing file, to end a message with, else ``otherwise``."""
    if path.exists():
        return ""
    near = near_path(path)
    return tr("; did you mean {near}?", near=near) if near else otherwise


def _names(folder: Path) -> list[str]:
    try:
        return sorted(entry.name for entry in islice(folder.iterdir(), MOST_NAMES))
    except OSError:
        return []


def _nearest(part: str, names: list[str]) -> str | None:
    """Return the name that differs in case or ending only, else the most similar one."""
    import difflib  # a sound brief asks for no near name

    wanted = _folded(part)
    folded: dict[str, str] = {}
    for name in names:
        folded.setdefault(_folded(Path(name).stem), name)
    folded |= {_folded(name): name for name in names}
    if wanted in folded:
        return folded[wanted]
    ending = Path(part).suffix.lower()
    alike = [name for name in names if not ending or Path(name).suffix.lower() == ending]
    for known, least in ((alike, LEAST_LIKENESS), (names, LIKE_ENOUGH)):
        stems = {_folded(Path(name).stem): name for name in reversed(known)}
        if near := difflib.get_close_matches(_folded(Path(part).stem), stems, n=1, cutoff=least):
            return stems[near[0]]
    return None


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()
