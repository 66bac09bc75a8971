"""A brief in; a picture of `briefgen preview` in Chromium out, the inspector open on one of its figures."""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

WIDTH, HEIGHT = 1440, 900
REST_MS = 1500
"""For fonts to load, and for what moves to stop."""


def preview(brief: Path, slide: int, figure: str) -> Image.Image:
    """Return the page that shows a slide, and everything about a figure of it."""
    command = [sys.executable, "-m", "briefgen", "preview", brief.name, "--no-open", "--quiet"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=brief.parent)
    try:
        assert process.stdout is not None
        address = process.stdout.readline().strip()
        with sync_playwright() as play:
            browser = play.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
            page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
            page.goto(address)
            page.locator("#deck .thumbnails button").nth(slide - 1).click(timeout=60_000)
            page.locator(f"#deck .spot[data-for='{figure}']").first.click()
            page.mouse.move(0, 0)
            page.wait_for_timeout(REST_MS)
            taken = page.screenshot()
            browser.close()
    finally:
        process.send_signal(signal.SIGINT)
        process.wait()
    return Image.open(BytesIO(taken)).convert("RGB")
