"""Styles, runs and paragraphs, and the measured lines and spans they are set as."""

from __future__ import annotations

from typing import Literal

from briefgen.base.dataclass import dataclass

Align = Literal["left", "center", "right"]
Anchor = Literal["top", "middle", "bottom"]
Role = Literal[
    "title",  # the page's one title: a title placeholder, H1
    "subtitle",
    "heading",  # a module's or block's heading: H2
    "body",
    "list",  # body whose paragraphs are list items
    "figure",  # a big number with its unit
    "label",  # a small caption of a figure
    "note",  # a footnote
    "source",  # the source line: the footer placeholder on slides
    "page-number",  # the slide-number field on slides
    "artifact",  # repeated or decorative text, not read aloud
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """How characters look. ``size`` and ``rise`` are points, ``colour`` is ``#RRGGBB``."""

    size: float
    colour: str
    weight: Literal[400, 700] = 400
    family: str = "sans"
    rise: float = 0.0
    """Baseline shift upwards: a superscript when positive."""


LINK_STARTS = ("https://", "http://", "mailto:")
"""The only schemes that links of finished pages may have."""


def opens(link: str | None) -> bool:
    """Say whether a link has an allowed scheme."""
    return link is not None and link.lower().startswith(LINK_STARTS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Characters of one style; ``fact`` is the id of the fact they print, if they print one."""

    text: str
    style: Style
    fact: str | None = None
    link: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """Runs set together; ``leading`` is the exact line height in points."""

    runs: tuple[Run, ...]
    leading: float
    align: Align = "left"
    space_before: float = 0.0
    indent: float = 0.0
    """Left indent of every line; the bullet hangs in it."""
    bullet: str | None = None

    @property
    def text(self) -> str:
        """The characters of all runs."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Characters drawn together, ``x`` points from the left edge of the text box."""

    text: str
    style: Style
    x: float
    width: float
    link: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TextLine:
    """One measured line: its spans, and its baseline in points below the top of the text box.

    ``paragraph`` is the index of the paragraph it belongs to; ``width`` is the set width.
    """

    spans: tuple[Span, ...]
    baseline: float
    width: float
    paragraph: int

    @property
    def text(self) -> str:
        """The characters of the line."""
        return "".join(span.text for span in self.spans)
