"""What a chart part states of its series, read and written: names, categories, values, references."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from briefgen.base.ooxml import tag
from briefgen.update.workbooks import CellRange

TOLERANCE = 1e-9
VALUES = ("c:val", "c:yVal")
CATEGORIES = ("c:cat", "c:xVal")


def numbered(tree: Any) -> dict[int, Any]:
    """Return the series of a chart by their numbers."""
    found: dict[int, Any] = {}
    for place, ser in enumerate(tree.iter(tag("c:ser"))):
        mark = ser.find(tag("c:idx"))
        found[int(mark.get("val")) if mark is not None else place] = ser
    return found


def points(source: Any) -> dict[int, str]:
    """Return the points of a cache."""
    if source is None:
        return {}
    return {int(point.get("idx")): point.findtext(tag("c:v")) or "" for point in source.iter(tag("c:pt"))}


def first_of(ser: Any, names: Sequence[str]) -> Any:
    """Return the first child that there is of some."""
    return next((found for name in names if (found := ser.find(tag(name))) is not None), None)


def values_of(ser: Any) -> dict[int, str]:
    """Return the values of a series, by their places."""
    return points(first_of(ser, VALUES))


def same_value(one: str | None, other: str | None) -> bool:
    """Say whether two values are the same number."""
    if one is None or other is None:
        return one == other
    try:
        return abs(float(one) - float(other)) <= TOLERANCE * max(abs(float(one)), 1.0)
    except ValueError:
        return one == other


def name_of(ser: Any) -> str:
    """Return the name of a series."""
    return next(iter(points(ser.find(tag("c:tx"))).values()), "")


def write_points(source: Any, values: Sequence[str | None]) -> None:
    """Put values into a cache."""
    held = next((each for each in source.iter() if each.find(tag("c:ptCount")) is not None), None)
    if held is None:
        return
    for point in held.findall(tag("c:pt")):
        held.remove(point)
    count = held.find(tag("c:ptCount"))
    count.set("val", str(len(values)))
    at = list(held).index(count) + 1
    for index, value in enumerate(values):
        if value is not None:
            point = held.makeelement(tag("c:pt"), {"idx": str(index)})
            written = point.makeelement(tag("c:v"))
            written.text = value
            point.append(written)
            held.insert(at, point)
            at += 1


def widened_range(source: Any, count: int) -> CellRange | None:
    """Return the cells that a cache repeats; the reference reaches over so many of them."""
    formula = next(source.iter(tag("c:f")), None)
    cells = CellRange.of(formula.text or "") if formula is not None else None
    if formula is not None and cells is not None and count > 1:
        formula.text = cells.formula(count)
    return cells
