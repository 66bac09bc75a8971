"""A brief's path in, its brief and ledger out, with periods as two versions compare them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Literal

from briefgen.base.copier import replace
from briefgen.base.dataclass import dataclass
from briefgen.base.diagnostics import BriefError
from briefgen.brief.ledger_of import ledger_of
from briefgen.brief.model import Brief
from briefgen.brief.parameter import UNSET, Settings
from briefgen.brief.read import read_draft
from briefgen.diff.delta import delta
from briefgen.diff.kept_edition import brief_of
from briefgen.diff.words import bracketed, worded
from briefgen.facts.fact import Fact
from briefgen.facts.format import figure
from briefgen.facts.ledger import Ledger
from briefgen.facts.summary import when

PeriodSpan = tuple[int, int]
"""When a period ends and begins: what 2025 and a ``now`` of 2025 have in common; later ones are larger."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One of the two briefs that are compared."""

    brief: Brief
    ledger: Ledger

    def span(self, key: str) -> PeriodSpan:
        """Return a period's end and begin, (0, 0) for none."""
        if not key:
            return (0, 0)
        period = self.ledger.context.period(key)
        return (period.end, period.start)

    def values(self, metric: str, *, published: bool) -> Mapping[PeriodSpan, Fact]:
        """Return a metric's published values, or all others, in time order, by what their periods cover."""
        series = (*self.ledger.series(metric), *self.ledger.ahead(metric))
        return {self.span(fact.period): fact for fact in series if (fact.origin == "published") == published}

    def titles(self, keys: tuple[str, ...]) -> tuple[str, ...]:
        """Return the titles of sources."""
        sources = self.ledger.sources
        return tuple(sources[key].title if key in sources else key for key in keys)


@dataclass(frozen=True, slots=True, kw_only=True)
class Versions:
    """The two briefs that are compared; sentences are in the language of the newer one."""

    old: Version
    new: Version

    @property
    def language(self) -> str:
        """The language of the sentences."""
        return self.new.brief.meta.language

    def when(self, fact: Fact, version: Version) -> str:
        """Return the period of an version's fact in words."""
        return when(fact, self.language, version.ledger.as_of)

    def worded(self, pattern: str, change: Change, /, **parts: str) -> Change:
        """Return a change with its sentence, a pattern filled with the change's fields and ``parts``."""
        known = {"label": change.label, "period": change.period, "old": change.old, "new": change.new}
        known["difference"] = bracketed(self.language, change.absolute, change.relative)
        return replace(change, sentence=worded(pattern, self.language, **{**known, **parts}))

    def compared(
        self,
        area: ChangeArea,
        kind: ChangeKind,
        one: Fact,
        other: Fact,
        texts: tuple[str, str],
        period: str = "",
    ) -> Change:
        """Return the change from one fact to another, worded as ``texts``; its period is the newer one's."""
        difference = delta(one, other, self.language)
        return Change(
            area=area,
            kind=kind,
            metric=other.metric,
            label=other.label,
            period=period or self.when(other, self.new),
            old=texts[0],
            new=texts[1],
            absolute=difference.absolute,
            relative=difference.relative,
        )

    def alone(self, area: ChangeArea, fact: Fact, *, dropped: bool) -> Change:
        """Return the change of a fact that is new or dropped."""
        shown = figure(fact, self.language).text
        return Change(
            area=area,
            kind="dropped" if dropped else "new",
            metric=fact.metric,
            label=fact.label,
            period=self.when(fact, self.old if dropped else self.new),
            old=shown if dropped else "",
            new="" if dropped else shown,
        )


def read_version(path: Path, settings: Settings = UNSET) -> Version:
    """Read a brief, or a page that carries one, and enter its figures; BriefError where it cannot be read."""
    draft = read_draft(path, brief_of(path), settings)
    if draft.problems or draft.brief is None:
        raise BriefError(draft.problems)
    return version_of(draft.brief)


def version_of(brief: Brief) -> Version:
    """Enter a brief's figures."""
    return Version(brief=brief, ledger=ledger_of(brief))


ChangeArea = Literal["brief", "metric", "value", "claim", "derived", "dispute", "source"]
ChangeKind = Literal["new", "dropped", "changed", "rolled"]
"""Rolled: the latest value, or a claim, is now that of a later period."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What a reader of both briefs would see; empty texts where there is nothing."""

    area: ChangeArea
    kind: ChangeKind
    metric: str = ""
    label: str = ""
    period: str = ""
    """In words; of a rolled value both, the old one first."""
    old: str = ""
    new: str = ""
    absolute: str = ""
    """The difference with sign and unit: +10万人, +1.2个百分点, 上升4位."""
    relative: str = ""
    """The difference in per cent of the old value: +3.3%."""
    sentence: str = ""

    @property
    def stale(self) -> bool:
        """Whether a figure moved on to a later period and stayed what it was."""
        return self.kind == "rolled" and self.old == self.new
