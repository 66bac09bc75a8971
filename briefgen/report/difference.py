"""The changes between two briefs in, sentences with a table or JSON out."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from itertools import groupby

from briefgen.base.say import say
from briefgen.diff.versions import Change
from briefgen.diff.words import COLUMNS, HEADS, worded
from briefgen.report.columns import ruled

NUMBERS = frozenset({2, 3, 4, 5})
"""Columns of the table that are set flush right."""


def difference_text(changes: Sequence[Change], language: str) -> str:
    """Return what changed in sentences, area by area, then the values in a table."""
    if not changes:
        return worded("nothing", language)
    parts = [
        "\n".join(
            (say(language, *HEADS[area]), *(f"  {said}" for said in _sentences(tuple(group), language)))
        )
        for area, group in groupby(changes, key=lambda change: change.area)
    ]
    table = _table(changes, language)
    return "\n\n".join((*parts, table) if table else parts)


def _sentences(changes: Sequence[Change], language: str) -> Iterator[str]:
    """Yield a sentence a change; what only moved on to a later period is named together at the end."""
    yield from (change.sentence for change in changes if not change.stale)
    stale = dict.fromkeys(change.label for change in changes if change.stale)
    if stale:
        yield worded("stale", language, labels=worded("list_comma", language).join(stale))


def _table(changes: Sequence[Change], language: str) -> str:
    rows = [
        (change.label, change.period, change.old, change.new, change.absolute, change.relative)
        for change in changes
        if change.area in ("value", "derived") and not change.stale
    ]
    return (
        "\n".join(ruled(([say(language, *names) for names in COLUMNS], *rows), right=NUMBERS)) if rows else ""
    )


def difference_json(changes: Sequence[Change], old: str, new: str) -> str:
    """Return the changes as one JSON object, with how many there are of each kind."""
    kinds = {
        kind: sum(change.kind == kind for change in changes)
        for kind in ("new", "dropped", "changed", "rolled")
    }
    whole = {"old": old, "new": new, "changes": [asdict(change) for change in changes], "counts": kinds}
    return json.dumps(whole, ensure_ascii=False, indent=2)
