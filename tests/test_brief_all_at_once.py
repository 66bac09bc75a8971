"""All problems of a brief in one run: what could be read is checked to the end, and nothing is said twice."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.base.diagnostics import BriefError, Problem
from briefgen.pipeline.lay_out import lay_out


def problems_of(folder: Path, text: str) -> tuple[Problem, ...]:
    path = folder / "b.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BriefError) as error:
        lay_out(path)
    return error.value.problems


def said(folder: Path, text: str) -> list[tuple[int, str]]:
    return [(problem.place.line, problem.code) for problem in problems_of(folder, text)]


MANY = """\
meta: {titel: Jobs, language: en, date: 2025-02-31}
theme: nosuch
sources: {r: {title: Labour office}}
metrics:
  jobs: {label: Jobs, unit: thousand, kind: amount, sorce: r, values: {2024: 10, 2025: 12},
    claims: [{growth: 50, since: 2024}]}
  more: {label: More, unit: thousand, kind: amount, source: nosource, values: {2024: 10, 2025: 4}}
deck:
  - title: "{jobs.groth} and {nometric}"
    blocks:
      - kpi: job
      - collumn: jobs
      - column: {metrics: [jobs, nometric], periodss: 3}
  - {tittle: x, blocks: [{table: {metrics: [jobs], columns: [2030]}}]}
"""


def test_every_stage_says_what_it_finds_in_one_run_in_the_order_of_the_file(tmp_path):
    assert said(tmp_path, MANY) == [
        (1, "unknown-key"),
        (1, "period"),
        (2, "unknown-theme"),
        (5, "unknown-key"),
        (6, "claim"),
        (7, "source"),
        (9, "reference"),
        (9, "reference"),
        (11, "unknown-metric"),
        (12, "unknown-word"),
        (13, "unknown-metric"),
        (13, "unknown-key"),
        (14, "unknown-key"),
        (14, "unknown-period"),
    ]


def test_eight_bad_periods_are_eight_errors_beside_an_unknown_source(tmp_path):
    periods = "Oct-25: 1, 10月: 2, 2024-25: 3, 2025-13: 4, 2025-02-30: 5, 去年: 6, 2009/10: 7, Q3: 8"
    text = (
        f"meta: {{title: T}}\nmetrics:\n  a: {{label: 甲, source: nowhere, values: {{{periods}, 2024: 9}}}}\n"
    )
    found = problems_of(tmp_path, text)
    assert sorted(problem.code for problem in found) == ["period"] * 8 + ["source"]
    columns = [problem.place.column for problem in found if problem.code == "period"]
    line = text.splitlines()[2]
    assert columns == sorted(line.index(each.partition(":")[0]) + 1 for each in periods.split(", "))


def test_what_follows_from_an_unread_figure_is_not_said(tmp_path):
    text = """\
meta: {title: T, language: en}
metrics:
  a: {label: A, unit: bn, kind: amount, values: {2024: many, 2025: 12}, claims: [{growth: 20, since: 2024}]}
  b: {label: B, unit: bn, kind: amount, values: {2025: 5}}
  c: 12
  t: {label: T, unit: bn, kind: amount, values: {2025: 99}, claims: [{sum: [a, b]}]}
deck:
  - title: "{a.2024} and {a} and {c}"
    blocks: [{column: [a, c]}, {kpi: c}, {table: {metrics: [a], columns: [2024]}}]
"""
    assert said(tmp_path, text) == [(3, "value"), (5, "type")]


def test_parts_of_a_page_that_were_not_read_leave_no_further_complaint(tmp_path):
    text = """\
meta: {title: T, language: en}
metrics:
  a: {label: A, values: {2025: 12}}
deck:
  - {title: T, layout: two-columns, blocks: [{kpi: a}, {kpii: a}]}
  - {titel: T, blocks: [{kpi: a}]}
  - {title: "{b}", blocks: [{kpi: {metric: a, clam: growth}}]}
"""
    assert said(tmp_path, text) == [
        (5, "unknown-word"),
        (6, "unknown-key"),
        (7, "reference"),
        (7, "unknown-key"),
    ]


def test_a_key_given_twice_hides_nothing(tmp_path):
    text = 'meta: {title: T, title: U}\nmetrics: {a: {label: A, values: {2025: 1}}}\ndeck: [{title: "{b}"}]\n'
    assert said(tmp_path, text) == [(1, "duplicate-key"), (3, "empty"), (3, "reference")]


def test_a_brief_without_a_head_is_read_to_its_end(tmp_path):
    text = "metrics:\n  a: {label: A, values: {2025: 1}, source: nowhere}\n"
    assert said(tmp_path, text) == [(1, "missing-key"), (2, "source")]


def test_a_reference_in_a_list_is_an_error_in_its_own_column(tmp_path):
    metrics, deck = (
        "metrics: {a: {label: 甲, values: {2025: 1}}}",
        "deck: [{title: 甲, blocks: [{bar: [a, zzz]}]}]",
    )
    (problem,) = problems_of(tmp_path, f"meta: {{title: T}}\n{metrics}\n{deck}\n")
    assert problem.place.column == deck.index("zzz") + 1


def test_an_unknown_key_of_a_metric_hides_none_of_its_false_claims_and_references(tmp_path):
    text = """\
meta: {title: T, language: en}
metrics:
  a: {label: A, unti: k, values: {2023: 100, 2024: 120}, claims: [{growth: 50, since: 2023}]}
deck:
  - {title: "{a.growht} {b} {a.2019} {a.points}", blocks: [{column: [a]}]}
"""
    assert said(tmp_path, text) == [(3, "unknown-key"), (3, "claim"), *[(5, "reference")] * 3]


def test_a_bad_period_hides_no_false_claim_about_others_and_is_not_blamed_on_the_latest(tmp_path):
    text = """\
meta: {title: T, language: en}
metrics:
  a:
    label: A
    values: {2022: 100, 2023: 120, 2025-13: 4}
    claims:
      - {growth: 50, since: 2022, until: 2023}
      - {growth: 30, since: 2022}
"""
    assert said(tmp_path, text) == [(5, "period"), (7, "claim")]


def test_what_was_read_and_is_empty_is_said_beside_an_error(tmp_path):
    text = """\
meta: {title: T, language: en}
metrics: {a: {label: A, values: {2024: 12}}, c: {label: C, values: {}}}
deck:
  - {title: Nothing, blocks: []}
  - {title: Some, blocks: [{chart: a}]}
  - {title: Col, blocks: [{column: []}]}
"""
    assert said(tmp_path, text) == [(2, "empty"), (4, "empty"), (5, "unknown-word"), (6, "empty")]
    assert said(tmp_path, "meta: {title: T}\nmetrics: 3\n") == [(2, "type")]


REFUSED = {
    "histogram: {metrics: a, bins: 99}": "99",
    "row: {blocks: [{kpi: a}, {kpi: a}], shares: [1, -2]}": "-2",
    "row: {blocks: [{kpi: a}, {kpi: a}], shares: [7]}": "[7]",
    "table: {head: [x, y], rows: [[1, 2], [3]]}": "[3]",
    "table: {metrics: [a], columns: [latest, lattest]}": "lattest",
    "matrix: {items: [x, y, z, w], highlight: 9}": "9",
    "picture: {file: ../a.png, alt: x}": "../a.png",
    "picture: {file: a.png, alt: x, focus_y: 3}": "3",
    "contact: {name: N, email: nobody}": "nobody",
    "qr: {link: 'ftp://x'}": "'ftp://x'",
    "cards: {items: [{metric: a}], columns: -1}": "-1",
    "icon_text: {items: [{title: x, icon: nosuch}]}": "nosuch",
    "gantt: {tasks: [{name: x, since: 2025, until: 2020}]}": "2020",
}


@pytest.mark.parametrize("block", REFUSED)
def test_a_value_that_its_block_refuses_is_an_error_in_its_own_column(block, tmp_path):
    slide = f"deck: [{{title: T, blocks: [{{{block}}}]}}]"
    metrics = "metrics: {a: {label: A, values: {2024: 1, 2025: 2}}}"
    (problem,) = problems_of(tmp_path, f"meta: {{title: T, language: en}}\n{metrics}\n{slide}\n")
    assert slide[problem.place.column - 1 :].startswith(REFUSED[block])


def test_a_claim_of_two_kinds_is_an_error_at_the_second(tmp_path):
    metrics = "metrics: {a: {label: A, values: {2024: 1}, claims: [{growth: 50, points: 3, since: 2023}]}}"
    (problem,) = problems_of(tmp_path, f"meta: {{title: T}}\n{metrics}\n")
    assert metrics[problem.place.column - 1 :].startswith("3, since")
