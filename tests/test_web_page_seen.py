"""Web pages in a browser: all of it in every width, and with nothing fetched."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from browser import CHROMIUM, chromium
from conftest import ROOT

from briefgen.pipeline.build import Options, build

pytestmark = [
    pytest.mark.slow,
    pytest.mark.seen,
    pytest.mark.skipif(not CHROMIUM or not shutil.which("node"), reason="needs Chromium and node"),
]
BRIEFS = ("qingdao-2025", "harbour-transit", "stories/northmark-prices")
WIDTHS = (360, 768, 1280)


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    out = tmp_path_factory.mktemp("seen")
    for name in BRIEFS:
        build(ROOT / "data" / f"{name}.yaml", Options(out=out, formats=("html",)))
    return sorted(out.glob("*.html"))


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with chromium() as running:
        yield running


def test_every_width_shows_all_of_it_in_its_own_typefaces_and_fetches_nothing(
    pages: list[Path], browser: Any
) -> None:
    for path in pages:
        page, asked, said = browser.new_page(), list[str](), list[str]()
        page.on("request", lambda request, asked=asked: asked.append(request.url))
        page.on("console", lambda message, said=said: said.append(message.text))
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            page.goto(path.as_uri())
            assert page.evaluate("document.documentElement.scrollWidth") <= width, (path.name, width)
        page.evaluate("document.fonts.ready")
        faces = page.evaluate("[...document.fonts].map(each => each.status)")
        assert "error" not in faces
        assert "loaded" in faces
        assert {url.partition(":")[0] for url in asked} <= {"file", "data"}
        assert said == []
        page.close()


def test_a_figure_tells_its_source_on_focus_and_under_the_pointer(pages: list[Path], browser: Any) -> None:
    (path,) = (each for each in pages if each.stem == "qingdao-2025")
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(path.as_uri())
    figure = page.locator(".f").first
    note = figure.locator(".n")
    assert not note.is_visible()
    figure.focus()
    assert note.is_visible()
    page.keyboard.press("Tab")
    assert not note.is_visible()
    figure.hover()
    assert note.is_visible()
    shown = note.bounding_box()
    assert shown["x"] >= 0
    assert shown["x"] + shown["width"] <= 1280
    page.close()
