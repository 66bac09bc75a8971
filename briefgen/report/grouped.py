"""Warnings of one cause as one line: the first of them, how many more there are, and where."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from briefgen.base.diagnostics import Problem

MOST_NAMED = 8
"""So many others are named; the rest are counted."""
_PARTS = re.compile(r"“[^”]*”|'[^']*'|`[^`]*`|[-−+]?\d[\d.,]*|\b[a-z_]+(?=[.@])[\w.@/-]*")
"""What differs between two problems of one cause: quoted texts, numbers, references."""


def grouped(problems: Sequence[Problem]) -> tuple[Problem, ...]:
    """Return every error, and of the warnings of one cause the first, which counts and places the others."""
    causes: dict[object, list[Problem]] = {}
    for number, problem in enumerate(problems):
        causes.setdefault(_cause(problem, number), []).append(problem)
    return tuple(_one_for_all(alike) for alike in causes.values())


def _cause(problem: Problem, number: int) -> object:
    if problem.severity == "error":
        return number
    return problem.place.file, problem.code, _PARTS.sub("…", problem.hint or problem.message)


def _one_for_all(alike: Sequence[Problem]) -> Problem:
    first, *others = alike
    if not others:
        return first
    shown = ", ".join(_where(each, first) for each in others[:MOST_NAMED])
    more = ", …" if len(others) > MOST_NAMED else ""
    return replace(first, message=f"{first.message}; and {len(others)} more like it: {shown}{more}")


def _where(problem: Problem, first: Problem) -> str:
    """Return what another problem of the cause speaks of, and its line."""
    subject = _PARTS.search(problem.message)
    same = subject is None or subject[0] in first.message
    line = f"line {problem.place.line}"
    return line if same or subject is None else f"{subject[0]} ({line})"
