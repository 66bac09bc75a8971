"""What all kinds of statements need: the ledger's histories, and judgements in the brief's language."""

from __future__ import annotations

from dataclasses import field

from briefgen.base.copier import replace
from briefgen.base.dataclass import dataclass
from briefgen.base.translate import tr
from briefgen.facts.basis import basis_aside
from briefgen.facts.fact import Fact
from briefgen.facts.format import figure, period_label
from briefgen.facts.ledger import Ledger
from briefgen.facts.wording import clause as worded
from briefgen.words.annotated_text import AnnotatedText, Clause
from briefgen.words.history import History
from briefgen.words.judgement import Judgement, Verdict
from briefgen.words.late_pattern import LatePattern
from briefgen.words.window import Pair, Window, window_of

_VERBS = {
    True: {1: "由{0}升至{1}", -1: "由{0}降至{1}", 0: "保持在{1}"},
    False: {1: "rose from {0} to {1}", -1: "fell from {0} to {1}", 0: "stayed at {1}"},
}

_SAID_AS = {"up": "rose", "down": "fell", "unchanged": "stayed the same"}
"""How a clause begins as a sentence."""
_PAST = LatePattern(r"(?:后|之前|以前)$|^(?:after|before|until|following)\b")
"""What leads to a statement of a later time: 2023年短暂回落后."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """Words of a clause that state something, from ``start`` to ``end`` of the passage."""

    kind: str
    passage: AnnotatedText
    clause: Clause
    start: int
    end: int

    @property
    def words(self) -> str:
        """The words as they were written."""
        return self.passage.text[self.start : self.end]

    def judged(self, verdict: Verdict, reason: str = "", right: str = "") -> Judgement:
        """Return what was found of the words."""
        return Judgement(
            kind=self.kind, start=self.start, end=self.end, verdict=verdict, reason=reason, right=right
        )

    def of_no_metric(self, one: str = "a") -> Judgement:
        """Return that what the words are said of is not plain, or not ``one`` metric of the brief."""
        return self.judged(
            "open", tr("what it is said of is not {one} metric of the brief, or not plain", one=one)
        )

    def window(self, but: tuple[int, int] = (0, 0)) -> Window:
        """Return what the clause says of time; where it says nothing, what the sentence began with.

        What stands from one position to another, ``but``, is no time: the second quarter running.
        """
        passage, clause = self.passage, self.clause
        text = passage.blotted(clause.start, clause.end)
        first, last = (max(each - clause.start, 0) for each in but)
        text = text[:first] + "\x01" * (last - first) + text[last:]
        own = window_of(text, chinese=passage.chinese, now=passage.now)
        if own.silent and clause.start > clause.first:
            head = passage.blotted(clause.first, clause.start)
            if "\x00" not in head and not _PAST.search(head.strip(" ，,")):
                return window_of(head, chinese=passage.chinese, now=passage.now)
        return own


@dataclass(frozen=True, slots=True, kw_only=True)
class FactChecker:
    """A ledger as one who checks its texts reads it."""

    ledger: Ledger
    chinese: bool
    benchmarks: tuple[str, ...] | None
    """What benchmarks are called; None where no metric is held against anything."""
    histories: dict[str, History] = field(default_factory=dict)

    def history(self, metric: str) -> History:
        """Return a metric's values, gathered once; who watches the ledger is told each time."""
        if metric not in self.ledger.accounts or metric not in self.histories:
            self.histories[metric] = History.of(metric, self.ledger)
        return self.histories[metric]

    def label(self, metric: str) -> str:
        """Return what a metric is called."""
        return self.ledger.metrics[metric].label

    def shown(self, fact: Fact) -> str:
        """Return a value with its unit and period: 840万人次（2023年）, 840 thousand (2023)."""
        language = self.ledger.language
        text = figure(fact, language).text
        time = period_label(fact.period, language, self.ledger.as_of)
        return f"{text}（{time}）" if self.chinese else f"{text} ({time})"

    def moved(self, pair: Pair) -> str:
        """Return how a metric went from one value to another: Visits rose from 840 (2023) to 1,033 (2025)."""
        base, current = pair
        way = (current.number > base.number) - (current.number < base.number)
        way = -way if current.measure == "rank" else way
        said = _VERBS[self.chinese][way].format(self.shown(base), self.shown(current))
        label = self.label(current.metric)
        return f"{label}{said}" if self.chinese else f"{label} {said}"

    def change(self, pair: Pair) -> str:
        """Return a change as its own figure says it: 到馆人次较2023年增长23.0%."""
        base, current = pair
        fact = self.ledger.change(current, base)
        if fact is None:
            return self.moved(pair)
        label = self.label(current.metric)
        said = worded(replace(fact, label=label), self.ledger.language)
        if self.chinese:
            return f"{label}{said}"
        verb, _, rest = said.partition(" ")
        return f"{label} {_SAID_AS.get(verb, verb)} {rest}".rstrip()

    def claim(self, fact: Fact) -> str:
        """Return what is claimed of a metric, with its basis: Output up 3% on 2024 (at constant prices)."""
        label, language = self.label(fact.metric), self.ledger.language
        said = worded(replace(fact, label=label), language) + basis_aside(fact, language)
        return f"{label}{said}" if self.chinese else f"{label} {said}"

    def series(self, metric: str) -> str:
        """Return a metric's values in time order, the last eight."""
        facts = self.history(metric).facts[-8:]
        language = self.ledger.language
        shown = (
            f"{figure(fact, language).text} ({period_label(fact.period, language, self.ledger.as_of)})"
            for fact in facts
        )
        return ", ".join(shown)
