"""`briefgen build`: briefs in, decks and pages out."""

from __future__ import annotations

import argparse
import gc
from collections.abc import Sequence
from contextlib import nullcontext
from functools import partial
from pathlib import Path
from typing import Any

from briefgen.base.copier import replace
from briefgen.base.diagnostics import BriefError
from briefgen.base.marked import N_
from briefgen.base.translate import tr
from briefgen.cli.commands.codes import BAD_INPUT, NOT_WRITTEN, OK, UsageError
from briefgen.cli.commands.outputs import add_format, add_outputs, asked_of
from briefgen.cli.commands.settings import add_set

BRIEFS = N_("a brief, a folder of briefs, or - for standard input")

EXAMPLES = (
    "briefgen build brief.yaml",
    "briefgen build districts -o out/2026-03 --format pptx,pdf,png -q",
    "briefgen build - --out out < brief.yaml",
)


def add(commands: Any) -> None:
    """Add the command with its arguments."""
    build = commands.add_parser("build", help=tr("build deck and page from briefs"))
    build.add_argument("briefs", nargs="+", type=Path, metavar="BRIEF", help=tr(BRIEFS))
    build.add_argument(
        "-o",
        "--out",
        type=Path,
        default=Path("out"),
        metavar="DIR",
        help=tr("output folder (out); {now} in it is the period that the brief is as of"),
    )
    add_format(build)
    add_set(build)
    add_outputs(build)
    build.add_argument(
        "--explain",
        action="store_true",
        help=tr("say why each derived slide and each part of the page is what it is"),
    )
    build.add_argument("--json", action="store_true", help=tr("print one JSON object at the end"))
    build.add_argument(
        "-q", "--quiet", action="store_true", help=tr("print nothing unless something is wrong")
    )
    build.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Build each brief; return the worst exit code."""
    from briefgen.cli.commands.named import named_briefs
    from briefgen.cli.progress import BuildProgress, JsonProgress
    from briefgen.pipeline.build import build
    from briefgen.pipeline.kept_layout import kept_layout
    from briefgen.runtime.atomic_write import OutputError

    briefs = named_briefs(options.briefs)
    asked = replace(asked_of(options, options.out), explain=options.explain)
    _refuse_clash(briefs, options, asked.formats)
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


def _refuse_clash(briefs: Sequence[Path], options: argparse.Namespace, formats: Sequence[str]) -> None:
    """Raise UsageError, before any brief is built, where two would write the same file."""
    from briefgen.brief.names_stated import names_stated
    from briefgen.pipeline.filenames import stem_of, written_names

    taken: dict[str, Path] = {}
    for path in briefs if len(briefs) > 1 else ():
        names = names_stated(path)
        further = {"press": options.press, "grey": options.grey}
        made = {"long": "long" in formats, "web": "html" in formats}
        for name in written_names(stem_of(path), names, **further, **made):
            first = taken.setdefault(name, path)
            if first is not path:
                way_out = tr("rename one of them, or build it with another --out")
                raise UsageError(
                    tr(
                        "{first} and {path} would write the same files; {way_out}",
                        first=first,
                        path=path,
                        way_out=way_out,
                    )
                )
