"""Rows of a batch that a query finds: in files beside it, or in a database."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from batch_kit import words, write_batch

from briefgen.base.diagnostics import BriefError
from briefgen.cli.app import main
from briefgen.pipeline.batch.row_table import read_rows


def test_rows_come_from_a_query_of_files_or_of_a_database(tmp_path: Path) -> None:
    write_batch(tmp_path)
    query = tmp_path / "rows.sql"
    query.write_text("select code, site from 'rows.csv' where site <> 'Quayside' order by code", "utf-8")
    assert [row.cells["code"] for row in read_rows(query).rows] == ["s1", "s3", "s4"]
    with closing(sqlite3.connect(tmp_path / "sites.db")) as base:
        base.execute("create table sites (code text, site text)")
        base.execute("insert into sites values ('n', 'Northgate')")
        base.commit()
    query.write_text("select code, site from sites", "utf-8")
    told = ["--rows", str(query), "--database", "sites.db"]
    assert main([*words(tmp_path / "waits.yaml"), *told]) == 0
    assert (tmp_path / "out" / "n.pdf").exists()


def test_a_query_without_a_database_that_it_asks_is_refused(tmp_path: Path) -> None:
    write_batch(tmp_path)
    (tmp_path / "rows.sql").write_text("select 1", "utf-8")
    with pytest.raises(BriefError):
        read_rows(tmp_path / "rows.sql", database="none.db")
