"""A deck that is derived of its figures has other blocks when they move: what nobody touched follows."""

from __future__ import annotations

from typing import Any

from update_edits import everything
from update_kit import deck_of, opened, saved

from briefgen.update.merge import update

THEN = """\
meta: {title: The city library in 2025, language: en, publisher: City Library}
sources: {report: {title: Annual report}}
metrics:
  visits:
    {label: Visits, unit: thousand, kind: amount, source: report, values: {2023: 840, 2024: 915, 2025: 1033}}
  loans: {label: Books lent, unit: thousand, kind: amount, source: report, values: {2023: 625, 2025: 719}}
"""
NOW = THEN.replace("2025: 1033}", "2025: 1033, 2026: 990}").replace("2025: 719}", "2025: 719, 2026: 801}")
NOW = NOW.replace("in 2025", "in 2026")


def _said(deck: Any) -> list[str]:
    said = [each.text_frame.text if each.has_text_frame else each.name for each in everything(deck)]
    return [text for text in said if text]


def _update(change: Any = lambda deck: None) -> Any:
    deck = opened(deck_of(THEN))
    change(deck)
    return update(saved(deck), deck_of(NOW))


def test_a_deck_that_nobody_changed_becomes_the_one_of_now() -> None:
    found = _update()
    assert sorted(_said(opened(found.data))) == sorted(_said(opened(deck_of(NOW))))
    assert not found.conflicts


def test_a_chart_that_a_person_moved_is_kept_and_told_where_it_is_generated_no_more() -> None:
    def change(deck: Any) -> None:
        chart = next(
            each for each in everything(deck) if getattr(each, "has_chart", False) and each.has_chart
        )
        chart.left += 360_000

    found = _update(change)
    assert [conflict.code for conflict in found.conflicts] == ["vanished"]
    charts = [e for e in everything(opened(found.data)) if getattr(e, "has_chart", False) and e.has_chart]
    assert len(charts) == 1
