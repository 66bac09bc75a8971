"""Warnings in; those that the brief accepts apart from those that it does not."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import field

from briefgen.base.compile_late import compile_late
from briefgen.base.dataclass import dataclass, option
from briefgen.base.diagnostics import Place, Problem, nearest
from briefgen.base.translate import tr


@dataclass(frozen=True, slots=True, kw_only=True)
class AcceptedWarning:
    """A warning that is known and stays: it is neither told nor, with --strict, an error."""

    warning: str = field(metadata={"doc": "its code, as in brackets at its end: untraced, unlikely, chart"})
    about: str = option("words of its message, such as a metric's key; all of the code by default", "")
    reason: str = field(metadata={"doc": "why it is accepted"})
    place: Place

    def covers(self, problem: Problem) -> bool:
        """Return whether this is about a problem; errors are never accepted."""
        named = problem.code == self.warning and _speaks_of(self.about, problem.message)
        return problem.severity == "warning" and named


def _speaks_of(words: str, message: str) -> bool:
    """Return whether a message has these words; a number by itself, and not in what it quotes."""
    if not words[:1].isdigit():
        return words.casefold() in message.casefold()
    return bool(re.search(rf"(?<![\d.,]){re.escape(words)}(?![\d.,]*\d)", _QUOTED.sub("", message)))


_QUOTED = compile_late("“[^”]*”")
EDITION_CODES = frozenset({"revision", "unit-changed", "unchanged", "jump", "gone"})
"""Warnings that only a comparison with the last edition has."""

Accepted = tuple[Problem, AcceptedWarning]


def sifted(
    found: Iterable[Problem], accept: Sequence[AcceptedWarning], *, complete: bool = True
) -> tuple[tuple[Problem, ...], tuple[Accepted, ...]]:
    """Return the problems that remain, and those that are accepted, each with what accepts it.

    ``complete``: all problems are there, so that what is accepted and does not occur is a problem of its own.
    """
    problems = tuple(dict.fromkeys(found))
    pairs = [(problem, next((each for each in accept if each.covers(problem)), None)) for problem in problems]
    taken = tuple((problem, by) for problem, by in pairs if by is not None)
    left = tuple(problem for problem, by in pairs if by is None)
    unused = [each for each in accept if not any(each.covers(problem) for problem in problems)]
    return (*left, *(_unused(each, problems) for each in unused if complete)), taken


def _unused(accepted: AcceptedWarning, problems: Sequence[Problem]) -> Problem:
    about = tr(" about {words!r}", words=str(accepted.about)) if accepted.about else ""
    codes = {problem.code for problem in problems if problem.severity == "warning"} - {accepted.warning}
    message = tr(
        "there is no warning {warning!r}{about} (any more): nothing is accepted",
        warning=str(accepted.warning),
        about=about,
    )
    hint = tr("remove it from `accept`")
    if near := nearest(accepted.warning, codes):
        hint = tr("remove it from `accept`, or did you mean {near!r}?", near=near)
    return Problem(accepted.place, message, hint, "accept", "warning")
