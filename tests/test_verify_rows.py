"""Texts that stand beside each other on a printed page: readers may take them from left to right."""

from __future__ import annotations

import pytest
from pdf_scenes import scene, text

from briefgen.model.scene import Page, Scene
from briefgen.render.pdf import paint
from briefgen.verify.compare import PageComparison
from briefgen.verify.expected import expected_pages
from briefgen.verify.pages import _is_alike, compared_pages
from briefgen.verify.read_pdf import read_pages


def page(*placed: tuple[str, float, float]) -> Scene:
    """Return a page with texts at their places, painted in this order."""
    items = tuple(text(words, x=x, y=y, width=80) for words, x, y in placed)
    return scene(Page(number=1, kind="onepager", title="Rows", items=items))


def differences(wanted: Scene, found: Scene) -> list[str]:
    (sheet,) = read_pages(paint(found), "page.pdf")
    comparison = PageComparison(file="page.pdf", page="page 1", meaning=lambda *_: "", names=())
    return [each.message for each in compared_pages(comparison, expected_pages(wanted)[0], sheet)]


@pytest.mark.parametrize("y", [100.0, 101.5])
def test_what_is_painted_from_right_to_left_is_read_as_it_stands(y: float) -> None:
    drawn = page(("77.8%", 300, 100), ("72.4%", 40, y), ("Oct", 40, 160))
    assert differences(drawn, drawn) == []


def test_figures_that_changed_places_are_told() -> None:
    wanted = page(("77.8%", 300, 100), ("72.4%", 40, 100), ("Oct", 40, 160))
    found = page(("72.4%", 300, 100), ("77.8%", 40, 100), ("Oct", 40, 160))
    assert differences(wanted, found)


def test_a_changed_figure_of_such_a_row_is_the_only_difference() -> None:
    wanted = page(("77.8%", 300, 100), ("72.4%", 40, 100), ("Oct", 40, 160))
    found = page(("77.9%", 300, 100), ("72.4%", 40, 100), ("Oct", 40, 160))
    assert differences(wanted, found) == ["77.9% stands where the brief says 77.8%"]


def test_numbers_that_stand_close_are_known_apart_unless_a_digit_moved() -> None:
    assert _is_alike("8.1 8.0", "8.18.0")
    assert _is_alike("8.1 8.0", "8.1 8.0")
    assert not _is_alike("1 19", "11 9")
    assert not _is_alike("8.1 8.0", "8.1 8.1")
