"""`before_after`: what was and what is, on two panels with an arrow between them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field, replace
from typing import ClassVar

from briefgen.base.dataclass import dataclass
from briefgen.base.diagnostics import Place, Problem
from briefgen.base.geometry import Box
from briefgen.base.phrase import Phrase
from briefgen.blocks.base import BlockBase
from briefgen.blocks.kpi import Kpi
from briefgen.blocks.parts.point import Point, compose_point, grouped, set_words
from briefgen.blocks.parts.runs import figure_runs
from briefgen.blocks.parts.shapes import arrowhead, surface
from briefgen.facts.baseline import first_of
from briefgen.facts.format import period_label
from briefgen.facts.ledger import Fact
from briefgen.model.context import Composition, Setting
from briefgen.model.scene import Item, Shape, Text, walk
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

    title: Phrase | None = field(default=None, metadata={"doc": "a date or a few words"})
    points: tuple[Point, ...] = field(metadata={"doc": "what there was or is, line by line"})
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class BeforeAfter(BlockBase):
    """What was and what is, on two panels with an arrow between them."""

    stretch: ClassVar[float] = 0.6  # the panels grow
    metrics: tuple[str, ...] = field(
        default=(), metadata={"doc": "metrics whose first and latest values are set against each other"}
    )
    before: Side | None = field(default=None, metadata={"doc": "what was, where no metrics are given"})
    after: Side | None = field(default=None, metadata={"doc": "what is, where no metrics are given"})

    def __post_init__(self) -> None:
        sides = (self.before is not None) + (self.after is not None)
        if sides == 1 or bool(sides) == bool(self.metrics):
            raise ValueError("give either metrics, or both before and after")

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
        heights = _levelled(columns, setting) if beside else []
        panels = [_panel(column, heights, setting, each, grown, late=bool(late), place=self.place)
                  for late, column in enumerate(columns)]  # fmt: skip
        first, second = panels
        if beside:
            full = max(first.height, second.height)
            mark = _arrow(panel + arrow / 2, full / 2, setting, down=False)
            items = (*first.at(0.0, 0.0), mark, *second.at(panel + arrow, 0.0))
            return Composition(items=items, width=width, height=full)
        mark = _arrow(width / 2, first.height + arrow / 2, setting, down=True)
        items = (*first.at(0.0, 0.0), mark, *second.at(0.0, first.height + arrow))
        return Composition(items=items, width=width, height=first.height + arrow + second.height)

    def _columns(self, setting: Setting, width: float) -> tuple[list[Composition], list[Composition]]:
        """Return what stands on either panel, a title first."""
        if self.before is not None and self.after is not None:
            return (
                _said(self.before, setting, width, setting.theme.palette.muted),
                _said(self.after, setting, width, ""),
            )
        pairs = [pair for metric in self.metrics if (pair := self._pair(metric, setting))]
        old, new = (
            [_figure(pair[late], setting, width, late=bool(late)) for pair in pairs] for late in (0, 1)
        )
        return old, new

    def _pair(self, metric: str, setting: Setting) -> tuple[Fact, Fact] | None:
        """Return a metric's first and latest value; None after noting what is missing."""
        fact = Kpi(metric=metric, place=self.place).fact(setting)
        if fact is None:
            return None
        if metric not in setting.ledger.metrics:
            message = f"before_after shows a metric's first and latest value, {metric!r} is one figure"
            setting.problems.append(Problem(self.place, message, f"write {fact.metric}", "values"))
            return None
        series = setting.ledger.series(metric)
        first = first_of(series, setting.ledger.context)
        if first is None:
            message = f"before_after needs two values of {metric!r} for periods of equal length"
            setting.problems.append(Problem(self.place, message, code="values"))
            return None
        return first, series[-1]


def _said(side: Side, setting: Setting, width: float, colour: str) -> list[Composition]:
    column = []
    if side.title is not None:
        hue = colour or setting.accent.strong
        title = set_words(side.title, setting, width, "subheading", colour=hue, bold=True)
        column.append(Composition(items=(title,), width=width, height=title.box.height))
    return column + [
        compose_point(point, setting, width, colour=colour, quiet=colour) for point in side.points
    ]


def _figure(fact: Fact, setting: Setting, width: float, *, late: bool) -> Composition:
    """Return label with period, and figure below it: the latest in the hue, the earlier in grey."""
    palette = setting.theme.palette
    hue = setting.accent_of(fact.metric).strong if late else palette.muted
    period = period_label(fact.period, setting.language, setting.ledger.as_of)
    label = set_words(Phrase(_plain(f"{fact.label} · {period}"), fact.place), setting, width, "label",
                      colour=palette.muted, role="label")  # fmt: skip
    size = setting.medium.type.sizes["figure" if late else "figure-small"]
    tall = setting.medium.type.sizes["figure"] * 1.15
    runs = figure_runs(fact, setting, size, hue)
    while text_width(runs) > width and size > setting.medium.type.sizes["body"]:
        size *= 0.94
        runs = figure_runs(fact, setting, size, hue)
    line = set_line(runs, width=width, role="figure", leading=size * 1.15, place=fact.place)
    line = replace(line, box=line.box.moved(0.0, label.box.height + tall - size * 1.15))
    return Composition(items=(label, line), width=width, height=label.box.height + tall)


def _too_wide(columns: Sequence[Sequence[Composition]]) -> bool:
    """Say whether a line is wider than its panel: a figure that is as small as may be."""
    texts = (item for column in columns for part in column for item in walk(part.items))
    return any(line.width > item.box.width for item in texts if isinstance(item, Text) for line in item.lines)


def _plain(text: str) -> str:
    return text.replace("{", "{{").replace("}", "}}")


def _levelled(columns: Sequence[Sequence[Composition]], setting: Setting) -> list[float]:
    """Return the heights of the lines: each as high as the higher of the two panels'."""
    count = max(map(len, columns))
    return [max((column[index].height for column in columns if index < len(column)), default=0.0)
            for index in range(count)]  # fmt: skip


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
    natural = sum(levels) + space * (len(levels) - 1) + 2 * pad
    full = min(max(natural, height or 0.0), natural * GROWTH)
    palette = setting.theme.palette
    strong = setting.accent.strong if late else palette.past
    soft = setting.accent.soft if late else palette.surface
    y = pad + (full - natural) / 2
    box = Box(0.0, 0.0, width, full)
    items: list[Item] = list(surface(setting, box, strong, soft))
    for each, level in zip(column, levels, strict=False):
        items += each.at(pad, y)
        y += level + space
    group = grouped(items, setting, box, "after" if late else "before", place)
    return Composition(items=(group,), width=width, height=full)


def _arrow(x: float, y: float, setting: Setting, *, down: bool) -> Shape:
    return arrowhead(x, y, setting.gap(1.2), setting.accent.strong, back=0.6, tip=0.8, down=down)
