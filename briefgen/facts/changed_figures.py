"""The figures of two ledgers in; whether the numerals of a text state the same in both out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set

from briefgen.base.catalogue import is_native
from briefgen.base.dataclass import dataclass
from briefgen.facts.fact import Fact
from briefgen.facts.matching import FiguresByNumber, Sighting
from briefgen.facts.reads import Reads

MOST_COMPARED = 200
"""Of more facts than these it takes as long to look whether they concern a text as to trace it again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedFigures:
    """The facts that one ledger has and the other has not; of what is said of the others nothing changes."""

    figures: FiguresByNumber
    facts: tuple[Fact, ...]
    reordered: bool
    """Whether those that both have stand in another order: of equal ones the first is meant."""
    same_times: bool
    """Whether the same periods lie as far apart."""

    @classmethod
    def between(cls, old: FiguresByNumber, new: FiguresByNumber) -> ChangedFigures:
        """Return what differs, by identity: an equal fact that was made anew counts as another one."""
        before, after = ({id(fact) for fact in each.facts} for each in (old, new))
        only = (*_without(old.facts, after), *_without(new.facts, before))
        both = (tuple(id(fact) for fact in each.facts if id(fact) in before & after) for each in (old, new))
        return cls(
            figures=new,
            facts=only,
            reordered=len(set(both)) > 1,
            same_times=list(_times(old)) == list(_times(new)),
        )

    def leave(self, sightings: Iterable[Sighting], reads: Reads) -> bool:
        """Return whether they change nothing of a text that reads figures and has these numbers."""
        if not self.facts and not self.reordered and self.same_times:
            return True
        if self.reordered or len(self.facts) > MOST_COMPARED or not is_native(self.figures.ledger.language):
            return False
        if reads.everything or any(fact.metric in reads.metrics for fact in self.facts):
            return False
        return all(self.same_times if found.is_duration else not self._concern(found) for found in sightings)

    def _concern(self, found: Sighting) -> bool:
        return any(self.figures.concerns(fact, found) for fact in self.facts)


def _without(facts: Iterable[Fact], known: Set[int]) -> Iterator[Fact]:
    return (fact for fact in facts if id(fact) not in known)


def _times(figures: FiguresByNumber) -> Iterator[tuple[str, str, str]]:
    return ((fact.id, fact.period, fact.since) for fact in figures.facts)
