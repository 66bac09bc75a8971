"""A folder as a person has it before an update: the brief of now, and a deck of then with words of theirs."""

from __future__ import annotations

from pathlib import Path

from update_edits import saying, slide_titled
from update_kit import BRIEF, NOW, opened, saved, then

from briefgen.cli.app import main


def edited_in(folder: Path) -> Path:
    """Write the brief of now, and a deck of then whose title and a text were changed by hand."""
    (folder / "library.yaml").write_text(BRIEF.format(**NOW), encoding="utf-8")
    deck = opened(then())
    slide_titled(deck, "Visits grew").shapes.title.text = "A great year"
    saying(deck, "are open").text_frame.text = "Ours: 1,033 thousand, 719 thousand, 480 seats."
    (folder / "library.pptx").write_bytes(saved(deck))
    return folder


def run(folder: Path, *words: str) -> int:
    """Update the folder's deck, and return the exit code."""
    return main(["update", str(folder / "library.yaml"), str(folder / "library.pptx"), *words])
