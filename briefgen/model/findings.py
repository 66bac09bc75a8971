"""What composing a block leaves beside its items: figures read and computed, footnotes, files, problems."""

from __future__ import annotations

from dataclasses import field
from pathlib import Path

from briefgen.base.dataclass import dataclass
from briefgen.base.diagnostics import Place, Problem
from briefgen.facts.reads import Reads


@dataclass(slots=True, kw_only=True)
class Findings:
    """The side effects of composing a block: facts read and computed, footnotes, problems."""

    reads: Reads = field(default_factory=Reads)
    problems: list[Problem] = field(default_factory=list)
    once: set[tuple[Place, str]] = field(default_factory=set)
    """Places and hints of problems whose message has another figure at each size that is tried."""
    marks: list[tuple[str, str]] = field(default_factory=list)
    """Footnotes and their marks."""
    files: bool = False
    """Whether files beside the brief were read: they may change."""
    paths: set[Path] = field(default_factory=set)
    """Those of the files that were read, or looked for in vain."""

    def absorb(self, other: Findings) -> None:
        """Add the findings of a part."""
        self.reads.absorb(other.reads)
        said = self.once & other.once
        self.problems += [
            problem
            for problem in other.problems
            if problem not in self.problems and (problem.place, problem.hint) not in said
        ]
        self.once |= other.once
        self.marks += other.marks
        self.files |= other.files
        self.paths |= other.paths
