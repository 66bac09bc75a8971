"""What did not change is said so on charts too: 持平 or “unchanged”, no “+0%”."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from briefgen.model.scene import Chart, Text, walk
from briefgen.pipeline.lay_out import lay_out

Write = Callable[[str], Path]
BRIEF = """\
meta: {title: T, language: LANGUAGE}
metrics:
  a: {label: Sales, unit: t, kind: amount, values: {2023: 80, 2024: 90, 2025: 80}}
  b: {label: Rate, unit: "%", kind: rate, values: {2023: 4.2, 2024: 4.6, 2025: 4.2}}
  c: {label: Place, kind: rank, values: {2023: 3, 2024: 2, 2025: 3}}
  d: {label: Stock, unit: t, kind: amount, values: {2023: 80, 2024: 80, 2025: 90}}
deck:
  - {title: T, blocks: [CHART]}
"""


def told(write: Write, chart: str, language: str) -> tuple[list[str], str]:
    """Return what is written on a chart, and what is read aloud of it."""
    text = BRIEF.replace("CHART", chart).replace("LANGUAGE", language)
    (page,) = lay_out(write(text)).deck.pages
    (drawn,) = (item for item in walk(page.items) if isinstance(item, Chart))
    return [item.text for item in walk((*drawn.overlay, *drawn.marks)) if isinstance(item, Text)], drawn.alt


@pytest.mark.parametrize(("language", "word"), [("en", "unchanged"), ("zh-CN", "持平")])
@pytest.mark.parametrize(
    "chart",
    [
        "column: {metrics: [a], difference: [2023, 2025]}",
        "line: {metrics: [b], difference: [2023, 2025]}",
        "line: {metrics: [c], difference: [2023, 2025]}",
    ],
)
def test_an_arrow_between_equal_values_says_that_nothing_changed(
    brief_file: Write, chart: str, language: str, word: str
) -> None:
    written, _ = told(brief_file, f"{{{chart}}}", language)
    assert word in [text.replace("\n", " ") for text in written]


def test_an_arrow_has_short_words_and_is_read_aloud_in_full(brief_file: Write) -> None:
    written, alt = told(brief_file, "{line: {metrics: [b], difference: [2023, 2024]}}", "en")
    assert "+0.4 pp" in written
    assert "+0.4 percentage points" in alt


@pytest.mark.parametrize(("language", "words"), [("en", "2023–2024 unchanged"), ("zh-CN", "2023–2024 持平")])
def test_a_step_of_nothing_is_read_aloud_as_unchanged(brief_file: Write, language: str, words: str) -> None:
    _, alt = told(brief_file, "{waterfall: [d]}", language)
    assert words in alt
