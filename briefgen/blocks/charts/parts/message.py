"""The message of a chart in words: changes over time, peaks, crossings, the largest part of a whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from briefgen.base.locale import is_chinese
from briefgen.base.messages import messages
from briefgen.blocks.charts.parts import aggregate
from briefgen.blocks.charts.parts.crossed import of_cells
from briefgen.blocks.charts.parts.data import ChartMessage, MetricRow, has_one_unit, joined_messages, time_of
from briefgen.blocks.charts.parts.ranking import Direction, direction_of, extremes, height, overtaking, single
from briefgen.facts.baseline import all_alike, start_of
from briefgen.facts.fact import Fact
from briefgen.facts.format import figure, magnitude
from briefgen.facts.kinds import KINDS, preferred
from briefgen.facts.member_labels import listed
from briefgen.facts.period import preposition
from briefgen.facts.wording import clause, dated, loss_moved, turned
from briefgen.model.context import Setting

TIMES = 3
"""Beyond this factor a change is given as a multiple: 是2020年的98倍 rather than 增长9700%."""


def over_time(row: MetricRow, setting: Setting) -> ChartMessage:
    """Return the change from a row's first to its last value, and a maximum or minimum between them."""
    if len(row.facts) == 1:
        return single(row, setting)
    first, last = start_of(row.facts, setting.ledger.context), row.facts[-1]
    if first is None:
        return ChartMessage(text="")
    way = direction_of(first, last)
    ends = [figure(fact, setting.language).text for fact in (first, last)]
    times = [time_of(fact, setting) for fact in (first, last)]
    if is_chinese(setting.language):
        verb = {"up": "升至", "down": "降至", "level": "，与", "unsure": "变为"}[way]
        text = f"{row.label}由{times[0]}{ends[0]}{verb}{times[1]}{ends[1]}"
        if way == "level":
            text = f"{dated(row.label, times[0], setting.language)}与{times[1]}同为{ends[1]}"
    else:
        verb = {"up": "up from", "down": "down from", "level": "", "unsure": "from"}[way]
        text = f"{row.label}: {verb} {ends[0]} ({times[0]}) to {ends[1]} ({times[1]})"
        if way == "level":
            both = f"{_preposition(last, setting)} both {times[0]} and {times[1]}"
            text = f"{row.label}: {ends[1]} {both}"
    turns = _turns(row, first, setting)
    spoken = messages(setting.language).comma.join(
        (f"{text}{_by(first, last, way, setting)}", *(turn.text for turn in turns))
    )
    said = frozenset((first.id, last.id)).union(*(turn.said for turn in turns))
    return ChartMessage(text=spoken, said=said)


def _by(first: Fact, last: Fact, way: Direction, setting: Setting) -> str:
    """Return by how much a value changed, as a source states it or as the two values give it."""
    told = trend_change(first, last, setting) if way in ("up", "down") else None
    if told is None or not told.number or (told.kind != "multiple" and (told.number > 0) != (way == "up")):
        return ""
    if is_chinese(setting.language):
        return f"，{clause(told, setting.language)}"
    shown = magnitude(told, setting.language)
    if moved := loss_moved(told, setting.language, shown, ""):
        return f", {moved}"
    if after := turned(told, setting.language):
        return f" by {shown}, {after}"
    if told.kind == "multiple":
        return f", {figure(told, setting.language).text} as much"
    return f" by {magnitude(told, setting.language)}"


def trend_change(first: Fact, last: Fact, setting: Setting) -> Fact | None:
    """Return the published claim about just these values, else growth, percentage points or places."""
    for kind in preferred(kind for kind in KINDS.values() if kind.describes_trend):
        if published := aggregate.claimed(kind, first, last, setting):
            return published
    told = aggregate.default_change(last, first, setting)
    if told and told.kind == "growth" and last.number > TIMES * first.number:
        return aggregate.change(last, first, setting, "multiple")
    return told


def _preposition(fact: Fact, setting: Setting) -> str:
    """Return what stands before a fact's time in English: on 1 March 2024, in March 2024."""
    key = setting.ledger.as_of if fact.period == "now" and setting.ledger.as_of else fact.period
    return preposition(setting.ledger.context.period(key)) or "in"


def _turns(row: MetricRow, first: Fact, setting: Setting) -> Iterator[ChartMessage]:
    """Yield the maximum and the minimum of a row where they are at neither end."""
    ends = (first, row.facts[-1])
    between = [fact for fact in row.facts if fact not in ends]
    if not all_alike(row.facts, setting.ledger.context):
        return
    for best, names in ((max, ("最高", "highest")), (min, ("最低", "lowest"))):
        if not between:
            continue
        turn = best(between, key=height)
        way = "up" if best is max else "down"
        if all(direction_of(end, turn) == way for end in ends):
            shown, time = figure(turn, setting.language).text, time_of(turn, setting)
            chinese, on = is_chinese(setting.language), _preposition(turn, setting)
            text = f"{time}{names[0]}，为{shown}" if chinese else f"{names[1]} {on} {time} at {shown}"
            yield ChartMessage(text=text, said=frozenset((turn.id,)))


def of_many(found: Sequence[MetricRow], setting: Setting) -> ChartMessage:
    """Return which of many rows rise and which fall, and the one that changed most."""
    starts = [(row, start_of(row.facts, setting.ledger.context)) for row in found]
    timed = [(row, first, row.facts[-1]) for row, first in starts if first is not None]
    ways = {row.label: direction_of(first, last) for row, first, last in timed}
    parts = [ChartMessage(text=_sides(ways, found, setting))]
    gone = [(row, trend_change(first, last, setting)) for row, first, last in timed]
    known = [(row, far) for row, far in gone if far is not None and ways[row.label] in ("up", "down")]
    if known and len({far.kind for _, far in known}) == 1:
        furthest, _ = max(known, key=lambda pair: abs(pair[1].number))
        name = messages(setting.language).largest_change
        told = over_time(furthest, setting)
        parts.append(replace(told, text=f"{name}{told.text}"))
    return joined_messages(parts, setting)


def _sides(ways: dict[str, Direction], found: Sequence[MetricRow], setting: Setting) -> str:
    chinese = is_chinese(setting.language)
    names = {
        "up": ("上升", "up"), "down": ("下降", "down"),
        "level": ("持平", "level"), "unsure": ("难分升降", "up or down"),
    }  # fmt: skip
    mark = messages(setting.language)
    told = []
    for way, name in names.items():
        rows = [(row.key, row.label) for row in found if ways.get(row.label) == way]
        if rows and len({label for _, label in rows}) == len(ways):
            return f"各项均{name[0]}" if chinese else f"all {name[1]}"
        if rows:
            told.append(
                f"{name[not chinese]}{mark.colon}{listed(rows, setting.ledger.metrics, setting.language)}"
            )
    return mark.semicolon.join(told)


def crossing(found: Sequence[MetricRow], setting: Setting) -> ChartMessage:
    """Return when one of two rows overtook the other, and stayed ahead; nothing where none did."""
    over = overtaking(found, setting)
    if over is None:
        return ChartMessage(text="")
    winner, loser, time = over.winner, over.loser, time_of(over.since, setting)
    if is_chinese(setting.language):
        return ChartMessage(text=f"{winner.label}自{time}起超过{loser.label}")
    return ChartMessage(text=f"{winner.label} ahead of {loser.label} from {time} on")


MOST_PERCENT = 80
"""What counts as most of a sum, after Pareto."""
MOST_TOLD = 3
"""Up to so many rows are described one by one; of more only what stands out."""


def of_rows(found: Sequence[MetricRow], setting: Setting) -> ChartMessage:
    """Return changes over time, or the largest and the smallest of values of one period."""
    if any(row.columns for row in found):
        return of_cells(found, setting)
    if not any(len(row.facts) > 1 for row in found):
        return extremes(found, setting)
    if len(found) > MOST_TOLD:
        return of_many(found, setting)
    parts = [over_time(row, setting) for row in found]
    return joined_messages([*parts, crossing(found, setting)], setting)


def few_of_many(found: Sequence[MetricRow], shares: Sequence[Fact], setting: Setting) -> ChartMessage:
    """Return the fewest of falling parts that make up most of their sum; ``shares`` are cumulative."""
    index = next((at for at, share in enumerate(shares) if share.number >= MOST_PERCENT), len(shares) - 1)
    mark, shown = messages(setting.language), figure(shares[index], setting.language).text
    most = [(row.key, row.label) for row in found[: index + 1]]
    names = listed(most, setting.ledger.metrics, setting.language)
    return ChartMessage(text=mark.part_of_total.format(names=names, share=shown))


def of_parts(found: Sequence[MetricRow], setting: Setting, *, summed: bool = True) -> ChartMessage:
    """Return the change of the whole (if ``summed``), and its largest part in the last period."""
    if any(row.columns for row in found):
        return of_cells(found, setting)
    facts = [fact for row in found for fact in row.facts]
    if (
        len(found) == 1
        or not has_one_unit(found)
        or any(fact.unit == "%" or fact.measure == "rank" for fact in facts)
    ):
        return of_rows(found, setting)
    by_period: dict[str, list[tuple[MetricRow, Fact]]] = {}
    for row in found:
        for fact in row.facts:
            by_period.setdefault(fact.period, []).append((row, fact))
    full = [pairs for pairs in by_period.values() if len(pairs) == len(found)]
    alone = all(len(row.facts) == 1 for row in found)
    last = [(row, row.facts[-1]) for row in found] if alone else full[-1] if full else []
    parts = []
    if summed and not alone and len(full) > 1:
        sums = [aggregate.total([fact for _, fact in pairs], setting) for pairs in (full[0], full[-1])]
        whole = MetricRow(key="", label=messages(setting.language).total, facts=tuple(sums))
        parts.append(over_time(whole, setting))
    if not last or not all(fact.number >= 0 for _, fact in last) or not any(f.number for _, f in last):
        return joined_messages(parts, setting) if parts else of_rows(found, setting)
    rows = [replace(row, facts=(fact,)) for row, fact in last]
    parts.append(extremes(rows, setting, said=_share_of_largest(rows, setting)))
    if not alone:
        time = time_of(last[0][1], setting)
        parts[-1] = replace(parts[-1], text=f"{time}{messages(setting.language).colon}{parts[-1].text}")
    return joined_messages(parts, setting)


def _share_of_largest(rows: Sequence[MetricRow], setting: Setting) -> str:
    """Return the share of the one largest part in the sum of all, nothing where several may be it."""
    facts = [row.facts[-1] for row in rows]
    alone = [row.facts[-1] for row in rows if not row.others] or facts
    largest = max(alone, key=height)
    if any(direction_of(fact, largest) != "up" for fact in alone if fact is not largest):
        return ""
    share = aggregate.share([largest], facts, setting, f"{largest.id}/{aggregate.ids(facts)}")
    shown = figure(share, setting.language).text
    return messages(setting.language).share_of_total.format(share=shown)
