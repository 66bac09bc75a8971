"""Blocks with little room: what they show stays in its place, or they say that there is no room for it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import charts_fixtures
import pytest
from blocks_kit import setting

from briefgen.base.diagnostics import Place
from briefgen.base.phrase import Phrase
from briefgen.blocks.before_after import BeforeAfter
from briefgen.blocks.icon_text import IconText
from briefgen.blocks.matrix import Matrix, Quadrant
from briefgen.blocks.parts.point import Point
from briefgen.blocks.ranked_list import RankedList
from briefgen.blocks.steps import Step, Steps
from briefgen.model.scene import Text, walk
from briefgen.pipeline.lay_out import lay_out

HERE = Place("brief.yaml", 3, 5)
LONG_FIGURE = charts_fixtures.metric("long", "总量", {"2023": "39291.69", "2025": "39580.09"}, unit="万人次")


def said(text: str) -> Phrase:
    return Phrase(text, HERE)


@pytest.mark.parametrize("width", range(200, 720, 20))
def test_the_figures_of_steps_stand_in_their_place_whatever_the_width(width):
    around = setting("kpi", "deck")
    keys = ("visits", "collection", "volunteers", "local_records")
    laid = Steps(items=tuple(Step(metric=key, place=HERE) for key in keys), place=HERE).compose(around, width)
    heads = [item for item in walk(laid.items) if isinstance(item, Text) and item.role == "figure"]
    assert len(heads) == len(keys)
    assert all(line.width <= head.box.width + 0.01 for head in heads for line in head.lines)


@pytest.mark.parametrize("width", range(130, 420, 20))
def test_the_figures_of_before_after_stand_in_their_panels_whatever_the_width(width):
    around = charts_fixtures.setting(LONG_FIGURE, kind="deck")
    laid = BeforeAfter(metrics=("long",), place=HERE).compose(around, width)
    heads = [item for item in walk(laid.items) if isinstance(item, Text) and item.role == "figure"]
    assert len(heads) == 2
    assert all(line.width <= head.box.width + 0.01 for head in heads for line in head.lines)


def test_columns_that_have_no_room_are_a_problem_that_says_how_many_have():
    around = setting("icon_text", "page")
    six = tuple(Point(title=said(f"第{n}点"), icon="book", place=HERE) for n in "一二三四五六")
    laid = IconText(items=six, columns=6, place=HERE).compose(around, 170.0)
    (problem,) = around.problems
    assert (problem.code, problem.place, "room for" in problem.message) == ("columns", HERE, True)
    assert all(item.box.right <= 170.01 for item in laid.items)
    assert IconText(items=six, columns=2, place=HERE).compose(around, 170.0).items


def test_a_matrix_is_as_high_as_the_names_of_its_rows():
    names = tuple(said("读者急需而馆里一时还拿不出来的事情" * count) for count in (5, 7))
    fields = tuple(Quadrant(title=said(title), place=HERE) for title in "甲乙丙丁")
    laid = Matrix(items=fields, rows=names, place=HERE).compose(setting("matrix", "page"), 300.0)
    texts = {item.text: item.box for item in laid.items if isinstance(item, Text)}
    upper, lower = (texts[name.text] for name in names)
    assert upper.y >= 0
    assert upper.bottom <= lower.y
    assert lower.bottom <= laid.height + 0.01


@pytest.mark.parametrize("width", [70.0, 90.0, 160.0, 300.0])
def test_a_narrow_ranked_list_sets_its_figures_below_the_names(width):
    around = setting("ranked_list", "page")
    laid = RankedList(metrics=("night_school", "night_east"), place=HERE).compose(around, width)
    for item in laid.items:
        shown = [text for text in walk((item,)) if isinstance(text, Text)]
        (figure,) = (text for text in shown if text.role == "figure")
        (name,) = (text for text in shown if text.role == "body")
        assert figure.box.x >= name.box.right or figure.box.y >= name.box.bottom - 0.01
        assert name.box.width >= around.medium.type.sizes["body"] * 3


def test_a_tag_wider_than_its_column_takes_several_lines(brief_file: Callable[[str], Path]) -> None:
    long = "国家级海洋科学与技术协同创新示范中心（筹建）第一分中心"
    brief = f"""\
meta: {{title: 简报}}
onepager:
  pillars:
    - {{key: a, title: 甲, modules: [{{title: 名单, blocks: [{{tags: [{long}]}}]}}]}}
    - {{key: b, title: 乙, modules: [{{title: 名单, blocks: [{{tags: [短名]}}]}}]}}
    - {{key: c, title: 丙, modules: [{{title: 名单, blocks: [{{tags: [短名]}}]}}]}}
    - {{key: d, title: 丁, modules: [{{title: 名单, blocks: [{{tags: [短名]}}]}}]}}
"""
    laid = lay_out(brief_file(brief))
    chips = [item for item in walk(laid.page.pages[0].items) if item.name == "chip"]
    texts = [
        item for item in walk(laid.page.pages[0].items) if isinstance(item, Text) and item.text[:2] == "国家"
    ]
    assert len(texts[0].lines) > 1
    assert max(chip.box.right for chip in chips) <= laid.page.width
    assert max(chip.box.width for chip in chips) < laid.page.width / 4
