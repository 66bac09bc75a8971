"""What was composed, kept by what it depends on: a build lays out anew only what changed since the last."""

from __future__ import annotations

import pickle
from collections.abc import Hashable
from dataclasses import field
from hashlib import blake2b
from typing import Any

from briefgen.base.dataclass import dataclass
from briefgen.base.diagnostics import Problem
from briefgen.facts.ledger import Ledger
from briefgen.facts.reads import Reads
from briefgen.model.composition import Composition

DIGEST_BYTES = 16


@dataclass(slots=True, kw_only=True)
class Findings:
    """What composing a block read, computed, numbered and found, beside the items that it made."""

    reads: Reads = field(default_factory=Reads)
    problems: list[Problem] = field(default_factory=list)
    marks: list[tuple[str, str]] = field(default_factory=list)
    """Footnotes and the marks that they were given."""
    files: bool = False
    """Whether files beside the brief were read: they may change."""

    def absorb(self, other: Findings) -> None:
        """Add what a part found."""
        self.reads.absorb(other.reads)
        self.problems += [problem for problem in other.problems if problem not in self.problems]
        self.marks += other.marks
        self.files |= other.files


@dataclass(slots=True, kw_only=True)
class _Kept:
    composition: Composition
    findings: Findings
    accounts: object
    """Of the ledger that it was last composed of, or found right for."""
    figures: Hashable
    """What stood in the ledger under the keys that were read."""
    build: int


@dataclass(slots=True, kw_only=True)
class Memory:
    """Compositions by content: what is equal is composed once, within a build and from build to build."""

    _kept: dict[Hashable, _Kept] = field(default_factory=dict)
    _tokens: dict[Hashable, tuple[int, int]] = field(default_factory=dict)
    """Numbers by content, each with the last build that asked for it."""
    _objects: dict[int, tuple[Any, int]] = field(default_factory=dict)
    _figures: dict[tuple[int, str], int] = field(default_factory=dict)
    _build: int = 0
    _brief: str = ""
    _last: int = 0

    def begin(self, brief: str) -> None:
        """Begin a build of a brief: forget other briefs, and what this one's last build did not need."""
        last = self._build if brief == self._brief else self._build + 1
        self._kept = {key: kept for key, kept in self._kept.items() if kept.build >= last}
        self._tokens = {content: number for content, number in self._tokens.items() if number[1] >= last}
        self._build, self._brief = self._build + 1, brief
        self._objects.clear()
        self._figures.clear()

    def clear(self) -> None:
        """Forget everything."""
        self._brief = ""
        self.begin("")
        self._kept.clear()

    def token(self, value: Any) -> int:
        """Return a number that equal values share; a value that cannot be written down has one of its own."""
        known = self._objects.get(id(value))
        if known is not None:
            return known[1]
        try:
            written = pickle.dumps(value, pickle.HIGHEST_PROTOCOL)
            content: Hashable = blake2b(written, digest_size=DIGEST_BYTES).digest()
        except (pickle.PicklingError, TypeError, AttributeError, RecursionError):
            content = (id(value), self._build)
        number = self._tokens[content][0] if content in self._tokens else self._last + 1
        self._last = max(self._last, number)
        self._tokens[content] = (number, self._build)
        self._objects[id(value)] = (value, number)  # the value is kept, so its id stays its own
        return number

    def find(self, key: Hashable, ledger: Ledger) -> tuple[Composition, Findings] | None:
        """Return what was composed under a key; None where nothing was, or other figures were read."""
        kept = self._kept.get(key)
        if kept is None:
            return None
        reads = kept.findings.reads
        if reads.everything or kept.accounts is not ledger.accounts:
            if kept.findings.files and kept.build != self._build:
                return None
            if kept.figures != self._read(reads, ledger):
                return None
            kept.accounts = ledger.accounts
        kept.build = self._build
        return kept.composition, kept.findings

    def keep(self, key: Hashable, ledger: Ledger, composition: Composition, findings: Findings) -> None:
        """Keep what was composed of a ledger."""
        self._kept[key] = _Kept(
            composition=composition,
            findings=findings,
            accounts=ledger.accounts,
            figures=self._read(findings.reads, ledger),
            build=self._build,
        )

    def _read(self, reads: Reads, ledger: Ledger) -> Hashable:
        """Return what stands in a ledger under the keys that were read."""
        if reads.everything:
            whole = (self.token(ledger.sources), self.token(ledger.overruled), tuple(ledger.facts))
            return (*whole, *(self._figure(key, ledger) for key in ledger.metrics))
        return tuple((key, self._figure(key, ledger)) for key in sorted(reads.metrics))

    def _figure(self, metric: str, ledger: Ledger) -> int:
        """Return a token of all that a ledger knows of a metric."""
        self._objects.setdefault(id(ledger.accounts), (ledger.accounts, 0))
        key = (id(ledger.accounts), metric)
        if key not in self._figures:
            account = ledger.accounts.get(metric)
            whole = None if account is None else (account.metric, tuple(account.facts()), account.missing())
            self._figures[key] = self.token(whole)
        return self._figures[key]


MEMORY = Memory()
"""That of this process: builds in one process share it."""
