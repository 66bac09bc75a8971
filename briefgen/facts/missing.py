"""Values that a source does not give: not available, withheld or not applicable; and the marks for them."""

from __future__ import annotations

import unicodedata
from typing import ClassVar, Literal

from briefgen.base.dataclass import dataclass
from briefgen.base.diagnostics import Place
from briefgen.base.marked import both
from briefgen.base.say import say
from briefgen.base.translate import tr

Reason = Literal["not available", "confidential", "not applicable"]

DASH = "–"
_DASHES = frozenset({"", "~", "null", "none", "-", "–", "—", "−", "--", "——", "---"})
_DOTS = frozenset({"...", "......", "..", "…", "……"})
_WORDS = frozenset(
    {":", "[x]", "n/a", "na", "n.a.", "n. a.", "#n/a", "not available"}
    | {"不详", "暂缺", "暂无", "缺", "无数据", "未公布"}
)
_CONFIDENTIAL = frozenset(
    {"confidential", "suppressed", "withheld", "c", "[c]", "x", "*", "保密", "不予公布", "未披露"}
)  # fmt: skip
_NOT_APPLICABLE = frozenset({"not applicable", "z", "[z]", "不适用"})
_MEANINGS: dict[Reason, tuple[str, str]] = {
    "not available": both("无数据", "not available"),
    "confidential": both("不予公布", "confidential"),
    "not applicable": both("不适用", "not applicable"),
}
LONGEST_SIGN = 3
"""Characters of a mark that is no word: [c]."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """A period whose value is marked as missing: a gap in charts, a mark in tables."""

    TEXT_ALONE: ClassVar = True
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
            hint = tr("write null, n/a, confidential or not applicable")
            raise ValueError(tr("{shown} is not a mark of a missing value: {hint}", shown=shown, hint=hint))
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
    if word in _NOT_APPLICABLE:
        return Missing(mark=text.strip(), reason="not applicable", place=place)
    return None


def meaning(missing: Missing, language: str) -> str:
    """Return what a mark means, for the key to a table: confidential, 不予公布; empty of one in words."""
    mark = missing.mark
    in_words = mark.lower() in ("n/a", "na") or (mark.isalpha() and not mark.isascii())
    if in_words or len(mark) > LONGEST_SIGN:
        return ""
    return say(language, *_MEANINGS[missing.reason])


def is_mark(text: str) -> bool:
    """Return whether a text marks a missing value, as in a cell of a table."""
    return bool(text.strip()) and missing_from(text, Place("")) is not None


class MissingValue(LookupError):
    """A reference to a value that the brief says is missing; ``gap`` has the mark to print."""

    def __init__(self, metric: str, period: str, gap: Missing) -> None:
        """Say so, with what to do about it."""
        self.gap = gap
        hint = tr("leave the reference out, or give the value under `values`")
        message = tr(
            "the value of {metric} for {period} is {reason}",
            metric=metric,
            period=period,
            reason=tr(gap.reason),
        )
        super().__init__(f"{message}; {hint}")
