"""What a brief is: the YAML's anatomy as frozen dataclasses, one field a key."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import Literal

from briefgen.base.catalogue import Language
from briefgen.base.copier import replace
from briefgen.base.dataclass import dataclass, inner, option
from briefgen.base.diagnostics import FieldError, Place
from briefgen.base.phrase import Phrase, escape_references
from briefgen.base.picture_path import check_picture
from briefgen.base.translate import tr
from briefgen.brief.acceptance import AcceptedWarning
from briefgen.brief.output_name import check_name
from briefgen.brief.parameter import Parameter
from briefgen.data.dimension import Dimension
from briefgen.data.table_file import TableFile
from briefgen.facts.family import Family
from briefgen.facts.fiscal_year import FiscalYear
from briefgen.facts.metric import Metric, Source
from briefgen.facts.period import Day
from briefgen.facts.relative_period import AsOfKey
from briefgen.model.context import Block
from briefgen.model.logo import Logo
from briefgen.model.theme import Ground

PaperSize = Literal["A2", "A3", "A4", "A5", "letter"]
Orientation = Literal["portrait", "landscape"]
PageStructure = Literal[
    "pillars", "columns", "bands", "chapters", "dashboard", "ranking", "timeline", "comparison", "poster"
]
"""How a page is built: each is a file in layout/structures/."""


EACH = "the dimension for each of whose members it is repeated; `{site}` and `[site]` stand for that member"


@dataclass(frozen=True, slots=True, kw_only=True)
class Backdrop:
    """A picture behind words: cropped to its place, under a scrim that lets them be read."""

    file: str = field(metadata={"doc": "path below the brief's folder"})
    alt: str = field(metadata={"doc": "what the picture shows, for who cannot see it"})
    credit: str = option("who made it, small at its foot", "")
    focus_x: float = option("what stays in a crop: 0 left edge, 1 right edge", 0.5)
    focus_y: float = option("what stays in a crop: 0 top, 1 foot", 0.5)
    place: Place

    def __post_init__(self) -> None:
        check_picture(self.file, self.focus_x, self.focus_y)


@dataclass(frozen=True, slots=True, kw_only=True)
class Meta:
    """What the brief is called, when and by whom it is published."""

    title: Phrase = field(
        metadata={
            "doc": "the brief's name, on the cover and the masthead",
            "stand_in": lambda place: Phrase("…", place),
        }
    )
    short_title: str = option("for the foot of slides; the title by default", "")
    kicker: Phrase | None = option("the small line above the title", None)
    standfirst: Phrase | None = option("the sentence below the title", None)
    language: Language = option("of labels and formats: zh-CN, zh-TW, zh-HK, en, de, fr, de-CH …", "zh-CN")
    date: Day = option("day of publication, as in 2025-12-04", "")
    as_of: AsOfKey = option(
        "the period that `now` stands for; that of the latest value by default; `latest`: the same, warning"
        " of metrics that have none of it",
        "",
    )
    fiscal_year: FiscalYear | None = option("when the financial years begin that its periods name", None)
    publisher: str = option("who publishes the brief", "")
    author: str = option("who wrote it; goes into the files' properties", "")
    picture: Backdrop | None = option("on the cover", None)
    page_picture: Backdrop | None = option("behind the words of the page's masthead", None)
    logo: Logo | None = option("of whoever publishes; the theme's by default", None)
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Module:
    """A finding and the blocks that show it: one cell of the one-pager, one derived slide."""

    title: Phrase | None = option("the finding, in one short sentence", None)
    subtitle: Phrase | None = option("what is measured, in which unit: small, below the title", None)
    blocks: tuple[Block, ...] = option("what shows it, from top to bottom", ())
    badge: Phrase | None = option("a figure in a chip beside the title", None)
    width: float = option("share of the row's width: in the hero, and in `chapters` up to 2", 1.0)
    accent: str = option("hue of the theme; the pillar's by default", "")
    notes: Phrase | None = option("speaker notes of the slide derived from it", None)
    each: str = option(EACH, "")
    place: Place

    def __post_init__(self) -> None:
        if not 0.1 <= self.width <= 10:
            raise FieldError(tr("a width is a share of the row: write a number from 0.1 to 10"), "width")
        if self.subtitle is not None and self.title is None:
            raise FieldError(tr("a subtitle stands below a title: give the module one"), "subtitle")


@dataclass(frozen=True, slots=True, kw_only=True)
class Pillar:
    """One of the brief's themes: a column of modules on the page, a section of the deck."""

    key: str = field(metadata={"doc": "name by which slides and metrics refer to the pillar"})
    title: Phrase | None = option("a few words; a column without a head when left out", None)
    message: Phrase | None = option("its finding in a sentence, for the divider", None)
    tags: tuple[str, ...] = option("two or three words beside the title", ())
    accent: str = option("hue of the theme; the next free one by default", "")
    picture: Backdrop | None = option("on the slide that opens it", None)
    modules: tuple[Module, ...] = option("from top to bottom", ())
    each: str = option(EACH, "")
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Masthead:
    """The head of the one-pager; each part is meta's by default."""

    kicker: Phrase | None = option("the small line; meta's by default", None)
    title: Phrase | None = option("the page's name; meta's by default", None)
    standfirst: Phrase | None = option("the sentence; meta's by default", None)
    picture: Backdrop | None = option("behind the words; meta's `page_picture` by default", None)
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Foot:
    """The foot of the one-pager."""

    source: Phrase | None = option("the source line; made of `sources` by default", None)
    notes: tuple[Phrase, ...] = option("further footnotes", ())
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class OnePager:
    """A printed page."""

    name: str = option("what a file of its own is called behind the brief's name; none: the brief's page", "")
    size: PaperSize = option("paper size", "A4")
    orientation: Orientation = option("how the paper lies", "portrait")
    structure: PageStructure | None = option(
        "how the page is built; `pillars` by default, `dashboard` from seven pillars", None
    )
    masthead: Masthead | None = option("the head; from meta by default", None)
    hero: tuple[Module, ...] = option("the strip under the masthead", ())
    pillars: tuple[Pillar, ...] = option("the columns, two to six", ())
    strip: Module | None = option("the band below the columns", None)
    foot: Foot | None = option("source line and notes; from the figures by default", None)
    each: str = option(EACH, "")
    member: str = inner("")
    """The member of a dimension for which it is repeated; empty for a page of all."""
    place: Place

    def __post_init__(self) -> None:
        check_name(self.name, of_page=True)

    def headline(self, meta: Meta) -> Phrase:
        """Return its name: its own, that of its member, else the brief's."""
        if self.masthead is not None and self.masthead.title is not None:
            return self.masthead.title
        return Phrase(escape_references(self.member), self.place) if self.member else meta.title


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

    kind: SlideKind = option("what the slide is for", "content")
    pillar: str = option("key of the pillar it opens (section) or belongs to", "")
    title: Phrase | None = option("one sentence with the finding", None)
    subtitle: Phrase | None = option("what is measured, in which unit", None)
    blocks: tuple[Block, ...] = option("from top to bottom; `row` sets side by side", ())
    layout: SlideLayout | None = option("how the blocks are arranged; below each other by default", None)
    notes: Phrase | None = option("what the speaker says", None)
    source: Phrase | None = option("source line; from the figures by default", None)
    ground: Ground | None = option("what it lies on; in turn as the theme says by default", None)
    picture: Backdrop | None = option(
        "behind the words of a cover, a divider or a slide of few words; a cover's is meta's by default, "
        "a divider's its pillar's",
        None,
    )
    each: str = option(EACH, "")
    slides: tuple[Slide, ...] = option("with `each`, the slides that are repeated instead", ())
    place: Place


StoryLength = Literal["short", "normal", "long"]
"""How many slides and modules so many figures make."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryChoice:
    """What is told of the figures, and in which order, where deck or page is derived."""

    lead: tuple[str, ...] = option("metrics that come first: in their section, on overview and page", ())
    skip: tuple[str, ...] = option("metrics that are not told; text may still refer to them", ())
    group: Mapping[str, tuple[str, ...]] = option(
        "metrics told together, under the name of their group", factory=dict
    )
    length: StoryLength = option("how many slides the figures make", "normal")
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Deck:
    """One of several decks: its name, and its slides or what is told in it."""

    name: str = option("what its file is called behind the brief's name; none: the brief's deck", "")
    slides: tuple[Slide, ...] = option("its slides; derived when left out", ())
    of: str = option("name of the deck whose slides it takes", "")
    pillars: tuple[str, ...] = option("keys of the pillars whose slides it keeps; all by default", ())
    story: StoryChoice | None = option(
        "what it tells where it is derived; the brief's `story` by default", None
    )
    embed_fonts: bool = option("carry the fonts, for machines that lack them", False)
    place: Place

    def __post_init__(self) -> None:
        check_name(self.name, of_page=False)
        if self.of and (self.slides or self.story):
            raise FieldError(
                tr("a deck that takes the slides of another has neither `slides` nor `story`"), "of"
            )

    @classmethod
    def is_told_by(cls, keys: frozenset[str]) -> bool:
        """Return whether an entry of `deck` with these keys is a deck, and not a slide."""
        return "name" in keys or ("each" not in keys and not keys.isdisjoint(DECK_KEYS))


DECK_KEYS = frozenset({"slides", "of", "pillars", "story", "embed_fonts"})
"""Keys that slides do not have, or only with `each`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AcceptedStatement:
    """Words of a text that are right although the figures of the brief contradict them, or seem to."""

    words: str = field(metadata={"doc": "the words as the text has them"})
    reason: str = field(metadata={"doc": "why they are right"})
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
    parameters: Mapping[str, Parameter] = option("texts that are set for each edition", factory=dict)
    theme: Phrase | None = option(
        "name of a theme, or a folder with one below the brief's own; govblue by default", None
    )
    template: Phrase | None = option(
        "a company's slide template below the brief's own folder, or a template.yaml that names one", None
    )
    sources: Mapping[str, Source] = option("where figures were published", factory=dict)
    data: Mapping[str, TableFile] = option(
        "tables beside the brief, from which metrics take values", factory=dict
    )
    dimensions: Mapping[str, Dimension] = option(
        "what the members of tables are called, for metrics that have a value for each", factory=dict
    )
    metrics: Mapping[str, Metric] = option("the figures", factory=dict)
    families: Mapping[str, Family] = inner(factory=dict)
    """The metrics that have members, by the keys under which the brief states them."""
    numerals: tuple[str, ...] = option("numerals in prose that are names", ())
    says: tuple[AcceptedStatement, ...] = option("statements in words that stand, and why", ())
    accept: tuple[AcceptedWarning, ...] = option("warnings that are known and stay, each with its reason", ())
    story: StoryChoice | None = option("what a derived deck and page tell, and in which order", None)
    onepager: tuple[OnePager, ...] = option("the page, or several; derived when left out", ())
    deck: tuple[Slide | Deck, ...] = option(
        "the slides, or several decks with slides of their own; derived when left out", ()
    )
    place: Place

    @property
    def slides(self) -> tuple[Slide, ...]:
        """The slides of all decks, as far as the brief states them."""
        whole = (each.slides if isinstance(each, Deck) else (each,) for each in self.deck)
        return tuple(slide for slides in whole for slide in slides)

    @property
    def decks(self) -> tuple[Deck, ...]:
        """The decks; one without a name where the brief does not tell several apart."""
        named = tuple(each for each in self.deck if isinstance(each, Deck))
        return named or (Deck(slides=self.slides, place=self.place),)

    @property
    def page(self) -> OnePager | None:
        """The first printed page; None where the brief lays none out."""
        return self.onepager[0] if self.onepager else None

    def of_page(self, page: OnePager) -> Brief:
        """Return the brief with this one of its printed pages."""
        return self if self.onepager == (page,) else replace(self, onepager=(page,))

    @property
    def pillars(self) -> tuple[Pillar, ...]:
        """The pillars of all pages, each once by its key."""
        found: dict[str, Pillar] = {}
        for page in self.onepager:
            for pillar in page.pillars:
                found.setdefault(pillar.key, pillar)
        return tuple(found.values())
