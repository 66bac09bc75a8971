"""What figures are compared with by one word: previous, year-earlier, target, limit, benchmark."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.base.diagnostics import Place, Problem, parted
from briefgen.blocks.base import note_once
from briefgen.facts.compared import compared
from briefgen.facts.fact import Fact
from briefgen.model.context import Setting

VERSUS_DOC = "what it is compared with, a line each, by one word or several"


def comparisons(value: Fact, words: Sequence[str], setting: Setting, place: Place) -> tuple[Fact, ...]:
    """Return the comparisons of a value, noting a Problem for each that there is not."""
    found = []
    for word in words:
        try:
            fact = compared(value, word, setting.ledger)
        except LookupError as error:
            message, hint = parted(error)
            note_once(setting, Problem(place, f"versus {word}: {message}", hint, "versus"))
            continue
        found += [fact] if fact else []
    return tuple(found)
