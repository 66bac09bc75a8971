"""Any bytes under the name of a table are read or refused with a place, whatever is asked of them."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st
from tables_kit import Tables

from briefgen.base.diagnostics import BriefError, Problem
from briefgen.brief.read import read_brief

WANTED = (
    "{table: t, value: value, period: month}",
    "{table: t, row: a}",
    "{table: t, value: value, period: [month, site], aggregate: mean}",
    "{table: t, value: value, period: month, where: {site: a}, aggregate: sum, dates: month}",
)
TEXTS = ("", "a", "value", "month", "site", "Note: x", "注：数", "Q1", "c", "–", "\u3000", "\ufeff")
NUMBERS = (
    "2025", "2025-10", "10", "45945", "1,204", "12%", "=A1", "1e999", "2025.0", "3.2 (p)", "about 9", "3–5",
    "9" * 20,
)  # fmt: skip
CELLS = st.sampled_from((*TEXTS, *NUMBERS))
ROWS = st.lists(st.lists(CELLS, max_size=5), max_size=6)
QUICK = settings(max_examples=100, database=None, suppress_health_check=list(HealthCheck))


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Tables:
    return Tables(tmp_path_factory.mktemp("any"))


def tried(path: Path) -> None:
    """Read a brief; every refusal names a place and says something."""
    refused: tuple[Problem, ...] = ()
    try:
        read_brief(path)
    except BriefError as error:
        refused = error.problems
    assert all(problem.place.file and problem.message for problem in refused)


@QUICK
@given(data=st.binary(max_size=300), name=st.sampled_from(["t.csv", "t.tsv", "t.json", "t.xlsx"]))
def test_any_bytes_are_a_table_or_refused(tables: Tables, data: bytes, name: str) -> None:
    tried(tables.write(data, name).brief())


@QUICK
@given(rows=ROWS, wanted=st.sampled_from(WANTED), header=st.integers(1, 3), mark=st.sampled_from(",;\t"))
def test_any_rows_are_values_or_refused(
    tables: Tables, rows: list[list[str]], wanted: str, header: int, mark: str
) -> None:
    text = "month,value,site\n" + "\n".join(mark.join(row) for row in rows)
    tried(tables.write(text).brief(wanted, data=f"header: {header}"))


@QUICK
@given(rows=ROWS, wanted=st.sampled_from(WANTED), area=st.sampled_from(["A1:B2", "B2:D4", "A3:A9"]))
def test_any_cells_of_a_sheet_are_values_or_refused(
    tables: Tables, rows: list[list[str]], wanted: str, area: str
) -> None:
    heads = ("month", "value", "site")
    tried(tables.sheet(heads, *rows, change=lambda sheet: sheet.merge_cells(area)).brief(wanted))


@QUICK
@given(at=st.integers(0, 4000), new=st.binary(min_size=1, max_size=4))
def test_a_workbook_with_other_bytes_in_a_part_is_read_or_refused(
    tables: Tables, at: int, new: bytes
) -> None:
    tables.sheet(("month", "value"), ("2025-10", 36.9))
    whole, changed = (tables.folder / "t.xlsx").read_bytes(), io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(whole)) as source, zipfile.ZipFile(changed, "w") as target:
        for name in source.namelist():
            data = source.read(name)
            cut = at % len(data)
            hit = name.endswith(("sheet1.xml", "styles.xml", "workbook.xml"))
            target.writestr(name, data[:cut] + new + data[cut + len(new) :] if hit else data)
    tables.write(changed.getvalue(), "t.xlsx")
    tried(tables.brief())
