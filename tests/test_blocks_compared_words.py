"""What stands below a figure on a card: in full words where there is room, in short ones on one line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from briefgen.model.scene import Text, walk
from briefgen.pipeline.lay_out import lay_out

Write = Callable[[str], Path]
METRICS = """\
meta: {title: Monthly, language: en}
metrics:
  a: {label: Bed occupancy, unit: "%", kind: rate, values: {2024-09: 91.5, 2025-09: 93.8}}
  b: {label: Hand hygiene, unit: "%", kind: rate, values: {2024-09: 88.0, 2025-09: 88.0}}
  c: {label: Result, unit: £m, kind: profit, values: {2024-09: -12.4, 2025-09: 1.3}}
  d: {label: Rank, kind: rank, values: {2024-09: 12, 2025-09: 9}}
deck:
  - title: Found
    blocks:
      - kpi_grid: {items: ITEMS, columns: COLUMNS}
"""


def compared(write: Write, items: str, columns: int) -> list[Text]:
    """Return the texts of the cards that name a period."""
    text = METRICS.replace("ITEMS", items).replace("COLUMNS", str(columns))
    (page,) = lay_out(write(text)).deck.pages
    return [item for item in walk(page.items) if isinstance(item, Text) and "2024" in item.text]


@pytest.mark.parametrize(
    ("columns", "shown"),
    [
        (2, "+2.3 percentage points vs September 2024"),
        (4, "+2.3 pp vs Sep 2024"),
    ],
)
def test_percentage_points_and_months_are_short_where_a_card_is_narrow(
    brief_file: Write, columns: int, shown: str
) -> None:
    found, *_ = compared(brief_file, "[a, b, c, d]", columns)
    assert found.text == shown
    assert len(found.lines) <= 2


def test_short_words_are_read_aloud_in_full(brief_file: Write) -> None:
    found, *_ = compared(brief_file, "[a, b, c, d]", 4)
    assert found.alt == "+2.3 percentage points vs September 2024"


def test_full_words_need_no_other_text(brief_file: Write) -> None:
    assert {item.alt for item in compared(brief_file, "[a, b]", 1)} == {""}


@pytest.mark.parametrize(
    ("metric", "shown"),
    [
        ("b", "unchanged vs September 2024"),
        ("c", "+£13.7m vs September 2024, from loss to profit"),
        ("d", "up 3 places vs September 2024"),
    ],
)
def test_english_says_the_change_before_what_it_compares_with(
    brief_file: Write, metric: str, shown: str
) -> None:
    (found,) = compared(brief_file, f"[{metric}]", 1)
    assert found.text == shown


def test_a_comparison_on_two_lines_keeps_its_period_behind_vs(brief_file: Write) -> None:
    for found in compared(brief_file, "[a, b, c, d, a.2025-09]", 5):
        assert not any(line.text.rstrip().endswith("vs") for line in found.lines), found.text
