"""Cells of one period in, the value that they make out: one as it stands, several as their sum or mean."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from briefgen.base.copier import replace
from briefgen.base.translate import tr
from briefgen.data.data_table import DataTable
from briefgen.facts.addends import Addends, addends_of, merged, parts_of
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
    if len(values) == 1 and table.size(chosen[0][0]) == 1:
        return values[0]
    return _put_together(table, chosen, values, aggregate or "last")


def read_cells(table: DataTable, spots: Sequence[tuple[int, int]]) -> tuple[Reading | Missing, ...]:
    """Return what cells say, one exact number each or a gap; CellError where one is neither."""
    found = []
    for spot in spots:
        reading = _cell_value(table, spot).value
        if isinstance(reading, Reading) and (reading.qualifier or reading.span):
            raise CellError(tr("{text!r} is not one exact number", text=reading.text), spot)
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
        size, reading = table.size(spot[0]), known.value
        if size > 1 and isinstance(reading, Reading):
            parts = table.parts(*spot) or merged(addends_of([reading.number]) * size)
            known = replace(known, value=replace(reading, parts=parts))
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
            raise CellError(
                tr(
                    "{text!r} is not one exact number, so that no {aggregate} has it",
                    text=reading.text,
                    aggregate=aggregate,
                ),
                spot,
            )
        readings.append(reading)
        if reading.unit != readings[0].unit:
            raise CellError(
                tr("{text!r} has another unit than {cell}", text=reading.text, cell=table.cell(*spots[0])),
                spot,
            )
    cells, more = table.names(spots)
    cell = DataCell(file=table.file, cells=cells, more=more, aggregate=aggregate, sha256=table.sha256)
    parts = parts_of((reading.number, reading.parts) for reading in readings)
    number = _extreme(readings, aggregate) if aggregate in ("max", "min") else _total(parts, aggregate)
    first = readings[0]
    whole = Reading(
        number=number,
        unit=first.unit,
        text=f"{number:f}{first.unit}",
        parts=parts if aggregate in ("sum", "mean") else (),
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
    parts = parts_of((reading.number, reading.parts) for reading in readings)
    number = _total(parts, "sum")
    cell = DataCell(
        file=cells[0].file,
        cells=tuple(name for cell in cells for name in cell.cells),
        more=sum(cell.more for cell in cells),
        aggregate="sum",
        sha256=cells[0].sha256,
    )
    first = readings[0]
    text = f"{number:f}{first.unit}"
    whole = Reading(number=number, unit=first.unit, text=text, parts=parts, cell=cell, place=first.place)
    return Value(value=whole, status=least_final(v.final for v in values) or None, place=first.place)


def _extreme(readings: Sequence[Reading], aggregate: Aggregate) -> Decimal:
    """Return the largest or smallest number; of equal ones that with the most decimals."""
    sign = 1 if aggregate == "max" else -1
    return max(
        (reading.number for reading in readings),
        key=lambda number: (sign * number, -int(number.as_tuple().exponent)),
    )


def _total(parts: Sequence[Addends], aggregate: Aggregate) -> Decimal:
    """Return the sum of parts, or their mean.

    A mean has as many decimals as the numbers have where these hold it, else a further one.
    """
    total = sum((Fraction(part.total) for part in parts), Fraction(0))
    places = max(part.places for part in parts)
    if aggregate != "mean":
        return exactly(total, places)
    exact = total / sum(part.size for part in parts)
    whole = (exact * 10**places).denominator == 1
    return exactly(exact, places if whole else places + FINER)


def exactly(number: Fraction, places: int) -> Decimal:
    """Return a number with so many decimals, a half rounded away from zero."""
    units = int((abs(number) * 10**places * 2 + 1) // 2)
    return Decimal(f"{'-' if number < 0 else ''}{units}e-{places}")
