"""`briefgen check`: briefs in, everything that is wrong or doubtful about them out; nothing is written."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from briefgen.base.diagnostics import BriefError, Problem
from briefgen.cli.commands.build import BRIEFS
from briefgen.cli.commands.codes import BAD_INPUT, OK
from briefgen.runtime.console import print_result

FORMATS = ("text", "json", "github")


def add(commands: Any) -> None:
    """Add the command with its arguments."""
    check = commands.add_parser("check", help="report the problems of briefs without building them")
    check.add_argument("briefs", nargs="+", type=Path, metavar="BRIEF", help=BRIEFS)
    check.add_argument("--strict", action="store_true", help="treat warnings as errors")
    check.add_argument("--all", action="store_true", help="list every warning, not one per cause")
    check.add_argument(
        "--format",
        choices=FORMATS,
        default="text",
        help="output format; github annotates lines of a pull request",
    )
    check.add_argument("--json", action="store_const", const="json", dest="format", help="--format json")
    check.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Check each brief and print its problems; return 2 when one has errors."""
    from briefgen.cli.commands.named import named_briefs
    from briefgen.report.verdict import annotation, counts, verdict_json, verdict_lines

    found: list[Problem] = []
    open_claims: list[str] = []
    for path in named_briefs(options.briefs):
        problems, unchecked = _problems(path, strict=options.strict)
        found += problems
        open_claims += unchecked
        if options.format == "github":
            print_result("".join(f"{annotation(problem)}\n" for problem in problems), end="")
        elif options.format == "text":
            print_result("\n".join(verdict_lines(path, problems, unchecked, every=options.all)))
    if options.format == "json":
        print_result(verdict_json(found, open_claims))
    errors, _ = counts(found)
    return BAD_INPUT if errors else OK


def _problems(path: Path, *, strict: bool) -> tuple[tuple[Problem, ...], tuple[str, ...]]:
    """Return what is wrong with a brief, and the claims that no value of it bears out."""
    from briefgen.pipeline.lay_out import lay_out

    try:
        laid = lay_out(path, strict=strict)
    except BriefError as error:
        return error.problems, ()
    return laid.problems, tuple(fact.id for fact in laid.edition.ledger.unchecked)
