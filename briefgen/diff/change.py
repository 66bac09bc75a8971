"""One change between two briefs: what it is about, its old and new text, and the sentence that says it."""

from __future__ import annotations

from typing import Literal

from briefgen.base.dataclass import dataclass

Area = Literal["brief", "metric", "value", "claim", "derived", "dispute", "source"]
Kind = Literal["new", "dropped", "changed", "rolled"]
"""Rolled: the latest value, or a claim, is now that of a later period."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What a reader of both briefs would see; empty texts where there is nothing."""

    area: Area
    kind: Kind
    metric: str = ""
    label: str = ""
    period: str = ""
    """In words; of a rolled value both, the old one first."""
    old: str = ""
    new: str = ""
    absolute: str = ""
    """The difference with sign and unit: +10万人, +1.2个百分点, 上升4位."""
    relative: str = ""
    """The difference in per cent of the old value: +3.3%."""
    sentence: str = ""

    @property
    def stale(self) -> bool:
        """Whether a figure moved on to a later period and stayed what it was."""
        return self.kind == "rolled" and self.old == self.new
