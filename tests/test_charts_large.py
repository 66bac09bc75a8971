"""Columns of large figures: labels in a larger unit that loses nothing, which the chart names."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from charts_fixtures import drawn, metric, setting, texts

from briefgen.facts.ledger import Ledger
from briefgen.model.scene import Chart, Imprint, Item, Page, Scene, walk
from briefgen.pipeline.lay_out import lay_out
from briefgen.verify.stated import misstated

IMPRINT = Imprint(title="", language="en", author="", subject="", keywords="", date="2026-01-01")
Write = Callable[[str], Path]
VALUES = {"2021": "1200000", "2022": "1250000", "2023": "980000", "2024": "1500000", "2025": "1620000"}


def column(
    values: dict[str, str], *, language: str = "zh-CN", width: float = 150.0, unit: str = "人次", **more: Any
) -> Chart:
    row = replace(metric("visits", "游客", values, unit=unit), kind="amount")
    return drawn("column", row, around=setting(row, language=language), width=width, height=160, **more)


@pytest.mark.parametrize(
    ("unit", "language", "labels", "named"),
    [
        ("人次", "zh-CN", ("120", "125", "98", "150", "162"), "单位：万人次"),
        ("万元", "zh-CN", ("120", "125", "98", "150", "162"), "单位：亿元"),
        ("visits", "en", ("1.20", "1.25", "0.98", "1.50", "1.62"), "in million visits"),
        ("thousand euros", "en", ("1.20", "1.25", "0.98", "1.50", "1.62"), "in billion euros"),
    ],
)
def test_labels_too_long_for_their_columns_are_in_a_larger_unit_that_the_chart_names(
    unit: str, language: str, labels: tuple[str, ...], named: str
) -> None:
    chart = column(VALUES, unit=unit, language=language)
    assert chart.series[0].labels == labels
    assert named in [text.text for text in texts(chart)]
    assert chart.series[0].values == tuple(float(value) for value in VALUES.values())
    assert all(chart.box.contains(text.box, 0.6) for text in texts(chart))


def test_figures_that_would_lose_a_digit_keep_their_unit() -> None:
    chart = column({**VALUES, "2021": "1200001"})
    assert chart.label_factor == 1
    assert chart.series[0].labels[-1] == "1620000"


def test_figures_that_have_room_keep_their_unit() -> None:
    assert column(VALUES, width=600.0).series[0].labels[0] == "1200000"


def test_beside_a_mean_in_the_metrics_unit_the_labels_keep_it() -> None:
    assert column(VALUES, average=True).label_factor == 1


def test_two_decimals_of_a_million_are_not_said_to_be_more_precise_than_their_figure(
    brief_file: Write,
) -> None:
    years = ", ".join(f"{year}: {value}" for year, value in VALUES.items())
    row = f"  v: {{label: Visits, unit: visits, kind: amount, values: {{{years}}}}}\n"
    block = "{row: [{column: v}, {column: v}, {column: v}, {column: v}]}"
    page = "onepager: {hero: [{blocks: [{prose: x}]}]}\n"
    deck = f"deck: [{{title: Visits, blocks: [{block}]}}]\n"
    text = f"meta: {{title: Visits, language: en}}\nmetrics:\n{row}{deck}{page}"
    laid = lay_out(brief_file(text))
    charts = [item for item in laid.deck.pages[0].items if isinstance(item, Chart)]
    assert {chart.label_factor for chart in charts} == {10**6}
    assert [each for each in laid.problems if each.code == "honesty"] == []


def test_charts_of_one_unit_in_a_brief_have_one_larger_unit(brief_file: Write) -> None:
    spent = "{2021: 1040000, 2022: 1080000, 2023: 1110000, 2024: 1250000}"
    text = f"""\
meta: {{title: Budget, language: en}}
metrics:
  e: {{label: Spending, unit: euros, kind: amount, values: {spent}}}
  f: {{label: Income, unit: euros, kind: amount, values: {spent.replace("1080000", "1080500")}}}
deck: [{{title: Budget, blocks: [{{row: [{{column: e}}, {{column: f}}, {{column: e}}, {{column: f}}]}}]}}]
"""
    (page,) = lay_out(brief_file(text)).deck.pages
    charts = [item for item in walk(page.items) if isinstance(item, Chart)]
    assert {chart.label_factor for chart in charts} == {1000}
    assert charts[0].series[0].labels == ("1,040", "1,080", "1,110", "1,250")


def test_labels_in_a_larger_unit_are_known_for_their_facts_and_wrong_ones_are_not(brief_file: Write) -> None:
    years = ", ".join(f"{year}: {value}" for year, value in VALUES.items())
    text = f"""\
meta: {{title: Visits, language: en}}
metrics: {{v: {{label: Visits, unit: visits, kind: amount, values: {{{years}}}}}}}
deck: [{{title: Visits, blocks: [{{row: [{{column: v}}, {{column: v}}, {{column: v}}, {{column: v}}]}}]}}]
"""
    laid = lay_out(brief_file(text))
    (page,), ledger = laid.deck.pages, laid.edition.ledger
    assert [*_said(page.items, page, ledger)] == []
    first = next(item for item in walk(page.items) if isinstance(item, Chart))
    wrong = replace(first.series[0], labels=("1.30", *first.series[0].labels[1:]))
    (found,) = _said((replace(first, series=(wrong,)),), page, ledger)
    assert found == "the label 1.30 stands for v.2021, which is 1200000visits"


def _said(items: tuple[Item, ...], page: Page, ledger: Ledger) -> list[str]:
    scene = Scene(
        width=960,
        height=540,
        pages=(replace(page, items=items),),
        imprint=IMPRINT,
        colours=(),
        office_fonts=(),
    )
    return [finding.message for finding in misstated(scene, ledger, "brief.pptx", "slide")]
