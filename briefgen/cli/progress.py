"""Steps and reports in, lines for people out: a live line on a terminal, plain lines in a pipe."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefgen.base.diagnostics import BriefError, Problem
from briefgen.base.marked import N_
from briefgen.base.translate import tr, tr_n
from briefgen.report.explanation import explanation_json, explanation_lines
from briefgen.report.verdict import one_per_cause, problem_json, tally, way_on
from briefgen.runtime.console import (
    CLEAR_LINE,
    escaped,
    print_progress,
    print_result,
    print_stderr,
    shows_live_line,
)

if TYPE_CHECKING:
    from briefgen.pipeline.build import Report
    from briefgen.runtime.atomic_write import OutputError
    from briefgen.runtime.kept import Kept

MOST_SHOWN = 50
"""The most problems that one run prints."""


MOST_KEPT_SHOWN = 6
"""Files that were kept; beyond these a number says how many there are."""


STEPS = {
    "reading": N_("reading"),
    "laying out": N_("laying out"),
    "painting": N_("painting"),
    "verifying": N_("verifying"),
    "writing": N_("writing"),
}
"""What a build does, as its live line says it."""


class JsonProgress:
    """Keeps what a build has to say, and prints it as one JSON object at its end."""

    def __init__(self) -> None:
        self._briefs: list[dict[str, Any]] = []

    def step(self, path: Path, step: str) -> None:
        """Say nothing."""

    def refused(self, path: Path, error: BriefError) -> None:
        """Keep all that is wrong with a brief."""
        self._add(path, problems=error.problems)

    def failed(self, path: Path, error: OutputError) -> None:
        """Keep why the files could not be written."""
        self._add(path, error=str(error))

    def done(self, path: Path, report: Report) -> None:
        """Keep what was written, and the warnings."""
        self._add(
            path,
            problems=report.problems,
            built=True,
            files=[{"file": str(file.path), "bytes": file.size} for file in report.files],
            kept=[{"file": str(each.path), "kept_as": str(each.kept_as)} for each in report.kept],
            notes=list(report.notes),
            **({"explanation": explanation_json(report.explanation)} if report.explanation else {}),
        )

    def finished(self, built: int, briefs: int) -> None:
        """Print it."""
        whole = {"briefs": self._briefs, "built": built, "not_built": briefs - built}
        print_result(json.dumps(whole, ensure_ascii=False, indent=2))

    def _add(self, path: Path, *, problems: Iterable[Problem] = (), built: bool = False, **more: Any) -> None:
        listed = [problem_json(problem) for problem in problems]
        self._briefs.append({"brief": str(path), "built": built, **more, "problems": listed})


class BuildProgress:
    """Shows the progress of a build, and at its end the files that it wrote."""

    def __init__(self, *, quiet: bool) -> None:
        self._quiet = quiet
        self._problems: list[Problem] = []
        self._live = shows_live_line() and not quiet

    def step(self, path: Path, step: str) -> None:
        """Say what a build does now; only a terminal shows it."""
        if self._live:
            self.clear()
            print_stderr(f"{path.name}: {tr(STEPS.get(step, step))} …", end="")

    def clear(self) -> None:
        """Wipe the live line."""
        if self._live:
            print_stderr(CLEAR_LINE, end="")

    def refused(self, path: Path, error: BriefError) -> None:
        """Say all that is wrong with a brief."""
        self.clear()
        self._problems += error.problems
        _say(one_per_cause(error.problems))
        print_stderr(tr("{path}: not built: {tally}", path=path, tally=tally(error.problems)))

    def failed(self, path: Path, error: OutputError) -> None:
        """Return why the files could not be written."""
        self.clear()
        print_stderr(f"briefgen: {error}")

    def done(self, path: Path, report: Report) -> None:
        """Say what was written, and the warnings."""
        self.clear()
        self._problems += report.problems
        _say(one_per_cause(report.problems))
        tell_kept(report.kept)
        if report.explanation is not None:
            print_result(escaped("\n".join(explanation_lines(path, report.explanation))))
        if self._quiet:
            return
        for file in report.files:
            print_progress(f"{file.path}  {file.size / 1024:,.0f} KiB{_extent(file.path, report)}")
        for note in report.notes:
            print_progress(f"  {note}")
        built = tr_n("built {number} file", "built {number} files", len(report.files))
        warned = tr_n("{number} warning", "{number} warnings", len(report.problems))
        print_progress(tr("{path}: {built}, {warned}", path=path, built=built, warned=warned))

    def finished(self, built: int, briefs: int) -> None:
        """Say at the end of several briefs how many were built, and where more is said of what is wrong."""
        if briefs > 1 and not self._quiet:
            print_progress(
                tr(
                    "{briefs} briefs: {built} built, {number} not built",
                    briefs=briefs,
                    built=built,
                    number=briefs - built,
                )
            )
        if self._problems and not self._quiet:
            print_stderr(way_on(self._problems))


def _extent(path: Path, report: Report) -> str:
    """Return how many slides, pages or pixels a file has; nothing for others."""
    if path.name in report.pixels:
        width, height = report.pixels[path.name]
        return ", " + tr("{width:,} × {height:,} pixels", width=width, height=height)
    count = report.counts.get(path.name)
    if count and path.suffix == ".pptx":
        return ", " + tr_n("{number} slide", "{number} slides", count)
    if count and path.suffix in (".pdf", ".html"):
        return ", " + tr_n("{number} page", "{number} pages", count)
    return ""


def tell_kept(kept: Iterable[Kept]) -> None:
    """Print which files had been edited, and where they were kept."""
    listed = tuple(kept)
    for each in listed[:MOST_KEPT_SHOWN]:
        print_stderr(
            tr(
                "{path} was edited since it was built, or came from elsewhere: kept as {kept_as}",
                path=each.path,
                kept_as=each.kept_as,
            )
        )
    if (further := len(listed) - MOST_KEPT_SHOWN) > 0:
        print_stderr(
            tr_n(
                "… and {number} more file kept beside the new ones in the same way",
                "… and {number} more files kept beside the new ones in the same way",
                further,
            )
        )
    decks = [each.kept_as for each in listed if each.kept_as.suffix.lower() == ".pptx"]
    if decks:
        print_stderr(
            tr(
                "    hint: `briefgen update BRIEF {decks}` brings its figures up to date, and keeps edits",
                decks=decks[0],
            )
        )


def _say(problems: tuple[Problem, ...]) -> None:
    """Print the problems, errors first when they are too many to print them all."""
    shown = problems
    if len(problems) > MOST_SHOWN:
        shown = tuple(sorted(problems, key=lambda problem: problem.severity)[:MOST_SHOWN])
    for problem in shown:
        print_stderr(str(problem))
    if len(problems) > len(shown):
        print_stderr(tr("… and {number:,} more", number=len(problems) - len(shown)))
