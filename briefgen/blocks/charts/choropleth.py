"""`choropleth`: regions of a map in tints of their figures, from a GeoJSON file of the author's own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field, replace
from math import cos, radians
from pathlib import PurePosixPath
from typing import ClassVar

from briefgen.base.colour import mixed, reads_on
from briefgen.base.dataclass import dataclass, option
from briefgen.base.diagnostics import FieldError, did_you_mean
from briefgen.base.geometry import Box
from briefgen.base.nature import Nature
from briefgen.blocks.charts.parts import axes as fit, overlay
from briefgen.blocks.charts.parts.block import ChartBlock, Found, chart_style, sized
from briefgen.blocks.charts.parts.colour import readable
from briefgen.blocks.charts.parts.data import has_one_unit
from briefgen.blocks.charts.parts.geojson import Region, read_regions
from briefgen.blocks.charts.parts.overlay import outline
from briefgen.model.context import Setting
from briefgen.model.scene import Chart, Item, Shape, Stroke

PALEST = 0.86
BORDER_PT = 0.5
NATURAL_PT = {"page": 150.0, "deck": 300.0}


@dataclass(frozen=True, slots=True, kw_only=True)
class Choropleth(ChartBlock):
    """A map whose regions are the darker the larger their metric's latest value is."""

    SPOKEN: ClassVar[tuple[str, str]] = ("分级地图", "Choropleth map")
    NATURE: ClassVar[Nature] = Nature(read_by="colour", axes=0)

    file: str = field(metadata={"doc": "path of a GeoJSON file below the brief's folder"})
    key: str = option("property of the file's regions that names them", "name")
    regions: Mapping[str, str] = field(metadata={"doc": "metric of each region, by the region's name"})
    metrics: tuple[str, ...] = option("a map draws the metrics of its regions", ())

    def __post_init__(self) -> None:
        path = PurePosixPath(self.file.replace("\\", "/"))
        if path.is_absolute() or ".." in path.parts or "://" in self.file:
            raise FieldError(f"map {self.file!r} lies outside the brief's folder", "file")

    def rows(self, setting: Setting) -> Found:
        """Return the latest value of each region's metric, under the region's name."""
        found = []
        for region, metric in self.regions.items():
            for row in self.rows_of((metric,), setting):
                found.append(replace(row, label=region, facts=row.facts[-1:]))
        return tuple(found)

    def usable(self, found: Found, setting: Setting) -> Found:
        """Return the rows if one scale of tints fits all of them and the map can be read."""
        if not has_one_unit(found):
            message = "one colour scale needs one unit, but the metrics have different ones"
            return self.refuse(setting, message)
        try:
            known = {region.name for region in self._read(setting)}
        except (OSError, ValueError) as error:
            cure = getattr(error, "cure", "")
            return self.refuse(setting, f"map {self.file!r} cannot be drawn: {error}", cure)
        if unknown := [row.label for row in found if row.label not in known]:
            hint = did_you_mean(unknown[-1], known)
            return self.refuse(setting, f"the map has no region {unknown[-1]!r}", hint)
        return found

    def _read(self, setting: Setting) -> tuple[Region, ...]:
        return read_regions(setting.brief_folder(), self.file, self.key)

    def natural(self, found: Found, setting: Setting) -> float:
        """Return a height in which regions can be told apart."""
        return sized(NATURAL_PT, setting)

    def chart(self, found: Found, setting: Setting, box: Box) -> Chart:
        """Return the map in a box, its outlines as the marks that both outputs show."""
        hue, palette = self.hue(found, setting), setting.theme.palette
        numbers = [float(row.facts[0].number) for row in found]
        low, reach = min(numbers), (max(numbers) - min(numbers)) or 1.0
        fades = [PALEST * (1 - (number - low) / reach) for number in numbers]
        tints = [readable(hue.strong, palette.paper, palette.ink, fade) for fade in fades]
        inks = [reads_on(tint, palette.paper, palette.ink) for tint in tints]
        chart = self.framed(
            found, setting, box,
            style=replace(chart_style(setting), value_min=None),
            series=(self.latest_series(found, setting, tints, inks),),
        )  # fmt: skip
        blank = mixed(palette.past, palette.paper, 0.6)
        return replace(chart, marks=_drawn(chart, self._read(setting), blank))


def _drawn(chart: Chart, regions: tuple[Region, ...], blank: str) -> tuple[Item, ...]:
    """Return a shape a region, and name and value where they fit into it."""
    points = [point for region in regions for ring in region.rings for point in ring]
    west, east = min(x for x, _ in points), max(x for x, _ in points)
    south, north = min(y for _, y in points), max(y for _, y in points)
    # Equirectangular at the map's middle latitude: shapes are true there, and near enough for a region.
    squeeze = cos(radians((south + north) / 2))
    scale = min(chart.box.width / ((east - west) * squeeze or 1.0), chart.box.height / (north - south or 1.0))
    left = (chart.box.width - (east - west) * squeeze * scale) / 2
    top = (chart.box.height - (north - south) * scale) / 2

    def placed(point: tuple[float, float]) -> tuple[float, float]:
        return left + (point[0] - west) * squeeze * scale, top + (north - point[1]) * scale

    series, shapes, texts = chart.series[0], list[Item](), list[Item]()
    border = Stroke(colour=chart.style.paper, width=BORDER_PT)
    for region in regions:
        known = region.name in chart.categories
        index = chart.categories.index(region.name) if known else 0
        fill = series.colours[index] if known else blank
        rings = [
            outline([placed(point) for point in ring], fill=fill, stroke=border, name=region.name)
            for ring in region.rings
        ]
        shapes.append(_shape(rings))
        if known:
            texts += _texts(chart, index, max((ring.box for ring in rings), key=lambda box: box.area), texts)
    return (*shapes, *texts)


def _shape(rings: Sequence[Shape]) -> Shape:
    """Return the rings of a region as one outline."""
    path = tuple(command for ring in rings for command in ring.path)
    return replace(rings[0], box=Box.around([ring.box for ring in rings]), path=path)


def _texts(chart: Chart, index: int, room: Box, taken: list[Item]) -> list[Item]:
    """Return a region's name over its value in the middle of its largest ring, none where they do not fit."""
    size, ink = chart.style.category_size, chart.series[0].label_colours[index]
    x, y = room.x + room.width / 2, room.y + room.height / 2
    lines = [line for line in (chart.categories[index], chart.series[0].labels[index]) if line]
    wide = max(fit.width_of(line, size, bold=True) for line in lines)
    if wide > room.width or len(lines) * size * fit.LEADING > room.height:
        return []
    made = [
        overlay.text_at(
            line, (x, y + (number - (len(lines) - 1) / 2) * size * fit.LEADING), size=size, colour=ink,
            bold=number == 1, fact=chart.series[0].facts[index] if number else None,
        )
        for number, line in enumerate(lines)
    ]  # fmt: skip
    return [] if any(text.box.overlaps(other.box) for text in made for other in taken) else [*made]
