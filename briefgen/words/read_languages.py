"""Which languages' words are held against the figures."""

from __future__ import annotations

from briefgen.base.catalogue import is_native
from briefgen.base.locale import is_chinese


def are_read(language: str) -> bool:
    """Return whether words of a language are held against the figures."""
    return is_native(language) or is_chinese(language)
