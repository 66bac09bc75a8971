"""Tables, families and queries: a brief of its own whose printed values an oracle reckons, too."""

from __future__ import annotations

from fuzz.doors.visit import Visit
from fuzz.tabled.briefs import tabled
from fuzz.tabled.trial import READ_BACK, tried


def faults(visit: Visit) -> list[str]:
    """Return what a brief with a random table prints otherwise than the oracle says."""
    made = tabled(visit.choice)
    (folder := visit.folder / "tabled").mkdir(exist_ok=True)
    outcome = tried(folder, made, paint=visit.choice.once_in(READ_BACK))
    visit.counts["tables and queries: answers"] += outcome.answers
    visit.counts[f"tables and queries: {outcome.verdict}"] += 1
    visit.counts["tables and queries: by SQL"] += made.table.by_sql
    return outcome.faults
