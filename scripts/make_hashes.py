"""The examples in, tests/expected_hashes.json out: every machine's files, or how this one's differ."""

from __future__ import annotations

import argparse
import json
import platform
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
EXPECTED = ROOT / "tests" / "expected_hashes.json"
LARGE = ROOT / "data" / "hospital" / "hospital.yaml"
ALL = ("--format", "pptx,pdf,png", "--print", "--grey", "--manifest", "--quiet")
DECK_AND_PAGE = ("--format", "pptx,pdf", "--manifest", "--strict", "--verify", "--quiet")
"""Of the brief of seven pages and thirty slides: the others show that its pictures would be the same too."""


def main() -> int:
    """Write what this machine makes, or say what it makes otherwise than the one that wrote it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--compare", action="store_true", help="write nothing; say what differs, as JSON")
    compare = parser.parse_args().compare
    with tempfile.TemporaryDirectory() as folder:
        made = build(Path(folder))
    if not compare:
        EXPECTED.write_text(json.dumps(made, indent=1) + "\n", encoding="utf-8")
        return 0
    found = compared(json.loads(EXPECTED.read_text(encoding="utf-8")), made)
    print(json.dumps(found))
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


def _content(entry: dict[str, Any] | None) -> Any:
    return entry and entry["content_sha256"]


if __name__ == "__main__":
    sys.exit(main())
