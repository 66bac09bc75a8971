"""`briefgen diff`: two briefs in, what changed from the one to the other out, in words and as a table."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from briefgen.base.translate import tr
from briefgen.cli.commands.codes import OK
from briefgen.cli.commands.settings import add_set, known_to, settings_from, settings_of
from briefgen.runtime.console import print_result

EXAMPLES = (
    "briefgen diff february.yaml march.yaml",
    "briefgen diff brief.yaml brief.yaml --set-old year=2024 --set year=2025",
)


def add(commands: Any) -> None:
    """Add the command with its arguments."""
    diff = commands.add_parser("diff", help=tr("show what changed between two briefs"))
    diff.add_argument("old", type=Path, metavar="OLD")
    diff.add_argument("new", type=Path, metavar="NEW")
    add_set(diff, tr("set a parameter of both briefs, as often as there are some"))
    diff.add_argument(
        "--set-old",
        action="append",
        default=[],
        metavar="NAME=VALUE",
        help=tr("set it otherwise in OLD, which may be the same brief"),
    )
    diff.add_argument("--json", action="store_true", help=tr("print one JSON object"))
    diff.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print the changes; return 2 when one of the briefs cannot be read."""
    from briefgen.diff.compare import compare
    from briefgen.diff.versions import read_version
    from briefgen.report.difference import difference_json, difference_text
    from briefgen.report.verdict import counts
    from briefgen.runtime.limits import limited

    settings, set_before = settings_of(options), settings_from(options.set_old, "--set-old")
    with limited(options.old, tr("reading")):
        before = {**known_to(options.old, settings, options.new), **set_before}
        old = read_version(options.old, before)
    with limited(options.new, tr("reading")):
        new = read_version(options.new, known_to(options.new, settings, options.old))
    with limited(options.new, tr("comparing")):
        changes = compare(old, new)
    if options.json:
        print_result(difference_json(changes, str(options.old), str(options.new)))
    else:
        print_result(difference_text(changes, new.brief.meta.language))
    for path, version in ((options.old, old), (options.new, new)):
        errors, _ = counts(version.ledger.problems)
        if errors:
            print(f"{path}: its figures have errors ({errors}); see `briefgen check`", file=sys.stderr)
    return OK
