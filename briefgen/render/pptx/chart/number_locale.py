"""A number format in, the same with the language whose separators it prints out, as spreadsheets mark it."""

from __future__ import annotations

from functools import cache

from briefgen.base.catalogue import is_native
from briefgen.base.conventions import conventions, tag_with_region


def of_language(pattern: str, language: str) -> str:
    """Return a format with the mark of a language that writes numbers otherwise than English: [$-407]0.0.

    Office goes by the reader's own settings where it has them; LibreOffice and spreadsheets by the mark.
    """
    mark = locale_mark(language)
    return ";".join(mark + section for section in pattern.split(";")) if mark else pattern


@cache
def locale_mark(language: str) -> str:
    """Return how formats name a language; empty where English ones print its numbers."""
    own = conventions(language)
    if is_native(language) or (own.decimal == "." and own.group in ("", ",")):
        return ""
    import locale  # of its table alone, and for these languages alone

    wanted = tag_with_region(language).replace("-", "_")
    number = next((number for number, tag in locale.windows_locale.items() if tag == wanted), 0)
    return f"[$-{number:X}]" if number else ""


@cache
def language_of(mark: str) -> str:
    """Return the language that a format names by its number: de-DE of [$-407]; English for none."""
    import locale

    digits = mark.strip("[]$-")
    try:
        return locale.windows_locale.get(int(digits, 16), "en").replace("_", "-")
    except ValueError:
        return "en"
