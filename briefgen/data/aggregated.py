"""Cells of one period in, the value that they make out: one as it stands, several as their sum or mean."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from briefgen.data.data_table import DataTable
from briefgen.facts.data_cell import DataCell
from briefgen.facts.metric import Value
from briefgen.facts.missing import Missing
from briefgen.facts.reading import Reading
from briefgen.facts.selection import Aggregate
from briefgen.facts.status import least_final

FINER = 1
"""Decimals that a mean has more than what it is the mean of."""


class CellError(ValueError):
    """A cell that is not a value, or none that can be put together with others."""

    def __init__(self, message: str, spot: tuple[int, int]) -> None:
        self.spot = spot
        super().__init__(message)


def value_of(table: DataTable, spots: Sequence[tuple[int, int]], aggregate: Aggregate | None) -> Value:
    """Return the value in a cell, or what several become; CellError where one is not a number."""
    chosen = spots[-1:] if aggregate == "last" else spots
    values = [_cell_value(table, spot) for spot in chosen]
    if len(values) == 1:
        return values[0]
    return _put_together(table, chosen, values, aggregate or "last")


def read_cells(table: DataTable, spots: Sequence[tuple[int, int]]) -> tuple[Reading | Missing, ...]:
    """Return what cells say, one exact number each or a gap; CellError where one is neither."""
    found = []
    for spot in spots:
        reading = _cell_value(table, spot).value
        if isinstance(reading, Reading) and (reading.qualifier or reading.span):
            raise CellError(f"{reading.text!r} is not one exact number", spot)
        found.append(reading)
    return tuple(found)


def _cell_value(table: DataTable, spot: tuple[int, int]) -> Value:
    """Return the value in a cell; it is read once, though totals ask for it again."""
    known = table.values.get(spot)
    if known is None:
        cell = DataCell(file=table.file, cells=(table.cell(*spot),), sha256=table.sha256)
        try:
            known = Value.from_scalar(table.number(*spot), table.place(*spot), cell)
        except ValueError as error:
            raise CellError(str(error), spot) from None
        table.values[spot] = known
    return known


def _put_together(
    table: DataTable, spots: Sequence[tuple[int, int]], values: Sequence[Value], aggregate: Aggregate
) -> Value:
    """Return what values become; missing where one of them is."""
    readings: list[Reading] = []
    for spot, value in zip(spots, values, strict=True):
        reading = value.value
        if isinstance(reading, Missing):
            return value
        if reading.qualifier or reading.span:
            raise CellError(f"{reading.text!r} is not one exact number, so that no {aggregate} has it", spot)
        readings.append(reading)
        if reading.unit != readings[0].unit:
            raise CellError(f"{reading.text!r} has another unit than {table.cell(*spots[0])}", spot)
    cell = DataCell(
        file=table.file,
        cells=tuple(table.cell(*spot) for spot in spots),
        aggregate=aggregate,
        sha256=table.sha256,
    )
    number = _number([reading.number for reading in readings], aggregate)
    first = readings[0]
    whole = Reading(
        number=number,
        unit=first.unit,
        text=f"{number:f}{first.unit}",
        parts=tuple(reading.number for reading in readings) if aggregate in ("sum", "mean") else (),
        mean=aggregate == "mean",
        cell=cell,
        place=first.place,
    )
    final = least_final(value.final for value in values)
    return Value(value=whole, status=final or None, place=first.place)


def added_up(values: Sequence[Value]) -> Value:
    """Return the sum of values of cells, each one exact number or a sum; missing where one of them is."""
    readings: list[Reading] = []
    for value in values:
        if isinstance(value.value, Missing):
            return value
        readings.append(value.value)
    cells = [reading.cell for reading in readings if reading.cell]
    parts = tuple(part for reading in readings for part in reading.parts or (reading.number,))
    number = _number(parts, "sum")
    cell = DataCell(
        file=cells[0].file,
        cells=tuple(name for cell in cells for name in cell.cells),
        aggregate="sum",
        sha256=cells[0].sha256,
    )
    first = readings[0]
    text = f"{number:f}{first.unit}"
    whole = Reading(number=number, unit=first.unit, text=text, parts=parts, cell=cell, place=first.place)
    return Value(value=whole, status=least_final(v.final for v in values) or None, place=first.place)


def _number(numbers: Sequence[Decimal], aggregate: Aggregate) -> Decimal:
    match aggregate:
        case "max":
            return max(numbers)
        case "min":
            return min(numbers)
        case "mean":
            return _mean(numbers)
    return exactly(sum(map(Fraction, numbers), Fraction(0)), _places(numbers))


def _mean(numbers: Sequence[Decimal]) -> Decimal:
    """Return the mean, with as many decimals as the numbers have where these hold it, else a further one."""
    exact = sum(map(Fraction, numbers), Fraction(0)) / len(numbers)
    places = _places(numbers)
    whole = (exact * 10**places).denominator == 1
    return exactly(exact, places if whole else places + FINER)


def _places(numbers: Sequence[Decimal]) -> int:
    """Return how many decimals the finest of several numbers has."""
    return max(0, *(-int(number.as_tuple().exponent) for number in numbers))


def exactly(number: Fraction, places: int) -> Decimal:
    """Return a number with so many decimals, a half rounded away from zero."""
    units = int((abs(number) * 10**places * 2 + 1) // 2)
    return Decimal(f"{'-' if number < 0 else ''}{units}e-{places}")
