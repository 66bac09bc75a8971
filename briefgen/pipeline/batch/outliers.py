"""Results of a batch in, the figures out by which a row stands out from the others.

The measure is the modified z-score of Iglewicz and Hoaglin (How to Detect and Handle Outliers, 1993): the
distance from the median in units of the median absolute deviation, 0.6745 (x - median) / MAD. A few extreme
rows do not move it, as they would move a mean and a standard deviation.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from statistics import fmean, median

from briefgen.base.dataclass import dataclass
from briefgen.pipeline.batch.job import KeyFigure, Result

MOST_USUAL = 3.5
"""Scores beyond it are called outliers, as Iglewicz and Hoaglin recommend."""
MEDIAN_DEVIATION = 0.6745
"""Of a normal distribution with a standard deviation of 1: its third quartile."""
MEAN_DEVIATION = 1.253314
"""By which a mean absolute deviation is a standard deviation: used where half of the rows are equal."""
LEAST_ROWS = 8
"""Of fewer rows nobody can say what is usual."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlier:
    """A figure far from those of the other rows."""

    figure: KeyFigure
    score: float
    median: float
    rows: int
    """That have the figure."""


def outliers(results: Iterable[Result]) -> Mapping[int, tuple[Outlier, ...]]:
    """Return the outliers by the numbers of their rows, the farthest first."""
    known: dict[tuple[str, str, str], list[tuple[int, KeyFigure]]] = {}
    for result in results:
        for figure in result.figures:
            known.setdefault(figure.what, []).append((result.number, figure))
    found: dict[int, list[Outlier]] = {}
    for alike in known.values():
        middle, unit = _middle_and_unit([float(figure.number) for _, figure in alike])
        for number, figure in alike:
            score = (float(figure.number) - middle) / unit if unit else 0.0
            if abs(score) > MOST_USUAL:
                outlier = Outlier(figure=figure, score=score, median=middle, rows=len(alike))
                found.setdefault(number, []).append(outlier)
    return {number: tuple(sorted(each, key=lambda one: -abs(one.score))) for number, each in found.items()}


def _middle_and_unit(numbers: list[float]) -> tuple[float, float]:
    """Return the median and what counts as a standard deviation; 0 where nothing stands out."""
    if len(numbers) < LEAST_ROWS:
        return 0.0, 0.0
    middle = median(numbers)
    away = [abs(number - middle) for number in numbers]
    return middle, median(away) / MEDIAN_DEVIATION or fmean(away) * MEAN_DEVIATION
