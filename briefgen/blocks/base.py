"""What all block words share: their base, and how they note a problem."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from briefgen.base.dataclass import dataclass
from briefgen.base.diagnostics import Place, Problem

if TYPE_CHECKING:
    from briefgen.model.context import Setting


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockBase:
    """A block that keeps its natural height, unless its word says otherwise."""

    stretch: ClassVar[float] = 0.0
    """Its share of a column's spare height: 0 none, 1 as much as a chart."""

    place: Place


def note(setting: Setting, problem: Problem) -> None:
    """Note a problem of the layout, once: a block is composed at several sizes."""
    if problem not in setting.problems:
        setting.problems.append(problem)


def note_once(setting: Setting, problem: Problem) -> None:
    """Note a problem whose message has another figure at each size that is tried, at the first of them."""
    findings = setting.notebook.findings
    if (problem.place, problem.hint) not in findings.once:
        findings.once.add((problem.place, problem.hint))
        findings.problems.append(problem)
