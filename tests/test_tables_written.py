"""What real tables hold, and how it is read: each line is a cell, a head or a table, and what becomes of it.

A wrong number is the worst that can happen. What may be two numbers is refused with the way to say which.
"""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import pytest
from tables_kit import Tables

from briefgen.base.diagnostics import BriefError
from briefgen.brief.read import read_brief
from briefgen.pipeline.lay_out import lay_out

CELLS = {
    "1,204": "1204",
    "1 204": "1204",
    "1\u00a0204": "1204",
    "1\u202f204": "1204",
    "1'204": "1204",
    "１，２０４": "1204",
    "12.3\u00a0": "12.3",
    "\u300012.3": "12.3",
    "−5": "-5",
    "–5": "-5",
    "﹣5": "-5",
    "- 5": "-5",
    "+5": "5",
    ".5": "0.5",
    "0012": "12",
    "12.30": "12.30",
    "12.3 minutes": "12.3",
    "1,204 (r)": "1204 revised",
    "3.2（初步）": "3.2 provisional",
    "约900": "约 900",
    "<5": "under 5",
    "＜5": "under 5",
    ">90": "over 90",
    "~900": "about 900",
    "3–5": "4",
    "–": "missing –",
    "..": "missing …",
    "#N/A": "missing n/a",
    "NULL": "missing –",
    "c": "missing c",
    "[x]": "missing [x]",
    "*": "missing *",
    # may be two numbers, or another one than it looks like
    "(1,234)": "`brackets: negative` at the table",
    "（12.3%）": "`brackets: negative` at the table",
    "1.234,5": "say `decimal: comma`",
    "12,3": "say `decimal: comma`",
    "12.3¹": "has a raised or circled ¹",
    "12.3 ②": "has a raised or circled ②",
    "10³": "has a raised or circled ³",
    "5½": "is not a number",
    "12.3ᵃ": "is in a, but its metric is measured in minutes",
    "12.3 a": "is in a, but its metric is measured in minutes",
    "12.3 [1]": "is not a number",
    "12.3*": "is not a number",
    "12.3 (1)": "is not a number",
    "12.3 h": "is in h, but its metric is measured in minutes",
    "1.2k": "is in k, but its metric is measured in minutes",
    "£1,204": "is in £, but its metric is measured in minutes",
    "1,23,456": "is not a number",
    "1.2e3": "without an exponent",
    "5-": "is not a number",
    "12:30": "is not a number",
    "1/2": "is not a number",
    "NaN": "is not a number",
    "TRUE": "is not a number",
    "一百二十": "write it in digits",
    "#REF!": "#REF! is what a spreadsheet could not compute",
    "#DIV/0!": "#DIV/0! is what a spreadsheet could not compute",
}
HEADS = {
    "2025": "2025",
    "2025年": "2025",
    "二〇二五年": "2025",
    "2025 (est.)": "2025 estimated",
    "2025 estimate": "2025 estimated",
    "2025年预计": "2025 forecast",
    "2025p": "2025 provisional",
    "2025*": "'2025*' is '2025' with a mark",
    "2025¹": "'2025¹' is '2025' with a mark",
    "2025 [1]": "'2025 [1]' is '2025' with a mark",
    "2025 (a)": "'2025 (a)' is '2025' with a mark",
    "25年": "'25年' is not a period",
    "Jan-25": "'Jan-25' is not a period",
    "累计": "'累计' is not a period",
    "2025 budget": "warning '2025 budget': no values are taken from below",
    "Budget 2025": "warning 'Budget 2025': no values are taken from below",
    "change 2024-25": "warning 'change 2024-25': no values are taken from below",
    "Change": "",
    "Code 12025": "",
}
LONG = "{table: t, value: value, period: month}"


@pytest.fixture
def tables(tmp_path: Path) -> Tables:
    return Tables(tmp_path)


def lines(*rows: tuple[str, ...]) -> str:
    """Return rows as CSV."""
    out = io.StringIO()
    csv.writer(out).writerows(rows)
    return out.getvalue()


def said(tables: Tables, key: str, *options: str, **more: str) -> str:
    """Return what is read for a period, with its qualifier and status; else what is wrong."""
    path = tables.brief(*options, **more)
    try:
        laid = lay_out(path)
    except BriefError as error:
        return str(error)
    if laid.problems:
        return f"{laid.problems[0].severity} {laid.problems[0].message}"
    (value,) = read_brief(path).metrics["m"].values[key]
    if not hasattr(value.value, "number"):
        return f"missing {value.value.mark}"
    return " ".join(filter(None, (value.value.qualifier, str(value.value.number), value.status or "")))


@pytest.mark.parametrize("cell", CELLS)
def test_a_cell_is_read_right_or_named(tables: Tables, cell: str) -> None:
    tables.write(lines(("month", "value"), ("2025-09", "11"), ("2025-10", cell)))
    read, expected = said(tables, "2025-10"), CELLS[cell]
    if "error" in read:
        assert "t.csv:3:2: error: " in read
        assert expected in read
    else:
        assert read == expected


@pytest.mark.parametrize("head", HEADS)
def test_a_head_is_a_period_or_none_and_named_where_it_may_be_one(tables: Tables, head: str) -> None:
    tables.write(lines(("name", "2023", "2024", head), ("Northgate", "11", "12", "13")))
    path = tables.brief("{table: t, row: Northgate}", metric="unit: minutes, kind: amount, claims: []")
    expected = HEADS[head]
    key, _, status = expected.partition(" ")
    if not (key.isalnum() or key in ("", "warning")):
        with pytest.raises(BriefError, match=re.escape(expected)) as raised:
            lay_out(path)
        assert "t.csv:1:4: error" in str(raised.value)
        return
    values = read_brief(path).metrics["m"].values
    warned = [str(problem) for problem in lay_out(path).problems if problem.code == "table"]
    if expected.startswith("warning"):
        assert status in warned[0]
        assert "t.csv:1:4: warning" in warned[0]
    else:
        assert not warned
    if not expected or expected.startswith("warning"):
        assert list(values) == ["2023", "2024"]
    else:
        assert (str(values[key][0].value.number), values[key][0].status or "") == ("13", status)


GERMAN = "month;value\n2025-08;1.234,5\n2025-09;1.204\n2025-10;-7\n"
CHOSEN = {
    "brackets: negative": {"(1,234)": "-1234", "（12.3）": "-12.3", "(12.3)": "-12.3", "7": "7"},
    "marks: ['*', '[1]', ¹, ᵃ, '(1)']": {
        "12.3*": "12.3", "12.3 [1]": "12.3", "12.3¹": "12.3", "12.3ᵃ *": "12.3", "* 12.3": "12.3",
        "1,204 (1)": "1204", "*": "missing *", "12.3 [2]": "'12.3 [2]' is not a number",
    },
    "decimal: comma": {
        "1.234,5": "1234.5", "1,5": "1.5", "1.204": "1204", "−1.204.567,25": "-1204567.25",
        "1 204,5": "1204.5", "约1.204": "约 1204", "–": "missing –",
        "12.3": "is not a number with a decimal comma", "1,204.5": "is not a number with a decimal comma",
    },
    "decimal: point": {"1.204": "1.204", "1,204": "1204"},
}  # fmt: skip


@pytest.mark.parametrize(
    ("option", "cell"), [(option, cell) for option, cells in CHOSEN.items() for cell in cells]
)
def test_what_a_table_is_said_to_write_is_read_so(tables: Tables, option: str, cell: str) -> None:
    tables.write(lines(("month", "value"), ("2025-09", "11"), ("2025-10", cell)))
    read, expected = said(tables, "2025-10", data=option), CHOSEN[option][cell]
    assert expected in read if "error" in read else read == expected


def test_a_point_where_others_have_commas_may_part_thousands(tables: Tables) -> None:
    problem = tables.write(GERMAN).problem(LONG.replace("}", ", where: {month: 2025-09}}"))
    assert (
        "t.csv:3:2: error: '1.204' may be 1,204 or 1.204: say `decimal: comma` or `decimal: point`" in problem
    )
    assert tables.values(data="decimal: comma")["2025-09"] == 1204
    tabs = tables.write(GERMAN.replace(";", "\t"), "t.tsv")
    assert "may be 1,204 or 1.204" in tabs.problem(LONG.replace("}", ", where: {month: 2025-09}}"))
    assert str(tables.write("month,value\n2025-10,1.204\n").values()["2025-10"]) == "1.204"


def test_marks_are_left_out_of_names_periods_and_heads(tables: Tables) -> None:
    tables.write("site,2024,2025*\nNorthgate*,11,12 [1]\n")
    wanted = "{table: t, row: Northgate}"
    assert tables.values(wanted, data="marks: ['*', '[1]']") == {"2024": 11, "2025": 12}
    tables.write("month,value†\n2025-10*,12\n")
    assert tables.values(data="marks: ['*', †]") == {"2025-10": 12}


def test_a_row_with_a_mark_before_its_name_is_no_note(tables: Tables) -> None:
    rows = "site,month,value\nNorthgate,2025-10,1\n*Harbour,2025-10,2\n* provisional, and incomplete\n"
    summed = "{table: t, value: value, period: month, aggregate: sum}"
    assert tables.write(rows).values(summed) == {"2025-10": 3}


def test_several_rows_of_heads_name_columns_and_periods(tables: Tables) -> None:
    rows = "site,2024,,2025,\n,Waits,Staff,Waits,Staff\nNorthgate,41,7,36,8\n"
    twice = tables.write(rows).problem("{table: t, row: Northgate}", data="header: 2")
    assert "no head of t.csv is a period" in twice
    above = "site,2025,,\n,7月,8月,9月\nNorthgate,41,7,36\n"
    read = tables.write(above).values("{table: t, row: Northgate}", data="header: 2")
    assert read == {"2025-07": 41, "2025-08": 7, "2025-09": 36}


def test_an_error_of_a_workbook_is_named_with_its_cell(tables: Tables) -> None:
    book = tables.sheet(("month", "value"), ("2025-09", 1), ("2025-10", "#REF!"))
    assert book.problem().startswith(
        "t.xlsx!Monthly!B3: error: #REF! is what a spreadsheet could not compute"
    )


@pytest.mark.parametrize("mark", ["", "1", "%", "-", "[12345]", "1a"])
def test_what_is_part_of_numbers_is_no_mark(tables: Tables, mark: str) -> None:
    said = tables.write("month,value\n2025-10,1\n").problem(data=f"marks: ['{mark}']")
    assert "is not a mark of footnotes" in said
