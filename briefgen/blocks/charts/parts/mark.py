"""The points of a chart that its facts bear out as peak, low, turn, latest, largest or a crossing."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import accumulate, pairwise
from typing import Literal

from briefgen.base.dataclass import dataclass, option
from briefgen.base.marked import N_
from briefgen.base.messages import messages
from briefgen.base.translate import tr
from briefgen.blocks.charts.parts.block import ChartBlock, Found
from briefgen.blocks.charts.parts.data import has_one_unit, time_of
from briefgen.blocks.charts.parts.metric_row import parts_of
from briefgen.blocks.charts.parts.ranking import Direction, direction_of, height, overtaking
from briefgen.facts.baseline import all_alike
from briefgen.facts.fact import Fact
from briefgen.model.context import Setting

Mark = Literal["auto", "peak", "low", "turn", "latest", "target", "largest", "smallest", "crossing"]
Finder = Callable[[Found, Setting, Fact | None], Iterator["Marked"]]
FEWEST_PERIODS = 4
"""Of fewer values over time `auto` marks none: they are all to be read."""
LEAST_TURN = 1 / 3
"""By what share of their range values must have gone one way before a turn, and the other way after it."""
MOST_ROWS = 3
"""Of more lines each one's own peak is no mark any more."""


def mark_option() -> tuple[Mark, ...]:
    """Return the field of the key `mark`."""
    doc = "points that stand out, the others quiet; auto: what the values bear out"
    field: tuple[Mark, ...] = option(doc, ())
    return field


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """A marked value: the number of its row, its fact, and the word that stands before its number."""

    number: int
    fact: Fact
    word: str = ""
    note: str = ""
    """What is told at the point instead of its number, with a line down to it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedPoints:
    """The marked values of a chart, and for each mark that was asked for and is not there, why."""

    points: tuple[Marked, ...] = ()
    absent: tuple[str, ...] = ()
    row: str = ""
    """The key of the one metric that stands out from the others as the largest or smallest; empty: none."""

    @property
    def facts(self) -> frozenset[str]:
        """The ids of the marked facts."""
        return frozenset(point.fact.id for point in self.points)

    def of(self, number: int) -> dict[str, Marked]:
        """Return a row's marked values by their periods."""
        return {point.fact.period: point for point in self.points if point.number == number}


def marks_of(
    block: ChartBlock, asked: Sequence[Mark], found: Found, setting: Setting, aim: Fact | None = None
) -> MarkedPoints:
    """Return the marks of a block's rows, with a warning for each that was asked for and is not there."""
    marks = find_marks(asked, found, setting, aim)
    for reason in marks.absent:
        block.warn(setting, reason, tr("leave the mark out, or write `auto`: it marks what there is"))
    return marks


def marked_part(block: ChartBlock, asked: Sequence[Mark], found: Found, setting: Setting) -> tuple[bool, ...]:
    """Return for each part of a whole whether it is the marked one; empty where none is.

    A part is marked as the largest or the smallest, by `auto` as the largest.
    """
    parts: tuple[Mark, ...] = tuple(mark for mark in asked if mark in ("largest", "smallest"))
    for mark in asked:
        if mark not in (*parts, "auto"):
            message = tr("nothing is marked as {mark}: parts are largest or smallest", mark=mark)
            block.warn(setting, message, tr("write `largest`, `smallest` or `auto`, or leave the mark out"))
    if len(found) < 2:
        return ()
    row = marks_of(block, parts, found, setting).row
    row = row or ("auto" in asked and find_marks(("largest",), found, setting).row) or ""
    return tuple(each.key == row for each in found) if row else ()


def find_marks(
    asked: Sequence[Mark], found: Found, setting: Setting, aim: Fact | None = None
) -> MarkedPoints:
    """Return what the facts of some rows bear out of the marks asked for; ``aim`` is a target's value.

    Of two values that may be the same none is the peak, nor the largest.
    """
    if not asked:
        return MarkedPoints()
    (facts, rows), words = parts_of(found), tuple(asked)
    wholes = (*facts, aim) if aim else facts
    return setting.once(wholes, (find_marks, words, rows), lambda: _found_marks(words, found, setting, aim))


def _found_marks(asked: Sequence[Mark], found: Found, setting: Setting, aim: Fact | None) -> MarkedPoints:
    points: list[Marked] = []
    absent, row = [], ""
    automatic = _automatic(found, aim) if "auto" in asked else ()
    for word in dict.fromkeys((*(each for each in asked if each != "auto"), *automatic)):
        these = list(_FINDERS[word](found, setting, aim))
        if not these and word in asked:
            absent.append(tr("nothing is marked as {word}: {why}", word=word, why=tr(_WANTED[word])))
        if these and word in ("largest", "smallest") and len(found) > 1:
            row = row or found[these[0].number].key
        if word not in asked and word in ("peak", "low"):  # an end that is one needs no word
            these = [point for point in these if point.fact not in _ends(found)]
        known = {point.fact.id for point in points}
        points += [point for point in these if point.fact.id not in known]
    return MarkedPoints(points=tuple(points), absent=tuple(absent), row=row)


def _ends(found: Found) -> list[Fact]:
    return [fact for row in found for fact in (row.facts[0], row.facts[-1])]


def _automatic(found: Found, aim: Fact | None) -> tuple[Mark, ...]:
    """Return the marks that suit some rows."""
    if len(found) == 1:
        if len(found[0].facts) < FEWEST_PERIODS:
            return ()
        inner: tuple[Mark, ...] = ("latest", "peak", "low", "turn")
        return (*inner, "target") if aim else inner
    if not _over_time(found):
        return ("largest",)
    return ("crossing", "latest") if len(found) == 2 else ("largest", "latest")


def _over_time(found: Found) -> bool:
    return any(len(row.facts) > 1 for row in found)


def _latest(found: Found, setting: Setting, aim: Fact | None) -> Iterator[Marked]:
    for number, row in enumerate(found):
        if len(row.facts) > 1:
            yield Marked(number=number, fact=row.facts[-1])


def _extreme(way: Literal["up", "down"]) -> Finder:
    """Return what yields each row's highest or lowest value over time, where it is surely that."""

    def find(found: Found, setting: Setting, aim: Fact | None) -> Iterator[Marked]:
        mark = messages(setting.language)
        words = {"up": (mark.peak, mark.best), "down": (mark.low, mark.worst)}
        for number, row in enumerate(found if len(found) <= MOST_ROWS else ()):
            best = _best(row.facts, way)
            if len(row.facts) > 2 and best and all_alike(row.facts, setting.ledger.context):
                yield Marked(number=number, fact=best, word=words[way][best.measure == "rank"])

    return find


def _best(facts: Sequence[Fact], way: Direction) -> Fact | None:
    """Return the first of the highest or lowest values; None where another may be beyond it."""
    best = (max if way == "up" else min)(facts, key=height)
    others = [direction_of(fact, best) for fact in facts if fact is not best]
    return best if set(others) <= {way, "level"} and way in others else None


def _turn(found: Found, setting: Setting, aim: Fact | None) -> Iterator[Marked]:
    """Yield the value at which a row's direction changed most, if it changed much."""
    for number, row in enumerate(found if len(found) <= MOST_ROWS else ()):
        facts, heights = row.facts, [height(fact) for fact in row.facts]
        reach = max(heights) - min(heights)
        turns = map(max, _turns(heights), _turns([-each for each in heights]))
        best = max([(LEAST_TURN * reach, 0), *((turned, at) for at, turned in enumerate(turns, 1))])
        if best[1] and reach and all_alike(facts, setting.ledger.context):
            yield Marked(number=number, fact=facts[best[1]], word=_course(facts[best[1] :], setting))


def _turns(heights: Sequence[float]) -> Iterator[float]:
    """Yield how far values rose before each inner point and fell after it: the smaller of the two."""
    before = list(accumulate(heights, min))
    behind = list(accumulate(reversed(heights), min))[::-1]
    for index in range(1, len(heights) - 1):
        yield min(heights[index] - before[index - 1], heights[index] - behind[index + 1])


def _course(facts: Sequence[Fact], setting: Setting) -> str:
    """Return what values did from the first of some on, or only that they turned."""
    ways = {direction_of(one, other) for one, other in pairwise(facts)}
    mark = messages(setting.language)
    if len(facts) < 3 or len(ways) > 1:
        return mark.turn
    return {"up": mark.rising_since, "down": mark.falling_since}.get(ways.pop(), mark.turn)


def _passed(found: Found, setting: Setting, aim: Fact | None) -> Iterator[Marked]:
    """Yield the value from which on a row lies on its side of a target, having been on the other."""
    for number, row in enumerate(found if aim else ()):
        ways = [direction_of(aim, fact) for fact in row.facts] if aim else []
        side: set[Direction] = {ways[-1], "level"}
        since = next(at for at in range(len(ways)) if set(ways[at:]) <= side)
        if since and ways[-1] in ("up", "down") and ways[since - 1] in ("up", "down"):
            yield Marked(number=number, fact=row.facts[since], word=messages(setting.language).passes_target)


def _standing(way: Literal["up", "down"]) -> Finder:
    """Return what yields the latest value that is surely the largest or smallest of all rows."""

    def find(found: Found, setting: Setting, aim: Fact | None) -> Iterator[Marked]:
        facts = [row.facts[-1] for row in found]
        compared = len(found) > 1 and has_one_unit(found) and all_alike(facts, setting.ledger.context)
        if len(found) == 1:
            yield from _extreme(way)(found, setting, aim)
        elif compared and (best := _best(facts, way)) and _alone(best, facts):
            yield Marked(number=[fact.id for fact in facts].index(best.id), fact=best)

    return find


def _alone(best: Fact, facts: Sequence[Fact]) -> bool:
    return all(direction_of(fact, best) != "level" for fact in facts if fact is not best)


def _crossing(found: Found, setting: Setting, aim: Fact | None) -> Iterator[Marked]:
    if over := overtaking(found, setting):
        number = next(at for at, row in enumerate(found) if row is over.winner)
        note = messages(setting.language).overtakes.format(period=time_of(over.since, setting))
        yield Marked(number=number, fact=over.since, note=note)


_FINDERS: Mapping[Mark, Finder] = {
    "peak": _extreme("up"), "low": _extreme("down"), "turn": _turn, "latest": _latest, "target": _passed,
    "largest": _standing("up"), "smallest": _standing("down"), "crossing": _crossing,
}  # fmt: skip
_WANTED: Mapping[Mark, str] = {
    "peak": N_("no value over time is surely above all others"),
    "low": N_("no value over time is surely below all others"),
    "turn": N_("the values do not go one way and then back"),
    "latest": N_("the chart has no values over time"),
    "target": N_("the values lie on one side of the `target`, or there is none"),
    "largest": N_("no value is surely larger than all others"),
    "smallest": N_("no value is surely smaller than all others"),
    "crossing": N_("it takes two metrics of one unit, of which one overtakes the other and stays ahead"),
}
