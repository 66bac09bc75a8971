"""A table's columns of comparisons: vs Sep 2025, vs target, vs the national average."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress

from briefgen.base.messages import messages
from briefgen.base.say import say
from briefgen.blocks.parts.runs import comparison_runs, note_mark
from briefgen.facts.benchmark import NAMES
from briefgen.facts.compared import compared
from briefgen.facts.fact import Fact
from briefgen.facts.format import abbreviated, short_period, signed
from briefgen.facts.gap_wording import GAP, aim_name
from briefgen.facts.relative_period import PREVIOUS, WORDS
from briefgen.facts.target import SET
from briefgen.facts.wording import aside, is_unchanged
from briefgen.model.context import Setting
from briefgen.model.scene import Run, Style

VERSUS = "versus"
"""What the name of such a column begins with, before the word."""


def versus_head(column: str, metrics: Sequence[str], setting: Setting) -> tuple[str, bool]:
    """Return a column's head, and whether it names what all its cells are compared with."""
    word, vocabulary = column.removeprefix(VERSUS).strip(), messages(setting.language)
    named = list[str]()
    for metric in metrics:
        with suppress(LookupError):
            fact = compared(setting.ledger.find(metric), word, setting.ledger)
            named += [_named(fact, setting)] if fact else []
    if len(set(named)) == 1:
        return vocabulary.versus.format(period=named[0]), True
    names = {**SET, **NAMES}
    if word in WORDS:
        return vocabulary.against_previous if word == PREVIOUS else vocabulary.against_year_earlier, False
    return vocabulary.versus.format(period=say(setting.language, *names[word])), False


def _named(fact: Fact, setting: Setting) -> str:
    if fact.kind == GAP:
        return aim_name(fact, setting.language, article=False)
    return short_period(fact.since, setting.language, setting.ledger.as_of)


def versus_cell(
    value: Fact, column: str, setting: Setting, body: Style, *, based: bool
) -> tuple[tuple[Run, ...], float | None] | None:
    """Return a figure's comparison and its number; in words where the head does not say with what."""
    word = column.removeprefix(VERSUS).strip()
    try:
        fact = compared(value, word, setting.ledger)
    except LookupError:
        return None
    if fact is None:
        return None
    if not based:
        return comparison_runs(fact, setting, body, 0.0), None
    if fact.kind == GAP:
        shown = signed(abbreviated(fact), setting.language) if fact.number else "0"
    else:
        _, shown, _ = aside(abbreviated(fact), setting.language, "")
    number = None if is_unchanged(fact) else float(fact.number)
    return (Run(text=shown, style=body, fact=fact.id), *note_mark(fact, setting, body)), number
