"""A brief and its ledger in, a brief of its figures alone out: every value typed, no table, no page.

It is what an edition leaves behind: its tables get further rows, and the next edition is compared with it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from briefgen.base.copier import replace
from briefgen.brief.model import Brief, Meta
from briefgen.brief.written import as_yaml
from briefgen.facts.ledger import Ledger
from briefgen.facts.metric import Metric, Source, Value


def figures_alone(brief: Brief, ledger: Ledger) -> bytes:
    """Return the brief as YAML; what its tables have of later periods than it is as of is left out."""
    meta = replace(brief.meta, picture=None, page_picture=None)
    metrics = {key: _typed(metric, ledger) for key, metric in brief.metrics.items()}
    parts: tuple[tuple[str, Any, Any], ...] = (
        ("meta", meta, Meta),
        ("sources", brief.sources, Mapping[str, Source]),
        ("metrics", metrics, Mapping[str, Metric]),
    )
    return "".join(as_yaml(key, value, hint) for key, value, hint in parts if value).encode()


def _typed(metric: Metric, ledger: Ledger) -> Metric:
    account = ledger.accounts[metric.key]
    entered = account.values.keys() | account.marked.keys()
    values: dict[str, tuple[Value, ...]] = {
        key: given
        for key, given in metric.values.items()
        if metric.from_ is None or ledger.context.period(key).key in entered
    }
    return replace(metric, values=values, from_=None, pillar="")
