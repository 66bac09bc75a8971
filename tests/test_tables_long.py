"""Figures that come from CSV, TSV and JSON: a column of values, with the periods beside it."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

import pytest
from tables_kit import Tables

from briefgen.base.diagnostics import BriefError
from briefgen.pipeline.lay_out import lay_out

D = Decimal
TWO = {"2025-09": D("39.5"), "2025-10": D("36.9")}
SITES = """\
site,month,value
Northgate,2025-09,39.5
Quayside,2025-09,37.1
Northgate,2025-10,36.9
Quayside,2025-10,35.8
"""
NORTH = "{table: t, value: value, period: month, where: {site: Northgate}}"


@pytest.fixture
def tables(tmp_path: Path) -> Tables:
    return Tables(tmp_path)


@pytest.mark.parametrize("text", [
    "month,value\n2025-09,39.5\n2025-10,36.9\n",
    "month;value\r\n2025-09;39.5\r\n2025-10;36.9",
    '"month" , "value"\n"Sep 2025","39.5"\n"Oct 2025","36.9"\n'.replace(" , ", ","),
    "Month,VALUE\n2025年9月,３９．５\n2025年10月,３６．９\n",
    "\n\nmonth,value,\n2025-09,39.5,\n2025-10,36.9,\n",
])  # fmt: skip
def test_a_column_is_read_by_the_periods_beside_it_however_the_table_is_written(
    tables: Tables, text: str
) -> None:
    assert tables.write(text).values() == TWO


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "gb18030", "gbk"])
def test_a_table_is_read_in_the_encoding_in_which_it_is_saved(tables: Tables, codec: str) -> None:
    text = "地区,月份,等候时间\n崂山区,2025年9月,39.5\n崂山区,2025年10月,36.9\n"
    wanted = "{table: t, value: 等候时间, period: 月份, where: {地区: 崂山区}}"
    assert tables.write(text.encode(codec)).values(wanted) == TWO


def test_what_may_be_gbk_or_the_accents_of_a_european_language_is_not_guessed(tables: Tables) -> None:
    text = "site,month,value\nChâteau d'été,2025-09,39.5\nMünster,2025-10,36.9\n".encode("cp1252")
    said = tables.write(text).problem()
    assert "line 2 is neither UTF-8 nor surely GBK" in said
    assert "encoding: windows-1252" in said
    assert tables.values(data="encoding: windows-1252") == TWO


def test_tabs_part_the_cells_of_a_tsv(tables: Tables) -> None:
    assert tables.write("month\tvalue\n2025-09\t39.5\n2025-10\t36.9\n", "t.tsv").values() == TWO


def test_records_of_json_are_rows(tables: Tables) -> None:
    records = [{"month": "2025-09", "value": 39.5}, {"month": "2025-10", "value": "36.9"}]
    tables.write(json.dumps(records), "t.json")
    assert tables.values() == TWO
    assert tables.cells() == {"2025-09": "t.json!1!value", "2025-10": "t.json!2!value"}


def test_a_number_of_json_keeps_its_decimals(tables: Tables) -> None:
    tables.write('[{"month": "2025-09", "value": 39.50}, {"month": "2025-10", "value": 3.69e1}]', "t.json")
    assert {key: str(value) for key, value in tables.values().items()} == {
        "2025-09": "39.50",
        "2025-10": "36.9",
    }


def test_each_value_knows_line_and_column_of_its_cell(tables: Tables) -> None:
    quoted = SITES.replace("Northgate,2025-10", '"Northgate",2025-10')
    assert tables.write(quoted).cells(NORTH) == {"2025-09": "t.csv:2:3", "2025-10": "t.csv:4:3"}


def test_lines_are_counted_as_an_editor_counts_them_where_a_cell_has_several(tables: Tables) -> None:
    tables.write('note,month,value\n"two\nlines",2025-09,39.5\nnone,2025-10,36.9\n')
    assert tables.cells() == {"2025-09": "t.csv:2:3", "2025-10": "t.csv:4:3"}


def test_thousands_signs_and_marks_are_read_as_where_they_are_typed(tables: Tables) -> None:
    rows = ('2025-05,"1,204"', "2025-06,1 150", "2025-07,−12", "2025-08,about 900", "2025-09,n/a", "2025-10,")
    assert tables.write("month,value\n" + "\n".join((*rows, "2025-11,c"))).values() == {
        "2025-05": D(1204), "2025-06": D(1150), "2025-07": D(-12), "2025-08": D(900), "2025-09": "n/a",
        "2025-10": "–", "2025-11": "c",
    }  # fmt: skip


def test_per_cent_in_a_cell_is_held_against_the_unit_of_the_metric(tables: Tables) -> None:
    tables.write("month,value\n2025-09,39.5%\n2025-10,36.9％\n")
    assert tables.values(metric="unit: '%', kind: share") == TWO


def test_where_chooses_rows_and_may_name_several_texts(tables: Tables) -> None:
    assert tables.write(SITES).values(NORTH) == TWO
    both = NORTH.replace("Northgate}", "[Northgate, QUAYSIDE]}, aggregate: max")
    assert tables.values(both) == TWO


def test_several_cells_of_one_period_are_named_unless_it_is_said_what_they_become(tables: Tables) -> None:
    said = tables.write(SITES).problem()
    assert "2 cells of t.csv are of 2025-09: t.csv:2:3, t.csv:3:3" in said
    assert "they differ in 'site': Northgate, Quayside" in said
    assert "aggregate: sum" in said


@pytest.mark.parametrize(("word", "september", "october"), [
    ("sum", "76.6", "72.7"), ("mean", "38.3", "36.35"), ("max", "39.5", "36.9"), ("min", "37.1", "35.8"),
    ("last", "37.1", "35.8"),
])  # fmt: skip
def test_several_cells_become_what_the_brief_says(
    tables: Tables, word: str, september: str, october: str
) -> None:
    wanted = f"{{table: t, value: value, period: month, aggregate: {word}}}"
    values = tables.write(SITES).values(wanted)
    assert {key: str(value) for key, value in values.items()} == {"2025-09": september, "2025-10": october}


def test_a_sum_names_the_cells_that_it_is_of(tables: Tables) -> None:
    wanted = "{table: t, value: value, period: month, aggregate: sum}"
    assert tables.write(SITES).cells(wanted)["2025-10"] == "sum of t.csv:4:3, t.csv:5:3"


def test_a_sum_of_which_a_part_is_missing_is_missing(tables: Tables) -> None:
    wanted = "{table: t, value: value, period: month, aggregate: sum}"
    assert tables.write(SITES.replace("37.1", "c")).values(wanted) == {"2025-09": "c", "2025-10": D("72.7")}


def test_what_is_about_a_number_is_not_added_up(tables: Tables) -> None:
    wanted = "{table: t, value: value, period: month, aggregate: sum}"
    said = tables.write(SITES.replace("37.1", "about 37")).problem(wanted)
    assert said.startswith("t.csv:3:3: error: 'about 37' is not one exact number")


@pytest.mark.parametrize(("rows", "said"), [
    ("2025-09,39.5\n2025-10,36,9", "t.csv:3:3: error: this row has 3 cells, the heads have 2"),
    ('2025-09,39.5\n2025-10,"36,9"', "t.csv:3:2: error: '36,9' has a decimal comma: say `decimal: comma`"),
    ("2025-09,39.5\nTotal,76.4", "t.csv:3:1: error: 'Total' is not a period"),
    ("2025-09,39.5\n,36.9", "t.csv:3:1: error: this row has a value and no period"),
    ("2025-09,39.5\n\n2025-10,36.9", "t.csv:4:1: error: rows go on behind an empty one"),
    ("2025-09,39.5\n2025-10,thirty", "t.csv:3:2: error: 'thirty' is not a number"),
    ("2025-09,39.5\n10/12/2025,36.9", "t.csv:3:1: error: '10/12/2025' may be"),
    ('2025-09,"39.5\n2025-10,36.9', "line 3 cannot be read"),
])  # fmt: skip
def test_what_cannot_be_read_is_named_with_its_cell(tables: Tables, rows: str, said: str) -> None:
    assert said in tables.write(f"month,value\n{rows}\n").problem()


def test_a_column_that_is_not_there_is_answered_with_the_nearest_or_all(tables: Tables) -> None:
    tables.write(SITES)
    assert "did you mean 'value'?" in tables.problem("{table: t, value: vlaue, period: month}")
    assert "it has: site, month, value" in tables.problem("{table: t, value: 等候, period: month}")


def test_a_filter_that_finds_nothing_is_answered_with_the_nearest_text(tables: Tables) -> None:
    said = tables.write(SITES).problem(NORTH.replace("Northgate", "Nortgate"))
    assert "no row of t.csv has 'Nortgate' in 'site'" in said
    assert "did you mean 'Northgate'?" in said


def test_notes_below_a_table_are_no_rows(tables: Tables) -> None:
    rows = "month,value\n2025-09,39.5\n2025-10,36.9\n"
    assert tables.write(rows + "\nNote: provisional\nSource: returns\n").values() == TWO
    assert tables.write(rows + "注：为初步数\n").values() == TWO


def test_a_note_with_commas_is_a_note(tables: Tables) -> None:
    rows = "month,value\n2025-09,39.5\n2025-10,36.9\n"
    assert tables.write(f"{rows}\nNote: provisional, not final, see the report\n").values() == TWO
    assert tables.write(f"{rows}数据来源：医院,月报,2025\n").values() == TWO


def test_a_title_above_the_heads_is_none_of_them(tables: Tables) -> None:
    tables.write("Returns of the hospital\n\nmonth,value\n2025-09,39.5\n2025-10,36.9\n")
    assert tables.values() == TWO
    assert tables.cells()["2025-09"] == "t.csv:4:2"


def test_a_title_above_two_rows_of_heads_is_none_of_them(tables: Tables) -> None:
    tables.write("Returns of the hospital,\nmonth,Median\n,value\n2025-09,39.5\n2025-10,36.9\n")
    assert tables.values(data="header: 2") == TWO
    tables.write("Median,\nmonth,value\n2025-09,39.5\n2025-10,36.9\n")
    assert tables.values("{table: t, value: value, period: Median month}", data="header: 2") == TWO


def test_a_last_month_without_a_value_is_a_row_and_no_note(tables: Tables) -> None:
    tables.write("month,value\n2025-09,39.5\n2025-10,36.9\n2025-11,\n")
    assert tables.values() == TWO | {"2025-11": "–"}


def test_titles_above_a_table_are_left_out_by_its_range(tables: Tables) -> None:
    tables.write("Returns of the hospital\n\nmonth,value\n2025-09,39.5\n2025-10,36.9\n2025-11,n/k\n")
    assert tables.values(data="range: A3:B5") == TWO


def test_an_empty_cell_repeats_the_one_above_where_the_brief_says_so(tables: Tables) -> None:
    tables.write(SITES.replace("Quayside,2025-09", "Quayside,").replace("Quayside,2025-10", "Quayside,"))
    wanted = NORTH.replace("Northgate", "Quayside")
    assert "t.csv:3:2: error: this row has a value and no period" in tables.problem(wanted)
    assert tables.values(wanted, data="fill_down: month") == {"2025-09": D("37.1"), "2025-10": D("35.8")}


@pytest.mark.parametrize("name", ["Total", "合计", "All sites", "全市", "Sub-total"])
def test_what_a_table_has_added_up_already_is_not_added_up_again(tables: Tables, name: str) -> None:
    tables.write(f"{SITES}{name},2025-10,72.7\n")
    wanted = "{table: t, value: value, period: month, aggregate: sum}"
    said = tables.problem(wanted)
    assert said.startswith(f"t.csv:6:1: error: this row is called {name!r}: it would count twice")
    assert tables.values(wanted.replace("aggregate", f"where: {{site: {name}}}, aggregate")) == {
        "2025-10": D("72.7")
    }


@pytest.mark.parametrize(("data", "wanted", "said"), [
    ("sheet: A", "", "only a workbook has sheets"),
    ("range: A3", "", "'A3' is not a range of cells: write it as A3:H400"),
    ("header: 9", "", "a table has 1 to 5 rows of heads"),
    ("", "{table: x, row: Visits}", "there is no table 'x' under `data`"),
    ("", "{table: t, value: value}", "name the one with its periods"),
    ("", "{table: t}", "say which part: `value` and `period`, or `row`"),
    ("", "{table: t, row: a, value: value, period: month}", "a `row` is for tables whose heads are periods"),
])  # fmt: skip
def test_what_a_brief_cannot_mean_is_said_at_its_key(
    tables: Tables, data: str, wanted: str, said: str
) -> None:
    tables.write(SITES)
    found = tables.problem(*([wanted] if wanted else []), data=data)
    assert said in found
    assert found.startswith("brief.yaml:")


def test_values_are_typed_or_come_from_a_table(tables: Tables) -> None:
    said = tables.write(SITES).problem(NORTH, metric="unit: minutes, values: {2025: 3}")
    assert "m (Median wait) has `values` and takes them `from` a table" in said


@pytest.mark.parametrize("file", ["../t.csv", "/etc/t.csv", "https://example.org/t.csv"])
def test_no_file_outside_the_briefs_folder_is_read(tables: Tables, file: str) -> None:
    tables.table = f"file: {file}"
    assert "lies outside the brief's folder" in tables.problem()


def test_a_link_out_of_the_briefs_folder_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "home").mkdir()
    (tmp_path / "t.csv").write_text(SITES)
    tables = Tables(tmp_path / "home")
    (tables.folder / "t.csv").symlink_to(tmp_path / "t.csv")
    tables.table = "file: t.csv"
    assert "it lies outside the brief's folder" in tables.problem(NORTH)


def test_a_file_that_is_not_there_is_answered_with_the_nearest(tables: Tables) -> None:
    tables.write(SITES, "returns.csv")
    tables.table = "file: return.csv"
    said = tables.problem(NORTH)
    assert "table 'return.csv': there is no such file" in said
    assert "did you mean 'returns.csv'?" in said


def test_a_table_without_rows_or_far_too_large_is_refused(
    tables: Tables, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "the file is empty" in tables.write("\n\n").problem()
    assert "no row of t.csv is left" in tables.write("month,value\n").problem()
    monkeypatch.setattr("briefgen.data.grid.MOST_ROWS", 3)
    assert "a table has at most 3 rows" in tables.write(SITES).problem()
    monkeypatch.setattr("briefgen.data.content.MOST_BYTES", 10)
    assert "it is larger than 0 MiB" in tables.write(SITES).problem()


@pytest.mark.parametrize(
    "text", ['{"month": 1}', "[1, 2]", '[{"month": [1]}]', "[" * 100_000, '[{"a": NaN}]', "[{"]
)
def test_json_of_another_shape_is_refused_with_the_shape_to_write(tables: Tables, text: str) -> None:
    assert "table 't.json'" in tables.write(text, "t.json").problem()


def test_one_table_that_cannot_be_read_is_said_once_and_nothing_that_follows(tables: Tables) -> None:
    path = tables.write("month,value\n").brief()
    text = path.read_text("utf-8").replace("value: value", "value: v") + (
        "  n: {label: Visits, from: {table: t, value: v, period: month}}\n"
        'deck: [{title: "{m} and {n.growth}", blocks: [{column: m}]}]\n'
    )
    path.write_text(text.replace("t.csv", "gone.csv"), "utf-8")
    with pytest.raises(BriefError) as raised:
        lay_out(path)
    assert [problem.code for problem in raised.value.problems] == ["table"]


def test_of_a_family_whose_table_cannot_be_read_nothing_is_said_that_follows(tmp_path: Path) -> None:
    path = tmp_path / "brief.yaml"
    path.write_text(
        """\
meta: {title: T, language: en, as_of: latest, standfirst: "{now}"}
sources: {r: {title: R}}
data: {t: gone.csv}
metrics:
  wait:
    {label: Wait, unit: minutes, kind: amount, source: r, from: {table: t, value: v, period: month, by: site}}
deck:
  - title: "{now}: {wait.max} at {wait.max.member}"
    blocks: [{kpi_grid: {items: [wait.total], versus: previous}}, {bar: "wait by site, top 1"}]
  - {each: site, title: "{site}: {wait[site]}", blocks: [{line: "wait[site]"}]}
""",
        "utf-8",
    )
    with pytest.raises(BriefError) as raised:
        lay_out(path)
    assert [problem.code for problem in raised.value.problems] == ["table"]


def test_a_table_may_be_said_to_be_gbk(tables: Tables) -> None:
    tables.write("月份,数值\n2025-09,39.5\n2025-10,36.9\n".encode("gbk"))
    assert tables.values("{table: t, value: 数值, period: 月份}", data="encoding: gbk") == TWO
