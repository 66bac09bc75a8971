"""`briefgen verify`: check that a finished deck and page still state the figures of the brief."""

from __future__ import annotations

import argparse
import shlex
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefgen.base.translate import tr
from briefgen.cli.commands.codes import BAD_INPUT, NOT_WRITTEN, OK, UsageError
from briefgen.cli.commands.outputs import add_look, add_size, chosen_of
from briefgen.cli.commands.settings import add_set, settings_of
from briefgen.runtime.console import print_result

if TYPE_CHECKING:
    from briefgen.model.scene import Scene

EXAMPLES = (
    "briefgen verify brief.yaml",
    "briefgen verify brief.yaml out/brief.pptx --json",
)


def add(commands: Any) -> None:
    """Add the command with its arguments."""
    verify = commands.add_parser(
        "verify",
        help=tr("check that a finished deck and page state the brief's figures"),
        description=tr(
            "Reads BRIEF.pptx, BRIEF.pdf, those of further decks and pages, and BRIEF-long.pdf "
            "back from the output folder and compares every figure: texts, tables, charts and "
            "their workbooks, notes, alternative texts. A deck that was edited by hand may be "
            "named instead of the folder. Exit code 0: the same; 1: they differ; 2: the brief "
            "has errors, or a file cannot be read."
        ),
    )
    verify.add_argument("brief", type=Path, metavar="BRIEF")
    verify.add_argument(
        "out",
        nargs="?",
        type=Path,
        default=Path("out"),
        metavar="OUT-FOLDER",
        help=tr("the folder, or a file: out"),
    )
    add_set(verify, tr("a parameter as it was set when it was built"))
    add_look(
        verify, theme=tr("the theme it was built with"), template=tr("the slide template it was built with")
    )
    add_size(verify, tr("the paper it was built for with --size"))
    verify.add_argument(
        "--strict", action="store_true", help=tr("count changes of wording and order as differences")
    )
    verify.add_argument("--json", action="store_true", help=tr("print the findings as JSON"))
    verify.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Compare the files with the brief; return the exit code."""
    from briefgen.blocks.charts import with_marks
    from briefgen.brief.brief_file import read_bytes
    from briefgen.brief.parameters import declared
    from briefgen.brief.source import parse_what_can_be
    from briefgen.pipeline.build import further_scenes
    from briefgen.pipeline.filenames import called, set_stem
    from briefgen.pipeline.lay_out import lay_out
    from briefgen.pipeline.parts import PARTS, Part
    from briefgen.report.ledger import attachable
    from briefgen.runtime.limits import limited
    from briefgen.verify.apart import read_apart
    from briefgen.verify.figure_count import counted_figures
    from briefgen.verify.proof import prove, strictly
    from briefgen.verify.report import as_json, lines

    content, settings = read_bytes(options.brief), settings_of(options)
    declared_ = declared(parse_what_can_be(content, str(options.brief))[0]) if settings else ()
    stem = set_stem(options.brief, settings, declared_)
    long = _long_of(options.brief, stem)
    parts: frozenset[Part] = PARTS | ({"long"} if long and (options.out / long).is_file() else set())
    laid = lay_out(
        options.brief,
        theme=options.theme,
        template=options.template,
        parts=parts,
        content=content,
        settings=settings,
        chosen=chosen_of(options),
    )
    further = further_scenes(laid, stem)
    page = called(stem, laid.page.imprint.name)
    first = (f"{called(stem, laid.deck.imprint.name)}.pptx", f"{page}.pdf", f"{page}.html")
    named = options.out.is_file()
    if named:
        files = _files(options.out.parent, (options.out.name, ""))
        scenes = {first[0]: laid.deck, first[1]: laid.page, first[2]: laid.page, **further}
        further = {options.out.name: _nearest(options.out, scenes)}
    else:
        files = _files(options.out, (*first, *further, *([long] if long else [])))
    with limited(options.brief, tr("reading the files back")):
        proof = prove(laid, files, partial(attachable, laid), read_apart, long=long, further=further)
    proof = strictly(proof) if options.strict else proof
    told = [*lines(proof)]
    if named and options.out.suffix.lower() == ".pptx" and not proof.unreadable:
        counted = counted_figures(with_marks(further[options.out.name], natives=False), proof)
        told.append(f"{options.out.name}: {counted.line}")
        if proof.differs:
            words = shlex.join(["briefgen", "update", str(options.brief), str(options.out)])
            hint = tr("`{words}` brings figures that have moved in the brief up to date", words=words)
            told.append("    " + tr("hint: {hint}", hint=hint))
    print_result(as_json(proof) if options.json else "\n".join(told))
    if proof.unreadable:
        return BAD_INPUT
    return NOT_WRITTEN if proof.differs else OK


def _long_of(brief: Path, stem: str) -> str:
    """Return the name of the brief's long picture; empty where it is that of another brief's page."""
    from briefgen.pipeline.filenames import LONG

    name = LONG.format(stem)
    return "" if brief.with_name(name).with_suffix(brief.suffix).exists() else name


def _nearest(file: Path, scenes: Mapping[str, Scene]) -> Scene:
    """Return the deck or page that a file was made of: that whose name its own begins with."""
    fitting = [name for name in scenes if name.endswith(file.suffix.lower())]
    if not fitting:
        raise UsageError(
            tr("{file} is neither a deck nor a page: name a .pptx, a .pdf or a folder", file=file)
        )
    begun = [name for name in fitting if file.stem.startswith(Path(name).stem)]
    return scenes[max(begun, key=len, default=fitting[0])]


def _files(folder: Path, names: Sequence[str]) -> dict[str, bytes]:
    """Return the files that there are of these names; UsageError where none can be read."""
    from briefgen.runtime.package import MOST_BYTES

    found: dict[str, bytes] = {}
    for name in names:
        path = folder / name
        try:
            if path.is_file() and path.stat().st_size <= MOST_BYTES:
                found[path.name] = path.read_bytes()
            elif path.is_file():
                limit = f"{MOST_BYTES >> 20} MiB"
                raise UsageError(
                    tr(
                        "{path} is larger than {limit}: too large to be an output of briefgen",
                        path=path,
                        limit=limit,
                    )
                )
        except OSError as error:
            raise UsageError(
                tr("cannot read {path}: {value}", path=path, value=error.strerror or error)
            ) from error
    if not found:
        raise UsageError(
            tr(
                "neither {one} nor {other} is in {folder}: build the brief first, or name its folder",
                one=names[0],
                other=names[1],
                folder=folder,
            )
        )
    return found
