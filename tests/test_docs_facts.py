"""docs/facts.md against the code: every row of its tables is what the code does."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from figures_kit import ledger_of
from words_kit import verdict

from briefgen.base.diagnostics import Place
from briefgen.cli.app import main
from briefgen.facts.interval import printed_interval
from briefgen.facts.kinds import KINDS
from briefgen.facts.metric import Reading
from briefgen.facts.numerals import trace
from briefgen.pipeline.lay_out import lay_out
from briefgen.report.entry import interval_text
from briefgen.report.table import HEADS, ORIGINS
from briefgen.words import check

PAGE = (Path(__file__).parents[1] / "docs" / "facts.md").read_text(encoding="utf-8")
HERE = Place("docs/facts.md")


def table(head: str) -> list[list[str]]:
    """Return the rows of the table whose first column has this head."""
    lines = PAGE.splitlines()
    start = next(index for index, line in enumerate(lines) if line.startswith(f"| {head} |"))
    rows = []
    for line in lines[start + 2 :]:
        if not line.startswith("|"):
            break
        rows.append([cell.strip() for cell in line.strip("|").split("|")])
    return rows


def test_every_kind_of_claim_is_documented_as_the_code_words_it():
    assert table("kind") == [
        [f"`{each.word}`", *each.said, each.meaning, each.trap or "–"] for each in KINDS.values()
    ]


@pytest.mark.parametrize(("written", "meant"), table("written"))
def test_a_printed_number_stands_for_what_the_page_says(written, meant):
    reading = Reading.from_scalar(written, HERE)
    assert interval_text(printed_interval(reading.number, reading.qualifier)) == meant


BRIEF = """\
meta: {title: 简报, as_of: 2025}
sources: {panel: {title: 信息图}}
metrics:
  talent:
    label: 人才总量
    unit: 万人
    kind: amount
    values: {2020: 230, 2025: 300}
    source: panel
    claims: [{change: 70, since: 2020}]
deck: [{kind: cover}]
"""


@pytest.mark.parametrize(("typed", "called"), table("typed"))
def test_a_typed_numeral_is_what_the_page_says(typed, called, brief_file):
    ledger = lay_out(brief_file(BRIEF)).edition.ledger
    numerals, problems = trace(typed, ledger, HERE)
    found = "untraced" if problems else "a figure" if numerals else "no figure"
    assert found == called


WORDS = """
visits: {label: Visits, unit: thousand, kind: amount, values: {2021: 990, 2023: 840, 2024: 915, 2025: 1033}}
loans: {label: Loans, unit: thousand, kind: amount, values: {2023: 500, 2024: 480, 2025: 460}}
children: {label: Children, unit: "%", kind: share, values: {2025: 31}}
"""


@pytest.mark.parametrize(("said", "found"), table("said"))
def test_a_statement_in_words_is_judged_as_the_page_says(said, found):
    assert verdict(said, ledger_of(WORDS, language="en")) == found


def test_every_kind_of_statement_is_documented():
    named = {"sum": "total", "count": "tally"}
    told = {named.get(row[0], row[0]) for row in table("kind of statement")}
    assert told == {find.__module__.rpartition(".")[2] for find in check.KINDS}


def test_the_ledgers_columns_and_origins_are_those_of_the_page():
    assert table("column") == [[english, chinese] for chinese, english in HEADS.values()]
    assert all(f"{english} ({chinese})" in PAGE for chinese, english in ORIGINS.values())


def test_the_message_of_a_wrong_claim_is_the_one_on_the_page(brief_file, capsys):
    path = brief_file(BRIEF.replace("change: 70", "change: 60"))
    assert main(["check", str(path)]) == 2
    said = capsys.readouterr().out.replace(str(path.parent) + "/", "")
    (shown,) = re.findall(r"\$ briefgen check brief.yaml\n(.*?)```", PAGE, re.DOTALL)
    assert shown == said
