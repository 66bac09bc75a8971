"""`briefgen config`: which defaults a file sets for a brief, and where."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

from briefgen.base.translate import tr
from briefgen.cli.commands.codes import OK
from briefgen.runtime.console import escaped, print_result

EXAMPLES = ("briefgen config", "briefgen config districts/brief.yaml --json")


def add(commands: Any) -> None:
    """Add the command with its arguments."""
    config = commands.add_parser(
        "config",
        help=tr("say which defaults a briefgen.toml or pyproject.toml sets, and where"),
        description=tr(
            "Options that the command line leaves out may be set in the nearest briefgen.toml, "
            "or in [tool.briefgen] of a pyproject.toml, in the brief's folder or one above it."
        ),
    )
    config.add_argument(
        "brief",
        nargs="?",
        type=Path,
        default=Path(),
        metavar="BRIEF",
        help=tr("a brief or folder (this one)"),
    )
    config.add_argument("--json", action="store_true", help=tr("print them as JSON"))
    config.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print each key, its value and its place; BriefError for a file that cannot be used."""
    from briefgen.cli.config_file import KEYS, config_of

    config = config_of([options.brief])
    values, places = (config.values, config.places) if config else ({}, {})
    if options.json:
        told = {key: {"value": value, "from": str(places[key])} for key, value in values.items()}
        print_result(json.dumps(told, ensure_ascii=False, indent=2, default=str))
        return OK
    shown = {key: str(values.get(key, "–")) for key in KEYS}
    width, wide = max(map(len, KEYS)), max(map(len, shown.values()))
    for key, doc in KEYS.items():
        where = str(places[key]) if key in values else tr("not set: {doc}", doc=tr(doc))
        print_result(escaped(f"{key.ljust(width)}  {shown[key].ljust(wide)}  {where}"))
    return OK
