"""A web page before it is painted: its sheets taken apart, what it says of its figures, its words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from briefgen.base.dataclass import dataclass
from briefgen.base.geometry import Box
from briefgen.model.flow import ChartPart, FlowPart
from briefgen.model.scene import Page, Scene


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureNote:
    """What a web page says of a figure: its metric, what is printed, and words with what they introduce."""

    label: str
    figure: str
    lines: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WebSheet:
    """A page taken apart."""

    page: Page
    width: float
    flow: FlowPart
    narrow: Mapping[Box, ChartPart] = field(default_factory=dict)
    """Charts as they are drawn on narrow screens, by the box of the chart on the page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WebWords:
    """What the page says by itself."""

    data: str
    """Over a chart's table."""
    name: str
    figure: str
    figures: str
    """Over the table of all figures."""
    contents: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WebPage:
    """One document of a brief as a web page."""

    scene: Scene
    sheets: tuple[WebSheet, ...]
    notes: Mapping[str, FigureNote]
    """By the id of the fact."""
    words: WebWords
    body: float
    """The size of running text on its pages, in points."""
    paper: str
    ink: str
    muted: str
    rule: str
    surface: str
    accent: str
