"""`small_multiples`: one small chart a metric, side by side, on one scale if that shows each of them."""

from __future__ import annotations

from dataclasses import replace
from importlib import import_module
from typing import Any, ClassVar, Literal

from briefgen.base.dataclass import dataclass, option
from briefgen.base.diagnostics import FieldError
from briefgen.base.geometry import Box
from briefgen.base.messages import messages
from briefgen.base.nature import Nature
from briefgen.blocks.charts.parts import axes as fit, free_labels, overlay, time_labels
from briefgen.blocks.charts.parts.block import ChartBlock, Found, chart_style
from briefgen.blocks.charts.parts.data import MetricRow, has_one_unit, period_name
from briefgen.blocks.charts.parts.mark import Mark, mark_option
from briefgen.blocks.charts.parts.period_slots import period_slots
from briefgen.model.context import Composition, Setting
from briefgen.model.frame import absolute
from briefgen.model.scene import Chart, Item, Text

NARROWEST = {"page": 80.0, "deck": 170.0}
UNLIKE = 8
"""Beyond so many times the smallest chart's highest value one scale shows the smallest as nothing."""
NATURAL_PT = {"page": 70.0, "deck": 150.0}


@dataclass(frozen=True, slots=True, kw_only=True)
class SmallMultiples(ChartBlock):
    """A chart a metric in rows and columns, each with the metric's name above it."""

    SPOKEN: ClassVar[tuple[str, str]] = ("小型多图", "Small multiples")
    NATURE: ClassVar[Nature] = Nature(read_by="length", timed=True)

    kind: Literal["column", "line", "area"] = option("the word of the small charts", "column")
    columns: int = option("charts side by side; as many as fit by default", 0)
    mark: tuple[Mark, ...] = mark_option()
    own_scale: bool | None = option(
        "true: a scale of its own for each chart; by default where the smallest would show nothing", None
    )

    def __post_init__(self) -> None:
        if self.columns < 0:
            raise FieldError("`columns` must be a number from 1", "columns")

    def compose(self, setting: Setting, width: float, height: float | None = None) -> Composition:
        """Return the charts in their natural height, or filling the given one."""
        found = self.rows(setting)
        if not found:
            return Composition(items=(), width=width, height=0.0)
        gap = setting.gap(3)
        across = self._across(found, setting, width, gap)
        rows = -(-len(found) // across)
        size = setting.medium.type.sizes["label"]
        head = size * fit.LEADING * 1.2
        asked = height if height is not None else self.height
        note = self._scale_note(found, setting, width)
        deep = max((line.box.bottom + gap for line in note), default=0.0)
        asked = asked if asked is None else asked - deep
        each = NATURAL_PT[setting.kind] if asked is None else (asked - (rows - 1) * gap) / rows - head
        cell = Box(0.0, 0.0, (width - gap * (across - 1)) / across, max(each, size * 5))
        charts = self._charts(found, setting, cell)
        items: list[Item] = []
        for index, (row, chart) in enumerate(charts):
            x = index % across * (cell.width + gap)
            y = index // across * (cell.height + head + gap)
            name = fit.wrapped(row.label, size, cell.width, 1)[0]
            ink = setting.theme.palette.ink
            items.append(overlay.text_at(name, (x, y), size=size, colour=ink, bold=True, ha="left", va="top"))
            items += Composition(items=(chart,), width=cell.width, height=cell.height).at(x, y + head)
        full = rows * (cell.height + head) + (rows - 1) * gap
        items += absolute(note, 0.0, full + gap)
        return Composition(items=tuple(items), width=width, height=full + deep)

    def _has_own_scales(self, found: Found) -> bool:
        """Say whether each chart has its own scale: as asked, or as one would be flat beside the others."""
        if self.own_scale is not None or len(found) < 2 or not has_one_unit(found):
            return bool(self.own_scale)
        highest = [max(abs(fact.number) for fact in row.facts) for row in found]
        return min(highest) * UNLIKE < max(highest)

    def _scale_note(self, found: Found, setting: Setting, width: float) -> tuple[Text, ...]:
        """Return the lines below charts of one unit that says that their sizes do not compare."""
        if len(found) < 2 or not self._has_own_scales(found) or not has_one_unit(found):
            return ()
        size, muted = setting.medium.type.sizes["note"], setting.theme.palette.muted
        lines = fit.wrapped(messages(setting.language).own_scales, size, width, 3)
        return tuple(overlay.label_lines(lines, (0.0, 0.0), size=size, colour=muted, ha="left"))

    def _across(self, found: Found, setting: Setting, width: float, gap: float) -> int:
        """Return how many charts fit side by side, at most the `columns` of the brief."""
        size = chart_style(setting).category_size
        longest = max(self._narrowest(row, size, setting) for row in found)
        fitting = max(1, int((width + gap) // (max(NARROWEST[setting.kind], longest) + gap)))
        most = max(1, int((width + gap) // (longest + gap)))
        if self.columns > most:
            message = f"only {most} charts go side by side: their periods are {longest:.0f} pt wide"
            self.warn(setting, message, f"write `columns: {most}`, or give it more width")
        if self.columns:
            return min(self.columns, most, len(found))
        rows = -(-len(found) // fitting)
        return -(-len(found) // rows)  # 3 and 2 rather than 4 and 1

    def _narrowest(self, row: MetricRow, size: float, setting: Setting) -> float:
        """Return the width that the names below a chart need: of a time axis those of its ends."""
        line = period_slots((row,), setting, filled=False)
        if line.axis:
            return time_labels.narrowest(line.axis, line.names, size)
        return max(fit.width_of(period_name(fact, setting), size) for fact in row.facts)

    def _charts(self, found: Found, setting: Setting, cell: Box) -> list[tuple[MetricRow, Chart]]:
        """Return a chart for each row that can be drawn, on one scale where they have one unit."""
        word: Any = getattr(import_module(f"briefgen.blocks.charts.{self.kind}"), self.kind.capitalize())
        made, drawn = list[Chart](), list[MetricRow]()
        for row in found:
            block = word(
                metrics=(row.key,), periods=self.periods, since=self.since, last=self.last,
                labels=self.labels, accent=self.accent, alt=self.alt, place=self.place, mark=self.mark,
            )  # fmt: skip
            composed = setting.compose(block, cell.width, cell.height)
            own = [item for item in composed.items if isinstance(item, Chart)][:1]
            made += own
            drawn += [row] * len(own)
        return list(zip(drawn, self._alike(made, drawn, setting), strict=True))

    def _alike(self, made: list[Chart], drawn: list[MetricRow], setting: Setting) -> list[Chart]:
        """Return the charts with one scale, where they may have one."""
        own = self._has_own_scales(tuple(drawn))
        if own or not has_one_unit(drawn) or any(chart.overlay for chart in made) or not made:
            return made
        highs = [chart.style.value_max for chart in made if chart.style.value_max is not None]
        lows = [chart.style.value_min for chart in made if chart.style.value_min is not None]
        top = max(chart.style.plot[1] for chart in made)
        foot = min(chart.style.plot[1] + chart.style.plot[3] for chart in made)
        common = [
            replace(
                chart,
                style=replace(
                    chart.style, value_min=min(lows), value_max=max(highs),
                    plot=(chart.style.plot[0], top, chart.style.plot[2], foot - top),
                ),
            )
            for chart in made
        ]  # fmt: skip
        if self.kind != "line":
            return common
        centred = setting.kind == "deck"  # a flatter line has room for its labels elsewhere
        return [replace(chart, series=free_labels.thinned(chart, centred=centred)) for chart in common]
