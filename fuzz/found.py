"""A brief that failed in; its fault's name, the smallest part of it that fails alike, files out."""

from __future__ import annotations

import hashlib
import re
import time
from collections.abc import Callable
from pathlib import Path

from fuzz.tree import Tree, copied, read, spots, written

HOME = Path(__file__).parent / "found"
"""Briefs that failed once: the suite tries them again."""
MOST_TRIALS = 120
MOST_SECONDS = 120.0
"""Of processor time: a brief that fails for being slow is not waited for a hundred times."""
FRAME = re.compile(r'File "[^"]*/(briefgen|fuzz)/([^"]*)", line \d+, in (\S+)')
VARYING = re.compile(r"'[^']*'|\"[^\"]*\"|[0-9.]+|[^ -~]+")

Trial = Callable[[bytes], list[str]]
"""Takes a brief's YAML, returns its faults."""


def signature(fault: str) -> str:
    """Return what a fault has in common with others of its kind: its last words, and where it arose."""
    last = VARYING.sub("_", fault.strip().splitlines()[-1])[:120]
    frames = FRAME.findall(fault)
    return f"{last} in {frames[-1][1]}:{frames[-1][2]}" if frames else last


def signatures(faults: list[str]) -> set[str]:
    """Return the kinds of faults."""
    return set(map(signature, faults))


def shrunk(yaml: bytes, trial: Trial, folder: Path) -> bytes:
    """Return a smaller brief that has one of the same faults, found by leaving out node after node."""
    wanted = signatures(trial(yaml))
    (path := folder / "shrinking.yaml").write_bytes(yaml)
    tree: Tree = read(path)
    at = 0
    end = time.process_time() + MOST_SECONDS
    for _ in range(MOST_TRIALS):
        if time.process_time() > end:
            break
        smaller = _without(tree, at)
        if smaller is None:
            break
        if signatures(trial(written(smaller))) & wanted:
            tree = smaller
        else:
            at += 1
    return written(tree)


def _without(tree: Tree, at: int) -> Tree | None:
    """Return a tree without one of its nodes; None where it has fewer."""
    smaller = copied(tree)
    places = list(spots(smaller))
    if at >= len(places):
        return None
    holder, key = places[at]
    holder.pop(key)
    return smaller


def home_of(folder: Path, faults: list[str]) -> Path:
    """Return the file that keeps a brief with these faults: one for each kind, in which the first stays."""
    name = hashlib.sha256(min(signatures(faults)).encode()).hexdigest()[:10]
    return folder / f"{name}.yaml"


def keep(folder: Path, yaml: bytes, faults: list[str], seed: int | str) -> None:
    """Write a failing brief, its seed and its faults."""
    folder.mkdir(parents=True, exist_ok=True)
    path = home_of(folder, faults)
    path.write_bytes(yaml)
    path.with_suffix(".txt").write_text("\n".join([f"seed {seed}", *faults]), encoding="utf-8")
