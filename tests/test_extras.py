"""Extras: each is named where what it brings is missing, and the manual says what it is for."""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from briefgen.base.diagnostics import Place
from briefgen.blocks.images import converted
from briefgen.cli.app import main
from briefgen.data import duck, frames, old_workbook, server, workbook
from briefgen.data.table_file import TableFile
from briefgen.pipeline.batch.destination import destination
from briefgen.pipeline.batch.engines.names import Engine, run_on
from briefgen.pipeline.meetings import calendar

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
EXTRAS = set(PROJECT["optional-dependencies"]) - {"dev", "docs", "validators"}
OLD_BOOK = old_workbook._OLD


def opened_duck() -> None:
    """Open DuckDB as a query does."""
    with duck.duck():
        pass


USES: dict[tuple[str, str], Callable[[], object]] = {
    ("completion", "shtab"): lambda: main(["completion", "bash"]),
    ("dask", "distributed"): lambda: list(run_on(Engine(name="dask"), [])),
    ("data", "openpyxl"): lambda: workbook._opened(b"PK", values=True).__enter__(),
    ("data", "xlrd"): lambda: old_workbook.read(OLD_BOOK, TableFile(file="a.xls", place=Place("a.yaml"))),
    ("duckdb", "duckdb"): opened_duck,
    ("frames", "narwhals"): lambda: frames.table_of_frame("t", object()),
    ("heic", "pillow_heif"): lambda: converted._ready("HEIF"),
    ("meetings", "icalendar"): lambda: calendar.refuse_invalid(b"", "a.ics"),
    ("preview", "watchfiles"): lambda: main(["preview", str(ROOT / "data" / "library.yaml")]),
    ("ray", "ray"): lambda: list(run_on(Engine(name="ray"), [])),
    ("remote", "fsspec.core"): lambda: destination("s3://elsewhere"),
    ("sql", "sqlalchemy"): lambda: server.query("DATABASE", "select 1", (), sort=False),
}
"""What needs an extra, by the library that it brings."""


@pytest.mark.parametrize(("extra", "library"), USES)
def test_what_is_not_installed_is_asked_for_by_its_extra(
    extra: str, library: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    monkeypatch.setenv("DATABASE", "sqlite://")
    said = ""
    try:
        USES[extra, library]()
    except Exception as error:
        said = f"{error} {getattr(error, 'hint', '')} {getattr(error, 'cure', '')}"
    said += capsys.readouterr().err
    assert f"extra `{extra}`" in said or f"briefgen[{extra}]" in said


def test_every_extra_is_tried_and_told_of() -> None:
    manual = (ROOT / "docs" / "install.md").read_text(encoding="utf-8")
    assert {extra for extra, _ in USES} == EXTRAS
    assert {extra for extra in EXTRAS if f"`{extra}`" not in manual} == set()


def test_the_manual_says_what_every_required_library_is_for() -> None:
    manual = (ROOT / "docs" / "install.md").read_text(encoding="utf-8")
    required = {each.partition(">")[0] for each in PROJECT["dependencies"]}
    assert {name for name in required if name not in manual} == set()
