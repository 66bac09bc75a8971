"""What layout reads of a ledger, and what it computes from it: on this a composition depends."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, ValuesView
from dataclasses import field
from typing import TypeVar

from briefgen.base.dataclass import dataclass
from briefgen.facts.fact import Fact

T = TypeVar("T")


@dataclass(slots=True, kw_only=True)
class Reads:
    """Keys of the metrics that were read, whether all were, and the facts that were computed, by id."""

    metrics: set[str] = field(default_factory=set)
    everything: bool = False
    computed: dict[str, Fact] = field(default_factory=dict)

    def absorb(self, other: Reads) -> None:
        """Add what another composition read and computed."""
        self.metrics |= other.metrics
        self.everything |= other.everything
        self.computed.update(other.computed)


@dataclass(slots=True, kw_only=True)
class Reader:
    """Who reads at present: ``reads`` is exchanged while something is composed by itself."""

    reads: Reads = field(default_factory=Reads)


class Watched(Mapping[str, T]):
    """A mapping by metric or by fact id that tells its reader which metrics were asked for."""

    __slots__ = ("_held", "_reader")

    def __init__(self, held: Mapping[str, T], reader: Reader) -> None:
        self._held = held
        self._reader = reader

    def __getitem__(self, key: str) -> T:
        self._reader.reads.metrics.add(key.partition(".")[0])
        return self._held[key]

    def __contains__(self, key: object) -> bool:
        self._reader.reads.metrics.add(str(key).partition(".")[0])
        return key in self._held

    def __iter__(self) -> Iterator[str]:
        self._reader.reads.everything = True
        return iter(self._held)

    def __len__(self) -> int:
        self._reader.reads.everything = True
        return len(self._held)

    def values(self) -> ValuesView[T]:
        """Return all values; all metrics are read then."""
        self._reader.reads.everything = True
        return self._held.values()


class WatchedFacts(Watched[Fact]):
    """The facts of a ledger and those that its reader computed."""

    __slots__ = ()

    def __getitem__(self, key: str) -> Fact:
        computed = self._reader.reads.computed
        return computed[key] if key in computed else super().__getitem__(key)

    def __contains__(self, key: object) -> bool:
        return key in self._reader.reads.computed or super().__contains__(key)

    def __iter__(self) -> Iterator[str]:
        yield from super().__iter__()
        yield from [key for key in self._reader.reads.computed if key not in self._held]

    def values(self) -> ValuesView[Fact]:
        """Return all facts, those that were computed by now behind the others."""
        computed, held = self._reader.reads.computed, super().values()
        return {**self._held, **computed}.values() if computed else held
