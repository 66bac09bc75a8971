"""`briefgen schema`: the JSON Schema by which an editor completes, explains and checks a brief."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from briefgen.base.translate import tr
from briefgen.cli.commands.codes import NOT_WRITTEN, OK
from briefgen.runtime.console import print_result, print_stderr

EXAMPLES = (
    "briefgen schema -o brief.schema.json",
    "briefgen schema theme -o theme.schema.json",
)


def add(commands: Any) -> None:
    """Add the command with its arguments."""
    schema = commands.add_parser("schema", help=tr("write the JSON Schema of a brief, for editors"))
    schema.add_argument(
        "kind",
        nargs="?",
        default="brief",
        choices=("brief", "theme", "template"),
        metavar="KIND",
        help=tr("brief (the default), theme for a theme.yaml, template for a template.yaml"),
    )
    schema.add_argument(
        "-o", "--out", type=Path, metavar="FILE", help=tr("write it to a file; printed otherwise")
    )
    schema.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print the schema, or write it; a file of that name is written over."""
    from briefgen.cli.schema_text import schema_text

    text = schema_text(options.kind)
    if options.out is None:
        print_result(text, end="")
        return OK
    try:
        options.out.write_text(text, encoding="utf-8", newline="\n")
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        print_stderr(tr("briefgen: {out} is not written: {reason}", out=options.out, reason=reason))
        return NOT_WRITTEN
    print_result(
        tr(
            "{out}: name it in a first line, # yaml-language-server: $schema={as_posix}",
            out=options.out,
            as_posix=options.out.as_posix(),
        )
    )
    return OK
