"""The folders beside a brief's own in which its tables may lie: those that the command line names."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from briefgen.runtime.guest import guest

VARIABLE = "BRIEFGEN_DATA"
"""The environment variable that names them, parted as in PATH: further processes inherit it."""


def allow_data_in(folders: Iterable[Path]) -> None:
    """Let the briefs of this process, and of those that it starts, read tables below further folders."""
    named = [str(folder.absolute()) for folder in folders]
    if named:
        os.environ[VARIABLE] = os.pathsep.join([*named, *map(str, data_folders())])


def data_folders() -> tuple[Path, ...]:
    """Return the folders below which tables may lie, in the order in which they are looked through."""
    if (host := guest()) is not None:
        return host.data_folders
    return tuple(Path(each) for each in os.environ.get(VARIABLE, "").split(os.pathsep) if each)
