"""A deck nobody wrote: no slide with one lone figure, no empty divider, no chart without its figure."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from laid_kit import laid

from briefgen.model.scene import Chart, Page, Text, walk
from briefgen.pipeline.lay_out import lay_out

Write = Callable[[str], Path]
BRIEF = """\
meta: {title: 图书馆简报, as_of: 2025}
metrics:
  visits: {label: 到馆读者, unit: 人, pillar: 阅读, values: {2023: 84, 2025: 103}}
  loans: {label: 外借图书, unit: 册, pillar: 阅读, values: {2023: 62, 2025: 71}}
  talks: {label: 讲座, unit: 场, pillar: 阅读, values: {2023: 31, 2025: 41}}
  prizes: {label: 获奖, unit: 项, pillar: 阅读, values: {2025: 3}}
  late: {label: 夜间分馆, unit: 个, pillar: 网点, values: {2025: 2}, names: [湖东, 湖西]}
"""
PAGE = """\
onepager:
  pillars:
    - key: 阅读
      title: 阅读
      modules:
        - {title: 读者增加, blocks: [{column: visits}]}
        - {title: 外借增加, blocks: [{column: loans}, {prose: 主要是少儿读物}]}
        - {title: 获奖三项, blocks: [{kpi: prizes}]}
"""


def said(page: Page) -> str:
    return "\n".join(item.text for item in walk(page.items) if isinstance(item, Text))


def charts(page: Page) -> int:
    return sum(isinstance(item, Chart) for item in walk(page.items))


def test_figures_of_a_pillar_share_slides_evenly_and_a_small_pillar_has_no_divider(brief_file: Write) -> None:
    pages = lay_out(brief_file(BRIEF)).deck.pages
    assert [page.kind for page in pages] == ["cover", "content", "section", *["content"] * 3]
    first, second, third = pages[3:]
    assert (charts(first), charts(second)) == (2, 1)
    assert "到馆读者" in said(first)
    assert "获奖" in said(second)
    assert {page.section for page in pages[2:5]} == {"阅读"}
    assert third.section == "网点"


def test_a_lone_figure_says_when_it_was_and_what_it_counts(brief_file: Write) -> None:
    page = lay_out(brief_file(BRIEF)).deck.pages[-1]
    for words in ("夜间分馆", "2025年", "湖东", "湖西"):
        assert words in said(page)


def test_two_findings_are_one_title_broken_between_them(brief_file: Write) -> None:
    page = lay_out(brief_file(BRIEF)).deck.pages[3]
    title = next(item for item in walk(page.items) if isinstance(item, Text) and item.role == "title")
    first, second = (line.text for line in title.lines)
    assert first.startswith("到馆读者103人")
    assert first.endswith("；")
    assert second.startswith("外借图书71册")


def test_a_page_made_by_hand_gives_its_charts_their_figure_or_what_is_said_of_them(brief_file: Write) -> None:
    pages = lay_out(brief_file(BRIEF + PAGE)).deck.pages
    told = {page.title: page for page in pages if page.kind == "content"}
    assert "较2023年" in said(told["读者增加"]).replace(" ", "")
    merged = told["外借增加"]
    assert "主要是少儿读物" in said(merged)
    assert "获奖" in said(merged)
    assert not any(page.title == "获奖三项" for page in pages)
    words = next(item for item in walk(merged.items) if isinstance(item, Text) and "少儿" in item.text)
    chart = next(item for item in walk(merged.items) if isinstance(item, Chart))
    assert words.box.x >= chart.box.right


@pytest.mark.parametrize("name", ["library", "harbour-transit"])
def test_no_slide_of_a_derived_example_is_empty(name: str) -> None:
    deck = laid(name).deck
    for page in deck.pages:
        if page.kind in ("content", "section"):
            items = [
                item for item in walk(page.items) if not (isinstance(item, Text) and item.role == "title")
            ]
            right = [
                item for item in items if item.box.x > deck.width / 3 and item.box.y < deck.height * 0.85
            ]
            assert right, page.number


def test_narrow_columns_of_a_page_are_headed_by_labels_while_slides_say_the_finding(
    brief_file: Write,
) -> None:
    many = BRIEF.replace("pillar: 阅读", "pillar: 馆藏", 1).replace("pillar: 阅读", "pillar: 活动", 1)
    many = many.replace("pillar: 阅读", "pillar: 读者", 1)
    laid = lay_out(brief_file(many))
    heads = [
        item.text
        for item in walk(laid.page.pages[0].items)
        if isinstance(item, Text) and item.role == "heading" and item.level == 3
    ]
    assert heads == ["到馆读者", "外借图书", "讲座", "夜间分馆"]  # 获奖 has a plate, which names it
    assert "获奖\n3项" in said(laid.page.pages[0]).replace(" ", "")
    assert "湖西" in said(laid.page.pages[0])
    titles = [page.title for page in laid.deck.pages]
    assert any(title.startswith("到馆读者103人，较2023年增长") for title in titles)
