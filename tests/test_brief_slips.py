"""Slips of the keyboard in YAML, and words in Chinese or by another name: each is told what was meant."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.base.diagnostics import BriefError, Problem
from briefgen.brief import vocabulary
from briefgen.brief.synonyms import other_names, word_meant
from briefgen.pipeline.lay_out import lay_out

HEAD = "meta: {title: T}\nmetrics:\n"

BLOCKS, KEYS = other_names("blocks"), other_names("keys")


def the_problem(folder: Path, text: str) -> Problem:
    path = folder / "b.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BriefError) as error:
        lay_out(path)
    (problem,) = error.value.problems
    return problem


@pytest.mark.parametrize(
    ("values", "message", "hint"),
    [
        (
            "{2023：230，2025：300}",
            "a full-width colon ：",
            "write '2023: 230' with an ordinary colon and a space",
        ),
        ("{2023：230}", "a full-width colon ：", "write '2023: 230' with an ordinary colon and a space"),
        ("{2025: 1,234}", "so that 1,234 is cut", 'put it in quotes: "1,234"'),
        ("{2024: 超2,345.6万, 2025: 3}", "so that 超2,345.6万 is cut", 'put it in quotes: "超2,345.6万"'),
        ("{2025: 1,234,567}", "so that 1,234,567 is cut", 'put it in quotes: "1,234,567"'),
        ("{2024: 3, 2025: 3,5}", "so that 3,5 is cut", "write a decimal point: 3.5"),
        ("{2025: 1.234,5}", "so that 1.234,5 is cut", "write a decimal point: 1234.5"),
        ("{2025：1,234}", "a full-width colon ：", "write '2025: \"1,234\"'"),
        ("{2024: 5；2025: 6}", "a full-width semicolon ； separates nothing", "write ', ' instead"),
        ("【2025: 5】", "【 is not a bracket of YAML", "{ } around keys and values"),
        ("｛2025: 5｝", "｛ is not a bracket of YAML", "{ } around keys and values"),
        ("{2025:1234}", "a space is missing after the colon", "write '2025: 1234'"),
        ("[3, 4]", "must be a mapping of periods and values", "as in {2024: 915, 2025: 1033}"),
    ],
)
def test_what_was_meant_is_said_at_the_key(tmp_path, values, message, hint):
    line = f"  a: {{label: 甲, values: {values}}}"
    problem = the_problem(tmp_path, f"{HEAD}{line}\n")
    assert message in problem.message
    assert hint in problem.hint
    assert problem.place.line == 3


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ("  a:\n    label: 甲\n    values: 2024: 3, 2025: 5\n", "a colon with a space",
         "put braces around keys and values: {2024: 3, 2025: 5}"),
        ("  a: {label: 甲, values: {2025: 3}}\ndeck:\n  - title: “甲: 乙”\n", "does not begin a quoted text",
         'put straight quotes around the whole text: "“甲: 乙”"'),
        ("  a: {label: 甲, values: {2025: 3}}\ndeck:\n  - {title: 到馆{a}人次}\n", "ends at the brace here",
         "put the whole text in quotes"),
        ("  a: {label: 甲, 2025: 3, values: {2024: 3}}\n", "unknown key '2025'",
         "periods stand under `values`: write values: {2025: …}"),
        ("  a: {label: 甲, values: {2025: 3}}\ndeck:\n  - {title: T, blocks: [table: {rows: [[甲]]}]}\n",
         "needs `head`", ""),
    ],
)  # fmt: skip
def test_the_cause_is_named_and_not_what_yaml_makes_of_it(tmp_path, text, message, hint):
    problem = the_problem(tmp_path, HEAD + text)
    assert message in problem.message
    assert problem.hint == hint


def test_a_day_in_words_is_told_how_a_day_is_written(tmp_path):
    text = "meta: {title: T, date: yesterday}\nmetrics:\n  a: {label: 甲, values: {2025: 3}}\n"
    assert the_problem(tmp_path, text).hint == "write a day as in 2025-12-04"


def test_a_comma_in_a_claims_number_is_told_too(tmp_path):
    text = "  a: {label: 甲, values: {2024: 1, 2025: 9}, claims: [{change: 1,234, since: 2024}]}\n"
    assert the_problem(tmp_path, HEAD + text).hint == 'put it in quotes: "1,234"'


@pytest.mark.parametrize(
    ("deck", "message"),
    [
        ("deck: [{title: “{a}增长”}]", "“ does not begin a quoted text in YAML"),
        ("deck: [{title: 【{a}】增长}]", "【 does not begin a quoted text in YAML"),
        (
            "deck: [{title: T, notes: “甲, 乙”}]",
            "“ does not begin a quoted text in YAML, so that the comma ends it",
        ),
    ],
)
def test_chinese_quotes_are_no_quotes_of_yaml(tmp_path, deck, message):
    problem = the_problem(tmp_path, f"{HEAD}  a: {{label: 甲, values: {{2025: 3}}}}\n{deck}\n")
    assert problem.message == message
    assert "straight quotes" in problem.hint
    assert problem.place.line == 4


def test_a_dash_alone_in_the_place_of_a_value_is_told_how_a_missing_value_is_written(tmp_path):
    text = "  a:\n    label: 甲\n    values:\n      2024: 3\n      2025: -\n"
    problem = the_problem(tmp_path, HEAD + text)
    assert problem.message == "a dash alone begins a list"
    assert problem.hint == "for a value that is missing write null, or a dash in quotes"
    assert (problem.place.line, problem.place.column) == (7, 13)


@pytest.mark.parametrize(
    ("written", "word"),
    [
        ("柱状图", "column"), ("饼图", "pie"), ("折线图", "line"), ("表格", "table"), ("BarChart", "bar"),
        ("bar-chart", "bar"), ("Line chart", "line"), ("donut", "doughnut"), ("image", "picture"),
        ("collumn", "column"), ("二维码", "qr"), ("org chart", "hierarchy"),
    ],
)  # fmt: skip
def test_a_word_by_another_name_is_told(written, word):
    assert word_meant(written) == f"did you mean {word!r}?"


@pytest.mark.parametrize("written", ["chart", "图表", "graph"])
def test_a_chart_of_no_kind_is_told_the_charts_alone(written):
    named = word_meant(written).partition(": ")[2].split(", ")
    assert named == [word for word in vocabulary.words() if vocabulary.is_chart(word)]


def test_every_word_of_the_vocabulary_has_a_chinese_name_and_no_two_words_share_one():
    assert set(BLOCKS) == set(vocabulary.words())
    names = [name for names in BLOCKS.values() for name in names]
    assert len(names) == len(set(names))
    assert not set(names) & set(BLOCKS)
    assert all(any(not name.isascii() for name in names) for names in BLOCKS.values())


@pytest.mark.parametrize(
    ("written", "key"), [("名称", "label"), ("单位", "unit"), ("来源", "source"), ("type", "kind")]
)
def test_a_key_by_another_name_is_told_and_not_missed_as_well(tmp_path, written, key):
    parts = {"label": "甲", "unit": "家", "source": "[]", "kind": "count"}
    whole = ", ".join(f"{written if each == key else each}: {value}" for each, value in parts.items())
    problem = the_problem(tmp_path, f"{HEAD}  a: {{{whole}, values: {{2025: 3}}}}\n")
    assert problem.hint == f"did you mean {key!r}?"
    assert key in KEYS


@pytest.mark.parametrize("formula", ["average(b, c)", "weighted(b by c, c by b, d by b) * 2"])
def test_commas_that_cut_a_formula_inside_braces_are_one_mistake(tmp_path, formula):
    problem = the_problem(tmp_path, f"{HEAD}  a: {{label: 甲, computed: {formula}, unit: 家}}\n")
    assert f"so that {formula} is cut" in problem.message
    assert problem.hint == f'put it in quotes: "{formula}"'
