"""The pages as a site: all in its contents, links and anchors there, nothing asked of another machine."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from docs_kit import ROOT

LOADED = {"script": "src", "img": "src", "iframe": "src", "source": "src", "link": "href"}
NOT_LOADED = {"canonical", "prev", "next", "alternate"}
"""Links that name another page and load nothing."""


def test_every_page_has_a_place_in_the_contents() -> None:
    pages = {str(path.relative_to(ROOT / "docs")) for path in (ROOT / "docs").rglob("*.md")}
    placed = list(
        _paths(tomllib.loads((ROOT / "zensical.toml").read_text(encoding="utf-8"))["project"]["nav"])
    )
    assert sorted(placed) == sorted(pages)


def _paths(entry: Any) -> Iterator[str]:
    if isinstance(entry, str):
        yield entry
    for inner in entry.values() if isinstance(entry, dict) else entry if isinstance(entry, list) else ():
        yield from _paths(inner)


class Links(HTMLParser):
    """What a page links to, what it loads, and the anchors that it has."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: set[str] = set()
        self.loads: set[str] = set()
        self.anchors: set[str] = set()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value for name, value in attrs if value}
        self.anchors |= {given[name] for name in ("id", "name") if name in given}
        if tag == "a" and "href" in given:
            self.links.add(given["href"])
        if tag in LOADED and LOADED[tag] in given and given.get("rel") not in NOT_LOADED:
            self.loads.add(given[LOADED[tag]])


@pytest.mark.slow
def test_the_site_is_built_without_a_warning_and_is_whole_by_itself(tmp_path: Path) -> None:
    for name in ("docs", "scripts/site"):
        shutil.copytree(ROOT / name, tmp_path / name)
    shutil.copy(ROOT / "zensical.toml", tmp_path)
    done = subprocess.run(
        [sys.executable, "-m", "zensical", "build", "--strict"], cwd=tmp_path, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr
    site = tmp_path / "site"
    pages = {path: Links(path.read_text(encoding="utf-8")) for path in site.rglob("*.html")}
    assert len(pages) == len(list((tmp_path / "docs").rglob("*.md"))) + 1  # and one for what is not found
    for path, page in pages.items():
        for target in page.links | page.loads:
            file, _, anchor = unquote(target).partition("#")
            if re.match(r"https?:|mailto:", file):
                assert target not in page.loads, f"{path.name} loads {target}"
                continue
            named = (site / file[1:] if file.startswith("/") else path.parent / file) if file else path
            named = named.resolve() if not named.is_dir() else named.resolve() / "index.html"
            assert named.exists(), f"{path.name}: {target}"
            if anchor and named in pages:
                assert anchor in pages[named].anchors | {"__top"}, f"{path.name}: {target}"
    for sheet in site.rglob("*.css"):
        assert not re.search(r"@import|url\([\"']?(?:https?:)?//", sheet.read_text(encoding="utf-8")), (
            sheet.name
        )
    assert '<html lang="zh"' in (site / "zh" / "index.html").read_text(encoding="utf-8")
