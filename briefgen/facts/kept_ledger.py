"""The last ledger of a brief, for the next build: the very same where the brief states the very same."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from operator import is_not
from typing import Any

from briefgen.base.dataclass import dataclass
from briefgen.base.translate import program_language
from briefgen.facts.family import Family
from briefgen.facts.fiscal_year import FiscalYear
from briefgen.facts.ledger import Ledger
from briefgen.facts.metric import Metric, Source
from briefgen.facts.opened_accounts import OpenedAccounts


@dataclass(slots=True, kw_only=True)
class KeptLedger:
    """A ledger, what it was made of, and its accounts as they were opened."""

    _stated: tuple[Any, ...] = ()
    _told: str = ""
    """The language of its problems."""
    _ledger: Ledger | None = None
    _opened: OpenedAccounts = field(default_factory=OpenedAccounts)

    def clear(self) -> None:
        """Forget the ledger."""
        self._stated, self._ledger = (), None
        self._opened.clear()

    def of(
        self,
        metrics: Mapping[str, Metric],
        sources: Mapping[str, Source],
        families: Mapping[str, Family],
        language: str,
        as_of: str,
        fiscal_year: FiscalYear | None,
    ) -> Ledger:
        """Return the ledger of what a brief states, the last one where these are the very same objects."""
        stated = (metrics, sources, families, language, as_of, fiscal_year)
        told = program_language()  # of problems
        if self._ledger is None or told != self._told or any(map(is_not, stated, self._stated)):
            self._ledger = Ledger.of(
                metrics,
                sources,
                families=families,
                language=language,
                as_of=as_of,
                fiscal_year=fiscal_year,
                opened=self._opened,
            )
            self._stated, self._told = stated, told
        return self._ledger
