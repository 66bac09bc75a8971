"""The examples in, where everything on their pages lies out; or how that differs from another environment's.

With other versions of the libraries the files are of other bytes. What can be compared is what briefgen hands
to the painters, and the marks of each chart: the same words, and figures within a hundredth of a point.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from itertools import zip_longest
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from briefgen.blocks.charts.drawing.draw import draw  # noqa: E402
from briefgen.model.scene import Chart  # noqa: E402
from briefgen.pipeline.lay_out import lay_out  # noqa: E402

CLOSE_POINTS = 0.01
NUMBER = re.compile(r"(?<![\w.#])-?\d+(?:\.\d+)?(?:e-?\d+)?(?![\w.])")
"""A figure of its own; digits of a name, a colour or an id stay text."""


def main() -> int:
    """Write a record, or say how this environment differs from one; 1 when it does."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("record", type=Path)
    parser.add_argument("--write", action="store_true", help="write the record instead")
    asked = parser.parse_args()
    lines = list(laid())
    if asked.write:
        asked.record.write_text("\n".join(lines), encoding="utf-8")
        return 0
    differing = list(differences(asked.record.read_text(encoding="utf-8").split("\n"), lines))
    print(f"{len(lines)} items and marks compared with the record, {len(differing)} differ")
    print(*differing[:5], sep="\n")
    return 1 if differing else 0


def laid() -> Iterator[str]:
    """Yield a line for each item of the examples' slides and pages, and for each mark of their charts."""
    for brief in sorted((ROOT / "data").glob("*.yaml")):
        made = lay_out(brief)
        for scene in (made.deck, made.page):
            for page in scene.pages:
                yield from (f"{brief.stem}: {item!r}" for item in page.items)
            for chart in charts(scene):
                yield from (f"{brief.stem}: {mark!r}" for mark in draw(chart))


def charts(part: Any) -> Iterator[Chart]:
    """Yield every chart within a scene."""
    if isinstance(part, Chart):
        yield part
    elif isinstance(part, tuple):
        for inner in part:
            yield from charts(inner)
    elif is_dataclass(part):
        for each in fields(part):
            yield from charts(getattr(part, each.name))


def differences(record: list[str], lines: list[str]) -> Iterator[str]:
    """Yield each line that is not on record, or says a figure further off than ``CLOSE_POINTS``."""
    for before, now in zip_longest(record, lines, fillvalue=""):
        if before != now and not _close(before, now):
            yield f"- {before[:400]}\n+ {now[:400]}"


def _close(before: str, now: str) -> bool:
    if NUMBER.split(before) != NUMBER.split(now):
        return False
    pairs = zip(NUMBER.findall(before), NUMBER.findall(now), strict=True)
    return all(abs(float(one) - float(other)) <= CLOSE_POINTS for one, other in pairs)


if __name__ == "__main__":
    sys.exit(main())
