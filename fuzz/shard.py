"""A range of seeds in, counts out: each brief made, laid out, painted and checked; what fails is kept."""

from __future__ import annotations

import gc
import logging
import os
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from fuzz import beside, found, rare
from fuzz.briefs import brief
from fuzz.choice import Choice
from fuzz.doors.entered import enter
from fuzz.trial import Outcome, tried

EVERY_AGAIN = 25
"""One of so many briefs is opened with python-pptx, and built a second time for its bytes."""
CLEANED, WHOLLY = 50, 500
"""After so many briefs memory is tidied up, what is young or all; in between the collector rests."""


Tell = Callable[[Counter[str], list[int]], None]
"""Takes the counts so far, and the seeds that failed."""


def run(first: int, count: int, keep: Path, tell: Tell) -> tuple[Counter[str], list[int]]:
    """Try the briefs of so many seeds; return the counts and what failed, and tell both on the way."""
    logging.disable(logging.WARNING)
    counts: Counter[str] = Counter(tried=0, built=0, refused=0, failed=0)
    failed: list[int] = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.environ["BRIEFGEN_CACHE"] = str(folder / "cache")
        beside.furnish(folder)
        gc.disable()
        for seed in range(first, first + count):
            yaml = brief(Choice.of_seed(seed), folder)
            outcome = one(folder, yaml, counts, seed)
            if outcome.faults:
                said = outcome.faults[0].strip().splitlines()[-1]
                print(f"seed {seed}: {said}", file=sys.stderr, flush=True)
                failed.append(seed)
                kept(keep, folder, yaml, outcome.faults, seed)
            tell(counts, failed)
            if counts["tried"] % CLEANED == 0:
                gc.collect(2 if counts["tried"] % WHOLLY == 0 else 1)
                if counts["tried"] == CLEANED:
                    gc.freeze()  # what is imported by now stays
        gc.enable()
    return counts, failed


def kept(keep: Path, folder: Path, yaml: bytes, faults: list[str], seed: int) -> None:
    """Keep a brief that failed; the first of a kind is made small."""
    if found.home_of(keep, faults).is_file():
        return
    found.keep(keep, yaml, faults, seed)
    small = found.shrunk(yaml, lambda each: whole(folder, each, seed).faults, folder)
    if again := whole(folder, small, seed).faults:
        found.keep(keep, small, again, seed)


def whole(folder: Path, yaml: bytes, seed: int | str, *, again: bool = False) -> Outcome:
    """Try a brief, and lead it through the doors that its seed decides on."""
    outcome = tried(folder, yaml, rare=again)
    enter(outcome, folder, yaml, seed)
    return outcome


def one(folder: Path, yaml: bytes, counts: Counter[str], seed: int | str) -> Outcome:
    """Try one brief and count what came of it."""
    counts["tried"] += 1
    outcome = whole(folder, yaml, seed, again=counts["tried"] % EVERY_AGAIN == 0)
    if outcome.verdict == "built":
        rare.look(outcome, counts["built"] + 1, folder)
    counts[outcome.verdict] += 1
    counts.update(outcome.checks)
    return outcome
