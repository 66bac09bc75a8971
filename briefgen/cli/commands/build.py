"""`briefgen build`: briefs in, decks and pages out."""

from __future__ import annotations

import argparse
import gc
from collections.abc import Sequence
from contextlib import nullcontext
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefgen.base.diagnostics import BriefError
from briefgen.cli.commands.codes import BAD_INPUT, NOT_WRITTEN, OK, UsageError
from briefgen.cli.commands.settings import add_set, settings_of

if TYPE_CHECKING:
    from briefgen.pipeline.paint import Extras

BRIEFS = "a brief, a folder of briefs, or - for standard input"
MOST_PROFILE_BYTES = 16 << 20
OBJECTS_OF_A_BUILD = 200_000
"""Threshold of new objects for the garbage collector, instead of 700: one brief makes fewer."""


def add(commands: Any) -> None:
    """Add the command with its arguments."""
    build = commands.add_parser("build", help="build deck and page from briefs")
    build.add_argument("briefs", nargs="+", type=Path, metavar="BRIEF", help=BRIEFS)
    build.add_argument(
        "-o",
        "--out",
        type=Path,
        default=Path("out"),
        metavar="DIR",
        help="output folder (out); {now} in it is the period that the brief is as of",
    )
    build.add_argument(
        "--format",
        default="pptx,pdf",
        metavar="pptx,pdf,png,long",
        help="formats to write (pptx,pdf); long: a picture for phones, as PNG and PDF",
    )
    add_set(build)
    build.add_argument("--theme", default="", metavar="NAME", help="theme instead of the brief's own")
    build.add_argument("--strict", action="store_true", help="treat warnings as errors")
    build.add_argument(
        "--verify",
        action="store_true",
        help="read the files back and write nothing that differs from the brief",
    )
    build.add_argument(
        "--print",
        dest="press",
        action="store_true",
        help="also write the page with bleed and crop marks, and a preflight report",
    )
    build.add_argument(
        "--profile",
        type=Path,
        metavar="FILE.icc",
        help="separate its colours with the print shop's CMYK profile",
    )
    build.add_argument("--grey", action="store_true", help="also write the page in greyscale")
    build.add_argument(
        "--attach",
        action="store_true",
        help="attach the brief and its figures to the page (PDF/A-3u instead of 2u)",
    )
    build.add_argument(
        "--manifest", action="store_true", help="also write the checksums of all inputs and outputs"
    )
    build.add_argument(
        "--overwrite",
        action="store_true",
        help="replace files that were edited since they were built, without keeping a copy",
    )
    build.add_argument(
        "--explain",
        action="store_true",
        help="say why each derived slide and each part of the page is what it is",
    )
    build.add_argument("--json", action="store_true", help="print one JSON object at the end")
    build.add_argument("--quiet", action="store_true", help="print nothing unless something is wrong")
    build.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Build each brief; return the worst exit code."""
    gc.set_threshold(OBJECTS_OF_A_BUILD)
    from briefgen.cli.commands.named import named_briefs
    from briefgen.cli.progress import BuildProgress, JsonProgress
    from briefgen.pipeline.build import Options, build
    from briefgen.pipeline.kept_layout import kept_layout
    from briefgen.pipeline.paint import FORMATS
    from briefgen.runtime.atomic_write import OutputError

    formats = tuple(part.strip() for part in options.format.split(",") if part.strip())
    unknown = [part for part in formats if part not in FORMATS]
    if unknown or not formats:
        said = f"unknown format {unknown[0]!r}" if unknown else "no format"
        raise UsageError(f"{said}; allowed: {', '.join(FORMATS)}")
    briefs = named_briefs(options.briefs)
    _refuse_clash(briefs, options, long="long" in formats)
    asked = Options(
        out=options.out,
        formats=formats,
        theme=options.theme,
        settings=settings_of(options),
        strict=options.strict,
        verify=options.verify,
        overwrite=options.overwrite,
        explain=options.explain,
        extras=_extras(options),
    )
    progress = JsonProgress() if options.json else BuildProgress(quiet=options.quiet)
    worst, built = OK, 0
    for number, path in enumerate(briefs):
        if number:
            gc.collect()
        try:
            with kept_layout(path, asked.settings) if len(briefs) == 1 else nullcontext():
                report = build(path, asked, partial(progress.step, path))
        except BriefError as error:
            progress.refused(path, error)
            worst = max(worst, BAD_INPUT)
        except OutputError as error:
            progress.failed(path, error)
            worst = max(worst, NOT_WRITTEN)
        else:
            progress.done(path, report)
            built += 1
    progress.finished(built, len(briefs))
    return worst


def _refuse_clash(briefs: Sequence[Path], options: argparse.Namespace, *, long: bool) -> None:
    """Raise UsageError, before any brief is built, where two would write the same file."""
    from briefgen.pipeline.filenames import stem_of, stems

    taken: dict[str, Path] = {}
    for path in briefs:
        for name in stems(stem_of(path), press=options.press, grey=options.grey, long=long):
            first = taken.setdefault(name, path)
            if first is not path:
                way_out = "rename one of them, or build it with another --out"
                raise UsageError(f"{first} and {path} would write the same files; {way_out}")


def _extras(options: argparse.Namespace) -> Extras:
    """Return what is asked for beside deck and page; UsageError when the profile is of no use."""
    from briefgen.pipeline.paint import Extras

    profile = b""
    if options.profile is not None:
        if not options.press:
            raise UsageError("--profile says how to print: it needs --print")
        profile = _profile(options.profile)
    return Extras(
        press=options.press,
        profile=profile,
        grey=options.grey,
        manifest=options.manifest,
        attach=options.attach,
    )


def _profile(path: Path) -> bytes:
    from briefgen.base.near_names import as_on_disk, near_path
    from briefgen.render.pdf.colour import Press

    try:
        found = as_on_disk(path)
        if not found.exists():
            near = near_path(path)
            raise ValueError("there is no such file" + (f"; did you mean {near}?" if near else ""))
        if not found.is_file():
            raise ValueError("it is not a file")
        if found.stat().st_size > MOST_PROFILE_BYTES:
            raise ValueError(f"it is larger than {MOST_PROFILE_BYTES >> 20} MiB")
        if not (profile := found.read_bytes()):
            raise ValueError("it is empty")
        Press(profile).components("#123456")
    except (OSError, ValueError) as error:
        said = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise UsageError(f"{path} cannot be used as a colour profile: {said}") from error
    return profile
