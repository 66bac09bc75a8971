"""What a brief is: the YAML's anatomy as frozen dataclasses, one field a key."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import Literal

from briefgen.base.dataclass import dataclass
from briefgen.base.diagnostics import FieldError, Place
from briefgen.base.phrase import Phrase
from briefgen.facts.metric import Metric, Source
from briefgen.facts.period import Day, PeriodKey
from briefgen.model.context import Block

PaperSize = Literal["A3", "A4", "A5", "letter"]
Orientation = Literal["portrait", "landscape"]
PageStructure = Literal[
    "pillars", "columns", "bands", "dashboard", "ranking", "timeline", "comparison", "poster"
]
"""How a page is built: each is a file in layout/structures/."""


def _doc(text: str) -> dict[str, str]:
    return {"doc": text}


@dataclass(frozen=True, slots=True, kw_only=True)
class Meta:
    """What the brief is called, when and by whom it is published."""

    title: Phrase = field(
        metadata={
            "doc": "the brief's name, on the cover and the masthead",
            "stand_in": lambda place: Phrase("…", place),
        }
    )
    short_title: str = field(default="", metadata=_doc("for the foot of slides; the title by default"))
    kicker: Phrase | None = field(default=None, metadata=_doc("the small line above the title"))
    standfirst: Phrase | None = field(default=None, metadata=_doc("the sentence below the title"))
    language: Literal["zh-CN", "en"] = field(default="zh-CN", metadata=_doc("language of labels and formats"))
    date: Day = field(default="", metadata=_doc("day of publication, as in 2025-12-04"))
    as_of: PeriodKey = field(
        default="", metadata=_doc("the period that `now` stands for; latest value by default")
    )
    publisher: str = field(default="", metadata=_doc("who publishes the brief"))
    author: str = field(default="", metadata=_doc("who wrote it; goes into the files' properties"))
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Module:
    """A finding and the blocks that show it: one cell of the one-pager, one derived slide."""

    title: Phrase | None = field(default=None, metadata=_doc("the finding, in one short sentence"))
    subtitle: Phrase | None = field(
        default=None, metadata=_doc("what is measured, in which unit: small, below the title")
    )
    blocks: tuple[Block, ...] = field(default=(), metadata=_doc("what shows it, from top to bottom"))
    badge: Phrase | None = field(default=None, metadata=_doc("a figure in a chip beside the title"))
    width: float = field(default=1.0, metadata=_doc("share of the row's width (hero only)"))
    accent: str = field(default="", metadata=_doc("hue of the theme; the pillar's by default"))
    notes: Phrase | None = field(default=None, metadata=_doc("speaker notes of the slide derived from it"))
    place: Place

    def __post_init__(self) -> None:
        if not 0.1 <= self.width <= 10:
            raise FieldError("a width is a share of the row: write a number from 0.1 to 10", "width")
        if self.subtitle is not None and self.title is None:
            raise FieldError("a subtitle stands below a title: give the module one", "subtitle")


@dataclass(frozen=True, slots=True, kw_only=True)
class Pillar:
    """One of the brief's themes: a column of modules on the page, a section of the deck."""

    key: str = field(metadata=_doc("name by which slides and metrics refer to the pillar"))
    title: Phrase | None = field(
        default=None, metadata=_doc("a few words; a column without a head when left out")
    )
    message: Phrase | None = field(default=None, metadata=_doc("its finding in a sentence, for the divider"))
    tags: tuple[str, ...] = field(default=(), metadata=_doc("two or three words beside the title"))
    accent: str = field(default="", metadata=_doc("hue of the theme; the next free one by default"))
    modules: tuple[Module, ...] = field(default=(), metadata=_doc("from top to bottom"))
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Masthead:
    """The head of the one-pager; each part is meta's by default."""

    kicker: Phrase | None = field(default=None, metadata=_doc("the small line; meta's by default"))
    title: Phrase | None = field(default=None, metadata=_doc("the page's name; meta's by default"))
    standfirst: Phrase | None = field(default=None, metadata=_doc("the sentence; meta's by default"))
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Foot:
    """The foot of the one-pager."""

    source: Phrase | None = field(
        default=None, metadata=_doc("the source line; made of `sources` by default")
    )
    notes: tuple[Phrase, ...] = field(default=(), metadata=_doc("further footnotes"))
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class OnePager:
    """The printed page."""

    size: PaperSize = field(default="A4", metadata=_doc("paper size"))
    orientation: Orientation = field(default="portrait", metadata=_doc("how the paper lies"))
    structure: PageStructure | None = field(
        default=None,
        metadata=_doc("how the page is built; `pillars` by default, `dashboard` from seven pillars"),
    )
    masthead: Masthead | None = field(default=None, metadata=_doc("the head; from meta by default"))
    hero: tuple[Module, ...] = field(default=(), metadata=_doc("the strip under the masthead"))
    pillars: tuple[Pillar, ...] = field(default=(), metadata=_doc("the columns, two to six"))
    strip: Module | None = field(default=None, metadata=_doc("the band below the columns"))
    foot: Foot | None = field(
        default=None, metadata=_doc("source line and notes; from the figures by default")
    )
    place: Place


SlideKind = Literal["content", "cover", "section", "sources"]
SlideLayout = Literal[
    "title-only",
    "closing",
    "agenda",
    "one",
    "two-columns",
    "one-two",
    "two-one",
    "three-columns",
    "four-columns",
    "four-quadrants",
    "six-cells",
    "one-over-two",
    "two-over-one",
    "one-over-three",
    "big-number",
    "big-quote",
    "picture-left",
    "picture-right",
    "full-picture",
    "comparison",
    "chart-with-notes",
    "notes-with-chart",
    "table",
    "kpi-strip-and-chart",
]
"""How a slide's blocks are arranged: each is a line in layout/slide_layouts.py."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Slide:
    """One slide: its title is a sentence with the finding, its blocks show it."""

    kind: SlideKind = field(default="content", metadata=_doc("what the slide is for"))
    pillar: str = field(default="", metadata=_doc("key of the pillar it opens (section) or belongs to"))
    title: Phrase | None = field(default=None, metadata=_doc("one sentence with the finding"))
    subtitle: Phrase | None = field(default=None, metadata=_doc("what is measured, in which unit"))
    blocks: tuple[Block, ...] = field(
        default=(), metadata=_doc("from top to bottom; `row` sets side by side")
    )
    layout: SlideLayout | None = field(
        default=None, metadata=_doc("how the blocks are arranged; below each other by default")
    )
    notes: Phrase | None = field(default=None, metadata=_doc("what the speaker says"))
    source: Phrase | None = field(default=None, metadata=_doc("source line; from the figures by default"))
    place: Place


DEFAULT_THEME = "govblue"


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """A whole brief."""

    meta: Meta = field(
        metadata={
            "doc": "title, language, dates",
            "stand_in": lambda place: Meta(title=Phrase("…", place), place=place),
        }
    )
    theme: Phrase | None = field(
        default=None,
        metadata=_doc("name of a theme, or a folder with one below the brief's own; govblue by default"),
    )
    sources: Mapping[str, Source] = field(default_factory=dict, metadata=_doc("where figures were published"))
    metrics: Mapping[str, Metric] = field(default_factory=dict, metadata=_doc("the figures"))
    numerals: tuple[str, ...] = field(default=(), metadata=_doc("numerals in prose that are names"))
    onepager: OnePager | None = field(default=None, metadata=_doc("the page; derived when left out"))
    deck: tuple[Slide, ...] = field(default=(), metadata=_doc("the slides; derived when left out"))
    place: Place
