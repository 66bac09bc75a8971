"""Decks and pages whose figures come from tables: the ledger, builds after a change, and what verify says."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest
from fault_kit import environment
from fork_kit import forked
from tables_kit import Tables

from briefgen.brief.read import read_brief
from briefgen.cli.app import main
from briefgen.data import open_table
from briefgen.pipeline.lay_out import lay_out

ROWS = "month,value\n2025-08,41.2\n2025-09,39.5\n2025-10,36.9\n"


@pytest.fixture
def tables(tmp_path: Path) -> Tables:
    return Tables(tmp_path).write(ROWS)


def build(path: Path, *options: str) -> dict[str, bytes]:
    """Build a brief, and return its files."""
    out = path.parent / "out"
    assert main(["build", str(path), "--out", str(out), "--quiet", *options]) == 0
    return {file.name: file.read_bytes() for file in sorted(out.iterdir())}


def verified(path: Path, capsys: pytest.CaptureFixture[str], *options: str) -> tuple[int, str]:
    """Return what verify says of the files, and its exit code."""
    capsys.readouterr()
    code = main(["verify", str(path), str(path.parent / "out"), *options])
    return code, capsys.readouterr().out


def sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_a_deck_states_the_figures_of_its_table_and_is_the_same_every_time(tables: Tables) -> None:
    path = tables.brief()
    first = build(path)
    assert build(path) == first
    titles = [page.title for page in lay_out(path).deck.pages]
    assert "Median wait fell 7% to 36.9 minutes" in titles


def test_after_a_change_of_the_table_the_same_process_prints_its_new_figures(tables: Tables) -> None:
    path = tables.brief()
    deck = 'deck: [{title: "Waits at {m}", blocks: [{column: m}, {kpi: m}]}]\n'
    path.write_text(path.read_text("utf-8") + deck, "utf-8")
    assert lay_out(path).deck.pages[0].title == "Waits at 36.9 minutes"
    tables.write(ROWS.replace("36.9", "35.1"))
    laid = lay_out(path)
    assert laid.deck.pages[0].title == "Waits at 35.1 minutes"
    assert "36.9" not in repr(laid.deck)
    assert "36.9" not in repr(laid.page)


def test_the_ledger_names_the_cell_of_each_figure_and_the_hash_of_its_file(
    tables: Tables, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tables.brief()
    assert main(["facts", str(path), "--json"]) == 0
    entries = {entry["key"]: entry for entry in json.loads(capsys.readouterr().out)}
    assert entries["m.2025-10"]["sources"] == ["Monthly returns", "t.csv:4:2"]
    assert entries["m.2025-10"]["data_sha256"] == sha256(tables.folder / "t.csv")
    assert entries["m.growth@2025-09"]["data_sha256"] == ""
    assert main(["facts", str(path), "--format", "csv"]) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out.lstrip("\ufeff"))))
    assert rows[0]["sources"] == "Monthly returns, t.csv:2:2"
    assert rows[0]["data hash"] == sha256(tables.folder / "t.csv")


def test_a_ledger_of_typed_figures_has_no_column_for_hashes(
    tables: Tables, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tables.folder / "typed.yaml"
    path.write_text("meta: {title: A, language: en}\nmetrics: {m: {label: Trains, values: {2025: 3}}}\n")
    for form in ("csv", "json"):
        assert main(["facts", str(path), "--format", form]) == 0
        assert "hash" not in capsys.readouterr().out


def test_a_fault_of_a_figure_is_said_at_its_cell(tables: Tables, capsys: pytest.CaptureFixture[str]) -> None:
    tables.write("month,value\n2025-09,39\n2025-10,36.9\n")
    path = tables.brief(metric="unit: people, kind: count")
    assert main(["check", str(path), "--format", "github"]) == 2
    said = capsys.readouterr().out
    assert f"::error file={tables.folder}/t.csv,line=3,col=2,title=whole-number::m (Median wait)" in said


def test_a_cell_of_a_workbook_is_marked_in_its_file(
    tables: Tables, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tables.sheet(("month", "value"), ("2025-09", "many")).brief()
    assert main(["check", str(path), "--format", "github"]) == 2
    place = f"::error file={tables.folder}/t.xlsx,title=value::Monthly!B2"
    assert capsys.readouterr().out.startswith(f"{place}: 'many' is not a number")


def test_verify_says_when_a_table_changed_since_the_build(
    tables: Tables, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tables.brief()
    build(path)
    assert verified(path, capsys)[0] == 0
    assert "changed since" not in verified(path, capsys)[1]
    tables.write(ROWS + "\nNote: a remark\n")
    code, said = verified(path, capsys)
    assert code == 0
    assert "brief.pptx: t.csv: this table has changed since this was built: build it anew" in said
    assert "brief.pdf: t.csv: this table has changed since this was built" in said
    assert "no others; its data has changed since" in said
    tables.write(ROWS.replace("36.9", "35.1"))
    code, said = verified(path, capsys)
    assert code == 1
    assert "this table has changed since this was built" in said


def test_the_manifest_lists_the_tables_with_their_hashes(tables: Tables) -> None:
    described = json.loads(build(tables.brief(), "--manifest")["brief.manifest.json"])
    assert described["data"] == [{"file": "t.csv", "sha256": sha256(tables.folder / "t.csv")}]


def test_where_a_brief_lies_changes_no_byte_of_its_files(tables: Tables, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    other = Tables(tmp_path / "elsewhere").write(ROWS)
    assert build(tables.brief(), "--attach") == build(other.brief(), "--attach")


def test_diff_tells_what_a_new_table_moved(tables: Tables, capsys: pytest.CaptureFixture[str]) -> None:
    old = tables.folder / "old"
    old.mkdir()
    before = Tables(old).write(ROWS.replace("2025-10,36.9\n", "")).brief()
    main(["diff", str(before), str(tables.brief())])
    said = capsys.readouterr().out
    assert "39.5" in said
    assert "36.9" in said


def test_a_sum_is_no_more_precise_than_its_parts(tables: Tables) -> None:
    from fractions import Fraction

    tables.write("month,value\n2025-10,1.2\n2025-10,2.3\n2025-10,3.4\n")
    wanted = "{table: t, value: value, period: month, aggregate: sum}"
    fact = lay_out(tables.brief(wanted)).edition.ledger.facts["m.2025-10"]
    assert (fact.interval.low, fact.interval.high) == (Fraction("6.75"), Fraction("7.05"))
    whole = "month,value\n2025-10,1\n2025-10,2\n"
    tables.write(whole)
    counted = lay_out(tables.brief(wanted, metric="unit: people")).edition.ledger.facts["m.2025-10"]
    assert counted.interval.width == 0


def test_a_brief_without_tables_reads_none(tables: Tables) -> None:
    path = tables.folder / "typed.yaml"
    path.write_text("meta: {title: A, language: en}\nmetrics: {m: {label: Trains, values: {2025: 3}}}\n")
    code = (
        "import sys; from briefgen.cli.app import main; main(sys.argv[1:]);"
        "print([name for name in ('briefgen.data.filled', 'csv', 'openpyxl') if name in sys.modules])"
    )
    words = [sys.executable, "-c", code, "check", str(path)]
    done = subprocess.run(words, capture_output=True, text=True, check=True, env=environment())
    assert done.stdout.splitlines()[-1] == "[]"


def test_after_a_change_of_the_table_the_next_process_prints_its_new_figures(tables: Tables) -> None:
    path = tables.brief()
    once = built_apart(path)
    assert built_apart(path) == once
    tables.write(ROWS.replace("36.9", "35.1"))
    changed = built_apart(path)
    assert changed != once
    assert changed == build(path)
    forked(["verify", str(path), str(path.parent / "out"), "--strict"], environment()).check_returncode()


def built_apart(path: Path) -> dict[str, bytes]:
    """Build a brief in a process of its own, and return its files."""
    words = ["build", str(path), "--out", str(path.parent / "out"), "--quiet"]
    forked(words, environment()).check_returncode()
    return {file.name: file.read_bytes() for file in sorted((path.parent / "out").iterdir())}


def test_briefs_of_one_process_read_a_table_once_and_anew_after_a_change(
    tables: Tables, monkeypatch: pytest.MonkeyPatch
) -> None:
    from briefgen.data import delimited

    read, times = delimited.read, []
    monkeypatch.setattr(delimited, "read", lambda *given: times.append(1) or read(*given))
    path = tables.brief()
    assert read_brief(path) == read_brief(path)
    assert len(times) == 1
    tables.write(ROWS.replace("36.9", "35.1"))
    assert read_brief(path).metrics["m"].values["2025-10"][0].value.text == "35.1"
    assert len(times) == 2


def test_tables_that_are_kept_are_no_more_than_so_many_cells(
    tables: Tables, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(open_table, "MOST_KEPT_CELLS", 20)
    monkeypatch.setattr(open_table, "_KEPT", kept := {})
    for number in range(5):
        tables.write(ROWS.replace("36.9", f"{number}.1"))
        read_brief(tables.brief())
    assert len(kept) == 2


def test_a_table_that_is_kept_keeps_no_values_of_the_briefs_before(
    tables: Tables, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(open_table, "_KEPT", kept := {})
    for month in ("2025-08", "2025-09", "2025-10"):
        read_brief(tables.brief(f"{{table: t, value: value, period: month, where: {{month: {month}}}}}"))
    (table,) = kept.values()
    assert len(table.values) == 1
