"""The preview in a real browser: a save is seen, a figure explained, errors come and go."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from browser import CHROMIUM, chromium, installed
from playwright.sync_api import Page, expect
from preview_kit import BRIEF, folder_with

pytestmark = [pytest.mark.slow, pytest.mark.seen, pytest.mark.skipif(not CHROMIUM, reason="needs Chromium")]
OPENER = """\
import os, sys
_, kept, address = sys.argv
with open(kept + "~", "w") as file:
    file.write(address)
os.rename(kept + "~", kept)
"""
"""Stands for a browser, and keeps what it is to open."""
PATIENCE_MS = 30_000
expect.set_options(timeout=PATIENCE_MS)


class Shown:
    """A brief that is shown in a browser."""

    def __init__(self, path: Path, page: Page) -> None:
        self.path, self.page = path, page
        self.said: list[str] = []
        page.on("console", lambda message: self.said.append(message.text))
        page.on("pageerror", lambda error: self.said.append(str(error)))

    def find(self, selector: str) -> Any:
        return self.page.locator(selector)

    def save(self, text: str) -> None:
        """Save as many editors do: another file takes its place."""
        new = self.path.with_suffix(".new")
        new.write_text(text, encoding="utf-8")
        os.replace(new, self.path)


def found_by_axe(page: Page) -> list[str]:
    """Return what keeps people out of the page: the rule, and where."""
    axe = installed("axe-core")
    assert axe is not None
    page.evaluate((axe / "axe.min.js").read_text(encoding="utf-8"))
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']}).then(all => all.violations)")
    return [f"{each['id']}: {node['html'][:120]}" for each in found for node in each["nodes"]]


def _hears_ctrl_c() -> None:
    """What a shell runs in its background ignores Ctrl-C, and so does all that is started from there."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shown]:
    path = folder_with(tmp_path_factory.mktemp("preview"))
    opener, opened = path.with_name("open.py"), path.with_name("opened.txt")
    opener.write_text(OPENER)
    command = [sys.executable, "-m", "briefgen", "preview", str(path), "--editor", "vscode"]
    env = {**os.environ, "BROWSER": f"{sys.executable} {opener} {opened} %s"}
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=env, preexec_fn=_hears_ctrl_c
    )
    try:
        assert process.stdout is not None
        address, told = process.stdout.readline().strip(), process.stdout.readline()
        assert "Ctrl-C ends it" in told
        while not opened.exists():
            time.sleep(0.05)
        assert address.partition("#")[2] not in opened.read_text()
        with chromium() as browser:
            page = browser.new_page(viewport={"width": 1440, "height": 900})
            made = Shown(path, page)
            page.goto(opened.read_text())
            yield made
            assert made.said == []
        process.send_signal(signal.SIGINT)
        _, told = process.communicate(timeout=30)
        assert (process.returncode, "Traceback" in told) == (0, False)
    finally:
        process.kill()


def test_a_save_is_seen_a_figure_is_explained_and_errors_come_and_go(shown: Shown) -> None:
    page, find = shown.page, shown.find
    expect(find("#deck .paper svg")).to_be_visible()
    assert "#" not in page.url  # the secret has left the address
    expect(find("#deck .thumbnails button")).to_have_count(3)
    expect(find("#page .paper svg")).to_be_visible()

    find("#deck .thumbnails button").nth(2).click()
    expect(find("#deck .paper")).to_contain_text("As many books were lent")
    shown.save(BRIEF.replace("As many books", "So many books"))
    expect(find("#deck .paper")).to_contain_text("So many books were lent")
    expect(find("#said")).to_have_text(re.compile("Built in .*; changed: slide 3"))

    find("#deck .thumbnails button").nth(1).click()
    find("#deck .spot[data-for='visits.2025']").first.hover()
    expect(find("#tip")).to_contain_text("returns.csv:3:2")
    find("#deck .spot[data-for='visits.2025']").first.click()
    inspector = find("#inspector")
    for told in ("1,033 thousand", "[1032.5, 1033.5]", "Annual report", "returns.csv:3:2"):
        expect(inspector).to_contain_text(told)
    expect(inspector.locator("a", has_text="Open in editor").first).to_have_attribute(
        "href", re.compile(r"^vscode://file/.*/returns\.csv:3:2$")
    )
    inspector.locator(".printed button", has_text="Page").first.click()
    expect(find("#page .spot[data-for='visits.2025']").first).to_be_focused()

    shown.save(BRIEF.replace("label: Loans", "lable: Loans"))
    expect(find("#broken")).to_have_text(re.compile("Not built: 1 error. Shown is the last one that was."))
    expect(find("#problems")).to_contain_text("libraries.yaml:7:11")
    expect(find("#source .pointed")).to_contain_text("lable: Loans")
    expect(find("#deck .paper svg")).to_be_visible()
    assert found_by_axe(page) == []
    shown.save(BRIEF)
    expect(find("#drawer")).to_be_hidden()
    expect(find("#state")).to_have_attribute("data-state", "built")


def test_it_is_used_by_keyboard_in_narrow_windows_and_with_a_screen_reader(shown: Shown) -> None:
    page, find = shown.page, shown.find
    expect(find("#deck .paper svg")).to_be_visible()
    press = page.keyboard.press
    find("#deck .view").focus()
    press("Home")
    expect(find("#deck .where")).to_have_text("1 / 3")
    press("ArrowRight")
    expect(find("#deck .where")).to_have_text("2 / 3")
    press("End")
    press("ArrowRight")
    expect(find("#deck .where")).to_have_text("3 / 3")
    press("1")
    expect(find("#deck .percent")).to_have_text("100%")
    press("+")
    expect(find("#deck .percent")).to_have_text("125%")
    press("0")
    expect(find("#deck .zoom [aria-pressed='true']")).to_have_text("Fit")

    press("Tab")
    expect(find("#deck .spot").first).to_be_focused()
    expect(find("#tip")).to_be_visible()
    press("Enter")
    expect(find("#inspector h2")).to_have_class("large")
    press("Escape")
    expect(find("#inspector h2")).to_have_text("Inspector")
    press("b")
    expect(find("#source .line")).to_have_count(len(BRIEF.splitlines()) + 1)
    press("l")
    expect(find("#source .pointed")).to_contain_text("title:")
    press("p")
    press("Escape")
    expect(find("#drawer")).to_be_hidden()
    press("?")
    expect(find("#help")).to_be_visible()
    press("Escape")
    expect(find("#help")).to_be_hidden()

    assert found_by_axe(page) == []
    find("#deck .spot").first.click()
    page.emulate_media(color_scheme="dark", reduced_motion="reduce")
    page.set_viewport_size({"width": 400, "height": 800})
    deck, paper = find("#deck").bounding_box(), find("#page").bounding_box()
    assert deck["y"] + deck["height"] <= paper["y"]
    assert page.evaluate("document.documentElement.scrollWidth") == 400
    assert found_by_axe(page) == []
    page.emulate_media(color_scheme="light")
    page.set_viewport_size({"width": 1440, "height": 900})
    press("Escape")


def test_without_the_secret_the_page_says_where_it_is(shown: Shown) -> None:
    other = shown.page.context.browser.new_page()
    other.goto(shown.page.url + "#once.used")
    expect(other.locator("#nothing")).to_contain_text("Open the address that the terminal shows")
    assert other.locator("svg").count() == 0
    other.close()
