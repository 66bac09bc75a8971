"""Tables that a person changed take new rows; the deck names the tables that its figures are from."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from update_edits import table_of
from update_kit import opened, saved

from briefgen.base.data_hashes import hashes_read
from briefgen.cli.app import main

BRIEF = """\
meta: {title: Waits, language: en, as_of: latest, date: 2026-01-15}
sources: {report: {title: Returns}}
data: {returns: {file: returns.csv}}
metrics:
  wait:
    {label: Wait, unit: minutes, kind: amount, source: report,
     from: {table: returns, value: wait, period: month, by: site}}
deck:
  - title: Waits by site
    blocks: [{table: {by: site, columns: [wait, wait.change@previous]}}]
"""
THEN = "month,site,wait\n2025-08,North,41\n2025-08,South,52\n2025-09,North,43\n2025-09,South,50\n"
NOW = f"{THEN}2025-10,North,47\n2025-10,South,49\n2025-10,West,33\n2025-09,West,31\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a deck of September, and the table of October."""
    (tmp_path / "waits.yaml").write_text(BRIEF, encoding="utf-8")
    (tmp_path / "returns.csv").write_text(THEN, encoding="utf-8")
    words = ("--out", str(tmp_path), "--format", "pptx", "--quiet")
    assert main(["build", str(tmp_path / "waits.yaml"), *words]) == 0
    (tmp_path / "returns.csv").write_text(NOW, encoding="utf-8")
    return tmp_path


def _updated(folder: Path, change: Any) -> Any:
    path = folder / "waits.pptx"
    deck = opened(path.read_bytes())
    change(deck)
    path.write_bytes(saved(deck))
    assert main(["update", str(folder / "waits.yaml"), str(path)]) in (0, 3)
    return opened(path.read_bytes())


def _rows(deck: Any) -> list[list[str]]:
    return [[cell.text.replace("\xa0", " ") for cell in row.cells] for row in table_of(deck).rows]


def test_cells_move_and_a_new_row_comes_in_its_place(folder: Path) -> None:
    rows = _rows(_updated(folder, lambda deck: setattr(table_of(deck).columns[0], "width", 1_234_440)))
    assert [row[0] for row in rows[1:]] == ["North", "South", "West"]
    assert ["47" in rows[1][1], "49" in rows[2][1], "33" in rows[3][1]] == [True] * 3


def test_a_new_row_leaves_a_column_of_ones_own_empty(folder: Path) -> None:
    def widen(deck: Any) -> None:
        import copy

        table = table_of(deck)._tbl
        grid = table.tblGrid
        grid.append(copy.deepcopy(grid[-1]))
        for number, row in enumerate(table.tr_lst):
            row.append(copy.deepcopy(row.tc_lst[-1]))
            table_of(deck).cell(number, 3).text = f"ours {number}"

    rows = _rows(_updated(folder, widen))
    assert [row[3] for row in rows] == ["ours 0", "ours 1", "ours 2", ""]
    assert "47" in rows[1][1]


def test_the_deck_names_the_table_that_it_has_its_figures_of_now(folder: Path) -> None:
    before = hashes_read(opened((folder / "waits.pptx").read_bytes()).core_properties.comments)
    deck = _updated(folder, lambda deck: setattr(deck.slides[0].shapes[0], "left", 720))
    after = hashes_read(deck.core_properties.comments)
    assert [name for name, _ in after] == [name for name, _ in before] == ["returns.csv"]
    assert after != before


def test_two_rows_of_one_name_keep_their_order_and_none_is_doubled(tmp_path: Path) -> None:
    brief = (
        "meta: {title: Stock, language: en}\nsources: {r: {title: Returns}}\nmetrics:\n"
        "  a: {label: Stock, unit: t, kind: amount, source: r, values: {2024: 22757, 2025: 94535}}\n"
        "deck:\n  - title: Stock\n    blocks:\n"
        "      - table: {head: [Of, Now], rows: [[Stock, '{a.2024}'], [Stock, '{a}']]}\n"
    )
    (path := tmp_path / "waits.yaml").write_text(brief, encoding="utf-8")
    words = ("--out", str(tmp_path), "--format", "pptx", "--quiet")
    assert main(["build", str(path), *words]) == 0
    path.write_text(brief.replace("22757", "22738").replace("94535", "95000"), encoding="utf-8")
    rows = _rows(_updated(tmp_path, lambda deck: None))
    assert [row[0] for row in rows[1:]] == ["Stock", "Stock"]
    assert ["22,738" in rows[1][1], "95,000" in rows[2][1]] == [True] * 2
