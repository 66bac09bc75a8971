"""Parts of two dimensions in; those of each member of the first together, the largest first, out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from briefgen.base.copier import replace
from briefgen.base.messages import messages
from briefgen.base.summed import summed
from briefgen.blocks.charts.parts import aggregate, crowd
from briefgen.blocks.charts.parts.data import MetricRow
from briefgen.model.context import Setting

Pairs = Mapping[str, tuple[str, str]]
"""The two members of each metric."""
Groups = dict[str, list[MetricRow]]
SHOWN_SHARES = (1.0, 0.6, 0.4, 0.24, 0.12, 0.06, 0.03, 0.0)
"""How many of all parts are tried with a place of their own."""


def grouped(found: Sequence[MetricRow], pairs: Pairs) -> Groups:
    """Return parts by the member of the first dimension, both with the largest first."""
    held: Groups = {}
    for row in sorted(found, key=_number, reverse=True):
        held.setdefault(pairs[row.key][0], []).append(replace(row, label=pairs[row.key][1]))
    return dict(sorted(held.items(), key=lambda each: summed(map(_number, each[1])), reverse=True))


def condensed(groups: Groups, setting: Setting) -> Iterator[Groups]:
    """Yield the groups with ever fewer of the largest parts, the others as one where they add up."""
    rows = sorted((row for each in groups.values() for row in each), key=_number, reverse=True)
    for share in SHOWN_SHARES:
        kept = {row.key for row in rows[: round(len(rows) * share)]}
        yield {name: _condensed(each, kept, setting) for name, each in groups.items()}


def sums_in_words(groups: Groups, setting: Setting) -> str:
    """Return the sum of each group in words, empty where they do not add up."""
    sums = {name: crowd.summed(rows, setting) for name, rows in groups.items()}
    told = [f"{name} {aggregate.printed(fact, setting)}" for name, fact in sums.items() if fact]
    return messages(setting.language).list_comma.join(told) if len(told) == len(groups) else ""


def _condensed(rows: list[MetricRow], kept: set[str], setting: Setting) -> list[MetricRow]:
    left = [row for row in rows if row.key not in kept]
    fact = crowd.summed(left, setting) if len(left) > 1 else None
    if fact is None:
        return rows
    words = messages(setting.language)
    label = words.total if len(left) == len(rows) else words.other_items.format(rest=len(left))
    others = MetricRow(key=left[0].key, label=label, facts=(fact,), others=True)
    return [*(row for row in rows if row.key in kept), others]


def _number(row: MetricRow) -> float:
    return float(row.facts[-1].number)
