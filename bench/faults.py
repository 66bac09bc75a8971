"""The seeded faults in, how many of them are found out: in briefs, in decks and pages edited by hand.

The faults are data: ``tests/faults/brief.yaml`` (edits of the true brief ``base.yaml``), ``deck.yaml`` and
``page.yaml`` (edits of what is built from it). The tests ask for the same score.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from bench.edits import Edit, edited_deck, edited_page
from briefgen.base.diagnostics import BriefError
from briefgen.edition.publication import Publication
from briefgen.pipeline.lay_out import lay_out
from briefgen.pipeline.paint import painted
from briefgen.verify.proof import prove

ROOT = Path(__file__).parents[1]
FAULTS = ROOT / "tests" / "faults"
TRUE_BRIEFS = (FAULTS / "base.yaml", *sorted((ROOT / "data").glob("*.yaml")))
LAYOUT_CODES = frozenset({"text", "fit", "layout", "space"})
"""Warnings that say nothing of figures."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """How many faults were found; the names of those that were not, and of alarms without a fault."""

    faults: int
    true: int
    missed: tuple[str, ...]
    false_alarms: tuple[str, ...]

    @property
    def recall(self) -> float:
        """Return the share of faults that were found."""
        return 1 - len(self.missed) / self.faults

    def __str__(self) -> str:
        found = self.faults - len(self.missed)
        lines = [
            f"seeded faults found: {found} of {self.faults} ({self.recall:.1%}); "
            f"false alarms: {len(self.false_alarms)} of {self.true} true briefs and files"
        ]
        lines += [f"  missed: {name}" for name in self.missed]
        lines += [f"  false alarm: {name}" for name in self.false_alarms]
        return "\n".join(lines)


def score() -> Score:
    """Seed every fault, one at a time, and count."""
    missed: list[str] = []
    false: list[str] = []
    faults = true = 0
    for name, faulty, found in results():
        faults, true = faults + faulty, true + (not faulty)
        if faulty and not found:
            missed.append(name)
        if not faulty and found:
            false.append(name)
    return Score(faults=faults, true=true, missed=tuple(missed), false_alarms=tuple(false))


def results() -> Iterator[tuple[str, bool, bool]]:
    """Yield name, whether there is a fault, and whether it was found (or, without one, an alarm raised)."""
    for path in TRUE_BRIEFS:
        yield f"brief: {path.name}", False, bool(alarms(path))
        laid = lay_out(path)
        yield (
            f"files: {path.name}",
            False,
            bool(prove(laid, painted(laid, path.stem, ("pptx", "pdf"))).findings),
        )
    for fault in listed("brief"):
        yield f"brief: {fault['name']}", True, found_in_brief(fault)
    base = lay_out(FAULTS / "base.yaml")
    files = painted(base, "base", ("pptx", "pdf"))
    for name, edit in (("deck", edited_deck), ("page", edited_page)):
        for fault in listed(name):
            codes, messages = findings(base, files, name, edit, fault)
            shown = fault.get("shown", "") in messages
            hit = bool(codes & set(fault["codes"])) and shown if fault["codes"] else bool(codes)
            yield f"{name}: {fault['name']}", bool(fault["codes"]), hit


def listed(name: str) -> list[dict[str, Any]]:
    """Return the faults of a file."""
    faults: list[dict[str, Any]] = yaml.load((FAULTS / f"{name}.yaml").read_bytes(), yaml.CSafeLoader)
    return faults


def found_in_brief(fault: dict[str, Any]) -> bool:
    """Say whether one edit of the true brief is found under one of the codes it should be."""
    text = (FAULTS / "base.yaml").read_text(encoding="utf-8")
    if text.count(fault["old"]) != 1:
        raise ValueError(f"{fault['name']}: {fault['old']} must stand in base.yaml once")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "brief.yaml"
        path.write_text(text.replace(fault["old"], fault["new"]), encoding="utf-8")
        return bool(alarms(path) & set(fault["codes"]))


def alarms(path: Path) -> set[str]:
    """Return the codes of all problems of a brief that have to do with figures."""
    try:
        problems = lay_out(path).problems
    except BriefError as error:
        problems = error.problems
    return {problem.code for problem in problems} - LAYOUT_CODES


def findings(
    base: Publication,
    files: dict[str, bytes],
    name: str,
    edit: Callable[[bytes, Edit], bytes],
    fault: dict[str, Any],
) -> tuple[set[str], str]:
    """Return the codes of what differs in an edited file, and everything that is said of it."""
    file = {"deck": "base.pptx", "page": "base.pdf"}[name]
    proof = prove(base, {file: edit(files[file], fault)})
    differing = {finding.code for finding in proof.findings if finding.differs}
    return differing | set(proof.unreadable), "\n".join(map(str, proof.findings))
