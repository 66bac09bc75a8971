"""Text in a language in, the same with its numbers as English writes them out, character by character."""

from __future__ import annotations

import re
from functools import cache

from briefgen.base.conventions import conventions

SPACES = "\u202f\u00a0\u2009 "
"""What parts thousands where a language sets them apart by a space, as people type it."""
NUMBER = r"\d(?:[\d.,’]|[\u202f\u00a0](?=\d{3}))*"
"""A number as any language prints it."""


def in_english(text: str, language: str) -> str:
    """Return 1.033,5 as 1,033.5 where a language writes it so; positions stay, and all else."""
    pattern = _pattern(language)
    return pattern.sub(lambda found: _turned(found, language), text) if pattern else text


def _turned(found: re.Match[str], language: str) -> str:
    whole, places = found["whole"], found["places"] or ""
    group = conventions(language).group
    parted = re.sub(f"[{_marks(group)}]", ",", whole) if found["parted"] else whole
    return parted + (f".{places[1:]}" if places else "")


@cache
def _pattern(language: str) -> re.Pattern[str] | None:
    own = conventions(language)
    if own.decimal == "." and own.group in ("", ","):
        return None
    group, decimal = _marks(own.group), re.escape(own.decimal)
    parted = rf"(?P<parted>\d{{1,3}}(?:[{group}]\d{{3}})+(?!\d))"
    english = r"(?!\d|\.\d)"  # 1,234.5 stays what it is
    return re.compile(rf"(?<![\d.,])(?P<whole>{parted}|\d+)(?P<places>{decimal}\d+{english})?")


def _marks(group: str) -> str:
    return SPACES if group in SPACES else re.escape(group)
