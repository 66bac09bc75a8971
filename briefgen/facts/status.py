"""The status of a published value, from provisional to forecast: spellings in, words and marks out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal

from briefgen.base.compile_late import compile_late
from briefgen.base.marked import both
from briefgen.base.say import say

Status = Literal["", "provisional", "revised", "estimated", "forecast"]
"""How final a value is; empty: final, or its source does not say."""
WrittenStatus = Literal[
    "provisional", "revised", "estimated", "forecast", "初步", "修订", "估计", "预测"
]  # fmt: skip
"""How a brief writes it under `status`."""

LETTERS: Mapping[Status, str] = {"provisional": "p", "revised": "r", "estimated": "e", "forecast": "f"}
"""The raised letter behind a value in a table, as statistical offices print it."""
_WORDS: Mapping[Status, tuple[str, str]] = {
    "provisional": both("初步数", "provisional"),
    "revised": both("修订数", "revised"),
    "estimated": both("估计数", "estimated"),
    "forecast": both("预测数", "forecast"),
}
_SPELLED: Mapping[str, Status] = {
    **{letter: status for status, letter in LETTERS.items()},
    **dict.fromkeys(("provisional", "preliminary", "初步", "初步数", "初步核算", "快报"), "provisional"),
    **dict.fromkeys(("revised", "修订", "修订数", "修正"), "revised"),
    **dict.fromkeys(("estimated", "estimate", "est", "估计", "估计数", "估算"), "estimated"),
    **dict.fromkeys(("forecast", "projected", "projection", "预测", "预测数", "预计"), "forecast"),
}  # fmt: skip
_BRACKETED = compile_late(r"(?P<number>.*\S)\s*[(（]\s*(?P<word>[^()（）\d]+?)\.?\s*[)）]\s*")
_BEHIND = compile_late(r"(?P<unit>.*\S)\s+(?P<letter>[pref])|(?P<alone>[pref])")


def status_of(written: str) -> Status:
    """Return the status that a word or letter spells; empty for none."""
    return _SPELLED.get(written.strip().lower(), "")


def parted(text: str) -> tuple[str, Status]:
    """Return a reading without the status in brackets behind it, 3.2 of 3.2 (p), and that status."""
    found = _BRACKETED.fullmatch(text)
    status = status_of(found["word"]) if found else ""
    return (found["number"], status) if found and status else (text, "")


def lettered(unit: str) -> tuple[str, Status]:
    """Return what stood behind a number without its last letter, and the status that this is: % of % p."""
    found = _BEHIND.fullmatch(unit.strip())
    if found is None:
        return unit, ""
    return found["unit"] or "", status_of(found["letter"] or found["alone"])


def status_note(status: Status, revised_from: str, language: str) -> str:
    """Return what a note says of a value: 初步数, provisional, revised from 3.1; empty of a final one."""
    if not revised_from:
        return status_word(status, language)
    return say(language, "修订数，原为{figure}", "revised from {figure}", figure=revised_from)


def inherited(status: Status) -> Status:
    """Return the status of what is computed from a value: as provisional as it, but not revised itself."""
    return "" if status == "revised" else status


def least_final(statuses: Iterable[Status]) -> Status:
    """Return the status of what several values add up to: that of the least final of them."""
    known = set(statuses)
    order: tuple[Status, ...] = ("forecast", "estimated", "provisional")
    return next((status for status in order if status in known), "")


def status_word(status: Status, language: str) -> str:
    """Return a status in words: 初步数, provisional."""
    return say(language, *_WORDS[status]) if status else ""
