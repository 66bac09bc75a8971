"""`choropleth`: regions of a map in tints of their figures, from a GeoJSON file of the author's own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import field
from math import cos, radians
from pathlib import PurePosixPath
from typing import ClassVar

from briefgen.base.colour import reads_on
from briefgen.base.copier import replace
from briefgen.base.dataclass import dataclass, option
from briefgen.base.diagnostics import FieldError, did_you_mean, nearest
from briefgen.base.geometry import Box
from briefgen.base.locale import is_chinese
from briefgen.base.messages import messages
from briefgen.base.nature import Nature
from briefgen.base.translate import tr
from briefgen.blocks.charts.parts import axes as fit, overlay
from briefgen.blocks.charts.parts.block import ChartBlock, Found, chart_style, sized
from briefgen.blocks.charts.parts.colour import readable
from briefgen.blocks.charts.parts.data import MetricRow, has_one_unit, latest
from briefgen.blocks.charts.parts.geojson import Region, read_regions
from briefgen.blocks.charts.parts.overlay import outline
from briefgen.model.context import Setting
from briefgen.model.scene import Chart, Item, Shape, Stroke

PALEST = 0.86
BORDER_PT = 0.5
NATURAL_PT = {"page": 150.0, "deck": 300.0}
LEAST_MAP_SHARE = 0.5
"""The map's share of the chart's height, however much is told below it."""
MOST_LINES = 2
PAD_EM = 0.4
MOST_NAMED = 6
"""Regions that are listed by name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choropleth(ChartBlock):
    """A map whose regions are the darker the larger their metric's latest value is."""

    SPOKEN: ClassVar[tuple[str, str]] = ("分级地图", "Choropleth map")
    NATURE: ClassVar[Nature] = Nature(read_by="colour", axes=0)

    file: str = field(metadata={"doc": "path of a GeoJSON file below the brief's folder"})
    key: str = option("property of the file's regions that names them", "name")
    metrics: tuple[str, ...] = option("a family whose members have the names of regions: wait by site", ())
    regions: Mapping[str, str] = option(
        "metric of each region by the region's name, where it is not the name of a member", factory=dict
    )

    def __post_init__(self) -> None:
        path = PurePosixPath(self.file.replace("\\", "/"))
        if path.is_absolute() or ".." in path.parts or "://" in self.file:
            raise FieldError(
                tr("map {file!r} lies outside the brief's folder: copy it there", file=self.file), "file"
            )
        if not self.regions and not self.metrics:
            message = tr("a map draws a family, `metrics: wait by site`, or the metrics of its `regions`")
            raise FieldError(message, "metrics")

    def rows(self, setting: Setting) -> Found:
        """Return the latest value of each region's metric under the region's name, then those of members."""
        found = []
        for region, metric in self.regions.items():
            for row in self.rows_of((metric,), setting):
                found.append(replace(row, label=region, facts=row.facts[-1:]))
        named = {metric.partition(".")[0] for metric in self.regions.values()}
        others = [row for row in self.rows_of(self.metrics, setting) if row.key not in named]
        return (*found, *latest(others))

    def usable(self, found: Found, setting: Setting) -> Found:
        """Return the rows if one scale of tints fits all of them and the map can be read."""
        if not has_one_unit(found):
            message = tr("one colour scale needs one unit, but the metrics have different ones")
            return self.refuse(setting, message)
        try:
            known = {region.name for region in self._read(setting)}
        except (OSError, ValueError) as error:
            cure = getattr(error, "cure", "")
            return self.refuse(
                setting, tr("map {file!r} cannot be drawn: {error}", file=self.file, error=error), cure
            )
        if unknown := [region for region in self.regions if region not in known]:
            hint = did_you_mean(unknown[-1], known)
            return self.refuse(setting, tr("the map has no region {unknown!r}", unknown=unknown[-1]), hint)
        return self._placed(found, known, setting)

    def _placed(self, found: Found, known: Set[str], setting: Setting) -> Found:
        """Return the rows under the names of their regions, then those that the map has no place for."""
        folded = {_folded(name) for name in known}
        on, off = dict[str, MetricRow](), list[MetricRow]()
        for row in found:
            membership = setting.ledger.metrics[row.key].membership
            names = (row.label, *(membership.coordinates if membership else ()))
            region = next((name for name in names if _folded(name) in folded), None)
            if region is None or row.others:
                off.append(row)
            elif taken := on.get(_folded(region)):
                message = tr(
                    "region {region!r} has several figures: {key!r} and {key_2!r}",
                    region=region,
                    key=taken.key,
                    key_2=row.key,
                )
                return self.refuse(setting, message, tr("fix the other dimension: wait[Surgery] by site"))
            else:
                on[_folded(region)] = replace(row, label=region)
        if off and not on:
            message = tr(
                "the map has no region with the name of a member, such as {label!r}", label=off[0].label
            )
            listed = tr("its regions are {names}", names=_some(sorted(known), setting))
            hint = tr(
                '{listed}; name them: `regions: {{{known}: "{key}"}}`',
                listed=listed,
                known=min(known),
                key=off[0].key,
            )
            return self.refuse(setting, message, hint)
        for row in off:
            if not row.others:
                alike = nearest(row.label, known)
                near = did_you_mean(row.label, known) if alike else tr("its value stands below the map")
                self.warn(setting, tr("the map has no region {label!r}", label=row.label), near)
        return (*on.values(), *off)

    def _read(self, setting: Setting) -> tuple[Region, ...]:
        return read_regions(setting.brief_folder(), self.file, self.key)

    def natural(self, found: Found, setting: Setting) -> float:
        """Return a height in which regions can be told apart."""
        return sized(NATURAL_PT, setting)

    def most(self, found: Found, setting: Setting, width: float) -> float:
        """Return the height of a map as wide as its place, with lines below it."""
        (west, east), (south, north), squeeze = _extent(self._read(setting))
        below = 2 * MOST_LINES * setting.medium.type.sizes["label"] * fit.LEADING
        return width * (north - south) / ((east - west) * squeeze or 1.0) + below

    def chart(self, found: Found, setting: Setting, box: Box) -> Chart:
        """Return the map in a box, its outlines as the marks that both outputs show."""
        regions = _renamed(self._read(setting), found)
        names = {region.name for region in regions}
        hue, palette = self.hue(found, setting), setting.theme.palette
        blank = palette.past
        numbers = [float(row.facts[0].number) for row in found if row.label in names]
        low, reach = min(numbers), (max(numbers) - min(numbers)) or 1.0
        fades = iter([PALEST * (1 - (number - low) / reach) for number in numbers])
        tints = [
            readable(hue.words, palette.paper, palette.ink, next(fades))
            if row.label in names
            else palette.paper
            for row in found
        ]
        inks = [reads_on(tint, palette.paper, palette.ink) for tint in tints]
        chart = self.framed(
            found, setting, box,
            style=replace(chart_style(setting), value_min=None),
            series=(self.latest_series(found, setting, tints, inks),),
        )  # fmt: skip
        without = [region.name for region in regions if region.name not in chart.categories]
        if self.metrics and without:
            told = messages(setting.language).regions_without.format(names=_some(without, setting))
            chart = self.with_alt(chart, told, setting)
        return replace(chart, marks=self._marks(chart, regions, blank, setting))

    def _marks(
        self, chart: Chart, regions: tuple[Region, ...], blank: str, setting: Setting
    ) -> tuple[Item, ...]:
        """Return the map and, below it, the figures that it has no place for."""
        height, full, size = chart.box.height, chart.box.height, chart.style.category_size
        while True:
            room = replace(chart, box=replace(chart.box, height=height))
            shapes, texts, untold = _drawn(room, regions, blank)
            lines = _below(chart, regions, untold, setting)
            left = max(full * LEAST_MAP_SHARE, full - len(lines) * size * fit.LEADING - size * PAD_EM)
            if not lines or left >= height:
                muted = chart.style.muted
                height = max(shape.box.bottom for shape in shapes)
                below = overlay.label_lines(
                    lines, (0.0, height + size * PAD_EM), size=size, colour=muted, ha="left"
                )
                return (*shapes, *texts, *below)
            height = left


def _below(
    chart: Chart, regions: tuple[Region, ...], untold: Sequence[int], setting: Setting
) -> tuple[str, ...]:
    """Return lines of the figures that are not of the map, and of those too large for their regions.

    Where there are too many of these, the ends of the scale are told instead.
    """
    words, size, width = messages(setting.language), chart.style.category_size, chart.box.width
    names = {region.name for region in regions}
    off = [index for index, name in enumerate(chart.categories) if name not in names]
    lines = fit.wrapped(words.off_map + _figures(chart, off, setting), size, width, MOST_LINES) if off else ()
    if not untold:
        return lines
    said = words.not_labelled + _figures(chart, untold, setting)
    if not fit.cut_anywhere((said,), size, width, MOST_LINES):
        return (*lines, *fit.wrapped(said, size, width, MOST_LINES))
    if not any(chart.series[0].labels):
        return lines
    told = zip(chart.series[0].values, chart.series[0].labels, strict=True)
    ranked = sorted((value or 0.0, label) for at, (value, label) in enumerate(told) if at not in off)
    (_, low), (_, high) = ranked[0], ranked[-1]
    scale = words.faint_to_strong.format(low=low, high=high)
    return (*lines, *fit.wrapped(scale, size, width, 1))


def _figures(chart: Chart, indexes: Sequence[int], setting: Setting) -> str:
    labels = chart.series[0].labels
    semicolon = messages(setting.language).semicolon
    return semicolon.join(f"{chart.categories[index]} {labels[index]}".strip() for index in indexes)


def _drawn(chart: Chart, regions: tuple[Region, ...], blank: str) -> tuple[list[Item], list[Item], list[int]]:
    """Return a shape a region, name and value where they fit into it, and the categories where not."""
    (west, east), (south, north), squeeze = _extent(regions)
    scale = min(chart.box.width / ((east - west) * squeeze or 1.0), chart.box.height / (north - south or 1.0))
    left = (chart.box.width - (east - west) * squeeze * scale) / 2
    top = (chart.box.height - (north - south) * scale) / 2

    def placed(point: tuple[float, float]) -> tuple[float, float]:
        return left + (point[0] - west) * squeeze * scale, top + (north - point[1]) * scale

    series, shapes, texts, untold = chart.series[0], list[Item](), list[Item](), list[int]()
    for region in regions:
        known = region.name in chart.categories
        index = chart.categories.index(region.name) if known else 0
        fill = series.colours[index] if known else chart.style.paper
        border = Stroke(colour=chart.style.paper if known else blank, width=BORDER_PT)
        rings = [
            outline([placed(point) for point in ring], fill=fill, stroke=border, name=region.name)
            for ring in region.rings
        ]
        shapes.append(_shape(rings))
        if known:
            made = _texts(chart, index, max((ring.box for ring in rings), key=lambda box: box.area), texts)
            texts += made
            untold += [] if made else [index]
    return shapes, texts, untold


def _extent(regions: Sequence[Region]) -> tuple[tuple[float, float], tuple[float, float], float]:
    """Return the degrees of longitude and of latitude from end to end, and how wide one is of that high."""
    xs, ys = zip(*(point for region in regions for ring in region.rings for point in ring), strict=True)
    # Equirectangular at the map's middle latitude: shapes are true there, and near enough for a region.
    return (min(xs), max(xs)), (min(ys), max(ys)), cos(radians((min(ys) + max(ys)) / 2))


def _renamed(regions: tuple[Region, ...], found: Found) -> tuple[Region, ...]:
    """Return the regions as the brief writes their names."""
    written = {_folded(row.label): row.label for row in found}
    return tuple(replace(region, name=written.get(_folded(region.name), region.name)) for region in regions)


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


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()


def _some(names: Sequence[str], setting: Setting) -> str:
    """Return names as a list, many of them cut short."""
    words = messages(setting.language)
    left = len(names) - MOST_NAMED
    more = words.and_more.format(number=len(names) if is_chinese(setting.language) else left)
    return words.list_comma.join(names[:MOST_NAMED]) + (more if left > 0 else "")
