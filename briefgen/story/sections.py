"""A brief in, the sections that it is told in out: its pillars and their metrics."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from briefgen.base.dataclass import dataclass
from briefgen.base.phrase import Phrase, escape_references
from briefgen.brief.model import Brief, Pillar
from briefgen.facts.ledger import Ledger
from briefgen.facts.metric import Metric
from briefgen.story.evenly import evenly
from briefgen.story.steering import Steering

LOOSE = "column-1"
"""The key of the section of metrics that name no pillar."""


def is_derived(brief: Brief) -> bool:
    """Say whether all content of the page is made of the figures."""
    return not any(
        page.hero or page.strip or any(pillar.modules for pillar in page.pillars) for page in brief.onepager
    )


def is_written(brief: Brief) -> bool:
    """Say whether the brief lays out its deck and all of its page: the story has nothing to tell."""
    decks = all(deck.slides or deck.of for deck in brief.decks)
    return bool(decks and brief.onepager) and all(
        not is_derived(brief.of_page(page)) and all(pillar.modules for pillar in page.pillars)
        for page in brief.onepager
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Sections:
    """The metrics that have a value and are told, by the pillar that they belong to."""

    brief: Brief
    ledger: Ledger
    metrics: Sequence[Metric]
    pillars: Sequence[Pillar]
    """Pillars as declared or named by metrics, without derived modules."""
    homes: Mapping[str, str]
    """The key of the pillar that each metric is told in."""

    @classmethod
    def of(cls, brief: Brief, ledger: Ledger, keys: Sequence[str] | None = None) -> Sections:
        """Return the sections of all metrics that have a value, or of those with the given keys."""
        known = [
            metric
            for metric in brief.metrics.values()
            if ledger.series(metric.key) and (keys is None or metric.key in keys)
        ]
        steering = Steering.of(brief)
        metrics = steering.ordered(known)
        given = brief.pillars
        own = [metric.pillar for metric in known]
        homes = steering.homes(metrics, own if is_derived(brief) else _without_modules(given))
        in_deck = (slide.pillar for slide in brief.slides if keys is None)
        told = {*homes.values(), *in_deck}
        declared = [each for each in given if each.modules or each.key in told or each.key not in own]
        further: dict[str, Pillar] = {}
        for metric in known if is_derived(brief) else ():
            key, place = metric.pillar, metric.place
            if key and key in told and key not in {pillar.key for pillar in declared}:
                further.setdefault(
                    key, Pillar(key=key, title=Phrase(escape_references(key), place), place=place)
                )
        pillars = (*declared, *further.values())
        return cls(brief=brief, ledger=ledger, metrics=metrics, pillars=pillars, homes=homes)

    def own(self, pillar: Pillar) -> list[Metric]:
        """Return a pillar's metrics."""
        return [metric for metric in self.metrics if self.homes[metric.key] == pillar.key]

    def loose(self) -> list[Metric]:
        """Return the metrics of no pillar."""
        return [metric for metric in self.metrics if not self.homes[metric.key]]

    def every(self) -> tuple[Pillar, ...]:
        """Return all pillars, one without a title for the metrics of none last."""
        if is_derived(self.brief) and (loose := self.loose()):
            return (*self.pillars, Pillar(key=LOOSE, place=loose[0].place))
        return tuple(self.pillars)

    def keys(self, pillar: Pillar) -> tuple[str, ...]:
        """Return the keys of a pillar's metrics, of the loose ones for the pillar that stands for none."""
        loose = pillar.key == LOOSE and pillar not in self.pillars
        return tuple(metric.key for metric in (self.loose() if loose else self.own(pillar)))

    def shared(self, count: int) -> list[list[str]]:
        """Return the metrics in so many shares of about even sizes, of whole pillars if there are as many."""
        groups = [keys for pillar in self.every() if (keys := list(self.keys(pillar)))]
        if len(groups) < count:
            return evenly([key for keys in groups for key in keys], count)
        shares: list[list[str]] = [[]]
        left = sum(map(len, groups))
        for index, keys in enumerate(groups):
            further = count - len(shares)
            full = len(shares[-1]) + len(keys) / 2 > (len(shares[-1]) + left) / (further + 1)
            if shares[-1] and further and (full or len(groups) - index == further):
                shares.append([])
            shares[-1] += keys
            left -= len(keys)
        return shares


def _without_modules(pillars: Sequence[Pillar]) -> list[str]:
    return [pillar.key for pillar in pillars if not pillar.modules]
