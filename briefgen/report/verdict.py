"""Problems in; the report of `check` out, as text, JSON or workflow annotations."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from briefgen.base.compile_late import compile_late
from briefgen.base.copier import replace
from briefgen.base.diagnostics import Problem
from briefgen.base.translate import tr, tr_n
from briefgen.brief.acceptance import EDITION_CODES, Accepted


def verdict_lines(
    path: Path,
    problems: Sequence[Problem],
    unchecked: Sequence[str] = (),
    accepted: Sequence[Accepted] = (),
    *,
    every: bool = False,
) -> tuple[str, ...]:
    """Return each problem with place and hint, warnings of one cause as one, then a line that counts all.

    ``every`` warning is told by itself where that is asked for. A brief is not called clean without a word on
    the claims that could not be recomputed.
    """
    told = tr("{path}: {said}", path=path, said=tally(problems) if problems else tr("clean"))
    if accepted:
        told += tr("; ") + tr_n("{number} warning accepted", "{number} warnings accepted", len(accepted))
    if unchecked:
        told += tr("; ") + tr_n(
            "{number} claim stands as its source states it, not recomputed: {ids}",
            "{number} claims stand as their sources state them, not recomputed: {ids}",
            len(unchecked),
            ids=", ".join(unchecked),
        )
    return (*map(str, problems if every else one_per_cause(problems)), told)


def verdict_json(
    problems: Sequence[Problem], unchecked: Sequence[str] = (), accepted: Sequence[Accepted] = ()
) -> str:
    """Return the problems of all briefs as one JSON object, with their counts and the unchecked claims.

    ``accepted`` are the warnings that the briefs accept, each with its reason.
    """
    errors, warnings = counts(problems)
    whole = {
        "problems": [problem_json(problem) for problem in problems],
        "errors": errors,
        "warnings": warnings,
        "unchecked": list(unchecked),
        "accepted": [problem_json(problem) | {"reason": by.reason} for problem, by in accepted],
    }
    return json.dumps(whole, ensure_ascii=False, indent=2)


def counts(problems: Sequence[Problem]) -> tuple[int, int]:
    """Return how many errors and how many warnings there are."""
    errors = sum(problem.severity == "error" for problem in problems)
    return errors, len(problems) - errors


def way_on(problems: Sequence[Problem]) -> str:
    """Return where more is said about the first error, else the first warning; empty where there is none."""
    first = min(problems, key=lambda problem: problem.severity, default=None)
    return "" if first is None else tr("more: briefgen explain {code}", code=first.code)


def tally(problems: Sequence[Problem]) -> str:
    """Return both numbers in words: 1 error, 2 warnings."""
    errors, warnings = counts(problems)
    return tr(
        "{errors}, {warnings}",
        errors=tr_n("{number} error", "{number} errors", errors),
        warnings=tr_n("{number} warning", "{number} warnings", warnings),
    )


def problem_json(problem: Problem) -> dict[str, Any]:
    """Return a problem as JSON has it; line and column are 0 where it is about the whole file."""
    return {**problem.as_dict()}


_CELL = compile_late(r"(.+\.(?:xlsx|json))!(.+)", re.IGNORECASE)
"""The place of a cell: its file, and where in that."""


def annotation(problem: Problem) -> str:
    """Return a problem as one line, which a step of a workflow prints."""
    place = problem.place
    file, within = file_and_cell(problem)
    where = {"file": file, "line": place.line, "col": place.column, "title": problem.code}
    described = ",".join(f"{key}={_property(str(value))}" for key, value in where.items() if value)
    text = f"{within}{problem.message}\n{problem.hint}" if problem.hint else within + problem.message
    return f"::{problem.severity} {described}::{_data(text)}"


def file_and_cell(problem: Problem) -> tuple[str, str]:
    """Return the file that a problem is about, and its cell where it has one, before a message."""
    cell = _CELL.fullmatch(problem.file)
    return (cell[1], f"{cell[2]}: ") if cell else (problem.file, "")


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


SINGLE = EDITION_CODES | {"unlikely"}
"""Warnings of which each has a cause of its own."""
MOST_NAMED = 8
"""The most others that are listed; the rest are counted."""
_PARTS = compile_late(r"“[^”]*”|'[^']*'|`[^`]*`|[-−+]?\d[\d.,]*|(?<![A-Za-z_])[a-z_]+(?=[.@])[\w.@/-]*")
"""What differs between two problems of one cause: quoted texts, numbers, references."""


def one_per_cause(problems: Sequence[Problem]) -> tuple[Problem, ...]:
    """Return every error, and of the warnings of one cause the first, which counts and places the others."""
    causes: dict[object, list[Problem]] = {}
    for number, problem in enumerate(problems):
        causes.setdefault(_cause(problem, number), []).append(problem)
    return tuple(_one_for_all(alike) for alike in causes.values())


def _cause(problem: Problem, number: int) -> object:
    if problem.severity == "error" or problem.code in SINGLE:
        return number
    return problem.place.file, problem.code, _PARTS.sub("…", problem.hint or problem.message)


def _one_for_all(alike: Sequence[Problem]) -> Problem:
    first, *others = alike
    if not others:
        return first
    shown = ", ".join(_where(each, first) for each in others[:MOST_NAMED])
    more = ", …" if len(others) > MOST_NAMED else ""
    message = tr(
        "{message}; and {count} more like it: {shown}{more}",
        message=first.message,
        count=len(others),
        shown=shown,
        more=more,
    )
    return replace(first, message=message)


def _where(problem: Problem, first: Problem) -> str:
    """Return what another problem of the cause speaks of, and its line."""
    subject = _PARTS.search(problem.message)
    same = subject is None or subject[0] in first.message
    line = tr("line {number}", number=problem.place.line)
    return line if same or subject is None else f"{subject[0]} ({line})"
