"""`briefgen gallery`: nothing in, every word of the vocabulary out, each beside the YAML that made it."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from briefgen.base.translate import tr
from briefgen.cli.commands.answer import Answer, add_json, answered
from briefgen.cli.commands.codes import OK, UsageError

EXAMPLES = (
    "briefgen gallery",
    "briefgen gallery column table -o out",
)


def add(commands: Any) -> None:
    """Add the command with its arguments."""
    gallery = commands.add_parser("gallery", help=tr("show every word of the vocabulary with its YAML"))
    gallery.add_argument("words", nargs="*", metavar="WORD", help=tr("only these words"))
    gallery.add_argument(
        "-o", "--out", type=Path, default=Path("out"), metavar="DIR", help=tr("output folder (out)")
    )
    gallery.add_argument("--theme", default="", metavar="NAME", help=tr("theme instead of govblue"))
    add_json(gallery)
    gallery.set_defaults(run=run)


@answered
def run(options: argparse.Namespace, answer: Answer) -> int:
    """Write the deck, the PDF and the index of pictures."""
    from briefgen.base.diagnostics import did_you_mean
    from briefgen.cli.gallery.book import shown_words
    from briefgen.cli.gallery.files import gallery_files
    from briefgen.cli.progress import tell_kept
    from briefgen.runtime.atomic_write import write_whole

    known = shown_words()
    for name in options.words:
        if name not in known:
            raise UsageError(
                tr(
                    "no example shows {name!r}; {near}",
                    name=name,
                    near=did_you_mean(name, known),
                )
            )
    outcome = write_whole(options.out, gallery_files(options.theme, options.words or known))
    tell_kept(outcome.kept)
    for each in outcome.written:
        answer.wrote(each.path, each.size, f"{each.path}  {each.size / 1024:,.0f} KiB")
    return OK
