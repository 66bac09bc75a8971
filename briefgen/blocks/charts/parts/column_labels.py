"""A chart of columns goes in; out comes which labels are printed, and how far beyond its end the last is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from briefgen.blocks.charts.parts import axes as fit, free_labels
from briefgen.model.scene import Series

BAR_SHARE = 0.55
"""Of its slot a column takes at most this share."""


def ends_of(groups: Sequence[str]) -> tuple[int, ...]:
    """Return the last place of each group."""
    count = len(groups)
    return tuple(at for at in range(count) if at + 1 == count or groups[at] != groups[at + 1])


def thinned(
    rows: tuple[Series, ...],
    slot: float,
    size: float,
    groups: Sequence[str] = (),
    margins: Sequence[float] = (0.0, 0.0),
) -> tuple[Series, ...]:
    """Return the series with only those labels that do not touch: first, last and highest come first.

    Of groups, each one's last value comes before all others. The last one of all is always printed: where it
    would lie on a longer neighbour's column, beyond that one's end. ``margins``: the room that labels
    may take left and right of the columns' places.
    """
    return tuple(_thinned(series, slot, size, ends_of(groups), margins) for series in rows)


def _thinned(
    series: Series, slot: float, size: float, ends: Sequence[int], margins: Sequence[float]
) -> Series:
    count = len(series.labels)
    values = [value or 0.0 for value in series.values]
    there = [index for index, value in enumerate(series.values) if value is not None]
    last, *telling = free_labels.telling(series)
    telling = [last, *ends, *telling]
    crowded = any(fit.width_of(label, size, bold=True) > slot for label in series.labels)
    kept: dict[int, tuple[float, float]] = {}
    lifted = 0.0
    for index in dict.fromkeys(telling if crowded else [*telling, *there]):
        width = fit.width_of(series.labels[index], size, bold=True) * 1.04
        middle = margins[0] + (index + 0.5) * slot
        shift = fit.kept_inside(middle, width, sum(margins) + count * slot)
        left = middle + shift - width / 2
        touches = any(left < end and start < left + width for start, end in kept.values())
        beyond = _beyond(values, index, (width + 2 * abs(shift)) / slot)
        if not touches and (index == there[-1] or not beyond):
            kept[index] = (left, left + width)
            lifted = beyond if index == there[-1] else lifted
    labels = tuple(text if index in kept else "" for index, text in enumerate(series.labels))
    return replace(series, labels=labels, lifted=lifted)


def _beyond(values: list[float], index: int, width: float) -> float:
    """Return how much longer than its own the columns are before which a label, so many slots wide, lies."""
    reach = int((width + BAR_SHARE) / 2)
    near = values[max(0, index - reach) : index + reach + 1]
    own = values[index]
    longest = max((other for other in near if other * own >= 0), key=abs, default=own)
    return longest - own if abs(longest) > abs(own) else 0.0
