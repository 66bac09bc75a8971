"""Base of the chart words: their common keys, and how rows of facts become one chart in a box."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import MISSING, field, fields
from typing import ClassVar, Literal, Self

from briefgen.base.catalogue import is_native
from briefgen.base.colour import mixed
from briefgen.base.copier import replace
from briefgen.base.dataclass import dataclass, option
from briefgen.base.diagnostics import Place, Problem, did_you_mean
from briefgen.base.geometry import Box
from briefgen.base.marked import N_
from briefgen.base.messages import messages
from briefgen.base.nature import Nature
from briefgen.base.translate import tr
from briefgen.blocks.base import BlockBase, note, note_once
from briefgen.blocks.charts.parts.colour import edges
from briefgen.blocks.charts.parts.crossed import crossed
from briefgen.blocks.charts.parts.data import (
    ChartMessage,
    Labels,
    MetricRow,
    measured_by,
    metric_rows,
    series_of,
    spoken_alt,
    with_units,
    without_forecasts,
)
from briefgen.blocks.charts.parts.message import of_rows
from briefgen.blocks.charts.parts.thinned import are_too_many, composed_thinned
from briefgen.blocks.charts.parts.too_many import crowded_out
from briefgen.facts.format import figure
from briefgen.facts.member_labels import name_of
from briefgen.facts.relative_period import BaseKey
from briefgen.model.context import Composition, Setting
from briefgen.model.scene import Chart, ChartStyle, Series
from briefgen.model.theme import Accent

Native = Literal[
    "column", "column-stacked", "column-100", "bar", "bar-stacked", "bar-100", "line", "area",
    "area-stacked", "area-100", "pie", "doughnut", "scatter", "bubble", "combo", "radar",
]  # fmt: skip
"""The kinds of PowerPoint's own charts that our words have."""
Found = tuple[MetricRow, ...]
"""The rows of facts that a chart draws."""
NATURAL_PT = {"page": 96.0, "deck": 230.0}
"""Height of a chart nobody gave a height."""
NATIVE_EM = 0.5
"""LibreOffice and PowerPoint set a label in a box with margins. What does not go into a chart's frame moves
in PowerPoint, and LibreOffice shrinks the whole chart for it: nothing over it would lie right any more."""
AXIS_FADE = 0.5
"""A base line is muted ink, this far towards paper: the palette's rule is too faint to stand on."""
A4_AREA_PT2 = 595.276 * 841.89
LARGE_SHARE = 0.65
"""On a sheet for a wall charts begin as small as its words: more of them fit, and they fill what is left."""


def sized(heights: Mapping[str, float], setting: Setting) -> float:
    """Return a natural height in points: stated for slides and for A4, it follows the paper."""
    natural = heights[setting.kind]
    if setting.kind == "deck":
        return natural
    grown = math.sqrt(setting.medium.width * setting.medium.height / A4_AREA_PT2)
    return natural * grown * (LARGE_SHARE if setting.medium.large else 1.0)


MORE_ROOM = N_("give the chart more `height` or a slide of its own, or shorten the labels")
"""What to do where words do not fit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartBlock(BlockBase):
    """A chart of one or more metrics."""

    stretch: ClassVar[float] = 1.0
    SPOKEN: ClassVar[tuple[str, str]] = ("图表", "Chart")
    """The name of the chart type in Chinese and English, for the alternative text."""
    SPANS: ClassVar[bool] = False
    """Whether it draws ranges and confidence intervals, as error bars."""
    AHEAD: ClassVar[Literal["", "one", "all"]] = ""
    """Whose forecasts it draws apart from what is known: nobody's, those of a lone metric, all metrics'."""
    CROSSES: ClassVar[Literal["", "rows", "columns"]] = ""
    """What members of the first of two dimensions are where it draws one period of both; empty: never."""
    THINS: ClassVar[bool] = False
    """Whether it draws some of its values where they are too many to be told apart."""
    MOST_ROWS: ClassVar[float] = math.inf
    """So many rows it draws at most; without end where it draws some of many and says so."""
    NATURE: ClassVar[Nature]
    """How the chart is read; each word states its own, and is checked by it."""

    metrics: tuple[str, ...] = field(metadata={"doc": "metrics, or references such as talent.2020"})
    periods: tuple[BaseKey, ...] = option(
        "periods to show, also `now` and those before it in words; all by default", ()
    )
    since: BaseKey = option("the first period to show; `year-earlier` than the latest, or `previous`", "")
    last: int = option("how many of the latest periods to show; 0: all", 0)
    labels: Labels = option("number, unit (number with unit) or none; units where they differ", "auto")
    height: float | None = option("height in points; the medium's by default", None)
    accent: str = option("hue of the theme; the pillar's by default", "")
    alt: str = option("text read aloud instead of kind, message and values", "")

    @classmethod
    def from_scalar(cls, text: str, place: Place) -> Self:
        """Read the short form, one metric alone."""
        return cls._of((text,), place)

    @classmethod
    def from_items(cls, items: Sequence[str], place: Place) -> Self:
        """Read the short form, a list of metrics."""
        return cls._of(tuple(items), place)

    @classmethod
    def _of(cls, metrics: tuple[str, ...], place: Place) -> Self:
        """Return the chart of metrics alone; ValueError where the word needs more than them."""
        needed = [
            each.name
            for each in fields(cls)
            if each.name not in ("metrics", "place")
            and each.default is MISSING
            and each.default_factory is MISSING
        ]
        if needed:
            raise ValueError(
                tr("{word_of} needs the keys: {names}", word_of=word_of(cls), names=", ".join(needed))
            )
        return cls(metrics=metrics, place=place)

    @property
    def nature(self) -> Nature:
        """How this very chart is read: as its word is, unless its keys make it another."""
        return self.NATURE

    @property
    def takes_ahead(self) -> bool:
        """Whether it draws the forecasts of its metrics behind their known values."""
        return self.AHEAD == "all" or (self.AHEAD == "one" and len(self.metrics) == 1)

    @property
    def is_of_one_time(self) -> bool:
        """Whether it draws a table of members of two dimensions, unless its keys ask for several periods."""
        return bool(self.CROSSES) and len(self.periods) < 2 and self.last < 2 and not self.since

    def compose(self, setting: Setting, width: float, height: float | None = None) -> Composition:
        """Return the chart in its natural height, or in the given one if its labels fit."""
        found = self.usable(self.rows(setting), setting)
        if not found:
            return Composition(items=(), width=width, height=0.0)
        self._check_highlight(found, setting)
        if self.THINS and are_too_many(found):
            return composed_thinned(self, found, setting, width, height)
        return self.composed(found, setting, width, height)

    def stays(self, found: Found, setting: Setting) -> frozenset[str]:
        """Return periods and ids of facts that are drawn, however many values there are."""
        return frozenset()

    def composed(self, found: Found, setting: Setting, width: float, height: float | None) -> Composition:
        """Return the chart of usable rows: one, unless a word sets many of them in several."""
        asked = height if height is not None else self.height
        full = self.natural(found, setting) if asked is None else max(asked, self.least(found, setting))
        drawn = full
        if setting.kind == "page" and self.height is None:  # right below its heading
            drawn = min(full, max(self.most(found, setting, width), self.natural(found, setting)))
        chart = self.chart(found, setting, Box(0.0, 0.0, width, drawn))
        return Composition(items=(chart,), width=width, height=full)

    def rows(self, setting: Setting) -> Found:
        """Return the facts to draw, a row a metric."""
        found = self.rows_of(self.metrics, setting, ahead=self.takes_ahead)
        if found and self.is_of_one_time:
            found = crossed(found, setting, columns_first=self.CROSSES == "columns")
        if not self.AHEAD and any(fact.status == "forecast" for row in found for fact in row.facts):
            self.warn(
                setting,
                tr("forecasts are drawn as if they were known"),
                tr("`line` draws them dashed, `column` and `bar` as outlines"),
            )
        return found if self.SPANS else self._without_ranges(found, setting)

    def rows_of(self, metrics: Sequence[str], setting: Setting, *, ahead: bool = False) -> Found:
        """Return the rows of metrics in the periods that the chart shows; none, refused, of too many."""
        found = metric_rows(
            metrics, setting, self.place, periods=self.periods, since=self.since, last=self.last, ahead=ahead
        )
        if len(found) > self.MOST_ROWS:
            return self.refuse(setting, *crowded_out(word_of(type(self)), len(found), int(self.MOST_ROWS)))
        return found

    def _without_ranges(self, found: Found, setting: Setting) -> Found:
        """Return the rows whose values are numbers, noting a Problem for each that has a range."""
        kept = []
        for row in found:
            ranged = next((fact for fact in row.facts if fact.span), None)
            if ranged is None:
                kept.append(row)
                continue
            shown = figure(ranged, setting.language).text
            message = tr(
                "{key!r} has a range, {shown}: this chart draws one value a point", key=row.key, shown=shown
            )
            self.refuse(setting, message, tr("`column`, `bar`, `lollipop` and `line` draw ranges"))
        return tuple(kept)

    def usable(self, found: Found, setting: Setting) -> Found:
        """Return the rows this kind of chart can draw, noting a Problem for each other one."""
        return found

    def natural(self, found: Found, setting: Setting) -> float:
        """Return the height the chart has when nobody gives it one."""
        return max(sized(NATURAL_PT, setting), self.least(found, setting))

    def least(self, found: Found, setting: Setting) -> float:
        """Return the height below which the chart's labels would collide."""
        return setting.medium.type.sizes["label"] * 5.0

    def most(self, found: Found, setting: Setting, width: float) -> float:
        """Return the height beyond which a chart on a page says no more, however much room there is."""
        return math.inf

    def chart(self, found: Found, setting: Setting, box: Box) -> Chart:
        """Return the chart of the rows in a box."""
        raise NotImplementedError

    def framed(
        self,
        shown: Found,
        setting: Setting,
        box: Box,
        *,
        categories: tuple[str, ...] | None = None,
        series: tuple[Series, ...],
        style: ChartStyle | None = None,
        groups: tuple[str, ...] = (),
        native: Native | None = None,
    ) -> Chart:
        """Return a chart of this word with the name and the alternative text of the shown rows.

        Of members of a family it is named for what is measured, and so is its one series in a workbook.
        """
        measure, metrics = measured_by(shown, setting), setting.ledger.metrics
        if measure and len(series) == 1 and not series[0].name:
            series = (replace(series[0], name=measure),)
        return Chart(
            box=box,
            name=measure or name_of([(row.key, row.label) for row in shown], metrics, setting.language),
            alt=self.spoken(shown, setting),
            place=self.place,
            word=word_of(type(self)),
            nature=self.nature,
            categories=tuple(row.label for row in shown) if categories is None else categories,
            series=series,
            style=style or chart_style(setting),
            groups=groups,
            native=native,
        )

    def spoken(self, found: Found, setting: Setting) -> str:
        """Return the alternative text."""
        return self.alt or spoken_alt(self.SPOKEN, self.message(found, setting), found, setting)

    def with_alt(self, chart: Chart, more: str, setting: Setting) -> Chart:
        """Return the chart with more in its alternative text, unless the author wrote that."""
        if self.alt or not more:
            return chart
        return replace(chart, alt=f"{chart.alt}{messages(setting.language).semicolon}{more}")

    def message(self, found: Found, setting: Setting) -> ChartMessage:
        """Return the message of the rows, with which the alternative text begins."""
        return of_rows(without_forecasts(found), setting)

    def latest_series(
        self,
        found: Found,
        setting: Setting,
        colours: str | Sequence[str],
        inks: str | Sequence[str],
    ) -> Series:
        """Return the latest values as one series, a point a metric."""
        facts, unit = [row.facts[-1] for row in found], with_units(self.labels, found)
        return series_of(facts, setting, colours, inks, unit=unit, labelled=self.labels != "none")

    def hue(self, found: Found, setting: Setting) -> Accent:
        """Return the chart's hue: that of its `accent`, else its first metric's."""
        return setting.accent_of(found[0].key, self.accent)

    def _check_highlight(self, found: Found, setting: Setting) -> None:
        """Note what is highlighted but not drawn."""
        facts = [fact for row in found for fact in row.facts]
        drawn = {row.key for row in found} | {part for fact in facts for part in (fact.period, fact.metric)}
        for word in getattr(self, "highlight", ()):
            if word not in drawn:
                self.warn(
                    setting, tr("{word!r} is highlighted but not drawn", word=word), did_you_mean(word, drawn)
                )

    def warn(self, setting: Setting, message: str, hint: str) -> None:
        """Note a warning about the chart, with what its author can do."""
        note(setting, Problem(self.place, message, hint, "chart", "warning"))

    def refuse(self, setting: Setting, message: str, hint: str = "", code: str = "chart") -> tuple[()]:
        """Note that metrics cannot be drawn, and return no rows."""
        note(setting, Problem(self.place, message, hint, code))
        return ()

    def too_narrow(self, setting: Setting, needed: float, box: Box) -> None:
        """Note that the chart's texts are wider than its box: they would overlap what is beside it."""
        message = tr(
            "the chart is too narrow: its words need {needed:.0f} pt, it has {width:.0f} pt",
            needed=needed,
            width=box.width,
        )
        hint = tr("give it more width, or shorten labels and units")
        note_once(setting, Problem(self.place, message, hint, "chart"))


def with_doubt(chart: Chart, message: str) -> Chart:
    """Return the chart with a warning that is issued for the finished page, not for each height tried."""
    return replace(chart, doubts=(*chart.doubts, message))


def word_of(cls: type) -> str:
    """Return the word a class is the dataclass of: StackedBar is stacked_bar."""
    return re.sub(r"(?<!^)(?=[A-Z])", "_", cls.__name__).lower()


def chart_style(setting: Setting) -> ChartStyle:
    """Return the style the medium and the theme give to every chart."""
    palette, looks, sizes = setting.theme.palette, setting.theme.charts, setting.medium.type.sizes
    return ChartStyle(
        label_size=sizes["body" if setting.kind == "deck" else "label"],
        native_em=NATIVE_EM if setting.kind == "deck" else 0.0,
        category_size=sizes["label"],
        ink=palette.ink,
        muted=palette.muted,
        rule=mixed(palette.muted, palette.paper, AXIS_FADE),
        paper=palette.paper,
        edges=edges(palette),
        bars=looks.bars,
        bar_share=looks.bars,
        hole=looks.hole,
        line_times=looks.lines,
        marker_times=looks.markers,
        language="en" if is_native(setting.language) else setting.language,
    )
