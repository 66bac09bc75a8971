"""Errors for the statements in words that the figures contradict and the brief does not accept."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import TYPE_CHECKING

from briefgen.base.diagnostics import Problem
from briefgen.base.translate import tr
from briefgen.brief.model import AcceptedStatement, Brief
from briefgen.facts.ledger import Ledger
from briefgen.words.judged_texts import contradicted
from briefgen.words.texts import written_texts

if TYPE_CHECKING:
    from briefgen.words.check import Said
    from briefgen.words.judgement import Judgement

CODE = "statement"


def contradictions(brief: Brief, ledger: Ledger) -> tuple[Problem, ...]:
    """Return an error for each contradicted statement, and a warning for what `says` accepts in vain."""
    texts = tuple(written_texts(brief, ledger.metrics))
    return _problems(brief, contradicted(texts, brief, ledger))


def _problems(brief: Brief, against: Sequence[Said]) -> tuple[Problem, ...]:
    used = {each: [said for said in against if _accepts(each, said)] for each in brief.says}
    settled = {id(said) for many in used.values() for said in many}
    idle = (
        Problem(
            each.place,
            tr("“{words}” settles nothing: no statement of these words is contradicted", words=each.words),
            tr("remove it from `says`, or write the words as the text has them"),
            CODE,
            "warning",
        )
        for each, many in used.items()
        if not many
    )
    return (*(problem_of(said) for said in against if id(said) not in settled), *idle)


def _accepts(accepted: AcceptedStatement, said: Said) -> bool:
    """Return whether a brief says of a statement's words that they stand."""
    text, judgement = said.passage.text, said.judgement
    start = text.find(accepted.words)
    while start >= 0:
        if start < judgement.end and judgement.start < start + len(accepted.words):
            return True
        start = text.find(accepted.words, start + 1)
    return False


def problem_of(said: Said) -> Problem:
    """Return the error of a statement that the figures contradict, its words underlined."""
    judgement, passage = said.judgement, said.passage
    words = passage.text[judgement.start : judgement.end].strip()
    return Problem(
        passage.place,
        tr("“{words}” contradicts the figures: {reason}", words=words, reason=judgement.reason),
        _hint(judgement),
        CODE,
        underlined=underlined(passage.text, judgement.start, judgement.end),
    )


def _hint(judgement: Judgement) -> str:
    settle = tr("where it is right, say why: `says: [{words: …, reason: …}]`")
    return (
        tr("right would be: {right}; {settle}", right=judgement.right, settle=settle)
        if judgement.right
        else settle
    )


def underlined(text: str, start: int, end: int) -> tuple[str, str]:
    """Return the line of a text that holds some words, and a line that underlines them."""
    first = text.rfind("\n", 0, start) + 1
    line = text[first:].partition("\n")[0]
    before, words = text[first:start], text[start : min(end, first + len(line))]
    return line, " " * _columns(before) + "~" * _columns(words)


def _columns(text: str) -> int:
    """Return how many columns of a terminal a text takes: a Han character takes two."""
    return sum(2 if unicodedata.east_asian_width(each) in "WF" else 1 for each in text)
