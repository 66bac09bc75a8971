"""Marks for texts that are constants, and are translated where they are used."""

from __future__ import annotations


def N_(message: str) -> str:
    """Mark a message for the user, said later by ``tr(constant, …)``; the name is gettext's."""
    return message


def plural(one: str, many: str) -> tuple[str, str]:
    """Mark what decks and pages print of one and of several, said later by ``say_n``."""
    return one, many


def han(text: str) -> str:
    """Mark what is printed in Chinese alone, said later by ``say(language, text, "")``."""
    return text


def both(chinese: str, english: str) -> tuple[str, str]:
    """Mark what decks and pages print, said later by ``say(language, *constant, …)``."""
    return chinese, english
