"""Nothing in, what was measured out: kills, faults, hostile input, validity; each as plain values."""

from __future__ import annotations

import importlib
import random
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from reliability.runs import ROOT, run, sentences

KILLS = 216
"""Some come when the build is done: two hundred and more are left that did not."""
MORE_KILLS = 120
"""Of batches, and of updates: two hundred and more of them are left together."""
LINES = "BRIEFGEN_RELIABILITY"


def kills() -> dict[str, Any]:
    """Kill whole builds; count what stood afterwards, what lay about, and what was wrong."""
    sys.path[:0] = [str(ROOT), str(ROOT / "tests")]
    from kill_kit import kills as killed, yard

    counts: Counter[str] = Counter()
    left: Counter[str] = Counter()
    wrong: list[str] = []
    with tempfile.TemporaryDirectory() as name, yard(Path(name)) as ground:
        for kill in killed(ground, KILLS, random.Random(8)):
            counts[_way(kill.how)] += 1
            counts["died"] += kill.killed
            counts["new" if kill.new else "earlier"] += 1
            counts["mixed"] += kill.mixed
            left.update({_place(place) for place in kill.left})
            wrong += (f"{kill.how}: {what}" for what in kill.wrong)
    return {**counts, "left": dict(sorted(left.items())), "wrong": wrong, **_more_kills()}


def _more_kills() -> dict[str, dict[str, Any]]:
    """Kill batches, and updates of a deck that somebody edited; count what stood and what was wrong."""
    from kill_rows import batch_kills, batch_yard
    from kill_updates import update_kills, update_yard

    found: dict[str, dict[str, Any]] = {}
    for name, yard, kills in (("batch", batch_yard, batch_kills), ("update", update_yard, update_kills)):
        with tempfile.TemporaryDirectory() as folder, yard(Path(folder)) as ground:
            done = list(kills(ground, MORE_KILLS, random.Random(8)))
        found[name] = {
            "tried": len(done),
            "died": sum(kill.killed for kill in done),
            "new": sum(kill.new for kill in done),
            "mixed": sum(kill.mixed for kill in done),
            "left": dict(sorted(Counter(f"`{each}`" for kill in done for each in set(kill.left)).items())),
            "wrong": [f"{kill.how}: {what}" for kill in done for what in kill.wrong],
        }
    return found


def _way(how: str) -> str:
    if how.startswith("a process"):
        return "processes"
    if how.startswith("system call"):
        return "in the cache" if ".new-" in how else "while writing"
    return "at any moment"


def _place(name: str) -> str:
    return "a file of the cache" if name.startswith("cache/") else f"`{name}`"


def faults() -> dict[str, Any]:
    """Run the fault tests, save the one that kills builds: that is measured at greater length."""
    found = run("test_fault_*.py", LINES, "--deselect", "tests/test_fault_killed.py::test_a_build_killed")
    return {"sentences": sentences(found.tests)}


def hostile() -> dict[str, Any]:
    """Try the hostile inputs; return what each group cost and answered, and the loads one by one."""
    found = run("test_hostile_*.py", LINES)
    groups: dict[str, dict[str, Any]] = {}
    for line in found.lines:
        row = groups.setdefault(
            _group(line["name"]), {"tried": 0, "refused": 0, "built": 0, "seconds": 0.0, "mib": 0.0}
        )
        row["tried"] += 1
        row["refused" if line["code"] else "built"] += 1
        row["seconds"] = max(row["seconds"], round(line["seconds"], 2))
        row["mib"] = max(row["mib"], round(line["mib"]))
    loads = [
        {"load": line["loads"], "built": not line["code"]}
        | {"seconds": round(line["seconds"], 2), "mib": round(line["mib"])}
        for line in found.lines
        if line["loads"]
    ]
    return {"groups": groups, "loads": loads, "tests": found.verdicts()}


def _group(name: str) -> str:
    """Return the name of the dictionary, in the tests' files of cases, in which a case stands."""
    sys.path[:0] = [str(ROOT), str(ROOT / "tests")]
    for path in sorted((ROOT / "tests").glob("hostile_*.py")):
        for group, cases in vars(importlib.import_module(path.stem)).items():
            if group.isupper() and not group.endswith("CASES") and isinstance(cases, dict) and name in cases:
                return group.lower()
    return "others"


def valid() -> dict[str, Any]:
    """Run the tests of validity, two at a time; return what each validator saw."""
    found = run("test_valid_*.py", "BRIEFGEN_MEASURED", "-n", "2", "--dist", "loadfile")
    by_kind: dict[str, list[dict[str, Any]]] = {}
    for line in found.lines:
        kind = line["what"]
        by_kind.setdefault(f"verapdf {line['standard']}" if kind == "verapdf" else kind, []).append(line)
    tools = {kind: _tool(lines) for kind, lines in by_kind.items() if kind not in ("slide", "bytes")}
    return {
        "tools": dict(sorted(tools.items())),
        "slides": _table(by_kind.get("slide", ()), "deck", _distance),
        "contrast": _table(by_kind.get("contrast", ()), "theme", _contrast),
        "bytes": [
            {key: line[key] for key in ("where", "files", "same")} for line in by_kind.get("bytes", ())
        ],
        "tests": found.verdicts(),
        "skipped": sorted({name.partition("[")[0] for name, end in found.tests if end == "skipped"}),
    }


def _tool(lines: list[dict[str, Any]]) -> dict[str, Any]:
    """Return how many files a tool saw, its errors, and the sums of what else it counted."""
    if lines[0]["what"] == "axe":
        return _axe(lines)
    found: Counter[str] = Counter(files=len(lines), errors=0)
    for line in lines:
        found.update({key: value for key, value in line.items() if isinstance(value, int) and key != "rules"})
    lint = lines[0]["what"] == "lint"
    return dict(found) | ({"rules": lines[0]["rules"]} if lint else {})


def _axe(lines: list[dict[str, Any]]) -> dict[str, Any]:
    """Return what axe saw: pages, themes, languages, rules that applied, checks, what people must judge."""
    pages = [line["product"].partition("@") for line in lines]
    return {
        "files": len(lines),
        "errors": sum(line["errors"] for line in lines),
        "checks": sum(line["checks"] for line in lines),
        "themes": len({theme for _, _, theme in pages}),
        "languages": len({line["language"] for line in lines}),
        "rules": len({rule for line in lines for rule in line["applied"]}),
        "undecided": len({rule for line in lines for rule in line["undecided"]}),
    }


def _table(
    lines: Iterable[dict[str, Any]], key: str, row: Callable[[list[dict[str, Any]]], dict[str, Any]]
) -> dict[str, dict[str, Any]]:
    groups: dict[str, list[dict[str, Any]]] = {}
    for line in lines:
        name = line[key] if key in line else line["product"].partition("@")[2]
        groups.setdefault(name, []).append(line)
    return {name: row(groups[name]) for name in sorted(groups)}


def _distance(lines: list[dict[str, Any]]) -> dict[str, Any]:
    worst = max(lines, key=lambda line: line["mean_colour"])
    return {
        "slides": len(lines),
        "far": sum(line["errors"] for line in lines),
        "mean": round(sum(line["mean_colour"] for line in lines) / len(lines), 2),
        "worst": round(worst["mean_colour"], 2),
        "slide": worst["number"],
        "tile": round(max(line["worst_colour"] for line in lines), 1),
    }


def _contrast(lines: list[dict[str, Any]]) -> dict[str, Any]:
    least = min(line["least"] for line in lines)
    return {"pieces": sum(line["spans"] for line in lines), "least": round(least, 2)}


PARTS: dict[str, Callable[[], dict[str, Any]]] = {
    "kills": kills,
    "faults": faults,
    "hostile": hostile,
    "valid": valid,
}
"""What there is to measure, by name."""
