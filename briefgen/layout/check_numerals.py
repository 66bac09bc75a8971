"""A brief and its finished pages in, a Problem for every numeral that no fact of the ledger states out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from itertools import zip_longest

from briefgen.base.compile_late import compile_late
from briefgen.base.dataclass import dataclass
from briefgen.base.diagnostics import Place, Problem
from briefgen.base.locale import is_chinese
from briefgen.base.messages import messages
from briefgen.base.phrase import Phrase
from briefgen.base.translate import tr, tr_n
from briefgen.brief.model import Slide
from briefgen.brief.parameters import values_of
from briefgen.edition.edition import Edition
from briefgen.facts.implied import Piece
from briefgen.facts.metric import Metric
from briefgen.facts.numerals import NumbersInNames, trace
from briefgen.facts.prose import resolve
from briefgen.model.scene import Chart, Page, walk

PRINTED = frozenset({"short_title", "tags", "label", "title", "note", "reason", "publisher", "alt"})
"""Fields of the brief that hold plain text which pages print or read aloud; prose is a Phrase."""
NAMES = frozenset({"phone", "address", "hours", "email", "web", "link"})
"""Fields in which a numeral is part of a name: an alternative text that repeats them states no figure."""
PROSE = "prose"
_REFERENCES = compile_late(r"\{[^{}]*\}")


_NAMED = compile_late(r"(?=.*\d).*[^\W\d_]")
"""A name with letters and digits; digits alone may be any figure."""
_BEHIND = compile_late(r"\s?(?:[%％‰]|[A-Za-z]+|[\u4e00-\u9fff])")
MOST_LINES = 8
"""Other places of a numeral that are listed; the rest are counted."""


@dataclass(frozen=True, slots=True)
class Untraced:
    """A numeral as it is printed, the word behind it, and the Problem that no metric states it."""

    numeral: str
    behind: str
    problem: Problem


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
    # A publication's title and publisher are names, with their numbers.
    sources = tuple(replace(source, title="", publisher="") for source in brief.sources.values())
    sheets = edition.pages or (edition.page,)
    roots = (brief.meta, sheets, slides, sources, tuple(_written(brief.metrics.values())))
    texts = (phrase for name, phrase in _texts(roots, brief.place) if name == PROSE or name in PRINTED)
    phrases = dict.fromkeys(phrase for phrase in texts if _has_numeral(phrase.text))
    # Layout has reported the problems of references.
    prose = (_PlacedText(resolve(each.text, ledger, each.place)[0], each.place) for each in phrases)
    known = NumbersInNames.of(ledger)
    written = _untraced(prose, edition, known)
    named = {each.numeral for each in written}
    shown = _texts((sheets, slides), brief.place)
    members = (metric.membership.label for metric in ledger.metrics.values() if metric.membership)
    names = frozenset((*members, *(phrase.text for name, phrase in shown if name in NAMES)))
    drawn = _untraced(_drawn(pages, ledger.language), edition, known, names)
    further = [each for each in drawn if each.numeral not in named]
    return (*one_a_numeral(written), *one_a_numeral(further))


def _untraced(
    proses: Iterable[_PlacedText],
    edition: Edition,
    known: NumbersInNames,
    names: frozenset[str] = frozenset(),
) -> list[Untraced]:
    """Return the untraced numerals; those in ``names`` are allowed."""
    found: list[Untraced] = []
    allowed = (*edition.brief.numerals, *names, *_given_names(edition))
    for prose in proses:
        numerals, problems = trace(prose.pieces, edition.ledger, prose.place, allowed=allowed, known=known)
        text = "".join(piece.text for piece in prose.pieces)
        own = [numeral for numeral in numerals if numeral.fact is None]
        for numeral, problem in zip(own, problems, strict=True):
            behind = _BEHIND.match(text, numeral.end)
            found.append(Untraced(numeral.text, behind[0].strip().lower() if behind else "", problem))
    return found


def _given_names(edition: Edition) -> frozenset[str]:
    """Return the names with digits of members, and those that parameters are set to: Ward 3, 第三中学2部."""
    names = values_of(edition.brief).values()
    families = edition.brief.families.values()
    members = (name for family in families for along in family.members.values() for name in along)
    return frozenset(name for name in (*names, *members) if _NAMED.search(name))


def one_a_numeral(found: Iterable[Untraced]) -> tuple[Problem, ...]:
    """Return a Problem for each numeral with what it counts, which names the first place and the others."""
    causes: dict[tuple[str, str, str], dict[Problem, None]] = {}
    for each in found:
        causes.setdefault((each.numeral, each.behind, each.problem.hint), {})[each.problem] = None
    return tuple(_with_others(*problems) for problems in causes.values())


def _with_others(first: Problem, *others: Problem) -> Problem:
    lines = dict.fromkeys(tr("line {number}", number=other.place.line) for other in others)
    if not others:
        return first
    named = ", ".join(list(lines)[:MOST_LINES]) + (", …" if len(lines) > MOST_LINES else "")
    message = tr_n(
        "{message}; and {number} other place: {named}",
        "{message}; and {number} other places: {named}",
        len(others),
        message=first.message,
        named=named,
    )
    return replace(first, message=message)


def _texts(value: object, place: Place, name: str = "") -> Iterator[tuple[str, Phrase]]:
    """Yield every text of a value of the brief with its field's name; plain ones at their owner's place."""
    if isinstance(value, Phrase):
        yield PROSE, value
    elif isinstance(value, str):
        yield name, Phrase(value, place)
    elif isinstance(value, Mapping):
        for each in value.values():
            yield from _texts(each, place)
    elif isinstance(value, tuple):
        for each in value:
            yield from _texts(each, place, name)
    elif is_dataclass(value) and not isinstance(value, Place):
        own = getattr(value, "place", place)
        for field in fields(value):
            yield from _texts(getattr(value, field.name), own, field.name)


def _written(metrics: Iterable[Metric]) -> Iterator[Metric]:
    """Yield metrics as they are typed: each family once, and none with the values of its table."""
    families: set[str] = set()
    for metric in metrics:
        if metric.membership is not None:
            if metric.membership.family in families:
                continue
            families.add(metric.membership.family)
            metric = replace(metric, label=metric.membership.family_label, membership=None)
        yield metric if metric.from_ is None else replace(metric, values={})


def _has_numeral(text: str) -> bool:
    """Say whether a text has a digit outside of its references."""
    return any(character.isdigit() for character in _REFERENCES.sub("", text))


def _drawn(pages: Iterable[Page], language: str) -> Iterator[_PlacedText]:
    """Yield the texts that layout itself makes: labels of points without a fact, alternative texts.

    How many parts it has added up, as in 5 others, is counted and no figure; so is how many values are drawn.
    """
    pattern = re.escape(messages(language).other_items).replace(re.escape("{rest}"), r"\d+")
    others = re.compile(rf"(?<![\d.,]){pattern}(?!\w)" if not is_chinese(language) else pattern)
    for page in pages:
        for item in walk(page.items):
            series = item.series if isinstance(item, Chart) else ()
            counted = item.thinning.text if isinstance(item, Chart) and item.thinning else ""
            pairs = (pair for each in series for pair in zip_longest(each.labels, each.facts))
            for text in (item.alt.removesuffix(counted), *(label for label, fact in pairs if fact is None)):
                if text:
                    yield _PlacedText((Piece(others.sub("", text)),), page.place_of(item))
