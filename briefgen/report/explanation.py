"""Why deck and page are what they are, as text and as JSON."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any, Literal

from briefgen.base.translate import tr, tr_n
from briefgen.edition.outline import Explanation, Part

INDENT = " " * 6
Medium = Literal["deck", "page"]


def explanation_lines(brief: Path, explanation: Explanation) -> Iterator[str]:
    """Yield a line on deck and page each, and below it some on every slide and part that is derived."""
    yield from _part_lines(brief, "deck", explanation.deck)
    yield from _part_lines(brief, "page", explanation.page)


def _part_lines(brief: Path, medium: Medium, parts: tuple[Part, ...] | None) -> Iterator[str]:
    named = f"{brief}: {tr('deck') if medium == 'deck' else tr('page')}"
    if parts is None:
        yield f"{named}: {tr('the brief lays it out')}"
        return
    if not parts:
        yield f"{named}: {tr('none is derived')}"
        return
    last = max(part.last for part in parts)
    if medium == "deck":
        yield f"{named}: {tr_n('derived, {number} slide', 'derived, {number} slides', last)}"
    else:
        yield f"{named}: {tr_n('derived, {number} sheet', 'derived, {number} sheets', last)}"
    for part in parts:
        yield from _lines(part)


def _lines(part: Part) -> Iterator[str]:
    number = f"{part.number}–{part.last}" if part.last > part.number else str(part.number)
    named = f"{part.form}: {part.composition}" if part.composition else part.form
    yield f"{number:>4}  {part.title or named}"
    if part.title:
        yield f"{INDENT}{named}"
    if part.figures:
        yield INDENT + tr("figures: {names}", names=", ".join(part.figures))
    yield INDENT + tr("why: {why}", why=part.why)
    if part.others:
        yield INDENT + tr("also possible: {names}", names=", ".join(part.others))


def explanation_json(explanation: Explanation) -> dict[str, Any]:
    """Return the same as JSON has it: ``derived`` says whether the brief leaves the part to be derived."""
    return {
        medium: {"derived": parts is not None, "parts": [asdict(part) for part in parts or ()]}
        for medium, parts in (("deck", explanation.deck), ("page", explanation.page))
    }
