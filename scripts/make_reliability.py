"""Runs the tests that measure, and writes docs/reliability.json and docs/reliability.md from what they found.

All of it takes about ten minutes on a quiet machine. `--part hostile` measures one part anew and keeps the
others as they were, `--page` measures nothing.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "scripts")]

from reliability.overview import failures  # noqa: E402
from reliability.page import page  # noqa: E402
from reliability.parts import PARTS  # noqa: E402

from fuzz.counts import RECORD as FUZZ, commit_of  # noqa: E402

PAGE = ROOT / "docs" / "reliability.md"
MEASURED = ROOT / "docs" / "reliability.json"
MACHINES = ROOT / "docs" / "reliability-machines.json"


def main() -> int:
    """Measure and write; return 1 when something failed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--part", action="append", choices=PARTS, help="measure this part only")
    parser.add_argument("--page", action="store_true", help="measure nothing, write the page anew")
    options = parser.parse_args()
    measured = read(MEASURED) or {}
    for name in () if options.page else options.part or PARTS:
        measured[name] = _measured(name)
        measured = {each: measured[each] for each in PARTS if each in measured}
        MEASURED.write_text(json.dumps(measured, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    if missing := [name for name in PARTS if name not in measured]:
        print(f"no page yet: not measured are {', '.join(missing)}", file=sys.stderr)
        return 1
    PAGE.write_text(text(), encoding="utf-8")
    return bool(failures({name: part["found"] for name, part in measured.items()}, *_others()))


def text() -> str:
    """Return the page as the measurements at hand make it."""
    return page(read(MEASURED), *_others())


def read(path: Path) -> Any:
    """Return what a file holds; an empty list where there is none."""
    return json.loads(path.read_text(encoding="utf-8")) if path.is_file() else []


def _others() -> tuple[Any, Any]:
    return read(FUZZ), read(MACHINES)


def _measured(name: str) -> dict[str, Any]:
    start = time.monotonic()
    found = PARTS[name]()
    return {"commit": commit_of(), "seconds": round(time.monotonic() - start), "found": found}


if __name__ == "__main__":
    sys.exit(main())
