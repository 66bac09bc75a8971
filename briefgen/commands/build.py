"""`briefgen build`: briefs in, decks and pages out."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from briefgen.commands.codes import BAD_INPUT, NOT_WRITTEN, OK
from briefgen.problems import BriefError


def add(commands: Any) -> None:
    """Say how the command is called."""
    build = commands.add_parser("build", help="build deck and page from briefs")
    build.add_argument("briefs", nargs="+", type=Path, metavar="BRIEF")
    build.add_argument("--out", type=Path, default=Path("out"), metavar="DIR", help="output folder (out)")
    build.add_argument(
        "--format", default="pptx,pdf", metavar="pptx,pdf,png", help="what to write (pptx,pdf)"
    )
    build.add_argument("--theme", default="", metavar="NAME", help="a theme instead of the brief's own")
    build.add_argument("--strict", action="store_true", help="treat warnings as errors")
    build.add_argument(
        "--verify",
        action="store_true",
        help="read the files back and write nothing that differs from the brief",
    )
    build.add_argument("--quiet", action="store_true", help="say nothing unless something is wrong")
    build.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Build each brief; return the worst exit code."""
    from briefgen.build import FORMATS, Options, build
    from briefgen.output import OutputError
    from briefgen.progress import Progress

    formats = tuple(part.strip() for part in options.format.split(",") if part.strip())
    unknown = [part for part in formats if part not in FORMATS]
    if unknown or not formats:
        said = f"unknown format {unknown[0]!r}" if unknown else "no format"
        print(f"briefgen: {said}; allowed: {', '.join(FORMATS)}", file=sys.stderr)
        return BAD_INPUT
    asked = Options(
        out=options.out, formats=formats, theme=options.theme, strict=options.strict, verify=options.verify
    )
    progress = Progress(quiet=options.quiet)
    worst = OK
    for path in options.briefs:
        try:
            report = build(path, asked, lambda step, path=path: progress.step(path, step))  # type: ignore[misc]
        except BriefError as error:
            progress.refused(path, error)
            worst = max(worst, BAD_INPUT)
        except OutputError as error:
            progress.clear()
            print(f"briefgen: {error}", file=sys.stderr)
            worst = max(worst, NOT_WRITTEN)
        else:
            progress.done(path, report)
    return worst
