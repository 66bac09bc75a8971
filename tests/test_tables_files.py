"""Several files that are read as one table: returns/*.csv."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest
from tables_kit import Tables
from test_tables_built import build, verified

from briefgen.cli.app import main

HEAD = "month,site,value\n"


@pytest.fixture
def tables(tmp_path: Path) -> Tables:
    (tmp_path / "returns").mkdir()
    tables = Tables(tmp_path)
    tables.write(f"{HEAD}2025-08,Northgate,41.2\n2025-08,Harbour,30\n", "returns/2025-8.csv")
    tables.write(f"{HEAD}2025-09,Northgate,39.5\n2025-09,Harbour,31\n", "returns/2025-9.csv")
    tables.write(f"{HEAD}2025-10,Northgate,36.9\n\nNote: provisional\n", "returns/2025-10.csv")
    tables.table = "file: returns/*.csv"
    return tables


NORTH = "{table: t, value: value, period: month, where: {site: Northgate}}"
BOTH = "{table: t, value: value, period: month, aggregate: sum}"


def test_files_of_a_pattern_are_one_table_in_the_order_of_their_names(tables: Tables) -> None:
    read = tables.values(NORTH)
    assert {key: str(value) for key, value in read.items()} == {
        "2025-08": "41.2",
        "2025-09": "39.5",
        "2025-10": "36.9",
    }
    assert list(read) == ["2025-08", "2025-09", "2025-10"]


def test_each_figure_names_its_own_file(tables: Tables) -> None:
    assert tables.cells(NORTH)["2025-10"] == "returns/2025-10.csv:2:3"
    assert tables.cells(BOTH)["2025-08"] == "sum of returns/2025-8.csv:2:3, returns/2025-8.csv:3:3"


def test_what_is_wrong_with_a_cell_is_said_at_its_own_file(tables: Tables) -> None:
    tables.write(f"{HEAD}2025-09,Northgate,many\n", "returns/2025-9.csv")
    tables.table = "file: returns/*.csv"
    assert tables.problem(NORTH).startswith("returns/2025-9.csv:2:3: error: 'many' is not a number")


def test_other_heads_name_the_file_and_the_column(tables: Tables) -> None:
    tables.write("month,hospital,value\n2025-09,Northgate,1\n", "returns/2025-9.csv")
    tables.table = "file: returns/*.csv"
    said = tables.problem(NORTH)
    assert said.startswith(
        "returns/2025-9.csv:1:2: error: this column is called 'hospital'; in returns/2025-8.csv"
    )
    assert "it is 'site'" in said
    tables.write("month,site,value,more\n2025-09,Northgate,1,2\n", "returns/2025-9.csv")
    tables.table = "file: returns/*.csv"
    assert "this column is called 'more'; in returns/2025-8.csv there is none" in tables.problem(NORTH)


def test_a_file_that_cannot_be_read_is_named(tables: Tables) -> None:
    tables.write(b"", "returns/2025-9.csv")
    tables.table = "file: returns/*.csv"
    assert "table 'returns/*.csv': returns/2025-9.csv: the file is empty" in tables.problem(NORTH)


def test_a_new_file_is_new_data_for_verify(tables: Tables, capsys: pytest.CaptureFixture[str]) -> None:
    path = tables.brief(NORTH)
    build(path)
    assert "has changed" not in verified(path, capsys)[1]
    tables.write(f"{HEAD}2025-10,Harbour,7\n", "returns/2025-10b.csv")
    code, said = verified(path, capsys)
    assert code == 0
    assert "returns/*.csv: this table has changed since this was built" in said


def test_what_lies_beside_the_files_is_none_of_them(tables: Tables) -> None:
    tables.write("x", "returns/.hidden.csv")
    tables.write("x", "returns/~$2025-9.csv")
    (tables.folder / "returns" / "folder.csv").mkdir()
    tables.table = "file: returns/*.csv"
    assert len(tables.values(NORTH)) == 3


def test_a_file_whose_name_has_brackets_is_that_file(tables: Tables) -> None:
    tables.write("month,value\n2025-10,1\n", "returns[1].csv").table = "file: 'returns[1].csv'"
    assert str(tables.values()["2025-10"]) == "1"


def test_a_pattern_reaches_no_file_outside_the_folder(
    tables: Tables, tmp_path_factory: pytest.TempPathFactory
) -> None:
    outside = tmp_path_factory.mktemp("outside") / "x.csv"
    outside.write_text("month,site,value\n2025-07,Northgate,7\n")
    (tables.folder / "returns" / "2025-7.csv").symlink_to(outside)
    assert "2025-7.csv: it cannot be read: it lies outside the brief's folder" in tables.problem(NORTH)
    (tables.folder / "linked").symlink_to(outside.parent)
    tables.table = "file: linked/*.csv"
    assert "lies outside the brief's folder" in tables.problem(NORTH)
    tables.table = "file: '../*/x.csv'"
    assert "lies outside the brief's folder" in tables.problem(NORTH)


def test_a_pattern_of_no_file_and_of_too_many_is_refused(
    tables: Tables, monkeypatch: pytest.MonkeyPatch
) -> None:
    tables.table = "file: returns/*.tsv"
    assert "table 'returns/*.tsv': no file matches it" in tables.problem(NORTH)
    tables.table = "file: '**/*.csv'"
    assert "goes through all folders below" in tables.problem(NORTH)
    monkeypatch.setattr("briefgen.data.content.MOST_FILES", 2)
    tables.table = "file: returns/*.csv"
    assert "it stands for more than 2 files" in tables.problem(NORTH)


def test_a_query_may_ask_a_pattern_of_files(tables: Tables) -> None:
    tables.asked("select month, sum(value) as value from 'returns/*.csv' group by month")
    assert {key: str(value) for key, value in tables.values().items()}["2025-08"] == "71.2"
    for number in (1, 2):
        path = tables.folder / f"{number}.parquet"
        duckdb.connect().execute(f"copy (select '2025-0{number}' as month, {number} as value) to '{path}'")
    tables.asked("select month, value from '*.parquet'")
    assert {key: str(value) for key, value in tables.values().items()} == {"2025-01": "1", "2025-02": "2"}
    tables.table = "file: '?.parquet'"
    assert tables.cells()["2025-02"] == "2.parquet!1!value"


def test_a_table_may_lie_below_a_folder_that_the_command_line_names(
    tables: Tables, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    (elsewhere / "far.csv").write_text("month,value\n2025-09,39.5\n2025-10,wrong\n")
    tables.table = "file: far.csv"
    assert "there is no such file" in tables.problem()
    monkeypatch.setenv("BRIEFGEN_DATA", "")
    assert main(["check", str(tables.brief()), "--data", str(elsewhere)]) == 2
    assert f"{elsewhere}/far.csv:3:2" in tables.problem()
    (elsewhere / "far.csv").write_text("month,value\n2025-09,39.5\n2025-10,36.9\n")
    assert len(tables.values()) == 2
    (tables.folder / "far.csv").write_text("month,value\n2025-09,1\n")
    assert len(tables.values()) == 1
