"""The statements in words of a brief's texts: those its figures contradict, and those that stay open."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass, replace

from briefgen.base.dataclass import dataclass
from briefgen.base.diagnostics import Place, Problem, excerpt
from briefgen.base.locale import is_chinese
from briefgen.base.phrase import Phrase
from briefgen.brief.model import AcceptedStatement, Brief, Module, Slide
from briefgen.facts.ledger import Ledger
from briefgen.facts.prose import resolve
from briefgen.words.annotated_text import AnnotatedText, Clause
from briefgen.words.fact_checker import FactChecker
from briefgen.words.judgement import Judgement
from briefgen.words.kinds import (
    comparison,
    direction,
    fraction,
    measure,
    multiple,
    order,
    pace,
    places,
    record,
    run,
    tally,
    threshold,
    total,
    turn,
)
from briefgen.words.mention import Names
from briefgen.words.mood import negated, not_stated

CODE = "statement"
KINDS: tuple[Callable[[FactChecker, AnnotatedText, Clause], Iterator[Judgement]], ...] = (
    tally.find,
    total.find,
    multiple.find,
    fraction.find,
    run.find,
    turn.find,
    pace.find,
    places.find,
    record.find,
    measure.find,
    threshold.find,
    comparison.find,
    order.find,
    direction.find,
)
"""In the order in which they claim words: a run has a direction of its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A statement of a text, and what was found of it."""

    passage: AnnotatedText
    judgement: Judgement


def statements(brief: Brief, ledger: Ledger) -> tuple[Said, ...]:
    """Return the statements in words of all texts that a brief's author wrote."""
    names = Names(ledger.metrics)
    chinese = is_chinese(ledger.language)
    checker = FactChecker(ledger=ledger, chinese=chinese)
    found: dict[Said, None] = {}
    for phrase, near in _texts(brief, ledger.metrics):
        pieces, _ = resolve(phrase.text, ledger, phrase.place)
        passage = AnnotatedText.of(pieces, phrase.place, names, ledger, near)
        if not passage.mentions and not near:
            continue  # it names nothing that the brief knows
        for judgement in judgements(checker, passage):
            found[Said(passage=passage, judgement=judgement)] = None
    return tuple(found)


def contradictions(brief: Brief, ledger: Ledger) -> tuple[Problem, ...]:
    """Return an error for each statement that the figures contradict and the brief does not accept."""
    against = [said for said in statements(brief, ledger) if said.judgement.verdict == "contradicted"]
    used = {each: [said for said in against if _accepts(each, said)] for each in brief.says}
    settled = {id(said) for many in used.values() for said in many}
    idle = (
        Problem(
            each.place,
            f"“{each.words}” settles nothing: no statement of these words is contradicted",
            "remove it from `says`, or write the words as the text has them",
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


def open_statements(brief: Brief, ledger: Ledger) -> tuple[str, ...]:
    """Return a line for each statement that cannot be judged: where it stands, its words, and why."""
    left = (said for said in statements(brief, ledger) if said.judgement.verdict == "open")
    return tuple(dict.fromkeys(map(_open_line, left)))


def _open_line(said: Said) -> str:
    judgement, passage = said.judgement, said.passage
    words = passage.text[judgement.start : judgement.end].strip()
    around = excerpt(passage.text, judgement.start, judgement.end)
    return f"{passage.place}: note: “{words}” in “{around}” is not judged: {judgement.reason} [{CODE}]"


def judgements(checker: FactChecker, passage: AnnotatedText) -> Iterator[Judgement]:
    """Yield what each kind finds in a passage; words that one kind has judged are not judged again."""
    for clause in passage.clauses():
        taken: list[Judgement] = []
        for find in KINDS:
            for judgement in (_in_mood(passage, clause, each) for each in find(checker, passage, clause)):
                if all(judgement.end <= each.start or each.end <= judgement.start for each in taken):
                    taken.append(judgement)
                    yield judgement


def _in_mood(passage: AnnotatedText, clause: Clause, judgement: Judgement) -> Judgement:
    """Return a judgement, left open where its words are expected, intended, asked or denied."""
    if judgement.verdict != "contradicted":
        return judgement
    if not_stated(passage, clause, judgement.start):
        return replace(judgement, verdict="open", reason="it is expected, intended, a condition or asked")
    if judgement.kind in _DENIED and negated(passage, judgement.start):
        return replace(judgement, verdict="open", reason="it is denied")
    return judgement


_DENIED = frozenset({"record", "run", "turn", "pace", "comparison", "order", "threshold"})
"""Kinds that do not judge what is denied."""


def problem_of(said: Said) -> Problem:
    """Return the error of a statement that the figures contradict, its words underlined."""
    judgement, passage = said.judgement, said.passage
    words = passage.text[judgement.start : judgement.end].strip()
    return Problem(
        passage.place,
        f"“{words}” contradicts the figures: {judgement.reason}",
        _hint(judgement),
        CODE,
        underlined=underlined(passage.text, judgement.start, judgement.end),
    )


def _hint(judgement: Judgement) -> str:
    settle = "where it is right, say why: `says: [{words: …, reason: …}]`"
    return f"right would be: {judgement.right}; {settle}" if judgement.right else settle


def underlined(text: str, start: int, end: int) -> tuple[str, str]:
    """Return the line of a text that holds some words, and a line that underlines them."""
    first = text.rfind("\n", 0, start) + 1
    line = text[first:].partition("\n")[0]
    before, words = text[first:start], text[start : min(end, first + len(line))]
    return line, " " * _columns(before) + "~" * _columns(words)


def _columns(text: str) -> int:
    """Return how many columns of a terminal a text takes: a Han character takes two."""
    return sum(2 if unicodedata.east_asian_width(each) in "WF" else 1 for each in text)


def _texts(brief: Brief, metrics: Mapping[str, object]) -> Iterator[tuple[Phrase, tuple[str, ...]]]:
    """Yield the prose of a brief with the metrics that its slide or module shows."""
    for root in (brief.meta, brief.onepager, brief.deck):
        yield from _prose(root, metrics, ())


def _prose(
    value: object, metrics: Mapping[str, object], near: tuple[str, ...]
) -> Iterator[tuple[Phrase, tuple[str, ...]]]:
    if isinstance(value, Phrase):
        yield value, near
    elif isinstance(value, Mapping):
        for each in value.values():
            yield from _prose(each, metrics, near)
    elif isinstance(value, tuple):
        for each in value:
            yield from _prose(each, metrics, near)
    elif is_dataclass(value) and not isinstance(value, Place):
        if isinstance(value, Slide | Module):
            near = tuple(dict.fromkeys(_shown(value.blocks, metrics)))
        for field in fields(value):
            yield from _prose(getattr(value, field.name), metrics, near)


def _shown(value: object, metrics: Mapping[str, object]) -> Iterator[str]:
    """Yield the metrics that blocks show: every key of one in them."""
    if isinstance(value, str):
        key = value.partition(".")[0]
        if key in metrics:
            yield key
    elif isinstance(value, Mapping):
        for each in value.values():
            yield from _shown(each, metrics)
    elif isinstance(value, tuple):
        for each in value:
            yield from _shown(each, metrics)
    elif is_dataclass(value) and not isinstance(value, Place | Phrase):
        for field in fields(value):
            yield from _shown(getattr(value, field.name), metrics)
