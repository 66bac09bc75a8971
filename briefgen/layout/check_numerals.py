"""A brief and its finished pages in, a Problem for every numeral that no fact of the ledger states out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from itertools import zip_longest

from briefgen.base.dataclass import dataclass
from briefgen.base.diagnostics import Place, Problem
from briefgen.base.phrase import Phrase
from briefgen.brief.model import Slide
from briefgen.edition.edition import Edition
from briefgen.facts.implied import Piece
from briefgen.facts.ledger import Ledger
from briefgen.facts.numerals import trace
from briefgen.facts.prose import resolve
from briefgen.model.scene import Chart, Item, Page, walk

PRINTED = frozenset({"short_title", "tags", "label", "title", "note", "reason", "publisher", "alt"})
"""Fields of the brief that hold plain text which pages print or read aloud; prose is a Phrase."""
NAMES = frozenset({"phone", "address", "hours", "email", "web", "link"})
"""Fields in which a numeral is part of a name: an alternative text that repeats them states no figure."""
_REFERENCES = re.compile(r"\{[^{}]*\}")


@dataclass(frozen=True, slots=True)
class _PlacedText:
    """Text of one place, in pieces that know the facts they print."""

    pieces: tuple[Piece, ...]
    place: Place


def check_numerals(edition: Edition, slides: tuple[Slide, ...], pages: Iterable[Page]) -> tuple[Problem, ...]:
    """Return the untraced numerals of the brief's texts, then of chart labels and alternative texts.

    A text of the brief is checked once, at its line and column, not on each page that prints it.
    """
    brief, ledger = edition.brief, edition.ledger
    roots = (brief.meta, edition.page, slides, brief.sources, brief.metrics)
    phrases = dict.fromkeys(phrase for phrase in _phrases(roots, brief.place) if _has_numeral(phrase.text))
    written = _untraced((_resolved(phrase, ledger) for phrase in phrases), edition)
    named = {numeral for numeral, _ in written}
    drawn = _untraced(_drawn(pages), edition, frozenset(_names((edition.page, slides))))
    further = (problem for numeral, problem in drawn if numeral not in named)
    return tuple(dict.fromkeys((*(problem for _, problem in written), *further)))


def _untraced(
    proses: Iterable[_PlacedText], edition: Edition, names: frozenset[str] = frozenset()
) -> list[tuple[str, Problem]]:
    """Return each untraced numeral as it is printed, and its Problem; those in ``names`` are allowed."""
    found: list[tuple[str, Problem]] = []
    allowed = (*edition.brief.numerals, *names)
    for prose in proses:
        numerals, problems = trace(prose.pieces, edition.ledger, prose.place, allowed=allowed)
        texts = (numeral.text for numeral in numerals if numeral.fact is None)
        found += zip(texts, problems, strict=True)
    return found


def _names(value: object) -> Iterator[str]:
    """Yield the texts of all fields of names."""
    if isinstance(value, tuple):
        for each in value:
            yield from _names(each)
    elif is_dataclass(value):
        for field in fields(value):
            inner = getattr(value, field.name)
            if field.name in NAMES and isinstance(inner, str):
                yield inner
            yield from _names(inner)


def _phrases(value: object, place: Place) -> Iterator[Phrase]:
    """Yield all prose in a value of the brief, plain texts with the place of what they belong to."""
    if value is None or isinstance(value, str | float | Place):
        return
    if isinstance(value, Phrase):
        yield value
    elif isinstance(value, Mapping):
        for each in value.values():
            yield from _phrases(each, place)
    elif isinstance(value, tuple):
        for each in value:
            yield from _phrases(each, place)
    elif is_dataclass(value):
        own = getattr(value, "place", place)
        for field in fields(value):
            inner = getattr(value, field.name)
            if field.name in PRINTED:
                yield from _plain_texts(inner, own, field.name)
            yield from _phrases(inner, own)


def _plain_texts(value: object, place: Place, name: str) -> Iterator[Phrase]:
    for text in (value,) if isinstance(value, str) else value if isinstance(value, tuple) else ():
        if isinstance(text, str) and _has_numeral(text):
            yield Phrase(text, place)


def _has_numeral(text: str) -> bool:
    """Say whether a text has a digit outside of its references."""
    return any(character.isdigit() for character in _REFERENCES.sub("", text))


def _resolved(phrase: Phrase, ledger: Ledger) -> _PlacedText:
    pieces, _ = resolve(phrase.text, ledger, phrase.place)  # layout has reported its problems
    return _PlacedText(pieces, phrase.place)


def _drawn(pages: Iterable[Page]) -> Iterator[_PlacedText]:
    """Yield the texts that layout itself makes: labels of points without a fact, alternative texts."""
    for page in pages:
        for item in walk(page.items):
            place = page.place_of(item)
            for text in (item.alt, *_labels(item)):
                if text:
                    yield _PlacedText((Piece(text),), place)


def _labels(item: Item) -> Iterator[str]:
    if not isinstance(item, Chart):
        return
    for series in item.series:
        for label, fact in zip_longest(series.labels, series.facts):
            if label and fact is None:
                yield label
