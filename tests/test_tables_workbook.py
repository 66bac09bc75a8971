"""Figures that come from workbooks: cells as the sheet shows them, each with its name."""

from __future__ import annotations

import io
import sys
import zipfile
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlsxwriter
from tables_kit import LONG, Tables

from briefgen.data.number_format import shown

D = Decimal
TWO = {"2025-09": D("39.5"), "2025-10": D("36.9")}
HEADS = ("month", "value")


@pytest.fixture
def tables(tmp_path: Path) -> Tables:
    return Tables(tmp_path)


def formatted(column: str, form: str) -> Any:
    """Return what gives the cells of a column a format."""

    def change(sheet: Any) -> None:
        for row in range(2, sheet.max_row + 1):
            sheet[f"{column}{row}"].number_format = form

    return change


def test_a_column_of_a_sheet_is_read_and_each_value_knows_its_cell(tables: Tables) -> None:
    tables.sheet(HEADS, ("2025-09", 39.5), ("Oct 2025", "３６．９"))
    assert tables.values() == TWO
    assert tables.cells() == {"2025-09": "t.xlsx!Monthly!B2", "2025-10": "t.xlsx!Monthly!B3"}


@pytest.mark.parametrize(("number", "form", "text"), [
    (0.44312, "0.0%", "44.3%"), (0.4, "0%", "40%"), (1204.0, "#,##0", "1204"), (3.14159, "0.00", "3.14"),
    (3.1, "0.00", "3.10"), (3.1, "0.0#", "3.1"), (3.0, "0.##", "3"), (0.1 + 0.2, "General", "0.3"),
    (2.5, "0", "3"), (-2.5, "0", "-3"), (1234567, "#,##0,", "1235"), (12.0, '0.0" min"', "12.0"),
    (-5.0, "#,##0;[Red](#,##0)", "-5"), (1250.0, "[$£-809]#,##0.00", "1250.00"), (12, "@", "12"),
    (1.5e-7, "General", "0.00000015"), (1500.0, "0.00E+00", "1500"), (0.5, "# ?/?", "0.5"),
])  # fmt: skip
def test_a_number_is_read_as_the_sheet_shows_it(number: float, form: str, text: str) -> None:
    assert shown(number, form) == text


def test_a_share_that_the_sheet_shows_in_per_cent_is_in_per_cent(tables: Tables) -> None:
    tables.sheet(HEADS, ("2025-09", 0.395), ("2025-10", 0.3689), change=formatted("B", "0.0%"))
    assert tables.values(metric="unit: '%', kind: share") == TWO
    assert "t.xlsx!Monthly!B2: error: m (Median wait)" in built_problem(tables)


def built_problem(tables: Tables) -> str:
    """Return what is wrong with the brief when its figures are entered."""
    from briefgen.brief.ledger_of import ledger_of
    from briefgen.brief.read import read_brief

    problems = ledger_of(read_brief(tables.brief())).problems
    return "\n".join(map(str, problems)).replace(f"{tables.folder}/", "")


def test_a_date_is_as_much_of_a_date_as_is_shown(tables: Tables) -> None:
    rows = (HEADS, (date(2025, 9, 1), 39.5), (datetime(2025, 10, 1), 36.9))
    tables.sheet(*rows, change=formatted("A", "mmm yyyy"))
    assert tables.values() == TWO
    tables.sheet(*rows, change=formatted("A", 'yyyy"年"m"月"'))
    assert tables.values() == TWO
    tables.sheet(*rows, change=formatted("A", "yyyy-mm-dd"))
    assert "every date of t.xlsx is the first of a month" in tables.problem()


def test_a_date_that_lost_its_format_is_a_date(tables: Tables) -> None:
    tables.sheet(HEADS, (45915, 39.5), (45945, 36.9))
    assert list(tables.values()) == ["2025-09-15", "2025-10-15"]

    def mac(sheet: Any) -> None:
        sheet.parent.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904

    tables.sheet(HEADS, (45915 - 1462, 39.5), (45945 - 1462, 36.9), change=mac)
    assert list(tables.values()) == ["2025-09-15", "2025-10-15"]


def test_merged_heads_count_for_every_column_below_them(tables: Tables) -> None:
    rows = (("Measure", 2025, None, 2024, None), (None, "Q1", "Q2", "Q1", "Q2"), ("Visits", 3, 4, 1, 2))

    def merged(sheet: Any) -> None:
        for area in ("A1:A2", "B1:C1", "D1:E1"):
            sheet.merge_cells(area)

    tables.sheet(*rows, change=merged)
    values = tables.values("{table: t, row: Visits}", data="header: 2")
    assert values == {"2025Q1": D(3), "2025Q2": D(4), "2024Q1": D(1), "2024Q2": D(2)}
    rows = (("指标", 2025, None, 2024, None), (None, "7月", "8月", "7月", "8月"), ("Visits", 3, 4, 1, 2))
    tables.sheet(*rows, change=merged)
    values = tables.values("{table: t, row: Visits}", data="header: 2")
    assert values == {"2025-07": D(3), "2025-08": D(4), "2024-07": D(1), "2024-08": D(2)}
    numbers = (rows[0], (None, 1, 2, 1, 2), rows[2])
    tables.sheet(*numbers, change=merged)
    said = tables.problem("{table: t, row: Visits}", data="header: 2")
    assert said.startswith("t.xlsx!Monthly!B2: error: '2025 1' is not a period")


def test_merged_names_count_for_every_row_and_merged_values_are_refused(tables: Tables) -> None:
    rows = (("site", *HEADS), ("A", "2025-09", 39.5), (None, "2025-10", 36.9), ("B", "2025-09", 1))
    wanted = "{table: t, value: value, period: month, where: {site: A}}"
    tables.sheet(*rows, change=lambda sheet: sheet.merge_cells("A2:A3"))
    assert tables.values(wanted) == TWO
    tables.sheet(*rows, change=lambda sheet: [sheet.merge_cells(area) for area in ("A2:A3", "C2:C3")])
    assert "t.xlsx!Monthly!C3: error: this cell lies under a merged one" in tables.problem(wanted)


def test_titles_above_and_notes_below_the_range_are_left_out(tables: Tables) -> None:
    rows = (("Returns",), (), HEADS, ("2025-09", 39.5), ("2025-10", 36.9), (), ("Note: provisional",))
    assert tables.sheet(*rows).values() == TWO
    assert tables.values(data="range: A3:B4") == {"2025-09": D("39.5")}
    assert tables.values(data="range: a3:b") == TWO


def test_a_sheet_is_named_where_there_are_several(tables: Tables) -> None:
    tables.sheet(HEADS, ("2025-09", 39.5), ("2025-10", 36.9), change=lambda s: s.parent.create_sheet("Notes"))
    assert "name one, `sheet: Monthly`; it has Monthly, Notes" in tables.problem()
    assert tables.values(data="sheet: Monthly") == TWO
    assert "did you mean 'Monthly'?" in tables.problem(data="sheet: Montly")


def test_cells_that_say_nothing_are_missing_and_faults_are_named(tables: Tables) -> None:
    tables.sheet(HEADS, ("2025-08", None), ("2025-09", "c"), ("2025-10", "#N/A"), ("2025-11", 4))
    assert tables.values() == {"2025-08": "–", "2025-09": "c", "2025-10": "n/a", "2025-11": D(4)}
    tables.sheet(HEADS, ("2025-09", "#REF!"))
    assert "t.xlsx!Monthly!B2: error: #REF! is what a spreadsheet could not compute" in tables.problem()


def test_a_formula_without_its_result_is_no_missing_value(tables: Tables) -> None:
    tables.sheet(HEADS, ("2025-09", 39.5), ("2025-10", "=B2-2.6"))
    said = tables.problem()
    assert "t.xlsx!Monthly!B3: error: this cell holds a formula whose result is not stored" in said
    assert "save it" in said


def test_what_is_no_workbook_is_refused_with_what_to_do(tables: Tables) -> None:
    assert "it is not a workbook" in tables.write(b"PK\3\4 broken", "t.xlsx").problem()
    assert "an old workbook" in tables.write(b"\xd0\xcf\x11\xe0" * 9, "t.xlsx").problem()
    other = io.BytesIO()
    with zipfile.ZipFile(other, "w") as archive:
        archive.writestr("word/document.xml", "<w/>")
    assert "the workbook is damaged" in tables.write(other.getvalue(), "t.xlsx").problem()


def test_a_workbook_that_draws_in_another_file_is_not_read(tables: Tables) -> None:
    whole, patched = io.BytesIO(), io.BytesIO()
    book = xlsxwriter.Workbook(whole, {"in_memory": True})
    for row, cells in enumerate((("month", "value"), ("2025-09", 39.5))):
        (book.worksheets() or [book.add_worksheet()])[0].write_row(row, 0, cells)
    book.close()
    with zipfile.ZipFile(whole) as source, zipfile.ZipFile(patched, "w") as target:
        for name in source.namelist():
            data = source.read(name)
            if name == "xl/sharedStrings.xml":
                outside = b'<!DOCTYPE s [<!ENTITY e SYSTEM "file:///etc/hostname">]>'
                data = outside + data.partition(b"?>")[2].strip().replace(b"2025-09", b"&e;")
            target.writestr(name, data)
    assert "the workbook is damaged" in tables.write(patched.getvalue(), "t.xlsx").problem()


def test_a_workbook_that_unpacks_to_too_much_is_not_opened(
    tables: Tables, monkeypatch: pytest.MonkeyPatch
) -> None:
    tables.sheet(HEADS, ("2025-09", 39.5))
    monkeypatch.setattr("briefgen.data.workbook.MOST_UNPACKED", 1 << 20)
    huge = io.BytesIO()
    with zipfile.ZipFile(huge, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b" " * (2 << 20))
    assert "unpacks to more than 1 MiB" in tables.write(huge.getvalue(), "t.xlsx").problem()


def test_a_workbook_without_its_library_says_what_to_install(
    tables: Tables, monkeypatch: pytest.MonkeyPatch
) -> None:
    tables.sheet(HEADS, ("2025-09", 39.5))
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    said = tables.problem(LONG)
    assert "workbooks need the library openpyxl" in said
    assert "pip install openpyxl" in said
