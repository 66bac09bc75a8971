"""Results of a batch in, what its reports say out: rows, counts, what stands out, in plain texts."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from briefgen.base.dataclass import dataclass
from briefgen.base.marked import N_
from briefgen.base.translate import tr, tr_n
from briefgen.pipeline.batch.job import Result
from briefgen.pipeline.batch.outliers import Outlier, outliers
from briefgen.report.verdict import one_per_cause, problem_json

STATES = ("built", "unchanged", "failed")
SAID = {
    "built": N_("{count} built"),
    "unchanged": N_("{count} unchanged"),
    "failed": N_("{count} failed"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """A batch at its end, its results in the order of the rows."""

    brief: str
    rows: str
    """The path of the table."""
    results: tuple[Result, ...]
    outliers: Mapping[int, tuple[Outlier, ...]]

    @property
    def counts(self) -> Mapping[str, int]:
        """How many rows are in each state."""
        found: Counter[str] = Counter(result.state for result in self.results)
        return {state: found[state] for state in STATES}

    @property
    def line(self) -> str:
        """The counts in words."""
        told = ", ".join(tr(SAID[state], count=count) for state, count in self.counts.items())
        rows = tr_n("{number} row", "{number} rows", len(self.results))
        if not self.outliers:
            return f"{rows}: {told}"
        out = tr_n("{number} row standing out", "{number} rows standing out", len(self.outliers))
        return f"{rows}: {told}; {out}"


def summary(brief: str, rows: str, results: Sequence[Result]) -> Summary:
    """Return a batch's summary."""
    ordered = tuple(sorted(results, key=lambda result: result.number))
    return Summary(brief=brief, rows=rows, results=ordered, outliers=outliers(ordered))


def said_of(outlier: Outlier) -> str:
    """Return what stands out, in a sentence."""
    figure = outlier.figure
    what = f"{figure.label}, {figure.kind}" if figure.kind != "value" else figure.label
    period = f" ({figure.period})" if figure.period else ""
    own, median = f"{figure.number:,}", f"{outlier.median:,.6g}"
    shown = figure.text.replace(own, median) if figure.text.count(own) == 1 else median  # in its unit
    return tr(
        "{what}{period}: {text}; the median of {rows} rows is {shown}, modified z-score {score:+.1f}",
        what=what,
        period=period,
        text=figure.text,
        rows=outlier.rows,
        shown=shown,
        score=outlier.score,
    )


def problems_of(result: Result) -> tuple[str, ...]:
    """Return what is wrong with a row, each with its file, line and column; warnings of one cause once."""
    told = [str(problem) for problem in one_per_cause(result.problems)]
    return (*([result.error] if result.error else []), *told)


def summary_json(found: Summary) -> str:
    """Return a batch for programs."""
    whole = {
        "brief": found.brief,
        "table": found.rows,
        "rows": [_row_json(result, found.outliers.get(result.number, ())) for result in found.results],
        **found.counts,
    }
    return json.dumps(whole, ensure_ascii=False, indent=2)


def _row_json(result: Result, standing_out: Sequence[Outlier]) -> dict[str, Any]:
    files = [{"file": each.name, "bytes": each.size, "sha256": each.sha256} for each in result.files]
    figures = [
        {
            "metric": each.metric,
            "kind": each.kind,
            "period": each.period,
            "value": str(each.number),
            "text": each.text,
        }
        for each in result.figures
    ]
    out = [
        {"metric": each.figure.metric, "kind": each.figure.kind, "score": round(each.score, 2)}
        for each in standing_out
    ]
    return {
        "row": result.number,
        "at": str(result.place),
        "name": result.name,
        "parameters": dict(result.settings),
        "state": result.state,
        "files": files,
        "kept": list(result.kept),
        **({"error": result.error} if result.error else {}),
        "problems": [problem_json(problem) for problem in result.problems],
        "figures": figures,
        "stands_out": out,
    }
