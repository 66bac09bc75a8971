"""A theme's name in, the whole vocabulary laid out: a slide and a page a word, and an index of pictures."""

from __future__ import annotations

import inspect
from collections.abc import Sequence

from briefgen.base.copier import replace
from briefgen.base.diagnostics import Place
from briefgen.base.phrase import Phrase, escape_references
from briefgen.blocks.row import Row
from briefgen.blocks.stack import Stack
from briefgen.brief.ledger_of import ledger_of
from briefgen.brief.model import Brief, Masthead, Module, OnePager, Pillar, Slide
from briefgen.brief.theme_file import brief_home, theme_of
from briefgen.brief.vocabulary import is_chart, word, words
from briefgen.cli.gallery.example import FOLDER, Example, as_yaml, brief_of, path_of, read_example
from briefgen.cli.gallery.listing import Listing
from briefgen.edition.edition import Edition
from briefgen.edition.outline import Outline
from briefgen.edition.publication import Publication
from briefgen.layout.check_positions import check_pages
from briefgen.layout.deck import lay_out_deck
from briefgen.layout.onepager import lay_out_page
from briefgen.model.context import Block
from briefgen.model.scene import Page
from briefgen.pipeline.lay_out import warnings_only
from briefgen.pipeline.printed_pages import numbered
from briefgen.pipeline.scenes import as_publication

SLIDE_SHARES = (13.0, 6.0)
PAGE_SHARES = (13.0, 7.0)
"""Widths of what a word sets and of its YAML."""
FOLDERS = {"blocks": "内容块", "charts": "图表"}
"""What the gallery's two parts are called, by the folder whose words they hold."""


def shown_words() -> tuple[str, ...]:
    """Return the words that have an example: blocks first, then charts."""
    named = [name for name in words() if path_of(name).is_file()]
    return tuple(sorted(named, key=lambda name: (_folder(name), name)))


def lay_out_gallery(theme: str = "", *, names: Sequence[str] | None = None) -> Publication:
    """Return the gallery's deck and pages as scenes; BriefError where an example has an error."""
    chosen = shown_words() if names is None else tuple(names)
    examples = {name: read_example(path_of(name)) for name in chosen}
    brief = brief_of(examples.values())
    slides = _slides(brief, examples)
    brief = replace(brief, deck=slides)
    ledger = ledger_of(brief)
    look = theme_of(brief, brief_home(FOLDER), theme)
    sheet = OnePager(place=brief.place)
    edition = Edition(brief=brief, page=sheet, ledger=ledger, theme=look, folder=FOLDER)
    made = lay_out_deck(edition, slides)
    deck = replace(made, pages=_with_yaml(made.pages, chosen))
    sheets = numbered([lay_out_page(replace(edition, page=_sheet(*each))) for each in examples.items()])
    page = replace(sheets, pages=_named(sheets.pages, chosen))
    edition = replace(edition, ledger=ledger.with_computed({**made.computed, **sheets.computed}))
    problems = [*ledger.problems, *made.problems, *sheets.problems]
    if not any(problem.code == "overflow" for problem in problems):
        for part in (deck, page):
            problems += check_pages(part.pages, part.medium.width, part.medium.height)
    outline = Outline(brief=brief, ledger=ledger, slides=slides, spans=(1,) * len(slides))
    return as_publication(edition, deck, page, warnings_only(problems, strict=False), outline)


def _folder(name: str) -> str:
    return "charts" if is_chart(name) else "blocks"


def _shown(name: str, example: Example, shares: tuple[float, float]) -> Block:
    """Return what a word sets, beside its YAML."""
    listing = Listing(text=as_yaml(path_of(name)), word=name, place=example.place)
    stack = Stack(blocks=example.blocks, place=example.place)
    return Row(blocks=(stack, listing), shares=shares, align="top", place=example.place)


def _description(name: str) -> str:
    """Return the summary of a word's class."""
    return (inspect.getdoc(word(name)) or name).splitlines()[0].replace("``**``", "two stars")


def _slides(brief: Brief, examples: dict[str, Example]) -> tuple[Slide, ...]:
    place = brief.place
    slides = [Slide(kind="cover", place=place)]
    part = ""
    for name, example in examples.items():
        folder = _folder(name)
        if folder != part:
            part = folder
            slides.append(Slide(kind="section", title=Phrase(FOLDERS[part], place), place=place))
        slides.append(
            Slide(
                title=example.title,
                subtitle=_plain(f"{name}: {_description(name)}", place),
                blocks=(_shown(name, example, SLIDE_SHARES),),
                place=example.place,
            )
        )
    return tuple(slides)


def _with_yaml(deck: tuple[Page, ...], names: Sequence[str]) -> tuple[Page, ...]:
    """Return the slides with their examples' whole YAML in the speaker's notes, ready to be copied."""
    left = list(names)
    pages = []
    for page in deck:
        yaml = path_of(left.pop(0)).read_text(encoding="utf-8") if page.kind == "content" else ""
        pages.append(replace(page, notes="\n".join(part for part in (yaml, page.notes) if part)))
    return tuple(pages)


def _plain(text: str, place: Place) -> Phrase:
    """Return text that prints its braces instead of referring to figures."""
    return Phrase(escape_references(text), place)


def _named(pages: Sequence[Page], names: Sequence[str]) -> tuple[Page, ...]:
    """Return each word's page under its name, in the section of its kind."""
    return tuple(
        replace(page, title=name, section=FOLDERS[_folder(name)])
        for page, name in zip(pages, names, strict=True)
    )


def _sheet(name: str, example: Example) -> OnePager:
    """Return a word's page: half a sheet, its word in the masthead."""
    place = example.place
    masthead = Masthead(
        kicker=Phrase(FOLDERS[_folder(name)], place),
        title=Phrase(name, place),
        standfirst=_plain(_description(name), place),
        place=place,
    )
    module = Module(title=example.title, blocks=(_shown(name, example, PAGE_SHARES),), place=place)
    pillar = Pillar(key=name, modules=(module,), place=place)
    return OnePager(size="A5", orientation="landscape", masthead=masthead, pillars=(pillar,), place=place)
