"""Colour is never the only way to tell: charts are read in grey and by all eyes, their marks are seen."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from colour_kit import apart, charts_of, faint, ground_of, only_by_colour
from valid_kit import THEMES, every_product, gallery_page, measured, product

from briefgen.model.scene import Chart, Group, Page, Shape, Text, walk

DIRECTION = re.compile(r"[+−]\d|上升|下降|up |down |倍|番|times")


def chart(word: str, theme: str = "govblue") -> tuple[Page, Chart]:
    return next((page, each) for page, each in charts_of(gallery_page(theme).page.pages) if each.word == word)


@pytest.mark.parametrize("theme", THEMES)
def test_no_chart_of_the_gallery_tells_anything_by_colour_alone(theme):
    found = list(charts_of(gallery_page(theme).page.pages))
    told = {f"{each.word}: {what}" for _, each in found for what in only_by_colour(each)}
    measured("colour", theme=theme, charts=len(found))
    assert told == set()


@pytest.mark.parametrize("theme", THEMES)
def test_every_mark_of_the_gallery_is_seen_or_its_value_is_printed(theme):
    found = charts_of(gallery_page(theme).page.pages)
    assert {
        f"{each.word}: {what}" for page, each in found for what in faint(each, ground_of(page, each))
    } == set()


@pytest.mark.slow
@every_product
def test_no_chart_of_an_example_tells_by_colour_alone_or_too_faintly(name):
    for scene in (product(name).page, product(name).deck):
        for page, each in charts_of(scene.pages):
            assert [*only_by_colour(each), *faint(each, ground_of(page, each))] == []


@pytest.mark.slow
@every_product
def test_a_change_says_its_direction_in_words_or_with_a_sign(name):
    for scene in (product(name).page, product(name).deck):
        items = (item for page in scene.pages for item in walk(page.items))
        for group in (item for item in items if isinstance(item, Group) and item.name.startswith("KPI")):
            for text in (item for item in walk(group.items) if isinstance(item, Text)):
                if text.text.startswith(("较", "vs ")):
                    assert DIRECTION.search(text.text), text.text


def test_lines_of_one_lightness_without_their_names_are_found():
    _, lines = chart("line")
    alike = tuple(replace(row, colours=("#777777",) * len(row.colours)) for row in lines.series)
    named = replace(lines, series=alike)
    assert list(only_by_colour(named)) == []
    nameless = tuple(mark for mark in named.marks if not isinstance(mark, Text) or mark.text.isdigit())
    assert len(list(only_by_colour(replace(named, marks=nameless)))) == 3


def test_a_key_tells_nothing_where_its_squares_are_one_grey():
    _, radar = chart("radar")
    assert list(only_by_colour(radar)) == []
    now = radar.series[-1].colours
    assert list(only_by_colour(replace(radar, series=tuple(replace(r, colours=now) for r in radar.series))))


def test_a_task_that_is_done_by_its_grey_alone_is_found():
    _, gantt = chart("gantt")
    without = tuple(mark for mark in gantt.marks if mark.name != "done")
    assert len(without) < len(gantt.marks)
    assert list(only_by_colour(replace(gantt, marks=without))) == ["point 方案设计", "point 方案设计"]


def test_neighbours_of_one_lightness_in_a_ring_are_found():
    _, pie = chart("pie")
    (series,) = pie.series
    alike = replace(series, colours=(series.colours[0],) * 2 + series.colours[2:])
    assert any("neighbours" in what for what in only_by_colour(replace(pie, series=(alike,))))


def test_a_line_as_faint_as_paper_is_found():
    page, lines = chart("line")
    marks = tuple(
        replace(mark, stroke=replace(mark.stroke, colour="#E8EEF4"))
        if isinstance(mark, Shape) and mark.stroke and mark.name in [row.name for row in lines.series]
        else mark
        for mark in lines.marks
    )
    assert list(faint(replace(lines, marks=marks), ground_of(page, lines)))


def test_red_and_green_of_one_lightness_are_not_apart():
    assert not apart("#C0504D", "#4F8F3A")
    assert apart("#0F5DAA", "#ADC8E2")
