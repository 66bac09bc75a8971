"""Mistakes that people make with tables and families: each is told once, at its place, with its way out."""

from __future__ import annotations

from pathlib import Path

import pytest
from family_kit import METRICS, Families

from briefgen.base.diagnostics import BriefError
from briefgen.pipeline.lay_out import lay_out


@pytest.fixture
def families(tmp_path: Path) -> Families:
    return Families(tmp_path)


def told(families: Families, rest: str = "") -> list[str]:
    """Return what a build says, without the folder's name."""
    with pytest.raises(BriefError) as raised:
        lay_out(families.path(rest))
    return [str(each).replace(f"{families.folder}/", "") for each in raised.value.problems]


RATE = METRICS["rate"]
TILES = "deck: [{title: T, blocks: [{kpi_grid: {items: [rate.total], versus: benchmark}}]}]\n"


@pytest.mark.parametrize(("metrics", "rest", "said"), [
    ({}, 'deck: [{title: "{rate[Northgat]}", blocks: [{bar: rate}]}]\n', "did you mean 'Northgate'?"),
    ({}, 'deck: [{title: "{rate.maximum}", blocks: [{bar: rate}]}]\n', "did you mean 'max'?"),
    ({}, 'deck: [{title: T, blocks: [{bar: "seen by site, top five"}]}]\n', "write it in digits: top 5"),
    ({"rate": RATE.replace("{label", "{thresholds: {tolerance: 3}, label")}, "", "tolerance is for a target"),
    ({"seen": METRICS["seen"].replace("sum", "total")}, "", "'total' is not allowed for aggregate"),
    ({"rate": RATE.replace("{label", "{benchmark: englnd, label")}, TILES, "no other metric 'englnd'"),
    ({"rate": RATE.replace("{label", "{benchmark: seen, label")}, TILES, "its benchmark seen in people"),
])  # fmt: skip
def test_a_mistake_with_a_family_is_told_once(
    families: Families, metrics: dict[str, str], rest: str, said: str
) -> None:
    families.metrics = METRICS | metrics
    (only,) = told(families, rest)
    assert said in only


def test_an_unknown_column_is_told_at_its_name(families: Families) -> None:
    families.metrics = {"wait": METRICS["wait"].replace("value: wait", "value: waiting")}
    line = next(line for line in families.path().read_text("utf-8").splitlines() if "waiting" in line)
    (only,) = told(families)
    assert only.startswith(f"brief.yaml:5:{line.index('waiting') + 1}: error: t.csv has no column 'waiting'")


def test_a_rate_of_something_in_nothing_names_the_column_that_is_zero(families: Families) -> None:
    families.metrics = {"rate": RATE}
    families.table = families.table.replace("41,60,60", "41,60,0").replace("20,81,90", "20,81,0")
    (only,) = told(families)
    assert "t.csv:8:6: error: no rate of 141 in 0: 'all' adds up to 0" in only


def test_a_pattern_of_no_file_names_the_files_that_there_are(families: Families) -> None:
    path = families.path()
    path.write_text(path.read_text("utf-8").replace("{t: t.csv}", "{t: 'returns-*.csv'}"), "utf-8")
    with pytest.raises(BriefError) as raised:
        lay_out(path)
    (only,) = raised.value.problems
    assert (only.message, only.hint) == ("table 'returns-*.csv': no file matches it", "the folder has t.csv")


def test_a_row_is_found_by_a_part_of_its_text(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text(
        "Site,2024,2025\n" + "".join(f"{name},1,2\n" for name in (*"ABCDEFG", "England average")), "utf-8"
    )
    path = tmp_path / "b.yaml"
    path.write_text(
        "meta: {title: T, language: en}\nsources: {r: {title: R}}\ndata: {t: t.csv}\n"
        "metrics: {a: {label: A, source: r, from: {table: t, row: England}}}\n",
        "utf-8",
    )
    with pytest.raises(BriefError) as raised:
        lay_out(path)
    assert raised.value.problems[0].hint == "did you mean 'England average'?"


def test_a_chart_whose_metric_has_no_benchmark_says_how_to_give_it_one(families: Families) -> None:
    rest = "deck: [{title: T, blocks: [{bar: {metrics: rate, target: rate.benchmark}}]}]\n"
    (only,) = lay_out(families.path(rest)).problems
    assert only.hint == "give the metric one: `benchmark: …`"


@pytest.mark.parametrize(("rows", "said"), [
    ("", "seen (Seen): its totals are made without Bly in 2025-10: there is no row"),
    ("Bly,Surgery,2025-10,1,,1\n", ""),
    ("Total,Surgery,2025-09,1,254,1\nTotal,Surgery,2025-10,1,251,1\n", ""),
])  # fmt: skip
def test_a_total_without_a_member_that_has_no_row_any_more_is_a_warning(
    families: Families, rows: str, said: str
) -> None:
    families.metrics = {"seen": METRICS["seen"]}
    families.table += f"Bly,Surgery,2025-09,1,9,9\n{rows}"
    found = [each.message for each in lay_out(families.path()).problems if each.code == "partial"]
    assert found == ([said] if said else [])


def test_a_member_that_begins_later_makes_no_total_partial(families: Families) -> None:
    families.metrics = {"rate": RATE}
    families.table += "Bly,Surgery,2025-10,1,9,9\n"
    assert "partial" not in {each.code for each in lay_out(families.path()).problems}


def test_a_row_that_is_no_member_is_left_out_of_members_and_totals(families: Families) -> None:
    families.metrics = {"seen": METRICS["seen"]}
    families.table += "England,Surgery,2025-10,1,9000,9999\n"
    families.dimensions = "dimensions: {site: {without: England}}\n"
    assert families.fact("seen").number == 251
    assert families.brief().families["seen"].members["site"] == ("Northgate", "St. James")
    families.dimensions = "dimensions: {site: {without: [England, Wales]}}\n"
    assert families.fact("seen").number == 251
    families.dimensions = "dimensions: {site: {without: Englnd}}\n"
    (only,) = told(families)
    assert "t.csv has no 'Englnd' in 'site' [table]\n    hint: did you mean 'England'?" in only


@pytest.mark.parametrize(("column", "key"), [("status", "thresholds"), ("target", "target")])
def test_a_column_that_no_metric_has_anything_for_is_a_warning(
    families: Families, column: str, key: str
) -> None:
    rest = f"deck: [{{title: T, blocks: [{{table: {{metrics: rate, columns: [latest, {column}]}}}}]}}]\n"
    (only,) = lay_out(families.path(rest)).problems
    assert only.message == f"the column {column!r} is empty: none of these metrics has `{key}`"
