"""A chart of the file and its values generated then and now in; the chart with the values of now out."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from dataclasses import field
from typing import Any

from briefgen.base.dataclass import dataclass
from briefgen.base.ooxml import tag
from briefgen.base.translate import tr
from briefgen.render.pptx.generated_part import look_of
from briefgen.update.chart_cache import (
    CATEGORIES,
    VALUES,
    first_of,
    name_of,
    numbered,
    points,
    same_value,
    values_of,
    widened_range,
    write_points,
)
from briefgen.update.chart_labels import merge_labels
from briefgen.update.copier import PartCopier
from briefgen.update.generated import StoredSeries, StoredShape
from briefgen.update.moves import squeezed
from briefgen.update.office_file import OfficeFile
from briefgen.update.ooxml import markup
from briefgen.update.report import Log
from briefgen.update.workbooks import CellRange, Workbook, is_untouched


@dataclass(slots=True, kw_only=True)
class ChartUpdate:
    """One chart of the file, with what it was and is generated as."""

    file: OfficeFile
    part: str
    fresh: OfficeFile
    source: str
    then: StoredShape
    now: StoredShape
    log: Log
    book: Workbook | None = None
    cells: list[tuple[CellRange, list[str | float | None]]] = field(default_factory=list)
    """What is written into the workbook."""


def merge_chart(
    shape: Any,
    then: StoredShape,
    now: StoredShape,
    new: Any,
    copier: PartCopier,
    parts: tuple[str, str],
    log: Log,
) -> None:
    """Bring a chart up to date: whole where it is as it was generated, else value by value."""
    if (then.series, then.categories) == (now.series, now.categories):
        return
    names = [
        file.target(slide, chart_reference(each))
        for file, slide, each in ((copier.file, parts[0], shape), (copier.fresh, parts[1], new))
    ]
    if names[0] not in copier.file.members or names[1] not in copier.fresh.members:
        log.conflict("chart", tr("it is no chart of PowerPoint any more, and its values have moved"))
        return
    update = ChartUpdate(
        file=copier.file, part=names[0], fresh=copier.fresh, source=names[1], then=then, now=now, log=log
    )
    if not copier.restyled and is_untouched_chart(copier.file, names[0], then):
        _replace(update)
        log.moved += 1
    else:
        _merge(update)


def chart_reference(frame: Any) -> str:
    """Return the relation by which a frame names its chart, empty where it has none."""
    mark = next(frame.iter(tag("c:chart")), None)
    return "" if mark is None else mark.get(tag("r:id")) or ""


def _book(file: OfficeFile, part: str) -> str | None:
    found = file.related(part, "package")
    return found if found in file.members else None


def is_untouched_chart(file: OfficeFile, part: str, then: StoredShape) -> bool:
    """Say whether a chart looks and counts as it was generated, and nobody opened its workbook."""
    book = _book(file, part)
    if book is None or look_of(markup(file.tree(part))) != then.chart_look:
        return False
    told = {number: values_of(ser) for number, ser in numbered(file.tree(part)).items()}
    series = then.series or ()
    same = told.keys() == set(range(len(series))) and all(
        same_value(told[number].get(index), value)
        for number, each in enumerate(series)
        for index, value in enumerate(each.values)
    )
    return same and is_untouched(file.members[book])


def _replace(update: ChartUpdate) -> None:
    """Put the chart and the workbook of now in the place of those of then."""
    file, fresh = update.file, update.fresh
    book, fresh_book = _book(file, update.part), _book(fresh, update.source)
    assert book is not None
    tree = deepcopy(fresh.tree(update.source))
    key = next(link.id for link in file.links(update.part) if link.part == book)
    for data in tree.iter(tag("c:externalData")):
        data.set(tag("r:id"), key)
    file.edited(update.part)
    file.trees[update.part] = tree
    if fresh_book is not None:
        file.replace(book, fresh.members[fresh_book])


def _merge(update: ChartUpdate) -> None:
    """Bring a chart that a person changed up to date: series by series, point by point."""
    file = update.file
    tree = file.edited(update.part)
    then, now = update.then.series or (), update.now.series or ()
    fresh = numbered(update.fresh.tree(update.source))
    partner, became = _partners(tree, then), _became(then, now)
    for number, ser in numbered(tree).items():
        index = partner.get(number)
        if index is not None and index in became:
            place = became[index]
            _merge_series(ser, (then[index], now[place]), fresh.get(place), update)
        elif index is not None and all(
            same_value(values_of(ser).get(i), value) for i, value in enumerate(then[index].values)
        ):
            _remove(ser, update)
        else:
            _realign(ser, update)
    for place in sorted(set(range(len(now))) - set(became.values())):
        if place in fresh:
            _add(tree, fresh[place], now[place], update)
    _widen(tree, update.fresh.tree(update.source), now)
    book = _book(file, update.part)
    opened = Workbook.open(file.members[book]) if book is not None else None
    if book is not None and opened is not None and update.cells:
        for cells, values in update.cells:
            opened.set_column(cells, values)
        file.replace(book, opened.file.bytes())
    update.log.moved += 1


def _became(then: Sequence[StoredSeries], now: Sequence[StoredSeries]) -> dict[int, int]:
    """Return which generated series became which: those of one name, then those left, in their order."""
    found: dict[int, int] = {}
    for index, series in enumerate(then):
        for place, each in enumerate(now):
            if each.name == series.name and place not in found.values() and index not in found:
                found[index] = place
    lost = [index for index in range(len(then)) if index not in found]
    left = [place for place in range(len(now)) if place not in found.values()]
    if len(then) == len(now):
        found |= dict(zip(lost, left, strict=True))
    return found


def _remove(ser: Any, update: ChartUpdate) -> None:
    """Remove a series that is generated no more, which nobody changed."""
    source = first_of(ser, VALUES)
    cells = widened_range(source, 1) if source is not None else None
    if cells is not None:
        count = len(update.then.categories)
        update.cells.append((CellRange(sheet=cells.sheet, column=cells.column, row=1), [None] * (count + 1)))
    ser.getparent().remove(ser)


def _add(tree: Any, fresh: Any, series: StoredSeries, update: ChartUpdate) -> None:
    """Add a series that is generated newly: behind the others, in a column of its own."""
    own = list(numbered(tree).values())
    plot = next(iter(tree.iter(fresh.getparent().tag)), own[-1].getparent() if own else None)
    if plot is None or not own:
        return
    made = deepcopy(fresh)
    highest = max(numbered(tree)) + 1
    for name in ("c:idx", "c:order"):
        made.find(tag(name)).set("val", str(highest))
    last = [ser for ser in plot if ser.tag == tag("c:ser")]
    (last[-1] if last else own[-1]).addnext(made)
    ranges = [CellRange.of(formula.text or "") for formula in tree.iter(tag("c:f"))]
    column = max((each.column for each in ranges if each is not None), default=0) + 1
    sheet = next((each.sheet for each in ranges if each is not None), "Sheet1")
    columns: tuple[tuple[tuple[str, ...], int, list[str | float | None]], ...] = (
        (("c:tx",), 1, [series.name]),
        (VALUES, 2, [None if value is None else float(value) for value in series.values]),
    )
    for names, row, values in columns:
        source = first_of(made, names)
        formula = next(source.iter(tag("c:f")), None) if source is not None else None
        if formula is not None:
            cells = CellRange(sheet=sheet, column=column, row=row)
            formula.text = cells.formula(len(values))
            update.cells.append((cells, values))


def _partners(tree: Any, then: Sequence[StoredSeries]) -> dict[int, int]:
    """Return the generated series of each of the chart's: of its number, else of its name or values."""
    found: dict[int, int] = {}
    for number, ser in numbered(tree).items():
        name, values = name_of(ser), values_of(ser)
        fits = [
            index
            for index, series in enumerate(then)
            if index not in found.values()
            and (squeezed(series.name) == squeezed(name) or _alike(series, values))
        ]
        if number in fits:
            found[number] = number
        elif fits:
            found[number] = fits[0]
    return found


def _alike(series: StoredSeries, values: dict[int, str]) -> bool:
    same = sum(same_value(values.get(index), value) for index, value in enumerate(series.values))
    return bool(series.values) and same * 2 > len(series.values)


def _merge_series(ser: Any, pair: tuple[StoredSeries, StoredSeries], fresh: Any, update: ChartUpdate) -> None:
    then, now = pair
    origin, extra = _origins(ser, update)
    own = values_of(ser)
    values: list[str | None] = []
    for index, value in enumerate(now.values):
        before = origin.get(index)
        was = then.values[before] if before is not None and before < len(then.values) else None
        mine = own.get(before) if before is not None else None
        if before is not None and not same_value(mine, was):
            values.append(mine)
            if not same_value(was, value) and not same_value(mine, value):
                place = update.now.categories[index] if index < len(update.now.categories) else index + 1
                said = tr(
                    "{mine} was written by hand for {place}; {was} has become {value}",
                    mine=mine or tr("nothing"),
                    place=place,
                    was=was,
                    value=value,
                )
                update.log.conflict("value", said)
        else:
            values.append(value)
    values += [own.get(index) for index in extra]
    _write_values(ser, values, update)
    _write_categories(ser, fresh, (origin, extra), update)
    if squeezed(name_of(ser)) == squeezed(then.name) and then.name != now.name:
        _write_name(ser, now.name, update)
    merge_labels(ser, then.labels, now.labels, fresh, update.log)


def _origins(ser: Any, update: ChartUpdate) -> tuple[dict[int, int], list[int]]:
    """Return the place that each category of now had then, and the places that a person added behind all."""
    then, now = update.then.categories, update.now.categories
    origin = {index: then.index(each) for index, each in enumerate(now) if each in then}
    if len(then) == len(now) and not origin:
        origin = {index: index for index in range(len(now))}
    extra = [index for index in sorted(values_of(ser)) if index >= len(then)]
    return origin, extra


def _realign(ser: Any, update: ChartUpdate) -> None:
    """Keep the values of a series that a person added with the categories that they are of."""
    origin, extra = _origins(ser, update)
    if update.then.categories == update.now.categories:
        return
    own = values_of(ser)
    values = [own.get(origin[i]) if i in origin else None for i in range(len(update.now.categories))]
    _write_values(ser, [*values, *(own.get(index) for index in extra)], update)
    _write_categories(ser, None, (origin, extra), update)


def _write_values(ser: Any, values: Sequence[str | None], update: ChartUpdate) -> None:
    source = first_of(ser, VALUES)
    if source is not None:
        write_points(source, values)
        cells = widened_range(source, len(values))
        if cells is not None:
            update.cells.append((cells, [None if value is None else float(value) for value in values]))


def _write_categories(
    ser: Any, fresh: Any, places: tuple[dict[int, int], list[int]], update: ChartUpdate
) -> None:
    source = first_of(ser, CATEGORIES)
    new = first_of(fresh, CATEGORIES) if fresh is not None else None
    if source is None or update.then.categories == update.now.categories:
        return
    own, fresh_points = points(source), points(new)
    numbers = source.find(tag("c:numRef")) is not None
    origin, extra = places
    said: list[str | None] = []
    for index, category in enumerate(update.now.categories):
        before = origin.get(index)
        mine = own.get(before) if before is not None else None
        renamed = mine is not None and before is not None and mine != update.then.categories[before]
        said.append(fresh_points.get(index) if numbers else mine if renamed else category)
    said += [own.get(index) for index in extra]
    write_points(source, said)
    cells = widened_range(source, len(said))
    if cells is not None:
        update.cells.append((cells, [float(v) if numbers and v else v for v in said]))


def _write_name(ser: Any, name: str, update: ChartUpdate) -> None:
    source = ser.find(tag("c:tx"))
    if source is not None:
        for value in source.iter(tag("c:v")):
            value.text = name
        cells = CellRange.of(source.findtext(f".//{tag('c:f')}") or "")
        if cells is not None:
            update.cells.append((cells, [name]))


def _widen(tree: Any, fresh: Any, now: Sequence[StoredSeries]) -> None:
    """Give an axis the end of now where a value of now lies beyond the end that it has."""
    numbers = [float(value) for series in now for value in series.values if value is not None]
    for axis, new in zip(tree.iter(tag("c:valAx")), fresh.iter(tag("c:valAx")), strict=False):
        for name, most in (("c:max", True), ("c:min", False)):
            end, end_now = (each.find(f"{tag('c:scaling')}/{tag(name)}") for each in (axis, new))
            if not numbers or end is None or end_now is None:
                continue
            held = float(end.get("val"))
            if max(numbers) > held if most else min(numbers) < held:
                end.set("val", end_now.get("val"))
