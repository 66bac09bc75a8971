"""Frames of pandas, polars and others as tables of a brief: the same values, and places in messages."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import numpy as np
import pandas as pd
import polars as pl
import pytest
from library_kit import OF_TABLE

import briefgen
from briefgen.data.frames import table_of_frame

MONTHS = ["2025-08", "2025-09", "2025-10"]
RECORDS = [{"month": month, "median_min": value} for month, value in zip(MONTHS, (41, 40, 38), strict=True)]


def rows_of(frame: object) -> list[list[str]]:
    return table_of_frame("returns", frame).grid.rows


@pytest.mark.parametrize(
    "frame", [pd.DataFrame(RECORDS), pl.DataFrame(RECORDS), RECORDS], ids=["pandas", "polars", "records"]
)
def test_a_frame_gives_a_brief_its_figures_and_they_name_their_cells(frame: object) -> None:
    facts = briefgen.facts(briefgen.load(OF_TABLE, tables={"returns": frame}))
    fact = facts.find("wait.2025-10")
    assert fact.value == 38
    assert fact.sources == ("Monthly returns", "table returns, row 3, column median_min")
    assert len(fact.data_sha256) == 64


def test_frames_of_every_maker_give_the_same_files() -> None:
    given = (pd.DataFrame(RECORDS), pl.DataFrame(RECORDS), RECORDS)
    built = [briefgen.build(briefgen.load(OF_TABLE, tables={"returns": each})).files for each in given]
    assert built[0] == built[1] == built[2]


def test_a_frame_takes_the_place_of_the_file_that_the_brief_names() -> None:
    text = OF_TABLE + b"data: {returns: {file: returns.csv}}\n"
    assert briefgen.facts(briefgen.load(text, tables={"returns": RECORDS})).find("wait.2025-08").value == 41


def test_what_is_missing_is_missing_whatever_it_is_called() -> None:
    frame = pd.DataFrame(
        {
            "float": [1.5, np.nan],
            "whole": pd.array([1, pd.NA], dtype="Int64"),
            "day": pd.to_datetime(["2025-10-01", None]),
            "text": pd.array(["a", pd.NA], dtype="string"),
            "thing": [Decimal("1.1"), None],
            "kind": pd.Categorical(["x", None]),
            "decimal": pd.Series([Decimal("NaN"), Decimal(2)], dtype=object),
        }
    )
    assert rows_of(frame)[1:] == [
        ["1.5", "1", "2025-10-01", "a", "1.1", "x", ""],
        ["", "", "", "", "", "", "2"],
    ]
    other = pl.DataFrame(
        {
            "float": [1.5, float("nan")],
            "whole": [1, None],
            "kind": pl.Series(["x", None], dtype=pl.Categorical),
        }
    )
    assert rows_of(other)[1:] == [["1.5", "1", "x"], ["", "", ""]]
    assert rows_of([{"a": 1}, {"b": float("nan")}]) == [["a", "b"], ["1", ""], ["", ""]]


def test_numbers_and_days_are_exact() -> None:
    frame = pl.DataFrame(
        {
            "money": [Decimal("1234567890123456789.01")],
            "large": [2**62],
            "sum": [0.1 + 0.2],
            "short": pl.Series([0.1], dtype=pl.Float32),
            "small": [1e-7],
            "day": [dt.date(2025, 10, 1)],
            "moment": [dt.datetime(2025, 10, 1, 12, 30)],
            "yes": [True],
        }
    )
    assert rows_of(frame)[1] == [
        "1234567890123456789.01", "4611686018427387904", "0.3", "0.1", "0.0000001", "2025-10-01",
        "2025-10-01 12:30:00", "true",
    ]  # fmt: skip
    short = pd.DataFrame(
        {"short": np.array([0.1, 16777216, np.nan], dtype="float32"), "n": np.array([7, 8, 9], "uint8")}
    )
    assert rows_of(short)[1:] == [["0.1", "7"], ["16777216", "8"], ["", "9"]]
    assert rows_of([{"n": np.int64(5), "x": np.float64(0.5)}])[1] == ["5", "0.5"]


def test_an_index_with_names_becomes_columns_and_heads_of_levels_are_joined() -> None:
    counted = (
        pd.DataFrame({"site": ["A", "A", "B"], "n": [1, 2, 3]}).groupby("site").agg({"n": ["sum", "max"]})
    )
    assert rows_of(counted) == [["site", "n sum", "n max"], ["A", "3", "2"], ["B", "3", "3"]]
    assert rows_of(pd.DataFrame({2024: [1], 2025: [2]})) == [["2024", "2025"], ["1", "2"]]


def test_a_mistake_in_a_frame_names_table_row_and_column() -> None:
    frame = pd.DataFrame(RECORDS).astype({"median_min": object})
    frame.loc[2, "median_min"] = "many"
    (problem,) = briefgen.check(briefgen.load(OF_TABLE, tables={"returns": frame}))
    assert problem.file == "table returns, row 3, column median_min"
    assert "'many'" in problem.message


@pytest.mark.parametrize(
    ("frame", "said"),
    [
        (pd.DataFrame({"month": []}), "it has no rows"),
        (pd.DataFrame([[1, 2]], columns=["a", "a"]), "'a'"),
        (pl.LazyFrame(RECORDS), "frame.collect()"),
        ({"month": 1}, "list of records"),
        ([1, 2], "list of int, where records belong"),
        (pl.DataFrame({"a": [[1, 2]]}), None),
    ],
)
def test_what_is_no_table_is_refused_with_what_is_one(frame: object, said: str | None) -> None:
    if said is None:
        assert table_of_frame("returns", frame).fault(1, 0) == "a list, which is neither a number nor a text"
        return
    with pytest.raises(briefgen.BriefError) as refused:
        briefgen.load(OF_TABLE, tables={"returns": frame})
    (problem,) = refused.value.problems
    assert (problem.file, problem.code) == ("table returns", "table")
    assert said in f"{problem}"


def test_a_name_that_no_table_has_is_told_with_those_that_there_are() -> None:
    (problem,) = briefgen.check(briefgen.load(OF_TABLE, tables={"return": RECORDS}))
    assert problem.hint == "did you mean 'return'?"
