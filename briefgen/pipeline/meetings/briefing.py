"""A built brief in; what goes with its files out: title, key figures, a picture of the first page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from briefgen.base.copier import replace
from briefgen.base.dataclass import dataclass
from briefgen.facts.format import figure
from briefgen.facts.ledger import Ledger
from briefgen.facts.summary import summary
from briefgen.layout.sections import plain_text
from briefgen.model.scene import Page, Text, walk
from briefgen.pipeline.build import Made

if TYPE_CHECKING:
    from briefgen.edition.publication import Publication
    from briefgen.model.scene import Scene

MOST_FIGURES = 6
THUMBNAIL_WIDTH_PX = 480
MEDIA_TYPES = {
    ".pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".json": "application/json",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class LargeFigure:
    """A figure that stands large on page or deck."""

    figure: str
    """As it is printed: 1,033 thousand."""
    said: str
    """The sentence about it, without a full stop: Visits 1,033 thousand, up 23% on 2023."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Enclosure:
    """A file that goes with a meeting or a message."""

    name: str
    data: bytes

    @property
    def media_type(self) -> str:
        """Its type by its name's ending."""
        return MEDIA_TYPES.get("." + self.name.rpartition(".")[2], "application/octet-stream")


@dataclass(frozen=True, slots=True, kw_only=True)
class Briefing:
    """What is sent of a brief."""

    key: str
    """What tells it from other briefs: the name of its files."""
    title: str
    standfirst: str
    publisher: str
    date: str
    """ISO date of the brief."""
    language: str
    figures: tuple[LargeFigure, ...]
    files: tuple[Enclosure, ...]
    thumbnail: bytes
    """The first page or slide as a PNG; empty where there is none."""
    colours: tuple[str, str, str]
    """Of words, of large figures and of small print."""


def briefing_of(made: Made) -> Briefing:
    """Return what is sent of a brief whose files are made."""
    laid, meta = made.laid, made.laid.edition.brief.meta
    palette = laid.edition.theme.palette
    accent = next(iter(palette.accents.values())).strong
    return Briefing(
        key=_one_line(made.stem),
        title=_one_line(plain_text(meta.title, laid.edition)),
        standfirst=_one_line(plain_text(meta.standfirst, laid.edition)) if meta.standfirst else "",
        publisher=_one_line(meta.publisher),
        date=laid.page.imprint.date,
        language=meta.language,
        figures=tuple(key_figures(laid)),
        files=tuple(Enclosure(name=_one_line(name), data=data) for name, data in made.files.items()),
        thumbnail=_thumbnail(laid, made),
        colours=(palette.ink, accent, palette.muted),
    )


def key_figures(laid: Publication) -> Iterator[LargeFigure]:
    """Yield the figures that stand large on the page, or on the slides, each metric's once and in that order.

    Without any, the latest values of the first metrics. Every number is a fact of the ledger.
    """
    ledger = laid.edition.ledger
    large = (identity for page in (*laid.sheets, *laid.slides) for identity in _large(page))
    shown = [ledger.facts[identity].metric for identity in large if identity in ledger.facts]
    metrics = [metric for metric in dict.fromkeys(map(str, shown)) if metric in ledger.metrics]
    known = metrics or [key for key in ledger.metrics if ledger.series(key)]
    yield from (_key_figure(metric, ledger) for metric in known[:MOST_FIGURES])


def _key_figure(metric: str, ledger: Ledger) -> LargeFigure:
    latest = ledger.series(metric)
    shown = figure(latest[-1], ledger.language).text if latest else ""
    return LargeFigure(figure=_one_line(shown), said=_one_line(summary(metric, ledger)))


def _large(page: Page) -> Iterator[str]:
    """Yield the ids of the facts that a page prints as figures."""
    for item in walk(page.items):
        if isinstance(item, Text) and item.role == "figure":
            yield from (run.fact for paragraph in item.paragraphs for run in paragraph.runs if run.fact)


def _thumbnail(laid: Publication, made: Made) -> bytes:
    """Return a small picture of the first page, of the first slide where no page is made."""
    from briefgen.base.geometry import PT_PER_INCH
    from briefgen.render.png import thumbnail

    pdf = next((data for name, data in made.files.items() if name.endswith(".pdf")), b"")
    scene: Scene = laid.page if pdf else laid.deck
    if not pdf and scene.pages:
        from briefgen.blocks.charts import with_marks
        from briefgen.render.pdf import paint

        pdf = paint(with_marks(replace(scene, pages=scene.pages[:1]), natives=True))
    width = scene.size_of(scene.pages[0])[0] if scene.pages else scene.width
    return thumbnail(pdf, dpi=THUMBNAIL_WIDTH_PX / width * PT_PER_INCH) if pdf else b""


def _one_line(text: str) -> str:
    """Return a text on one line without control characters: a header or a property cannot be forged by it."""
    return " ".join("".join(each if each.isprintable() else " " for each in text).split())
