"""A brief on its way through a door: what was built of it, and the decisions of that door."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from briefgen.base.diagnostics import Problem
from fuzz.choice import Choice
from fuzz.trial import unclear


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """A brief with its files, and the choice that decides what is done with it."""

    folder: Path
    yaml: bytes
    files: Mapping[str, bytes]
    """What was built of it; nothing where it was refused."""
    choice: Choice
    seed: int | str
    counts: Counter[str] = field(default_factory=Counter)

    @property
    def brief(self) -> Path:
        """Where the brief lies, beside its pictures."""
        return self.folder / "brief.yaml"

    def refused(self, door: str, problems: Sequence[Problem]) -> list[str]:
        """Count a refusal; return what is wrong with how it is said."""
        self.counts[f"{door}: refused"] += 1
        if not problems:
            return ["refused without a problem"]
        return unclear(problems, self.brief, self.brief.read_bytes().count(b"\n") + 1)
