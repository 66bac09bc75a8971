"""Results of a batch in, a live line on a terminal out, and what is wrong with rows as it is found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from briefgen.base.translate import tr
from briefgen.pipeline.batch.summary import SAID
from briefgen.report.verdict import tally
from briefgen.runtime.console import CLEAR_LINE, print_progress, print_stderr, shows_live_line

if TYPE_CHECKING:
    from briefgen.pipeline.batch.job import Result
    from briefgen.pipeline.batch.summary import Summary

BAR = 24
"""Width of the bar in characters."""
MOST_FAILED_TOLD = 10
"""Rows whose problems are printed; the report has all of them."""
MOST_KEPT_TOLD = 6


class BatchProgress:
    """Shows how far a batch is, and at its end what came out."""

    def __init__(self, rows: int, *, quiet: bool) -> None:
        self._rows = rows
        self._quiet = quiet
        self._live = shows_live_line() and not quiet
        self._states: Counter[str] = Counter()
        self._kept = 0

    def done(self, result: Result) -> None:
        """Say what became of a row."""
        self.clear()
        self._states[result.state] += 1
        if result.state == "failed" and self._states["failed"] <= MOST_FAILED_TOLD:
            self._failed(result)
        for kept in result.kept:
            self._kept += 1
            if self._kept <= MOST_KEPT_TOLD:
                print_stderr(
                    tr(
                        "{name}: a file was edited since it was built: kept as {kept}",
                        name=result.name,
                        kept=kept,
                    )
                )
        if self._live:
            print_stderr(self._line(), end="")

    def _failed(self, result: Result) -> None:
        for problem in result.problems:
            if problem.severity == "error":
                print_stderr(str(problem))
        why = result.error or tally(result.problems)
        print_stderr(
            tr(
                "{place}: row {number} ({name}): not built: {why}",
                place=result.place,
                number=result.number,
                name=result.name,
                why=why,
            )
        )

    def _line(self) -> str:
        count = self._states.total()
        filled = BAR * count // max(self._rows, 1)
        told = ", ".join(tr(SAID[state], count=number) for state, number in sorted(self._states.items()))
        bar = f"[{'#' * filled}{'.' * (BAR - filled)}]"
        return tr("{bar} {count} of {rows}: {told}", bar=bar, count=count, rows=self._rows, told=told)

    def clear(self) -> None:
        """Wipe the live line."""
        if self._live:
            print_stderr(CLEAR_LINE, end="")

    def stopped(self) -> None:
        """Say that the batch was stopped, and how it goes on."""
        self.clear()
        done = self._states.total()
        print_stderr(
            tr(
                "stopped after {done} of {rows} rows; the same command goes on with the others",
                done=done,
                rows=self._rows,
            )
        )

    def finished(self, found: Summary, files: Sequence[str]) -> None:
        """Say what came out."""
        if (more := self._states["failed"] - MOST_FAILED_TOLD) > 0:
            print_stderr(tr("… and {more} more rows that failed: the report has them all", more=more))
        if self._quiet:
            return
        for file in files:
            print_progress(file)
        print_progress(found.line)
