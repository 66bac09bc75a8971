"""Families of a brief in; which of their metrics a story tells, and which of them together, out."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from briefgen.base.copier import replace
from briefgen.base.dataclass import dataclass
from briefgen.facts.family import Family
from briefgen.facts.latest_order import by_latest
from briefgen.facts.member_labels import told_apart
from briefgen.facts.metric import Metric
from briefgen.story.graph import FactGraph

MOST_TOLD = 12
"""Members that are all told together."""
TOP = 10
"""Members that are told of more: those with the highest latest values."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FamilyGroup:
    """Members of a family that are told together, under its label."""

    name: str
    keys: tuple[str, ...]


def family_groups(
    families: Mapping[str, Family], metrics: Mapping[str, Metric], given: Collection[str]
) -> Iterator[FamilyGroup]:
    """Yield the groups of families none of whose metrics the brief groups or leads with: ``given``."""
    for family in families.values():
        if set(given) & set(family.keys.values()):
            continue
        keys = family.outermost()
        if len(keys) > MOST_TOLD:
            keys = tuple(by_latest([metrics[key] for key in keys], falling=True)[:TOP])
        if len(keys) > 1:
            yield FamilyGroup(name=family.label, keys=keys)


def untold(families: Mapping[str, Family], groups: Collection[FamilyGroup]) -> Iterator[str]:
    """Yield the metrics of grouped families that are in no group and are not the total."""
    told = {key for group in groups for key in group.keys}
    for family in families.values():
        if not told.isdisjoint(family.keys.values()):
            yield from (key for at, key in family.keys.items() if any(at) and key not in told)


def with_member_labels(keys: Collection[str], graph: FactGraph) -> FactGraph | None:
    """Return a graph in which metrics are called by their members; None where they are not of one family."""
    members = [graph.metrics[key].membership for key in keys]
    if len({member.family if member else "" for member in members}) != 1 or members[0] is None:
        return None
    labels = told_apart(tuple(keys), graph.metrics, graph.ledger.language)
    renamed = {key: replace(graph.metrics[key], label=labels[key]) for key in keys}
    return replace(graph, metrics={**graph.metrics, **renamed})


def without_parts(keys: Sequence[str], graph: FactGraph) -> list[str]:
    """Return metrics without members of a family whose total is among them: it is not set against itself."""
    memberships = {key: graph.metrics[key].membership for key in keys}
    totals = {member.family for member in memberships.values() if member and not any(member.coordinates)}
    return [
        key
        for key, member in memberships.items()
        if not member or not any(member.coordinates) or member.family not in totals
    ]
