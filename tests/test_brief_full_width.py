"""Full-width marks where YAML has its own: each is named at its place, and blamed for nothing else."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest
from conftest import ROOT

from briefgen.base.diagnostics import BriefError, Problem
from briefgen.brief.read import read_draft

BRIEFS = [(ROOT / "data" / f"{name}.yaml").read_text() for name in ("library", "harbour-transit")]
HEAD = "meta: {title: T, language: en}\nmetrics:\n"
A = "  a: {label: A, "
VALUES = "  a: {label: A, values: {2024: 3, 2025: 5}}\n"


def problems(text: str) -> tuple[Problem, ...]:
    try:
        return read_draft(Path("b.yaml"), text.encode()).problems
    except BriefError as error:
        return error.problems


@pytest.mark.parametrize(
    ("metrics", "message", "hint"),
    [
        (f"{A}values: {{2024: 3，2025: 5}}}}\n", "a full-width comma ， separates nothing", "write ', '"),
        (f"{A}values: {{2024: 3；2025: 5}}}}\n", "a full-width semicolon ；", "write ', ' instead"),
        (f"{A}values: {{2024: 3, 2025: 5}}｝\n", "｝ is not a bracket of YAML", "write } instead"),
        ("  a: ｛label: A, values: {2024: 3}}\n", "｛ is not a bracket of YAML", "{ } around keys"),
        ("  a:\n    label: A\n    values：{2024: 3}\n", "a full-width colon ：", "write 'values: ' with"),
        ("  a:\n    label: A\n    claims:\n      — {growth: 3}\n", "begins no list item", "write '- '"),
        ("  a:\n    label: A\n\u3000  unit: km\n    note: B\n", "with a full-width space", "ordinary"),
        (
            "  a:\n    label: A\n    claims:\n    — {growth: 3, since: 2024}\n",
            "begins no list item",
            "write '- '",
        ),
        ("  ＃ Figures\n" + VALUES, "a full-width hash ＃ begins no comment", "write '#'"),
        (f'{A}unit: "%“, values: {{2024: 3}}}}\n', "“ neither begins nor ends a quoted text", 'write "'),
        (
            VALUES + "deck: [{title: T, blocks: [kpi: a】}]\n",
            "】 is not a bracket of YAML",
            "write ] instead",
        ),
    ],
)
def test_a_full_width_mark_is_named_with_what_to_write(metrics, message, hint):
    (problem,) = problems(HEAD + metrics)
    assert message in problem.message
    assert hint in problem.hint


KINDS = {
    "：": r":(?= )|:(?=\n)",
    "】": r"\]",
    "｝": r"\}(?=\n)",
    "｛": r"\{(?=[a-z_]+: )",
    "，": r", (?=[a-z]+: )",
}


@pytest.mark.parametrize("mark", ["：", "】", "｝", "｛", "，"])
def test_wherever_it_is_typed_it_is_named(mark):
    rng, named, places = random.Random(mark), 0, 0
    for _ in range(12):
        text = rng.choice(BRIEFS)
        found = rng.choice(list(re.finditer(KINDS[mark], text)))
        told = problems(text[: found.start()] + mark + text[found.end() :])
        places += bool(told)
        named += any(mark in each.message for each in told)
    assert named >= places - 1 >= 8


@pytest.mark.parametrize("lost", [r"\]", r"\}(?=\n)", '"', r"\{(?=[a-z_]+: )"])
def test_a_mark_that_is_lost_is_not_blamed_on_the_full_width_ones_of_the_text(lost):
    rng = random.Random(lost)
    for _ in range(12):
        text = BRIEFS[0]
        found = rng.choice(list(re.finditer(lost, text)))
        told = problems(text[: found.start()] + text[found.end() :])
        assert not any(re.search("full-width|not a bracket|neither begins", each.message) for each in told)
