"""``python -m bench families``: what 1,000 members with 36 months each cost to check, and to build.

The figures are drawn with a fixed seed: districts of different size, with seasons and some noise.
"""

from __future__ import annotations

import math
import random
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

MEMBERS, YEARS, MONTHS = 1000, (2023, 2024, 2025), range(1, 13)
SEED = 20251204
BRIEF = """\
meta: {title: Visits by district, language: en}
sources: {returns: {title: Monthly returns}}
data: {returns: returns.csv}
metrics:
  visits:
    label: Visits
    unit: people
    source: returns
    from: {table: returns, value: visits, period: month, by: district, aggregate: sum}
deck:
  - title: "{visits}; most in {visits.max.member}, {visits.max}"
    blocks: [{bar: "visits by district, top 10 and the rest"}]
"""


def write_families(folder: Path, members: int = MEMBERS) -> Path:
    """Write a table of members and months and the brief that reads it; return the brief's path."""
    drawn = random.Random(SEED)
    sizes = [drawn.randint(300, 9000) for _ in range(members)]
    rows = ["district,month,visits"]
    for year in YEARS:
        for month in MONTHS:
            for index, size in enumerate(sizes):
                season = 1 + 0.1 * math.sin(month / 6 * math.pi + index)
                grown = 1 + 0.02 * (year - YEARS[0])
                count = round(size * season * grown * drawn.uniform(0.97, 1.03))
                rows.append(f"{name(index)},{year}-{month:02d},{count}")
    (folder / "returns.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    path = folder / "brief.yaml"
    path.write_text(BRIEF, encoding="utf-8")
    return path


def name(index: int) -> str:
    """Return a district's name: letters only, as digits in names cost more than they tell."""
    letters = ""
    for _ in range(3):
        index, rest = divmod(index, 26)
        letters = chr(97 + rest) + letters
    return f"District {letters.capitalize()}"


def report(rounds: int) -> str:
    """Return the medians of so many rounds, each a process of its own."""
    lines = []
    with tempfile.TemporaryDirectory() as folder:
        brief = write_families(Path(folder))
        for command in (["check"], ["build", "--quiet", "--out", folder]):
            seconds = statistics.median(_seconds([*command, str(brief)]) for _ in range(rounds))
            lines.append(
                f"{command[0]}, {MEMBERS:,} members × {len(YEARS) * len(MONTHS)} months: {seconds:.2f} s"
            )
    return "\n".join(lines)


def _seconds(arguments: list[str]) -> float:
    start = time.perf_counter()
    subprocess.run([sys.executable, "-m", "briefgen", *arguments], check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start
