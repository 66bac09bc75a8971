"""`briefgen update`: bring the figures of a deck that was edited by hand up to date, and keep the edits."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefgen.base.marked import N_
from briefgen.base.translate import tr, tr_n
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
            yield tr("slide {number}", number=slide)
        yield f"  {change}"
    if left := len(report.changes) - len(shown[:most]):
        said = N_("  … and {left:,} more: --verbose tells all")
        if len(shown) == len(shown[:most]):
            said = N_("  … and {left:,} more in notes and alternative texts: --verbose tells all")
        yield tr(said, left=left)


def _lines(report: UpdateReport) -> Iterator[str]:
    found = report.update
    told = [f"{report.deck}: {conflict}" for conflict in found.conflicts]
    told += [f"{report.deck}: {note}" for note in found.notes]
    yield from told[:MOST_TOLD]
    if len(told) > MOST_TOLD:
        yield tr("… and {number:,} more", number=len(told) - MOST_TOLD)
    if report.base:
        yield tr("what was generated: {base}", base=report.base)
    if report.written is None and not found.moved and not found.conflicts:
        yield tr("{deck}: nothing to move", deck=report.deck)
        return
    if report.kept_as is not None:
        yield tr("the old deck is {path}", path=report.kept_as)
    yield f"{report.written or report.deck}: {_result(report)}"


def _result(report: UpdateReport) -> str:
    found = report.update
    if report.untouched:
        return tr("nobody edited it: it is what the brief builds now")
    told = _moved(len(report.changes), would=report.written is None)
    if not found.conflicts:
        return tr("{told}, no conflicts", told=told)
    said = tr_n(
        "{told}, {number} conflict left to you",
        "{told}, {number} conflicts left to you",
        len(found.conflicts),
        told=told,
    )
    return said + (tr(", {count} marked by a comment", count=found.commented) if found.commented else "")


def _moved(count: int, *, would: bool) -> str:
    if not count:
        return tr("no text or value would move") if would else tr("no text or value moved")
    if would:
        return tr_n("{number:,} text and values would move", "{number:,} texts and values would move", count)
    return tr_n("{number:,} text and values moved", "{number:,} texts and values moved", count)


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
