"""A table of more rows than slides can show: how many of them are shown, and the remark that says so."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from briefgen.base.conventions import conventions
from briefgen.base.diagnostics import Place, Problem
from briefgen.base.marked import both
from briefgen.base.phrase import Phrase
from briefgen.base.say import say
from briefgen.base.translate import tr
from briefgen.blocks.base import note
from briefgen.model.context import Setting

MOST_PARTS = 60
"""Slides that a table goes on over; of a longer one the first rows are shown."""
MOST_CELLS = 6_000
"""Of a table that goes on over further slides."""
SAMPLED = 100
"""Rows by whose heights it is told how many could be shown at most."""
ROUNDS = 8
"""How often rows are left out until the others fit: further ones may be higher than those sampled."""
_SHOWN = both("前{shown}行，共{count}行", "The first {shown} of {count} rows")


class Excerpt(NamedTuple):
    """How many rows of a table are shown, and how many the brief gives it."""

    shown: int
    of: int


def most_rows(heights: Sequence[float], room: float, columns: int) -> int:
    """Return how many rows may have room on all slides together, by the heights of some of them."""
    fitting = MOST_PARTS * max(1, int(room / min(heights)))
    return max(1, min(fitting, MOST_CELLS // columns - 1))


def excerpt_note(excerpt: Excerpt, setting: Setting, place: Place) -> Phrase:
    """Return the remark below a table that is not shown whole, and warn of it."""
    shown, count = excerpt.shown, excerpt.of
    message = tr("{shown:,} of {count:,} rows are shown: the table says so", shown=shown, count=count)
    hint = tr(
        "choose rows by `top` or by `where` of their table, or write several tables: one goes on over "
        "{MOST_PARTS} slides at most",
        MOST_PARTS=MOST_PARTS,
    )
    note(setting, Problem(place, message, hint, "table", "warning"))
    written = conventions(setting.language)
    figures = {"shown": written.number(str(shown)), "count": written.number(str(count))}
    return Phrase(say(setting.language, *_SHOWN, **figures), place)
