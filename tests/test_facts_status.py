"""The status of values, provisional to forecast: how it is written, printed, drawn and told."""

from __future__ import annotations

from pathlib import Path

import pytest
from figures_kit import ledger_of, problems_of, the_problem_of

from briefgen.base.diagnostics import BriefError
from briefgen.edition.publication import Publication
from briefgen.model.scene import Chart, Page, TableItem, Text, walk
from briefgen.pipeline.lay_out import lay_out

OUTPUT = (
    "a: {{label: 甲, unit: 亿元, kind: amount, "
    "values: {{2023: 40, 2024: 44, 2025: {last}, 2026: 50 (f)}}{more}}}"
)
SERIES = (
    "2021: 41, 2022: 43, 2023: 44, 2024: {value: 46, revised_from: 45}, 2025: 47 (p), "
    "2026: 49 (f), 2027: 52 (f)"
)


def brief(folder: Path, metrics: str, more: str = "", language: str = "en") -> Publication:
    path = folder / "b.yaml"
    text = f"meta: {{title: T, language: {language}}}\nmetrics:\n{metrics}\n{more}"
    path.write_text(text, encoding="utf-8")
    return lay_out(path)


def words(pages: tuple[Page, ...]) -> str:
    return "\n".join(item.text for page in pages for item in walk(page.items) if isinstance(item, Text))


def charts(pages: tuple[Page, ...]) -> list[Chart]:
    return [item for page in pages for item in walk(page.items) if isinstance(item, Chart)]


@pytest.mark.parametrize(
    ("written", "status"),
    [
        ("47 (p)", "provisional"),
        ("47 p", "provisional"),
        ("47亿元 p", "provisional"),
        ("47（初步）", "provisional"),
        ("47 (revised)", "revised"),
        ("约47 (e)", "estimated"),
        ("47 (预测)", "forecast"),
        ("{value: 47, status: 估计}", "estimated"),
        ("{value: 47, status: provisional}", "provisional"),
        ("{value: 47, revised_from: 45.5}", "revised"),
        ("47", ""),
    ],
)
def test_a_status_stands_behind_the_number_or_has_a_key(written, status):
    ledger = ledger_of(OUTPUT.format(last=written, more=""))
    assert ledger.problems == ()
    fact = ledger.facts["a.2025"]
    assert (fact.status, str(fact.number)) == (status, "47")


def test_a_letter_that_is_the_unit_is_no_status():
    ledger = ledger_of("a: {label: 甲, unit: p, kind: amount, values: {2025: 47 p}}", language="en")
    assert (ledger.problems, ledger.find("a").status) == ((), "")


def test_what_is_said_to_be_revised_is_not_provisional_at_once():
    with pytest.raises(BriefError, match="a value that was revised is not provisional"):
        ledger_of(OUTPUT.format(last="{value: 47, status: provisional, revised_from: 3}", more=""))


def test_a_forecast_is_neither_the_latest_value_nor_part_of_a_series():
    ledger = ledger_of(OUTPUT.format(last="47 (p)", more=""))
    assert ledger.problems == ()
    assert ledger.find("a").period == "2025"
    assert [fact.period for fact in ledger.series("a")] == ["2023", "2024", "2025"]
    assert [fact.period for fact in ledger.ahead("a")] == ["2026"]
    assert ledger.find("a.2026").status == "forecast"
    assert ledger.find("a.growth").period == "2025"


def test_a_claim_without_until_is_of_the_latest_value_that_is_no_forecast():
    assert problems_of(OUTPUT.format(last="46.2", more=", claims: [{growth: 5, since: 2024}]")) == ()
    wrong = the_problem_of(OUTPUT.format(last="46.2", more=", claims: [{growth: 14, since: 2024}]"))
    assert wrong.code == "claim"


def test_now_is_when_the_latest_value_is_that_is_no_forecast():
    ledger = ledger_of("a: {label: 甲, values: {2025: 3, 2027: 4 (f)}}", as_of="")
    assert (ledger.as_of, ledger.problems) == ("2025", ())


def test_a_change_of_a_provisional_value_is_provisional():
    ledger = ledger_of(OUTPUT.format(last="47 (p)", more=""))
    assert ledger.find("a.growth").status == "provisional"


def test_the_page_and_the_slide_say_once_which_values_are_not_final(tmp_path):
    laid = brief(tmp_path, f"  a: {{label: Output, unit: £ billion, kind: amount, values: {{{SERIES}}}}}")
    assert laid.problems == ()
    for pages in (laid.deck.pages, laid.page.pages):
        told = words(pages)
        assert told.count("2025: provisional") == 1
        assert told.count("2026, 2027: forecast") == 1
        assert told.count("Output, 2024: revised from £45 billion") == 1


def test_a_period_of_which_only_some_values_are_provisional_names_them(tmp_path):
    metrics = (
        "  a: {label: 到馆人次, unit: 万人次, kind: amount, values: {2024: 91, 2025: 103（初步）}}\n"
        "  b: {label: 外借图书, unit: 万册, kind: amount, values: {2024: 62, 2025: 71}}"
    )
    laid = brief(tmp_path, metrics, language="zh-CN")
    assert "到馆人次2025年为初步数" in words(laid.page.pages)


def test_forecasts_are_drawn_dashed_behind_a_title_that_tells_what_is_known(tmp_path):
    laid = brief(tmp_path, f"  a: {{label: Output, unit: £ billion, kind: amount, values: {{{SERIES}}}}}")
    assert "Output rose every year since 2021, to £47 billion" in words(laid.deck.pages)
    assert "52 billion" not in words(laid.deck.pages)
    for pages in (laid.deck.pages, laid.page.pages):
        (chart,) = charts(pages)
        (line,) = chart.series
        assert line.facts[-2:] == ("a.2026", "a.2027")
        assert line.hollow == (False,) * 5 + (True, True)
        assert "2027 (forecast): £52 billion" in chart.alt
        assert "to £52 billion" not in chart.alt


@pytest.mark.parametrize("word", ["column", "bar"])
def test_columns_and_bars_of_forecasts_are_outlines(tmp_path, word):
    metrics = f"  a: {{label: Output, unit: t, kind: amount, values: {{{SERIES}}}}}"
    laid = brief(tmp_path, metrics, f"deck: [{{title: X, blocks: [{{{word}: a}}]}}]")
    (chart,) = charts(laid.deck.pages)
    (series,) = chart.series
    assert series.hollow == (False,) * 5 + (True, True)
    assert len(set(series.colours[4:])) == 1


def test_a_chart_that_draws_no_forecasts_shows_what_is_known(tmp_path):
    metrics = f"  a: {{label: Output, unit: t, kind: amount, values: {{{SERIES}}}}}"
    laid = brief(tmp_path, metrics, "deck: [{title: X, blocks: [{lollipop: a}]}]")
    (chart,) = charts(laid.deck.pages)
    assert "a.2026" not in chart.series[0].facts


def test_a_table_has_letters_behind_its_values_and_a_key_below(tmp_path):
    metrics = f"  a: {{label: Output, unit: t, kind: amount, values: {{{SERIES}}}}}"
    table = "{table: {metrics: [a], columns: [2023, 2024, 2025, 2026]}}"
    laid = brief(tmp_path, metrics, f"deck: [{{title: X, blocks: [{table}, {{prose: x}}]}}]")
    (page,) = laid.deck.pages
    (grid,) = [item for item in walk(page.items) if isinstance(item, TableItem)]
    assert [cell.text.text for cell in grid.rows[1].cells[1:]] == ["44 t", "46 tr", "47 tp", "49 tf"]
    told = words((page,))
    assert "r revised; p provisional; f forecast" in told
    assert "2025: provisional" not in told


def test_figures_of_a_free_table_have_their_letters_too(tmp_path):
    metrics = f"  a: {{label: 产出, unit: 吨, kind: amount, values: {{{SERIES}}}}}"
    table = '{table: {head: [项目, 数量], rows: [[产出, "{a}"]]}}'
    laid = brief(tmp_path, metrics, f"deck: [{{title: X, blocks: [{table}]}}]", "zh-CN")
    (page,) = laid.deck.pages
    (grid,) = [item for item in walk(page.items) if isinstance(item, TableItem)]
    assert grid.rows[1].cells[1].text.text == "47吨p"
    assert "注：p＝初步数" in words((page,))


def test_forecasts_alone_have_no_course_and_no_change_and_are_told_as_forecasts(tmp_path):
    values = "{2026: 5.1 (f), 2027: 5.4 (f), 2028: 5.9 (f), 2029: 6.3 (f), 2030: 6.6 (f)}"
    laid = brief(tmp_path, f"  a: {{label: Output, unit: £ billion, kind: amount, values: {values}}}")
    told = words(laid.deck.pages)
    assert "Output is forecast at £6.6 billion" in told
    assert "rose" not in told
    assert "vs" not in told


def test_periods_of_one_status_are_told_in_their_order(tmp_path):
    metrics = (
        "  a: {label: Output, unit: £ billion, kind: amount, values: {2027: 5 (f)}}\n"
        "  b: {label: Income, unit: £ billion, kind: amount, values: {2026: 4 (f)}}"
    )
    assert "2026, 2027: forecast" in words(brief(tmp_path, metrics).page.pages)
