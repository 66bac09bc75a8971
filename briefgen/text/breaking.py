"""A measured strip and a width go in; out come the lines: fewest first, then the evenest."""

from __future__ import annotations

from briefgen.model.memory import Spans, memory
from briefgen.text.atoms import NEVER, penalties, unbreakable
from briefgen.text.chars import NO_END, NO_START, kind
from briefgen.text.measure import Measures, measured
from briefgen.text.normal import Strip

SHRINK_PENALTY = 0.02
EMERGENCY_PENALTY = 1e6
"""Inside an atom: above any number of lines."""
LINE_PENALTY = 1e3
"""Above any unevenness: fewest lines first."""
RUNT_PENALTY = 1.0
"""A last line of one or two characters."""
RUNT_CHARS = 2
NOISE_PT = 1e-6
INFINITE = float("inf")


def break_lines(strip: Strip, *, width: float, slack: float, title: bool) -> tuple[Measures, Spans]:
    """Return the strip's measures and the (start, end) of each of its lines."""
    row = measured(strip)
    length = len(strip.text)
    if not length:
        return row, ((0, 0),)
    fitting = _Fitting(strip, row, width, slack)
    if fitting.fits(0, length):
        return row, ((0, length),)
    whole = strip.text, strip.owners, strip.runs, strip.joined, strip.opened, width, slack, title
    return row, memory().spans(whole, lambda: _broken(strip, fitting, title=title))


def _broken(strip: Strip, fitting: _Fitting, *, title: bool) -> Spans:
    """Return the lines of a strip that does not fit on one."""
    row, length = fitting.row, fitting.length
    costs = penalties(strip, title=title)
    _open_wide_atoms(costs, fitting)
    lines = _best(costs, fitting, fitting.limit, even_last=False)
    if title:
        mean = row.width(0, length) / len(lines)
        lines = _best(costs, fitting, min(mean, fitting.limit), even_last=True)
    return lines


class _Fitting:
    """What fits on a line."""

    def __init__(self, strip: Strip, row: Measures, width: float, slack: float) -> None:
        self.strip = strip
        self.text = strip.text
        self.row = row
        self.careful_width = width + NOISE_PT if slack > 0 else INFINITE
        self.width = width + NOISE_PT
        self.limit = width * (1 - slack) + NOISE_PT
        self.length = len(strip.text)

    def fits(self, start: int, end: int) -> bool:
        """Return whether these characters fit, if need be with smaller gaps."""
        row = self.row
        if row.right[end - 1] - row.left[start] - row.shrinkable(start, end) > self.limit:
            return False
        return row.width_elsewhere(start, end) <= self.careful_width


def _open_wide_atoms(costs: list[float], fitting: _Fitting) -> None:
    """Let an atom that is wider than the box break between any two of its characters, a number nowhere.

    One that only takes the slack stays whole on a line of its own.
    """
    row, text = fitting.row, fitting.text
    whole: frozenset[int] | None = None
    start = 0
    for end in range(1, fitting.length + 1):
        if costs[end] >= NEVER:
            continue
        if row.width(start, end) - row.shrinkable(start, end) > fitting.width:
            whole = unbreakable(fitting.strip) if whole is None else whole
            for inside in range(start + 1, end):
                if inside not in whole and kind(text[inside]) not in ("space", "mark"):
                    costs[inside] = EMERGENCY_PENALTY * _ugliness(text[inside - 1], text[inside])
        start = end


def _ugliness(before: str, after: str) -> int:
    """Return how much worse an emergency is that misplaces a mark."""
    return 100 if after in NO_START or before in NO_END else 1


def _best(costs: list[float], fitting: _Fitting, ideal: float, *, even_last: bool) -> Spans:
    """Return the best lines: fewest, then least squares of what they fall short of the ideal width."""
    row, length, limit = fitting.row, fitting.length, fitting.limit
    right, shrink, elsewhere = row.right, row.shrink, row.elsewhere
    breaks = [0] + [index for index in range(1, length + 1) if costs[index] < NEVER]
    left = [row.left[start] for start in breaks[:-1]]
    full = [row.left[start] - row.shrink[start] for start in breaks[:-1]]
    afar = [row.elsewhere_left[start] for start in breaks[:-1]]
    before, chosen = [LINE_PENALTY], [0]
    first = 0
    for position, end in enumerate(breaks[1:], 1):
        inked, shrunk, far = right[end - 1], right[end - 1] - shrink[end - 1], elsewhere[end - 1]
        last = position - 1  # the nearest start is always taken, fit or not
        while first < last and (shrunk - full[first] > limit or far - afar[first] > fitting.careful_width):
            first += 1
        least = INFINITE
        for at in range(first, position):
            cost = before[at]
            if cost > least:
                continue
            natural = inked - left[at]
            if even_last or end < length:
                cost += ((ideal - natural) / ideal) ** 2
            elif at and end - breaks[at] <= RUNT_CHARS:
                cost += RUNT_PENALTY
            if natural > limit:
                cost += SHRINK_PENALTY
            if cost <= least:  # of two that are as good the later one
                least, choice = cost, at
        before.append(least + costs[end] + LINE_PENALTY)
        chosen.append(choice)
    return _traced(breaks, chosen)


def _traced(breaks: list[int], chosen: list[int]) -> Spans:
    lines: list[tuple[int, int]] = []
    position = len(breaks) - 1
    while position > 0:
        lines.append((breaks[chosen[position]], breaks[position]))
        position = chosen[position]
    return tuple(reversed(lines))
