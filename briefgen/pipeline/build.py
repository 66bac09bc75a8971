"""A brief's path in, a deck and a page out: the whole pipeline, on one screen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import field, replace
from pathlib import Path

from briefgen.base.dataclass import dataclass
from briefgen.base.diagnostics import Problem
from briefgen.pipeline import filenames
from briefgen.pipeline.lay_out import lay_out
from briefgen.pipeline.paint import Format, marked, painted
from briefgen.pipeline.parts import PARTS, Part
from briefgen.pipeline.variants import Extras, added
from briefgen.report.ledger import attachable
from briefgen.runtime.atomic_write import Written, finish_earlier, write_whole
from briefgen.runtime.kept import Kept
from briefgen.runtime.limits import patient


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


def build(path: Path, options: Options, tell: Callable[[str], None] = lambda _: None) -> Report:
    """Read a brief, lay it out, paint it and write the files; BriefError when it cannot be built."""
    earlier = finish_earlier(options.out, overwrite=options.overwrite)
    tell("reading")
    parts = needed(options.formats, options.extras)
    laid = lay_out(path, theme=options.theme, strict=options.strict, parts=parts)
    if options.extras.attach:
        laid = replace(laid, page=replace(laid.page, attachments=attachable(laid)))
    tell("painting")
    with patient(path, "painting"):
        laid = marked(laid, options.formats)
        files = painted(laid, filenames.stem_of(path), options.formats)
    if options.verify:
        from briefgen.pipeline.verify_gate import refuse_differing

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
