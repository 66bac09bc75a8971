"""A page in a browser in, what axe-core (from npm) finds that keeps people out of it out."""

from __future__ import annotations

import subprocess
import tempfile
from functools import cache
from pathlib import Path
from typing import Any

from platformdirs import user_cache_path
from sdk import NPM, into_place

VERSION = "4.14.1"
SCRIPT = Path("node_modules/axe-core/axe.min.js")


@cache
def installed() -> Path | None:
    """Return its script, fetched once a machine; None without npm or without a way to the package."""
    if not NPM:
        return None
    home = user_cache_path("briefgen-tests") / f"axe-core-{VERSION}"
    if not (home / SCRIPT).is_file():
        home.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=home.parent) as fetched:
            options = ("--no-fund", "--no-audit", "--ignore-scripts", "--prefix", fetched)
            command = [NPM, "install", *options, f"axe-core@{VERSION}"]
            if subprocess.run(command, capture_output=True, check=False, timeout=300).returncode:
                return None
            into_place(Path(fetched), home)
    return home / SCRIPT if (home / SCRIPT).is_file() else None


def findings(page: Any) -> list[str]:
    """Return what is wrong with a page: the rule, and where."""
    script = installed()
    assert script is not None
    if not page.evaluate("'axe' in window"):
        page.evaluate(script.read_text(encoding="utf-8"))
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']}).then(all => all.violations)")
    return [f"{each['id']}: {node['html'][:300]}" for each in found for node in each["nodes"]]
