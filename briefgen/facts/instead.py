"""What a reference asks of a metric and it does not have in; what may have been meant out."""

from __future__ import annotations

from briefgen.base.diagnostics import nearest
from briefgen.base.translate import tr
from briefgen.facts.account import Account, has_what
from briefgen.facts.benchmark import BENCHMARK
from briefgen.facts.extremes import EXTREMES
from briefgen.facts.gap_wording import GAP
from briefgen.facts.kinds import CLAIM_FIELDS
from briefgen.facts.relative_period import WORDS
from briefgen.facts.target import SET

STATED = frozenset({*SET, BENCHMARK})
"""What a metric is held against, where the brief says it."""
ASKED = (*CLAIM_FIELDS, GAP, "whole", "label", "unit", "period", "since", *WORDS)
"""What may stand behind the key of any metric."""


def instead_of(part: str, account: Account, *, of_family: bool) -> str:
    """Return a hint for what stands behind a metric's key in vain; a family has extremes."""
    if part in STATED:
        return tr("give the metric one: `{part}: …`", part=part)
    words = (*ASKED, *account.values, *(goal.kind for goal in account.goals))
    near = nearest(part, (*words, *EXTREMES) if of_family else words)
    more = f"; `{'`, `'.join(EXTREMES)}`" if of_family else ""
    return tr("did you mean {near!r}?", near=near) if near else has_what(account) + more
