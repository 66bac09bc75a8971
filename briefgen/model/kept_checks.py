"""What checks found in a text or on a page, by all that it follows from: it is looked for once.

What is kept names no place: lines move, and the place is where the text stands now.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from dataclasses import field
from typing import Any

from briefgen.base.dataclass import dataclass
from briefgen.facts.ledger import Ledger
from briefgen.facts.reads import Reads

CheckKey = tuple[int, *tuple[Hashable, ...]]
"""The number of what all of a kind depend on, then what this one does beside."""


@dataclass(slots=True, kw_only=True)
class _KnownCheck:
    found: Any
    reads: Reads
    ledger: Ledger
    """The one that it was last found in or compared with."""
    build: int


@dataclass(slots=True, kw_only=True)
class KeptChecks:
    """What checks found in this build and of the one before."""

    _known: dict[CheckKey, _KnownCheck] = field(default_factory=dict)
    _build: int = 0

    def begin(self, same: Mapping[int, int]) -> None:
        """Begin a build: forget what the last one did not ask for; ``same`` are equal numbers."""
        self._known = {
            (same.get(key[0], key[0]), *key[1:]): known
            for key, known in self._known.items()
            if known.build == self._build
        }
        self._build += 1

    def keep_all(self) -> None:
        """Let the next build find everything, though this one ended before it asked for it."""
        for known in self._known.values():
            known.build = self._build

    def clear(self) -> None:
        """Forget everything."""
        self._known.clear()

    def find(
        self, key: CheckKey, ledger: Ledger, reads_the_same: Callable[[Reads, Ledger, Ledger], bool]
    ) -> Any:
        """Return what was found under a key; None where nothing was, or other figures were read."""
        known = self._known.get(key)
        if known is None:
            return None
        if known.ledger is not ledger and not reads_the_same(known.reads, known.ledger, ledger):
            return None
        known.ledger, known.build = ledger, self._build
        return known.found

    def keep(self, key: CheckKey, ledger: Ledger, found: Any, reads: Reads) -> None:
        """Keep what was found, and which figures were read for it."""
        self._known[key] = _KnownCheck(found=found, reads=reads, ledger=ledger, build=self._build)
