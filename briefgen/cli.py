"""Words of the command line in, an exit code out.

Exit codes: 0 all built; 1 outputs could not be written; 2 the brief has errors, or the command line has;
130 interrupted.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from briefgen import __version__
from briefgen.problems import BriefError

OK, NOT_WRITTEN, BAD_INPUT, INTERRUPTED = 0, 1, 2, 130


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command; return its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        options = _parser().parse_args(argv)
        code: int = options.run(options)
        return code
    except KeyboardInterrupt:
        print("interrupted; earlier outputs are untouched", file=sys.stderr)
        return INTERRUPTED


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="briefgen",
        description="One YAML brief in; an editable PowerPoint deck and a print-ready page out.",
    )
    parser.add_argument("--version", action="version", version=f"briefgen {__version__}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    _add_build(commands)
    return parser


def _add_build(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    build = commands.add_parser("build", help="build deck and page from briefs")
    build.add_argument("briefs", nargs="+", type=Path, metavar="BRIEF")
    build.add_argument("--out", type=Path, default=Path("out"), metavar="DIR", help="output folder (out)")
    build.add_argument(
        "--format", default="pptx,pdf", metavar="pptx,pdf,png", help="what to write (pptx,pdf)"
    )
    build.add_argument("--theme", default="", metavar="NAME", help="a theme instead of the brief's own")
    build.add_argument("--strict", action="store_true", help="treat warnings as errors")
    build.add_argument("--quiet", action="store_true", help="say nothing unless something is wrong")
    build.set_defaults(run=_build)


def _build(options: argparse.Namespace) -> int:
    from briefgen.build import FORMATS, Options, build
    from briefgen.output import OutputError
    from briefgen.progress import Progress

    formats = tuple(part.strip() for part in options.format.split(",") if part.strip())
    unknown = [part for part in formats if part not in FORMATS]
    if unknown or not formats:
        said = f"unknown format {unknown[0]!r}" if unknown else "no format"
        print(f"briefgen: {said}; allowed: {', '.join(FORMATS)}", file=sys.stderr)
        return BAD_INPUT
    asked = Options(out=options.out, formats=formats, theme=options.theme, strict=options.strict)
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
