"""The examples in, tests/expected_hashes.json out: every machine's files, or how this one's differ.

`--record "x86_64, Debian 13"` compares, too, with an empty cache, and puts what it finds into
docs/reliability-machines.json, in the place of the row of that name: `make_reliability.py --page` prints it.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from fuzz.counts import commit_of  # noqa: E402

EXPECTED = ROOT / "tests" / "expected_hashes.json"
MACHINES = ROOT / "docs" / "reliability-machines.json"
LARGE = ROOT / "data" / "hospital" / "hospital.yaml"
ALL = ("--format", "pptx,pdf,png", "--print", "--grey", "--manifest", "--quiet")
DECK_AND_PAGE = ("--format", "pptx,pdf", "--manifest", "--strict", "--verify", "--quiet")
"""Of the brief of seven pages and thirty slides: the others show that its pictures would be the same too."""


def main() -> int:
    """Write what this machine makes, or say what it makes otherwise than the one that wrote it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--compare", action="store_true", help="write nothing; say what differs, as JSON")
    parser.add_argument("--record", default="", metavar="MACHINE", help="compare, and keep what is found")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        if options.record:
            os.environ["BRIEFGEN_CACHE"] = str(Path(folder) / "cache")
        made = build(Path(folder))
    if not (options.compare or options.record):
        EXPECTED.write_text(json.dumps(made, indent=1) + "\n", encoding="utf-8")
        return 0
    found = compared(json.loads(EXPECTED.read_text(encoding="utf-8")), made)
    print(json.dumps(found))
    if options.record:
        rows = recorded(options.record, found, made["made_with"], json.loads(MACHINES.read_text("utf-8")))
        lines = ",\n  ".join(json.dumps(row, ensure_ascii=False) for row in rows)
        MACHINES.write_text(f"[\n  {lines}\n]\n", encoding="utf-8")
    return 1 if found["differing"] else 0


def build(folder: Path, *options: str) -> dict[str, Any]:
    """Build the examples; return what their manifests say of the outputs, and with what they were made."""
    briefs = sorted(str(path) for path in (ROOT / "data").glob("*.yaml"))
    for paths, own in ((briefs, ALL), ([str(LARGE)], DECK_AND_PAGE)):
        command = [sys.executable, "-m", "briefgen", "build", *paths, "--out", str(folder)]
        subprocess.run([*command, *(options or own)], cwd=ROOT, check=True)
    manifests = [json.loads(path.read_bytes()) for path in sorted(folder.glob("*.manifest.json"))]
    outputs = {name: entry for manifest in manifests for name, entry in manifest["outputs"].items()}
    return {"made_with": manifests[0]["made_with"], "outputs": outputs}


def compared(expected: dict[str, Any], made: dict[str, Any]) -> dict[str, Any]:
    """Return this machine, and how many of its files are the expected ones: whole, or in what they hold."""
    wanted, had = expected["outputs"], made["outputs"]
    return {
        "system": f"{platform.platform(terse=True)} {platform.machine()}",
        "with": {
            name: version
            for name, version in made["made_with"].items()
            if expected["made_with"].get(name) != version
        },
        "files": len(wanted),
        "same bytes": sum(had.get(name) == entry for name, entry in wanted.items()),
        "same content": sum(_content(had.get(name)) == _content(entry) for name, entry in wanted.items()),
        "differing": sorted(
            name for name in wanted.keys() | had if _content(wanted.get(name)) != _content(had.get(name))
        ),
    }


def recorded(
    machine: str, found: dict[str, Any], made_with: dict[str, str], rows: list[dict[str, Any]]
) -> list[dict[str, Any]]:
    """Return the rows with that of a machine, in the place of its earlier one."""
    row = {
        "machine": machine,
        **{name: made_with[name] for name in ("python", "zlib", "numpy")},
        **{name: found[name] for name in ("files", "same bytes", "same content")},
        "commit": commit_of(),
    }
    place = next((at for at, each in enumerate(rows) if each["machine"] == machine), len(rows))
    return [*rows[:place], row, *rows[place + 1 :]]


def _content(entry: dict[str, Any] | None) -> Any:
    return entry and entry["content_sha256"]


if __name__ == "__main__":
    sys.exit(main())
