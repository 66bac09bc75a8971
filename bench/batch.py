"""Five hundred briefings from one brief: what each costs, what a second process gives, what memory keeps."""

from __future__ import annotations

import csv
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

BRIEF = """\
parameters:
  district: {label: District}
  head: {label: Who heads it, default: The office}
meta: {title: "Care in ${district} in 2025", language: en, publisher: "${head}", date: 2026-01-15}
sources: {returns: {title: Monthly returns}}
data: {figures: {file: figures.csv}}
metrics:
"""
METRICS = {
    "visits": "label: Visits, unit: visits, kind: count",
    "wait": "label: Median wait, unit: minutes, kind: amount",
    "cost": "label: Cost, unit: £ million, kind: amount",
    "staff": "label: Staff, unit: people, kind: count",
}
FROM = '{{table: figures, value: {0}, period: month, where: {{district: "${{district}}"}}}}'
EARLY, LATE = 20, 500
"""Briefings after which memory is compared."""
TIMED = 60
"""Rows that are built by one process and by two, and by a batch that is killed."""


def write(folder: Path, rows: int = LATE) -> None:
    """Write the brief, its table of 24 months for each district, and the table of rows."""
    draw = random.Random(7)
    names = [f"District {chr(65 + number // 26)}{chr(65 + number % 26)}" for number in range(rows)]
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "figures.csv").open("w", newline="", encoding="utf-8") as file:
        table = csv.writer(file)
        table.writerow(["district", "month", *METRICS])
        for name in names:
            base = draw.uniform(5000, 40000)
            for month in range(24):
                visits, wait = round(base * draw.uniform(0.9, 1.1)), round(draw.uniform(25, 60), 1)
                cost, staff = round(draw.uniform(1, 9), 2), draw.randint(40, 400)
                period = f"{2024 + month // 12}-{month % 12 + 1:02d}"
                table.writerow([name, period, visits, wait, cost, staff])
    with (folder / "rows.csv").open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows(
            [["code", "district"], *([f"{at:03d}", name] for at, name in enumerate(names))]
        )
    lines = [
        f"  {key}: {{{said}, source: returns, from: {FROM.format(key)}}}\n" for key, said in METRICS.items()
    ]
    (folder / "brief.yaml").write_text(BRIEF + "".join(lines), encoding="utf-8")


def command(folder: Path, out: str, processes: int) -> list[str]:
    """Return the command that builds the rows into a folder."""
    told = ["batch", str(folder / "brief.yaml"), "--rows", str(folder / "rows.csv"), "--name", "{code}"]
    asked = ["--out", str(folder / out), "--jobs", str(processes), "--first", str(TIMED), "--quiet"]
    return [sys.executable, "-m", "briefgen", *told, *asked]


def seconds(folder: Path, out: str, processes: int) -> float:
    """Return how long a batch takes by the clock."""
    start = time.perf_counter()
    subprocess.run(command(folder, out, processes), check=True)
    return time.perf_counter() - start


def alone(folder: Path) -> None:
    """Build the rows in this process as a worker does; print its processor time and memory on the way."""
    from briefgen.pipeline.batch.engines import warm
    from briefgen.pipeline.batch.plan import Asked, plan
    from briefgen.pipeline.batch.row_table import read_rows
    from briefgen.pipeline.batch.work import work
    from briefgen.pipeline.build import Options

    rows = folder / "rows.csv"
    asked = Asked(brief=folder / "brief.yaml", out=str(folder / "alone"), options=Options(), name="{code}")
    warm.freeze()
    begun, early = 0.0, 0.0
    for number, job in enumerate(plan(asked, read_rows(rows), rows), 1):
        if work(job).state != "built":
            raise SystemExit(f"{job.name} was not built")
        if number == EARLY:
            begun, early = time.process_time(), _resident_mib()
    late, each = _resident_mib(), (time.process_time() - begun) / (number - EARLY)
    print(f"  a briefing           {each:8.3f} s of processor time, {3600 / each:,.0f} an hour and core")
    grown = f"{late / early - 1:+.1%} (limit 10%)"
    print(f"  memory of a worker   {early:8.0f} MiB after {EARLY}, {late:.0f} after {number}: {grown}")


def _resident_mib() -> float:
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / (1 << 20)


def killed(folder: Path) -> str:
    """Kill a batch half-way, let it go on, and say whether its files are those of a whole one."""
    process = subprocess.Popen(command(folder, "killed", 2))
    records = folder / "killed" / ".briefgen-batch"
    while len(list(records.glob("*.json"))) < TIMED // 2:
        time.sleep(0.1)
    process.send_signal(signal.SIGKILL)
    process.wait()
    done = len(list(records.glob("*.json")))
    seconds(folder, "killed", 2)
    same = all(
        path.read_bytes() == (folder / "killed" / path.name).read_bytes()
        for path in (folder / "two").iterdir()
        if path.suffix in (".pptx", ".pdf")
    )
    return f"  killed after {done} rows and gone on: {'the same bytes' if same else 'OTHER BYTES'}"


def report(folder: Path) -> None:
    """Print what five hundred briefings cost."""
    write(folder)
    print(f"batch: {LATE} briefings of 4 metrics, 24 months, 4 slides and a page, drawn anew", flush=True)
    here = f"from bench import batch; from pathlib import Path; batch.alone(Path({str(folder)!r}))"
    subprocess.run([sys.executable, "-c", here], check=True)
    _timed(folder)


def _timed(folder: Path) -> None:
    """Print what a second process gives, and what is left to do where nothing has changed."""
    one, two = seconds(folder, "one", 1), seconds(folder, "two", 2)
    print(f"  {TIMED} by one process    {one:8.1f} s by the clock")
    print(f"  two processes        {two:8.1f} s: {one / two:.2f} times as fast (asked 1.7, on free cores)")
    again = seconds(folder, "two", 2)
    print(f"  nothing has changed  {again:8.1f} s")
    print(killed(folder), flush=True)
