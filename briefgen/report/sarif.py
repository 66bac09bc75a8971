"""Problems in; a log in SARIF 2.1.0 out, as code scanning of forges and editors reads it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path, PurePath
from typing import Any
from urllib.parse import quote

from briefgen.base.diagnostics import Problem
from briefgen.brief.acceptance import Accepted
from briefgen.report.explained import CURE, Explained, explained
from briefgen.report.verdict import file_and_cell

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def verdict_sarif(problems: Sequence[Problem], accepted: Sequence[Accepted] = (), *, version: str) -> str:
    """Return the problems of all briefs as one log; ``accepted`` warnings are in it as suppressed.

    ``version`` is that of the program that found them.
    """
    codes = sorted({problem.code for problem in (*problems, *(problem for problem, _ in accepted))})
    known = explained()
    results = [_result(problem, codes) for problem in problems]
    for problem, by in accepted:
        why = {"kind": "inSource", "justification": str(by.reason)}
        results.append(_result(problem, codes) | {"suppressions": [why]})
    driver = {
        "name": "briefgen",
        "semanticVersion": version,
        "rules": [_rule(code, known.get(code)) for code in codes],
    }
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2)


def _rule(code: str, explanation: Explained | None) -> dict[str, Any]:
    if explanation is None:
        return {"id": code}
    shown = f"{explanation.cause}\n\n{CURE}{explanation.cure}\n\n"
    return {
        "id": code,
        "shortDescription": {"text": f"{explanation.cause.partition('. ')[0].rstrip('.')}."},
        "fullDescription": {"text": explanation.cause},
        "help": {
            "text": shown + explanation.example,
            "markdown": f"{shown}```text\n{explanation.example}\n```\n",
        },
    }


def _result(problem: Problem, codes: Sequence[str]) -> dict[str, Any]:
    file, within = file_and_cell(problem)
    text = f"{within}{problem.message}\n{problem.hint}" if problem.hint else within + problem.message
    physical: dict[str, Any] = {"artifactLocation": {"uri": _uri(file)}}
    if problem.line:
        physical["region"] = {"startLine": problem.line, "startColumn": max(problem.column, 1)}
    return {
        "ruleId": problem.code,
        "ruleIndex": codes.index(problem.code),
        "level": problem.severity,
        "message": {"text": text},
        "locations": [{"physicalLocation": physical}],
    }


def _uri(file: str) -> str:
    """Return a path as a URI: one that is relative stays so, since forges look for it in the repository."""
    path = PurePath(file)
    return Path(file).as_uri() if path.is_absolute() else quote(path.as_posix())
