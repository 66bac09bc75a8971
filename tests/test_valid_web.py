"""Web pages of all examples as others see them: axe in Chromium, in every theme and language; valid HTML."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from browser import CHROMIUM, chromium, installed
from laid_kit import ROOT
from valid_kit import THEMES, measured

from briefgen.pipeline.build import Options, make

pytestmark = [
    pytest.mark.slow,
    pytest.mark.seen,
    pytest.mark.skipif(not CHROMIUM or not shutil.which("node"), reason="needs Chromium and node"),
]
EXAMPLES = sorted(
    path
    for folder in ("data", "data/hospital", "data/stories", "tests/briefs")
    for path in (ROOT / folder).glob("*.yaml")
)
"""What comes along in Simplified Chinese, English and German, and a brief in each further language."""
LANGUAGES = {"zh-Hans", "zh-Hant", "en", "de", "fr"}
WIDTHS = (360, 1280)
PAIRS = [
    pytest.param(brief, theme, id=f"{brief.stem}@{theme}")
    for at, brief in enumerate(EXAMPLES)
    for number, theme in enumerate(THEMES)
    if os.environ.get("BRIEFGEN_MEASURED") or at % len(THEMES) == number
]
"""Every example and every theme; where it is measured, every example in every theme."""
FAULTY = (
    "<!DOCTYPE html><html><head><title>x</title></head><body><main><h1>x</h1>"
    '<img src="x.png"><p style="color:#aaa;background:#fff">faint</p></main></body></html>'
)


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with chromium() as running:
        yield running


@cache
def built(brief: Path, theme: str) -> bytes:
    """Return the web page of an example in a theme."""
    (page,) = make(brief, Options(theme=theme, formats=("html",))).files.values()
    return page


def seen_by_axe(browser: Any, path: Path, width: int) -> dict[str, Any]:
    """Return what axe says of a page in a width: rules that it passes, breaks, and cannot tell."""
    axe = installed("axe-core")
    assert axe is not None
    context = browser.new_context(bypass_csp=True, viewport={"width": width, "height": 900})
    try:
        page = context.new_page()
        page.goto(path.as_uri())
        page.evaluate((axe / "axe.min.js").read_text(encoding="utf-8"))
        found = page.evaluate(
            "axe.run(document).then(all => Object.fromEntries(['passes', 'violations', 'incomplete']"
            ".map(kind => [kind, all[kind].map(rule => [rule.id, rule.nodes.map(node => node.html)])])))"
        )
        return {**found, "language": page.evaluate("document.documentElement.lang")}
    finally:
        context.close()


@pytest.mark.parametrize(("brief", "theme"), PAIRS)
def test_axe_finds_nothing_in_any_width(brief: Path, theme: str, browser: Any, tmp_path: Path) -> None:
    (path := tmp_path / "page.html").write_bytes(built(brief, theme))
    for width in WIDTHS:
        found = seen_by_axe(browser, path, width)
        rules = {kind: {rule for rule, _ in found[kind]} for kind in ("passes", "violations", "incomplete")}
        measured(
            "axe",
            product=f"{brief.stem}@{theme}",
            language=found["language"],
            applied=sorted(rules["passes"] | rules["violations"]),
            undecided=sorted(rules["incomplete"]),
            checks=sum(len(nodes) for _, nodes in found["passes"]),
            errors=sum(len(nodes) for _, nodes in found["violations"]),
        )
        assert [(rule, nodes[0][:120]) for rule, nodes in found["violations"]] == []
        assert len(rules["passes"]) > 15, "so few rules apply to an empty page"


def test_axe_finds_faults_that_are_there(browser: Any, tmp_path: Path) -> None:
    (path := tmp_path / "page.html").write_text(FAULTY, encoding="utf-8")
    broken = {rule for rule, _ in seen_by_axe(browser, path, WIDTHS[0])["violations"]}
    assert {"image-alt", "html-has-lang", "color-contrast"} <= broken


def test_the_examples_are_of_every_language_that_briefs_are_printed_in() -> None:
    tags = {b"zh-CN": "zh-Hans", b"zh-TW": "zh-Hant"}
    said = {line for brief in EXAMPLES for line in brief.read_bytes().splitlines() if b" language: " in line}
    found = {line.split()[-1] for line in said} | {b"zh-CN"}
    assert {tags.get(each, each.decode()) for each in found} == LANGUAGES


def test_web_pages_are_valid_html(tmp_path: Path) -> None:
    validator = installed("html-validate")
    assert validator is not None
    (tmp_path / ".htmlvalidate.json").write_text('{"root": true, "extends": ["html-validate:standard"]}')
    for case in PAIRS:
        brief, theme = case.values
        (tmp_path / f"{brief.stem}@{theme}.html").write_bytes(built(brief, theme))
    (tmp_path / "bad.html").write_text("<!DOCTYPE html><p>x<div></p>")
    command = [shutil.which("node"), validator / "bin" / "html-validate.mjs", "--formatter", "text"]
    told = subprocess.run(
        [*command, *sorted(tmp_path.glob("*.html"))],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        check=False,
    ).stdout
    lines = [line for line in told.splitlines() if line.strip()]
    bad = [line for line in lines if Path(line.partition(":")[0]).name == "bad.html"]
    for case in PAIRS:
        name = str(case.id)
        measured("html", product=name, errors=sum(f"{name}.html" in line for line in lines))
    assert bad
    assert lines == bad
