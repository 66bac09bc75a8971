"""Cells of two columns in, a rate or a weighted mean of them out, rounded to so many decimals."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from fractions import Fraction

from briefgen.base.translate import tr
from briefgen.data.aggregated import CellError, exactly, read_cells
from briefgen.data.data_table import DataTable
from briefgen.facts.data_cell import DataCell
from briefgen.facts.metric import Value
from briefgen.facts.missing import Missing, missing_from
from briefgen.facts.reading import Reading

Spots = Sequence[tuple[int, int]]
"""Rows and columns of cells."""
HUNDREDS = 100
RATE_DECIMALS = 1
RATIO_DECIMALS = 2


def rate_of(table: DataTable, spots: Spots, beside: Spots, times: Decimal, decimals: int | None) -> Value:
    """Return the sum of cells over that of those beside them, times a number; CellError for no denominator.

    It is missing where one of the cells is, or where nothing is counted at all.
    """
    decimals = decimals if decimals is not None else RATE_DECIMALS if times >= HUNDREDS else RATIO_DECIMALS

    def rate(numbers: Sequence[Decimal], others: Sequence[Decimal]) -> Fraction | None:
        above, below = (sum(map(Fraction, each), Fraction(0)) for each in (numbers, others))
        if below == 0 and above != 0:
            column = table.heads[beside[0][1]]
            raise CellError(
                tr(
                    "no rate of {above} in 0: {column!r} adds up to 0, `value` does not",
                    above=above,
                    column=column,
                ),
                beside[0],
            )
        return above * Fraction(times) / below if below else None

    return _put_together(table, spots, beside, rate, ("rate", decimals))


def weighted_mean_of(table: DataTable, spots: Spots, beside: Spots, decimals: int | None) -> Value:
    """Return the mean of cells weighted by those beside them; missing where all weights are 0."""
    first = read_cells(table, spots)
    places = max(
        (-int(each.number.as_tuple().exponent) for each in first if isinstance(each, Reading)), default=0
    )

    def mean(numbers: Sequence[Decimal], others: Sequence[Decimal]) -> Fraction | None:
        if any(weight < 0 for weight in others):
            raise CellError(tr("a weight is below 0"), beside[next(i for i, w in enumerate(others) if w < 0)])
        whole = sum(map(Fraction, others), Fraction(0))
        weighted = (
            Fraction(number) * Fraction(weight) for number, weight in zip(numbers, others, strict=True)
        )
        return sum(weighted, Fraction(0)) / whole if whole else None

    kept = decimals if decimals is not None else max(0, places) + (len(spots) > 1)
    return _put_together(table, spots, beside, mean, ("weighted mean", kept))


def _put_together(
    table: DataTable,
    spots: Spots,
    beside: Spots,
    of: Callable[[Sequence[Decimal], Sequence[Decimal]], Fraction | None],
    form: tuple[str, int],
) -> Value:
    """Return a value of two rows of cells by a function of their numbers."""
    aggregate, decimals = form
    values, others = read_cells(table, spots), read_cells(table, beside)
    gap = next((each for each in (*values, *others) if isinstance(each, Missing)), None)
    if gap is not None:
        return Value(value=gap, place=gap.place)
    readings = [each for each in (*values, *others) if isinstance(each, Reading)]
    numbers = [each.number for each in readings]
    place = readings[0].place
    number = of(numbers[: len(values)], numbers[len(values) :])
    if number is None:
        nothing = missing_from("n/a", place)
        assert nothing is not None, "it is a mark"
        return Value(value=nothing, place=place)
    exact = exactly(number, decimals)
    cells, more = table.names(spots)
    cell = DataCell(
        file=table.file,
        cells=cells,
        more=more,
        beside=table.names(beside)[0],
        aggregate=aggregate,
        sha256=table.sha256,
    )
    return Value(value=Reading(number=exact, text=f"{exact:f}", cell=cell, place=place), place=place)
