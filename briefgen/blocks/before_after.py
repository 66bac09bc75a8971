"""`before_after`: what was and what is, on two panels with an arrow between them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field
from itertools import zip_longest
from typing import ClassVar

from briefgen.base.dataclass import dataclass, option
from briefgen.base.diagnostics import Place, Problem
from briefgen.base.geometry import Box
from briefgen.base.phrase import Phrase, escape_references, place_of
from briefgen.base.summed import summed
from briefgen.base.translate import tr
from briefgen.blocks.base import BlockBase, note
from briefgen.blocks.parts.point import Point, at, compose_point, named_group, set_words
from briefgen.blocks.parts.runs import figure_runs
from briefgen.blocks.parts.shapes import arrowhead, surface
from briefgen.facts.baseline import first_of
from briefgen.facts.format import short_period
from briefgen.facts.ledger import Fact
from briefgen.model.context import Composition, Setting
from briefgen.model.scene import Item, Text, walk
from briefgen.text import set_line, text_width

ARROW_GAPS = 5.0
"""Room between the panels, in steps of the spacing scale."""
NARROWEST_EM = 6.0
"""Panels that would be narrower than so many body ems stand below each other."""
GROWTH = 1.7
"""A panel grows to this multiple of its natural height at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One of the two panels: a title and what there was."""

    title: Phrase | None = option("a date or a few words", None)
    points: tuple[Point, ...] = field(metadata={"doc": "what there was or is, line by line"})
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class BeforeAfter(BlockBase):
    """What was and what is, on two panels with an arrow between them."""

    stretch: ClassVar[float] = 0.6  # the panels grow
    metrics: tuple[str, ...] = option("metrics whose first and latest values are set against each other", ())
    before: Side | None = option("what was, where no metrics are given", None)
    after: Side | None = option("what is, where no metrics are given", None)

    def __post_init__(self) -> None:
        sides = (self.before is not None) + (self.after is not None)
        if sides == 1 or bool(sides) == bool(self.metrics):
            raise ValueError(tr("give either metrics, or both before and after"))

    @classmethod
    def from_items(cls, items: tuple[str, ...], place: Place) -> BeforeAfter:
        """Read the short form, a list of metrics."""
        return cls(metrics=items, place=place)

    def compose(self, setting: Setting, width: float, height: float | None = None) -> Composition:
        """Set the panels side by side, their lines level; one below the other where it is narrow."""
        arrow = setting.gap(ARROW_GAPS)
        panel = (width - arrow) / 2
        beside = panel >= setting.medium.type.sizes["body"] * NARROWEST_EM
        each = panel if beside else width
        pad = setting.gap(2.5)
        columns = self._columns(setting, each - 2 * pad)
        if beside and _too_wide(columns):
            beside, each = False, width
            columns = self._columns(setting, each - 2 * pad)
        if not columns[0]:
            return Composition(items=(), width=width, height=0.0)
        grown = height if beside or height is None else (height - arrow) / 2
        lines = zip_longest(*([line.height for line in column] for column in columns), fillvalue=0.0)
        heights = [max(line) for line in lines] if beside else []
        panels = [_panel(column, heights, setting, each, grown, late=bool(late), place=self.place)
                  for late, column in enumerate(columns)]  # fmt: skip
        first, second = panels
        full = max(first.height, second.height)
        x, y, to = panel + arrow / 2, full / 2, (panel + arrow, 0.0)
        if not beside:
            full = first.height + arrow + second.height
            x, y, to = width / 2, first.height + arrow / 2, (0.0, first.height + arrow)
        half, hue = setting.gap(1.2), setting.accent.strong
        mark = arrowhead(x, y, half, hue, back=0.6, tip=0.8, down=not beside)
        return Composition(items=(*first.items, mark, *second.at(*to)), width=width, height=full)

    def _columns(self, setting: Setting, width: float) -> tuple[list[Composition], list[Composition]]:
        """Return what stands on either panel, a title first."""
        if self.before is not None and self.after is not None:
            grey = setting.theme.palette.muted
            return _side(self.before, setting, width, grey), _side(self.after, setting, width, "")
        pairs = [pair for metric in self.metrics if (pair := self._pair(metric, setting))]
        old = [_figure(first, setting, width, late=False) for first, _ in pairs]
        return old, [_figure(last, setting, width, late=True) for _, last in pairs]

    def _pair(self, metric: str, setting: Setting) -> tuple[Fact, Fact] | None:
        """Return a metric's first and latest value; None after noting what is missing."""
        fact = setting.find(metric, place_of(metric, self.place))
        if fact is None:
            return None
        if metric not in setting.ledger.metrics:
            message = tr(
                "before_after shows a metric's first and latest value, {metric!r} is one figure",
                metric=metric,
            )
            note(setting, Problem(self.place, message, tr("write {one}", one=fact.metric), "values"))
            return None
        series = setting.ledger.series(metric)
        first = first_of(series, setting.ledger.context)
        if first is None:
            message = tr(
                "before_after needs two values of {metric!r} for periods of equal length", metric=metric
            )
            note(setting, Problem(self.place, message, code="values"))
            return None
        return first, series[-1]


def _side(side: Side, setting: Setting, width: float, colour: str) -> list[Composition]:
    column = []
    if side.title is not None:
        hue = colour or setting.accent.words
        title = set_words(side.title, setting, width, "subheading", colour=hue, bold=True)
        column.append(Composition(items=(title,), width=width, height=title.box.height))
    return column + [
        compose_point(point, setting, width, colour=colour, quiet=colour) for point in side.points
    ]


def _figure(fact: Fact, setting: Setting, width: float, *, late: bool) -> Composition:
    """Return label with period, and figure below it: the latest in the hue, the earlier in grey."""
    palette = setting.theme.palette
    hue = setting.accent_of(fact.metric).words if late else palette.muted
    period = short_period(fact.period, setting.language, setting.ledger.as_of)
    name = Phrase(escape_references(f"{fact.label} · {period}"), fact.place)
    label = set_words(name, setting, width, "label", colour=palette.muted, role="label")
    size = setting.medium.type.sizes["figure" if late else "figure-small"]
    tall = setting.medium.type.sizes["figure"] * 1.15
    runs = figure_runs(fact, setting, size, hue)
    while text_width(runs) > width and size > setting.medium.type.sizes["body"]:
        size *= 0.94
        runs = figure_runs(fact, setting, size, hue)
    line = set_line(runs, width=width, role="figure", leading=size * 1.15, place=fact.place)
    items = (label, at(line, 0.0, label.box.height + tall - size * 1.15))
    return Composition(items=items, width=width, height=label.box.height + tall)


def _too_wide(columns: Sequence[Sequence[Composition]]) -> bool:
    """Say whether a line is wider than its panel: a figure that is as small as may be."""
    texts = (item for column in columns for part in column for item in walk(part.items))
    return any(line.width > item.box.width for item in texts if isinstance(item, Text) for line in item.lines)


def _panel(
    column: Sequence[Composition],
    heights: Sequence[float],
    setting: Setting,
    width: float,
    height: float | None,
    *,
    late: bool,
    place: Place,
) -> Composition:
    levels = list(heights) or [each.height for each in column]
    pad, space = setting.gap(2.5), setting.gap(2.5)
    natural = summed(levels) + space * (len(levels) - 1) + 2 * pad
    full = min(max(natural, height or 0.0), natural * GROWTH)
    palette = setting.theme.palette
    strong = setting.accent.strong if late else palette.past_beside(setting.accent)
    soft = setting.accent.soft if late else palette.surface
    y = pad + (full - natural) / 2
    box = Box(0.0, 0.0, width, full)
    items: list[Item] = list(surface(setting, box, strong, soft))
    for each, level in zip(column, levels, strict=False):
        items += each.at(pad, y)
        y += level + space
    group = named_group(items, setting, box, "after" if late else "before", place)
    return Composition(items=(group,), width=width, height=full)
