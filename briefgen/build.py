"""A brief's path in, a deck and a page out: the whole pipeline, on one screen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import field, replace
from pathlib import Path
from typing import Literal

from briefgen import output_names
from briefgen.brief.blank import blanks
from briefgen.brief.brief_file import read_bytes
from briefgen.brief.model import DEFAULT_THEME, Brief
from briefgen.brief.read import read_draft
from briefgen.brief.theme_file import brief_home, load_theme, theme_of
from briefgen.charts import with_marks
from briefgen.extras import PAGE_DPI, Extras, added
from briefgen.facts.ledger import Ledger
from briefgen.imprint_date import imprint_date
from briefgen.layout.derive import derived_page
from briefgen.layout.derive_deck import derived_deck
from briefgen.layout.finished import PARTS, Part, finished
from briefgen.layout.settings import Edition
from briefgen.layout.split import divided
from briefgen.layout.traced import check_numerals
from briefgen.output import Written, finish_earlier, write_whole
from briefgen.output_kept import Kept
from briefgen.patience import patient
from briefgen.problems import BriefError, Problem
from briefgen.records import dataclass
from briefgen.report.ledger import attached, attached_brief
from briefgen.scene import Attachment, Imprint, Page, Scene
from briefgen.theme import Medium, Theme
from briefgen.words import words

Format = Literal["pptx", "pdf", "png"]
FORMATS: tuple[Format, ...] = ("pptx", "pdf", "png")
SLIDE_DPI = 110.0
"""Of a picture of a slide."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What a build is asked for; ``theme`` empty means the brief's own."""

    out: Path = Path("out")
    formats: tuple[Format, ...] = ("pptx", "pdf")
    theme: str = ""
    strict: bool = False
    verify: bool = False
    """Read the files back before they are put into place; refuse those that differ from the brief."""
    overwrite: bool = False
    """Replace outputs that somebody changed, instead of keeping them under another name."""
    extras: Extras = field(default_factory=Extras)


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What a build wrote, and what it has to say."""

    files: tuple[Written, ...]
    slides: int
    sheets: int
    problems: tuple[Problem, ...]
    notes: tuple[str, ...] = ()
    """What there is to say of the page, and what a print shop would ask."""
    kept: tuple[Kept, ...] = ()
    """Earlier outputs that somebody had changed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Laid:
    """A brief laid out: its deck and its page as scenes, and the warnings met on the way."""

    edition: Edition
    deck: Scene
    page: Scene
    problems: tuple[Problem, ...]
    source: Attachment | None = None
    """The brief as it was read."""
    notes: tuple[str, ...] = ()
    """What there is to say of the page beside problems."""

    @property
    def attachable(self) -> tuple[Attachment, ...]:
        """What the page carries when it is asked to: the brief and the ledger."""
        table = attached(self.edition.ledger, self.deck.pages, self.page.pages)
        return (table,) if self.source is None else (self.source, table)


def build(path: Path, options: Options, tell: Callable[[str], None] = lambda _: None) -> Report:
    """Read a brief, lay it out, paint it and write the files; BriefError when it cannot be built."""
    earlier = finish_earlier(options.out, overwrite=options.overwrite)
    tell("reading")
    parts = needed(options.formats, options.extras)
    laid = lay_out(path, theme=options.theme, strict=options.strict, parts=parts)
    if options.extras.attach:
        laid = replace(laid, page=replace(laid.page, attachments=laid.attachable))
    tell("painting")
    with patient(path, "painting"):
        laid = _marked(laid, options.formats)
        files = painted(laid, output_names.stem_of(path), options.formats)
    if options.verify:
        from briefgen.verify.gate import refuse_differing

        tell("verifying")
        with patient(path, "reading the files back"):
            refuse_differing(laid, files)
    with patient(path, "making the further files"):
        further = added(laid, path, options.theme, files, options.extras)
    tell("writing")
    outcome = write_whole(options.out, {**files, **further.files}, overwrite=options.overwrite)
    return Report(
        files=outcome.written,
        slides=len(laid.deck.pages),
        sheets=len(laid.page.pages),
        problems=laid.problems,
        notes=(*laid.notes, *further.notes),
        kept=earlier.kept + outcome.kept,
    )


def lay_out(path: Path, *, theme: str = "", strict: bool = False, parts: frozenset[Part] = PARTS) -> Laid:
    """Return a brief's scenes; BriefError with every Problem where there is an error among them.

    A part that is not asked for is not laid out, and has no pages.
    """
    with patient(path, "laying out"):
        return _lay_out(path, theme=theme, strict=strict, parts=parts)


def _lay_out(path: Path, *, theme: str, strict: bool, parts: frozenset[Part]) -> Laid:
    content = read_bytes(path)
    draft = read_draft(path, content)
    if draft.brief is None:
        raise BriefError(draft.problems)
    refused = list(draft.problems)
    try:
        chosen = theme_of(draft.brief, brief_home(path.parent), theme)
    except BriefError as error:
        refused += error.problems
        chosen = load_theme(DEFAULT_THEME)
    laid = _arranged(draft.brief, chosen, path, content, parts)
    if refused:
        raise BriefError([*refused, *draft.further(laid.problems)])
    return replace(laid, problems=judged(laid.problems, strict=strict))


def _arranged(brief: Brief, chosen: Theme, path: Path, content: bytes, parts: frozenset[Part]) -> Laid:
    """Return a brief's scenes in a theme, with everything that is wrong or doubtful about them."""
    ledger = Ledger.of(brief.metrics, brief.sources, language=brief.meta.language, as_of=brief.meta.as_of)
    page_plan = derived_page(brief, ledger)
    edition = Edition(brief=brief, page=page_plan, ledger=ledger, theme=chosen, folder=path.parent)
    slides = divided(edition, derived_deck(brief, page_plan, ledger))
    edition = replace(edition, brief=replace(brief, deck=slides))
    deck, page = finished(edition, slides, parts, own_deck=bool(brief.deck))
    found = [
        *blanks(brief),
        *ledger.problems,
        *deck.problems,
        *page.problems,
        *check_numerals(edition, slides, (*deck.pages, *page.pages)),
    ]
    source = attached_brief(output_names.name_of(path), content, brief.meta.language)
    laid = laid_scenes(edition, deck.pages, page.pages, page.medium, tuple(found), source)
    return replace(laid, notes=page.notes)


def needed(formats: Sequence[Format], extras: Extras) -> frozenset[Part]:
    """Return what has to be laid out for the files that are asked for."""
    if extras.attach or extras.manifest or "png" in formats:
        return PARTS
    asked: set[Part] = set()
    if "pptx" in formats:
        asked.add("deck")
    if "pdf" in formats or extras.press or extras.grey:
        asked.add("page")
    return frozenset(asked)


def laid_scenes(
    edition: Edition,
    slides: tuple[Page, ...],
    sheets: tuple[Page, ...],
    medium: Medium,
    problems: tuple[Problem, ...],
    source: Attachment | None = None,
) -> Laid:
    """Return finished pages as the scenes of a deck and of a document on paper of the given medium.

    ``source`` is the file that they were made from.
    """
    brief, theme = edition.brief, edition.theme
    deck = _scene(brief, theme, theme.deck, slides)
    paper = _scene(brief, theme, medium, sheets)
    return Laid(edition=edition, deck=deck, page=paper, problems=problems, source=source)


def judged(found: Sequence[Problem], *, strict: bool) -> tuple[Problem, ...]:
    """Return the warnings, sorted; BriefError with every Problem where one of them is an error."""
    problems = sorted({problem.as_error() if strict else problem for problem in found})
    if any(problem.severity == "error" for problem in problems):
        raise BriefError(problems)
    return tuple(problems)


def _marked(laid: Laid, formats: Sequence[Format]) -> Laid:
    """Return the scenes with the charts drawn that the formats need, once for painters and verify."""
    deck = with_marks(laid.deck, natives="png" in formats)
    page = laid.page if set(formats) == {"pptx"} else with_marks(laid.page, natives=True)
    return replace(laid, deck=deck, page=page)


def painted(laid: Laid, stem: str, formats: Sequence[Format]) -> dict[str, bytes]:
    """Return the asked files' names and contents."""
    laid = _marked(laid, formats)
    files: dict[str, bytes] = {}
    if "pptx" in formats and laid.deck.pages:
        from briefgen.paint.pptx import paint as paint_pptx

        files[output_names.DECK.format(stem)] = paint_pptx(laid.deck)
    if "pdf" not in formats and "png" not in formats:
        return files
    from briefgen.paint.pdf import paint as paint_pdf

    page = paint_pdf(laid.page) if laid.page.pages else b""
    if "pdf" in formats and page:
        files[output_names.PAGE.format(stem)] = page
    if "png" in formats:
        files |= _pictures(laid, stem, page)
    return files


def _pictures(laid: Laid, stem: str, page: bytes) -> dict[str, bytes]:
    """Return a picture of each printed page and of each slide."""
    from briefgen.paint.pdf import paint as paint_pdf
    from briefgen.paint.png import paint as paint_png

    files: dict[str, bytes] = {}
    for number, picture in enumerate(paint_png(page, dpi=PAGE_DPI) if page else (), 1):
        name = output_names.PAGE_PICTURE if number == 1 else output_names.FURTHER_PICTURE
        files[name.format(stem, number)] = picture
    if laid.deck.pages:
        for number, picture in enumerate(paint_png(paint_pdf(laid.deck), dpi=SLIDE_DPI), 1):
            files[output_names.SLIDE_PICTURE.format(stem, number)] = picture
    return files


def _scene(brief: Brief, theme: Theme, medium: Medium, pages: tuple[Page, ...]) -> Scene:
    meta = brief.meta
    title = next((page.title for page in pages if page.kind in ("cover", "onepager")), meta.title.text)
    imprint = Imprint(
        title=title,
        language=meta.language,
        author=meta.author or meta.publisher,
        subject=meta.short_title or title,
        keywords=words(meta.language).list_comma.join(source.title for source in brief.sources.values()),
        date=imprint_date(meta.date),
    )
    return Scene(
        width=medium.width,
        height=medium.height,
        pages=pages,
        imprint=imprint,
        colours=_slots(theme),
        office_fonts=tuple(
            (family, (names.office_latin, names.office_east_asian)) for family, names in theme.fonts.items()
        ),
    )


def _slots(theme: Theme) -> tuple[tuple[str, str], ...]:
    """Return PowerPoint's twelve theme colours: texts and grounds, six accents, links."""
    palette = theme.palette
    accents = [accent.strong for accent in palette.accents.values()]
    six = (accents * 6)[:6]
    grounds = (
        ("dk1", palette.ink),
        ("lt1", palette.paper),
        ("dk2", palette.masthead),
        ("lt2", palette.surface),
    )
    return (
        *grounds,
        *((f"accent{number}", colour) for number, colour in enumerate(six, 1)),
        ("hlink", accents[0]),
        ("folHlink", palette.muted),
    )
