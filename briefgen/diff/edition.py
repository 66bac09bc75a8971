"""A brief's path in, its brief and ledger out, with periods as two editions compare them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from briefgen.base.dataclass import dataclass
from briefgen.brief.model import Brief
from briefgen.brief.read import read_brief
from briefgen.diff.words import Words, diff_words
from briefgen.facts.fact import Fact, Origin
from briefgen.facts.ledger import Ledger
from briefgen.facts.statement import when

Span = tuple[int, int]
"""When a period ends and begins: what 2025 and a ``now`` of 2025 have in common; later ones are larger."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """One of the two briefs that are compared."""

    brief: Brief
    ledger: Ledger

    def span(self, key: str) -> Span:
        """Return a period's end and begin, (0, 0) for none."""
        if not key:
            return (0, 0)
        period = self.ledger.edition.period(key)
        return (period.end, period.start)

    def values(self, metric: str, origin: Origin) -> Mapping[Span, Fact]:
        """Return a metric's published or derived values in time order, by what their periods cover."""
        series = self.ledger.series(metric)
        return {self.span(fact.period): fact for fact in series if fact.origin == origin}

    def titles(self, keys: tuple[str, ...]) -> tuple[str, ...]:
        """Return the titles of sources."""
        sources = self.ledger.sources
        return tuple(sources[key].title if key in sources else key for key in keys)


@dataclass(frozen=True, slots=True, kw_only=True)
class Editions:
    """The two briefs that are compared, told in the language of the newer one."""

    old: Edition
    new: Edition

    @property
    def language(self) -> str:
        """The language of the sentences."""
        return self.new.brief.meta.language

    @property
    def words(self) -> Words:
        """The words of the sentences."""
        return diff_words(self.language)

    def when(self, fact: Fact, edition: Edition) -> str:
        """Return the period of an edition's fact in words."""
        return when(fact, self.language, edition.ledger.as_of)


def read_edition(path: Path) -> Edition:
    """Read a brief and enter its figures; BriefError where it cannot be read."""
    brief = read_brief(path)
    meta = brief.meta
    ledger = Ledger.of(brief.metrics, brief.sources, language=meta.language, as_of=meta.as_of)
    return Edition(brief=brief, ledger=ledger)
