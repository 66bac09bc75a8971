"""Tables: units, spanners, totals, tints, notes; and a table that is too long goes on over further slides."""

from __future__ import annotations

import sys
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from ooxml_lint import lint
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE

from briefgen.base.colour import contrast
from briefgen.base.diagnostics import BriefError
from briefgen.base.geometry import Box
from briefgen.model.scene import Group, Shape, TableItem, Text, walk
from briefgen.pipeline.lay_out import lay_out
from briefgen.render.pptx import paint

FIGURES = """
meta: {title: 示例, as_of: 2025}
metrics:
  visits: {label: 到馆读者, unit: 万人次, kind: amount, values: {2023: 84.0, 2025: 103.3}}
  loans: {label: 外借图书, unit: 万册, kind: amount, values: {2023: 62.5, 2025: 71.9}}
onepager: {hero: [{blocks: [source_list]}]}
"""


def laid(folder: Path, table: str) -> Any:
    path = folder / "brief.yaml"
    path.write_text(f"{FIGURES}deck:\n  - title: 一张表\n    blocks:\n      - table: {table}\n", "utf-8")
    return lay_out(path)


def tables(folder: Path, table: str) -> list[TableItem]:
    deck = laid(folder, table).deck
    return [item for page in deck.pages for item in walk(page.items) if isinstance(item, TableItem)]


def texts(table: TableItem) -> list[list[str]]:
    return [[cell.text.text for cell in row.cells] for row in table.rows]


def test_a_period_is_a_column_of_its_own(tmp_path):
    (table,) = tables(tmp_path, "{metrics: [visits, loans], columns: [2023, latest]}")
    assert texts(table)[1:] == [
        ["到馆读者", "84.0万人次", "103.3万人次"],
        ["外借图书", "62.5万册", "71.9万册"],
    ]


def test_beside_the_shares_the_changes_are_told_even_where_a_share_is_claimed(tmp_path):
    path = tmp_path / "brief.yaml"
    path.write_text(
        "meta: {title: 示例, as_of: 2025}\nmetrics:\n"
        "  all: {label: 人口, unit: 万人, kind: amount, values: {2024: 60, 2025: 50}}\n"
        "  town:\n    {label: 城镇, unit: 万人, kind: amount, values: {2024: 40, 2025: 30},\n"
        "     claims: [{share: 60, whole: all}]}\n"
        "  land: {label: 乡村, unit: 万人, kind: amount, values: {2024: 20, 2025: 20}}\n"
        "deck: [{title: 一张表, blocks: [{table: {metrics: [all, town], columns: [share, change]}}]}]\n",
        "utf-8",
    )
    (table,) = [
        item for page in lay_out(path).deck.pages for item in walk(page.items) if isinstance(item, TableItem)
    ]
    assert texts(table) == [["指标", "占比", "较2024年"], ["人口", "", "约−17%"], ["城镇", "60%", "约−25%"]]


WAY = """
  talks: {label: 讲座, unit: 场, values: {2019: 10, 2020: 12, 2025: 14}}
  place: {label: 排名, unit: 位, kind: rank, values: {2023: 9, 2024: 5, 2025: 2}}
  still: {label: 分馆, unit: 个, values: {2023: 9, 2024: 9, 2025: 9}}
onepager"""


@pytest.fixture
def with_way(monkeypatch):
    monkeypatch.setattr(sys.modules[__name__], "FIGURES", FIGURES.replace("\nonepager", WAY, 1))


def trends(folder: Path, metrics: str) -> tuple[TableItem, list[Group]]:
    (page,) = laid(folder, f"{{metrics: [{metrics}], columns: [latest, trend]}}").deck.pages
    (table,) = [item for item in page.items if isinstance(item, TableItem)]
    return table, [item for item in page.items if isinstance(item, Group) and "走势" in item.name]


def points(trend: Group) -> list[tuple[float, ...]]:
    line, _ = trend.items
    assert isinstance(line, Shape)
    return [numbers for _, numbers in line.path]


@pytest.mark.usefixtures("with_way")
class TestTrend:
    def test_a_line_lies_over_its_own_cell_and_is_read_aloud(self, tmp_path):
        table, (one, other) = trends(tmp_path, "talks, still")
        for row, group in ((1, one), (2, other)):
            top = table.box.y + sum(each.height for each in table.rows[:row])
            right = Box(table.box.right - table.widths[2], top, table.widths[2], table.rows[row].height)
            assert all(right.contains(item.box, 0.1) for item in group.items)
        assert texts(table)[0][2] == "走势"
        assert texts(table)[1][2] == ""
        assert one.alt == "走势：讲座由2019年10场升至2025年14场，增长40%。2019年10场，2020年12场，2025年14场"

    def test_its_points_stand_at_their_true_distance_and_height(self, tmp_path):
        _, (group,) = trends(tmp_path, "talks")
        (x1, y1), (x2, y2), (x3, y3) = points(group)
        assert (x3 - x1) / (x2 - x1) == pytest.approx(6)
        assert y1 - y2 == pytest.approx(y2 - y3)
        assert y1 > y3

    def test_a_better_rank_is_higher_and_no_change_is_level(self, tmp_path):
        _, (rank, still) = trends(tmp_path, "place, still")
        heights = [y for _, y in points(rank)]
        assert heights == sorted(heights, reverse=True)
        assert len({y for _, y in points(still)}) == 1

    def test_two_values_leave_the_cell_empty(self, tmp_path):
        table, found = trends(tmp_path, "visits, talks")
        assert len(found) == 1
        assert texts(table)[1][2] == ""

    def test_powerpoint_has_it_as_a_group_above_the_native_table(self, tmp_path):
        laid(tmp_path, "{metrics: [talks, still], columns: [latest, trend]}")
        scene = lay_out(tmp_path / "brief.yaml").deck
        shapes = list(Presentation(BytesIO(paint(scene))).slides[0].shapes)
        kinds = ["table" if shape.has_table else shape.name for shape in shapes if shape.shape_type != 14]
        first = kinds.index("table")
        assert kinds[first + 1 : first + 3] == ["讲座 走势", "分馆 走势"]
        (group,) = [shape for shape in shapes if shape.name == "讲座 走势"]
        assert group.shape_type == MSO_SHAPE_TYPE.GROUP
        assert "2019年10场" in group._element.nvGrpSpPr.cNvPr.get("descr")


def test_a_period_without_a_value_is_named(tmp_path):
    with pytest.raises(BriefError, match="no metric of this table has a value for 2019: visits"):
        tables(tmp_path, "{metrics: [visits], columns: [2019]}")


def test_numbers_stand_at_the_right_and_words_at_the_left(tmp_path):
    (table,) = tables(tmp_path, "{head: [甲, 乙, 丙], rows: [[一, '{visits}', 好], [二, '{loans}', 更好]]}")
    aligns = [[cell.text.paragraphs[0].align for cell in row.cells] for row in table.rows]
    assert aligns == [["left", "right", "left"]] * 3


def test_a_unit_stands_below_its_head_and_a_spanner_over_its_columns(tmp_path):
    (table,) = tables(
        tmp_path,
        "{head: [甲, 乙, 丙], units: ['', 万, 万], spanners: [{title: 两年, first: 2, last: 3}],"
        " rows: [[一, '{visits|number}', '{loans|number}']]}",
    )
    assert table.header_rows == 2
    spanner, head, _ = table.rows
    assert [(cell.text.text, cell.span, cell.rows) for cell in spanner.cells] == [
        ("甲", 1, 2),
        ("两年", 2, 1),
    ]
    assert [cell.text.text.split("\n") for cell in head.cells] == [["乙", "万"], ["丙", "万"]]


def test_a_unit_that_its_head_names_already_is_not_printed_twice(tmp_path):
    (table,) = tables(
        tmp_path,
        "{head: [甲, '%', 增速（%）, 次], units: ['', '％', '%', 人],"
        " rows: [['　一', '{visits}', '{loans}', 3]]}",
    )
    assert [cell.text.text for cell in table.rows[0].cells] == ["甲", "%", "增速（%）", "次\n人"]
    assert table.alt == "甲、%、增速（%）、次（人）：一"


def test_a_head_without_a_spanner_reaches_over_both_rows_in_powerpoint_and_on_the_page(tmp_path):
    laid(
        tmp_path,
        "{head: [甲, 乙, 丙], spanners: [{title: 两年, first: 2, last: 3}],"
        " rows: [[一, '{visits|number}', '{loans|number}']]}",
    )
    scene = lay_out(tmp_path / "brief.yaml").deck
    deck = paint(scene)
    assert lint(deck) == []
    (frame,) = (shape for shape in Presentation(BytesIO(deck)).slides[0].shapes if shape.has_table)
    first, below, wide = (frame.table.cell(*at) for at in ((0, 0), (1, 0), (0, 1)))
    assert (first.text, first.span_height, first.span_width) == ("甲", 2, 1)
    assert below.is_spanned
    assert (wide.text, wide.span_height, wide.span_width) == ("两年", 1, 2)
    (table,) = (item for item in walk(scene.pages[0].items) if isinstance(item, TableItem))
    text, tall = table.rows[0].cells[0].text, sum(row.height for row in table.rows[:2])
    assert text.box.y + text.box.height / 2 == pytest.approx(table.box.y + tall / 2)


def test_the_total_is_bold_below_a_strong_rule(tmp_path):
    (table,) = tables(tmp_path, "{head: [甲, 乙], rows: [[一, 好], [二, 好], [合计, 都好]], total: true}")
    assert all(run.style.weight == 700 for cell in table.rows[-1].cells
               for paragraph in cell.text.paragraphs for run in paragraph.runs)  # fmt: skip
    above = table.rows[-2].rule_below
    assert above is not None
    assert above.width > 0.9


def test_a_tint_deepens_with_the_number_and_stays_readable(tmp_path):
    (table,) = tables(
        tmp_path,
        "{head: [甲, 乙], heat: [2],"
        " rows: [[一, '{loans.2023|number}'], [二, '{loans|number}'], [三, '{visits|number}']]}",
    )
    cells = [row.cells[1] for row in table.rows[1:]]
    fills = [cell.fill or "" for cell in cells]
    assert [row.cells[0].fill for row in table.rows] == [None] * 4
    depths = [contrast(fill, "#FFFFFF") for fill in fills]
    assert depths == sorted(depths)
    for cell in cells:
        assert contrast(cell.fill or "", cell.text.paragraphs[0].runs[0].style.colour) >= 4.5


def test_a_note_stands_below(tmp_path):
    deck = laid(tmp_path, "{head: [甲], rows: [[一]], notes: [不含少儿馆]}").deck
    (page,) = deck.pages
    (table,) = [item for item in page.items if isinstance(item, TableItem)]
    (note,) = [item for item in page.items if isinstance(item, Text) and item.text == "不含少儿馆"]
    assert note.box.y >= table.box.bottom


PAIR, WIDE = "head: [甲, 乙], rows: [[一, 二]]", "{title: 丙, first: 1, last: 2}"


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ("{head: [甲], rows: [[一]], units: [a, b]}", "2 units for 1 column"),
        ("{metrics: [visits], columns: [lates]}", "unknown column 'lates'"),
        ("{head: [甲], rows: [[一]], heat: [2]}", "the table has 1 columns"),
        (f"{{{PAIR}, spanners: [{{title: 丙, first: 2, last: 1}}]}}", "first column to its last"),
        (f"{{{PAIR}, spanners: [{WIDE}, {{title: 丁, first: 2, last: 2}}]}}", "must not overlap"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_with_its_reason(tmp_path, table, said):
    with pytest.raises(BriefError, match=said):
        laid(tmp_path, table)


NAMES = (
    "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥天地玄黄宇宙"
    "洪荒日月盈昃辰宿列张寒来暑往秋收冬藏闰余成岁律吕调阳"
)


def rows(count: int) -> str:
    return "[" + ", ".join(f"[项目{NAMES[index]}, 说明]" for index in range(count)) + "]"


def test_a_long_table_goes_on_over_further_slides_under_the_same_head(tmp_path):
    found = tables(tmp_path, f"{{head: [项目, 说明], rows: {rows(40)}, notes: [到此为止]}}")
    assert len(found) > 2
    assert {tuple(texts(table)[0]) for table in found} == {("项目", "说明")}
    assert [row for table in found for row in texts(table)[1:]] == [
        [f"项目{NAMES[index]}", "说明"] for index in range(40)
    ]
    lengths = [len(table.rows) for table in found]
    assert max(lengths) - min(lengths[:-1]) <= 1


def test_the_slides_it_goes_on_over_say_so(tmp_path):
    deck = laid(tmp_path, f"{{head: [项目, 说明], rows: {rows(40)}}}").deck
    assert [page.title for page in deck.pages][:2] == ["一张表", "一张表（续）"]


def test_a_table_that_fits_stays_on_its_slide(tmp_path):
    assert len(tables(tmp_path, f"{{head: [项目, 说明], rows: {rows(8)}}}")) == 1


GAPS = """
  talks: {label: 讲座, unit: 场, values: {2023: n/a, 2025: 14}}
  rooms: {label: 教室, unit: 间, values: {2025: 7}}
onepager"""


def test_a_cell_without_a_value_shows_a_dash_and_a_missing_value_its_mark(tmp_path, monkeypatch):
    monkeypatch.setattr(sys.modules[__name__], "FIGURES", FIGURES.replace("\nonepager", GAPS))
    (table,) = tables(tmp_path, "{metrics: [visits, talks, rooms], columns: [2023, latest]}")
    assert [row[1] for row in texts(table)[1:]] == ["84.0万人次", "n/a", "–"]
    assert {row.cells[1].text.paragraphs[0].align for row in table.rows} == {"right"}
    (marks,) = tables(tmp_path, "{metrics: [talks, rooms], columns: [2023, latest]}")
    assert [row[1] for row in texts(marks)[1:]] == ["n/a", "–"]
    assert {row.cells[1].text.paragraphs[0].align for row in marks.rows} == {"right"}


def test_a_cell_that_refers_to_a_missing_value_shows_its_mark(tmp_path, monkeypatch):
    monkeypatch.setattr(sys.modules[__name__], "FIGURES", FIGURES.replace("\nonepager", GAPS))
    (table,) = tables(tmp_path, "{head: [馆, 场次], rows: [[总馆, '{talks.2023}'], [分馆, '{talks}']]}")
    assert [row[1] for row in texts(table)[1:]] == ["n/a", "14场"]
