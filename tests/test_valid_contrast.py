"""Contrast as it is painted: the words of examples and gallery stand out in every theme."""

from __future__ import annotations

import pytest
from contrast import contrast, measured_contrasts
from pdf_scenes import one_page, text
from valid_kit import THEMES, every_product, gallery_page, measured, product

from briefgen.base.geometry import Box
from briefgen.model.scene import Shape

LEAST = 4.5
"""WCAG 2.2, 1.4.3, level AA, for text of any size."""


def test_black_on_white_is_the_most_there_is():
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#777777") == 1


def test_what_lies_under_a_text_is_what_counts():
    ground = Shape(box=Box(30, 30, 300, 60), fill="#102A43")
    (over,) = measured_contrasts(one_page(ground, text("看不见")))
    assert over.contrast == pytest.approx(1, abs=0.01)
    (under,) = measured_contrasts(one_page(text("看得见")))
    assert under.contrast > 10


def test_a_ground_that_ends_under_a_text_counts_with_both_its_sides():
    half = Shape(box=Box(30, 30, 25, 60), fill="#102A43")
    (worst,) = measured_contrasts(one_page(half, text("一半看不见")))
    assert worst.ground == "#102A43"


def test_light_that_shines_through_counts():
    ground = Shape(box=Box(30, 30, 300, 60), fill="#000000", opacity=0.5)
    (over,) = measured_contrasts(one_page(ground, text("半透明")))
    assert over.ground in ("#7F7F7F", "#808080")


@pytest.mark.slow
@pytest.mark.parametrize("theme", THEMES)
def test_every_word_of_the_gallery_stands_out(theme):
    """Every block and chart word: on tinted cells, on bars and areas, under brackets, over pictures."""
    found = list(measured_contrasts(gallery_page(theme).page))
    measured("contrast", product=f"gallery@{theme}", spans=len(found), least=min(e.contrast for e in found))
    assert [each for each in found if each.contrast < LEAST] == []


@pytest.mark.slow
@every_product
def test_every_word_stands_out(name):
    for scene in (product(name).page, product(name).deck):
        found = list(measured_contrasts(scene))
        faint = [each for each in found if each.contrast < LEAST]
        measured("contrast", product=name, spans=len(found), least=min(each.contrast for each in found))
        assert faint == []
