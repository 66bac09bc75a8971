"""What stands below a page: the note on values that were worked back stands only where some were."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from briefgen.model.scene import Text, walk
from briefgen.pipeline.lay_out import lay_out

Write = Callable[[str], Path]
HEAD = """\
meta: {title: Visits, language: en}
sources: {r: {title: Register}}
metrics:
  a: {label: Adults, unit: visits, values: {2021: 12, 2022: 15, 2023: 17, 2024: 29}, source: r}
  b: {label: Children, unit: visits, values: {2021: 2, 2022: 5, 2023: 7, 2024: 9}, source: r}
  both: {label: Visits, unit: visits, claims: [{sum: [a, b]}], source: r}
  old: {label: Loans, unit: loans, values: {2024: 719}, claims: [{growth: 15, since: 2023}], source: r}
"""


def notes(brief_file: Write, block: str) -> list[str]:
    """Return the footnotes of a slide with a block."""
    path = brief_file(f"{HEAD}deck:\n  - {{title: How often, blocks: [{{{block}}}]}}\n")
    items = walk(lay_out(path).deck.pages[0].items)
    return [item.text for item in items if isinstance(item, Text) and item.role == "note"]


@pytest.mark.parametrize(
    "block",
    [
        "histogram: a", "stacked: {metrics: [a, b], totals: true}", "mekko: [a, b]", "pareto: [a, b]",
        "column: {metrics: a, average: true}", "kpi: both",
    ],
)  # fmt: skip
def test_what_a_chart_reckons_is_not_said_to_be_worked_back(brief_file: Write, block: str) -> None:
    assert notes(brief_file, block) == []


def test_a_value_that_follows_from_published_growth_is_said_to_be(brief_file: Write) -> None:
    assert ["worked back from published growth" in note for note in notes(brief_file, "column: old")] == [
        True
    ]


CLAIMED = """\
meta: {title: Trade, language: en}
sources: {r: {title: Register}}
metrics:
  a: {label: Trade, unit: bn, kind: amount, values: {2024: 120}, claims: [{growth: 20, since: 2023}]}
  b: {label: Jobs, unit: m, kind: amount, claims: [{growth: 3, since: 2022, until: 2024}], source: r}
  c: {label: Firms, unit: firms, values: {2023: 100, 2024: 120}, claims: [{growth: 20, since: 2023}]}
deck:
"""
TRADE = "Trade: change since 2023 as stated by the source, not recomputed"
WORKED_BACK = "“about” marks values for 2023 worked back from published growth; they were not published"


@pytest.mark.parametrize(
    ("slide", "expected"),
    [
        ("{title: One, blocks: [{kpi: a}]}", [TRADE]),
        ('{title: "Trade {a.growth}", blocks: [{kpi: c}]}', [TRADE]),
        ("{title: One, blocks: [{kpi: a}, {kpi: b.growth}]}",
         [f"{TRADE}; Jobs: change since 2022 as stated by the source, not recomputed"]),
        ("{title: One, blocks: [{kpi: c}]}", []),
        ("{title: One, blocks: [{kpi: a}, {column: a}]}", [WORKED_BACK]),
        ('{title: One, blocks: [{kpi: a.2024}]}', [TRADE]),
        ('{title: One, blocks: [{prose: "Trade was {a.2024}."}]}', []),
    ],
)  # fmt: skip
def test_a_change_that_no_value_bears_out_is_marked_where_it_is_printed(
    brief_file: Write, slide: str, expected: list[str]
) -> None:
    items = walk(lay_out(brief_file(f"{CLAIMED}  - {slide}\n")).deck.pages[0].items)
    assert [item.text for item in items if isinstance(item, Text) and item.role == "note"] == expected


def test_of_many_changes_that_no_value_bears_out_three_are_named(brief_file: Write) -> None:
    claim = "kind: amount, values: {2024: 12}, claims: [{growth: 20, since: 2023}]"
    metrics = "".join(f"  m{at}: {{label: 项目{at}号, unit: 万人, {claim}}}\n" for at in "甲乙丙丁戊")
    keys = ", ".join(f"m{at}" for at in "甲乙丙丁戊")
    brief = (
        f"meta: {{title: 项}}\nmetrics:\n{metrics}deck: [{{title: 项, blocks: [{{kpi_grid: [{keys}]}}]}}]\n"
    )
    items = walk(lay_out(brief_file(brief)).deck.pages[0].items)
    assert [item.text for item in items if isinstance(item, Text) and item.role == "note"] == [
        "项目甲号、项目乙号、项目丙号等5项较2023年的变化按来源所载，未经核算"
    ]


def test_a_note_that_several_metrics_have_is_printed_once_with_their_names(brief_file: Write) -> None:
    text = HEAD.replace("source: r}", "source: r, note: Provisional.}")
    blocks = "[{kpi_grid: [a, b, old]}]"
    path = brief_file(f"{text}deck:\n  - {{title: How often, blocks: {blocks}}}\n  - {{kind: sources}}\n")
    slide, sources = lay_out(path).deck.pages
    printed = [item.text for item in walk(slide.items) if isinstance(item, Text)]
    (note,) = [text for text in printed if "Provisional" in text]
    assert note.splitlines()[0] == "① Adults, Children, Visits and 1 more: Provisional."
    assert sum(text.count("①") for text in printed) >= 4
    told = [
        item.text for item in walk(sources.items) if isinstance(item, Text) and "Provisional" in item.text
    ]
    assert len(told) == 1


def test_a_title_too_long_for_the_foot_of_slides_is_left_out_there_with_a_warning(brief_file: Write) -> None:
    text = HEAD.replace("title: Visits, language", f"title: {'A year of visits ' * 20}, language")
    laid = lay_out(brief_file(f"{text}deck: [{{title: How often, blocks: [{{kpi: a}}]}}]\n"))
    (warning,) = [problem for problem in laid.problems if problem.code == "overflow"]
    assert (warning.severity, warning.hint) == ("warning", "give a `short_title` for it")
    assert not any(
        item.role == "artifact" for item in walk(laid.deck.pages[0].items) if isinstance(item, Text)
    )
    short = text.replace("language: en", "language: en, short_title: Visits")
    laid = lay_out(brief_file(f"{short}deck: [{{title: How often, blocks: [{{kpi: a}}]}}]\n"))
    assert laid.problems == ()
    assert [
        item.text
        for item in walk(laid.deck.pages[0].items)
        if isinstance(item, Text) and item.role == "artifact"
    ] == ["Visits"]
