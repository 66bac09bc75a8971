"""Thresholds: what a value is, in colour, sign and word; those that leave a number out are refused."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from figures_kit import ledger_of, the_problem_of

from briefgen.base.colour import LEAST_TEXT_CONTRAST, contrast, lightness
from briefgen.base.diagnostics import BriefError, Place
from briefgen.base.phrase import Phrase
from briefgen.blocks.charts.parts.grade_look import SIGNS, grade_colour, status_fill
from briefgen.brief.theme_file import load_theme
from briefgen.facts.grading import grade_of
from briefgen.facts.prose import resolve
from briefgen.facts.thresholds import GRADES, Thresholds
from briefgen.model.scene import Chart, Group, TableItem, Text, walk
from briefgen.pipeline.lay_out import lay_out
from briefgen.words.check import statements

Write = Callable[[str], Path]
HERE = Place("brief.yaml")


def grades(thresholds: str, values: str, more: str = "") -> list[str | None]:
    ledger = ledger_of(
        f'a: {{label: A, unit: "%", kind: rate, thresholds: {{{thresholds}}}, values: {{{values}}}{more}}}'
    )
    assert ledger.problems == ()
    return [grade_of(fact, ledger.accounts["a"]) for fact in ledger.series("a")]


def test_six_derived_figures_with_status_and_target_fit_a_slide(brief_file: Write) -> None:
    given = "target: 78, thresholds: {tolerance: 3}, values: {2025-08: 70, 2025-09: 75}, source: r"
    rows = "".join(
        f"  a{each}: {{label: Seen at {name}, unit: '%', kind: rate, better: up, {given}}}\n"
        for each, name in enumerate(("Northgate General", "Hillview", "St Anne's", "Bly", "Aby", "Westbrook"))
    )
    path = brief_file(f"meta: {{title: T, language: en}}\nsources: {{r: {{title: R}}}}\nmetrics:\n{rows}")
    assert not [each for each in lay_out(path).problems if each.code == "overflow"]


@pytest.mark.parametrize(
    ("thresholds", "values", "found"),
    [
        ('good: ">= 95", watch: ">= 90", poor: "< 90"', "95.0, 94.9, 90, 89.9", "good watch watch poor"),
        ('good: "<= 36", watch: "<= 39"', "36, 37, 39, 39.1", "good watch watch poor"),
        ('good: "> 95"', "95.1, 95", "good poor"),
        ('good: "≥95%", watch: "≥90%"', "95, 90", "good watch"),
        ("good: 80 to 88, watch: 75–92", "80, 88, 79.9, 92, 92.1, 74", "good good watch watch poor poor"),
        ("good: -5至5", "-5, 0, 6", "good good poor"),
    ],
)
def test_a_value_is_what_the_first_condition_that_it_meets_says(thresholds, values, found):
    dated = ", ".join(f"{2000 + at}: {value}" for at, value in enumerate(values.split(", ")))
    assert grades(thresholds, dated) == found.split()


@pytest.mark.parametrize(
    ("better", "values", "found"),
    [
        ("up", "2023: 95, 2024: 94, 2025: 92.9", "good watch poor"),
        ("down", "2023: 95, 2024: 97, 2025: 97.1", "good watch poor"),
    ],
)
def test_a_tolerance_says_by_how_much_a_target_may_be_missed(better, values, found):
    assert grades("tolerance: 2", values, f", target: 95, better: {better}") == found.split()


def test_each_value_is_held_against_the_target_of_its_own_period():
    found = grades(
        "tolerance: 0", "2023: 57, 2024: 58, 2025: 60", ", target: {2024: 58, 2025: 61}, better: up"
    )
    assert found == ["poor", "good", "poor"]


def test_a_limit_is_a_target_from_above():
    assert grades("tolerance: 1", "2024: 35, 2025: 36", ", limit: 35") == ["good", "watch"]


def test_a_value_that_may_be_on_two_sides_of_a_threshold_has_no_status():
    assert grades('good: ">= 95"', "2023: 约95, 2024: 99–100, 2025: {value: 96, ci: 3}") == [
        None,
        "good",
        None,
    ]


@pytest.mark.parametrize(
    ("thresholds", "message"),
    [
        ('{good: ">= 95", watch: ">= 95"}', "`>= 95` is all good already"),
        ('{good: ">= 95", watch: "<= 90"}', "numbers between `>= 95` and `<= 90` have no status"),
        ('{good: "> 95", watch: "< 95"}', "numbers between `> 95` and `< 95` have no status"),
        (
            '{good: ">= 95", watch: ">= 90", poor: "< 85"}',
            "`< 85` leaves numbers without a grade: write `< 90`",
        ),
        ('{good: ">= 95", watch: ">= 90", poor: "<= 90"}', "`<= 90` is in part good or to be watched"),
        ('{good: "<= 36", poor: "> 40"}', "`> 40` leaves numbers without a grade: write `> 36`"),
        ('{good: 80 to 88, poor: "> 88"}', "what lies on both sides is poor by itself"),
        ('{good: ">= 95", watch: "< 95", poor: "< 90"}', "none is left to be poor"),
        ('{watch: ">= 90"}', "say what is `good`"),
        ('{good: ">= 95", tolerance: 2}', "a `tolerance` says it all"),
        ("{tolerance: -2}", "a tolerance is one number from 0 on"),
        ("{good: about 95}", "'about 95' is not a condition: write `>= 95`"),
        ("{good: 95 to 90}", "write the smaller one first"),
    ],
)
def test_thresholds_that_overlap_or_leave_a_gap_are_refused(brief_file: Write, thresholds, message):
    path = brief_file(
        "meta: {title: T}\n"
        f"metrics:\n  a: {{label: A, unit: '%', kind: rate, thresholds: {thresholds}, values: {{2025: 9}}}}\n"
    )
    with pytest.raises(BriefError) as refused:
        lay_out(path)
    assert message in str(refused.value)


@pytest.mark.parametrize(
    ("more", "message"),
    [
        ("thresholds: {tolerance: 2}", "its tolerance is for a target, and it has none"),
        ("thresholds: {tolerance: 2}, target: 9", "which way it misses its target is not said"),
        ('thresholds: {good: ">= 9 km"}', "`good: >= 9 km` is not in m"),
    ],
)
def test_thresholds_that_say_nothing_of_their_metric_are_refused(more, message):
    metric = f"a: {{label: A, unit: m, kind: amount, {more}, values: {{2025: 9}}}}"
    assert message in the_problem_of(metric, language="en").message


METRICS = """\
  wait: {label: Median wait, unit: minutes, kind: amount, better: down, target: 36,
         thresholds: {tolerance: 3}, values: {2025-08: 40, 2025-09: 37, 2025-10: 38}}
  seen: {label: Seen in time, unit: "%", kind: rate, target: 95, better: up,
         thresholds: {good: ">= 95", watch: ">= 90"}, values: {2025-08: 89.9, 2025-09: 94.9, 2025-10: 95.6}}
  beds: {label: Beds in use, unit: "%", kind: rate, target: 90, better: down, thresholds: {good: 80 to 88},
         values: {2025-08: 93, 2025-09: 95, 2025-10: 96}}
  plain: {label: Plain, unit: "%", kind: rate, values: {2025-08: 93, 2025-10: 96}}
"""


def brief(block: str, language: str = "en", theme: str = "govblue") -> str:
    head = f"meta: {{title: T, language: {language}}}\ntheme: {theme}\nmetrics:\n{METRICS}"
    return f"{head}deck:\n  - {{title: Figures, blocks: [{{{block}}}]}}\n"


def items(path: Path, kind: type):
    return [item for item in walk(lay_out(path).deck.pages[0].items) if isinstance(item, kind)]


@pytest.mark.parametrize(
    "block",
    [
        "kpi: wait",
        "kpi_grid: [wait, seen]",
        "tiles: [wait, seen]",
        "cards: {items: [{metric: wait}, {metric: seen}]}",
    ],
)
def test_figures_say_their_status_by_sign_and_word(brief_file: Write, block: str):
    texts = [item.text for item in items(brief_file(brief(block)), Text)]
    assert "▲ Watch" in texts
    assert ("● Good" in texts) == ("seen" in block)


def test_a_card_reads_its_status_aloud(brief_file: Write):
    alts = [group.alt for group in items(brief_file(brief("kpi_grid: [beds]", "zh-CN")), Group)]
    assert any("◆ 较差" in alt for alt in alts)


def test_a_figure_without_thresholds_has_no_sign(brief_file: Write):
    texts = "".join(item.text for item in items(brief_file(brief("kpi_grid: [plain]")), Text))
    assert not set(SIGNS.values()) & set(texts)


def test_a_table_has_signs_before_its_values_a_key_below_and_a_column_of_words(brief_file: Write):
    table = "table: {metrics: [beds, wait, seen, plain], columns: [latest, status, 2025-08]}"
    path = brief_file(brief(table))
    (shown,) = items(path, TableItem)
    assert [[cell.text.text for cell in row.cells][1:] for row in shown.rows] == [
        ["Latest", "Status", "Aug 2025"],
        ["◆ 96%", "◆ Poor", "◆ 93%"],
        ["▲ 38 minutes", "▲ Watch", "◆ 40 minutes"],
        ["● 95.6%", "● Good", "◆ 89.9%"],
        ["96%", "", "93%"],
    ]
    assert "● good; ▲ watch; ◆ poor" in [item.text for item in items(path, Text)]


def test_a_bullet_colours_its_bars_by_status_and_says_it(brief_file: Write):
    path = brief_file(brief("bullet: [wait, seen, beds]"))
    (chart,) = items(path, Chart)
    assert chart.series[0].labels == ("▲ 38 minutes", "● 95.6%", "◆ 96%")
    assert len(set(chart.series[0].colours)) == 3
    assert "good: Seen in time; watch: Median wait; poor: Beds in use" in chart.alt
    assert any("● good, ▲ watch, ◆ poor" in item.text for item in items(path, Text))


def test_a_heat_map_of_metrics_with_thresholds_shows_their_status_whatever_their_units(brief_file: Write):
    (chart,) = items(brief_file(brief("heatmap: [wait, seen, beds]")), Chart)
    assert [series.labels[-1] for series in chart.series] == ["▲ 38 minutes", "● 95.6%", "◆ 96%"]
    assert "good: Seen in time; watch: Median wait; poor: Beds in use" in chart.alt
    darkness = [lightness(series.colours[-1]) for series in chart.series]
    assert darkness[2] < darkness[0] < darkness[1]


def test_cells_that_are_too_narrow_for_numbers_keep_their_signs(brief_file: Write):
    columns = ", ".join(f"{1960 + at}: {90 + at % 9}.25" for at in range(60))
    stated = f'thresholds: {{good: ">= 95"}}, values: {{{columns}}}'
    metric = f'  long: {{label: Long, unit: "%", kind: rate, {stated}}}\n'
    text = brief("heatmap: [long]").replace("deck:", f"{metric}deck:")
    (chart,) = items(brief_file(text), Chart)
    assert set(chart.series[0].labels) == {"●", "◆"}


def test_a_heat_map_with_a_metric_without_thresholds_stays_one_of_tints(brief_file: Write):
    (chart,) = items(brief_file(brief("heatmap: [beds, plain]")), Chart)
    assert not set(SIGNS.values()) & set("".join(chart.series[0].labels))


@pytest.mark.parametrize("name", ["govblue", "celebration", "consulting", "dark", "newsprint", "serif"])
def test_the_colours_of_a_status_read_in_every_theme_and_differ(name):
    theme = load_theme(name)
    palette = theme.palette
    grounds = (palette.paper, palette.surface, *(accent.soft for accent in palette.accents.values()))
    colours = {grade: grade_colour(grade, palette.ink, *grounds) for grade in GRADES}
    assert len(set(colours.values())) == 3
    for colour in colours.values():
        assert min(contrast(colour, ground) for ground in grounds) >= LEAST_TEXT_CONTRAST
    fills = [status_fill(grade, palette.paper, palette.ink) for grade in GRADES]
    steps = [abs(lightness(fill) - lightness(palette.paper)) for fill in fills]
    assert steps == sorted(steps)


def test_a_text_prints_the_status_in_a_word():
    stated = 'thresholds: {good: ">= 95"}, values: {2024: 96, 2025: 90}'
    ledger = ledger_of(f'a: {{label: 甲, unit: "%", kind: rate, {stated}}}')
    pieces, problems = resolve("{a.2024.status}，{a.status}", ledger, HERE)
    assert (pieces[0].text, problems) == ("良好，较差", ())
    _, (problem,) = resolve("{b.status}", ledger_of("b: {label: B, unit: m, values: {2025: 1}}"), HERE)
    assert "has no status" in problem.message


@pytest.mark.parametrize(
    ("value", "text", "verdict"),
    [
        (96, "及时率达标", "holds"), (80, "及时率达标", "contradicted"), (80, "及时率未达标", "holds"),
        (92, "及时率达标", "open"),
    ],
)  # fmt: skip
def test_words_that_something_is_met_are_held_against_thresholds_without_a_target(value, text, verdict):
    stated = f'thresholds: {{good: ">= 95", watch: ">= 90"}}, values: {{2025: {value}}}'
    ledger = ledger_of(f'a: {{label: 及时率, unit: "%", kind: rate, {stated}}}')
    (said,) = statements([(Phrase(text, HERE), ())], ledger)
    assert said.judgement.verdict == verdict


def test_a_grade_is_of_a_value_alone():
    ledger = ledger_of(
        'a: {label: 甲, unit: "%", kind: rate, thresholds: {good: ">= 95"}, target: 99, values: {2025: 96}}'
    )
    assert grade_of(ledger.find("a.target"), ledger.accounts["a"]) is None
    assert isinstance(ledger.metrics["a"].thresholds, Thresholds)
