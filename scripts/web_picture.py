"""A brief in, its web page as a picture out: on a desk, a note of a figure open, and on a phone."""

from __future__ import annotations

import shutil
import tempfile
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, sync_playwright

from briefgen.pipeline.build import Options, build

DESK, PHONE = (1160, 1000), (360, 1000)
GAP = 28
AROUND = "#C9D1DB"


def web_picture(brief: Path, figure: str) -> Image.Image:
    """Return both screens side by side; the note of a figure, named by its fact's id, is open on the desk."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as play:
        build(brief, Options(out=Path(folder), formats=("html",)))
        address = (Path(folder) / f"{brief.stem}.html").as_uri()
        browser = play.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        screens = []
        for width, height in (DESK, PHONE):
            page = browser.new_page(viewport={"width": width, "height": height})
            page.goto(address)
            if width == DESK[0]:
                page.locator(f'.f[data-fact="{figure}"]').last.hover()
            screens.append(_taken(page))
        browser.close()
    return _side_by_side(screens)


def _taken(page: Page) -> Image.Image:
    page.evaluate("document.fonts.ready")
    page.evaluate("scrollTo(0, 0)")
    return Image.open(BytesIO(page.screenshot())).convert("RGB")


def _side_by_side(screens: list[Image.Image]) -> Image.Image:
    width = sum(screen.width for screen in screens) + GAP * (len(screens) + 1)
    made = Image.new("RGB", (width, screens[0].height + 2 * GAP), AROUND)
    left = GAP
    for screen in screens:
        made.paste(screen, (left, GAP))
        left += screen.width + GAP
    return made
