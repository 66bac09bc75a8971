"""The language that the program speaks: `--lang`, `BRIEFGEN_LANG`, else the user's locale."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence

from briefgen.base.translate import tr, use_language
from briefgen.cli.commands.codes import UsageError

SPOKEN = {"en": "English", "zh": "中文"}
"""The languages of messages, by their tags."""
LOCALE = ("LC_ALL", "LC_MESSAGES", "LANG")
"""Variables that name the language of messages, the strongest first (POSIX, 8.2)."""


def with_language(words: Sequence[str], environ: Mapping[str, str]) -> list[str]:
    """Choose the language for what the words ask, and return them without `--lang`.

    It raises UsageError where they name a language that the program does not speak.
    """
    left, asked = _parted(words)
    chosen = asked or environ.get("BRIEFGEN_LANG", "")
    spoken = _spoken(chosen)
    if chosen and not spoken:
        allowed = ", ".join(f"{tag} ({name})" for tag, name in SPOKEN.items())
        raise UsageError(tr("no messages in {chosen!r}; allowed: {allowed}", chosen=chosen, allowed=allowed))
    use_language(spoken or _spoken(_of_locale(environ)) or "en")
    return left


def _parted(words: Sequence[str]) -> tuple[list[str], str]:
    """Return the words without `--lang`, and the language that it names."""
    left: list[str] = []
    asked, rest = "", iter(words)
    for word in rest:
        if word == "--":
            return [*left, word, *rest], asked
        if word == "--lang":
            asked = next(rest, "")
            if not asked:
                raise UsageError(tr("--lang needs a language: {names}", names=", ".join(SPOKEN)))
        elif word.startswith("--lang="):
            asked = word.partition("=")[2]
        else:
            left.append(word)
    return left, asked


def _spoken(tag: str) -> str:
    """Return the language that is spoken for a tag, zh for zh_CN.UTF-8; empty where there is none."""
    language = tag.partition(".")[0].replace("_", "-").partition("-")[0].lower()
    return language if language in SPOKEN else ""


def _of_locale(environ: Mapping[str, str]) -> str:
    named = next((environ[name] for name in LOCALE if environ.get(name)), "")
    if named or sys.platform != "win32":
        return named
    import ctypes
    import locale

    return locale.windows_locale.get(ctypes.windll.kernel32.GetUserDefaultUILanguage(), "")
