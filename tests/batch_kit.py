"""A brief with a parameter, its table, and the table of rows that a batch builds."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

from briefgen.pipeline.batch.job import Job, Result
from briefgen.pipeline.batch.work import work

ROOT = Path(__file__).parents[1]
BRIEF = """\
parameters:
  site: {label: Site}
meta: {title: "Waits at ${site}", language: en, date: 2026-01-15}
sources: {report: {title: Returns}}
data: {returns: {file: returns.csv}}
metrics:
  wait:
    label: Median wait
    unit: minutes
    kind: amount
    source: report
    from: {table: returns, value: wait, period: month, where: {site: "${site}"}}
"""
STOPPED = """\
import os, signal, sys
from itertools import count
from briefgen.cli import app, batch_progress
signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's background would not hear it
number, after, rows = signal.Signals[sys.argv[1]], int(sys.argv[2]), count(1)
class Watched(batch_progress.BatchProgress):
    def done(self, result):
        super().done(result)
        if next(rows) == after:
            os.kill(os.getpid(), number)
batch_progress.BatchProgress = Watched
sys.argv[:] = ["briefgen", *sys.argv[3:]]
app.command()
"""
SITES = ("Northgate", "Quayside", "Eastfield", "Westmoor")


def write_batch(folder: Path, sites: tuple[str, ...] = SITES, more: str = "") -> Path:
    """Write brief, data and rows; return the brief's path. ``more`` are further rows: code,site."""
    lines = ["site,month,wait"]
    for number, site in enumerate(sites):
        lines += [f"{site},2025-08,{41 + number}.2", f"{site},2025-09,{39 + number}.5"]
    (folder / "returns.csv").write_text("\n".join(lines) + "\n", "utf-8")
    rows = ["code,site", *(f"s{number},{site}" for number, site in enumerate(sites, 1))]
    (folder / "rows.csv").write_text("\n".join(rows) + "\n" + more, "utf-8")
    path = folder / "waits.yaml"
    path.write_text(BRIEF, "utf-8")
    return path


def words(brief: Path, *options: str) -> list[str]:
    """Return the words of a batch that builds pages alone, which is quicker."""
    folder = brief.parent
    asked = ["--rows", str(folder / "rows.csv"), "--out", str(folder / "out"), "--name", "{code}"]
    return ["batch", str(brief), *asked, "--format", "pdf", *options]


def started(brief: Path, *options: str) -> subprocess.Popen[str]:
    """Start a batch as a process of its own."""
    command = [sys.executable, "-m", "briefgen", *words(brief, *options)]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
    return subprocess.Popen(command, cwd=ROOT, **pipes)  # type: ignore[call-overload, no-any-return]


def stopped_by(name: str, brief: Path, *, after: int) -> subprocess.CompletedProcess[str]:
    """Run a batch as a process of its own, which gets a signal as soon as so many rows are told of."""
    command = [sys.executable, "-c", STOPPED, name, str(after), *words(brief, "--jobs", "1")]
    return subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False, timeout=300
    )


def files(folder: Path) -> dict[str, bytes]:
    """Return the outputs of a batch by their paths below its folder, reports and records left out."""
    found = {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*.p*") if path.is_file()}
    return {path.as_posix(): data for path, data in found.items() if not path.parts[0].startswith(".")}


def dies_at_s2(job: Job) -> Result:
    """Work as a worker does, but for one job, which ends its process."""
    if job.name == "s2":
        os.kill(os.getpid(), signal.SIGKILL)
    return work(job)
