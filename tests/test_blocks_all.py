"""What every word keeps to, whatever it is given: inside its box, or a Problem that says why not."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import pytest
from blocks_kit import brief, example, outside, setting, texts_of, variants

from briefgen.brief.model import OnePager, Slide
from briefgen.brief.vocabulary import words
from briefgen.cli.gallery.example import FOLDER, path_of
from briefgen.edition.edition import Edition
from briefgen.layout.check_positions import check_pages
from briefgen.layout.deck import lay_out_deck
from briefgen.model.scene import walk

WORDS = [name for name in words() if path_of(name).is_file()]
HOWS = ("as it is", "empty", "one", "many", "long", "unbroken")
PLACES = (("deck", 870.0), ("deck", 260.0), ("page", 540.0), ("page", 110.0))
FREE = {"row", "stack"}
"""Words that hold other words answer for them only."""


def told(around):
    """Say whether a table has more columns than go into its width in the smallest type."""
    return any(problem.code == "table" and problem.severity == "error" for problem in around.problems)


@pytest.mark.parametrize("how", HOWS)
@pytest.mark.parametrize("word", WORDS)
def test_nothing_leaves_its_box(word, how):
    for (kind, width), block in product(PLACES, variants(word, how)):
        around = setting(word, kind)
        laid = around.compose(block, width)
        assert laid.width <= width + 0.6, (kind, width)
        assert outside(laid) == [] or told(around), (kind, width)


@pytest.mark.parametrize("word", WORDS)
def test_nothing_leaves_its_box_when_it_is_stretched_or_squeezed(word):
    for (kind, width), block in product(PLACES, variants(word, "as it is")):
        around = setting(word, kind)
        for height in (60.0, 420.0, 900.0):
            laid = around.compose(block, width, height)
            assert outside(laid) == [] or told(around), (kind, width, height)


@pytest.mark.parametrize("word", WORDS)
def test_long_labels_of_figures_stay_inside(word):
    for (kind, width), block in product(PLACES, variants(word, "as it is")):
        around = setting(word, kind, long_labels=True)
        assert outside(around.compose(block, width)) == [] or told(around), (kind, width)


@pytest.mark.parametrize("word", WORDS)
def test_no_text_is_smaller_than_the_medium_allows(word):
    for kind, width in PLACES:
        around = setting(word, kind)
        least = around.medium.type.minimum
        for block in variants(word, "as it is"):
            for item in walk(around.compose(block, width).items):
                for text in texts_of(item):
                    sizes = [run.style.size for p in text.paragraphs for run in p.runs if not run.style.rise]
                    assert min(sizes, default=least) >= least - 0.01, (word, text.text)


@pytest.mark.parametrize("theme", ["govblue", "newsprint"])
@pytest.mark.parametrize("word", WORDS)
def test_only_the_themes_colours_are_used(word, theme):
    """A second theme changes every fill and every letter: nothing is written into a block."""
    around = setting(word, "deck", theme=theme)
    known = str(around.theme.palette).upper()
    plain = {"#FFFFFF", "#000000"}  # what reads where neither ink nor paper does
    for block in variants(word, "as it is"):
        for item in walk(around.compose(block, 600.0).items):
            for text in texts_of(item):
                for paragraph in text.paragraphs:
                    for run in paragraph.runs:
                        assert run.style.colour.upper() in known or run.style.colour in plain, word


@pytest.mark.parametrize("how", ["many", "long"])
@pytest.mark.parametrize("word", WORDS)
def test_a_slide_holds_it_or_says_that_it_does_not(word, how):
    blocks = variants(word, how)
    if not blocks:
        return
    around = setting(word, "deck")
    slide = Slide(title=example(word).title, blocks=blocks, place=example(word).place)
    edition = Edition(
        brief=replace(brief(word), deck=(slide,)), page=OnePager(place=slide.place),
        ledger=around.ledger, theme=around.theme, folder=FOLDER,
    )  # fmt: skip
    deck = lay_out_deck(edition, (slide,))
    pages, problems = deck.pages, deck.problems
    if not any(problem.code == "overflow" for problem in problems):
        found = check_pages(pages, around.medium.width, around.medium.height)
        assert [problem for problem in found if problem.code != "overlap"] == []
        assert all(problem.place.line for problem in found)
    assert all(str(problem) for problem in problems)
