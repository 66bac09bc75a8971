"""A brief's problems in, the verdict of `check` out: as lines for people, as JSON for programs."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from briefgen.problems import Problem


def verdict_lines(path: Path, problems: Sequence[Problem]) -> tuple[str, ...]:
    """Return every problem with its place and hint, then one line that counts them."""
    errors, warnings = counts(problems)
    counted = f"{_counted(errors, 'error')}, {_counted(warnings, 'warning')}" if problems else "clean"
    return (*map(str, problems), f"{path}: {counted}")


def verdict_json(problems: Sequence[Problem]) -> str:
    """Return the problems of all briefs as one JSON object, with their counts."""
    errors, warnings = counts(problems)
    whole = {"problems": [_entry(problem) for problem in problems], "errors": errors, "warnings": warnings}
    return json.dumps(whole, ensure_ascii=False, indent=2)


def counts(problems: Sequence[Problem]) -> tuple[int, int]:
    """Return how many errors and how many warnings there are."""
    errors = sum(problem.severity == "error" for problem in problems)
    return errors, len(problems) - errors


def _entry(problem: Problem) -> dict[str, Any]:
    return {
        "file": problem.place.file,
        "line": problem.place.line,
        "column": problem.place.column,
        "severity": problem.severity,
        "code": problem.code,
        "message": problem.message,
        "hint": problem.hint,
    }


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
