"""How many briefs in, counts out; shards run in processes of their own, on the commit that is newest then."""

from __future__ import annotations

import io
import json
import os
import signal
import subprocess
import sys
import tarfile
import tempfile
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fuzz import counts
from fuzz.left import Left

IMPORTED = "from briefgen.brief.vocabulary import word, words; [word(each) for each in words()]"
SAFELY: dict[str, Any] = {"filter": "data"} if hasattr(tarfile, "data_filter") else {}
"""How an archive is unpacked; Python before 3.11.4 does not know it."""
RUN = "random briefs, laid out, painted as deck and page, and checked"


@dataclass(slots=True, kw_only=True)
class Running:
    """A shard at work."""

    process: subprocess.Popen[bytes]
    first: int
    end: int
    commit: str
    since: float
    report: Path


def stop_alike() -> None:
    """Let the signal that ends a process do what Ctrl-C does."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)


def run(first: int, briefs: int, size: int, processes: int, keep: Path, *, record: bool) -> Counter[str]:
    """Try so many briefs in shards; print a line a shard, and add each shard's counts to the record.

    A run that is recorded notes what is left of it: the same command goes on where it was stopped.
    """
    total: Counter[str] = Counter()
    left = Left.of((first, first + briefs), keep / "left.json" if record else None)
    with tempfile.TemporaryDirectory() as name:
        home, running = Path(name), list[Running]()
        try:
            while left.count:
                at_work = [(shard.first, shard.end) for shard in running]
                if len(running) < processes and (chosen := left.next(size, at_work)):
                    running.append(_started(home, *chosen, keep.resolve()))
                    continue
                time.sleep(0.2)
                for shard in [each for each in running if each.process.poll() is not None]:
                    running.remove(shard)
                    total += _finished(shard, left, record=record)
        except KeyboardInterrupt:
            for shard in running:
                shard.process.terminate()
                shard.process.wait()
                total += _finished(shard, left, record=record, stopped=True)
            goes_on = "the same command goes on" if record else "nothing was recorded"
            print(f"{left.count:,} are left: {goes_on}", flush=True)
    return total


def _started(home: Path, first: int, end: int, keep: Path) -> Running:
    commit = newest(home)
    source = home / commit
    report = home / f"{first}.json"
    report.unlink(missing_ok=True)
    asked = {"first": first, "briefs": end - first, "keep": keep, "report": report}
    words = ["shard", *(word for name, value in asked.items() for word in (f"--{name}", str(value)))]
    environment = {**os.environ, "PYTHONPATH": str(source), "PYTHONHASHSEED": "0"}
    process = subprocess.Popen([sys.executable, "-m", "fuzz", *words], cwd=source, env=environment)
    since = time.monotonic()
    return Running(process=process, first=first, end=end, commit=commit, since=since, report=report)


def newest(home: Path) -> str:
    """Return the newest commit of which all words import, its files written below ``home``."""
    commit = counts.commit_of().rstrip("+")
    if not (home / commit).is_dir():
        _exported(commit, home / commit)
        done = subprocess.run([sys.executable, "-c", IMPORTED], cwd=home / commit, check=False)
        if done.returncode:
            (home / f"{commit}.broken").touch()
    if not (home / f"{commit}.broken").is_file():
        (home / "newest").write_text(commit, encoding="utf-8")
    return (home / "newest").read_text(encoding="utf-8")


def _exported(commit: str, folder: Path) -> None:
    """Write a commit's files into a folder, so that nobody's work in the checkout disturbs a shard."""
    done = subprocess.run(["git", "archive", commit], cwd=counts.ROOT, capture_output=True, check=True)
    with tarfile.open(fileobj=io.BytesIO(done.stdout)) as archive:
        archive.extractall(folder, **SAFELY)


def _finished(shard: Running, left: Left, *, record: bool, stopped: bool = False) -> Counter[str]:
    """Return a shard's counts; a process that died, and was not stopped, did so at the seed that it was at.

    What it did not come to is left. Its seeds are taken out before they are counted: none counts twice.
    """
    made, seeds = Counter(tried=0, built=0, refused=0, failed=0), list[int]()
    if shard.report.is_file():
        said = json.loads(shard.report.read_text(encoding="utf-8"))
        made, seeds = Counter(said["counts"]), said["seeds"]
    if shard.process.returncode not in (0, 1) and not stopped:
        seeds.append(shard.first + made["tried"])
        made.update(tried=1, failed=1)
    left.done(shard.first, shard.first + made["tried"])
    entry = counts.entry(RUN, shard.commit, time.monotonic() - shard.since, made, seeds)
    print(json.dumps(entry, ensure_ascii=False), flush=True)
    if record:
        counts.record(entry)
    return made
