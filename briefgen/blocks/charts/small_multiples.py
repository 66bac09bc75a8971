"""`small_multiples`: one small chart a metric or a member, side by side, on one scale if that shows each."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from typing import Any, ClassVar, Literal

from briefgen.base.copier import replace
from briefgen.base.dataclass import dataclass, option
from briefgen.base.diagnostics import FieldError
from briefgen.base.geometry import Box
from briefgen.base.messages import messages
from briefgen.base.nature import Nature
from briefgen.base.translate import tr
from briefgen.blocks.charts.parts import axes as fit, free_labels, overlay, time_labels
from briefgen.blocks.charts.parts.block import ChartBlock, Found, chart_style
from briefgen.blocks.charts.parts.crossed import parted
from briefgen.blocks.charts.parts.data import has_one_unit, period_name
from briefgen.blocks.charts.parts.mark import Mark, mark_option
from briefgen.blocks.charts.parts.panels import (
    SmallChart,
    in_one_look,
    key_of_lines,
    names_of,
    on_one_scale,
    panels_of,
    summed_thinning,
    thinning_depth,
    thinning_of_panel,
    widest_names,
)
from briefgen.blocks.charts.parts.period_slots import period_slots
from briefgen.model.context import Composition, Setting
from briefgen.model.frame import absolute
from briefgen.model.guides import Thinning
from briefgen.model.scene import Chart, Item, Text

NARROWEST = {"page": 80.0, "deck": 170.0}
UNLIKE = 8
"""Beyond so many times the smallest chart's highest value one scale shows the smallest as nothing."""
NATURAL_PT = {"page": 70.0, "deck": 150.0}


@dataclass(frozen=True, slots=True, kw_only=True)
class SmallMultiples(ChartBlock):
    """A chart a metric in rows and columns, named above it; of two dimensions one a member of the first."""

    SPOKEN: ClassVar[tuple[str, str]] = ("小型多图", "Small multiples")
    MOST_ROWS = 200
    NATURE: ClassVar[Nature] = Nature(read_by="length", timed=True)

    kind: Literal["column", "line", "area", "bar"] = option("the word of the small charts", "column")
    columns: int = option("charts side by side; as many as fit by default", 0)
    mark: tuple[Mark, ...] = mark_option()
    own_scale: bool | None = option(
        "true: a scale of its own for each chart; by default where the smallest would show nothing", None
    )

    def __post_init__(self) -> None:
        if self.columns < 0:
            raise FieldError(tr("`columns` must be a number from 1"), "columns")

    def compose(self, setting: Setting, width: float, height: float | None = None) -> Composition:
        """Return the charts in their natural height, or filling the given one."""
        found = self._usable_rows(setting)
        if not found:
            return Composition(items=(), width=width, height=0.0)
        panels = panels_of(found, setting, one_time=self._is_of_one_time)
        gap, hue = setting.gap(3), self.hue(found, setting)
        across = self._across(panels, setting, width, gap)
        rows = -(-len(panels) // across)
        size = setting.medium.type.sizes["label"]
        head = size * fit.LEADING * 1.2
        names = names_of(panels) if self.kind == "line" and len(panels) < len(found) else ()
        key, top = key_of_lines(names, hue, width, setting) if names else ((), 0.0)
        top += gap if names else 0.0
        asked = height if height is not None else self.height
        thinnings = [thinning_of_panel(panel, setting) for panel in panels]
        note = self._note(found, thinnings, setting, width)
        deep = top + max((line.box.bottom + gap for line in note), default=0.0)
        asked = asked if asked is None else asked - deep
        each = NATURAL_PT[setting.kind] if asked is None else (asked - (rows - 1) * gap) / rows - head
        cell = Box(0.0, 0.0, (width - gap * (across - 1)) / across, max(each, size * 5))
        items: list[Item] = [*key]
        heights = [cell.height + thinning_depth(each, cell.width, setting) for each in thinnings]
        for index, (panel, chart) in enumerate(self._charts(panels, names, setting, cell, heights)):
            x = index % across * (cell.width + gap)
            y = top + index // across * (cell.height + head + gap)
            name = fit.wrapped(panel.label, size, cell.width, 1)[0]
            ink = setting.theme.palette.ink
            items.append(overlay.text_at(name, (x, y), size=size, colour=ink, bold=True, ha="left", va="top"))
            items += Composition(items=(chart,), width=cell.width, height=cell.height).at(x, y + head)
        full = rows * (cell.height + head) + (rows - 1) * gap
        items += absolute(note, 0.0, top + full + gap)
        return Composition(items=tuple(items), width=width, height=full + deep)

    @property
    def _is_of_one_time(self) -> bool:
        """Whether columns and bars of two dimensions show one period."""
        return self.kind in ("column", "bar")

    def _usable_rows(self, setting: Setting) -> Found:
        """Return the rows that can be drawn as small charts of this kind."""
        found = self.rows(setting)
        if not parted(found, setting):
            if found and self.kind == "bar":
                message = tr("bars are of the members of two dimensions, as in `wait by site, specialty`")
                return self.refuse(setting, message, tr("write `kind: column` or `kind: line`"))
            return found
        if self.kind == "area":
            message = tr("areas of several members in each small chart cannot be held against each other")
            return self.refuse(setting, message, tr("write `kind: line`"))
        if self._is_of_one_time and (len(self.periods) > 1 or self.last > 1 or self.since):
            message = tr("columns and bars of two dimensions are of one period")
            return self.refuse(setting, message, tr("write `kind: line` for several periods"))
        if not has_one_unit(found):
            return self.refuse(setting, tr("members of one small chart need one unit"))
        return found

    def _has_own_scales(self, found: Found, setting: Setting) -> bool:
        """Say whether each chart has its own scale: as asked, or as one would be flat beside the others."""
        if self.own_scale is not None or len(found) < 2 or not has_one_unit(found):
            return bool(self.own_scale)
        if parted(found, setting):
            return False  # a member is held against the same one of another chart
        highest = [max(abs(fact.number) for fact in row.facts) for row in found]
        return min(highest) * UNLIKE < max(highest)

    def _note(
        self, found: Found, thinnings: Sequence[Thinning | None], setting: Setting, width: float
    ) -> tuple[Text, ...]:
        """Return the lines below the charts: that sizes do not compare, that some of the values are drawn."""
        size, muted, told = setting.medium.type.sizes["note"], setting.theme.palette.muted, list[str]()
        if len(found) > 1 and self._has_own_scales(found, setting) and has_one_unit(found):
            told.append(messages(setting.language).own_scales)
        told += summed_thinning(thinnings, setting)
        lines = [line for text in told for line in fit.wrapped(text, size, width, 3)]
        return tuple(overlay.label_lines(lines, (0.0, 0.0), size=size, colour=muted, ha="left"))

    def _across(self, panels: Sequence[SmallChart], setting: Setting, width: float, gap: float) -> int:
        """Return how many charts fit side by side, at most the `columns` of the brief."""
        size = chart_style(setting).category_size
        longest = max(self._narrowest(panel, size, setting) for panel in panels)
        fitting = max(1, int((width + gap) // (max(NARROWEST[setting.kind], longest) + gap)))
        most = max(1, int((width + gap) // (longest + gap)))
        if self.columns > most:
            message = tr(
                "only {most} charts go side by side: their periods are {longest:.0f} pt wide",
                most=most,
                longest=longest,
            )
            self.warn(setting, message, tr("write `columns: {most}`, or give it more width", most=most))
        if self.columns:
            return min(self.columns, most, len(panels))
        rows = -(-len(panels) // fitting)
        return -(-len(panels) // rows)  # 3 and 2 rather than 4 and 1

    def _narrowest(self, panel: SmallChart, size: float, setting: Setting) -> float:
        """Return the width that the names below a chart need: of a time axis those of its ends."""
        if panel.period:
            names = [row.label for row in panel.rows]
            return widest_names(names, size) if self.kind == "column" else 0.0
        line = period_slots(panel.rows, setting, filled=False)
        if line.axis:
            return time_labels.narrowest(line.axis, line.names, size)
        return max(fit.width_of(period_name(fact, setting), size) for row in panel.rows for fact in row.facts)

    def _charts(
        self, panels: Sequence[SmallChart], names: Sequence[str], setting: Setting, cell: Box,
        heights: Sequence[float],
    ) -> list[tuple[SmallChart, Chart]]:  # fmt: skip
        """Return a chart for each panel that can be drawn, on one scale where they have one unit.

        ``names``: the lines that several charts have, which look alike in all of them. ``heights``: the
        cell's, with what a note would take below a chart by itself.
        """
        word: Any = getattr(import_module(f"briefgen.blocks.charts.{self.kind}"), self.kind.capitalize())
        made, drawn = list[Chart](), list[SmallChart]()
        for panel, height in zip(panels, heights, strict=True):
            own: dict[str, Any] = {"sort": "given"} if self.kind == "bar" else {}
            times = {"periods": (panel.period,)} if panel.period else {}
            block = word(
                **{"periods": self.periods, "since": self.since, "last": self.last} | times | own,
                metrics=panel.keys, labels=self.labels, accent=self.accent, alt=self.alt, place=self.place,
                mark=self.mark, **({"keyed": True} if names else {}),
            )  # fmt: skip
            composed = setting.compose(block, cell.width, height)
            charts = [item for item in composed.items if isinstance(item, Chart)][:1]
            if panel.period and len(panel.rows) == 1:  # by itself it would be named for its period
                charts = [replace(chart, categories=(panel.rows[0].label,), time=None) for chart in charts]
            made += charts
            drawn += [panel] * len(charts)
        if names:
            hue = self.hue(panels[0].rows, setting)
            pairs = zip(made, drawn, strict=True)
            made = [in_one_look(chart, panel, names, hue, setting) for chart, panel in pairs]
        return list(zip(drawn, self._alike(made, drawn, setting), strict=True))

    def _alike(self, made: list[Chart], drawn: Sequence[SmallChart], setting: Setting) -> list[Chart]:
        """Return the charts with one scale, where they may have one."""
        rows = tuple(row for panel in drawn for row in panel.rows)
        own = self._has_own_scales(rows, setting)
        if own or not has_one_unit(rows) or any(chart.overlay for chart in made) or not made:
            return made
        common = on_one_scale(made, lying=self.kind == "bar")
        if self.kind != "line":
            return common
        centred = setting.kind == "deck"  # a flatter line has room for its labels elsewhere
        return [replace(chart, series=free_labels.thinned(chart, centred=centred)) for chart in common]
