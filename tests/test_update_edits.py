"""Edits survive an update: each kind of them, alone and in threes, and every figure moves."""

from __future__ import annotations

import random
import re
from typing import Any

import pytest
import update_edits_shapes  # noqa: F401
import update_edits_slides  # noqa: F401
from ooxml_lint import faults
from ooxml_package import Package
from update_edits import EDITS, Check, everything
from update_kit import now, opened, saved, then

from briefgen.update.merge import Update, update

MOVED = {"1,033": "1,108", "23%": "32%", "719": "755", "480": "512"}


def _together(count: int) -> list[tuple[str, ...]]:
    """Return threes of edits that can all be done to one deck."""
    draw = random.Random(14)
    found: list[tuple[str, ...]] = []
    while len(found) < count:
        names = tuple(draw.sample(sorted(EDITS), 3))
        if len({EDITS[name].on for name in names}) == 3:
            found.append(names)
    return found


def edited(*names: str) -> tuple[bytes, list[Check]]:
    """Return the deck of then with some edits, and what must be true of it later."""
    deck = opened(then())
    checks = [EDITS[name].make(deck) for name in names]
    return saved(deck), checks


def said(deck: Any) -> str:
    """Return all that a deck says, in texts, tables and notes."""
    texts = [s.text_frame.text for s in everything(deck) if s.has_text_frame]
    tables = [s.table for s in everything(deck) if getattr(s, "has_table", False) and s.has_table]
    texts += [cell.text for table in tables for row in table.rows for cell in row.cells]
    texts += [s.notes_slide.notes_text_frame.text for s in deck.slides if s.has_notes_slide]
    return "\n".join(texts)


def stale(text: str) -> set[str]:
    """Return the figures of then that a deck still states."""
    return {old for old in MOVED if re.search(rf"(?<![\d.,]){re.escape(old)}(?![\d%])", text)}


def check_all(names: tuple[str, ...]) -> Update:
    deck, checks = edited(*names)
    found = update(deck, now())
    new = opened(found.data)
    for check in checks:
        check(new)
    assert stale(said(new)) <= {figure for name in names for figure in EDITS[name].stale}
    expected = {code for name in names for code in EDITS[name].conflicts}
    assert {conflict.code for conflict in found.conflicts} <= expected
    assert update(found.data, now()).data == found.data
    return found


@pytest.mark.parametrize("name", sorted(EDITS))
def test_an_edit_is_kept_and_every_figure_moves(name: str) -> None:
    found = check_all((name,))
    before = set(faults(Package.of(edited(name)[0])))
    assert set(faults(Package.of(found.data))) <= before
    assert {conflict.code for conflict in found.conflicts} == EDITS[name].conflicts


@pytest.mark.parametrize("names", _together(18), ids=" + ".join)
def test_three_edits_are_kept_and_every_figure_moves(names: tuple[str, ...]) -> None:
    check_all(names)
