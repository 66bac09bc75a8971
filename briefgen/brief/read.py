"""A path in, the brief out: decoded, cross-checked, or all of its Problems at once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from briefgen.brief.decode import decode
from briefgen.brief.model import Brief
from briefgen.brief.source import read_source
from briefgen.problems import BriefError, Place, Problem, did_you_mean


def read_brief(path: Path) -> Brief:
    """Return the brief in a YAML file; BriefError with every Problem where it cannot be read."""
    brief: Brief = decode(read_source(path), Brief)
    problems = list(_cross_checked(brief))
    if problems:
        raise BriefError(problems)
    return brief


def _cross_checked(brief: Brief) -> Iterator[Problem]:
    """Yield what single values cannot show: keys that refer to nothing."""
    pillars = {pillar.key for pillar in brief.onepager.pillars} if brief.onepager else set()
    for metric in brief.metrics.values():
        for key in metric.source:
            if key not in brief.sources:
                yield _unknown(metric.place, "source", key, set(brief.sources))
    for slide in brief.deck:
        if slide.pillar and pillars and slide.pillar not in pillars:
            yield _unknown(slide.place, "pillar", slide.pillar, pillars)
    seen: set[str] = set()
    for pillar in brief.onepager.pillars if brief.onepager else ():
        if pillar.key in seen:
            yield Problem(pillar.place, f"a second pillar has the key {pillar.key!r}", code="duplicate-key")
        seen.add(pillar.key)


def _unknown(place: Place, kind: str, key: str, allowed: set[str]) -> Problem:
    hint = did_you_mean(key, allowed) if allowed else f"the brief has no {kind}s"
    return Problem(place, f"unknown {kind} {key!r}", hint=hint, code=f"unknown-{kind}")
