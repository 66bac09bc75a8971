"""A palette of a few brand colours: the brand's own as areas, words that read, hues apart."""

from __future__ import annotations

import pytest
from hypothesis import given, settings, strategies as st

from briefgen.base.colour import contrast
from briefgen.base.oklch import from_oklch, oklch, reading
from briefgen.brief.theme_colours import clashes
from briefgen.model.brand_palette import derived_palette
from briefgen.model.theme import Palette

HARD = (
    "#FFFFFF", "#FAFAFA", "#F5F5F5", "#FFFDE0", "#FFF3B0", "#FFFF00", "#39FF14", "#00FFFF", "#FF00FF",
    "#0000FF", "#808080", "#7F7F7F", "#111111", "#010101", "#000000",
)  # fmt: skip
COLOURS = st.one_of(st.sampled_from(HARD), st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06X}"))


def areas(palette: Palette) -> set[str]:
    return {palette.masthead, palette.paper, *(accent.strong for accent in palette.accents.values())}


@given(st.lists(COLOURS, min_size=1, max_size=5))
@settings(max_examples=25, deadline=None)
def test_any_colours_give_a_palette_that_passes_every_check_and_has_them_as_areas(colours):
    palette = derived_palette(colours)
    assert not list(clashes(palette))
    assert set(colours) <= areas(palette)


@given(st.lists(COLOURS, min_size=1, max_size=3), COLOURS)
@settings(max_examples=15, deadline=None)
def test_any_paper_carries_any_colours(colours, paper):
    palette = derived_palette(colours, paper=paper)
    assert palette.paper == paper
    assert not list(clashes(palette))


def test_gold_stays_gold_on_areas_and_has_a_dark_gold_for_words():
    palette = derived_palette(["#C8102E", "#F2A900", "#53565A"])
    gold = palette.accents["gold"]
    assert (palette.masthead, gold.strong, palette.muted) == ("#C8102E", "#F2A900", "#53565A")
    assert contrast(gold.words, "#FFFFFF") >= 4.5
    assert abs(oklch(gold.words).hue - oklch(gold.strong).hue) < 3
    assert palette.accents["red"].words == "#C8102E"


def test_black_and_white_stay_black_and_white():
    palette = derived_palette(["#000000", "#FFFFFF"])
    assert (palette.masthead, palette.paper, palette.ink) == ("#000000", "#FFFFFF", "#000000")
    assert all(oklch(accent.strong).chroma < 0.001 for accent in palette.accents.values())


def test_a_brand_names_its_hues():
    palette = derived_palette(["#C8102E", "#F2A900"], names={"#F2A900": "sun"})
    assert list(palette.accents)[:2] == ["red", "sun"]


def test_a_palette_without_colours_is_refused():
    with pytest.raises(ValueError, match="needs a colour"):
        derived_palette([])


@given(COLOURS)
def test_oklch_and_back_is_the_same_colour(colour):
    assert from_oklch(*oklch(colour)) == colour


@given(COLOURS, COLOURS)
def test_what_is_made_to_read_reads_or_is_black_or_white(colour, ground):
    found = reading(colour, (ground,), 4.5)
    assert contrast(found, ground) >= 4.5 or found in ("#000000", "#FFFFFF")


def test_a_chroma_that_no_screen_shows_is_lowered_and_the_hue_is_kept():
    light, chroma, hue = oklch(from_oklch(0.7, 0.5, 150))
    assert (light, hue) == (pytest.approx(0.7, abs=0.01), pytest.approx(150, abs=1))
    assert chroma > 0.15
