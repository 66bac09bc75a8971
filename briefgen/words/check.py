"""The statements in words of a brief's texts: those its figures contradict, and those that stay open."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from briefgen.base.copier import replace
from briefgen.base.dataclass import dataclass
from briefgen.base.diagnostics import excerpt
from briefgen.base.in_time import in_time
from briefgen.base.translate import tr
from briefgen.brief.model import Brief
from briefgen.facts.ledger import Ledger
from briefgen.facts.prose import resolve
from briefgen.facts.reads import Reader, Reads
from briefgen.words import plain
from briefgen.words.annotated_text import AnnotatedText, Clause, shown_text
from briefgen.words.basis_said import basis_said
from briefgen.words.benchmarks_named import benchmarks_named
from briefgen.words.fact_checker import FactChecker
from briefgen.words.judgement import Judgement
from briefgen.words.kinds import (
    aim,
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
from briefgen.words.read_languages import are_read
from briefgen.words.texts import WrittenText, written_texts
from briefgen.words.word_reader import WordReader

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
    aim.find,
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


def statements(texts: Iterable[WrittenText], ledger: Ledger) -> tuple[Said, ...]:
    """Return the statements in words of texts; none in a language whose words are not read."""
    if not are_read(ledger.language):
        return ()
    judge = TextJudge(ledger)
    return tuple({said: None for text in texts for said in judge.said(text)})


class TextJudge:
    """Judges texts by one ledger, and knows of each which figures it was judged by."""

    def __init__(self, ledger: Ledger) -> None:
        """Take the ledger; what is read of it for a text is in ``reads`` afterwards."""
        self._reader, self.reads = Reader(), Reads()
        self._words = words = WordReader.of(ledger)
        self._ledger = ledger.watched_by(self._reader)
        self._names = Names(words.ledger.metrics)
        self._checker = FactChecker(
            ledger=self._ledger if words.ledger is ledger else words.ledger,
            chinese=words.chinese,
            benchmarks=benchmarks_named(words.ledger),
        )

    def said(self, text: WrittenText) -> tuple[Said, ...]:
        """Return the statements of a text, each once."""
        in_time()
        self.reads = self._reader.reads = Reads(everything=bool(self._words.converted))
        (phrase, near), words = text, self._words
        pieces, _ = resolve(phrase.text, self._ledger, phrase.place)
        read, keys = words.read(pieces), words.keys(near)
        passage = AnnotatedText.of(read, phrase.place, self._names, words.ledger, keys)
        if not passage.mentions and not near:
            return ()  # it names nothing that the brief knows
        written = replace(passage, text=shown_text(pieces))
        found = judgements(self._checker, passage)
        return tuple({Said(passage=written, judgement=words.judged(each)): None for each in found})


def open_statements(brief: Brief, ledger: Ledger) -> tuple[str, ...]:
    """Return a line for each statement that cannot be judged: where it stands, its words, and why."""
    left = (
        said
        for said in statements(written_texts(brief, ledger.metrics), ledger)
        if said.judgement.verdict == "open"
    )
    return tuple(dict.fromkeys(map(_open_line, left)))


def _open_line(said: Said) -> str:
    judgement, passage = said.judgement, said.passage
    words = passage.text[judgement.start : judgement.end].strip()
    around = excerpt(passage.text, judgement.start, judgement.end)
    return tr(
        "{place}: note: “{words}” in “{around}” is not judged: {reason} [statement]",
        place=passage.place,
        words=words,
        around=around,
        reason=judgement.reason,
    )


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
        return replace(judgement, verdict="open", reason=tr("it is expected, intended, a condition or asked"))
    if judgement.kind in _NOMINAL and basis_said(passage, clause, judgement.start) not in ("", "nominal"):
        return replace(
            judgement, verdict="open", reason=tr("it is said on another basis than that of the values")
        )
    if judgement.kind in _DENIED and negated(passage, judgement.start):
        return replace(judgement, verdict="open", reason=tr("it is denied"))
    if judgement.kind in plain.KINDS and (why := plain.why_not_plain(passage, clause, judgement)):
        return replace(judgement, verdict="open", reason=why)
    return judgement


_DENIED = frozenset({"aim", "record", "run", "turn", "pace", "comparison", "order", "threshold"})
"""Kinds that do not judge what is denied."""
_NOMINAL = frozenset({"run", "turn", "pace", "record", "fraction", "multiple", "tally"})
"""Kinds that hold the values against each other, as they are."""
