"""A small brief with a table beside it, and what `briefgen preview` makes of it in this process."""

from __future__ import annotations

from pathlib import Path

from briefgen.brief.parameter import UNSET
from briefgen.preview.attempt import Attempt, Draughtsman, Wish

BRIEF = """\
meta: {title: Libraries in 2025, language: en, publisher: Ayton Council, date: 2025-12-04}
sources: {report: {title: Annual report, publisher: Ayton Council}}
data: {returns: {file: returns.csv}}
metrics:
  visits: {label: Visits, unit: thousand, from: {table: returns, value: n, period: y},
    source: report, kind: amount}
  loans: {label: Loans, unit: thousand, kind: amount, values: {2023: 625, 2025: 719}, source: report}
deck:
  - kind: cover
  - title: "{visits} visits"
    blocks: [{column: visits}]
  - title: "{loans} loans, {loans.growth} more"
    blocks: [{prose: "As many books were lent: {loans}."}]
"""
TABLE = "y,n\n2023,840\n2025,1033\n"


def folder_with(folder: Path, brief: str = BRIEF, table: str = TABLE) -> Path:
    """Return the path of a brief that lies with its table in a folder."""
    path = folder / "libraries.yaml"
    path.write_text(brief, encoding="utf-8")
    (folder / "returns.csv").write_text(table, encoding="utf-8")
    return path


def wish(path: Path) -> Wish:
    """Return that a brief is shown as it is."""
    return Wish(path=path, settings=UNSET)


def attempted(path: Path, hand: Draughtsman | None = None) -> Attempt:
    """Return what comes of a build of a brief."""
    hand = hand or Draughtsman(path)
    return hand.attempt(lambda: wish(path), lambda: False)
