"""Texts in, the numerals that no fact states out; a text is traced again where that may have changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import field
from typing import Any

from briefgen.base.compile_late import compile_late
from briefgen.base.copier import replace
from briefgen.base.dataclass import dataclass
from briefgen.base.diagnostics import Place, Problem
from briefgen.base.translate import program_language
from briefgen.facts.changed_figures import ChangedFigures
from briefgen.facts.implied import Piece
from briefgen.facts.ledger import Ledger
from briefgen.facts.matching import Sighting
from briefgen.facts.numerals import NumbersInNames, trace
from briefgen.facts.prose import resolve
from briefgen.facts.reads import Reader, Reads
from briefgen.model.memory import memory

_BEHIND = compile_late(r"\s?(?:[%％‰]|[A-Za-z]+|[\u4e00-\u9fff])")


@dataclass(frozen=True, slots=True)
class Untraced:
    """A numeral as it is printed, the word behind it, and the Problem that no metric states it."""

    numeral: str
    behind: str
    problem: Problem


@dataclass(frozen=True, slots=True)
class TracedText:
    """Text of one place; with references to figures where the author wrote it."""

    text: str
    place: Place
    refers: bool


@dataclass(slots=True, kw_only=True)
class _KnownTrace:
    untraced: tuple[Untraced, ...]
    """Without places: their Problems are of no file."""
    sightings: tuple[Sighting, ...]
    reads: Reads
    known: NumbersInNames
    """The figures that it was last traced by or compared with."""


NOWHERE = Place("")


@dataclass(slots=True, kw_only=True)
class TextTracer:
    """Traces texts by one ledger, those excepted of which nothing that they follow from has changed."""

    ledger: Ledger
    known: NumbersInNames
    allowed: tuple[str, ...]
    """Names with numerals."""
    _changes: dict[int, ChangedFigures] = field(default_factory=dict)
    """What differs from earlier figures, by their ids."""

    def untraced(self, texts: Iterable[TracedText]) -> list[Untraced]:
        """Return the numerals of texts that no fact states."""
        memo, whole = memory(), memory().number(self._shared())
        found: list[Untraced] = []
        for text in texts:
            key = (whole, "numerals", text.text, text.refers)
            trace: _KnownTrace | None = memo.check(key, self.ledger)
            if trace is None or not self._stands(trace):
                trace = self._traced(text)
                memo.checks.keep(key, self.ledger, trace, trace.reads)
            found += (_at(each, text.place) for each in trace.untraced)
        return found

    def _shared(self) -> tuple[Any, ...]:
        """Return all that traces depend on beside their texts and figures."""
        context, known = self.ledger.context, self.known
        patterns = sorted((digits, sorted(found)) for digits, found in known.patterns.items())
        return (
            program_language(), self.ledger.language, self.ledger.as_of, context.fiscal_year, context.labels,
            tuple(self.ledger.moments.items()), self.ledger.families, self.ledger.overruled,
            sorted(known.units), sorted(known.names), patterns, sorted(map(str, self.allowed)),
        )  # fmt: skip

    def _stands(self, trace: _KnownTrace) -> bool:
        """Return whether figures of now trace a text as it was traced; it is then as if they had."""
        old = trace.known
        if old is not self.known:
            if id(old) not in self._changes:
                self._changes[id(old)] = ChangedFigures.between(old.figures, self.known.figures)
            if not self._changes[id(old)].leave(trace.sightings, trace.reads):
                return False
            trace.known = self.known
        return True

    def _traced(self, text: TracedText) -> _KnownTrace:
        reader, pieces = Reader(), tuple[Piece, ...]((Piece(text.text),))
        if text.refers:  # layout has reported the problems of references
            pieces = resolve(text.text, self.ledger.watched_by(reader), text.place)[0]
        seen = self.known.figures.seen
        seen.clear()
        untraced = tuple(self._found(pieces))
        return _KnownTrace(untraced=untraced, sightings=tuple(seen), reads=reader.reads, known=self.known)

    def _found(self, pieces: tuple[Piece, ...]) -> Iterator[Untraced]:
        numerals, problems = trace(pieces, self.ledger, NOWHERE, allowed=self.allowed, known=self.known)
        whole = "".join(piece.text for piece in pieces)
        own = [numeral for numeral in numerals if numeral.fact is None]
        for numeral, problem in zip(own, problems, strict=True):
            behind = _BEHIND.match(whole, numeral.end)
            yield Untraced(numeral.text, behind[0].strip().lower() if behind else "", problem)


def _at(found: Untraced, place: Place) -> Untraced:
    return replace(found, problem=replace(found.problem, place=place))
