"""`briefgen update`: bring the figures of a deck that was edited by hand up to date, and keep the edits."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefgen.base.translate import tr
from briefgen.cli.commands.codes import BAD_INPUT, CONFLICTS, OK, UsageError
from briefgen.cli.commands.outputs import add_look
from briefgen.cli.commands.settings import add_set, settings_of
from briefgen.runtime.console import escaped, print_result, print_stderr

if TYPE_CHECKING:
    from briefgen.pipeline.update import UpdateReport

FORMAT_VERSION = 1
MOST_CHANGES = 12
"""Changes that people are shown without --verbose: of what is seen on slides."""
MOST_TOLD = 200
"""Conflicts and notes that people are shown; programs get all."""

EXAMPLES = (
    "briefgen update brief.yaml out/brief.pptx --dry-run -v",
    "briefgen update brief.yaml edited.pptx -o new.pptx",
)


def add(commands: Any) -> None:
    """Add the command with its arguments."""
    update = commands.add_parser(
        "update",
        help=tr("bring the figures of a deck that was edited by hand up to date"),
        description=tr(
            "Compares what was generated (the deck says it), what is generated now, and what you "
            "made of it. Figures move in your wording and style; all else stays as you left it. "
            "The old deck is kept beside the new one. Exit code 0: done; 3: done, and some "
            "things are yours to look at; 2: the brief has errors, or the deck cannot be read; "
            "1: nothing could be written."
        ),
    )
    update.add_argument("brief", type=Path, metavar="BRIEF")
    update.add_argument("deck", type=Path, metavar="DECK.pptx")
    update.add_argument(
        "--base",
        type=Path,
        metavar="FILE",
        help=tr(
            "the deck as it was generated, or the brief that it was generated from, if the deck lost track"
        ),
    )
    update.add_argument("-o", "--out", type=Path, metavar="FILE", help=tr("another file to write"))
    update.add_argument("--dry-run", action="store_true", help=tr("say what would change, and write nothing"))
    add_set(update)
    add_look(update)
    update.add_argument(
        "-v", "--verbose", action="store_true", help=tr("tell everything that moved, not the first of it")
    )
    update.add_argument("--json", action="store_true", help=tr("print what was done as JSON"))
    update.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Update the deck; return the exit code."""
    from briefgen.pipeline.update import UpdateOptions, update_deck
    from briefgen.runtime.package import UnreadableError

    if options.deck.suffix.lower() != ".pptx":
        raise UsageError(tr("{deck} is not a deck: name a .pptx file", deck=options.deck))
    if options.out is not None and options.out.exists():
        raise UsageError(tr("{out} is there already: name a new file", out=options.out))
    if options.out is not None and options.out.suffix.lower() != ".pptx":
        raise UsageError(tr("-o: {out} is not a deck: name a .pptx file", out=options.out))
    if options.out is not None and not options.out.parent.is_dir():
        raise UsageError(tr("-o: there is no folder {parent}", parent=options.out.parent))
    asked = UpdateOptions(
        base=options.base,
        out=options.out,
        theme=options.theme,
        template=options.template,
        settings=settings_of(options),
        dry=options.dry_run,
    )
    try:
        report = update_deck(options.brief, options.deck, asked)
    except UnreadableError as error:
        print_stderr(f"briefgen: {escaped(str(error))}")
        return BAD_INPUT
    if options.json:
        print_result(json.dumps(_said(report), ensure_ascii=False, indent=2))
    else:
        for line in (*_changes(report, most=None if options.verbose else MOST_CHANGES), *_lines(report)):
            print_result(escaped(line))
    return CONFLICTS if report.update.conflicts else OK


def _changes(report: UpdateReport, most: int | None) -> Iterator[str]:
    """Yield what moved, slide by slide: all of it, or the first of what is seen on slides."""
    unseen = ("alternative text", "notes")
    shown = [each for each in report.changes if most is None or each.kind not in unseen]
    slide = 0
    for change in shown[:most]:
        if change.slide != slide:
            slide = change.slide
            yield f"slide {slide}"
        yield f"  {change}"
    if left := len(report.changes) - len(shown[:most]):
        where = " in notes and alternative texts" if len(shown) == len(shown[:most]) else ""
        yield f"  … and {left:,} more{where}: --verbose tells all"


def _lines(report: UpdateReport) -> Iterator[str]:
    found = report.update
    told = [f"{report.deck}: {conflict}" for conflict in found.conflicts]
    told += [f"{report.deck}: {note}" for note in found.notes]
    yield from told[:MOST_TOLD]
    if len(told) > MOST_TOLD:
        yield f"… and {len(told) - MOST_TOLD:,} more"
    if report.base:
        yield f"what was generated: {report.base}"
    if report.written is None and not found.moved and not found.conflicts:
        yield f"{report.deck}: nothing to move"
        return
    if report.kept_as is not None:
        yield f"the old deck is {report.kept_as}"
    yield f"{report.written or report.deck}: {_result(report)}"


def _result(report: UpdateReport) -> str:
    found = report.update
    if report.untouched:
        return "nobody edited it: it is what the brief builds now"
    word = "would move" if report.written is None else "moved"
    count = len(report.changes)
    told = (
        f"{count:,} text{'s' if count != 1 else ''} and values {word}"
        if count
        else f"no text or value {word}"
    )
    if not found.conflicts:
        return f"{told}, no conflicts"
    count = len(found.conflicts)
    commented = f", {found.commented} marked by a comment" if found.commented else ""
    return f"{told}, {count} conflict{'s' if count > 1 else ''} left to you{commented}"


def _said(report: UpdateReport) -> dict[str, Any]:
    found = report.update
    return {
        "version": FORMAT_VERSION,
        "deck": str(report.deck),
        "written": str(report.written) if report.written else None,
        "kept_as": str(report.kept_as) if report.kept_as else None,
        "base": report.base or None,
        "untouched": report.untouched,
        "moved": found.moved,
        "changes": [asdict(change) for change in report.changes],
        "conflicts": [
            {key: value for key, value in asdict(conflict).items() if key != "at"}
            for conflict in found.conflicts
        ],
        "notes": list(found.notes),
    }
