"""A run's counts in; docs/reliability-fuzz.json with them added out, an entry a run and commit."""

from __future__ import annotations

import json
import subprocess
from collections import Counter
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
RECORD = ROOT / "docs" / "reliability-fuzz.json"
AGAIN = "briefs that failed once, tried again"
TOLD = "sentences recomputed from the values"
TABLED = "values of tables and families, recomputed"
VERDICTS = ("tried", "built", "refused", "failed", "mended")
KEYS = ("run", "commit", "seconds", *VERDICTS, "checks", "seeds")
"""What an entry says; ``checks`` maps what was checked to how many times, ``seeds`` are those that failed.

A brief that failed on its commit and fails no more on a later one is ``mended`` and no longer ``failed``.
"""


def commit_of(root: Path = ROOT) -> str:
    """Return the commit of a checkout, with a plus where its files differ; empty without git."""

    def git(*words: str) -> str:
        done = subprocess.run(["git", *words], cwd=root, capture_output=True, text=True, check=False)
        return done.stdout.strip()

    changed = git("status", "--porcelain", "--untracked-files=no", "--", "briefgen", "templates", "fuzz")
    return git("rev-parse", "--short=9", "HEAD") + ("+" if changed else "")


def entry(
    run: str, commit: str, seconds: float, counts: Counter[str], seeds: Sequence[int] = ()
) -> dict[str, Any]:
    """Return the entry of one run; counts that are no verdicts are checks."""
    verdicts = {name: counts[name] for name in VERDICTS if name in counts or name in ("tried", "failed")}
    checks = {name: counts[name] for name in sorted(counts) if name not in VERDICTS}
    made = {"run": run, "commit": commit, "seconds": round(seconds), **verdicts, "checks": checks}
    return {**made, "seeds": list(seeds)} if seeds else made


def record(made: dict[str, Any], path: Path = RECORD) -> None:
    """Add an entry to those of the same run on the same commit, or behind all others; leave an empty one."""
    runs = [each for each in recorded(path) if each["tried"]]
    same = [each for each in runs if each["run"] == made["run"] and each.get("commit") == made["commit"]]
    if same:
        same[0].update(_summed(same[0], made))
    elif made["tried"]:
        runs.append(made)
    _write(runs, path)


def recorded(path: Path = RECORD) -> list[dict[str, Any]]:
    """Return the entries."""
    runs: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else []
    return runs


def settle(mended: Collection[int], path: Path = RECORD, *, all_mended: bool = False) -> None:
    """Count the seeds that failed once and fail no more as mended.

    ``all_mended``: nothing that ever failed fails any more, nor what failed when it was tried again.
    """
    runs = recorded(path)
    for run in runs:
        seeds = run.pop("seeds", [])
        left = [seed for seed in seeds if seed not in mended]
        done = run["failed"] if all_mended and run["run"] == AGAIN else len(seeds) - len(left)
        if done:
            run["failed"] -= done
            run["mended"] = run.get("mended", 0) + done
        if left:
            run["seeds"] = left
    _write(runs, path)


def _write(runs: Sequence[dict[str, Any]], path: Path) -> None:
    lines = ",\n  ".join(json.dumps(each, ensure_ascii=False) for each in runs)
    path.write_text(f"[\n  {lines}\n]\n", encoding="utf-8")


def _summed(one: dict[str, Any], other: dict[str, Any]) -> dict[str, Any]:
    keys = [key for key in ("seconds", *VERDICTS) if key in other]
    summed: dict[str, Any] = {key: one.get(key, 0) + other.get(key, 0) for key in keys}
    checks = Counter(one.get("checks", {})) + Counter(other.get("checks", {}))
    seeds = [*one.get("seeds", ()), *other.get("seeds", ())]
    return summed | {"checks": dict(sorted(checks.items()))} | ({"seeds": seeds} if seeds else {})
