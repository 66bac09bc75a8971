"""Language tags and scripts."""

from __future__ import annotations


def is_chinese(language: str) -> bool:
    """Say whether a tag names Chinese, of any script and region; tags ignore case (BCP 47, 2.1.1)."""
    return language.lower().startswith("zh")


def is_traditional(language: str) -> bool:
    """Say whether a brief's language is Chinese in traditional characters."""
    return language in ("zh-TW", "zh-HK")


def has_han(text: str) -> bool:
    """Say whether a text has characters of Chinese."""
    return any("\u4e00" <= char <= "\u9fff" for char in text)
