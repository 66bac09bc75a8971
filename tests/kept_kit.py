"""Outputs that were edited by hand: a deck with another title, a page with another subject."""

from __future__ import annotations

import time
from pathlib import Path

import pikepdf
from fault_kit import small
from pptx import Presentation

from briefgen.cli.app import main

TODAY = time.strftime("%Y-%m-%d")


def build(folder: Path, *more: str, value: int = 9777) -> int:
    """Build a small brief in a folder into its `out`."""
    return main(["build", str(small(folder, value)), "--out", str(folder / "out"), *more])


def edit_deck(path: Path, said: str = "Written by hand") -> bytes:
    """Give the first slide of a deck another title; return the deck."""
    deck = Presentation(path)
    deck.slides[0].shapes.title.text = said
    deck.save(path)
    return path.read_bytes()


def saved_again(path: Path) -> bytes:
    """Open and save a deck; return it."""
    Presentation(path).save(path)
    return path.read_bytes()


def edit_page(path: Path) -> bytes:
    """Give a page another subject; return it."""
    with pikepdf.open(path, allow_overwriting_input=True) as page:
        page.docinfo["/Subject"] = "Written by hand"
        page.save()
    return path.read_bytes()
