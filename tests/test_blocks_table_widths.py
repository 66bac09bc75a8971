"""Columns of a table: wide enough for their numbers and words, numbers below each other by their point."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path

import pytest
from ooxml_lint import lint
from pptx import Presentation

from briefgen.base.diagnostics import BriefError
from briefgen.model.scene import Scene, TableItem, Text, walk
from briefgen.pipeline.lay_out import lay_out
from briefgen.render.pptx import paint

MONTHS = [f"2024-{month:02d}" for month in range(1, 13)]
VALUES = ", ".join(f"{month}: 1{index}34.5" for index, month in enumerate(MONTHS))
WIDE = f"""
meta: {{title: Monthly table, language: en}}
metrics:
  a:
    label: Passengers carried on all lines
    unit: thousand
    kind: amount
    values: {{{VALUES}}}
deck:
  - {{title: T, blocks: [{{table: {{metrics: [a], columns: [{", ".join(MONTHS)}]}}}}]}}
"""
FREE = """
meta: {title: 用电量}
metrics:
  a: {label: 全社会, unit: 亿千瓦时, kind: amount, values: {2023: 92241, 2024: 98521}}
  b: {label: 一产, unit: 亿千瓦时, kind: amount, values: {2023: 1278.25, 2024: 1357.5}}
onepager: {hero: [{blocks: [source_list]}]}
deck:
  - title: 用电量
    blocks:
      - table:
          head: [行业, 2023, 2024, 备注]
          units: ["", 亿千瓦时, 亿千瓦时, ""]
          rows:
            - [合计, "{a.2023|number}", "{a|number}", 全口径]
            - [一产, "{b.2023|number}", "{b|number}", 含农业]
            - [二产, MISSING, "{b|number}", 空]
"""


def laid(folder: Path, brief: str) -> Scene:
    path = folder / "brief.yaml"
    path.write_text(brief, encoding="utf-8")
    return lay_out(path).deck


def table(scene: Scene) -> TableItem:
    (found,) = (item for page in scene.pages for item in walk(page.items) if isinstance(item, TableItem))
    return found


def lines(text: Text) -> list[str]:
    return [line.text for line in text.lines]


def test_twelve_months_keep_their_numbers_and_names_whole_in_smaller_type(tmp_path):
    head, row = table(laid(tmp_path, WIDE)).rows
    numbers = [line for cell in row.cells[1:] for line in lines(cell.text)]
    assert len(numbers) == 12
    assert all(re.fullmatch(r"\d{1,2},\d{3}\.5", number) for number in numbers)
    words = " ".join(line for cell in head.cells[1:] for line in lines(cell.text)).split()
    assert all(re.fullmatch(r"[A-Z][a-z]+|2024", word) for word in words)
    assert "thousand" in row.cells[0].text.text
    sizes = {run.style.size for cell in row.cells for each in cell.text.paragraphs for run in each.runs}
    assert 12 <= min(sizes) <= max(sizes) < 20


def test_each_cell_holds_its_lines_in_every_applications_fonts(tmp_path):
    for brief in (WIDE, FREE.replace("MISSING", "…")):
        for cell in table(laid(tmp_path, brief)).cells:
            assert all(line.width <= cell.text.box.width * 0.97 + 0.01 for line in cell.text.lines)


def test_more_columns_than_go_in_are_an_error_with_the_tables_place(tmp_path):
    head = ", ".join(f"'{number}'" for number in range(30))
    row = ", ".join("'1,234,567.89'" for _ in range(30))
    brief = FREE[: FREE.index("      - table")] + f"      - table: {{head: [{head}], rows: [[{row}]]}}\n"
    with pytest.raises(
        BriefError, match=r"brief.yaml:10:\d+: error: the table is \d+ pt too narrow"
    ) as caught:
        laid(tmp_path, brief)
    assert sum(problem.code == "table" for problem in caught.value.problems) == 1


@pytest.mark.parametrize("mark", ["…", "n/a", "–", "—", "''", "'#'", "不详", "保密"])
def test_a_missing_number_leaves_its_column_one_of_numbers(tmp_path, mark):
    found = table(laid(tmp_path, FREE.replace("MISSING", mark)))
    aligns = [[cell.text.paragraphs[0].align for cell in row.cells] for row in found.rows]
    assert aligns == [["left", "right", "right", "left"]] * 4


def test_a_word_among_numbers_makes_a_column_of_words(tmp_path):
    found = table(laid(tmp_path, FREE.replace("MISSING", "见附注二")))
    assert found.rows[1].cells[1].text.paragraphs[0].align == "left"


def test_numbers_stand_below_each_other_by_their_decimal_point(tmp_path):
    found = table(laid(tmp_path, FREE.replace("MISSING", "'93.125'")))
    points = []
    for row in found.rows[1:]:
        (line,) = row.cells[1].text.lines
        (span,) = line.spans
        whole = len(span.text.partition(".")[0])
        digit = span.width / len(span.text) if "." not in span.text else None
        points.append((span.text, row.cells[1].text.box.x + span.x, whole, digit))
    digit = next(each for *_, each in points if each)
    ends = [x + whole * digit for _, x, whole, _ in points]
    assert max(ends) - min(ends) < 0.5
    assert [text for text, *_ in points] == ["92241", "1278.25", "93.125"]


def test_a_unit_below_its_head_is_a_line_of_its_own_in_powerpoint(tmp_path):
    deck = paint(laid(tmp_path, FREE.replace("MISSING", "…")))
    assert lint(deck) == []
    (frame,) = (shape for shape in Presentation(BytesIO(deck)).slides[0].shapes if shape.has_table)
    assert frame.table.cell(0, 1).text == "2023\v亿千瓦时"


def test_heads_of_months_break_alike(tmp_path):
    head, _ = table(laid(tmp_path, WIDE)).rows
    assert {len(cell.text.lines) for cell in head.cells[1:]} == {2}
    assert {lines(cell.text)[1] for cell in head.cells[1:]} == {"2024"}
