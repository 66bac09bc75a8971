"""A ledger that is made again is as one made alone, of the very facts where metrics stayed as they were."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from conftest import BRIEFS

from briefgen.base.diagnostics import Problem
from briefgen.brief.ledger_of import ledger_of
from briefgen.brief.model import Brief
from briefgen.brief.read import read_draft
from briefgen.facts.ledger import Ledger
from briefgen.facts.opened_accounts import MOST_KEPT, OpenedAccounts
from briefgen.model.memory import MEMORY, memory, own_memory

TEXT = """\
meta: {title: T, language: en, as_of: 2025}
sources: {s: {title: Returns}}
metrics:
  visits: {label: Visits, unit: visits, source: s, values: {2024: 91, 2025: 103},
    claims: [{growth: 13.2%, since: 2024}]}
  beds: {label: Beds, unit: beds, source: s, values: {2024: 322, 2025: 340}}
  wards: {label: Wards, unit: wards, values: {2025: 8}, claims: [{whole: beds, share: 2.4%}]}
  rate: {label: Visits a bed, computed: visits / beds}
deck: [{title: T, blocks: [{kpi: visits}]}]
"""
EDITS = (
    ("2025: 340", "2025: 341"),
    ("label: Beds", "label: Cots"),
    ("13.2%", "14.2%"),
    ("13.2%", "13.19%"),
    ("source: s, values: {2024: 322", "source: t, values: {2024: 322"),
    ("source: s, values: {2024: 322", "source:  t, values: {2024: 322"),
    ("as_of: 2025", "as_of: 2024"),
    ("as_of: 2025", "as_of: 2026"),
    ("language: en", "language: zh"),
    ("metrics:\n", "metrics:\n\n"),
    ("visits / beds", "visits / wards"),
    ("title: Returns", "title: Census"),
    ("wards: {", "wards: { "),
)


def read(text: str) -> Brief:
    brief = read_draft(Path("b.yaml"), text.encode()).brief
    assert brief is not None
    return brief


def told(ledger: Ledger) -> tuple[object, ...]:
    facts = [(key, repr(fact)) for key, fact in ledger.facts.items()]
    return facts, ledger.problems, repr(ledger.overruled), ledger.as_of, ledger.moments


def alone(brief: Brief) -> Ledger:
    with own_memory():
        return ledger_of(brief)


def again(text: str) -> Ledger:
    return ledger_of(memory().same_parts(read(text)))


def test_a_metric_that_an_edit_leaves_alone_has_the_very_facts() -> None:
    with own_memory():
        before, after = again(TEXT), again(TEXT.replace("2025: 340", "2025: 341"))
    kept = {key for key, fact in after.facts.items() if fact is before.facts.get(key)}
    assert {key.partition(".")[0] for key in kept} == {"visits", "wards"}
    assert {key.partition(".")[0] for key in after.facts} - {"visits", "wards"} == {"beds", "rate"}


def test_figures_that_are_the_same_are_the_very_ledger() -> None:
    with own_memory():
        before = again(TEXT)
        assert again(TEXT.replace("title: T, blocks", "title: U, blocks")) is before
        memory().clear()
        assert again(TEXT) is not before


@pytest.mark.parametrize(("old", "new"), EDITS, ids=lambda text: text.strip())
def test_a_ledger_after_an_edit_and_after_it_is_taken_back_is_as_one_alone(old: str, new: str) -> None:
    assert old in TEXT
    with own_memory():
        for text in (TEXT, TEXT.replace(old, new, 1), TEXT, TEXT.replace(old, new, 1)):
            assert told(again(text)) == told(alone(read(text)))


def test_a_problem_is_named_at_its_new_place() -> None:
    def lines(text: str) -> list[Problem]:
        return [problem for problem in again(text).problems if problem.code == "source"]

    wrong = TEXT.replace("source: s, values: {2024: 322", "source: x, values: {2024: 322")
    with own_memory():
        (first,), (moved,), (aside,) = (
            lines(wrong),
            lines(f"# one\n{wrong}"),
            lines(wrong.replace(": x", ":  x")),
        )
    assert (first.line, moved.line, aside.line) == (6, 7, 6)
    assert aside.column == first.column + 1


@pytest.mark.parametrize("path", BRIEFS, ids=lambda path: path.stem)
def test_figures_of_each_brief_changed_one_after_another_give_what_they_give_alone(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    spots = list(re.finditer(r"(?<=20\d\d: )\d+", text))[::17]
    MEMORY.clear()
    for spot in spots[:6]:
        edited = text[: spot.start()] + str(int(spot[0]) + 3) + text[spot.end() :]
        draft = read_draft(path, edited.encode()).brief
        assert draft is not None
        assert told(ledger_of(memory().same_parts(draft))) == told(alone(draft))
    MEMORY.clear()


def test_of_more_metrics_than_are_kept_none_is() -> None:
    opened = OpenedAccounts()
    metric = read(TEXT).metrics["beds"]
    opened.begin({f"m{number}": metric for number in range(MOST_KEPT + 1)})
    assert not opened._now
