"""The name of a file in a brief in, its path and its bytes out: below the brief's folder, within limits."""

from __future__ import annotations

import hashlib
import re
from contextlib import suppress
from pathlib import Path

from briefgen.base.translate import tr
from briefgen.data.grid import MOST_BYTES, TableError
from briefgen.runtime.data_folders import data_folders
from briefgen.runtime.files_read import note_file
from briefgen.runtime.sandbox import (
    NOTHING_BESIDE,
    MissingFileError,
    file_in,
    file_within,
    may_read_in,
)

MOST_FILES = 500
"""Of one table."""
MOST_LISTED = 6
"""Files that a message names."""
_WILD = re.compile(r"[*?[]")
_RUNS = re.compile(r"\d+|\D+")
_ASIDE = (".", "~$")


def path_of(name: str, folder: Path) -> Path:
    """Return where a file lies: below the brief's folder, else below one that the command line names.

    TableError where there is none that a brief may read.
    """
    if not may_read_in(folder):
        if found := _elsewhere(name):
            return found
        raise TableError(tr(NOTHING_BESIDE))
    try:
        return file_within(folder, name)
    except MissingFileError as error:
        if found := _elsewhere(name):
            return found
        raise TableError(tr("there is no such file"), error.cure) from None
    except (OSError, ValueError) as error:
        said = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise TableError(tr("it cannot be read: {said}", said=said)) from None


def _elsewhere(name: str) -> Path | None:
    """Return where a file lies below the folders that the command line names; None where in none of them."""
    for folder in data_folders():
        with suppress(OSError, ValueError):
            return file_in(folder, name)
    return None


def names_of(name: str, folder: Path) -> list[str]:
    """Return the name of a file, or those of all files that a pattern such as returns/*.csv stands for.

    They come in the order of their names, 9 before 10. What an editor or a spreadsheet keeps beside its files
    is none of them. TableError for a pattern of no file, or of too many.
    """
    homes = (*((folder,) if may_read_in(folder) else ()), *data_folders())
    if not _WILD.search(name) or (folder in homes and (folder / name).exists()):
        return [name]
    if "**" in name:
        raise TableError(
            tr("`**` goes through all folders below"),
            tr("name the folder: returns/*.csv, returns/*/waits.csv"),
        )
    found: list[str] = []
    note_file(folder / name)  # a further file may come to match it
    for home in homes:
        for path in home.glob(name.replace("\\", "/")):
            if not path.name.startswith(_ASIDE) and path.is_file():
                found.append(path.relative_to(home).as_posix())
            if len(found) > MOST_FILES:
                raise TableError(
                    tr("it stands for more than {MOST_FILES} files", MOST_FILES=MOST_FILES),
                    tr("choose fewer, or add them up before"),
                )
        if found:
            break
    if not found and folder not in homes:
        raise TableError(tr("no file matches it"), tr(NOTHING_BESIDE))
    if not found:
        parent, ending = (folder / name).parent, Path(name).suffix
        there = sorted(path.name for path in parent.glob(f"*{ending}") if _WILD.search(ending) is None)
        listed = ", ".join(there[:MOST_LISTED]) + (" …" if len(there) > MOST_LISTED else "")
        hint = (
            tr("the folder has {listed}", listed=listed)
            if there
            else tr("a pattern has * for any letters: returns/*.csv")
        )
        raise TableError(tr("no file matches it"), hint)
    return sorted(
        found,
        key=lambda name: [(int(run), "") if run.isdecimal() else (0, run) for run in _RUNS.findall(name)],
    )


def path_to_show(name: str, folder: Path, path: Path) -> str:
    """Return how messages name a file: from where the command runs; one that lies elsewhere by its path."""
    beside = folder / name
    return str(beside if beside.exists() else path)


def content(path: Path) -> bytes:
    """Return the bytes of a file; TableError where there are none, or too many."""
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise TableError(tr("it cannot be read: {value}", value=error.strerror or error)) from None
    if len(data) > MOST_BYTES:
        raise TableError(
            tr("it is larger than {number} MiB", number=MOST_BYTES >> 20),
            tr("keep the rows that the brief needs"),
        )
    if not data.strip():
        raise TableError(tr("the file is empty"))
    return data


def file_hash(path: Path) -> str:
    """Return the SHA-256 of a file, read bit by bit."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
