"""`briefgen themes`: the themes that come with briefgen, a line each."""

from __future__ import annotations

import argparse
from typing import Any

from briefgen.cli.commands.codes import OK
from briefgen.runtime.console import print_result


def add(commands: Any) -> None:
    """Add the command."""
    themes = commands.add_parser("themes", help="list the themes that come with briefgen")
    themes.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print each theme's name and what its file says of it."""
    from briefgen.brief.theme_file import templates_folder, theme_names

    names = theme_names()
    for name in names:
        first = (templates_folder() / name / "theme.yaml").read_text(encoding="utf-8").splitlines()[0]
        said = first.lstrip("# ").partition(". ")[0].rstrip(".")
        print_result(f"{name.ljust(max(map(len, names)))}  {said}")
    return OK
