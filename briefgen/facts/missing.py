"""Values that a source does not give, as not available or confidential, and the marks printed for them."""

from __future__ import annotations

import unicodedata
from typing import Literal

from briefgen.base.dataclass import dataclass
from briefgen.base.diagnostics import Place

Reason = Literal["not available", "confidential"]

DASH = "–"
_DASHES = frozenset({"", "~", "null", "none", "-", "–", "—", "−", "--", "——", "---"})
_DOTS = frozenset({"...", "......", "..", "…", "……"})
_WORDS = frozenset(
    {"n/a", "na", "n.a.", "n. a.", "#n/a", "not available", "不详", "暂缺", "暂无", "缺", "无数据", "未公布"}
)
_CONFIDENTIAL = frozenset(
    {"confidential", "suppressed", "withheld", "c", "[c]", "保密", "不予公布", "未披露"}
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """A period whose value is marked as missing: a gap in charts, a mark in tables."""

    mark: str = DASH
    """What is printed in its place: – or what the author wrote, such as n/a or …"""
    reason: Reason = "not available"
    place: Place

    @classmethod
    def from_scalar(cls, text: str, place: Place) -> Missing:
        """Read a mark; raise ValueError for every other text."""
        missing = missing_from(text, place)
        if missing is None:
            shown = repr(text[:40])
            raise ValueError(f"{shown} is not a mark of a missing value: write null, n/a or confidential")
        return missing

    @classmethod
    def from_nothing(cls, place: Place) -> Missing:
        """Read null, or nothing."""
        return cls(place=place)


def missing_from(text: str, place: Place) -> Missing | None:
    """Return the missing value that a mark denotes; None when the text is not a mark."""
    word = unicodedata.normalize("NFKC", text).strip().lower()
    if word in _DASHES:
        return Missing(place=place)
    if word in _DOTS:
        return Missing(mark="…", place=place)
    if word in _WORDS:
        return Missing(mark="n/a" if word in {"#n/a", "na"} else text.strip(), place=place)
    if word in _CONFIDENTIAL:
        return Missing(mark=text.strip(), reason="confidential", place=place)
    return None


def is_mark(text: str) -> bool:
    """Return whether a text marks a missing value, as in a cell of a table."""
    return bool(text.strip()) and missing_from(text, Place("")) is not None


class MissingValue(LookupError):
    """A reference to a value that the brief says is missing; ``gap`` has the mark to print."""

    def __init__(self, metric: str, period: str, gap: Missing) -> None:
        """Say so, with what to do about it."""
        self.gap = gap
        hint = "leave the reference out, or give the value under `values`"
        super().__init__(f"the value of {metric} for {period} is {gap.reason}; {hint}")
