"""One word each for what a figure is compared with: earlier values, its target, its limit, its benchmark."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from figures_kit import ledger_of, the_problem_of

from briefgen.base.diagnostics import BriefError, Place
from briefgen.base.phrase import Phrase
from briefgen.facts.compared import compared
from briefgen.facts.prose import resolve
from briefgen.facts.wording import clause
from briefgen.model.scene import Chart, TableItem, Text, walk
from briefgen.pipeline.lay_out import lay_out
from briefgen.words.check import statements

Write = Callable[[str], Path]
WAIT = (
    "wait: {label: Median wait, unit: minutes, kind: amount, better: down, target: 36,"
    " benchmark: {metric: nat, label: National average}, values: {2024-10: 45, 2025-09: 41, 2025-10: 38}}\n"
    "nat: {label: Wait everywhere, unit: minutes, kind: amount, values: {2024-10: 44, 2025-10: 42}}\n"
    'seen: {label: Seen in time, unit: "%", kind: rate, better: up, target: 95, limit: 99,'
    " values: {2025-09: 93.9, 2025-10: 95.6}}\n"
    "place: {label: Place, kind: rank, target: 10, values: {2025-09: 14, 2025-10: 7}}"
)
CHINESE = (
    "wait: {label: 候诊时间, unit: 分钟, kind: amount, better: down, target: {2030: 36},"
    " benchmark: {value: 42, label: 全国平均}, values: {2024: 45, 2025: 38}}\n"
    'seen: {label: 及时率, unit: "%", kind: rate, better: up, target: 95, values: {2024: 91.2, 2025: 95.6}}\n'
    "place: {label: 位次, kind: rank, target: 10, values: {2024: 14, 2025: 17}}"
)


def english():
    return ledger_of(WAIT, language="en", as_of="2025-10")


@pytest.mark.parametrize(
    ("metric", "word", "said"),
    [
        ("wait", "previous", "down about 7% on September 2025"),
        ("wait", "year-earlier", "down about 16% on October 2024"),
        ("wait", "target", "2 minutes above target"),
        ("wait", "benchmark", "4 minutes below the national average"),
        ("seen", "target", "0.6 percentage points above target"),
        ("seen", "limit", "3.4 percentage points below the limit"),
        ("place", "target", "3 places ahead of target"),
    ],
)
def test_a_word_compares_in_the_unit_that_is_right_and_is_said_in_english(metric, word, said):
    ledger = english()
    fact = compared(ledger.find(metric), word, ledger)
    assert clause(fact, "en") == said


@pytest.mark.parametrize(
    ("metric", "word", "said"),
    [
        ("wait", "target", "高于2030年目标2分钟"),
        ("wait", "benchmark", "低于全国平均4分钟"),
        ("seen", "target", "高于目标0.6个百分点"),
        ("place", "target", "落后目标7位"),
    ],
)
def test_a_word_compares_in_the_unit_that_is_right_and_is_said_in_chinese(metric, word, said):
    ledger = ledger_of(CHINESE)
    assert clause(compared(ledger.find(metric), word, ledger), "zh-CN") == said


def test_a_value_that_is_what_it_is_held_against_lies_level_with_it():
    ledger = ledger_of(
        'a: {label: A, unit: "%", kind: rate, target: 95.0, values: {2025: 95.0}}', language="en"
    )
    assert clause(ledger.find("a.gap@target"), "en") == "level with target"
    ledger = ledger_of("a: {label: 甲, unit: 家, target: 9, values: {2025: 9}}")
    assert clause(ledger.find("a.gap"), "zh-CN") == "与目标持平"


def test_a_distance_says_of_what_it_is_computed_and_whose_figures_those_are():
    fact = ledger_of(CHINESE.replace("label: 全国平均}", "label: 全国平均, source: panel}")).find(
        "wait.gap@benchmark"
    )
    assert (str(fact.number), fact.sources, fact.origin) == ("-4", ("panel",), "derived")
    assert [str(each.number) for each in fact.derivation.operands] == ["42", "38"]


def test_a_benchmark_is_the_other_metrics_value_of_the_same_time_else_its_last_one_before():
    assert english().find("wait.benchmark").period == "2025-10"
    late = WAIT.replace("2024-10: 44, 2025-10: 42", "2025-08: 43, 2025-09: 42")
    fact = ledger_of(late, language="en", as_of="2025-10").find("wait.gap@benchmark")
    assert clause(fact, "en") == "4 minutes below the national average (Sep 2025)"


def test_a_year_is_no_benchmark_of_what_adds_up_over_a_month():
    yearly = WAIT.replace("2024-10: 44, 2025-10: 42", "2024: 44")
    with pytest.raises(LookupError, match="wait has no benchmark"):
        ledger_of(yearly, language="en", as_of="2025-10").find("wait.gap@benchmark")


@pytest.mark.parametrize(
    ("label", "said"),
    [
        ("National average", "the national average"),
        ("English average", "the English average"),
        ("England", "England"),
        ("Average of six sites", "the average of six sites"),
        ("", "the benchmark"),
    ],
)
def test_a_benchmark_is_called_within_a_sentence_as_english_writes_it(label, said):
    named = f"label: {label}, " if label else ""
    metric = f"a: {{label: A, unit: m, kind: amount, benchmark: {{{named}value: 5}}, values: {{2025: 7}}}}"
    assert clause(ledger_of(metric, language="en").find("a.gap"), "en") == f"2 m above {said}"


@pytest.mark.parametrize(
    ("benchmark", "message"),
    [
        ("natt", "there is no other metric 'natt'"),
        ("a", "there is no other metric 'a'"),
        ("nat", "it is measured in m, and its benchmark nat in km"),
        ("{value: 5 kg}", "kg"),
    ],
)
def test_what_cannot_be_a_benchmark_is_an_error(benchmark, message):
    metrics = (
        f"a: {{label: A, unit: m, kind: amount, benchmark: {benchmark}, values: {{2025: 7}}}}\n"
        "nat: {label: N, unit: km, kind: amount, values: {2025: 7}}"
    )
    assert message in the_problem_of(metrics, language="en").message


def test_a_benchmark_is_a_metric_or_a_number_and_not_both(brief_file: Write):
    path = brief_file(
        "meta: {title: T}\n"
        "metrics: {a: {label: A, unit: m, benchmark: {metric: b, value: 3}, values: {2025: 7}}}"
    )
    with pytest.raises(BriefError, match="another metric or a number"):
        lay_out(path)


def test_two_samples_that_may_be_alike_are_not_set_apart():
    sampled = "a: {label: A, unit: m, kind: amount, benchmark: b, values: {2025: {value: 7, ci: 1}}}\n" + (
        "b: {label: B, unit: m, kind: amount, values: {2025: {value: 7.5, ci: 1}}}"
    )
    ledger = ledger_of(sampled, language="en")
    assert compared(ledger.find("a"), "benchmark", ledger) is None
    with pytest.raises(LookupError, match="may or may not differ"):
        ledger.find("a.gap@benchmark")


def test_what_there_is_nothing_to_compare_with_is_said_with_what_to_write():
    with pytest.raises(LookupError, match="nat has no target; give the metric one: `target: …`"):
        english().find("nat.gap@target")
    with pytest.raises(LookupError, match="'budget'; write target, limit, benchmark"):
        english().find("wait.gap@budget")


def printed(text: str, metrics: str = WAIT, language: str = "en") -> tuple[str, list[str]]:
    ledger = ledger_of(metrics, language=language, as_of="2025-10" if language == "en" else "2025")
    pieces, problems = resolve(text, ledger, Place("brief.yaml"))
    return "".join(piece.text for piece in pieces), [each.message for each in problems]


def test_a_reference_prints_the_distance_and_the_words_beside_it_say_the_side():
    assert printed("{wait.gap@benchmark} below the national average") == (
        "4 minutes below the national average", []
    )  # fmt: skip
    assert printed("{wait.gap@benchmark|signed}")[0] == "−4 minutes"


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("{wait.gap@benchmark} above the national average", "4 minutes below the national average"),
        ("{wait.gap@benchmark} below target", "4 minutes below the national average"),
        ("{seen.gap@target} short of its target", "0.6 percentage points above target"),
    ],
)
def test_words_of_another_side_or_another_aim_are_refused(text, right):
    (message,) = printed(text)[1]
    assert message.endswith(f"but it is {right}")


def test_chinese_words_of_another_side_are_refused():
    assert printed("低于全国平均{wait.gap@benchmark}", CHINESE, "zh-CN") == ("低于全国平均4分钟", [])
    (message,) = printed("高于全国平均{wait.gap@benchmark}", CHINESE, "zh-CN")[1]
    assert "低于全国平均4分钟" in message


@pytest.mark.parametrize(
    ("metrics", "text", "verdict"),
    [
        (WAIT, "Median wait is below the national average", "holds"),
        (WAIT, "Median wait of {wait} is above the national average", "contradicted"),
        (WAIT, "Median wait met the target", "contradicted"),
        (WAIT, "Median wait missed its target of 36 minutes", "holds"),
        (WAIT, "Seen in time is on target", "holds"),
        (WAIT, "Seen in time is below target", "contradicted"),
        (WAIT, "Seen in time missed the target", "contradicted"),
        (WAIT, "Seen in time is above the limit", "contradicted"),
        (WAIT, "Median wait is above target in 2024", "open"),
        (WAIT, "Median wait will be above the national average", "open"),
        (WAIT, "Median wait is not above the national average", "open"),
        (WAIT, "Wait everywhere is below target", "open"),
        (WAIT, "Median wait of the target group", None),
        (CHINESE, "候诊时间低于全国平均", "holds"),
        (CHINESE, "候诊时间高于全国平均", "contradicted"),
        (CHINESE, "及时率达标", "holds"),
        (CHINESE, "及时率未达标", "contradicted"),
        (CHINESE, "候诊时间达到目标", "contradicted"),
        (CHINESE, "及时率低于目标", "contradicted"),
        (CHINESE, "力争及时率低于目标", "open"),
    ],
)
def test_words_about_targets_and_benchmarks_are_judged(metrics, text, verdict):
    chinese = metrics is CHINESE
    ledger = ledger_of(metrics, language="zh-CN" if chinese else "en", as_of="2025" if chinese else "2025-10")
    said = statements([(Phrase(text, Place("brief.yaml")), ())], ledger)
    assert [each.judgement.verdict for each in said] == ([verdict] if verdict else [])


def brief(block: str) -> str:
    metrics = "".join(f"  {line}\n" for line in WAIT.splitlines())
    slide = f"deck:\n  - {{title: A slide, blocks: [{{{block}}}]}}\n"
    return f"meta: {{title: T, language: en}}\nmetrics:\n{metrics}{slide}"


def items(path: Path, kind: type):
    return [item for item in walk(lay_out(path).deck.pages[0].items) if isinstance(item, kind)]


@pytest.mark.parametrize(
    "block",
    [
        "kpi: {metric: wait, versus: [target, benchmark]}",
        "kpi_grid: [{metric: wait, versus: [target, benchmark]}, seen]",
        "tiles: {items: [wait, seen], versus: [target, benchmark]}",
        "cards: {items: [{metric: wait, versus: [target, benchmark]}, {metric: seen}]}",
    ],
)
def test_blocks_with_a_figure_say_what_it_is_compared_with(brief_file: Write, block: str):
    said = " | ".join(item.text.replace("\n", " ") for item in items(brief_file(brief(block)), Text))
    assert "2 minutes above target" in said
    assert "4 minutes below the national average" in said


def test_a_word_of_a_grid_is_left_out_where_a_figure_has_none_and_refused_where_all_have(brief_file: Write):
    said = [
        item.text for item in items(brief_file(brief("kpi_grid: {items: [wait, nat], versus: target}")), Text)
    ]
    assert sum("target" in text for text in said) == 1
    with pytest.raises(BriefError, match="versus limit: none of these figures has one"):
        lay_out(brief_file(brief("kpi_grid: {items: [wait, nat], versus: limit}")))


@pytest.mark.parametrize(
    ("block", "message"),
    [
        ("kpi: {metric: nat, versus: target}", "versus target: nat has no target"),
        ("kpi: {metric: nat, versus: previous}", "versus previous: nat has no value of 2025-09"),
        ("kpi: {metric: wait, versus: target, claim: growth}", "the `claim` or what `versus` gives"),
        ("cards: {items: [{figure: 9, versus: target}]}", "name the `metric`"),
        ("table: {head: [A], rows: [[1]], versus: target}", "a free table has its own words"),
        ("kpi: {metric: wait, versus: budget}", "'budget' is not allowed"),
    ],
)
def test_a_comparison_that_there_is_not_is_an_error(brief_file: Write, block: str, message: str):
    with pytest.raises(BriefError) as refused:
        lay_out(brief_file(brief(block)))
    assert message in str(refused.value)


def test_a_table_has_a_column_for_each_word_instead_of_the_change(brief_file: Write):
    (table,) = items(
        brief_file(brief("table: {metrics: [wait, seen], versus: [previous, target, benchmark]}")), TableItem
    )
    assert [[cell.text.text for cell in row.cells] for row in table.rows] == [
        ["Metric", "Latest", "vs Sep 2025", "vs target", "vs national average"],
        ["Median wait", "38 minutes", "about −7%", "+2 minutes", "−4 minutes"],
        ["Seen in time", "95.6%", "+1.7 pp", "+0.6 pp", "–"],
    ]


def test_a_chart_draws_the_benchmark_as_a_line(brief_file: Write):
    (chart,) = items(brief_file(brief("line: {metrics: [wait], target: wait.benchmark}")), Chart)
    (level,) = chart.levels
    assert level.fact == "wait.benchmark"
    assert "National average 42 minutes" in chart.alt
