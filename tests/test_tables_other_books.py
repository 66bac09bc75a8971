"""Old workbooks (.xls) and OpenDocument spreadsheets (.ods): numbers as they show, dates, merged cells."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st
from tables_kit import Tables

from briefgen.base.diagnostics import BriefError, Problem
from briefgen.brief.read import read_brief

OLD = (Path(__file__).parent / "tables" / "returns.xls").read_bytes()
"""Two sheets; the site is one merged cell beside three months."""
MONTHLY = "sheet: Monthly"
QUICK = settings(max_examples=40, database=None, suppress_health_check=list(HealthCheck))


def wanted(value: str, more: str = "") -> str:
    return f"{{table: t, value: {value}, period: month{more}}}"


def document(*rows: str, name: str = "Monthly") -> bytes:
    """Return a spreadsheet with one sheet of rows, each the XML of its cells."""
    spaces = " ".join(
        f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"'
        for short, long in (("office", "office"), ("table", "table"), ("text", "text"))
    )
    body = "".join(
        row if row.startswith("<table:table-row") else f"<table:table-row>{row}</table:table-row>"
        for row in rows
    )
    content = (
        f"<office:document-content {spaces}><office:body><office:spreadsheet>"
        f'<table:table table:name="{name}">{body}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("content.xml", content)
    return out.getvalue()


def cell(said: str, value: str = "", kind: str = "", more: str = "") -> str:
    """Return the XML of a cell that shows a text."""
    kind = kind or ("float" if value else "string")
    name = "date-value" if kind == "date" else "value"
    of = f' office:{name}="{value}"' if value else ""
    return (
        f'<table:table-cell office:value-type="{kind}"{of}{more}><text:p>{said}</text:p></table:table-cell>'
    )


@pytest.fixture
def tables(tmp_path: Path) -> Tables:
    return Tables(tmp_path)


def test_an_old_workbook_is_read_as_it_shows(tables: Tables) -> None:
    tables.write(OLD, "t.xls")
    share = tables.values(wanted("share"), data=MONTHLY, metric="unit: '%'")
    assert {key: str(value) for key, value in share.items()} == {
        "2025-08": "41.2", "2025-09": "39.5", "2025-10": "36.9",
    }  # fmt: skip
    assert [str(value) for value in tables.values(wanted("cost"), data=MONTHLY).values()] == [
        "1234.50", "-980.00", "12.00",
    ]  # fmt: skip
    assert [str(value) for value in tables.values(wanted("waits"), data=MONTHLY).values()] == [
        "41.3",
        "39.5",
        "–",
    ]
    assert tables.cells(wanted("cost"), data=MONTHLY)["2025-10"] == "t.xls!Monthly!D5"


def test_a_merged_cell_of_an_old_workbook_counts_for_all_that_it_covers(tables: Tables) -> None:
    tables.write(OLD, "t.xls")
    assert len(tables.values(wanted("cost", ", where: {site: Northgate}"), data=MONTHLY)) == 3


def test_a_sheet_of_an_old_workbook_is_named(tables: Tables) -> None:
    tables.write(OLD, "t.xls")
    assert "it has 2 sheets" in tables.problem(wanted("cost"))
    assert "it has no sheet 'Monthy'" in tables.problem(wanted("cost"), data="sheet: Monthy")
    assert "'true' is not a number" in tables.problem("{table: t, value: b, period: a}", data="sheet: Other")


@pytest.mark.parametrize(("data", "said"), [
    (b"PK\x03\x04xxxx", "but a workbook of today"),
    (b"<html><table></table></html>", "but a page or a text"),
    (OLD[:1500], "it is damaged, or locked"),
])  # fmt: skip
def test_what_is_no_old_workbook_is_said(tables: Tables, data: bytes, said: str) -> None:
    assert said in tables.write(data, "t.xls").problem(wanted("cost"))


def test_a_document_is_read_as_it_shows_in_any_language(tables: Tables) -> None:
    rows = [cell("month") + cell("value")]
    shown = [
        ("44,3 %", "0.4431", "percentage"), ("1.234,50", "1234.5", "float"), ("1,234", "1234", "float"),
        ("-£980.00", "-980", "currency"), ("1.2E+03", "1234.5678", "float"),
    ]  # fmt: skip
    for month, (said, value, kind) in enumerate(shown, 1):
        rows.append(cell("x", f"2025-0{month}-01", "date") + cell(said, value, kind))
    monthly = wanted("value", ", dates: month")
    given = read_brief(tables.write(document(*rows), "t.ods").brief(monthly)).metrics["m"].values
    texts = [value.value.text for (value,) in given.values()]  # type: ignore[union-attr]
    assert texts == ["44.3%", "1234.50", "1234", "-980.00", "1234.5678"]
    assert tables.cells(monthly)["2025-02"] == "t.ods!Monthly!B3"


def test_cells_of_a_document_may_be_repeated_merged_and_empty(tables: Tables) -> None:
    covered = "<table:covered-table-cell/>"
    rows = (
        cell("site") + cell("month") + cell("value"),
        cell("Northgate", more=' table:number-rows-spanned="2"') + cell("2025-09") + cell("3", "3"),
        covered + cell("2025-10") + cell("4", "4"),
        '<table:table-row table:number-rows-repeated="1048000"><table:table-cell'
        ' table:number-columns-repeated="16384"/></table:table-row>',
    )
    tables.write(document(*rows), "t.ods")
    assert tables.values(wanted("value", ", where: {site: Northgate}")) == {"2025-09": 3, "2025-10": 4}
    wide = cell("month") + cell("value") + cell("x", more=' table:number-columns-repeated="9999999"')
    assert "at most 200,000 rows and 1,000,000 cells" in tables.write(document(wide), "t.ods").problem()
    one = cell("2025-10") + cell("1", "1")
    many = f'<table:table-row table:number-rows-repeated="9999999">{one}</table:table-row>'
    assert "at most 200,000 rows" in tables.write(document(rows[0], many), "t.ods").problem()


def test_a_document_reaches_no_other_file_and_is_refused_where_it_is_none(tables: Tables) -> None:
    (tables.folder / "secret").write_text("geheim")
    content = (
        zipfile.ZipFile(io.BytesIO(document(cell("month") + cell("value")))).read("content.xml").decode()
    )
    entity = f'<!DOCTYPE x [<!ENTITY s SYSTEM "{tables.folder}/secret">]>'
    hostile = content.replace("value</text:p>", "&s;</text:p>")
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("content.xml", entity + hostile)
    assert (
        "7"
        not in tables.write(out.getvalue(), "t.ods")
        .problem()
        .replace(str(tables.folder), "")
        .partition("]")[0][20:]
    )
    assert "it is not a spreadsheet (.ods)" in tables.write(b"PKxx", "t.ods").problem()
    assert "it is not a spreadsheet (.ods)" in tables.write("month,value\n", "t.ods").problem()


@QUICK
@given(at=st.integers(0, len(OLD) - 1), new=st.binary(min_size=1, max_size=4))
def test_an_old_workbook_with_other_bytes_is_read_or_refused(tables_any: Tables, at: int, new: bytes) -> None:
    refused: tuple[Problem, ...] = ()
    path = tables_any.write(OLD[:at] + new + OLD[at + len(new) :], "t.xls").brief(wanted("cost"), MONTHLY)
    try:
        read_brief(path)
    except BriefError as error:
        refused = error.problems
    assert all(problem.place.file and problem.message for problem in refused)


@pytest.fixture(scope="module")
def tables_any(tmp_path_factory: pytest.TempPathFactory) -> Tables:
    return Tables(tmp_path_factory.mktemp("books"))
