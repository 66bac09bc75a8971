"""What was found of a statement in words: that it holds, is contradicted, or cannot be judged."""

from __future__ import annotations

from typing import Literal

from briefgen.base.dataclass import dataclass

Verdict = Literal["holds", "contradicted", "open"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """A statement's words, from ``start`` to ``end`` of its passage, and what the figures say of it."""

    kind: str
    start: int
    end: int
    verdict: Verdict
    reason: str = ""
    """What the figures say instead, or why nothing can be said."""
    right: str = ""
    """The statement as it would be right, in the brief's language; empty: nothing short is."""
