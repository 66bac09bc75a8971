"""Sentences about figures: none that is true of them may be refused."""

from __future__ import annotations

from fuzz.doors.visit import Visit
from fuzz.worded.trial import heard


def faults(visit: Visit) -> list[str]:
    """Return the true sentences of a seed's brief that are accused; count the false ones."""
    told = heard(visit.choice.below(1_000_000_000), visit.brief)
    visit.counts["sentences: false"] += sum(each.false for each in told)
    visit.counts["sentences: false and refused"] += sum(each.false and each.right for each in told)
    visit.counts["sentences: true"] += sum(not each.false for each in told)
    return [
        f"accused: {each.sentence.text}: {each.said[0]}" for each in told if not each.false and not each.right
    ]
