"""What follows from figures alone is made once, however many sizes a slide is tried in."""

from __future__ import annotations

import importlib
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from blocks_kit import setting

from briefgen.base.diagnostics import Place, Problem
from briefgen.blocks.charts.parts import message
from briefgen.blocks.parts import runs
from briefgen.model.memory import MEMORY
from briefgen.pipeline.lay_out import lay_out

BRIEF = """
meta: {title: Night buses, language: en}
metrics:
  a: {label: Journeys, unit: million, kind: amount, values: {2023: 0.6, 2024: 0.9, 2025: 1.2}}
  b: {label: Routes, unit: routes, kind: count, values: {2023: 4, 2025: 9}}
deck:
  - title: "Journeys rose to {a}"
    blocks: [{column: a}, {prose: "There were {b} more routes on which to go home at night."}]
"""


@pytest.fixture(autouse=True)
def forgetful() -> Iterator[None]:
    MEMORY.clear()
    yield
    MEMORY.clear()


def test_words_are_resolved_and_a_message_found_once_for_all_sizes(
    brief_file: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    made: Counter[str] = Counter()
    resolve, told = runs.resolve, message._of_rows

    def resolved(text, ledger, place):  # type: ignore[no-untyped-def]
        made[text] += 1
        return resolve(text, ledger, place)

    def of_rows(found, setting):  # type: ignore[no-untyped-def]
        made["message"] += 1
        return told(found, setting)

    monkeypatch.setattr(runs, "resolve", resolved)
    monkeypatch.setattr(message, "_of_rows", of_rows)
    laid = lay_out(brief_file(BRIEF), parts=frozenset({"deck"}))
    assert laid.deck.pages
    assert made["message"] == 1
    assert set(made.values()) == {1}


def test_what_was_made_once_is_read_by_each_that_asks() -> None:
    first = setting("kpi", "deck")
    metric = next(iter(first.ledger.metrics))
    made = []

    def read() -> str:
        made.append(first.ledger.find(metric))
        first.problems.append(problem)
        return "made"

    problem = Problem(Place("brief.yaml", 1, 1), "wrong")
    other = first.trial()
    for each in (first, other):
        assert (
            each.once((), "of a test", read if each is first else lambda: pytest.fail("made anew")) == "made"
        )
        assert metric in each.notebook.findings.reads.metrics
        assert each.problems == [problem]
    assert len(made) == 1


def test_what_is_made_once_serves_deck_and_page_and_no_other_objects_or_language() -> None:
    here, one, other = setting("kpi", "deck"), object(), object()
    assert here.once((one,), "key", lambda: 1) == 1
    assert here.once((other,), "key", lambda: 2) == 2
    assert here.once((one,), "other key", lambda: 3) == 3
    assert setting("kpi", "page").once((one,), "key", lambda: 4) == 1
    assert replace(here, language="de").once((one,), "key", lambda: 5) == 5
    assert here.once((one,), "key", lambda: 6) == 1


def test_a_figure_is_written_once_in_each_language(monkeypatch: pytest.MonkeyPatch) -> None:
    format_ = importlib.import_module("briefgen.facts.format")
    monkeypatch.setattr(format_, "_KNOWN", {})
    monkeypatch.setattr(format_, "MOST_KNOWN", 2)
    ledger = setting("kpi", "deck").ledger
    facts = list(ledger.facts.values())[:3]
    for language in ("zh-CN", "en", "zh-CN"):
        for fact in facts:
            assert format_.figure(fact, language) == format_._figure_of(fact, language)
            assert format_.figure(fact, language) is format_.figure(fact, language)
            assert len(format_._KNOWN) <= 2
