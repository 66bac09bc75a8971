"""The vocabulary's examples in; a section a word for the gallery's page, and a picture a word, out."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path

from PIL import Image

from briefgen.base.phrase import Phrase
from briefgen.blocks.charts import with_marks
from briefgen.brief.ledger_of import ledger_of
from briefgen.brief.model import OnePager, Slide
from briefgen.brief.theme_file import brief_home, theme_of
from briefgen.brief.vocabulary import is_chart, word
from briefgen.cli.gallery.book import FOLDERS as BOOK, shown_words
from briefgen.cli.gallery.example import FOLDER, as_yaml, brief_of, path_of, read_example
from briefgen.edition.edition import Edition
from briefgen.layout.deck import lay_out_deck
from briefgen.pipeline.scenes import as_scene
from briefgen.render.pdf import paint as paint_pdf
from briefgen.render.png import paint as paint_png

PICTURES = Path(__file__).resolve().parents[1] / "docs" / "pictures" / "gallery"
DPI = 60.0
"""Of a slide of 960 points: 800 pixels."""
ABOVE_FOOT = 0.91
"""Share of a slide's height: page numbers would be others with each new word."""
COLOURS = 48
"""Flat colours and their edges; with so many the pictures of all words weigh less than 1 MB."""


def gallery(*, charts: bool) -> str:
    """Return a section a block, or a section a chart: its picture, and its YAML."""
    return "\n" + "\n".join(_section(name) for name in shown_words() if is_chart(name) is charts) + "\n"


def _section(name: str) -> str:
    title = str(read_example(path_of(name)).title.text)
    said = (inspect.getdoc(word(name)) or name).splitlines()[0]
    return (
        f"### {name}\n\n{said} [Its keys](brief-format.md#{name})\n\n"
        f'<div class="shown" markdown="1">\n\n![{name}: {_plain(title)}](pictures/gallery/{name}.png)\n\n'
        f"```yaml\n{as_yaml(path_of(name)).rstrip()}\n```\n\n</div>\n"
    )


def _plain(title: str) -> str:
    return title.replace("[", "").replace("]", "")


def pictures() -> Iterator[tuple[str, bytes]]:
    """Yield each word's picture: its blocks on a slide under their title."""
    examples = {name: read_example(path_of(name)) for name in shown_words()}
    brief = brief_of(examples.values())
    parts = tuple(  # what an agenda lists
        Slide(kind="section", title=Phrase(said, brief.place), place=brief.place) for said in BOOK.values()
    )
    shown = tuple(
        Slide(title=each.title, blocks=each.blocks, ground="paper", place=each.place)
        for each in examples.values()
    )
    slides = (*parts, *shown)
    meta = replace(brief.meta, title=Phrase("图例", brief.place))
    brief = replace(brief, meta=meta, deck=slides)
    look = theme_of(brief, brief_home(FOLDER), "")
    sheet = OnePager(place=brief.place)
    edition = Edition(brief=brief, page=sheet, ledger=ledger_of(brief), theme=look, folder=FOLDER)
    scene = with_marks(as_scene(edition, lay_out_deck(edition, slides)), natives=True)
    drawn = paint_png(paint_pdf(replace(scene, pages=scene.pages[len(parts) :])), dpi=DPI)
    for name, data in zip(examples, drawn, strict=True):
        slide = Image.open(BytesIO(data)).convert("RGB")
        body = slide.crop((0, 0, slide.width, round(slide.height * ABOVE_FOOT)))
        picture = body.quantize(COLOURS, dither=Image.Dither.NONE)
        picture.save(made := BytesIO(), "PNG", optimize=True)
        yield name, made.getvalue()
