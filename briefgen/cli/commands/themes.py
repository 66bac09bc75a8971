"""`briefgen themes`: the themes that come with briefgen, a line each."""

from __future__ import annotations

import argparse
import json
from typing import Any

from briefgen.base.marked import N_
from briefgen.base.translate import tr
from briefgen.cli.commands.codes import OK
from briefgen.runtime.console import print_result

EXAMPLES = (
    "briefgen themes",
    "briefgen themes --json",
)
SAID = (
    N_(
        "Red and gold, centred: anniversaries, commendations and festive openings in the Chinese "
        "official style"
    ),
    N_("White, hairlines, one strong hue among greys: board papers and consultants' reports"),
    N_("Bright hues on near black: stages, screens and night sessions; on paper only where ink is cheap"),
    N_("Navy and blue on white: government and institutional briefings"),
    N_("Ink and deep red on warm paper, rules instead of filled bands: newspapers, journals, annual reviews"),
    N_("A serif on white, rules and much air: annual reports, reviews and foundations"),
)
"""The first lines of the themes' files, to be translated."""


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
        print_result(f"{name.ljust(max(map(len, told)))}  {tr(said)}")
    return OK
