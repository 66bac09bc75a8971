"""The examples' files, all that can be asked for, made once a run in a process of its own."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from laid_kit import ROOT, left_for_others

sys.path.append(str(ROOT / "scripts"))

import make_hashes


@dataclass(frozen=True)
class Examples:
    """What `scripts/make_hashes.py` made: its record, and each file by its name."""

    record: dict[str, Any]
    files: Mapping[str, bytes]

    def of(self, stem: str) -> dict[str, bytes]:
        """Return the files of one brief."""
        return {name: data for name, data in self.files.items() if name.startswith(stem)}


@left_for_others
def examples_made(_: str) -> Examples:
    with TemporaryDirectory() as folder:
        record = make_hashes.build(Path(folder))
        files = {path.name: path.read_bytes() for path in sorted(Path(folder).iterdir())}
    return Examples(record=record, files=files)


def examples() -> Examples:
    """Return the examples' files."""
    return examples_made("all")
