"""A brief that was tried in; the doors that its seed leads it through, and what is wrong behind them, out."""

from __future__ import annotations

import traceback
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from fuzz.choice import Choice
from fuzz.doors import evenly, parameters, proofs, sentences, tables, templates, updates, web
from fuzz.doors.visit import Visit
from fuzz.trial import Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class Door:
    """A way through more of the program."""

    faults: Callable[[Visit], list[str]]
    once_in: int
    """One of so many briefs goes through it."""
    built: bool = True
    """Whether it takes briefs alone that could be built."""


DOORS: dict[str, Door] = {
    "fmt": Door(faults=evenly.faults, once_in=12, built=False),
    "verify": Door(faults=proofs.faults, once_in=8),
    "web page": Door(faults=web.faults, once_in=30),
    "template": Door(faults=templates.faults, once_in=30),
    "update": Door(faults=updates.faults, once_in=25),
    "parameters": Door(faults=parameters.faults, once_in=40),
    "tables and queries": Door(faults=tables.faults, once_in=40, built=False),
    "sentences": Door(faults=sentences.faults, once_in=100, built=False),
}


def enter(outcome: Outcome, folder: Path, yaml: bytes, seed: int | str, *, only: str = "") -> None:
    """Lead a brief through the doors that its seed decides on, or through one; add what is found."""
    for name, door in DOORS.items():
        choice = Choice.of_seed(f"{name} {seed}")
        chosen = choice.once_in(door.once_in)
        if not (name == only if only else chosen) or (door.built and outcome.verdict != "built"):
            continue
        visit = Visit(folder=folder, yaml=yaml, files=outcome.files, choice=choice, seed=seed)
        outcome.checks[name] += 1
        try:
            outcome.faults += [f"{name}: {fault}" for fault in door.faults(visit)]
        except Exception:
            outcome.faults.append(f"{name}: {traceback.format_exc()}")
        outcome.checks.update(visit.counts)
    if outcome.faults:
        outcome.verdict = "failed"
