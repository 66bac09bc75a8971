"""`briefgen check`: briefs in, everything that is wrong or doubtful about them out; nothing is written."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from briefgen.base.diagnostics import BriefError, Problem
from briefgen.base.translate import tr
from briefgen.brief.acceptance import Accepted
from briefgen.brief.parameter import Settings
from briefgen.cli.commands.build import BRIEFS
from briefgen.cli.commands.codes import BAD_INPUT, OK, STOPPED, UsageError
from briefgen.cli.commands.outputs import add_look
from briefgen.cli.commands.settings import add_set, known_to, settings_of
from briefgen.runtime.console import print_result, print_stderr
from briefgen.runtime.signals import INTERRUPT, Stopped

FORMATS = ("text", "json", "sarif", "github")

EXAMPLES = (
    "briefgen check brief.yaml",
    "briefgen check --strict --format github briefs",
    "briefgen check brief.yaml --against last-month.yaml",
    "briefgen check --watch brief.yaml",
)


def add(commands: Any) -> None:
    """Add the command with its arguments."""
    check = commands.add_parser("check", help=tr("report the problems of briefs without building them"))
    check.add_argument("briefs", nargs="+", type=Path, metavar="BRIEF", help=tr(BRIEFS))
    add_set(check)
    add_look(check)
    check.add_argument("--strict", action="store_true", help=tr("treat warnings as errors"))
    check.add_argument("--all", action="store_true", help=tr("list every warning, not one per cause"))
    check.add_argument(
        "--explain",
        action="store_true",
        help=tr("also list statements in words that could not be judged, and a value that repeats"),
    )
    check.add_argument(
        "--against",
        type=Path,
        metavar="LAST",
        help=tr("also hold the figures against those of the last edition's brief"),
    )
    check.add_argument(
        "--format",
        choices=FORMATS,
        default="text",
        help=tr("output format (text); sarif is for code scanning, github annotates lines of a pull request"),
    )
    check.add_argument("--json", action="store_const", const="json", dest="format", help="--format json")
    check.add_argument(
        "--watch",
        action="store_true",
        help=tr("check again whenever a brief or a file that it reads is saved, until Ctrl-C"),
    )
    check.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Check each brief and print its problems; return 2 when one has errors."""
    if not options.watch:
        return _checked(options)
    from briefgen.brief.brief_file import STANDARD_INPUT
    from briefgen.cli.commands.named import named_briefs
    from briefgen.cli.watch import run_on_save

    if STANDARD_INPUT in options.briefs or options.format == "sarif":
        what = "--format sarif" if options.format == "sarif" else "-"
        raise UsageError(
            tr("--watch goes with files, and with --format text, github or json; not with {what}", what=what)
        )
    last = () if options.against is None else (options.against,)
    try:
        run_on_save(
            lambda: _checked_or_told(options),
            lambda: (*named_briefs(options.briefs), *last),
            clear=options.format == "text",
        )
    except KeyboardInterrupt as stop:
        return STOPPED + (stop.number if isinstance(stop, Stopped) else INTERRUPT)
    return OK


def _checked_or_told(options: argparse.Namespace) -> None:
    """Check, and say what hinders it: the next save may mend that."""
    try:
        _checked(options)
    except BriefError as error:
        print_stderr(str(error))


def _checked(options: argparse.Namespace) -> int:
    from briefgen.cli.commands.named import named_briefs
    from briefgen.report.verdict import annotation, counts, verdict_json, verdict_lines, way_on

    briefs = named_briefs(options.briefs)
    settings = settings_of(options)
    if options.against is not None and len(briefs) > 1:
        raise UsageError(tr("--against compares one brief with its last edition"))
    found: list[Problem] = []
    open_claims: list[str] = []
    known: list[Accepted] = []
    for path in briefs:
        problems, unchecked, accepted = _problems(path, options)
        if options.against is not None:
            doubts, known_doubts = _doubts(path, options.against, settings, strict=options.strict)
            problems = tuple(sorted({*problems, *doubts}))
            accepted = (*accepted, *known_doubts)
        found += problems
        open_claims += unchecked
        known += accepted
        if options.format == "github":
            print_result("".join(f"{annotation(problem)}\n" for problem in problems), end="")
        elif options.format == "text":
            print_result("\n".join(verdict_lines(path, problems, unchecked, accepted, every=options.all)))
        if options.explain and options.format == "text":
            print_result("".join(f"{line}\n" for line in _left_open(path, settings)), end="")
    if options.format == "text" and found:
        sys.stdout.flush()
        print_stderr(way_on(found))  # beside what pipes read
    if options.format == "json":
        whole = verdict_json(found, open_claims, known)
        print_result(json.dumps(json.loads(whole), ensure_ascii=False) if options.watch else whole)
    elif options.format == "sarif":
        from briefgen import __version__
        from briefgen.report.sarif import verdict_sarif

        print_result(verdict_sarif(found, known, version=__version__))
    errors, _ = counts(found)
    return BAD_INPUT if errors else OK


def _problems(
    path: Path, options: argparse.Namespace
) -> tuple[tuple[Problem, ...], tuple[str, ...], tuple[Accepted, ...]]:
    """Return what is wrong with a brief, the claims that no value of it bears out, and what it accepts."""
    from briefgen.pipeline.lay_out import lay_out

    try:
        laid = lay_out(
            path,
            theme=options.theme,
            template=options.template,
            strict=options.strict,
            settings=settings_of(options),
        )
    except BriefError as error:
        return error.problems, (), ()
    return laid.problems, tuple(fact.id for fact in laid.edition.ledger.unchecked), laid.accepted


def _doubts(
    path: Path, last: Path, settings: Settings, *, strict: bool
) -> tuple[tuple[Problem, ...], tuple[Accepted, ...]]:
    """Return what the last edition makes doubtful about a brief's figures, and what of it is accepted."""
    from briefgen.brief.acceptance import EDITION_CODES, sifted
    from briefgen.brief.brief_file import read_bytes
    from briefgen.brief.read import read_draft
    from briefgen.diff.against import against
    from briefgen.diff.versions import read_version, version_of

    brief = read_draft(path, read_bytes(path), settings).brief
    if brief is None:
        return (), ()
    accept = tuple(each for each in brief.accept if each.warning in EDITION_CODES)
    before = read_version(last, known_to(last, settings, path))
    left, accepted = sifted(against(before, version_of(brief), str(last)), accept)
    return tuple(each.as_error() if strict else each for each in left), accepted


def _left_open(path: Path, settings: Settings) -> tuple[str, ...]:
    """Return the statements that the figures neither bear out nor contradict, and values that repeat."""
    from briefgen.brief.brief_file import read_bytes
    from briefgen.brief.ledger_of import ledger_of
    from briefgen.brief.read import read_draft
    from briefgen.facts.repeated import repeated_values
    from briefgen.words.check import open_statements

    brief = read_draft(path, read_bytes(path), settings).brief
    if brief is None:
        return ()
    ledger = ledger_of(brief)
    return (*open_statements(brief, ledger), *repeated_values(ledger.accounts.values()))
