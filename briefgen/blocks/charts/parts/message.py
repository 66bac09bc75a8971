"""A chart's rows go in; what they say as a whole, computed from their facts, comes out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from briefgen.base.locale import is_chinese
from briefgen.base.messages import messages
from briefgen.blocks.charts.parts import reckon
from briefgen.blocks.charts.parts.alt_text import Message, joined
from briefgen.blocks.charts.parts.course import crossing, of_many, over_time
from briefgen.blocks.charts.parts.data import Row, has_one_unit, time_of
from briefgen.blocks.charts.parts.ranking import extremes
from briefgen.blocks.charts.parts.way import height, way_of
from briefgen.facts.fact import Fact
from briefgen.facts.format import figure
from briefgen.model.context import Setting

MOST_PERCENT = 80
"""What counts as most of a sum, after Pareto."""
MOST_TOLD = 3
"""Rows that are told one by one; of more of them only what stands out."""


def of_rows(found: Sequence[Row], setting: Setting) -> Message:
    """Return the way of values over time, or the largest and the smallest of values of one time."""
    if not any(len(row.facts) > 1 for row in found):
        return extremes(found, setting)
    if len(found) > MOST_TOLD:
        return of_many(found, setting)
    parts = [over_time(row, setting) for row in found]
    return joined([*parts, crossing(found, setting)], setting)


def few_of_many(found: Sequence[Row], shares: Sequence[Fact], setting: Setting) -> Message:
    """Return the fewest of falling parts that make up most of their sum; ``shares`` are cumulative."""
    index = next((at for at, share in enumerate(shares) if share.number >= MOST_PERCENT), len(shares) - 1)
    names = messages(setting.language).list_comma.join(row.label for row in found[: index + 1])
    shown = figure(shares[index], setting.language).text
    text = f"{names}占合计的{shown}" if is_chinese(setting.language) else f"{names}: {shown} of the total"
    return Message(text=text)


def of_parts(found: Sequence[Row], setting: Setting, *, summed: bool = True) -> Message:
    """Return the way of the whole, and its largest part at the last period with its share of it.

    The whole is left out where the chart does not show it (``summed`` is False).
    """
    facts = [fact for row in found for fact in row.facts]
    if len(found) == 1 or not has_one_unit(found) or any(_adds_up_to_nothing(fact) for fact in facts):
        return of_rows(found, setting)
    by_period: dict[str, list[tuple[Row, Fact]]] = {}
    for row in found:
        for fact in row.facts:
            by_period.setdefault(fact.period, []).append((row, fact))
    full = [pairs for pairs in by_period.values() if len(pairs) == len(found)]
    alone = all(len(row.facts) == 1 for row in found)
    last = [(row, row.facts[-1]) for row in found] if alone else full[-1] if full else []
    parts = []
    if summed and not alone and len(full) > 1:
        sums = [_sum([fact for _, fact in pairs], setting) for pairs in (full[0], full[-1])]
        parts.append(over_time(Row(key="", label=_whole(setting), facts=tuple(sums)), setting))
    if not last or not all(fact.number >= 0 for _, fact in last) or not any(f.number for _, f in last):
        return joined(parts, setting) if parts else of_rows(found, setting)
    rows = [replace(row, facts=(fact,)) for row, fact in last]
    parts.append(extremes(rows, setting, said=_share_of_largest(rows, setting)))
    if not alone:
        time = time_of(last[0][1], setting)
        parts[-1] = replace(parts[-1], text=f"{time}{messages(setting.language).colon}{parts[-1].text}")
    return joined(parts, setting)


def _adds_up_to_nothing(fact: Fact) -> bool:
    return fact.unit == "%" or fact.measure == "rank"


def _whole(setting: Setting) -> str:
    return "合计" if is_chinese(setting.language) else "Total"


def _sum(facts: Sequence[Fact], setting: Setting) -> Fact:
    return reckon.total(facts, setting, "+".join(fact.id for fact in facts))


def _share_of_largest(rows: Sequence[Row], setting: Setting) -> str:
    """Return the share of the one largest part in the sum of all, nothing where several may be it."""
    facts = [row.facts[-1] for row in rows]
    largest = max(facts, key=height)
    if any(way_of(fact, largest) != "up" for fact in facts if fact is not largest):
        return ""
    share = reckon.share([largest], facts, setting, f"{largest.id}/{'+'.join(f.id for f in facts)}")
    shown = figure(share, setting.language).text
    return f"，占合计的{shown}" if is_chinese(setting.language) else f", {shown} of the total"
