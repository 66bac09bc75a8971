"""THIRD_PARTY.md and requirements.lock in; sbom.cdx.json out: what is shipped and needed (CycloneDX 1.6)."""

from __future__ import annotations

import hashlib
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
LOCK, THIRD_PARTY, SBOM = ROOT / "requirements.lock", ROOT / "THIRD_PARTY.md", ROOT / "sbom.cdx.json"
sys.path.insert(0, str(ROOT))

from briefgen import __version__  # noqa: E402


def sections() -> dict[str, list[list[str]]]:
    """Return the rows of each table of THIRD_PARTY.md, heads left out, by its heading."""
    found: dict[str, list[list[str]]] = {}
    heading = ""
    for line in THIRD_PARTY.read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            heading = line[3:]
        elif line.startswith("| ") and not line.startswith("| component"):
            found.setdefault(heading, []).append([cell.strip() for cell in line.strip("|").split("|")])
    return found


def locked(lock: Path = LOCK) -> Iterator[tuple[str, str, list[str]]]:
    """Yield name, version and hashes of every package of a lock."""
    for block in re.split(r"\n(?=\S)", lock.read_text(encoding="utf-8")):
        if match := re.match(r"([\w.-]+)==([^\s;\\]+)", block):
            yield match[1], match[2], re.findall(r"--hash=sha256:([0-9a-f]{64})", block)


def sbom() -> dict[str, Any]:
    """Return the bill of materials; no clock and no serial number, so that it is the same every time."""
    tables = sections()
    licences = {row[0]: row[1] for row in tables["Needed to run"]}
    libraries = [_library(name, version, licences[name], hashes) for name, version, hashes in locked()]
    shipped = [_shipped(*row) for row in tables["Shipped"]]
    itself = {"type": "application", "bom-ref": "briefgen", "name": "briefgen", "version": __version__}
    needed = sorted(component["bom-ref"] for component in (*libraries, *shipped))
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": {**itself, "licenses": [{"expression": "MIT"}]}},
        "components": [*libraries, *shipped],
        "dependencies": [{"ref": "briefgen", "dependsOn": needed}],
    }


def _library(name: str, version: str, licence: str, hashes: list[str]) -> dict[str, Any]:
    package = f"pkg:pypi/{name}@{version}"
    files = [{"name": "sha256", "value": value} for value in hashes]
    return {
        "type": "library",
        "bom-ref": package,
        "name": name,
        "version": version,
        "purl": package,
        "licenses": [{"expression": licence}],
        "properties": files,
    }


def _shipped(name: str, version: str, licence: str, where: str) -> dict[str, Any]:
    files = re.findall(r"`([^`]+)`", where)
    return {
        "type": "data",
        "bom-ref": f"{name}@{version}",
        "name": name,
        "version": version,
        "licenses": [{"expression": licence}],
        "components": [_file(file) for file in files],
    }


def _file(name: str) -> dict[str, Any]:
    digest = hashlib.sha256((ROOT / name).read_bytes()).hexdigest()
    return {"type": "file", "name": name, "hashes": [{"alg": "SHA-256", "content": digest}]}


def text() -> str:
    """Return the file's text."""
    return json.dumps(sbom(), ensure_ascii=False, indent=1) + "\n"


if __name__ == "__main__":
    SBOM.write_text(text(), encoding="utf-8")
