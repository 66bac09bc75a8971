"""Ranges and confidence intervals: how they are written, printed, drawn, and told without a direction."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

import openxml_audit
import pytest
from figures_kit import ledger_of, problems_of, the_problem_of
from ooxml_lint import lint

from briefgen.base.diagnostics import BriefError
from briefgen.blocks.charts.drawing.cache import marks
from briefgen.edition.publication import Publication
from briefgen.facts.format import figure
from briefgen.model.scene import Chart, Page, Shape, TableItem, Text, walk
from briefgen.pipeline.build import Options, build
from briefgen.pipeline.lay_out import lay_out
from briefgen.report.entry import entries

RANGE = "a: {{label: 甲, unit: 万元, kind: amount, values: {{2024: {before}, 2025: {value}}}{more}}}"
SURE = 'a: {{label: 甲, unit: "%", kind: rate, values: {{2024: {before}, 2025: {value}}}}}'


def ranged(value: str, before: str = "2", more: str = "", **asked: str):
    return ledger_of(RANGE.format(value=value, before=before, more=more), **asked)


def brief(folder: Path, metrics: str, more: str = "", language: str = "en") -> Publication:
    path = folder / "b.yaml"
    text = f"meta: {{title: T, language: {language}}}\nmetrics:\n{metrics}\n{more}"
    path.write_text(text, encoding="utf-8")
    return lay_out(path)


def words(pages: tuple[Page, ...]) -> str:
    return "\n".join(item.text for page in pages for item in walk(page.items) if isinstance(item, Text))


def the_chart(laid: Publication) -> Chart:
    (chart,) = [item for page in laid.deck.pages for item in walk(page.items) if isinstance(item, Chart)]
    return chart


@pytest.mark.parametrize("written", ["3–5", "3-5", "3 to 5", "3至5", "3~5", "3–5万元", '"3 — 5"'])
def test_a_range_is_printed_with_both_ends(written):
    ledger = ranged(written)
    assert ledger.problems == ()
    assert figure(ledger.find("a"), "zh-CN").text == "3–5万元"


@pytest.mark.parametrize(("language", "printed"), [("zh-CN", "−3至5万元"), ("en", "−3 to 5 万元")])
def test_a_range_that_begins_below_zero_has_a_word_between_its_ends(language, printed):
    ledger = ranged("-3 to 5", language=language)
    assert figure(ledger.find("a"), language).text == printed


def test_the_ends_of_a_range_of_percentages_share_a_sign_and_text_prints_it():
    ledger = ledger_of('a: {label: 甲, unit: "%", kind: share, values: {2025: 12.5%–15%}}')
    assert ledger.problems == ()
    assert figure(ledger.find("a"), "en").text == "12.5–15%"


def test_what_is_counted_may_be_a_range_of_whole_things_only():
    assert problems_of("a: {label: 甲, unit: 家, values: {2025: 3–4}}") == ()
    problem = the_problem_of("a: {label: 甲, unit: 家, kind: count, values: {2024: 3, 2025: 3–4.5}}")
    assert problem.code == "whole-number"


def test_a_range_has_no_change_and_the_reason_is_told():
    ledger = ranged("3–5")
    assert ledger.change(ledger.find("a")) is None
    with pytest.raises(LookupError, match="3–5万元 is a range, from which no one `growth` follows"):
        ledger.find("a.growth")


def test_a_claim_about_a_range_is_held_against_all_that_it_may_be():
    assert ranged("3–5", more=", claims: [{growth: 100, since: 2024}]").problems == ()
    assert ranged("3–5", more=", claims: [{growth: 300, since: 2024}]").problems[0].code == "claim"


def test_a_claim_is_no_range():
    (problem,) = ranged("3", more=", claims: [{growth: 40-60, since: 2024}]").problems
    assert "`growth` takes one number, found the range 40-60" in problem.message


def test_nothing_is_computed_of_a_range():
    ledger = ledger_of(
        "a: {label: 甲, unit: 万元, kind: amount, values: {2025: 3–5}}\n"
        "b: {label: 乙, unit: 万元, kind: amount, values: {2025: 7}}\n"
        "c: {label: 丙, computed: b - a}"
    )
    assert any("a of 2025 is a range, 3–5万元" in problem.message for problem in ledger.problems)


@pytest.mark.parametrize("word", ["column", "line", "bar", "lollipop"])
def test_charts_draw_a_range_from_end_to_end_and_label_it_as_one(tmp_path, word):
    metrics = "  a: {label: Cost, unit: km, kind: amount, values: {2023: 3–5, 2024: 4–6, 2025: 7–9}}"
    chart = the_chart(brief(tmp_path, metrics, f"deck: [{{title: X, blocks: [{{{word}: a}}]}}]"))
    (series,) = chart.series
    assert series.spans == ((3.0, 5.0), (4.0, 6.0), (7.0, 9.0))
    assert series.labels == ("3–5", "4–6", "7–9")


def test_a_chart_that_draws_no_range_is_refused_and_says_which_do(tmp_path):
    metrics = "  a: {label: Cost, unit: km, kind: amount, values: {2024: 4–6, 2025: 7–9}}"
    with pytest.raises(
        BriefError, match="'a' has a range, 4–6 km: this chart draws one value a point"
    ) as caught:
        brief(tmp_path, metrics, "deck: [{title: X, blocks: [{slope: a}]}]")
    assert "`column`, `bar`, `lollipop` and `line` draw ranges" in str(caught.value)


def test_a_story_tells_a_range_without_a_direction(tmp_path):
    metrics = "  a: {label: Cost, unit: km, kind: amount, values: {2024: 4–6, 2025: 7–9}}"
    told = words(brief(tmp_path, metrics).deck.pages)
    assert "Cost stands at 7–9 km" in told
    assert "rose" not in told


@pytest.mark.parametrize(
    ("value", "bounds"),
    [
        ("{value: 52.1, ci: [50.3, 53.9]}", ("50.3", "53.9", "95")),
        ("{value: 52.1, ci: 1.8}", ("50.3", "53.9", "95")),
        ("{value: 52.1, ci: 1.8, level: 90}", ("50.3", "53.9", "90")),
        ("{value: 52.1, ci: [50.3%, 53.9%]}", ("50.3", "53.9", "95")),
    ],
)
def test_a_confidence_interval_is_a_margin_or_two_bounds(value, bounds):
    ledger = ledger_of(SURE.format(value=value, before=49))
    assert ledger.problems == ()
    found = ledger.find("a").confidence
    assert found
    assert (str(found.low), str(found.high), str(found.level)) == bounds


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("{value: 52.1, ci: [53, 54]}", "the value 52.1 does not lie between 53 and 54"),
        ("{value: 52.1, ci: 0}", "it is above zero"),
        ("{value: 52.1, ci: [1, 2, 3]}", "found 3 numbers"),
        ("{value: 52.1, ci: [50 kt, 54]}", "is in kt"),
    ],
)
def test_what_is_no_confidence_interval_is_an_error(value, said):
    assert said in the_problem_of(SURE.format(value=value, before=49)).message


def test_a_level_of_nothing_or_of_all_is_an_error():
    with pytest.raises(BriefError, match="a level lies between 50 and 100 per cent"):
        ledger_of(SURE.format(value="{value: 52.1, ci: 1.8, level: 100}", before=49))


def survey(before: str, value: str, label: str = "Trust", key: str = "a") -> str:
    return f'  {key}: {{label: {label}, unit: "%", kind: rate, values: {{2024: {before}, 2025: {value}}}}}'


NEAR = survey("{value: 51.4, ci: 1.8}", "{value: 52.1, ci: 1.8}")
FAR = survey("{value: 61, ci: 1.7}", "{value: 67.2, ci: 1.6}", "Reading", "b")


def test_intervals_that_overlap_are_no_rise_and_those_apart_are_one(tmp_path):
    near = words(brief(tmp_path, NEAR).deck.pages)
    assert "Trust stands at 52.1%" in near
    assert "rose" not in near
    assert "vs 2024" not in near
    assert "Reading rose by 6.2 percentage points to 67.2%" in words(brief(tmp_path, FAR).deck.pages)


def test_a_published_change_within_the_intervals_is_no_title_either(tmp_path):
    claimed = NEAR.replace("}}}", "}}, claims: [{points: 0.7, since: 2024}]}")
    assert "rose" not in words(brief(tmp_path, claimed).deck.pages)


def test_error_bars_are_drawn_and_the_page_says_their_level(tmp_path):
    laid = brief(tmp_path, NEAR + "\n" + FAR, "deck: [{title: X, blocks: [{column: a}]}]")
    chart = the_chart(laid)
    assert chart.series[0].spans == ((49.6, 53.2), (50.3, 53.9))
    assert "2025: 52.1% (50.3–53.9)" in chart.alt
    assert "Error bars: 95% confidence intervals" in words(laid.deck.pages)
    assert laid.problems == ()


def test_the_page_draws_error_bars_to_their_ends(tmp_path):
    metrics = "  a: {label: Cost, unit: km, kind: amount, values: {2024: 4–6, 2025: 7–9}}"
    page = "onepager: {pillars: [{key: p, modules: [{blocks: [{column: a}]}]}]}"
    laid = brief(tmp_path, metrics, page)
    (chart,) = [item for sheet in laid.page.pages for item in walk(sheet.items) if isinstance(item, Chart)]
    bars = [item for item in walk(marks(chart)) if isinstance(item, Shape) and item.name == "error bar"]
    assert len(bars) == 2 * 3  # a line and two caps each


def test_the_deck_has_native_error_bars_whose_lengths_are_in_the_workbook(tmp_path):
    path = tmp_path / "b.yaml"
    deck = "deck: [{title: X, blocks: [{row: [{line: a}, {bar: [a, b]}]}]}]"
    path.write_text(f"meta: {{title: T, language: en}}\nmetrics:\n{NEAR}\n{FAR}\n{deck}\n", encoding="utf-8")
    build(path, Options(out=tmp_path / "out", verify=True))
    with ZipFile(tmp_path / "out" / "b.pptx") as deck_file:
        parts = [name for name in deck_file.namelist() if name.startswith("ppt/charts/chart")]
        charts = [deck_file.read(name).decode() for name in parts if name.endswith(".xml")]
    assert lint((tmp_path / "out" / "b.pptx").read_bytes()) == []
    assert [str(error) for error in openxml_audit.validate_pptx(tmp_path / "out" / "b.pptx").errors] == []
    assert all("<c:errBars>" in chart and '<c:errValType val="cust"/>' in chart for chart in charts)
    assert sum('<c:errDir val="y"/>' in chart for chart in charts) == 1  # bars take none


def test_a_table_prints_intervals_where_it_is_asked_to(tmp_path):
    table = "{table: {metrics: [a, b], columns: [latest, change], intervals: true}}"
    laid = brief(tmp_path, NEAR + "\n" + FAR, f"deck: [{{title: X, blocks: [{table}]}}]")
    (page,) = laid.deck.pages
    (grid,) = [item for item in walk(page.items) if isinstance(item, TableItem)]
    assert [row.cells[1].text.text for row in grid.rows[1:]] == ["52.1% (50.3–53.9)", "67.2% (65.6–68.8)"]
    assert [row.cells[2].text.text for row in grid.rows[1:]] == ["", "+6.2 pp vs 2024"]
    assert "in brackets: 95% confidence interval" in words((page,))


def test_a_list_of_two_values_of_one_source_is_told_how_a_range_is_written():
    problem = ranged("[3, 5]").problems[0]
    assert problem.code == "contradiction"
    assert "a range is written 3–5" in problem.hint


def test_the_ledger_says_how_sure_and_how_final_a_value_is():
    ledger = ledger_of(SURE.format(value="{value: 52.1, ci: 1.8, status: provisional}", before=49))
    note = next(entry.note for entry in entries(ledger, {}) if entry.key == "a.2025")
    assert note == "初步数；95%置信区间50.3–53.9"


def test_a_tile_tells_no_published_change_that_the_intervals_leave_open(tmp_path):
    claimed = NEAR.replace("}}}", "}}, claims: [{points: 0.7, since: 2024}]}")
    shown = words(brief(tmp_path, claimed, "deck: [{title: X, blocks: [{kpi: a}]}]").deck.pages)
    assert "52.1" in shown
    assert "0.7" not in shown


def test_what_is_computed_of_samples_is_told_to_have_risen_only_where_their_intervals_leave_it(tmp_path):
    near = survey("{value: 41, ci: 2.2}", "{value: 46, ci: 2.4}", "Young", "b")
    both = '  c: {label: Mean, unit: "%", computed: "average(a, b)"}'
    laid = brief(tmp_path, f"{NEAR}\n{near}\n{both}", "deck: [{title: X, blocks: [{kpi: c}]}]")
    assert "49%" in words(laid.deck.pages)
    assert "vs 2024" not in words(laid.deck.pages)
    far = f"{FAR}\n{FAR.replace('b:', 'a:')}\n{both}"
    assert "vs 2024" in words(brief(tmp_path, far, "deck: [{title: X, blocks: [{kpi: c}]}]").deck.pages)
