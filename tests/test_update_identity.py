"""Every slide and shape has an id that stays its own, and the deck holds what was generated."""

from __future__ import annotations

from collections import Counter
from typing import Any

from ooxml_package import P14
from update_kit import MORE, creation_ids, now, opened, stored, then


def _slides(deck: bytes) -> dict[str, Any]:
    return {slide._element.find(f".//{P14}creationId").get("val"): slide for slide in opened(deck).slides}


def test_ids_stay_when_figures_change() -> None:
    before, after = _slides(then()), _slides(now())
    assert list(before) == list(after)
    for key, slide in before.items():
        assert creation_ids(slide).keys() == creation_ids(after[key]).keys()


def test_ids_stay_when_a_slide_is_inserted() -> None:
    before, after = _slides(then()), _slides(now(more=MORE))
    assert before.keys() < after.keys()
    assert all(creation_ids(slide).keys() == creation_ids(after[key]).keys() for key, slide in before.items())


def test_no_two_shapes_of_a_slide_share_a_name() -> None:
    for slide in stored(then())["slides"]:
        assert max(Counter(shape["n"] for shape in slide["s"]).values()) == 1


def test_the_deck_holds_the_texts_that_were_generated_with_their_facts() -> None:
    title = next(shape for shape in stored(then())["slides"][1]["s"] if shape["n"] == "Title")
    assert title["p"] == [["Visits grew by ", ["23%", "visits.growth@2023"], " in two years"]]


def test_the_deck_holds_the_values_and_the_labels_of_its_charts() -> None:
    shapes = stored(then())["slides"][2]["s"]
    chart = next(shape for shape in shapes if "v" in shape)
    name, values, labels, metrics = chart["v"][0]
    assert (chart["c"], name, values) == (["2023", "2024", "2025"], "Visits", ["840", "915", "1033"])
    assert (labels[2], metrics) == ("1,033", ["visits"])


def test_the_deck_holds_where_things_were_and_what_its_notes_said() -> None:
    slide = stored(then())["slides"][1]
    shape = next(
        shape
        for shape in opened(then()).slides[1].shapes
        if shape.has_text_frame and "seats are" in shape.text
    )
    kept = next(each for each in slide["s"] if each["n"] == shape.name)
    assert kept["b"] == [shape.left, shape.top, shape.width, shape.height]
    assert "We counted 1,033 thousand visits." in slide["n"]
