"""What a control chart says of a metric: lines as figures of the ledger, rules and verdicts in words."""

from __future__ import annotations

from typing import Any

import pytest
from charts_fixtures import HERE, block_of, drawn, metric, reading, setting, texts

from briefgen.blocks.charts.parts.process_plan import LimitBaseline, LimitPhase
from briefgen.facts.derivation import derivation_text
from briefgen.facts.target import Target
from briefgen.model.frame import absolute, lowest
from briefgen.model.scene import Chart, Text

LEVEL = [50, 54, 48, 53, 51, 47, 52, 49, 54, 50, 48, 51]
RISEN = [*LEVEL, *(value + 9 for value in LEVEL)]


def months(values: list[Any], start: int = 2024) -> dict[str, str]:
    keys = (f"{start + at // 12}-{at % 12 + 1:02d}" for at in range(len(values)))
    return {key: str(value) for key, value in zip(keys, values, strict=True) if value is not None}


def waits(values: list[Any], **more: Any) -> Any:
    return metric("waits", more.pop("label", "Waits"), months(values), unit="days", kind="amount", **more)


def composed(values: list[Any], language: str = "en", width: float = 480.0, **keys: Any) -> tuple[Any, ...]:
    """Return the chart, the text below it, and the setting that it was composed in."""
    of = {key: keys.pop(key) for key in ("better", "target", "label") if key in keys}
    named = keys.pop("named", "")
    around = setting(waits(values, **of), language=language, kind=keys.pop("kind", "page"))
    if named:
        keys["target"] = named
    items = block_of("control_chart")(metrics=("waits",), place=HERE, **keys).compose(around, width).items
    chart = next((item for item in items if isinstance(item, Chart)), None)
    note = next((item.text for item in items if isinstance(item, Text)), "")
    return chart, note, around


def aim(number: str) -> tuple[Target, ...]:
    return (Target(value=reading(number), place=HERE),)


def phase(since: str, reason: str = "") -> LimitPhase:
    return LimitPhase(since=since, reason=reason, place=HERE)


def line_of(chart: Chart, name: str) -> list[float]:
    """Return the values of a line of the chart."""
    return [value for series in chart.series if series.name == name for value in series.values if value]


def test_mean_and_limits_are_facts_of_the_ledger_that_say_how_they_follow():
    chart, _, around = composed(LEVEL)
    facts = {key.rpartition(".")[2]: fact for key, fact in around.computed.items()}
    assert {word: str(facts[word].number) for word in ("mean", "upper", "lower")} == {
        "mean": "50.6", "upper": "61.0", "lower": "40.2",
    }  # fmt: skip
    assert derivation_text(facts["mean"], "en") == (
        "Mean of 12 values of Waits, January 2024 to December 2024"
    )
    assert derivation_text(facts["upper"], "en") == "= mean 50.6 days + 2.66 × mean moving range 3.91 days"
    assert {series.facts[-1] for series in chart.series[:3]} == {
        facts[word].id for word in ("mean", "upper", "lower")
    }
    assert set(line_of(chart, "upper limit")) == {61.0}


def test_no_rule_is_broken_by_what_varies_as_it_always_did():
    _, note, _ = composed(LEVEL)
    assert note == "Common cause variation\nNo rule is broken"
    _, note, _ = composed(LEVEL, "zh-CN")
    assert note == "普通原因波动\n未触发任何判异规则"


def test_a_run_is_named_with_its_length_its_side_and_its_months():
    chart, note, _ = composed(RISEN, baseline=LimitBaseline(until="2024-12", place=HERE))
    assert "13 points in a row above the mean, Dec 2024 to Dec 2025" in note
    assert "13 points in a row above the mean, Dec 2024 to Dec 2025" in chart.alt
    assert "above the upper limit: Feb 2025, Apr 2025, Jul 2025, Sep 2025" in chart.alt
    assert "limits computed from Jan 2024 to Dec 2024" in chart.alt
    _, note, _ = composed(RISEN, "zh-CN", baseline=LimitBaseline(until="2024-12", place=HERE))
    assert "2024年12月至2025年12月均值以上连续13点" in note


@pytest.mark.parametrize(
    ("better", "said"),
    [
        ("up", "Special cause, improving"),
        ("down", "Special cause, concerning"),
        (None, "Special cause variation"),
    ],
)
def test_the_latest_value_says_whether_the_special_cause_is_an_improvement(better, said):
    chart, note, _ = composed(RISEN, baseline=LimitBaseline(until="2024-12", place=HERE), better=better)
    assert note.splitlines()[0] == said
    signs = {series.name: series.symbol for series in chart.series if any(series.dots)}
    assert signs == {
        "Waits": "circle",
        said: {"up": "diamond", "down": "square", None: "diamond"}[better],
    }


@pytest.mark.parametrize(
    ("target", "better", "said"),
    [
        ("61", "down", "consistently passing the target"),
        ("40", "down", "consistently failing the target"),
        ("50", "down", "hit or miss against the target"),
        ("40", "up", "consistently passing the target"),
        ("61", "up", "consistently failing the target"),
    ],
)
def test_a_target_beyond_both_limits_is_passed_or_failed_and_one_between_them_hit_or_missed(
    target, better, said
):
    chart, note, _ = composed(LEVEL, better=better, target=aim(target))
    assert note.splitlines()[0] == f"Common cause variation; {said}"
    assert set(line_of(chart, "target")) == {float(target)}


def test_a_target_of_another_unit_is_not_drawn_and_told():
    other = metric("goal", "Goal", {"2024-12": "50"}, unit="hours")
    around = setting(waits(LEVEL), other, language="en")
    block_of("control_chart")(metrics=("waits",), target="goal", place=HERE).compose(around, 400.0)
    (problem,) = around.problems
    assert problem.message == "the target is not drawn: it is measured in hours"


def test_a_step_gives_the_values_from_it_on_limits_of_their_own_with_the_reason():
    chart, note, _ = composed(RISEN, step=(phase("2025-01", "new triage"),))
    assert "Limits recalculated from Jan 2025: new triage" in note
    assert "in a row" not in note
    assert line_of(chart, "mean (Jan 2024)") == [50.6] * 12
    assert line_of(chart, "mean (Jan 2025)") == [59.6] * 12
    assert "Jan 2024 to Dec 2024: mean 50.6 days" in chart.alt


def test_the_short_form_of_a_step_is_its_period_however_it_is_written():
    assert LimitPhase.from_scalar("Apr 2024", HERE).since == "2024-04"


def test_a_missing_value_is_a_gap_in_the_line_and_in_the_run():
    chart, note, _ = composed([*LEVEL, *[60, 61, 60, 62, None, 60, 61, 62, 60]])
    assert chart.style.broken
    (values,) = (series.values for series in chart.series if series.name == "Waits")
    assert values[16] is None
    assert "in a row above" not in note


def test_values_that_are_all_equal_have_no_limits():
    chart, note, _ = composed([7] * 12)
    assert "All values are equal: no limits" in note
    assert [series.name for series in chart.series] == ["mean", "Waits"]


def test_a_count_has_no_lower_limit_below_zero():
    falls = metric("falls", "Falls", months([1, 0, 3, 0, 2, 5, 0, 1, 0, 4, 0, 2]), unit="", kind="count")
    chart = drawn("control_chart", falls, around=setting(falls, language="en"), width=400.0)
    assert [series.name for series in chart.series][:3] == ["mean", "upper limit", "Falls"]


def test_a_run_chart_has_the_median_alone_and_other_words():
    chart, note, _ = composed(RISEN, limits="none")
    assert chart.alt.startswith("Run chart: Special cause variation; 12 points in a row below the median")
    assert line_of(chart, "median") == [55.0] * 24
    assert "limit" not in chart.alt
    assert "12 points in a row above the median, Jan 2025 to Dec 2025" in note


def test_weekends_without_any_value_are_no_gaps():
    days = [f"2025-03-{day:02d}" for day in range(3, 29) if day not in (8, 9, 15, 16, 22, 23)]
    rows = metric("calls", "Calls", {day: str(40 + at * 7 % 5 + 9 * (at > 9)) for at, day in enumerate(days)})
    around = setting(rows, language="en")
    items = block_of("control_chart")(
        metrics=("calls",), baseline=LimitBaseline(until="2025-03-14", place=HERE), place=HERE
    ).compose(around, 480.0).items  # fmt: skip
    chart, note = items[0], items[1].text
    assert len(chart.categories) == 20
    assert "11 points in a row above the mean, 14 Mar 2025 to 28 Mar 2025" in note


@pytest.mark.parametrize(
    ("values", "keys", "message", "hint"),
    [
        ([1, 2, 3], {}, "needs at least 6 values", "show it with `line`"),
        (LEVEL, {"step": (phase("2024-10"),)}, "'waits' has 3 from October", "move `step`"),
        (LEVEL, {"step": (phase("2023-10"),)}, "no new limits can begin", "later period"),
        (RISEN, {"step": (phase("2025-01"),), "baseline": LimitBaseline(until="2025-03", place=HERE)},
         "reaches over a `step`", "within one"),
        (LEVEL, {"baseline": LimitBaseline(since="2025-01", place=HERE)}, "holds no value", "has values for"),
    ],
)  # fmt: skip
def test_what_has_no_limits_is_refused_with_what_to_do(values, keys, message, hint):
    chart, _, around = composed(values, **keys)
    assert chart is None
    (problem,) = around.problems
    assert problem.severity == "error"
    assert message in problem.message
    assert hint in problem.hint


def test_limits_of_few_values_are_warned_of():
    _, _, around = composed(LEVEL[:9])
    assert [problem.severity for problem in around.problems] == ["warning"]
    assert "limits of 9 values move with each new one" in around.problems[0].message


def test_of_many_values_beyond_a_limit_their_number_and_the_last_one_are_told():
    chart, _, _ = composed(
        [*LEVEL, 70, 71, 50, 72, 70, 73, 49], baseline=LimitBaseline(until="2024-12", place=HERE)
    )
    assert "5 points above the upper limit, the last in Jun 2025" in chart.alt


def test_where_there_is_room_for_one_broken_rule_it_is_the_latest_and_weightiest():
    drop = [value - 8 for value in LEVEL]
    _, note, _ = composed([*LEVEL, *drop], width=110.0, baseline=LimitBaseline(until="2024-12", place=HERE))
    assert "12 points in a row below the mean, Jan 2025 to Dec 2025" in note.replace("\n", " ")
    assert "near" not in note


def test_ranks_are_refused():
    rank = metric("rank", "Rank", months(LEVEL), kind="rank")
    around = setting(rank, language="en")
    block_of("control_chart")(metrics=("rank",), place=HERE).compose(around, 400.0)
    assert [problem.message for problem in around.problems] == ["'rank' is a rank: its mean has no meaning"]


def test_several_metrics_have_a_chart_each_with_limits_of_its_own_below_its_name():
    rows = [metric(key, key.title(), months([value + 20 * at for value in LEVEL]), unit="days")
            for at, key in enumerate(("north", "south", "west"))]  # fmt: skip
    around = setting(*rows, language="en")
    block = block_of("control_chart")(metrics=("north", "south", "west"), place=HERE)
    laid = around.compose(block, 300.0, 400.0)
    items = absolute(laid.items)
    charts = [item for item in items if isinstance(item, Chart)]
    assert [set(line_of(chart, "upper limit")) for chart in charts] == [{61.0}, {81.0}, {101.0}]
    assert [chart.box.x for chart in charts] == [0.0, pytest.approx(156.0), 0.0]
    names = [item.text for item in items if isinstance(item, Text) and item.text.isalpha()]
    assert names == ["North", "South", "West"]
    assert lowest(laid.items) == pytest.approx(400.0)


@pytest.mark.parametrize("count", [12, 24, 60, 120])
@pytest.mark.parametrize(
    ("kind", "width"), [("page", 110.0), ("page", 170.0), ("deck", 270.0), ("deck", 880.0)]
)
def test_labels_stand_apart_and_inside_whatever_the_number_of_points(count, kind, width):
    values = [LEVEL[at % 12] + (at * 7) % 5 for at in range(count)]
    values[3] = 90
    rows = waits(values, target=aim("48"), better="down")
    chart = drawn("control_chart", rows, around=setting(rows, kind=kind, language="en"), width=width)
    boxes = [text.box for text in texts(chart)]
    assert all(chart.box.contains(box, 0.6) for box in boxes)
    assert not any(a.overlaps(b, 0.3) for at, a in enumerate(boxes) for b in boxes[:at])
    assert any(text.text.endswith(chart.series[0].labels[-1]) for text in texts(chart))


def test_a_narrow_chart_tells_its_lines_below_itself():
    wide, told, _ = composed(LEVEL, width=480.0)
    assert [series.labels[-1] for series in wide.series[:3]] == [
        "mean 50.6", "upper limit 61.0", "lower limit 40.2",
    ]  # fmt: skip
    assert "limits" not in told
    narrow, told, _ = composed(LEVEL, width=120.0)
    assert [series.labels[-1] for series in narrow.series[:3]] == ["50.6", "61.0", "40.2"]
    assert "Mean 50.6, limits 40.2–61.0 days" in told.replace("\n", " ")


def test_numbers_too_long_for_a_narrow_chart_stand_below_it_alone():
    rows = waits([value * 10**9 + 1 for value in LEVEL])
    around = setting(rows, language="en")
    items = block_of("control_chart")(metrics=("waits",), place=HERE).compose(around, 100.0).items
    assert [label for series in items[0].series[:3] for label in series.labels if label] == []
    assert items[0].style.plot[2] > 0.5
