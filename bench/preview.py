"""`python -m bench preview`: from a save to what a browser shows, after an edit of a sentence each."""

from __future__ import annotations

import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.warm import SENTENCE

CHROMIUM = "/usr/bin/chromium"
WATCH = """() => {
  window.shown = [];
  new MutationObserver(() => {
    const words = document.getElementById('state-words').textContent;
    window.shown.push([performance.timeOrigin + performance.now(), words]);
  }).observe(document.getElementById('state'), {childList: true, subtree: true, characterData: true});
}"""
"""The state's words are written last: slides, page and figures are in the document before."""
NEXT = """seen => new Promise(done => {
  const look = () => window.shown.length > seen ? done(window.shown.at(-1)) : setTimeout(look, 10);
  look();
})"""
PAUSE_SECONDS = 0.6


def report(brief: Path, rounds: int) -> str:
    """Return the medians of so many edits: the whole way, the build alone, and the rest."""
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(brief.parent, folder, dirs_exist_ok=True)
        whole, builds = _measured(Path(folder) / brief.name, rounds)
    rest = [one - other for one, other in zip(whole, builds, strict=True)]
    spread = f"{min(whole):.0f} to {max(whole):.0f}"
    return "\n".join(
        (
            f"preview of {brief.name}, one sentence changed: median of {rounds} saves",
            f"  save to new document  {statistics.median(whole):5.0f} ms  ({spread}; aim 300)",
            f"  of it the build       {statistics.median(builds):5.0f} ms",
            f"  seeing, sending, drawing {statistics.median(rest):2.0f} ms",
        )
    )


def _measured(brief: Path, rounds: int) -> tuple[list[float], list[float]]:
    from playwright.sync_api import sync_playwright

    text = brief.read_text(encoding="utf-8")
    command = [sys.executable, "-m", "briefgen", "preview", str(brief), "--no-open", "--quiet"]
    with _ended(command) as process, sync_playwright() as play:
        assert process.stdout is not None
        browser = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        page.goto(process.stdout.readline().strip())
        page.wait_for_selector("#stage[data-build]", timeout=60_000)
        page.evaluate(WATCH)
        whole, builds = [], []
        for number in range(-2, rounds):
            word = "上中下左右前后高低多少"[number % 11]
            time.sleep(PAUSE_SECONDS)
            seen = page.evaluate("window.shown.length")
            saved = time.time() * 1000
            brief.write_text(text.replace(SENTENCE, SENTENCE + word), encoding="utf-8")
            at, words = page.evaluate(NEXT, seen)
            if number >= 0:  # the first two find everything new
                whole.append(at - saved)
                builds.append(_milliseconds(words))
        browser.close()
    return whole, builds


@contextmanager
def _ended(command: list[str]) -> Iterator[subprocess.Popen[str]]:
    """Run a command inside, and end it."""
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    try:
        yield process
    finally:
        process.terminate()
        process.wait()


def _milliseconds(words: str) -> float:
    """Return what `Built in 214 ms, 1 warning` or `Built in 1.2 s` says."""
    number, unit = words.removeprefix("Built in ").partition(",")[0].split(" ")
    return float(number) * (1000 if unit == "s" else 1)
