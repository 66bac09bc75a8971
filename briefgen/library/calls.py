"""What a program calls: a brief in; its problems, files or figures out, or whether its files still hold."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from os import PathLike, fspath
from pathlib import Path
from typing import Any, Literal

from briefgen.base.copier import replace
from briefgen.base.diagnostics import BriefError, Problem
from briefgen.base.translate import tr
from briefgen.brief.model import PaperSize
from briefgen.edition.publication import Publication
from briefgen.library.fact_list import FactList
from briefgen.library.result import BuildResult
from briefgen.library.source import BriefSource, LoadedBrief, at_work_on, loaded
from briefgen.pipeline.build import Made, Options, make
from briefgen.pipeline.chosen import SIZES, Chosen
from briefgen.pipeline.edition_folder import edition_folder
from briefgen.pipeline.filenames import called
from briefgen.pipeline.lay_out import lay_out
from briefgen.pipeline.paint import FORMATS, Extras, Format
from briefgen.report.ledger import ledger_entries
from briefgen.runtime.atomic_write import write_whole
from briefgen.runtime.guest import as_guest
from briefgen.runtime.kept import Kept
from briefgen.verify.proof import Proof

Stage = Literal["reading", "laying out", "painting", "verifying", "writing", "done"]
Progress = Callable[[Stage, int, int], object]
"""Called with a stage, how many are done, and how many there are. What it raises ends the build."""
PathName = str | PathLike[str]
Out = PathName | Mapping[Literal["pptx", "pdf"], PathName] | None
"""A folder, or a file for each format, or nothing: no file is written."""


def check(
    brief: BriefSource | LoadedBrief,
    *,
    theme: PathName = "",
    template: PathName = "",
    strict: bool = False,
) -> tuple[Problem, ...]:
    """Return everything that is wrong or doubtful about a brief; it is built where none of it is an error.

    ``strict`` makes warnings errors.
    """
    try:
        known = loaded(brief)
        with at_work_on(known):
            laid = _laid(known, theme=_theme(theme), template=_path(template), strict=strict)
    except BriefError as error:
        return error.problems
    return laid.problems


def build(
    brief: BriefSource | LoadedBrief,
    out: Out = None,
    *,
    formats: Sequence[Format] | None = None,
    theme: PathName = "",
    template: PathName = "",
    strict: bool = False,
    verify: bool = False,
    attach: bool = False,
    embed_fonts: bool = False,
    only: Sequence[str] = (),
    size: PaperSize | None = None,
    overwrite: bool = False,
    progress: Progress | None = None,
) -> BuildResult:
    """Build a brief; the files are in the result, and written where ``out`` says.

    ``out`` is a folder, in which ``{now}`` is the period that the brief is as of, or a file for each format:
    ``{"pptx": "deck.pptx"}``. Files are put into place together, whole; one that somebody edited is kept
    beside the new one unless ``overwrite``. ``formats`` are pptx and pdf unless told otherwise. ``verify``
    reads the files back first, ``attach`` puts the figures and the brief into the page, ``embed_fonts`` its
    fonts into the deck. ``only`` are ``deck``, ``page`` or names of decks and pages; ``size`` is the paper of
    the pages instead of the brief's, ``template`` a company's slide template instead of the brief's.

    BriefError with every problem where one of them is an error, OutputError where a file cannot be written,
    or differs from the brief: earlier files then stay as they are.
    """
    asked = _formats(formats, out)
    tell = _telling(progress, verify=verify, written=out is not None)
    tell("reading")
    known = loaded(brief)
    options = Options(
        formats=asked,
        theme=_theme(theme),
        template=_path(template),
        settings=known.parameters,
        chosen=replace(_chosen(only, size), embed_fonts=embed_fonts),
        strict=strict,
        verify=verify,
        extras=Extras(attach=attach),
    )
    with at_work_on(known):
        made = make(known.path, options, tell, content=known.content, draft=known.draft)
        found = _facts(made.laid)
    tell("writing")
    with as_guest(known.host):
        paths, kept = _written(made, out, overwrite=overwrite)
    tell("done")
    return BuildResult(
        files=dict(made.files),
        paths=paths,
        slides=len(made.laid.slides),
        pages=len(made.laid.sheets),
        problems=made.laid.problems,
        notes=made.notes,
        facts=found,
        kept=kept,
        names=_names(made),
    )


def facts(brief: BriefSource | LoadedBrief) -> FactList:
    """Return every figure of a brief, with what it stands for, its sources, and where it is printed.

    BriefError with every problem where one of them is an error.
    """
    known = loaded(brief)
    with at_work_on(known):
        return _facts(_laid(known))


def verify(
    brief: BriefSource | LoadedBrief,
    *,
    deck: bytes | PathName | None = None,
    page: bytes | PathName | None = None,
    web: bytes | PathName | None = None,
    theme: PathName = "",
    template: PathName = "",
    only: Sequence[str] = (),
    size: PaperSize | None = None,
    strict: bool = False,
) -> Proof:
    """Compare a finished deck, page and web page with the brief; ``differs`` says whether any figure does.

    Each is its bytes or a path, and may have been edited. They are read in a process of its own: anyone may
    have made them. ``only`` and ``size`` are those that they were built with, if any. ``strict`` counts
    changes of wording and order as differences. BriefError where the brief has errors, OSError where a file
    cannot be read; what is no deck or page is ``unreadable``.
    """
    from briefgen.report.ledger import attachable
    from briefgen.verify.apart import read_apart
    from briefgen.verify.proof import prove, strictly

    named = (("deck.pptx", deck), ("page.pdf", page), ("page.html", web))
    files = {name: _bytes(file) for name, file in named if file is not None}
    if not files:
        raise TypeError("verify what? name a deck, a page, a web page, or several")
    known = loaded(brief)
    with at_work_on(known):
        laid = _laid(known, theme=_theme(theme), template=_path(template), chosen=_chosen(only, size))
        proof = prove(laid, files, partial(attachable, laid), read_apart)
    return strictly(proof) if strict else proof


def _chosen(only: Sequence[str], size: PaperSize | None) -> Chosen:
    """Return the decks and pages asked for, a single name too; ValueError for a size that no paper has."""
    if size is not None and size not in SIZES:
        raise ValueError(tr("size is one of {names}; got {size!r}", names=", ".join(SIZES), size=size))
    return Chosen(only=(only,) if isinstance(only, str) else tuple(only), size=size)


def _laid(known: LoadedBrief, **asked: Any) -> Publication:
    """Return a loaded brief laid out; ``asked`` is what ``lay_out`` may be told beside."""
    return lay_out(known.path, content=known.content, settings=known.parameters, draft=known.draft, **asked)


def _telling(progress: Progress | None, *, verify: bool, written: bool) -> Callable[[str], None]:
    """Return what passes a build's stages on to a program."""
    asked: list[tuple[Stage, bool]] = [
        ("reading", True),
        ("laying out", True),
        ("painting", True),
        ("verifying", verify),
        ("writing", written),
        ("done", True),
    ]
    stages = [stage for stage, wanted in asked if wanted]
    left = list(stages)

    def tell(stage: str) -> None:
        if progress is not None and stage in left:  # a brief that is loaded is not read again
            done = stages.index(stage)
            left.remove(stage)
            progress(stage, done, len(stages) - 1)

    return tell


def _formats(formats: Sequence[Format] | None, out: Out) -> tuple[Format, ...]:
    """Return the formats that are asked for; ValueError for one that there is not."""
    named: tuple[Format, ...] = tuple(out) if isinstance(out, Mapping) else ("pptx", "pdf")
    asked = tuple(named if formats is None else formats)
    if isinstance(formats, str) or not asked or not {*asked} <= {*FORMATS}:
        raise ValueError(
            tr(
                "formats are some of {names}, as a list; got {formats!r}",
                names=", ".join(FORMATS),
                formats=formats,
            )
        )
    if isinstance(out, Mapping) and ({*asked} != {*named} or len({*map(Path, out.values())}) < len(out)):
        raise ValueError(tr("`out` names a file for each format, and `formats`, if given, the same ones"))
    if isinstance(out, str | PathLike) and Path(out).suffix in (".pptx", ".pdf"):
        form = Path(out).suffix.removeprefix(".")
        raise ValueError(
            tr(
                "`out` is a folder; for a file write out={{{form!r}: {fspath!r}}}",
                form=form,
                fspath=fspath(out),
            )
        )
    return asked


def _theme(theme: PathName) -> str:
    """Return a theme as the command line names it: by its name, or the path of a folder."""
    return theme if isinstance(theme, str) else str(Path(theme).absolute())


def _path(name: PathName) -> str:
    """Return a path as it is seen from anywhere; empty for none."""
    return str(Path(name).absolute()) if fspath(name) else ""


def _facts(laid: Publication) -> FactList:
    return FactList(entries=ledger_entries(laid))


def _written(made: Made, out: Out, *, overwrite: bool) -> tuple[dict[str, Path], tuple[Kept, ...]]:
    """Write the files, those of one folder together; return where they are, and what was kept."""
    if out is None:
        return {}, ()
    if isinstance(out, Mapping):
        places = {_one(made, form): Path(path) for form, path in out.items()}
    else:
        folder = edition_folder(Path(out), made.laid)
        places = {name: folder / name for name in made.files}
    kept: list[Kept] = []
    for folder in dict.fromkeys(path.parent for path in places.values()):
        here = {
            path.name: made.files[name]
            for name, path in places.items()
            if path.parent == folder and name in made.files
        }
        kept += write_whole(folder, here, overwrite=overwrite).kept
    return {name: path for name, path in places.items() if name in made.files}, tuple(kept)


def _names(made: Made) -> dict[str, tuple[str, ...]]:
    """Return the names of the decks and of the printed documents that were made, by their format."""
    outputs = (("pptx", made.laid.decks), ("pdf", made.laid.printed), ("html", made.laid.printed))
    return {
        form: tuple(
            name
            for each in scenes
            if (name := f"{called(made.stem, each.imprint.name)}.{form}") in made.files
        )
        for form, scenes in outputs
    }


def _one(made: Made, form: str) -> str:
    """Return the name of the one file of a format; ValueError where there are several or none."""
    names = _names(made)[form]
    if len(names) != 1:
        made_ones = ", ".join(names) or "none"
        raise ValueError(
            tr(
                "`out` names one file for {form}, and the brief makes {made_ones}: say which by `only`",
                form=form,
                made_ones=made_ones,
            )
        )
    return names[0]


def _bytes(file: bytes | PathName) -> bytes:
    return bytes(file) if isinstance(file, bytes | bytearray | memoryview) else Path(file).read_bytes()
