"""Metrics that are computed of others: how slides tell them, and where readers learn what they are."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from story_kit import only, story_of

from briefgen.model.scene import TableItem, Text, walk
from briefgen.pipeline.lay_out import lay_out

Write = Callable[[str], Path]
META = "meta: {title: Port, language: en}\nsources: {r: {title: Register}}\nmetrics:\n"
SERIES = (
    "{2021: 64, 2022: 66, 2023: 70, 2024: 74, 2025: 98}",
    "{2021: 34, 2022: 36, 2023: 40, 2024: 54, 2025: 57}",
)
TWO = "{2024: 74, 2025: 98}", "{2024: 54, 2025: 57}"


def money(values: tuple[str, str], *others: str) -> str:
    """Return a brief of income and costs, and of what is computed of them."""
    keys = dict(zip(("income", "costs"), values, strict=True))
    given = [
        f"  {key}: {{label: {key.title()}, unit: £m, kind: amount, values: {stated}, source: r}}\n"
        for key, stated in keys.items()
    ]
    return META + "".join([*given, *(f"  {other}\n" for other in others)])


REST = "rest: {label: Remainder, computed: income - costs}"


def insights(text: str) -> list[tuple[str, tuple[str, ...]]]:
    """Return form and metrics of all that is told."""
    return [(told.insight.form, told.insight.metrics) for told in story_of(text).all_told()]


@pytest.mark.parametrize("values", [SERIES, TWO])
def test_a_difference_is_told_apart_from_what_it_is_the_difference_of(values) -> None:
    told = insights(money(values, REST))
    assert not [metrics for _, metrics in told if "rest" in metrics and {"income", "costs"} & set(metrics)]
    assert [metrics for _, metrics in told if "rest" in metrics]


def test_things_alike_rank_without_the_difference_of_two_of_them() -> None:
    more = ["fees: {label: Fees, unit: £m, kind: amount, values: {2025: 31}, source: r}"]
    story = story_of(money(("{2025: 98}", "{2025: 57}"), *more, REST))
    assert only(story, "ranking").insight.metrics == ("income", "costs", "fees")


def test_a_computed_sum_is_told_as_a_whole_of_its_parts() -> None:
    whole = only(story_of(money(TWO, "all: {label: All, computed: income + costs}")), "whole")
    assert whole.insight.metrics == ("all", "income", "costs")


def test_a_mean_stands_among_those_that_it_is_the_mean_of() -> None:
    rates = (
        "east: {label: Attendance in the east, unit: '%', kind: rate, values: {2025: 93}, source: r}",
        "west: {label: Attendance in the west, unit: '%', kind: rate, values: {2025: 95}, source: r}",
        "mean: {label: Attendance, computed: 'average(east, west)'}",
    )
    story = story_of(money(TWO, *rates))
    assert only(story, "ranking").insight.metrics == ("mean", "west", "east")


def notes(path: Path) -> list[str]:
    """Return all footnotes of a deck."""
    pages = lay_out(path).deck.pages
    items = (item for page in pages for item in walk(page.items))
    return [item.text for item in items if isinstance(item, Text) and item.role == "note"]


def test_a_slide_says_of_what_its_figures_are_computed(brief_file: Write) -> None:
    slide = "deck:\n  - {title: 'The remainder is {rest}', blocks: [{kpi: rest}]}\n"
    path = brief_file(money(TWO, REST) + slide)
    assert notes(path) == ["Remainder: computed as Income − Costs"]


def test_a_long_formula_is_not_repeated_below_a_slide(brief_file: Write) -> None:
    formula = "(income - costs) / (income + costs) * 100 + (income - costs) / costs"
    slide = "deck:\n  - {title: 'A ratio', blocks: [{kpi: ratio}]}\n"
    path = brief_file(money(TWO, f"ratio: {{label: Ratio, unit: '%', computed: {formula}}}") + slide)
    assert notes(path) == ["Ratio: computed from other figures"]


def test_of_many_computed_figures_a_footnote_names_a_few(brief_file: Write) -> None:
    more = [f"m{index}: {{label: Part {index}, computed: income - costs * {index}}}" for index in range(2, 7)]
    slide = "deck:\n  - {title: 'Parts', blocks: [{kpi_grid: [m2, m3, m4, m5, m6]}]}\n"
    path = brief_file(money(TWO, *more) + slide)
    assert notes(path) == ["Part 2, Part 3, Part 4 and 2 more: computed from other figures"]


def test_the_speakers_notes_say_of_which_figures_a_value_is_computed(brief_file: Write) -> None:
    slide = "deck:\n  - {title: 'The remainder is {rest}', blocks: [{kpi: rest}]}\n"
    (page,) = lay_out(brief_file(money(TWO, REST) + slide)).deck.pages
    assert "= Income £98m − Costs £57m" in page.notes


def test_the_list_of_sources_says_how_a_value_is_computed_and_names_it_under_no_source(
    brief_file: Write,
) -> None:
    path = brief_file(money(TWO, REST) + "deck:\n  - {kind: sources, blocks: [source_list]}\n")
    (page,) = lay_out(path).deck.pages
    tables = [item for item in walk(page.items) if isinstance(item, TableItem)]
    cells = [cell.text.text for table in tables for cell in table.cells]
    assert "= Income £98m − Costs £57m" in cells
    listed = [item.text for item in walk(page.items) if isinstance(item, Text)]
    assert not [text for text in listed if "Income" in text and "Remainder" in text]
