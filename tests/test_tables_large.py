"""Tables read by an engine: what becomes of them is what becomes of the same rows read one by one."""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import duckdb
import pytest
from hypothesis import HealthCheck, given, settings, strategies as st
from tables_kit import Tables

from briefgen.base.diagnostics import BriefError
from briefgen.brief.read import read_brief
from briefgen.data import big_table

HEADS = ("month", "site", "kind", "value", "other")
MONTHS = ("2025-08", "2025-09", "2025年9月", " 2025-10 ", "2025-10")
SITES = ("Northgate", "northgate ", "Harbour", "北区")
NUMBERS = st.one_of(
    st.integers(-3, 2000).map(str),
    st.integers(-500, 500).map(lambda number: f"{number / 10:.1f}"),
    st.integers(0, 9000).map(lambda number: f"{number / 1000:.3f}"),
    st.sampled_from(["1,204", "3.0", "007", "-0", "１２", "1204.50"]),
)
ODD = st.sampled_from(
    ["", "–", "c", "3.2 (p)", "4 (r)", "<5", "about 9", "many", "5 min", "1.204", "1,5", "(3)", "12¹"]
)
PLAIN_ROW = st.tuples(
    st.sampled_from(MONTHS), st.sampled_from(SITES), st.sampled_from("ab"), NUMBERS, NUMBERS
)
ROW = st.tuples(
    st.sampled_from((*MONTHS, "")),
    st.sampled_from((*SITES, "Total", "")),
    st.sampled_from(("a", "b", "合计")),
    st.one_of(NUMBERS, NUMBERS, NUMBERS, ODD),
    st.one_of(NUMBERS, NUMBERS, NUMBERS, ODD),
)
WANTED = (
    "period: month, value: value, aggregate: sum",
    "period: month, value: value, aggregate: mean",
    "period: month, value: value, aggregate: max",
    "period: month, value: value, aggregate: min",
    "period: month, value: value, aggregate: last",
    "period: month, value: value",
    "period: month, value: value, per: other",
    "period: month, value: value, weight: other",
    "period: month, value: value, aggregate: sum, by: site",
    "period: month, value: value, aggregate: mean, by: [site, kind]",
    "period: month, value: value, per: other, by: kind, times: 100",
    "period: month, value: value, aggregate: sum, where: {site: Northgate}",
    "period: month, value: value, aggregate: sum, where: {site: [harbour, 北区], kind: a}",
    "period: month, value: value, aggregate: sum, where: {site: Southgate}",
    "period: month, value: value, aggregate: sum, where: {kind: 合计}, by: site",
    "period: month, value: worth, aggregate: sum",
)
QUICK = settings(
    max_examples=int(os.environ.get("EXAMPLES", "16")), database=None, suppress_health_check=list(HealthCheck)
)


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Tables:
    return Tables(tmp_path_factory.mktemp("large"))


@contextmanager
def all_large() -> Iterator[None]:
    """Take every table for a large one."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(big_table, "BIG_BYTES", -1)
        patch.setattr(big_table, "BIG_ROWS", -1)
        yield


def lines(rows: Any, mark: str = ",") -> str:
    out = io.StringIO()
    csv.writer(out, delimiter=mark).writerows([HEADS, *rows])
    return out.getvalue()


def read(path: Path) -> Any:
    """Return what is read of a brief: values with the names of their cells, or what is said to be wrong."""
    try:
        metrics = read_brief(path).metrics
    except BriefError as error:
        return [str(problem) for problem in error.problems]
    return {
        (key, period): [(_bare(each.value), each.status, each.place) for each in given]
        for key, metric in metrics.items()
        for period, given in metric.values.items()
    }


def _bare(reading: Any) -> Any:
    """Return a reading with the text of its cells in the place of these."""
    cell = getattr(reading, "cell", None)
    if cell is None:
        return reading
    parts = (reading.number, reading.unit, reading.qualifier, reading.text, reading.parts, reading.mean)
    return (*map(str, parts), cell.text, cell.sha256, reading.place)


@QUICK
@given(
    rows=st.one_of(st.lists(PLAIN_ROW, min_size=1, max_size=14), st.lists(ROW, min_size=1, max_size=8)),
    wanted=st.sampled_from(WANTED),
    mark=st.sampled_from(",,;"),
    data=st.sampled_from(["", "", "decimal: comma", "brackets: negative"]),
)
def test_a_table_of_texts_says_the_same(tables: Tables, rows: Any, wanted: str, mark: str, data: str) -> None:
    path = tables.write(lines(rows, mark)).brief(f"{{table: t, {wanted}}}", data)
    small = read(path)
    with all_large():
        assert read(path) == small


CELLS = st.one_of(st.none(), st.sampled_from([1, 2, 30, 4000]))
COLUMNS = st.fixed_dictionaries(
    {
        "value": st.sampled_from(["decimal(9,3)", "double", "float", "integer", "varchar"]),
        "month": st.sampled_from(["varchar", "date"]),
    }
)


@QUICK
@given(
    rows=st.lists(st.tuples(st.integers(1, 3), st.sampled_from("ab"), CELLS), min_size=1, max_size=10),
    kinds=COLUMNS,
    wanted=st.sampled_from([each for each in WANTED if "other" not in each and "kind" not in each]),
)
def test_a_table_of_columns_says_the_same(
    tables: Tables, rows: Any, kinds: dict[str, str], wanted: str
) -> None:
    listed = ", ".join(
        f"('2025-0{month}-01', '{site}', {'null' if value is None else f'{value} * 0.75'})"
        for month, site, value in rows
    )
    path = tables.folder / "t.parquet"
    path.unlink(missing_ok=True)
    duckdb.connect().execute(
        f"copy (select cast(m as {kinds['month']}) as month, s as site, cast(v as {kinds['value']}) as value"
        f" from (values {listed}) t(m, s, v)) to '{path}'"
    )
    tables.table = "file: t.parquet"
    brief = tables.brief(f"{{table: t, {wanted}, dates: month}}")
    small = read(brief)
    with all_large():
        assert read(brief) == small


SUM = "{table: t, value: value, period: month, aggregate: sum}"


def test_a_figure_names_the_first_cells_and_counts_the_others(tables: Tables) -> None:
    text = "month,value\n" + "2025-10,1.5\n2025-09,2\n" * 50
    with all_large():
        cells = tables.write(text).cells(SUM)
    assert cells["2025-10"] == "sum of t.csv:2:2, t.csv:4:2, t.csv:6:2, t.csv:8:2 and 46 more"
    assert cells == tables.cells(SUM)


def test_titles_above_and_notes_below_are_left_out(tables: Tables) -> None:
    notes = "\n\nNote: provisional, and late\nSource: returns\n"
    text = f"Returns of 2025\n\nmonth,value\n2025-10,1.5\n2025-10,2{notes}"
    with all_large():
        assert str(tables.write(text).values(SUM)["2025-10"]) == "3.5"
        assert tables.cells(SUM)["2025-10"] == "sum of t.csv:4:2, t.csv:5:2"


def test_a_large_file_may_be_in_gbk(tables: Tables) -> None:
    text = "月份,数值\n2025年10月,1.5\n2025年10月,2\n"
    with all_large():
        read = tables.write(text.encode("gb18030")).values(
            "{table: t, value: 数值, period: 月份, aggregate: sum}"
        )
    assert str(read["2025-10"]) == "3.5"


def test_large_files_of_a_pattern_are_one_table(tables: Tables) -> None:
    for name in ("l1.csv", "l2.csv"):
        tables.write("month,value\n2025-10,1.5\n2025-10,2\n", name)
    tables.table = "file: l*.csv"
    with all_large():
        assert str(tables.values(SUM)["2025-10"]) == "7.0"
        assert tables.cells(SUM)["2025-10"] == "sum of l1.csv:2:2, l1.csv:3:2, l2.csv:2:2, l2.csv:3:2"
    assert str(tables.values(SUM)["2025-10"]) == "7.0"
    tables.write("month,worth\n2025-10,1.5\n", "l2.csv").table = "file: l*.csv"
    with all_large():
        assert "l2.csv:1:2: error: this column is called 'worth'; in l1.csv it is 'value'" in tables.problem(
            SUM
        )


WRONG = {
    "month,value\n2025-10,1\n,\n2025-10,2\n": "t.csv:3:1: error: rows go on behind an empty one",
    "month,value\n2025-10,1\n\n2025-10,2\n": "t.csv:3:1: error: rows go on behind an empty one",
    'month,value,note\n2025-10,1,"a\nb"\n2025-10,2,\n': "t.csv:2:1: error: a text of a large file has",
    "month,value\n2025-10,1\n2025-10,1,204\n": "t.csv:3:1: error: this row has 3 cells, the heads have 2",
    'month,value\n2025-10,"1\n2025-10,2\n': "t.csv:2:1: error: this row cannot be read",
    "month,value\n2025-10,1\n2025-10,many\n2025-10,many\n": "t.csv:3:2: error: 'many' is not a number",
    "month,value,site\n2025-10,1,a\n2025-10,2,Total\n": "t.csv:3:3: error: this row is called 'Total'",
    "month,value\n2025-10,1\nOctober,2\n": "t.csv:3:1: error: 'October' is not a period",
    "month,value\n2025-10,1\n,2\n": "t.csv:3:1: error: this row has a value and no period",
}


@pytest.mark.parametrize("text", WRONG)
def test_what_is_wrong_with_a_large_file_is_named(tables: Tables, text: str) -> None:
    with all_large(), pytest.MonkeyPatch.context() as patch:
        patch.setattr(big_table, "SAMPLE", len(text.partition("\n")[0]) + 2)  # what is wrong lies behind it
        said = tables.write(text).problem(SUM)
    assert WRONG[text] in said
    assert "/tmp" not in said.replace(str(tables.folder), "")


def test_more_rows_than_are_read_one_by_one_are_refused_with_what_to_do(
    tables: Tables, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("briefgen.data.condensed.MOST_ROWS", 3)
    tables.write("month,value\n2025-10,1\n2025-09,2\n2025-08,2\n2025-07,2\n2025-07,9\n")
    with all_large():
        said = tables.problem("{table: t, value: value, period: month}")
        assert "the selection has more than 3 rows" in said
        assert "say what they become: `aggregate: sum`" in said
        assert "leaves more than 3 groups of rows" in tables.problem(SUM)


def test_a_sum_of_large_numbers_is_exact(tables: Tables) -> None:
    tables.write("month,value\n" + "2025-10,123456789012345.123456789\n" * 7 + "2025-10,0.1\n")
    with all_large():
        assert str(tables.values(SUM)["2025-10"]) == "864197523086415.964197523"


def test_without_the_engine_a_file_of_texts_is_read_one_by_one(
    tables: Tables, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(big_table, "find_spec", lambda name: None)
    with all_large():
        assert str(tables.write("month,value\n2025-10,1\n2025-10,2\n").values(SUM)["2025-10"]) == "3"


@QUICK
@given(data=st.binary(max_size=200), ending=st.sampled_from([".csv", ".tsv", ".parquet"]))
def test_any_bytes_are_a_large_table_or_refused(tables: Tables, data: bytes, ending: str) -> None:
    path = tables.write(data, f"t{ending}").brief(SUM)
    with all_large():
        read(path)
