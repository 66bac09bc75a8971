"""The message of a chart in words: changes over time, peaks, crossings, the largest part of a whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefgen.base.copier import replace
from briefgen.base.locale import is_chinese
from briefgen.base.marked import both
from briefgen.base.messages import messages
from briefgen.base.say import say
from briefgen.blocks.charts.parts import aggregate
from briefgen.blocks.charts.parts.crossed import of_cells
from briefgen.blocks.charts.parts.data import ChartMessage, MetricRow, has_one_unit, joined_messages, time_of
from briefgen.blocks.charts.parts.metric_row import parts_of
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


_MOVED: dict[Direction, tuple[str, str]] = {
    "up": both(
        "{name}由{time}{value}升至{later}{latest}", "{name}: up from {value} ({time}) to {latest} ({later})"
    ),
    "down": both(
        "{name}由{time}{value}降至{later}{latest}", "{name}: down from {value} ({time}) to {latest} ({later})"
    ),
    "unsure": both(
        "{name}由{time}{value}变为{later}{latest}", "{name}: from {value} ({time}) to {latest} ({later})"
    ),
    "level": both("{dated}与{later}同为{latest}", "{name}: {latest} {on} both {time} and {later}"),
}


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
    text = say(
        setting.language, *_MOVED[way], name=row.label, time=times[0], value=ends[0], later=times[1],
        latest=ends[1], dated=dated(row.label, times[0], setting.language), on=_preposition(last, setting),
    )  # fmt: skip
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
        return say(setting.language, "", " by {shown}, {after}", shown=shown, after=after)
    if told.kind == "multiple":
        return say(setting.language, "", ", {shown} as much", shown=figure(told, setting.language).text)
    return say(setting.language, "", " by {shown}", shown=shown)


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
    for best, names in ((max, _HIGHEST), (min, _LOWEST)):
        if not between:
            continue
        turn = best(between, key=height)
        way = "up" if best is max else "down"
        if all(direction_of(end, turn) == way for end in ends):
            shown, time = figure(turn, setting.language).text, time_of(turn, setting)
            on = _preposition(turn, setting)
            text = say(setting.language, *names, time=time, shown=shown, on=on)
            yield ChartMessage(text=text, said=frozenset((turn.id,)))


_HIGHEST = both("{time}最高，为{shown}", "highest {on} {time} at {shown}")
_LOWEST = both("{time}最低，为{shown}", "lowest {on} {time} at {shown}")


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


_SIDES: dict[Direction, tuple[tuple[str, str], tuple[str, str]]] = {
    "up": (both("各项均上升", "all up"), both("上升：{names}", "up: {names}")),
    "down": (both("各项均下降", "all down"), both("下降：{names}", "down: {names}")),
    "level": (both("各项均持平", "all level"), both("持平：{names}", "level: {names}")),
    "unsure": (both("各项均难分升降", "all up or down"), both("难分升降：{names}", "up or down: {names}")),
}
"""What is said of all rows, and of some."""


def _sides(ways: dict[str, Direction], found: Sequence[MetricRow], setting: Setting) -> str:
    mark = messages(setting.language)
    told = []
    for way, (every, some) in _SIDES.items():
        rows = [(row.key, row.label) for row in found if ways.get(row.label) == way]
        if rows and len({label for _, label in rows}) == len(ways):
            return say(setting.language, *every)
        if rows:
            names = listed(rows, setting.ledger.metrics, setting.language)
            told.append(say(setting.language, *some, names=names))
    return mark.semicolon.join(told)


def crossing(found: Sequence[MetricRow], setting: Setting) -> ChartMessage:
    """Return when one of two rows overtook the other, and stayed ahead; nothing where none did."""
    over = overtaking(found, setting)
    if over is None:
        return ChartMessage(text="")
    text = say(
        setting.language, "{winner}自{time}起超过{loser}", "{winner} ahead of {loser} from {time} on",
        winner=over.winner.label, loser=over.loser.label, time=time_of(over.since, setting),
    )  # fmt: skip
    return ChartMessage(text=text)


MOST_PERCENT = 80
"""What counts as most of a sum, after Pareto."""
MOST_TOLD = 3
"""Up to so many rows are described one by one; of more only what stands out."""


def of_rows(found: Sequence[MetricRow], setting: Setting) -> ChartMessage:
    """Return changes over time, or the largest and the smallest of values of one period."""
    facts, rows = parts_of(found)
    return setting.once(facts, (of_rows, rows), lambda: _of_rows(found, setting))


def _of_rows(found: Sequence[MetricRow], setting: Setting) -> ChartMessage:
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
