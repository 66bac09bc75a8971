"""`briefgen eject`: a brief in, the same with its derived deck and page written into it out."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from briefgen.base.translate import tr
from briefgen.cli.commands.answer import Answer, add_json, answered
from briefgen.cli.commands.codes import OK, UsageError
from briefgen.cli.commands.settings import add_set, settings_of
from briefgen.runtime.console import escaped

EXAMPLES = (
    "briefgen eject brief.yaml --dry-run",
    "briefgen eject brief.yaml --page -o written.yaml",
)


def add(commands: Any) -> None:
    """Add the command with its arguments."""
    eject = commands.add_parser(
        "eject", help=tr("write the derived deck and page into the brief, to begin from")
    )
    eject.add_argument("brief", type=Path, metavar="BRIEF")
    add_set(eject)
    eject.add_argument("--deck", action="store_true", help=tr("write the deck alone"))
    eject.add_argument("--page", action="store_true", help=tr("write the page alone"))
    eject.add_argument(
        "-o", "--out", type=Path, metavar="FILE", help=tr("new file to write instead of the brief")
    )
    eject.add_argument(
        "--dry-run", action="store_true", help=tr("print what would change, and write nothing")
    )
    add_json(eject)
    eject.set_defaults(run=run)


@answered
def run(options: argparse.Namespace, answer: Answer) -> int:
    """Write the brief, or print its difference; return 2 where it lays out its deck or page already."""
    from briefgen.brief.brief_file import STANDARD_INPUT
    from briefgen.pipeline.eject import eject
    from briefgen.pipeline.parts import Part
    from briefgen.report.change_of_text import difference
    from briefgen.runtime.limits import limited
    from briefgen.runtime.replace import replace_text

    target = options.out or options.brief
    if target == STANDARD_INPUT and not options.dry_run:
        raise UsageError(tr("what comes from standard input needs a file to be written to: --out FILE"))
    if options.out is not None and options.out.exists() and not options.dry_run:
        raise UsageError(tr("{out} is there already: name a new file", out=options.out))
    asked: dict[Part, bool] = {"deck": options.deck, "page": options.page}
    with limited(options.brief, tr("writing out its layout")):
        wanted_parts = frozenset(part for part, wanted in asked.items() if wanted)
        found = eject(options.brief, wanted_parts, settings_of(options))
    if options.dry_run:
        changes = difference(options.brief, target, found.before, found.after)
        answer.say(escaped(changes), end="")
        answer.add(changes=changes)
    else:
        replace_text(target, found.after, found.before if options.out is None else None)
        answer.wrote(target, len(found.after), _written(target, found.parts))
    for note in found.notes:
        answer.note(note)
    answer.add(parts=list(found.parts))
    return OK


def _written(target: Path, parts: Sequence[str]) -> str:
    names = tr(" and ").join(map(tr, parts))
    return tr("{target}: {names} written", target=target, names=names)
