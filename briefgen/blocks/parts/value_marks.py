"""The marks of a table: raised letters behind values that are not final, and the key to all of its marks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefgen.base.messages import messages
from briefgen.base.say import say
from briefgen.blocks.charts.parts.grade_look import SIGN_ORDER
from briefgen.blocks.parts.runs import raised
from briefgen.facts.fact import Fact
from briefgen.facts.missing import DASH, Missing, meaning
from briefgen.facts.status import LETTERS, status_word
from briefgen.model.context import Setting
from briefgen.model.scene import Run, Style

MarkMeaning = tuple[str, str]
"""A mark and what it means."""


def status_marks(fact: Fact, setting: Setting) -> tuple[MarkMeaning, ...]:
    """Return the letter of a value that is not final, with its meaning; none for others, nor for claims."""
    if fact.kind != "value" or not fact.status:
        return ()
    return ((LETTERS[fact.status], status_word(fact.status, setting.language)),)


def missing_marks(missing: Missing | None, setting: Setting) -> tuple[MarkMeaning, ...]:
    """Return the mark of a missing value with its meaning; none where it is a word, which says it itself."""
    said = meaning(missing, setting.language) if missing else ""
    return ((missing.mark, said),) if missing and said else ()


def mark_runs(marks: Iterable[MarkMeaning], setting: Setting, style: Style) -> Iterator[Run]:
    """Yield marks as raised letters."""
    for letter, _ in marks:
        yield Run(text=letter, style=raised(setting, style))


def mark_key(marks: Iterable[MarkMeaning], setting: Setting) -> str:
    """Return the key to a table's marks, each once: p provisional; empty without marks.

    A dash alone needs none; beside other marks it does.
    """
    found = dict(sorted(marks, key=lambda pair: SIGN_ORDER.get(pair[0], len(SIGN_ORDER))))
    if list(found) == [DASH]:
        return ""
    language = setting.language
    pairs = (
        say(language, "{mark}＝{meaning}", "{mark} {meaning}", mark=mark, meaning=meaning)
        for mark, meaning in found.items()
    )
    told = messages(language).semicolon.join(pairs)
    return say(language, "注：{told}", "{told}", told=told) if told else ""
