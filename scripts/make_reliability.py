"""Runs the fault and hostile tests and the kills, and writes docs/reliability.md from what they measured."""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from fault_kit import NAMES, contents, killed_writer, standing  # noqa: E402

from briefgen.brief import limits, source  # noqa: E402
from briefgen.output import finish_earlier, write_whole  # noqa: E402
from briefgen.patience import MOST_SECONDS  # noqa: E402

PAGE = ROOT / "docs" / "reliability.md"
FUZZ = ROOT / "docs" / "reliability-fuzz.json"
"""Counts of the latest long fuzzing runs, entered by whoever ran them."""
MACHINES = ROOT / "docs" / "reliability-machines.json"
"""What `make_hashes.py --compare` said on machines of several kinds, entered by whoever ran it there."""
GROUPS = ("SYNTAX", "FIGURES", "TEXTS", "LOADS", "PICTURES", "THEMES")


def main() -> None:
    """Measure and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=200)
    options = parser.parse_args()
    kills, times, tests, hostile = kill(options.kills), write_times(), tested(), tried()
    PAGE.write_text("\n".join(page(kills, times, tests, hostile)) + "\n", encoding="utf-8")


def kill(count: int) -> dict[str, int]:
    """Kill writers at random moments; count what stood afterwards."""
    chance, found = (
        random.Random(8),
        {"kills": 0, "earlier edition": 0, "a new edition": 0, "torn": 0, "stray": 0},
    )
    for _ in range(count):
        with tempfile.TemporaryDirectory() as name:
            out = Path(name)
            write_whole(out, dict.fromkeys(NAMES, b"earlier!" * 9000))
            killed_writer(out, 9000, chance.uniform(0.0, 0.06))
            files = standing(out)
            finish_earlier(out)
            found["kills"] += 1
            torn = len(set(files.values())) != 1 or contents(out) != files
            old = files["brief.pdf"].startswith(b"earlier")
            found["torn" if torn else "earlier edition" if old else "a new edition"] += 1
            found["stray"] += sorted(path.name for path in out.iterdir()) != NAMES
    return found


def write_times() -> list[float]:
    """Return milliseconds that writing a deck and a page takes, fifty times."""
    files, times = {"a.pptx": bytes(300_000), "a.pdf": bytes(400_000)}, []
    with tempfile.TemporaryDirectory() as name:
        for _ in range(50):
            start = time.perf_counter()
            write_whole(Path(name), files)
            times.append((time.perf_counter() - start) * 1000)
    return times


def tested() -> list[tuple[str, str]]:
    """Return the sentences of the fault tests and how each ended."""
    command = [sys.executable, "-m", "pytest", "-v", "-p", "no:cacheprovider", "--no-header"]
    done = subprocess.run([*command, *map(str, sorted((ROOT / "tests").glob("test_fault_*.py")))],
                          cwd=ROOT, capture_output=True, text=True)  # fmt: skip
    found = re.findall(r"::test_(\S+) (PASSED|FAILED|SKIPPED)", done.stdout)
    return [(name.replace("_", " "), verdict.lower()) for name, verdict in found]


def tried() -> dict[str, dict[str, Any]]:
    """Return what each hostile brief cost and answered, by its name."""
    with tempfile.NamedTemporaryFile() as file:
        environment = {**os.environ, "BRIEFGEN_RELIABILITY": file.name}
        words = [sys.executable, "-m", "pytest", "-q", str(ROOT / "tests" / "test_hostile_briefs.py")]
        failed = subprocess.run(words, cwd=ROOT, env=environment, capture_output=True).returncode
        if failed:
            raise SystemExit("the hostile tests fail: run pytest tests/test_hostile_briefs.py")
        lines = Path(file.name).read_text(encoding="utf-8").splitlines()
    return {found["name"]: found for found in map(json.loads, lines)}


def page(
    kills: dict[str, int],
    times: list[float],
    tests: list[tuple[str, str]],
    hostile: dict[str, dict[str, Any]],
) -> list[str]:
    """Return the lines of docs/reliability.md."""
    return [
        "# Reliability",
        "",
        "Made by `python scripts/make_reliability.py`, which measured what stands here; "
        "the fuzzing runs are longer ones.",
        "",
        *limit_lines(),
        *fault_lines(kills, times, tests),
        *hostile_lines(hostile),
        *machine_lines(),
        *fuzz_lines(),
    ]


def limit_lines() -> list[str]:
    """Return what a brief may be at most."""
    return [
        "## Limits",
        "",
        "| of a brief | at most |",
        "|---|---:|",
        f"| size of the file | {source.MOST_BYTES >> 20} MiB |",
        f"| depth of lists and mappings | {source.MOST_DEPTH} |",
        f"| texts, lists and mappings | {limits.MOST_NODES:,} |",
        f"| entries of one list or mapping (metrics, slides, rows, values) | {limits.MOST_ITEMS:,} |",
        f"| characters of one text | {limits.MOST_CHARACTERS:,} |",
        f"| characters of all texts | {limits.MOST_TEXTS:,} |",
        "| a picture | 30 MiB, 60,000,000 pixels |",
        f"| processor time, layout and painting each | {MOST_SECONDS:.0f} s |",
        "",
    ]


def fault_lines(kills: dict[str, int], times: list[float], tests: list[tuple[str, str]]) -> list[str]:
    """Return the faults survived."""
    passed = sum(verdict == "passed" for _, verdict in tests)
    return [
        "## Faults",
        "",
        f"A writer of three files killed by SIGKILL at {kills['kills']} random moments: "
        f"{kills['earlier edition']} times the earlier files stood, "
        f"{kills['a new edition']} times a new edition, "
        f"{kills['torn']} times files of two editions; {kills['stray']} times something stray was left "
        "after the next run.",
        "",
        f"Writing a deck and a page safely: median {statistics.median(times):.1f} ms, "
        f"least {min(times):.1f} ms, longest of {len(times)} {max(times):.1f} ms "
        f"(other work on the machine: load {os.getloadavg()[0]:.0f} on {os.cpu_count()} processors).",
        "",
        f"Tested for real ({passed} of {len(tests)} passed):",
        "",
        *(f"- {name}: {verdict}" for name, verdict in tests),
        "",
    ]


def hostile_lines(hostile: dict[str, dict[str, Any]]) -> list[str]:
    """Return the inputs tried, by group, and the loads one by one."""
    import hostile_cases
    import hostile_files

    lines = [
        "## Hostile input",
        "",
        "Each in a process of its own with a limit on memory and time, and an audit hook that notes every",
        "write outside the output folder, every network call and every program started: none happened,",
        "and no traceback. (The hook sees what Python does, not what a C library does by itself.)",
        "",
        "| inputs | tried | refused with a reason | built | longest (processor s) | most memory (MiB) |",
        "|---|---:|---:|---:|---:|---:|",
    ]
    for group in GROUPS:
        cases = getattr(hostile_cases, group, None) or getattr(hostile_files, group)
        found = [hostile[name] for name in cases]
        built = sum(not each["code"] for each in found)
        lines.append(
            f"| {group.lower()} | {len(found)} | {len(found) - built} | {built} "
            f"| {max(each['seconds'] for each in found):.2f} | {max(each['mib'] for each in found):.0f} |"
        )
    lines += ["", "| load | answer | processor s | MiB |", "|---|---|---:|---:|"]
    for each in hostile.values():
        if each["loads"]:
            answer = "refused" if each["code"] else "built"
            lines.append(f"| {each['loads']} | {answer} | {each['seconds']:.2f} | {each['mib']:.0f} |")
    return [*lines, ""]


def machine_lines() -> list[str]:
    """Return how many files machines of several kinds made alike."""
    head = [
        "## Machines",
        "",
        "The example briefs built with `--format pptx,pdf,png --print --grey --manifest` by other systems,",
        "each with an empty cache (`scripts/make_hashes.py --compare`); manifests, which name versions, left",
        "out. Where another zlib compresses otherwise, what is compressed is the same (`content_sha256`).",
        "",
        "| machine | Python | zlib | numpy | files | same bytes | same content |",
        "|---|---|---|---|---:|---:|---:|",
    ]
    keys = ("machine", "python", "zlib", "numpy", "files", "same bytes", "same content")
    rows = json.loads(MACHINES.read_text(encoding="utf-8"))
    return [*head, *("| " + " | ".join(str(row[key]) for key in keys) + " |" for row in rows), ""]


def fuzz_lines() -> list[str]:
    """Return the counts of the latest long fuzzing runs."""
    if not FUZZ.is_file():
        return []
    runs = json.loads(FUZZ.read_text(encoding="utf-8"))
    head = [
        "## Fuzzing",
        "",
        "| run | seconds | tried | built | refused | failed |",
        "|---|---:|---:|---:|---:|---:|",
    ]
    keys = ("run", "seconds", "tried", "built", "refused", "failed")
    return [*head, *("| " + " | ".join(str(run.get(key, "")) for key in keys) + " |" for run in runs)]


if __name__ == "__main__":
    main()
