"""The list of sources: cards, what was worked back, disputes with both sides, in much room and in little."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from briefgen.edition.publication import Publication
from briefgen.model.scene import Chart, Group, Item, Page, TableItem, Text, walk
from briefgen.pipeline.build import Options, build
from briefgen.pipeline.lay_out import lay_out

Write = Callable[[str], Path]
HEAD = "meta: {title: 简报, as_of: 2025, language: LANGUAGE}\n"
SOURCES = "sources:\n  one: {title: 年鉴, publisher: 统计局, date: 2025-03-12, note: 初步核算数}\n"
FURTHER = "".join(f"  s{n}: {{title: 公报{name}}}\n" for n, name in enumerate("甲乙丙丁戊"))
PLAIN = "  plain: {label: 项目, unit: 个, values: {2020: 100, 2025: 120}, source: one}\n"
DERIVED = """\
  grown: {label: 企业, unit: 家, values: {2025: 9776}, source: one, claims: [{growth: 85, since: 2020}]}
"""
DISPUTED = """\
  told: {label: 专利, unit: 件, values: {2025: [{value: 800, source: one}, {value: 900, source: s0}]},
    settle: {claim: value, source: one, reason: 年鉴为定稿}}
"""
NOTED = (
    "  noted: {label: 客流, unit: 万人次, kind: amount, values: {2025: 3.5}, source: one, note: 不含换乘}\n"
)
DECK = "deck:\n  - {title: 项目增加, blocks: [{kpi: plain}]}\n  - {kind: sources}\n"


def last(brief_file: Write, metrics: str, *, language: str = "zh-CN", sources: str = SOURCES) -> list[Page]:
    """Return the slides of sources of a brief with these metrics."""
    text = HEAD.replace("LANGUAGE", language) + sources + "metrics:\n" + metrics + DECK
    return list(lay_out(brief_file(text)).deck.pages[1:])


def texts(items: tuple[Item, ...]) -> list[str]:
    return [item.text for item in walk(items) if isinstance(item, Text)]


def tables(page: Page) -> list[TableItem]:
    return [item for item in walk(page.items) if isinstance(item, TableItem)]


@pytest.mark.parametrize(
    ("metrics", "language", "title"),
    [
        (PLAIN, "zh-CN", "全部数字均有出处"),
        (PLAIN + DERIVED, "zh-CN", "全部数字均有出处，反推值已注明"),
        (PLAIN + DISPUTED, "zh-CN", "全部数字均有出处，口径差异已注明"),
        (PLAIN + DERIVED + DISPUTED, "zh-CN", "全部数字均有出处，反推值与口径差异已注明"),
        (PLAIN, "en", "Every figure has a source"),
        (PLAIN + DERIVED, "en", "Every figure has a source; derived values are marked"),
        (PLAIN.replace(", source: one", ""), "zh-CN", "来源"),
        (PLAIN.replace(", source: one", "") + DERIVED, "en", "Derived values are marked"),
    ],
)
def test_the_title_says_what_is_true_of_the_brief(
    brief_file: Write, metrics: str, language: str, title: str
) -> None:
    (page,) = last(brief_file, metrics, language=language, sources=SOURCES + FURTHER)
    assert page.title == title


def test_a_source_is_a_card_with_its_title_publisher_date_and_note(brief_file: Write) -> None:
    (page,) = last(brief_file, PLAIN)
    (card,) = (item for item in walk(page.items) if isinstance(item, Group) and item.name == "source 年鉴")
    assert texts(card.items)[0] == "年鉴"
    assert [part.strip() for part in texts(card.items)[1].split("·")] == ["统计局", "2025年3月12日"]
    assert "初步核算数" in texts(card.items)


def test_a_figure_that_was_worked_back_stands_in_a_table_with_range_and_reasoning(brief_file: Write) -> None:
    (page,) = last(brief_file, PLAIN + DERIVED)
    worked_back = tables(page)[0]
    head, row = worked_back.rows[:2]
    assert [cell.text.text for cell in head.cells] == ["指标", "数字", "区间", "依据"]
    assert all(cell.header for cell in head.cells)
    assert [cell.text.text for cell in row.cells] == [
        "企业",
        "约5284家",
        "5271–5298家",
        "由9776家与增长85%反推",
    ]
    assert row.cells[1].text.paragraphs[0].runs[0].fact == "grown.2020"
    assert "反推的数字（2020年）" in texts(page.items)


def test_a_dispute_shows_both_claims_whose_they_are_and_why_and_only_what_is_taken_is_a_fact(
    brief_file: Write,
) -> None:
    (page,) = last(brief_file, PLAIN + DISPUTED, sources=SOURCES + FURTHER)
    (panel,) = (item for item in walk(page.items) if isinstance(item, Group) and "dispute" in item.name)
    said = texts(panel.items)
    assert said[1:] == ["本文采用\n800件\n年鉴", "未采用\n900件\n公报甲", "理由：\n年鉴为定稿"]
    facts = [
        run.fact
        for item in walk(panel.items)
        if isinstance(item, Text)
        for paragraph in item.paragraphs
        for run in paragraph.runs
    ]
    assert [fact for fact in facts if fact] == ["told.2025"]
    assert not any("专利" in text and "900" in text for text in texts(page.items) if text not in said)


def test_a_note_that_is_no_dispute_is_told_once(brief_file: Write) -> None:
    (page,) = last(brief_file, PLAIN + NOTED + DISPUTED, sources=SOURCES + FURTHER)
    (notes,) = (item for item in walk(page.items) if isinstance(item, Text) and item.role == "list")
    assert notes.text == "客流：不含换乘"


def test_with_nothing_to_explain_the_slide_says_every_figure_and_is_filled_to_its_foot(
    brief_file: Write,
) -> None:
    (page,) = last(brief_file, PLAIN)
    (table,) = tables(page)
    assert "由100个与120个计算" in table.rows[1].cells[-1].text.text
    foot = next(item for item in page.items if item.name == "foot rule").box.y
    head = next(item for item in page.items if isinstance(item, Text) and item.role == "title").box.bottom
    lowest = max(item.box.bottom for item in page.items if item.box.bottom < foot)
    assert lowest - head > 0.75 * (foot - head)


@pytest.mark.parametrize("count", [9, 20])
def test_what_has_no_room_goes_on_over_further_slides_under_heads_of_its_own(
    brief_file: Write, count: int
) -> None:
    many = "".join(DERIVED.replace("grown", f"g{n}").replace("企业", f"企业{n}号") for n in range(count))
    pages = last(brief_file, PLAIN + many)
    rows = [row for page in pages for table in tables(page) for row in table.rows[1:]]
    shown = [row.cells[0].text.text for row in rows if "反推" in row.cells[-1].text.text]
    assert shown == [f"企业{n}号" for n in range(count)]
    assert (len(pages) > 1) == (count == 20)
    assert all(page.title.endswith("（续）") for page in pages[1:])
    assert all(cell.header for page in pages for table in tables(page) for cell in table.rows[0].cells)


@pytest.mark.parametrize("size", ["A4", "A5"])
@pytest.mark.parametrize("columns", [1, 3])
def test_on_paper_it_fits_a_column_and_a_whole_page(brief_file: Write, size: str, columns: int) -> None:
    pillars = "".join(
        f"    - {{key: {name}, title: {name}栏, modules: [{{title: 都在增长, blocks: [{block}]}}]}}\n"
        for name, block in zip("甲乙丙", ("source_list", "{kpi: plain}", "{kpi: grown}"), strict=True)
    )
    page = f"onepager:\n  size: {size}\n  pillars:\n{pillars}"
    if columns == 1:
        page = f"onepager: {{size: {size}, hero: [{{blocks: [source_list]}}]}}\n"
    metrics = "metrics:\n" + PLAIN + DERIVED + DISPUTED + NOTED
    laid = lay_out(brief_file(HEAD.replace("LANGUAGE", "zh-CN") + SOURCES + FURTHER + metrics + page))
    assert laid.problems == ()
    said = "\n".join(texts(laid.page.pages[0].items))
    assert all(name in said for name in ("年鉴", "公报戊", "本文采用", "客流：不含换乘"))
    assert bool(tables(laid.page.pages[0])) == (columns == 1)
    assert ("约5284家" in said) == (columns == 3)


def test_the_sample_says_what_it_worked_back_and_what_its_sources_dispute(qingdao: Publication) -> None:
    page = qingdao.deck.pages[-1]
    (table,) = tables(page)
    assert len(table.rows) == 6
    assert any("是2020年的5.4倍" in text for text in texts(page.items))


def test_files_with_tables_on_the_page_are_read_back_as_the_brief_states_them(
    brief_file: Write, tmp_path: Path
) -> None:
    page = "onepager: {hero: [{blocks: [{table: {metrics: [plain, grown]}}, source_list]}]}\n"
    path = brief_file(HEAD.replace("LANGUAGE", "zh-CN") + SOURCES + "metrics:\n" + PLAIN + DERIVED + page)
    report = build(path, Options(out=tmp_path / "out", verify=True))
    assert [written.path.suffix for written in report.files] == [".pptx", ".pdf"]


@pytest.mark.parametrize(
    "block", ["source_list", "{table: {head: [甲, 乙], rows: [" + "[项, 说明], " * 12 + "]}}"]
)
def test_a_block_in_a_cell_of_a_layout_stays_on_its_slide(brief_file: Write, block: str) -> None:
    deck = f"deck:\n  - {{title: 项目增加, layout: two-one, blocks: [{{column: plain}}, {block}]}}\n"
    many = "".join(DERIVED.replace("grown", f"g{n}").replace("企业", f"企业{n}号") for n in range(3))
    text = HEAD.replace("LANGUAGE", "zh-CN") + SOURCES + "metrics:\n" + PLAIN + many + deck
    (slide,) = lay_out(brief_file(text)).deck.pages
    assert any(isinstance(item, Chart) for item in walk(slide.items))
