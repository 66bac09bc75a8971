"""A run's counts in; docs/reliability-fuzz.json with them added out, an entry a run and commit."""

from __future__ import annotations

import json
import subprocess
from collections import Counter
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
RECORD = ROOT / "docs" / "reliability-fuzz.json"
VERDICTS = ("tried", "built", "refused", "failed")
KEYS = ("run", "commit", "seconds", *VERDICTS, "checks")
"""What an entry says; ``checks`` maps what was checked to how many times."""


def commit_of(root: Path = ROOT) -> str:
    """Return the commit of a checkout, with a plus where its files differ; empty without git."""

    def git(*words: str) -> str:
        done = subprocess.run(["git", *words], cwd=root, capture_output=True, text=True, check=False)
        return done.stdout.strip()

    changed = git("status", "--porcelain", "--untracked-files=no", "--", "briefgen", "templates", "fuzz")
    return git("rev-parse", "--short=9", "HEAD") + ("+" if changed else "")


def entry(run: str, commit: str, seconds: float, counts: Counter[str]) -> dict[str, Any]:
    """Return the entry of one run; counts that are no verdicts are checks."""
    verdicts = {name: counts[name] for name in VERDICTS if name in counts or name in ("tried", "failed")}
    checks = {name: counts[name] for name in sorted(counts) if name not in VERDICTS}
    return {"run": run, "commit": commit, "seconds": round(seconds), **verdicts, "checks": checks}


def record(made: dict[str, Any], path: Path = RECORD) -> None:
    """Add an entry to those of the same run on the same commit, or behind all others."""
    runs: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else []
    same = [each for each in runs if each["run"] == made["run"] and each.get("commit") == made["commit"]]
    if same:
        same[0].update(_summed(same[0], made))
    else:
        runs.append(made)
    lines = ",\n  ".join(json.dumps(each, ensure_ascii=False) for each in runs)
    path.write_text(f"[\n  {lines}\n]\n", encoding="utf-8")


def _summed(one: dict[str, Any], other: dict[str, Any]) -> dict[str, Any]:
    numbers = {key: one.get(key, 0) + other.get(key, 0) for key in ("seconds", *VERDICTS) if key in other}
    checks = Counter(one.get("checks", {})) + Counter(other.get("checks", {}))
    return {**numbers, "checks": dict(sorted(checks.items()))}
