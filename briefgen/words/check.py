"""The statements in words of a brief's texts: which are contradicted by its figures, and which cannot be judged."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass

from briefgen.base.dataclass import dataclass
from briefgen.base.diagnostics import Place, Problem
from briefgen.base.locale import is_chinese
from briefgen.base.phrase import Phrase
from briefgen.brief.model import Brief, Module, Slide
from briefgen.facts.ledger import Ledger
from briefgen.facts.prose import resolve
from briefgen.words.finding import Finding
from briefgen.words.kinds import direction, record, run
from briefgen.words.mention import Names
from briefgen.words.passage import Clause, Passage
from briefgen.words.reader import Reader

CODE = "statement"
KINDS: tuple[Callable[[Reader, Passage, Clause], Iterator[Finding]], ...] = (
    run.find,
    record.find,
    direction.find,
)
"""In the order in which they claim words: a run has a direction of its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A statement of a text, and what was found of it."""

    passage: Passage
    finding: Finding


def statements(brief: Brief, ledger: Ledger) -> tuple[Said, ...]:
    """Return the statements in words of all texts that a brief's author wrote."""
    names = Names(ledger.metrics)
    chinese = is_chinese(ledger.language)
    reader = Reader(ledger=ledger, chinese=chinese)
    found: dict[Said, None] = {}
    for phrase, near in _texts(brief, ledger.metrics):
        pieces, _ = resolve(phrase.text, ledger, phrase.place)
        passage = Passage.of(pieces, phrase.place, names, chinese=chinese, near=near)
        for finding in findings(reader, passage):
            found[Said(passage=passage, finding=finding)] = None
    return tuple(found)


def contradictions(brief: Brief, ledger: Ledger) -> tuple[Problem, ...]:
    """Return an error for each statement that the figures contradict."""
    said = statements(brief, ledger)
    return tuple(problem_of(each) for each in said if each.finding.verdict == "contradicted")


def findings(reader: Reader, passage: Passage) -> Iterator[Finding]:
    """Yield what each kind finds in a passage; words that one kind has judged are not judged again."""
    for clause in passage.clauses():
        taken: list[Finding] = []
        for find in KINDS:
            for finding in find(reader, passage, clause):
                if all(finding.end <= each.start or each.end <= finding.start for each in taken):
                    taken.append(finding)
                    yield finding


def problem_of(said: Said) -> Problem:
    """Return the error of a statement that the figures contradict, its words underlined."""
    finding, passage = said.finding, said.passage
    words = passage.text[finding.start : finding.end].strip()
    return Problem(
        passage.place,
        f"“{words}” contradicts the figures: {finding.reason}",
        f"right would be: {finding.right}" if finding.right else "",
        CODE,
        underlined=underlined(passage.text, finding.start, finding.end),
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
