"""A text and a document's language in, the text's own language out where that is another."""

from __future__ import annotations

from briefgen.base.compile_late import compile_late
from briefgen.base.locale import is_chinese

LATIN_WORD = compile_late(r"(?<![\w./@:-])[A-Za-z][a-z]+(?![\w/@:-])")
"""No abbreviation, address or name with digits."""
LEAST_WORDS = 3


def other_language(text: str, own: str) -> str:
    """Return the language of a text that is not in the document's own: English words, or Han characters.

    A name or two among the document's own words change nothing.
    """
    if is_chinese(own):
        return "en" if not _has_han(text) and len(LATIN_WORD.findall(text)) >= LEAST_WORDS else ""
    return "zh" if _has_han(text) and not LATIN_WORD.search(text) else ""


def _has_han(text: str) -> bool:
    return any("\u3400" <= char <= "\u9fff" for char in text)
