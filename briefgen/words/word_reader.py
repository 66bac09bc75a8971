"""A ledger and the pieces of a text in; both as the patterns of words read them out.

The words of Chinese and English are read. Traditional Chinese is, in simplified characters: ledger and texts
are converted, character by character, so that what is found in the one stands at its place in the other.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field

from briefgen.base.copier import replace
from briefgen.base.dataclass import dataclass
from briefgen.base.locale import is_chinese, is_traditional
from briefgen.base.say import say
from briefgen.base.simplified import all_simplified, simplified
from briefgen.facts.fact import Fact
from briefgen.facts.implied import Piece
from briefgen.facts.kinds import KINDS
from briefgen.facts.ledger import Ledger
from briefgen.words.judgement import Judgement


@dataclass(frozen=True, slots=True, kw_only=True)
class WordReader:
    """The ledger that texts are read with: the brief's own, or one in simplified characters."""

    ledger: Ledger
    converted: Mapping[str, str] = field(default_factory=dict)
    """Labels and units as the brief has them, by what they are in simplified characters."""

    @classmethod
    def of(cls, ledger: Ledger) -> WordReader:
        """Return the reader of a brief's ledger."""
        if not is_traditional(ledger.language):
            return cls(ledger=ledger)
        words = {word for metric in ledger.metrics.values() for word in (metric.label, metric.unit) if word}
        plain = Ledger.of(
            all_simplified(ledger.metrics),
            ledger.sources,
            families=all_simplified(ledger.families),
            language="zh-CN",
            as_of=ledger.as_of,
            fiscal_year=ledger.context.fiscal_year,
        )
        found = {simplified(word): word for word in sorted(words, key=len)[::-1]}
        verbs = {verb for kind in KINDS.values() for pair in kind.verbs.values() for verb in pair}
        found |= {verb: say(ledger.language, verb, "") for verb in sorted(verbs)}
        return cls(ledger=plain, converted=found)

    @property
    def chinese(self) -> bool:
        """Whether the patterns of Chinese are meant."""
        return is_chinese(self.ledger.language)

    def read(self, pieces: Sequence[Piece]) -> Sequence[Piece]:
        """Return the pieces of a text as they are read."""
        if not self.converted:
            return pieces
        return [Piece(simplified(each.text), self._fact(each)) for each in pieces]

    def _fact(self, piece: Piece) -> Fact | None:
        if piece.fact is None:
            return None
        plain = all_simplified(piece.fact)
        return self.ledger.facts.get(plain.id, plain)

    def keys(self, metrics: tuple[str, ...]) -> tuple[str, ...]:
        """Return keys of metrics as the ledger that is read has them."""
        return tuple(map(simplified, metrics)) if self.converted else metrics

    def as_written(self, text: str) -> str:
        """Return what is said of a figure with its labels and units as the brief has them."""
        for plain, written in self.converted.items():
            text = text.replace(plain, written)
        return text

    def judged(self, judgement: Judgement) -> Judgement:
        """Return a judgement in the brief's own words."""
        if not self.converted:
            return judgement
        reason, right = self.as_written(judgement.reason), self.as_written(judgement.right)
        return replace(judgement, reason=reason, right=right)
