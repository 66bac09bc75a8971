"""The examples in the themes, built once a run: what the tests of validity look at."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
from laid_kit import ROOT, USUAL, laid, left_for_others, own_theme
from pptx_scenes import gallery

from briefgen.base.diagnostics import Problem
from briefgen.blocks.charts import with_marks
from briefgen.brief.theme_file import theme_names
from briefgen.cli.gallery.book import lay_out_gallery, shown_words
from briefgen.model.scene import Scene
from briefgen.pipeline.lay_out import lay_out
from briefgen.pipeline.paint import painted
from briefgen.render.pdf import paint as paint_pdf
from briefgen.render.pptx import paint as paint_pptx

BRIEFS = sorted(path.stem for path in (ROOT / "data").glob("*.yaml"))
THEMES = theme_names()
OWN = sorted({f"{brief}@{own_theme(brief)}" for brief in BRIEFS})
"""``brief@theme``: every brief as it is shipped."""
NAMES = [f"{BRIEFS[at % len(BRIEFS)]}@{theme}" for at, theme in enumerate(THEMES)]
"""Every theme once and every brief in two of them: what is slow to look at is looked at so often."""

WHOLE = (USUAL, "dark")
"""The themes in which every word of the gallery is looked at: a light one and a dark one."""
SHARING = tuple(theme for theme in THEMES if theme not in WHOLE)
"""Those that share the words: each has its part, together they have them all."""

every_product = pytest.mark.parametrize("name", NAMES)


@dataclass(frozen=True)
class Product:
    """A brief in a theme: its scenes with every chart's marks, and the files painted from them."""

    deck: Scene
    page: Scene
    pptx: bytes
    pdf: bytes
    slides: bytes
    """The deck's scene painted as a PDF."""

    @property
    def pdfs(self) -> tuple[tuple[Scene, bytes], ...]:
        return (self.page, self.pdf), (self.deck, self.slides)


@dataclass(frozen=True)
class Shown:
    """The gallery's page with every chart's marks, what was remarked on; the files that are looked at."""

    page: Scene
    problems: tuple[Problem, ...]
    files: dict[str, bytes]


@left_for_others
def product(name: str) -> Product:
    """Return a brief in a theme."""
    made = laid(name)
    deck, page = with_marks(made.deck, natives=True), with_marks(made.page, natives=True)
    return Product(
        deck=deck,
        page=page,
        pptx=paint_pptx(with_marks(made.deck, natives=False)),
        pdf=paint_pdf(page),
        slides=paint_pdf(deck),
    )


@left_for_others
def gallery_page(theme: str) -> Shown:
    """Return the page of a theme's words."""
    book = lay_out_gallery(theme, names=words_of(theme))
    formats = ("pptx", "pdf") if theme == USUAL else ("pptx",) if theme in SHARING else ()
    files = painted(book, "gallery", formats)
    return Shown(page=with_marks(book.page, natives=True), problems=book.problems, files=files)


def deck_of(name: str) -> bytes:
    """Return the deck of a brief in a theme that nothing else is asked about."""
    return painted(laid(name), "brief", ("pptx",))["brief.pptx"]


@cache
def decks() -> dict[str, bytes]:
    """Return every deck, the one that shows all that slides can hold, and that of the vocabulary."""
    products = {name: product(name).pptx for name in NAMES}
    return {"gallery": paint_pptx(gallery()), "words": words()["gallery.pptx"], **products}


def words_of(theme: str) -> tuple[str, ...]:
    """Return the words that are looked at in a theme."""
    return shown_words()[SHARING.index(theme) :: len(SHARING)] if theme in SHARING else shown_words()


def built_deck(brief: str, folder: Path) -> bytes:
    """Return the deck of a brief that is written on the spot; its pictures lie in the folder."""
    (path := folder / "brief.yaml").write_text(brief, encoding="utf-8")
    return painted(lay_out(path), "brief", ("pptx",))["brief.pptx"]


def words() -> dict[str, bytes]:
    """Return what `briefgen gallery` makes: every word of the vocabulary, as a deck and as a page."""
    return gallery_page(USUAL).files


def measured(what: str, **values: object) -> None:
    """Keep what a test measured, as a line of BRIEFGEN_MEASURED when that names a file."""
    if path := os.environ.get("BRIEFGEN_MEASURED"):
        with open(path, "a", encoding="utf-8") as file:
            file.write(json.dumps({"what": what, **values}, ensure_ascii=False) + "\n")
