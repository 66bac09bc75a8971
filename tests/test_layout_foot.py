"""What stands below a page: the note on values that were worked back stands only where some were."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from briefgen.build import lay_out
from briefgen.scene import Text, walk

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
