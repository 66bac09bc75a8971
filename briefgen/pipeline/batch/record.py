"""What became of a row as JSON, and read again: the record beside its files by which a batch goes on."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

from briefgen.base.dataclass import dataclass
from briefgen.base.diagnostics import Place, Problem
from briefgen.pipeline.batch.job import BuiltFile, KeyFigure, Result

FOLDER = ".briefgen-batch"
FORM = 1
"""Of the records; those of another form are not read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RowRecord:
    """A briefing that was built: of which inputs, and with what outcome."""

    key: str
    """The hash of what was asked for."""
    inputs: dict[str, str]
    """The hashes of the files that were read, by their names."""
    result: Result


def written(record: RowRecord) -> bytes:
    """Return a record as JSON."""
    result = record.result
    told = {
        "form": FORM,
        "key": record.key,
        "inputs": record.inputs,
        "files": [[each.name, each.size, each.sha256] for each in result.files],
        "slides": result.slides,
        "pages": result.pages,
        "problems": [_problem(each) for each in result.problems],
        "figures": [
            [each.metric, each.label, each.kind, each.period, str(each.number), each.text]
            for each in result.figures
        ],
    }
    return (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "surrogatepass")


def _problem(problem: Problem) -> list[Any]:
    place = problem.place
    where = [place.file, place.line, place.column]
    return [*where, problem.message, problem.hint, problem.code, problem.severity]


def read(data: bytes, number: int, name: str, place: Place, settings: dict[str, str]) -> RowRecord | None:
    """Return what a record says of a row; None where it is none."""
    try:
        told = json.loads(data)
        if told["form"] != FORM:
            return None
        problems = (
            Problem(Place(*where), message, hint, code, severity)
            for *where, message, hint, code, severity in told["problems"]
        )
        figures = (
            KeyFigure(metric=a, label=b, kind=c, period=d, number=Decimal(e), text=f)
            for a, b, c, d, e, f in told["figures"]
        )
        result = Result(
            number=number,
            name=name,
            place=place,
            settings=settings,
            state="unchanged",
            files=tuple(BuiltFile(name=a, size=b, sha256=c) for a, b, c in told["files"]),
            slides=told["slides"],
            pages=told["pages"],
            problems=tuple(problems),
            figures=tuple(figures),
        )
        return RowRecord(key=told["key"], inputs=dict(told["inputs"]), result=result)
    except (ValueError, KeyError, TypeError, ArithmeticError):
        return None
