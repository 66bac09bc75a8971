"""A brief of bare metrics always builds: its page is full, no pillar is empty, nothing is lost."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from bare_kit import MONTHS, PILLARS, bare_brief, names

from briefgen.base.geometry import Box
from briefgen.edition.publication import Publication
from briefgen.layout.backgrounds import on_ground
from briefgen.model.scene import Chart, Item, Page, TableItem, Text, walk
from briefgen.pipeline.lay_out import lay_out

Write = Callable[[str], Path]
TWO, ONE = ("2024", "2025"), ("2025",)
WHITE = 0.09
"""The share of a page's content area that may stay white above its foot."""


def said(pages: tuple[Page, ...]) -> str:
    texts: list[str] = []
    for item in (item for page in pages for item in walk(page.items)):
        if isinstance(item, Text):
            texts.append(item.text)
        elif isinstance(item, TableItem):
            texts += [cell.text.text for cell in item.cells]
        elif isinstance(item, Chart):
            texts += [*item.categories, *(series.name for series in item.series)]
    return "".join(texts).replace(" ", "").replace("\n", "")


def white_at_the_foot(page: Page) -> float:
    """Return the share of the height between masthead and foot that is empty above the foot."""
    foot = max(item.box.y for item in page.items if item.name == "foot rule")
    head = max(item.box.bottom for item in page.items if item.name == "masthead")
    shown = [item.box for item in walk(page.items) if item.box.bottom <= foot + 0.5 and item.box.y > head]
    return (foot - max(box.bottom for box in shown)) / (foot - head)


def assert_whole(laid: Publication, count: int, language: str = "zh-CN") -> None:
    assert not [problem for problem in laid.problems if problem.severity == "error"]
    for pages in (laid.deck.pages, laid.page.pages):
        missing = [name for name in names(count, language) if name.replace(" ", "") not in said(pages)]
        assert not missing
    assert all(white_at_the_foot(page) < WHITE for page in laid.page.pages)


@pytest.mark.parametrize(
    ("count", "periods"),
    [
        *((count, each) for count, each in zip((1, 2, 3, 5, 8, 12, 30), (ONE, TWO) * 4, strict=False)),
        (1, TWO),
        (60, TWO),
    ],
)
def test_figures_fill_one_page_to_its_foot_however_many_they_are(
    brief_file: Write, count: int, periods: tuple[str, ...]
) -> None:
    laid = lay_out(brief_file(bare_brief(count, periods)))
    assert len(laid.page.pages) == 1
    assert_whole(laid, count)


@pytest.mark.parametrize(
    ("count", "pillars", "periods"),
    [
        (3, 3, ONE),
        (5, 3, TWO),
        (8, 4, ONE),
        (16, 8, TWO),
        (60, 4, ONE),
    ],
)
def test_pillars_with_only_a_title_are_filled_from_their_metrics(
    brief_file: Write, count: int, pillars: int, periods: tuple[str, ...]
) -> None:
    laid = lay_out(brief_file(bare_brief(count, periods, pillars=pillars, declared=True)))
    assert_whole(laid, count)
    assert all(pillar.modules for pillar in laid.edition.pillars)
    assert len(laid.edition.pillars) == pillars
    for title in PILLARS["zh-CN"][:pillars]:
        assert title in said(laid.page.pages)
    used = {
        run.style.colour
        for page in laid.deck.pages
        for item in walk(page.items)
        if isinstance(item, Text)
        for paragraph in item.paragraphs
        for run in paragraph.runs
    }
    dark = on_ground(laid.edition.theme, "dark").palette.accents
    for index in range(min(pillars, 6)):
        accent = laid.edition.accent(index)
        (name,) = [name for name, each in laid.edition.theme.palette.accents.items() if each == accent]
        assert used & {accent.strong, dark[name].strong}


@pytest.mark.parametrize(("count", "pillars"), [(1, 0), (7, 4), (30, 0)])
def test_english_figures_with_long_names_build_too(brief_file: Write, count: int, pillars: int) -> None:
    assert_whole(lay_out(brief_file(bare_brief(count, language="en", pillars=pillars))), count, "en")


@pytest.mark.parametrize(("count", "pillars"), [(1, 0), (5, 3)])
def test_three_years_of_months_build_too(brief_file: Write, count: int, pillars: int) -> None:
    laid = lay_out(brief_file(bare_brief(count, MONTHS, pillars=pillars)))
    assert_whole(laid, count)
    assert any(isinstance(item, Chart) for item in walk(laid.page.pages[0].items))


def test_a_pillar_with_content_of_its_own_keeps_it(brief_file: Write) -> None:
    text = bare_brief(6, pillars=3, declared=True)
    own = "    - {key: p1, title: 服务, modules: [{title: 自己写的话, blocks: [{kpi: m1}]}]}\n"
    text = text.replace("    - {key: p1, title: 服务}\n", own)
    laid = lay_out(brief_file(text))
    page = said(laid.page.pages)
    assert "自己写的话" in page
    assert names(6)[4] not in page  # the other metric of the pillar that its author filled
    assert names(6)[0] in page
    assert names(6)[3] in page
    assert any(slide.title == "自己写的话" for slide in laid.deck.pages)


def test_what_one_sheet_cannot_hold_goes_on_over_a_second_one_and_is_said(brief_file: Write) -> None:
    many = "".join(
        f'  x{index}: {{label: "{a}{b}馆", unit: 人, values: {{2025: {300 + index}}}}}\n'
        for index, (a, b) in enumerate((a, b) for a in "东南西北中上下前后左右里外" for b in NUMERALS)
    )
    laid = lay_out(brief_file(f"meta: {{title: 一百九十五个馆}}\nmetrics:\n{many}"))
    assert len(laid.page.pages) > 1
    assert [page.number for page in laid.page.pages] == list(range(1, len(laid.page.pages) + 1))
    assert "（续）" in laid.page.pages[1].title + said(laid.page.pages[1:])
    assert any(f"{len(laid.page.pages)} sheets" in note for note in laid.notes)
    tables = [item for item in walk(laid.page.pages[1].items) if isinstance(item, TableItem)]
    pitches = [row.height for table in tables for row in table.rows[1:]]
    assert max(pitches) - min(pitches) < 0.5  # rows of neighbouring lists are level, whatever their number
    assert "东甲馆" in said(laid.page.pages)
    assert "外末馆" in said(laid.page.pages)


NUMERALS = "甲乙丙丁戊己庚辛壬癸子丑寅卯末"


def test_plates_are_one_that_leads_and_a_full_grid_of_others_whose_figures_are_of_one_size(
    brief_file: Write,
) -> None:
    page = lay_out(brief_file(bare_brief(5, ONE))).deck.pages[1]
    lead, *others = [item for item in walk(page.items) if item.name == "card"]
    assert len(others) == 4
    assert len({(round(card.box.width, 2), round(card.box.height, 2)) for card in others}) == 1
    assert abs(max(card.box.bottom for card in others) - lead.box.bottom) < 0.5
    first, *sizes = [
        max(run.style.size for paragraph in item.paragraphs for run in paragraph.runs)
        for item in walk(page.items)
        if isinstance(item, Text) and item.role == "figure"
    ]
    assert max(sizes) - min(sizes) < 0.5
    assert first > max(sizes)


def test_figures_side_by_side_are_of_one_size_as_far_as_none_becomes_too_small(brief_file: Write) -> None:
    text = """\
meta: {title: 馆情}
metrics:
  a: {label: 读者, unit: 人, values: {2025: 84}}
  b: {label: 图书, unit: 万元, kind: amount, values: {2025: 12345678.90}}
onepager:
  pillars:
    - {key: a, modules: [{title: 读者与图书, blocks: [{row: [{kpi: a}, {kpi: b}, {prose: 一年}]}]}]}
"""
    page = lay_out(brief_file(text)).page.pages[0]
    sizes = [
        max(run.style.size for paragraph in item.paragraphs for run in paragraph.runs)
        for item in walk(page.items)
        if isinstance(item, Text) and item.role == "figure"
    ]
    assert len(sizes) == 2
    assert abs(sizes[0] - sizes[1]) < 0.5


def test_a_small_brief_without_series_shows_every_figure_once(brief_file: Write) -> None:
    laid = lay_out(brief_file(bare_brief(5, ONE)))
    figures = [item.text for item in walk(laid.page.pages[0].items)
               if isinstance(item, Text) and item.role == "figure"]  # fmt: skip
    assert len(figures) == len(set(figures)) == 5
    assert [page.kind for page in laid.deck.pages] == ["cover", "content"]


def test_no_content_slide_of_bare_figures_is_half_empty(brief_file: Write) -> None:
    for count in (1, 2, 5, 13):
        for pillars in (0, 1):
            text = bare_brief(count, ONE, pillars=pillars)
            laid = lay_out(brief_file(text), parts=frozenset({"deck"}))
            for page in laid.deck.pages:
                if page.kind == "content":
                    shown = [item for item in walk(page.items) if item.name == "card" or _is_shown(item)]
                    assert (
                        _area([item.box for item in shown]) > 0.5 * laid.deck.width * laid.deck.height * 0.7
                    ), (count, page.number)


def _is_shown(item: Item) -> bool:
    return isinstance(item, Chart | TableItem)


def _area(boxes: list[Box]) -> float:
    return sum(box.width * box.height for box in boxes)


def test_hundreds_of_figures_are_listed_over_as_many_slides_as_they_need(brief_file: Write) -> None:
    lines = [f"  m{n}: {{label: 指标{n}, values: {{2024: {n}, 2025: {n + 1}}}}}" for n in range(260)]
    metrics = "\n".join(lines)
    laid = lay_out(brief_file(f"meta: {{title: 许多指标}}\nmetrics:\n{metrics}"), parts=frozenset({"deck"}))
    assert not [problem for problem in laid.problems if problem.severity == "error"]
    printed = said(laid.deck.pages)
    assert not [n for n in range(260) if f"指标{n}" not in printed]
