"""`briefgen facts`: a brief in, its ledger out: every figure, what it may mean, whence and where printed."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from briefgen.base.translate import tr
from briefgen.cli.commands.codes import OK, UsageError
from briefgen.cli.commands.settings import add_set, settings_of
from briefgen.runtime.console import print_result

FORMATS = ("text", "json", "csv", "xlsx", "yaml")

EXAMPLES = (
    "briefgen facts brief.yaml",
    "briefgen facts brief.yaml --format xlsx -o facts.xlsx",
    "briefgen facts brief.yaml --json",
)


def add(commands: Any) -> None:
    """Add the command with its arguments."""
    facts = commands.add_parser("facts", help=tr("print a brief's figures and where each comes from"))
    facts.add_argument("brief", type=Path, metavar="BRIEF")
    add_set(facts)
    facts.add_argument(
        "--format",
        choices=FORMATS,
        default="text",
        help=tr("output format (text); yaml: a brief of the figures alone, for `diff`"),
    )
    facts.add_argument("--json", action="store_const", const="json", dest="format", help="--format json")
    facts.add_argument(
        "-o", "--out", type=Path, metavar="FILE", help=tr("file to write instead of the terminal")
    )
    facts.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print or write the ledger; return 2 when the brief has errors."""
    from briefgen.brief.figures_alone import figures_alone
    from briefgen.pipeline.lay_out import lay_out
    from briefgen.report.ledger import ledger_bytes
    from briefgen.runtime.atomic_write import write_whole
    from briefgen.runtime.limits import limited

    if options.format == "xlsx" and options.out is None:
        raise UsageError(tr("a workbook needs a file: --out FILE.xlsx"))
    laid = lay_out(options.brief, settings=settings_of(options))
    with limited(options.brief, tr("listing the figures")):
        edition = laid.edition
        if options.format == "yaml":
            table = figures_alone(edition.brief, edition.ledger)
        else:
            table = ledger_bytes(laid, options.format)
    if options.out is None:
        print_result(table.decode(), end="")
    else:
        write_whole(options.out.parent, {options.out.name: table})
    return OK
