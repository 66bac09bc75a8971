"""A measured strip and a width go in; out come the lines: fewest first, then the evenest."""

from __future__ import annotations

from briefgen.text.atoms import NEVER, prices
from briefgen.text.measure import Row, measured
from briefgen.text.normal import Strip

SHRINK_PRICE = 0.02
EMERGENCY_PRICE = 1e6
"""Inside an atom: dearer than any number of lines."""
LINE_PRICE = 1e3
"""Dearer than any unevenness: fewest lines first."""
RUNT_PRICE = 1.0
"""A last line of one or two characters."""
RUNT_CHARS = 2
NOISE_PT = 1e-6

Lines = tuple[tuple[int, int], ...]


def break_lines(strip: Strip, *, width: float, slack: float, title: bool) -> tuple[Row, Lines]:
    """Return the strip's measures and the (start, end) of each of its lines."""
    row = measured(strip)
    length = len(strip.text)
    if not length:
        return row, ((0, 0),)
    fitting = _Fitting(strip, row, width, slack)
    if fitting.fits(0, length):
        return row, ((0, length),)
    costs = prices(strip, title=title)
    _open_wide_atoms(costs, fitting)
    lines = _best(costs, fitting, fitting.limit, even_last=False)
    if title:
        mean = row.width(0, length) / len(lines)
        lines = _best(costs, fitting, min(mean, fitting.limit), even_last=True)
    return row, lines


class _Fitting:
    """What fits on a line."""

    def __init__(self, strip: Strip, row: Row, width: float, slack: float) -> None:
        self.text = strip.text
        self.row = row
        self.width = width + NOISE_PT
        self.limit = width * (1 - slack) + NOISE_PT
        self.careful = slack > 0
        self.length = len(strip.text)

    def fits(self, start: int, end: int) -> bool:
        """Say whether these characters fit, if need be with smaller gaps."""
        row = self.row
        if row.right[end - 1] - row.left[start] - row.shrinkable(start, end) > self.limit:
            return False
        return not self.careful or row.width_elsewhere(start, end) <= self.width

    def unevenness(self, start: int, end: int, ideal: float) -> float:
        """Return the price of a line's missing width, or of its shrunk gaps."""
        natural = self.row.right[end - 1] - self.row.left[start]
        cost = ((ideal - natural) / ideal) ** 2
        if natural > self.limit:
            cost += SHRINK_PRICE * (natural - self.limit) / (self.row.shrinkable(start, end) + NOISE_PT)
        return cost


def _open_wide_atoms(costs: list[float], fitting: _Fitting) -> None:
    """Let an atom that is wider than the line break between any two of its characters."""
    start = 0
    for end in range(1, fitting.length + 1):
        if costs[end] >= NEVER:
            continue
        if end - start > 1 and not fitting.fits(start, end):
            for inside in range(start + 1, end):
                if fitting.text[inside] != " ":
                    costs[inside] = EMERGENCY_PRICE
        start = end


def _best(costs: list[float], fitting: _Fitting, ideal: float, *, even_last: bool) -> Lines:
    """Return the cheapest lines: fewest, then least squares of what they fall short of the ideal width."""
    length = fitting.length
    breaks = [0] + [index for index in range(1, length + 1) if costs[index] < NEVER]
    best: dict[int, tuple[float, int]] = {0: (0.0, 0)}
    for position, end in enumerate(breaks[1:], 1):
        found: tuple[float, int] | None = None
        for start in reversed(breaks[:position]):
            if found is not None and not fitting.fits(start, end):
                break
            cost = best[start][0] + LINE_PRICE
            if even_last or end < length:
                cost += fitting.unevenness(start, end, ideal)
            elif start and end - start <= RUNT_CHARS:
                cost += RUNT_PRICE
            if found is None or cost < found[0]:
                found = (cost, start)
        assert found is not None  # the nearest start is always taken, fit or not
        best[end] = (found[0] + costs[end], found[1])
    return _traced(best, length)


def _traced(best: dict[int, tuple[float, int]], length: int) -> Lines:
    lines: list[tuple[int, int]] = []
    end = length
    while end > 0:
        start = best[end][1]
        lines.append((start, end))
        end = start
    return tuple(reversed(lines))
