"""A brief's `story` in; which metrics are told, in which order, and which of them together, out."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from briefgen.base.copier import replace
from briefgen.base.dataclass import dataclass
from briefgen.brief.model import Brief, StoryLength
from briefgen.facts.metric import Metric
from briefgen.story.family_groups import family_groups, untold


@dataclass(frozen=True, slots=True, kw_only=True)
class Steering:
    """What a brief says about the story of its figures; without a word of it nothing is steered."""

    lead: tuple[str, ...] = ()
    skip: frozenset[str] = frozenset()
    groups: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Names of groups and their metrics, each once."""
    length: StoryLength = "normal"

    @classmethod
    def of(cls, brief: Brief) -> Steering:
        """Return what a brief says."""
        given = brief.story
        steering = cls()
        if given is not None:
            steering = cls(
                lead=tuple(dict.fromkeys(given.lead)),
                skip=frozenset(given.skip),
                groups=tuple((name, tuple(dict.fromkeys(keys))) for name, keys in given.group.items()),
                length=given.length,
            )
        return steering.with_families(brief) if brief.families else steering

    def with_families(self, brief: Brief) -> Steering:
        """Return the same with the members of each family told together: of many the highest."""
        given = {*self.lead, *(key for _, keys in self.groups for key in keys)}
        families = {
            key: family
            for key, family in brief.families.items()
            if not self.skip.issuperset(family.keys.values())
        }
        found = tuple(family_groups(families, brief.metrics, given))
        own = tuple((group.name, tuple(key for key in group.keys if key not in self.skip)) for group in found)
        return replace(
            self,
            groups=(*self.groups, *(group for group in own if group[1])),
            skip=self.skip | frozenset(untold(families, found)),
        )

    def ordered(self, metrics: Iterable[Metric]) -> list[Metric]:
        """Return the metrics that are told, those that lead first and the others as they come."""
        told = [metric for metric in metrics if metric.key not in self.skip]
        place = {key: index for index, key in enumerate(self.lead)}
        return sorted(told, key=lambda metric: place.get(metric.key, len(place)))

    def homes(self, metrics: Sequence[Metric], open_pillars: Collection[str]) -> Mapping[str, str]:
        """Return the pillar that each metric is told in: all of a group in the first that is open."""
        homes = {metric.key: metric.pillar for metric in metrics}
        for _, keys in self.groups:
            own = [key for key in keys if key in homes]
            first = next((homes[key] for key in own if homes[key] in open_pillars), None)
            if first is not None:
                homes.update(dict.fromkeys(own, first))
        return homes
