"""A deck nobody wrote: no slide with one lone figure, no empty divider, no chart without its figure."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from bare_kit import bare_brief
from laid_kit import laid

from briefgen.model.scene import Chart, Page, TableItem, Text, walk
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
    texts: list[str] = []
    for item in walk(page.items):
        if isinstance(item, Text):
            texts.append(item.text)
        elif isinstance(item, TableItem):
            texts += [cell.text.text for cell in item.cells]
    return "\n".join(texts)


def test_pillars_of_a_short_deck_have_no_dividers_and_a_far_change_has_a_slide_of_its_own(
    brief_file: Write,
) -> None:
    pages = lay_out(brief_file(BRIEF)).deck.pages
    assert [page.kind for page in pages] == ["cover", "content", "content"]
    reading, branches = pages[1:]
    assert reading.section == "阅读"
    assert branches.section == "网点"
    for words in ("到馆读者", "外借图书", "讲座", "获奖"):
        assert words in said(reading)


def test_a_long_deck_opens_each_pillar_with_a_divider(brief_file: Write) -> None:
    pages = lay_out(brief_file(bare_brief(40, pillars=2))).deck.pages
    kinds = [page.kind for page in pages]
    assert kinds.count("section") == 2
    assert kinds[:3] == ["cover", "content", "section"]


def test_a_lone_figure_says_when_it_was_and_what_it_counts(brief_file: Write) -> None:
    page = lay_out(brief_file(BRIEF)).deck.pages[-1]
    for words in ("夜间分馆", "湖东", "湖西"):
        assert words in said(page)
    late = BRIEF.replace("as_of: 2025", "as_of: 2026")
    assert "2025年" in said(lay_out(brief_file(late)).deck.pages[-1])


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


def test_slides_and_page_are_headed_by_the_same_findings(brief_file: Write) -> None:
    laid = lay_out(brief_file(BRIEF))
    heads = {
        item.text.replace("\n", "")
        for item in walk(laid.page.pages[0].items)
        if isinstance(item, Text) and item.role == "heading"
    }
    titles = {page.title for page in laid.deck.pages if page.kind == "content"}
    assert titles < heads
    assert "湖西" in said(laid.page.pages[0])


def test_a_chart_without_room_for_its_words_in_large_type_is_set_in_smaller(brief_file: Write) -> None:
    brief = """\
meta: {title: The city library in 2025, language: en}
metrics:
  a: {label: Visits, unit: thousand, kind: amount, values: {2023: 26, 2025: 13}}
  b: {label: Loans, values: {2023: 29, 2025: 85}}
  c: {label: E-books lent, kind: share, values: {2023: 69, 2025: 93}}
  d: {label: Members, unit: £m, kind: amount, values: {2023: 28, 2025: 88}}
  e: {label: Children under 12, unit: thousand, kind: amount, values: {2023: 86, 2025: 70}}
deck:
  - title: Rates of growth
    blocks:
      - row:
          shares: [1.7, 1]
          blocks:
            - table: {metrics: [a, b, c, d, e]}
            - bar: [a.growth@2023, b.growth@2023, d.growth@2023, e.growth@2023]
"""
    (page,) = lay_out(brief_file(brief)).deck.pages
    assert any(isinstance(item, Chart) for item in walk(page.items))
