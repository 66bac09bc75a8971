"""Slides of a few words: set larger, well placed, their figures whole and of one size."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from pptx import Presentation

from briefgen.brief import vocabulary
from briefgen.layout import deck
from briefgen.model.scene import Page, Text, walk
from briefgen.pipeline.lay_out import lay_out
from briefgen.pipeline.paint import painted

Write = Callable[[str], Path]
METRICS = """\
meta: {title: 图书馆简报, as_of: 2025}
metrics:
  a: {label: 到馆读者, unit: 万人次, values: {2025: 103}}
  b: {label: 外借图书, unit: 万元, kind: amount, values: {2025: 12345678.90}}
  c: {label: 讲座, unit: 场, values: {2025: 41}}
  d: {label: 夜间分馆, unit: 个, values: {2025: 2}}
  e: {label: 志愿者, unit: 人, values: {2025: 730}}
"""


def slide(write: Write, blocks: str) -> Page:
    return lay_out(write(f"{METRICS}deck: [{{title: 一页, blocks: [{blocks}]}}]\n")).deck.pages[0]


def content(page: Page) -> list[Text]:
    return [
        item
        for item in walk(page.items)
        if isinstance(item, Text) and item.role in ("body", "list", "figure")
    ]


def largest(text: Text) -> float:
    return max(run.style.size for paragraph in text.paragraphs for run in paragraph.runs)


@pytest.mark.parametrize(
    "blocks",
    [
        "bullets: [延长开放时间, 新增自习座位, 推进古籍数字化]",
        "contact: {name: 办公室, phone: 0532-12345678, email: info@lib.cn, address: 湖东路一号}",
        "quote: {text: 开卷有益，读书是门槛最低的高贵之举, who: 馆长}",
        "matrix: [{title: 优势, text: 馆藏丰富}, {title: 劣势, text: 场地}, {title: 机会, text: 新区}, 威胁]",
        "timeline: [{when: 一月, title: 立项}, {when: 二月, title: 开工}, {when: 三月, title: 开馆}]",
    ],
)
def test_a_few_words_alone_are_set_larger_and_stand_near_the_middle(brief_file: Write, blocks: str) -> None:
    page = slide(brief_file, f"{{{blocks}}}")
    texts = content(page)
    assert max(map(largest, texts)) > 20
    foot = next(item for item in page.items if item.name == "foot rule").box.y
    head = next(item for item in page.items if isinstance(item, Text) and item.role == "title").box.bottom
    shown = [item.box for item in walk(page.items) if head < item.box.y and item.box.bottom < foot]
    above, below = min(box.y for box in shown) - head, foot - max(box.bottom for box in shown)
    assert above < 0.4 * (foot - head)
    assert below < 0.5 * (foot - head)


def test_many_points_keep_the_size_of_their_neighbours(brief_file: Write) -> None:
    points = ", ".join("这一点说得比较长，要占去一行中的大部分地方，而且还有很多这样的点" for _ in range(9))
    (listed,) = [
        text for text in content(slide(brief_file, f"{{bullets: [{points}]}}")) if text.role == "list"
    ]
    assert largest(listed) <= 20


def test_many_short_events_stand_in_two_columns(brief_file: Write) -> None:
    events = ", ".join(f"{{when: {month}月, title: 开工}}" for month in "一二三四五六七八九")
    dots = [
        item.box
        for item in walk(slide(brief_file, f"{{timeline: [{events}]}}").items)
        if item.name == "event"
    ]
    assert len(dots) == 9
    assert len({round(box.x) for box in dots}) == 2
    rows = [round(box.y, 1) for box in dots]
    assert rows[:4] == rows[5:]


CARDS = ", ".join(f"{{metric: {key}}}" for key in "abcde")


@pytest.mark.parametrize("word", ["kpi_grid: [a, b, c, d, e]", f"cards: [{CARDS}]"])
def test_figures_on_cards_are_whole_of_one_size_and_on_one_grid(brief_file: Write, word: str) -> None:
    page = slide(brief_file, f"{{{word}}}")
    figures = [text for text in content(page) if text.role == "figure"]
    assert len(figures) == 5
    assert all(len(text.lines) == 1 for text in figures)
    assert max(map(largest, figures)) - min(map(largest, figures)) < 0.5
    assert min(map(largest, figures)) > 20
    cards = [item.box for item in walk(page.items) if item.name == "card"]
    assert len({round(box.width, 2) for box in cards}) == 1


def test_two_neighbouring_sections_of_one_title_stay_two(brief_file: Write) -> None:
    parts = "{kind: section, title: 阅读}, {title: 一, blocks: [{kpi: a}]}"
    path = brief_file(f"{METRICS}deck: [{{kind: cover}}, {parts}, {parts}]\n")
    laid = lay_out(path)
    assert [page.section for page in laid.deck.pages][1:] == ["阅读"] * 4
    deck = Presentation(BytesIO(painted(laid, "brief", ("pptx",))["brief.pptx"]))
    listed = deck.part._element.xpath("//*[local-name()='section']")
    assert [section.get("name") for section in listed].count("阅读") == 2


def test_an_overview_of_the_page_does_not_repeat_the_covers_title(brief_file: Write) -> None:
    hero = "[{title: 甲事, blocks: [{kpi: a}]}, {title: 乙事, blocks: [{kpi: c}]}]"
    text = METRICS.replace("图书馆简报, as_of: 2025", "The library, language: en")
    laid = lay_out(brief_file(f"{text}onepager: {{hero: {hero}}}\n"))
    titles = [page.title for page in laid.deck.pages]
    assert titles.count("The library") == 1


def test_what_is_set_larger_on_a_slide_of_few_words_are_words_of_a_brief() -> None:
    assert all(vocabulary.word(name) is not None for name in deck.LINES | deck.CARDS)
