"""Builds in one process: of a brief that is new, of one that is edited before each, of one that stays."""

from __future__ import annotations

import shutil
import statistics
import time
from collections.abc import Callable
from pathlib import Path

from briefgen.model.memory import MEMORY
from briefgen.pipeline.build import Options, build

SENTENCE = "技术迭代和设备更新力度"
EDITS: dict[str, tuple[str, Callable[[int], str]]] = {
    "one figure changed": ("values: {2024: 15}", lambda number: f"values: {{2024: {16 + number}}}"),
    "one sentence changed": (SENTENCE, lambda number: f"{SENTENCE}{'上中下左右前后高低多少'[number % 11]}"),
    "nothing changed": ("", lambda number: ""),
}
"""What is edited, and what it becomes before each build: never the same twice."""
AIMS = {"one figure changed": 120, "one sentence changed": 80, "nothing changed": 30}
"""Milliseconds, on a machine where the straight deck takes 560."""


def report(brief: Path, folder: Path, rounds: int) -> str:
    """Return the medians of so many builds, in ms: without memory, then after an edit each."""
    text = brief.read_text(encoding="utf-8")
    edited = folder / brief.name
    edited.write_text(text, encoding="utf-8")
    shutil.copytree(brief.parent / "pictures", folder / "pictures", dirs_exist_ok=True)
    times = {"nothing remembered": statistics.median(anew(edited, folder) for _ in range(rounds + 1))}
    for name, (old, new) in EDITS.items():
        if old not in text:
            raise SystemExit(f"{brief.name} has no {old!r} to edit")
        versions = [text.replace(old, new(number), 1) if old else text for number in range(rounds + 1)]
        times[name] = statistics.median([_edited(edited, folder, each) for each in versions][1:])
    aims = {name: f"  (aim {aim})" for name, aim in AIMS.items()}
    lines = (f"  {name:20}{seconds * 1000:6.0f} ms{aims.get(name, '')}" for name, seconds in times.items())
    return "\n".join(("warm builds in one process, deck + page", *lines))


def anew(brief: Path, folder: Path, *, verify: bool = False) -> float:
    """Return what a build takes, in seconds, that remembers nothing."""
    MEMORY.clear()
    return _seconds(brief, Options(out=folder, verify=verify))


def _seconds(brief: Path, options: Options) -> float:
    start = time.perf_counter()
    build(brief, options)
    return time.perf_counter() - start


def _edited(brief: Path, folder: Path, text: str) -> float:
    brief.write_text(text, encoding="utf-8")
    return _seconds(brief, Options(out=folder))
