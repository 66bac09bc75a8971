"""Chromium from Debian, and what is fetched from npm, once a machine, to look at web pages."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from platformdirs import user_cache_path
from playwright.sync_api import Browser, sync_playwright
from sdk import NPM, into_place

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
TOOLS = {"axe-core": "4.14.1", "html-validate": "9.7.1"}


@contextmanager
def chromium() -> Iterator[Browser]:
    """Run Chromium for the tests of a module: no others may have an event loop meanwhile."""
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        try:
            yield browser
        finally:
            browser.close()


@cache
def installed(name: str) -> Path | None:
    """Return the folder of a package; None without npm or a way to it."""
    home = user_cache_path("briefgen-tests") / f"{name}-{TOOLS[name]}"
    found = home / "node_modules" / name
    if not found.is_dir() and NPM:
        home.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=home.parent) as fetched:
            options = ("--no-fund", "--no-audit", "--ignore-scripts", "--prefix", fetched)
            command = [NPM, "install", *options, f"{name}@{TOOLS[name]}"]
            if subprocess.run(command, capture_output=True, check=False, timeout=300).returncode:
                return None
            into_place(Path(fetched), home)
    return found if found.is_dir() else None
