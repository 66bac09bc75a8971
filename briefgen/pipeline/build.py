"""A brief's path in, a deck and a page out: the whole pipeline."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import field
from functools import partial
from pathlib import Path

from briefgen.base.copier import replace
from briefgen.base.dataclass import dataclass
from briefgen.base.diagnostics import BriefError, Problem
from briefgen.base.translate import tr
from briefgen.brief.parameter import Settings
from briefgen.brief.read import Draft
from briefgen.edition.outline import Explanation
from briefgen.edition.publication import Publication
from briefgen.model.long_medium import PIXELS_PER_POINT
from briefgen.model.scene import Scene
from briefgen.pipeline import filenames
from briefgen.pipeline.chosen import ALL, Chosen
from briefgen.pipeline.edition_folder import edition_folder, is_dated
from briefgen.pipeline.lay_out import lay_out
from briefgen.pipeline.paint import Extras, Format, further_files, painted, with_charts
from briefgen.pipeline.parts import PARTS, Part
from briefgen.pipeline.same_again import keep_made, made_again
from briefgen.report.ledger import attachable
from briefgen.runtime.atomic_write import OutputError, Written, finish_earlier, write_whole
from briefgen.runtime.kept import Kept
from briefgen.runtime.limits import limited

NONE: Mapping[str, Scene] = {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What a build makes; ``theme`` and ``template`` empty mean the brief's own."""

    out: Path = Path("out")
    formats: tuple[Format, ...] = ("pptx", "pdf")
    theme: str = ""
    template: str = ""
    """A company's slide template, or a template.yaml that names one."""
    settings: Settings = field(default_factory=dict)
    """The values of the brief's parameters."""
    chosen: Chosen = ALL
    """Which decks and pages, and on which paper."""
    stem: str = ""
    """The name of its files without endings; made of the brief's and the values by default."""
    strict: bool = False
    verify: bool = False
    """Read the files back before they are put in place; refuse files that differ from the brief."""
    overwrite: bool = False
    """Replace outputs that were edited since, instead of keeping them under another name."""
    explain: bool = False
    """Say why each derived slide and each part of a derived page is what it is."""
    extras: Extras = field(default_factory=Extras)


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What a build wrote, and its warnings and notes."""

    files: tuple[Written, ...]
    slides: int
    sheets: int
    problems: tuple[Problem, ...]
    notes: tuple[str, ...] = ()
    """Remarks about the page, and what a print shop would ask."""
    counts: Mapping[str, int] = field(default_factory=dict)
    """How many slides or pages a file has, by its name."""
    pixels: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    """Width and height of the long picture, by the name of each of its files."""
    kept: tuple[Kept, ...] = ()
    """Earlier outputs that had been edited."""
    explanation: Explanation | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A brief's files before they are written."""

    laid: Publication
    stem: str
    files: Mapping[str, bytes]
    notes: tuple[str, ...]


def build(path: Path, options: Options, tell: Callable[[str], None] = lambda _: None) -> Report:
    """Read a brief, lay it out, paint it and write the files; BriefError when it cannot be built."""
    dated = is_dated(options.out)
    earlier = None if dated else finish_earlier(options.out, overwrite=options.overwrite)
    made = make(path, options, tell)
    laid = made.laid
    out = edition_folder(options.out, laid)
    earlier = earlier or finish_earlier(out, overwrite=options.overwrite)
    tell("writing")
    outcome = write_whole(out, made.files, overwrite=options.overwrite)
    return Report(
        files=outcome.written,
        slides=len(laid.slides),
        sheets=len(laid.sheets),
        counts=dict(_counts(laid, made.stem)),
        problems=laid.problems,
        notes=made.notes,
        kept=earlier.kept + outcome.kept,
        explanation=explanation_of(laid) if options.explain else None,
        pixels=_pixels(laid, made.stem),
    )


def make(
    path: Path,
    options: Options,
    tell: Callable[[str], None] = lambda _: None,
    *,
    content: bytes | None = None,
    draft: Draft | None = None,
) -> Made:
    """Read a brief, lay it out and paint it, and write nothing; BriefError when it cannot be built.

    ``content`` stands for what is in the file, ``draft`` is what was read of it before.
    """
    tell("reading")
    laid = lay_out(
        path,
        theme=options.theme,
        template=options.template,
        strict=options.strict,
        parts=needed(options.formats, options.extras),
        content=content,
        settings=options.settings,
        chosen=options.chosen,
        draft=draft,
        tell=tell,
    )
    asked = _asked(path, options)
    again: Made | None = made_again(laid, asked)
    if again is not None:
        tell("painting")
        if options.verify:
            tell("verifying")
        return again
    made = _made(laid, path, options, tell)
    keep_made(laid, asked, made)
    return made


def _asked(path: Path, options: Options) -> Hashable:
    """Return what files follow from beside the publication."""
    settings = tuple(sorted(options.settings.items()))
    return path, options.formats, options.theme, settings, options.stem, options.verify, options.extras


def _made(laid: Publication, path: Path, options: Options, tell: Callable[[str], None]) -> Made:
    """Paint what is laid out, and read it back where that is asked for."""
    if options.extras.attach:
        laid = _with_attachments(laid)
    declared = laid.edition.brief.parameters
    stem = options.stem or filenames.set_stem(path, options.settings, declared)
    tell("painting")
    with limited(path, tr("painting")):
        laid = with_charts(laid, options.formats)
        files = painted(laid, stem, options.formats)
    _refuse_nothing(laid, files, options)
    if options.verify:
        tell("verifying")
        with limited(path, tr("reading the files back")):
            long = filenames.LONG.format(stem)
            refuse_differing(laid, files, long=long, further=further_scenes(laid, stem))
    with limited(path, tr("making the further files")):
        further = further_files(laid, path, stem, options.theme, files, options.extras)
    return Made(laid=laid, stem=stem, files={**files, **further.files}, notes=(*laid.notes, *further.notes))


def _with_attachments(laid: Publication) -> Publication:
    """Return a publication whose printed documents carry the brief and its figures."""
    carried = attachable(laid)
    page, *others = (replace(each, attachments=carried) for each in laid.printed)
    return replace(laid, page=page, further_pages=tuple(others))


def _refuse_nothing(laid: Publication, files: Mapping[str, bytes], options: Options) -> None:
    """Raise BriefError where what is chosen and the formats have no file in common."""
    if options.chosen.only and not files and not options.extras.press and not options.extras.grey:
        only, formats = ", ".join(options.chosen.only), ", ".join(options.formats)
        message = tr(
            "nothing to write: {only} has no file of the format {formats}", only=only, formats=formats
        )
        raise BriefError(
            [Problem(laid.edition.brief.meta.place, message, tr("choose another format"), "only")]
        )


def further_scenes(laid: Publication, stem: str) -> Mapping[str, Scene]:
    """Return the decks and printed documents beyond the first of each, by the names of their files."""
    outputs = (
        (filenames.DECK, laid.further_decks),
        (filenames.PAGE, laid.further_pages),
        (filenames.WEB_PAGE, laid.further_pages),
    )
    return {
        name.format(filenames.called(stem, scene.imprint.name)): scene
        for name, scenes in outputs
        for scene in scenes
    }


def _counts(laid: Publication, stem: str) -> Iterator[tuple[str, int]]:
    """Yield the names of decks and printed documents, and how many slides or pages they have."""
    for deck in laid.decks:
        yield filenames.DECK.format(filenames.called(stem, deck.imprint.name)), len(deck.pages)
    for page in laid.printed:
        for name in (filenames.PAGE, filenames.WEB_PAGE, filenames.PRESS, filenames.GREY):
            yield name.format(filenames.called(stem, page.imprint.name)), len(page.pages)


def explanation_of(laid: Publication) -> Explanation:
    """Return why deck and page are what they are."""
    from briefgen.story.explain import explained

    return explained(laid.outline, [page.title for page in laid.deck.pages])


def _pixels(laid: Publication, stem: str) -> dict[str, tuple[int, int]]:
    scene = laid.long
    size = round(scene.width * PIXELS_PER_POINT), round(scene.height * PIXELS_PER_POINT)
    names = (filenames.LONG, filenames.LONG_PICTURE) if scene.pages else ()
    return {name.format(stem): size for name in names}


def needed(formats: Sequence[Format], extras: Extras) -> frozenset[Part]:
    """Return what has to be laid out for the requested files."""
    long: frozenset[Part] = frozenset({"long"} if "long" in formats else ())
    if extras.attach or extras.manifest or "png" in formats:
        return PARTS | long
    page = bool({"pdf", "html"} & set(formats)) or extras.press or extras.grey
    return (PARTS - (set() if "pptx" in formats else {"deck"}) - (set() if page else {"page"})) | long


def refuse_differing(
    laid: Publication, files: Mapping[str, bytes], *, long: str = "", further: Mapping[str, Scene] = NONE
) -> None:
    """Raise OutputError with every difference between the files and the publication.

    ``long`` is the name that the file of its long picture has, ``further`` those of further decks and pages.
    """
    from briefgen.render.pptx.opened import opening_fault
    from briefgen.verify.proof import prove
    from briefgen.verify.report import lines

    decks = {name: opening_fault(data) for name, data in files.items() if name.endswith(".pptx")}
    broken = [f"{name}: {fault}" for name, fault in decks.items() if fault]
    proof = prove(laid, files, partial(attachable, laid), long=long, further=further)
    if broken or proof.unreadable or proof.findings:
        raise OutputError("\n".join((tr("nothing is written, earlier files stay:"), *broken, *lines(proof))))
