"""The style of a chart: sizes in points, shares of its box, its axes."""

from __future__ import annotations

from math import log10

from briefgen.base.dataclass import dataclass

EDGE_PT = 0.75
"""Width of the edge of an area that is too near to paper."""
COLUMN_SHARE = 0.55
"""Share of a category's width that its columns take by default."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartStyle:
    """A chart's style, from theme and layout; sizes in points."""

    label_size: float
    category_size: float
    ink: str
    muted: str
    rule: str
    paper: str
    family: str = "sans"
    bars: float = COLUMN_SHARE
    """The theme's share for columns, where they have room; that for bars that lie is in proportion."""
    bar_share: float = COLUMN_SHARE
    """Share of a category's width that its bars take."""
    value_min: float | None = 0.0
    value_max: float | None = None
    reversed_values: bool = False
    """The value axis has its smallest value at the top: ranks."""
    log_values: bool = False
    """The value axis is logarithmic; its range lies above zero."""
    legend: bool = False
    number_format: str = "General"
    language: str = "en"
    """That the numbers of its axes are written in, where it is not English or Simplified Chinese."""
    hole: float = 0.62
    """Inner radius of a doughnut, as a share of the outer."""
    plot: tuple[float, float, float, float] = (0.0, 0.0, 1.0, 1.0)
    """The inner plot area without labels: left, top, width, height as shares of the chart's box."""
    edges: tuple[tuple[str, str], ...] = ()
    """Colours of areas that are too near to paper, each with that of the edge which shows where they end."""
    name_width: float = 0.0
    """Width in points to which the names beside a horizontal chart's rows wrap."""
    category_step: int = 1
    """One of so many categories is labelled."""
    native_em: float = 0.0
    """How much lower applications set a line of text than we do, in ems."""
    name_size: float = 0.0
    """Size of the names at the ends of lines; 0: the data labels'."""
    aside: float = 0.0
    """Width in points beside these names, at the box's right edge, for the name of a mean or a target."""
    sampled: bool = False
    """A legend key stands before each line's name."""
    figure_size: float = 0.0
    """Size of a big number in the chart: a slope's end, a doughnut's hole (0: none)."""
    line_times: float = 1.0
    marker_times: float = 1.0
    """Width of lines and size of points against the usual: the theme's."""
    line_width: float = 1.5
    marker_size: float = 0.0
    """Diameter of the points of a line (0: none)."""
    broken: bool = False
    """A line is interrupted at missing values instead of spanning the gap."""
    second_min: float | None = None
    second_max: float | None = None
    """Range of the second axis of a combined chart, the horizontal one of a scatter chart."""
    steps: tuple[float, float] = (0.0, 0.0)
    """Major units of the horizontal and of the vertical axis (0: no tick labels)."""

    @property
    def span(self) -> tuple[float, float]:
        """The smallest and the largest value of the axis; zero is an end like another."""
        return self.value_min or 0.0, 1.0 if self.value_max is None else self.value_max

    @property
    def second_span(self) -> tuple[float, float]:
        """The smallest and the largest value of the second axis."""
        return self.second_min or 0.0, 1.0 if self.second_max is None else self.second_max

    def edge(self, fill: str | None) -> str | None:
        """Return the colour of an area's edge, None where it needs none."""
        return next((edge for area, edge in self.edges if area == fill), None)

    def fraction(self, value: float) -> float:
        """Return the position of a value on its axis: 0 at the smallest, 1 at the largest."""
        low, high = self.value_min or 0.0, self.value_max or 0.0
        if self.log_values:
            low, high, value = log10(low), log10(high), log10(value)
        return (value - low) / ((high - low) or 1.0)
