"""Each chart of a long series draws some of its values and says so, or is refused with what can be done."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from test_thinned import chart_of, items_of, laid_out, texts

from bench.growth import write_points
from briefgen.base.diagnostics import BriefError
from briefgen.blocks.charts.parts import time_choices, time_labels
from briefgen.model.scene import Chart

SAID = "800 of 900 values are drawn, the highest, the lowest and the last among them"


def drawn_as(word: str, folder: Path, count: int = 900):
    return laid_out(write_points(folder, count), with_instead=("{line: visits}", word))


@pytest.mark.parametrize("word", ["column", "sparkline", "stacked", "control_chart"])
def test_a_chart_of_one_series_is_thinned_and_says_so(word: str, tmp_path: Path) -> None:
    publication = drawn_as(f"{{{word}: visits}}", tmp_path)
    chart = chart_of(publication)
    assert (chart.thinning.drawn, chart.thinning.of) == (800, 900)
    assert len(chart.categories) == 800
    assert SAID in texts(publication)
    assert chart.alt.endswith(SAID)
    assert len(publication.notes) == 1


def two_series(folder: Path, block: str):
    brief = write_points(folder, 900)
    rows = (folder / "days.csv").read_text(encoding="utf-8").splitlines()
    made = [f"{line},{index % 97}" for index, line in enumerate(rows[1:])]
    (folder / "days.csv").write_text("\n".join([f"{rows[0]},loans", *made]) + "\n", encoding="utf-8")
    text = brief.read_text(encoding="utf-8")
    loans = (
        "  loans: {label: Loans, unit: books, source: returns,"
        " from: {table: days, value: loans, period: day}}\n"
    )
    return laid_out(
        brief,
        with_instead=(text, text.replace("deck:\n", f"{loans}deck:\n").replace("{line: visits}", block)),
    )


def test_columns_and_lines_are_thinned_together(tmp_path: Path) -> None:
    publication = two_series(tmp_path, "{combo: {metrics: visits, lines: loans}}")
    chart = chart_of(publication)
    assert chart.thinning.of == 1800
    assert len(chart.categories) == 800
    visits, loans = chart.series
    assert max(value for value in loans.values if value is not None) == 96
    assert visits.second != loans.second


def test_labels_of_a_dense_line_go_where_the_line_as_a_whole_leaves_room(tmp_path: Path) -> None:
    line = chart_of(two_series(tmp_path, "{combo: {metrics: visits, lines: loans}}")).series[1]
    assert len(line.below) == len(line.values)
    labelled = [(line.values[at], line.below[at]) for at, text in enumerate(line.labels) if text]
    rises, highest, lowest, rises_to_the_end = labelled[0], (96, False), (0, True), labelled[-1]
    assert (rises, rises_to_the_end) == ((0, True), (26, False))
    assert set(labelled) == {rises, highest, lowest, rises_to_the_end}


def test_small_charts_have_one_line_below_them_that_says_what_all_of_them_draw(tmp_path: Path) -> None:
    publication = two_series(tmp_path, "{small_multiples: {metrics: [visits, loans], kind: line}}")
    charts = [item for item in items_of(publication) if isinstance(item, Chart)]
    assert [chart.thinning.of for chart in charts] == [900, 900]
    told = "1,600 of 1,800 values are drawn, the highest, the lowest and the last among them"
    assert texts(publication).count(told) == 1
    assert SAID not in texts(publication)
    assert sum(chart.thinning.drawn for chart in charts) == 1600


def test_points_of_two_figures_keep_the_outermost_and_lie_as_densely_as_all(tmp_path: Path) -> None:
    publication = two_series(tmp_path, "{scatter: {metrics: visits, x: loans, x_label: Loans}}")
    chart = chart_of(publication)
    across = [float(text) for text in chart.categories]
    assert len(across) == 800
    assert (min(across), max(across)) == (0, 96)
    assert sum(x < 48 for x in across) == pytest.approx(400, abs=12)
    said = "800 of 900 points are drawn, the outermost among them"
    assert said in texts(publication)
    assert chart.alt.endswith(said)
    assert publication.notes == (f"Visits: {said}; the chart says so",)


@pytest.mark.parametrize(
    ("block", "message", "hint"),
    [
        ("{heatmap: visits}", "a heat map of 900 columns cannot be read", "or draw a `line`"),
        (
            "{waterfall: visits}",
            "`waterfall` draws at most 200 periods or steps, here are 900",
            "draw a `line`",
        ),
        ("{mekko: visits}", "`mekko` draws at most 200 periods or steps, here are 900", "draw a `line`"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_place_and_what_can(
    block: str, message: str, hint: str, tmp_path: Path
) -> None:
    with pytest.raises(BriefError) as refused:
        drawn_as(block, tmp_path)
    (problem,) = refused.value.problems
    assert message in problem.message
    assert hint in problem.hint
    assert (problem.place.line, problem.place.column > 20) == (8, True)


def test_a_control_chart_judges_all_values_also_those_that_it_does_not_draw(tmp_path: Path) -> None:
    brief = write_points(tmp_path, 900)
    rows = ["day,visits"] + [
        f"{datetime.date(2020, 1, 1) + datetime.timedelta(at)},{100 + (at % 2) * 4}" for at in range(900)
    ]
    (tmp_path / "days.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    publication = laid_out(brief, with_instead=("{line: visits}", "{control_chart: visits}"))
    chart = chart_of(publication)
    # Each value is 4 from the one before it: of the drawn ones alone ranges would be others.
    assert "mean 102 people" in chart.alt
    assert "upper limit 112.6 people" in chart.alt
    assert "no rule is broken" in chart.alt


def test_of_many_broken_rules_the_latest_are_read_aloud_and_the_others_counted(tmp_path: Path) -> None:
    chart = chart_of(drawn_as("{control_chart: visits}", tmp_path, 3000))
    assert chart.alt.count("in a row") + chart.alt.count("near the") <= 40
    assert "more" in chart.alt
    assert sum(bool(label) for series in chart.series for label in series.labels) < 40


def test_a_family_of_a_thousand_lines_is_refused_before_it_is_laid_out(tmp_path: Path) -> None:
    rows = ["site,year,visits"] + [
        f"Site {chr(65 + at // 26)}{chr(65 + at % 26)},2025,{at}" for at in range(300)
    ]
    (tmp_path / "sites.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    (brief := tmp_path / "brief.yaml").write_text(
        "meta: {title: G, language: en}\nsources: {r: {title: R}}\ndata: {sites: sites.csv}\nmetrics:\n"
        "  visits: {label: Visits, unit: people, source: r,"
        " from: {table: sites, value: visits, period: year, by: site, aggregate: sum}}\n"
        'deck:\n  - title: "Visits"\n    blocks: [{line: visits by site}]\n'
    )
    with pytest.raises(BriefError) as refused:
        laid_out(brief)
    assert "`line` draws at most 200 metrics or members, here are 300" in refused.value.problems[0].message
    assert "top 8" in refused.value.problems[0].hint


@pytest.mark.parametrize(
    ("keys", "years"),
    [
        ([f"{1976 + at // 12}-{at % 12 + 1:02d}" for at in range(600)], 5),
        ([f"{1925 + at // 12}-{at % 12 + 1:02d}" for at in range(1200) if at % 3], 5),
        ([f"{1987 + at // 52}-W{at % 52 + 1:02d}" for at in range(2000)], 2),
        ([str(datetime.date(1998, 1, 1) + datetime.timedelta(at)) for at in range(0, 10_000, 12)], 2),
    ],
    ids=["months", "months of which some are drawn", "weeks", "days"],
)
@pytest.mark.parametrize("width", [130, 800])
def test_a_long_time_is_named_at_its_ends_and_at_round_years_and_no_names_touch(
    keys: list[str], years: int, width: int
) -> None:
    choices = time_choices.choices(tuple(keys), tuple(keys), "en")
    centres = [width * (at + 0.5) / len(keys) for at in range(len(keys))]
    kept = next(
        kept
        for named in choices
        if time_labels._apart(
            kept := time_labels._between_ends(named, centres, 12.0, even=True), centres, 12.0
        )
    )
    assert {0, len(keys) - 1} <= set(kept)
    told = [int(tick.whole) for tick in kept.values()]
    if width > 500:
        assert len(told) > 8
        assert {year % years for year in told[1:-1]} == {0}
