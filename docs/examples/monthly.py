"""A program that builds the monthly briefing of a frame, and says what it came to."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import briefgen

BRIEF: dict[str, object] = {
    "meta": {"title": "Waits at Northgate", "language": "en", "publisher": "Ayton Hospitals"},
    "sources": {"returns": {"title": "Monthly returns"}},
    "metrics": {
        "wait": {
            "label": "Median wait",
            "unit": "minutes",
            "kind": "amount",
            "source": "returns",
            "from": {"table": "returns", "value": "median_min", "period": "month"},
        },
    },
}


def main(rows: Sequence[Mapping[str, object]], out: Path) -> int:
    """Build deck and page of the rows into a folder; return an exit code."""
    brief = briefgen.load(BRIEF, name="waits.yaml", tables={"returns": rows})

    def tell(stage: briefgen.Stage, done: int, total: int) -> None:
        print(f"{done}/{total} {stage}")

    try:
        result = briefgen.build(brief, out, formats=["pptx", "pdf"], progress=tell)
    except briefgen.BriefError as error:
        for problem in error.problems:
            print(f"{brief.key_of(problem) or problem.file}: {problem.message}", file=sys.stderr)
        return 2
    latest: briefgen.LedgerEntry = result.facts.find("wait.2025-10")
    print(f"{latest.label}: {latest.figure} ({'; '.join(latest.sources)})")
    proof = briefgen.verify(brief, deck=result.paths["waits.pptx"])
    return 1 if proof.differs else 0


if __name__ == "__main__":
    MONTHS = {"2025-08": 41, "2025-09": 40, "2025-10": 38}
    sys.exit(main([{"month": month, "median_min": wait} for month, wait in MONTHS.items()], Path("out")))
