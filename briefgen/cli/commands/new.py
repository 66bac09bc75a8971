"""`briefgen new`: a name in, the files of a new word out, in a checkout."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from briefgen.base.translate import tr
from briefgen.cli.commands.codes import NOT_WRITTEN, OK, UsageError
from briefgen.runtime.console import print_result

EXAMPLES = (
    "briefgen new block thermometer",
    "briefgen new block thermometer --into ../briefgen",
)


def add(commands: Any) -> None:
    """Add the command with its arguments."""
    new = commands.add_parser("new", help=tr("create a new block: its module, example and test"))
    new.add_argument("kind", choices=("block",), metavar="block")
    new.add_argument("name", metavar="NAME", help=tr("the block's word in the YAML"))
    new.add_argument(
        "--into", type=Path, default=Path(), metavar="DIR", help=tr("the checkout (this folder)")
    )
    new.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Write the files, none over one that is there; say what comes next."""
    from briefgen.cli.scaffold import new_block

    try:
        files = new_block(options.name, options.into)
    except ValueError as error:
        raise UsageError(str(error)) from error
    for path, text in files.items():
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("x", encoding="utf-8") as file:
                file.write(text)
        except OSError as error:
            print(
                tr("briefgen: cannot write {path}: {reason}", path=path, reason=error.strerror),
                file=sys.stderr,
            )
            return NOT_WRITTEN
        print_result(str(path))
    print_result(tr("try it: briefgen gallery {name}", name=options.name))
    print_result(tr("then name it in docs/brief-format.md and run scripts/make_docs.py"))
    return OK
