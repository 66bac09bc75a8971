"""Chinese text in, the places inside its common words out: where a line may break, but had better not.

`words.txt` holds frequent words of reports. It is no dictionary: it keeps the words that one sees
most in one piece.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from briefgen.text.chars import AFTER_PUNCTUATION

WORDS = Path(__file__).parent / "words.txt"
LONGEST, SHORTEST = 5, 2
TRAILING = frozenset("的了们等着过得地")
"""Particles that belong to what stands before them."""


def inside_words(text: str) -> Iterator[int]:
    """Yield the index of each character that continues a word, the longest word first."""
    words = _words()
    index = 0
    while index < len(text):
        for length in range(min(LONGEST, len(text) - index), SHORTEST - 1, -1):
            if text[index : index + length] in words:
                yield from range(index + 1, index + length)
                index += length - 1
                break
        else:
            if index and text[index] in TRAILING and text[index - 1] not in AFTER_PUNCTUATION:
                yield index
        index += 1


@cache
def _words() -> frozenset[str]:
    return frozenset(WORDS.read_text(encoding="utf-8").split())
