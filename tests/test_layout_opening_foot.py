"""Covers, dividers and statements: a figure with a footnote mark has its footnote on the same slide."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from briefgen.base.geometry import Box
from briefgen.layout.opening_foot import with_footnotes
from briefgen.model.scene import PictureItem, Shape, Text, walk
from briefgen.pipeline.lay_out import lay_out

Write = Callable[[str], Path]
BRIEF = """\
meta: {title: "GDP rose {gdp.growth.real}", language: en, publisher: Office MORE}
sources: {nbs: {title: Office}}
metrics:
  gdp:
    label: GDP
    unit: £m
    kind: amount
    values: {2023: 1294272, 2024: 1349084}
    claims: [{growth: 5.0, since: 2023, basis: real}, {growth: 4.2, since: 2023}]
    source: nbs
  jobs: {label: Jobs, unit: m, kind: amount, values: {2024: 31}, claims: [{growth: 3, since: 2022}]}
theme: THEME
deck: [SLIDE]
"""
REAL = "① GDP: growth is at constant prices, as stated by the source, not recomputed"
THEMES = [path.parent.name for path in sorted((Path(__file__).parents[1] / "templates").glob("*/theme.yaml"))]


def slide(brief_file: Write, slide: str, *, theme: str = "govblue", more: str = ""):
    path = brief_file(BRIEF.replace("SLIDE", slide).replace("THEME", theme).replace("MORE", more))
    return list(walk(lay_out(path).deck.pages[0].items))


def notes(items) -> list[Text]:
    return [item for item in items if isinstance(item, Text) and item.role == "note"]


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(
    "opening",
    [
        "{kind: cover}",
        '{kind: section, title: "GDP rose {gdp.growth.real}"}',
        '{title: "GDP rose {gdp.growth.real}", layout: title-only}',
        '{title: "GDP rose {gdp.growth.real}", layout: closing}',
    ],
)
def test_a_marked_figure_of_an_opening_has_its_footnote_there(brief_file: Write, opening: str, theme: str):
    items = slide(brief_file, opening, theme=theme)
    (note,) = notes(items)
    assert note.text == REAL
    others = [item for item in items if isinstance(item, Text) and item is not note]
    assert not any(note.box.overlaps(other.box) for other in others)
    assert note.box.bottom <= 540


def test_two_marks_have_their_footnotes_in_order(brief_file: Write):
    (note,) = notes(slide(brief_file, "{kind: cover}", more=', standfirst: "Nominal {gdp.growth.nominal}"'))
    assert note.text == f"{REAL}\n② GDP: growth is nominal"


def test_on_a_picture_the_footnote_has_a_ground_of_its_own(brief_file: Write):
    picture = Path(__file__).parents[1] / "data" / "pictures" / "dusk-skyline.jpg"
    path = brief_file("")
    (path.parent / "sky.jpg").write_bytes(picture.read_bytes())
    items = slide(brief_file, "{kind: cover}", more=", picture: {file: sky.jpg, alt: Sky}")
    (note,) = notes(items)
    assert any(isinstance(item, PictureItem) and item.box.overlaps(note.box) for item in items)
    assert any(
        isinstance(item, Shape) and item.name == "note ground" and item.box.contains(note.box)
        for item in items
    )


def test_a_cover_without_marks_has_no_footnotes(brief_file: Write):
    assert notes(slide(brief_file, "{kind: cover, title: GDP}")) == []


def test_a_statement_says_that_nothing_bears_its_figure_out(brief_file: Write):
    (note,) = notes(slide(brief_file, '{title: "Jobs rose {jobs.growth}", layout: title-only}'))
    assert note.text == "Jobs: change since 2022 as stated by the source, not recomputed"


def placed(brief_file: Write, width: float):
    """Return the items of a cover with a text below its title in a width, its footnotes, and its problems."""
    path = brief_file(BRIEF.replace("SLIDE", "{kind: cover}").replace("THEME", "govblue").replace("MORE", ""))
    laid = lay_out(path)
    setting = laid.edition.setting("deck", laid.edition.theme.deck)
    title = next(item for item in walk(laid.deck.pages[0].items) if getattr(item, "role", "") == "title")
    title = replace(title, box=replace(title.box, width=474.0))
    words = replace(title, role="body", box=Box(45.0, title.box.bottom, width, 290.0))
    return with_footnotes((title, words), (REAL,), setting), setting.problems


def test_footnotes_without_room_below_the_words_stand_beside_them(brief_file: Write):
    items, problems = placed(brief_file, 474.0)
    assert items[-1].text == REAL
    assert items[-1].box.x > 519
    assert problems == []


def test_a_cover_too_full_for_its_footnotes_is_warned_of(brief_file: Write):
    items, problems = placed(brief_file, 900.0)
    assert len(items) == 2
    assert [problem.severity for problem in problems] == ["warning"]
    assert "no room for the footnotes" in problems[0].message
