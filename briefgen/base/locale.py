"""Language tags."""

from __future__ import annotations


def is_chinese(language: str) -> bool:
    """Say whether a tag names Chinese, of any script and region; tags ignore case (BCP 47, 2.1.1)."""
    return language.lower().startswith("zh")
