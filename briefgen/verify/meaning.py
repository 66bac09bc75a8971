"""A figure's digits in; which fact of the ledger they print out, in the words of the brief."""

from __future__ import annotations

from dataclasses import field

from briefgen.base.dataclass import dataclass
from briefgen.facts.fact import Fact
from briefgen.facts.format import period_label
from briefgen.facts.ledger import Ledger
from briefgen.verify.passage import Passage


@dataclass(slots=True, kw_only=True)
class Meanings:
    """Finds the facts behind figures; the ledger is searched once."""

    ledger: Ledger
    by_number: dict[str, list[Fact]] = field(default_factory=dict)

    @classmethod
    def of(cls, ledger: Ledger) -> Meanings:
        """Index a ledger by printed digits."""
        index: dict[str, list[Fact]] = {}
        for fact in ledger.facts.values():
            index.setdefault(_digits(fact), []).append(fact)
        return cls(ledger=ledger, by_number=index)

    def __call__(self, number: str, passage: Passage | None) -> str:
        """Return “ (tech_sme 目前)”, or nothing where no fact, or more than one, may be meant."""
        facts = self.by_number.get(number, [])
        printed = [fact for fact in facts if passage and fact.id in passage.facts]
        named = [fact for fact in facts if passage and fact.label in passage.text]
        for some in (printed, named, facts):
            if len({fact.metric for fact in some}) == 1:
                return f" ({self._name(some[0])})"
        return ""

    def _name(self, fact: Fact) -> str:
        if fact.kind != "value":
            return f"{fact.metric} {fact.kind}"
        return f"{fact.metric} {period_label(fact.period, self.ledger.language, self.ledger.as_of)}"


def _digits(fact: Fact) -> str:
    return f"{abs(fact.number):f}"
