"""What stands below a figure on a card: in full words where there is room, in short ones on one line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from briefgen.model.scene import TableItem, Text, walk
from briefgen.pipeline.lay_out import lay_out

Write = Callable[[str], Path]
METRICS = """\
meta: {title: Monthly, language: en}
metrics:
  a: {label: Bed occupancy, unit: "%", kind: rate, values: {2024-09: 91.5, 2025-09: 93.8}}
  b: {label: Hand hygiene, unit: "%", kind: rate, values: {2024-09: 88.0, 2025-09: 88.0}}
  c: {label: Result, unit: £m, kind: profit, values: {2024-09: -12.4, 2025-09: 1.3}}
  d: {label: Rank, kind: rank, values: {2024-09: 12, 2025-09: 9}}
  e: {label: Rate, unit: "%", kind: rate, values: {2024: 5, 2025: 7}}
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
        (2, "+2.3 percentage points vs Sep 2024"),
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


def test_words_that_are_full_anyway_need_no_other_text(brief_file: Write) -> None:
    text = METRICS.replace("language: en", "language: zh-CN")
    text = text.replace("ITEMS", "[a, b]").replace("COLUMNS", "2")
    (page,) = lay_out(brief_file(text)).deck.pages
    found = [item for item in walk(page.items) if isinstance(item, Text) and "2024" in item.text]
    assert {item.alt for item in found} == {""}


@pytest.mark.parametrize("columns", [2, 3, 4, 5])
def test_cards_beside_each_other_speak_alike(brief_file: Write, columns: int) -> None:
    found = compared(brief_file, "[a, a.2025-09, e]", columns)
    assert len({"pp" in item.text for item in found}) == 1


@pytest.mark.parametrize(
    ("metric", "shown"),
    [
        ("b", "unchanged vs Sep 2024"),
        ("c", "+£13.7m vs Sep 2024, from loss to profit"),
        ("d", "up 3 places vs Sep 2024"),
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


TABLE = """\
meta: {title: Monthly, language: LANGUAGE}
metrics:
  a: {label: Occupancy, unit: "%", kind: rate, values: {2024-09: 91.5, 2025-09: 93.8}}
  b: {label: Hygiene, unit: "%", kind: rate, values: {2024-09: 88.0, 2025-09: 88.0}}
  c: {label: Result, unit: 万, kind: profit, values: {2024-09: 12.4, 2025-09: -1.3}}
  d: {label: Falls, unit: falls, values: {2024-12: 48, 2025-09: 41}}
deck:
  - title: Found
    blocks: [{table: {metrics: METRICS, columns: [latest, change]}}]
"""


def last_column(write: Write, metrics: str, language: str = "en") -> list[str]:
    text = TABLE.replace("METRICS", metrics).replace("LANGUAGE", language)
    (page,) = lay_out(write(text)).deck.pages
    (table,) = (item for item in walk(page.items) if isinstance(item, TableItem))
    return [row.cells[-1].text.text.replace("\n", " ") for row in table.rows]


def test_a_column_of_changes_says_once_what_they_compare_with(brief_file: Write) -> None:
    assert last_column(brief_file, "[a, b]") == ["Change vs Sep 2024", "+2.3 pp", "unchanged"]
    assert last_column(brief_file, "[a, b]", "zh-CN") == ["较2024年9月", "+2.3个百分点", "持平"]


@pytest.mark.parametrize("metrics", ["[a, d]", "[a, c]"])
def test_changes_of_several_bases_or_with_more_words_say_each_their_own(
    brief_file: Write, metrics: str
) -> None:
    head, first, *_ = last_column(brief_file, metrics)
    assert (head, first) == ("Change", "+2.3 pp vs Sep 2024")


def test_a_table_tells_a_screen_reader_what_pp_is(brief_file: Write) -> None:
    (page,) = lay_out(brief_file(TABLE.replace("METRICS", "[a, b]").replace("LANGUAGE", "en"))).deck.pages
    (table,) = (item for item in walk(page.items) if isinstance(item, TableItem))
    assert table.alt.endswith("pp = percentage points")
