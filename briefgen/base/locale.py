"""A language tag in, whether texts take their Chinese forms out."""

from __future__ import annotations


def is_chinese(language: str) -> bool:
    """Say whether a tag names Chinese, of any script and region; case tells nothing (BCP 47, 2.1.1)."""
    return language.lower().startswith("zh")
