"""Targets and limits of a metric: their facts, what the story tells of them, where they are drawn."""

from __future__ import annotations

from pathlib import Path

import pytest
from figures_kit import ledger_of, the_problem_of

from briefgen.base.diagnostics import BriefError, Place
from briefgen.edition.publication import Publication
from briefgen.facts.format import figure
from briefgen.facts.goals import better_way, verdict
from briefgen.facts.prose import resolve
from briefgen.model.scene import Chart, Page, TableItem, Text, walk
from briefgen.pipeline.build import Options, build
from briefgen.pipeline.lay_out import lay_out

RATE = 'a: {{label: 甲, unit: "%", kind: share, source: text, values: {{2024: 57, 2025: {value}}}, {more}}}'


def rate(more: str, value: str = "58.2", **asked: str):
    return ledger_of(RATE.format(value=value, more=more), **asked)


def brief(folder: Path, metrics: str, more: str = "", language: str = "en") -> Publication:
    path = folder / "b.yaml"
    text = f"meta: {{title: T, language: {language}}}\nmetrics:\n{metrics}\n{more}"
    path.write_text(text, encoding="utf-8")
    return lay_out(path)


def words(pages: tuple[Page, ...]) -> str:
    return "\n".join(item.text for page in pages for item in walk(page.items) if isinstance(item, Text))


@pytest.mark.parametrize(
    ("written", "printed", "period"),
    [
        ("target: 60", "60%", ""),
        ("target: 60%", "60%", ""),
        ("target: {value: 60, period: 2027, source: panel}", "60%", "2027"),
        ("target: {2027: 65, 2025: 60}", "60%", "2025"),
        ("target: {2024: 55, 2027: 65, 2030: 70}", "65%", "2027"),
        ("target: {2020: 50, 2024: 55}", "55%", "2024"),
        ("target: [{value: 60, period: 2025}, {value: 70, period: 2030}]", "60%", "2025"),
    ],
)
def test_the_target_of_the_latest_value_is_a_figure_of_its_own(written, printed, period):
    ledger = rate(written)
    assert ledger.problems == ()
    target = ledger.find("a.target")
    assert (figure(target, "zh-CN").text, target.period, target.label) == (printed, period, "甲目标")


def test_a_target_has_the_source_that_set_it_and_one_of_another_period_its_own_name():
    ledger = rate("target: {2025: 60, 2030: {value: 75, source: panel}}")
    assert ledger.find("a.target").sources == ("text",)
    assert ledger.find("a.target@2030").sources == ("panel",)


def test_text_refers_to_a_target():
    pieces, problems = resolve("目标为{a.target}", rate("target: 60"), Place("b.yaml"))
    assert ("".join(piece.text for piece in pieces), problems) == ("目标为60%", ())


def test_a_target_in_another_unit_is_an_error():
    problem = the_problem_of(RATE.format(value="58.2", more="target: 60 kt"))
    assert problem.code == "unit"


def test_a_target_of_an_unknown_source_is_an_error():
    problem = the_problem_of(RATE.format(value="58.2", more="target: {value: 60, source: plan}"))
    assert (problem.code, "plan" in problem.message) == ("source", True)


def test_a_metric_without_a_target_says_how_to_give_it_one():
    with pytest.raises(LookupError, match="a has no 'target'; give the metric one: `target: …`"):
        rate("better: up").find("a.target")


@pytest.mark.parametrize(
    ("more", "value", "told"),
    [
        ("better: up, target: 60", "61", "met"),
        ("better: up, target: 60", "60", "met"),
        ("better: up, target: 60", "58.2", "missed"),
        ("better: down, target: 60", "58.2", "met"),
        ("better: up, target: {2027: 60}", "58.2", "due"),
        ("better: up, target: {2027: 60}", "61", "early"),
        ("limit: 60", "61", "missed"),
        ("limit: 60", "58.2", "met"),
        ("target: 60", "61", ""),
        ("better: up, target: 60", "约60", ""),
    ],
)
def test_a_value_meets_its_target_by_which_way_is_better(more, value, told):
    ledger = rate(more, value)
    goal = ledger.accounts["a"].goals[0]
    metric = ledger.metrics["a"]
    assert verdict(ledger.find("a"), goal, better_way(metric, goal), ledger.context) == told


METRICS = (
    '  a: {label: Recycling rate, unit: "%", kind: share, better: up, target: 60, '
    "values: {2024: 57, 2025: 58.2}}\n"
    "  b: {label: Waste, unit: kt, kind: amount, better: down, target: {2027: 95}, "
    "values: {2024: 122, 2025: 112}}\n"
    "  c: {label: Dust, unit: µg, kind: amount, limit: 35, values: {2024: 36, 2025: 31}}"
)


def test_the_story_sets_figures_against_their_targets_and_says_which_are_met(tmp_path):
    laid = brief(tmp_path, METRICS)
    assert laid.problems == ()
    told = "Recycling rate missed the target of 60%, waste has not yet met the 2027 target of 95 kt"
    assert told in words(laid.deck.pages).replace("\n", " ")
    (chart,) = [item for page in laid.deck.pages for item in walk(page.items) if isinstance(item, Chart)]
    assert chart.word == "bullet"
    assert chart.series[1].facts == ("a.target", "b.target", "c.limit")
    assert chart.series[1].labels == ("/ 60%", "/ 95 kt (2027)", "/ 35 µg")
    assert "met: Dust; not met: Recycling rate, Waste" in chart.alt


def test_a_lone_figure_with_a_target_is_told_by_it_in_chinese(tmp_path):
    metrics = '  a: {label: 回收利用率, unit: "%", better: up, target: 60, values: {2024: 57.0, 2025: 62.2}}'
    laid = brief(tmp_path, metrics, language="zh-CN")
    assert "回收利用率62.2%，达到目标60%" in words(laid.deck.pages).replace("\n", "")


def test_a_series_has_its_target_as_a_line(tmp_path):
    values = "{2021: 140, 2022: 171, 2023: 190, 2024: 203, 2025: 214}"
    metrics = f"  a: {{label: Trips, unit: million, kind: amount, target: 210, values: {values}}}"
    laid = brief(tmp_path, metrics)
    charts = [item for page in laid.deck.pages for item in walk(page.items) if isinstance(item, Chart)]
    assert [level.fact for chart in charts for level in chart.levels] == ["a.target"]


def test_a_table_has_a_column_of_targets_and_the_period_of_a_later_one(tmp_path):
    table = "{table: {metrics: [a, b, c], columns: [latest, target, limit]}}"
    laid = brief(tmp_path, METRICS, f"deck: [{{title: X, blocks: [{table}]}}]")
    (page,) = laid.deck.pages
    (grid,) = [item for item in walk(page.items) if isinstance(item, TableItem)]
    cells = [[cell.text.text for cell in row.cells] for row in grid.rows]
    assert cells[0] == ["Metric", "Latest", "Target", "Limit"]
    assert cells[2][1:] == ["112 kt", "95 kt (2027)", ""]
    assert cells[3][3] == "35 µg"


def test_an_unknown_key_of_a_target_is_named(tmp_path):
    with pytest.raises(BriefError, match="perod"):
        brief(tmp_path, "  a: {label: A, target: {value: 60, perod: 2027}, values: {2025: 3}}")


def test_a_target_known_by_its_label_is_one_as_before(tmp_path):
    metrics = (
        "  a: {label: Good days, unit: days, values: {2024: 300, 2025: 310}}\n"
        "  b: {label: Good days target, unit: days, values: {2025: 320}}\n"
        "  c: {label: Clear days, unit: days, values: {2024: 100, 2025: 131}}\n"
        "  d: {label: Clear days target, unit: days, values: {2025: 120}}"
    )
    told = words(brief(tmp_path, metrics).deck.pages).replace("\n", " ")
    assert "Good days are below the target of 320 days, Clear days are above the target of 120 days" in told


def test_bars_beside_targets_take_the_metrics_own(tmp_path):
    laid = brief(tmp_path, METRICS, "deck: [{title: X, blocks: [{bullet: [a, c]}]}]")
    (chart,) = [item for page in laid.deck.pages for item in walk(page.items) if isinstance(item, Chart)]
    assert chart.series[1].facts == ("a.target", "c.limit")
    lone = "  a: {label: A, unit: kt, kind: amount, values: {2024: 57, 2025: 58}}"
    with pytest.raises(BriefError, match="'a' has no target"):
        brief(tmp_path, lone, "deck: [{title: X, blocks: [{bullet: a}]}]")


def test_a_forecast_meets_no_target(tmp_path):
    metrics = "  a: {label: Waste, unit: kt, kind: amount, better: down, target: 95, values: {2027: 90 (f)}}"
    laid = brief(tmp_path, metrics)
    told = words(laid.deck.pages)
    assert "Waste is forecast at 90 kt" in told
    assert "target" not in told


def test_a_reference_with_a_period_names_also_the_target_that_the_latest_value_is_held_against():
    ledger = rate("target: {2025: 60, 2030: 75}")
    assert ledger.find("a.target@2025") == ledger.find("a.target")
    assert ledger.find("a.target@2030年").number == 75
    with pytest.raises(LookupError, match="a has no target of 2027; it has: "):
        ledger.find("a.target@2027")
    with pytest.raises(LookupError, match="a has no limit of 2025"):
        ledger.find("a.limit@2025")


def test_a_page_of_values_beside_their_targets_is_read_back_as_it_is_laid_out(tmp_path):
    path = tmp_path / "b.yaml"
    path.write_text(
        """\
meta: {title: 测试}
metrics: {a: {label: 优良天数, unit: "%", kind: rate, target: 88, values: {2023: 86.1, 2024: 89.3}}}
onepager:
  pillars:
    - key: p
      modules: [{title: "{a.label}{a}，达到目标{a.target}", blocks: [{bullet: [a]}]}]
""",
        encoding="utf-8",
    )
    build(path, Options(out=tmp_path / "out", verify=True))  # raises where the page differs
