"""Names of test files in; what each test said of itself, and the lines that it left, out."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, kw_only=True)
class Run:
    """Tests that were run: each one's name and verdict, and the lines that they left."""

    tests: list[tuple[str, str]]
    lines: list[dict[str, Any]]

    def verdicts(self) -> dict[str, int]:
        """Return how many tests passed, failed and were skipped."""
        ends = [end for _, end in self.tests]
        return {verdict: ends.count(verdict) for verdict in ("passed", "failed", "skipped")}


def run(pattern: str, variable: str = "BRIEFGEN_MEASURED", *more: str) -> Run:
    """Run the test files whose names match; ``variable`` tells them where to leave their lines."""
    files = sorted(str(path) for path in (ROOT / "tests").glob(pattern))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "lines").touch()
        options = ["-q", "-p", "no:cacheprovider", "-m", "", f"--junitxml={folder / 'tests.xml'}", *more]
        subprocess.run(
            [sys.executable, "-m", "pytest", *options, *files],
            cwd=ROOT,
            env={**os.environ, variable: str(folder / "lines")},
            check=False,
        )
        tests = [_verdict(case) for case in ET.parse(folder / "tests.xml").iter("testcase")]
        lines = (folder / "lines").read_text(encoding="utf-8").splitlines()
    return Run(tests=tests, lines=list(map(json.loads, lines)))


def sentences(tests: Iterable[tuple[str, str]]) -> dict[str, dict[str, int]]:
    """Return how often each test passed, failed and was skipped, its parameters taken together."""
    found: dict[str, dict[str, int]] = {}
    for name, verdict in tests:
        sentence = name.partition("[")[0].removeprefix("test_").replace("_", " ")
        counts = found.setdefault(sentence, {"passed": 0, "failed": 0, "skipped": 0})
        counts[verdict] += 1
    return found


def _verdict(case: ET.Element) -> tuple[str, str]:
    verdicts = {"failure": "failed", "error": "failed", "skipped": "skipped"}
    found = [verdicts[each.tag] for each in case if each.tag in verdicts]
    return case.get("name", ""), found[0] if found else "passed"
