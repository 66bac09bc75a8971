"""`briefgen themes`: the themes that come with briefgen, a line each."""

from __future__ import annotations

import argparse
import json
from typing import Any

from briefgen.base.translate import tr
from briefgen.cli.commands.codes import OK
from briefgen.runtime.console import print_result

EXAMPLES = (
    "briefgen themes",
    "briefgen themes --json",
)


def add(commands: Any) -> None:
    """Add the command."""
    themes = commands.add_parser("themes", help=tr("list the themes that come with briefgen"))
    themes.add_argument(
        "--json", action="store_true", help=tr("print names and what is said of them as JSON")
    )
    themes.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print each theme's name and what its file says of it."""
    from briefgen.brief.theme_file import templates_folder, theme_names

    told: dict[str, str] = {}
    for name in theme_names():
        first = (templates_folder() / name / "theme.yaml").read_text(encoding="utf-8").splitlines()[0]
        told[name] = first.lstrip("# ").partition(". ")[0].rstrip(".")
    if options.json:
        print_result(json.dumps({"themes": told}, ensure_ascii=False, indent=2))
        return OK
    for name, said in told.items():
        print_result(f"{name.ljust(max(map(len, told)))}  {said}")
    return OK
