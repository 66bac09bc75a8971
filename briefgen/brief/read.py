"""A path in, the brief out: decoded, cross-checked, or all of its Problems at once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from briefgen.brief.brief_file import read_bytes
from briefgen.brief.decode import decode
from briefgen.brief.hidden import refuse_hidden
from briefgen.brief.limits import refuse_oversized
from briefgen.brief.model import Brief
from briefgen.brief.source import parse
from briefgen.problems import BriefError, Place, Problem, did_you_mean

MOST_PILLARS = 12
"""Two to six make a page; twelve columns are the narrowest that hold a word."""


def read_brief(path: Path, content: bytes | None = None) -> Brief:
    """Return the brief in a YAML file; BriefError with every Problem where it cannot be read.

    ``content`` is what the file held when it was read, where that has been done: it may change at any time.
    """
    root = parse(read_bytes(path) if content is None else content, str(path))
    refuse_oversized(root)
    refuse_hidden(root)
    brief: Brief = decode(root, Brief)
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
    if brief.onepager and len(brief.onepager.pillars) > MOST_PILLARS:
        message = f"a page of {len(brief.onepager.pillars)} pillars; it has at most {MOST_PILLARS}"
        yield Problem(brief.onepager.place, message, "make modules of some of them", "size")
    seen: set[str] = set()
    for pillar in brief.onepager.pillars if brief.onepager else ():
        if pillar.key in seen:
            message = f"a second pillar has the key {pillar.key!r}"
            yield Problem(pillar.place, message, "give it a key of its own", "duplicate-key")
        seen.add(pillar.key)


def _unknown(place: Place, kind: str, key: str, allowed: set[str]) -> Problem:
    hint = did_you_mean(key, allowed) if allowed else f"the brief has no {kind}s"
    return Problem(place, f"unknown {kind} {key!r}", hint=hint, code=f"unknown-{kind}")
