"""`briefgen explain`: the code of a problem in, its cause and cure with an example out."""

from __future__ import annotations

import argparse
import json
from typing import Any

from briefgen.base.translate import tr
from briefgen.cli.commands.codes import OK, UsageError
from briefgen.runtime.console import print_result

EXAMPLES = (
    "briefgen explain claim",
    "briefgen explain",
    "briefgen explain untraced unlikely --json",
)


def add(commands: Any) -> None:
    """Add the command with its arguments."""
    explain = commands.add_parser("explain", help=tr("say what a problem's code means, and how it is cured"))
    explain.add_argument(
        "codes",
        nargs="*",
        metavar="CODE",
        help=tr("as in brackets at a message's end; all are listed without"),
    )
    explain.add_argument("--json", action="store_true", help=tr("print causes, cures and examples as JSON"))
    explain.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print what codes mean; UsageError for one that there is not."""
    from briefgen.base.diagnostics import did_you_mean, nearest
    from briefgen.report.explained import explained

    known = explained()
    asked = [word.strip("[]").casefold() for word in options.codes]
    for word in asked:
        if word not in known:
            near = (
                did_you_mean(word, known) if nearest(word, known) else tr("`briefgen explain` lists them all")
            )
            raise UsageError(tr("there is no code {word!r}; {near}", word=word, near=near))
    shown = [known[word] for word in asked or known]
    if options.json:
        told = {
            each.code: {"cause": each.cause, "cure": each.cure, "example": each.example} for each in shown
        }
        print_result(json.dumps(told, ensure_ascii=False, indent=2))
    elif asked:
        print_result("\n\n".join(each.text for each in shown))
    else:
        width = max(map(len, known))
        print_result("\n".join(f"{each.code.ljust(width)}  {_first(each.cause)}" for each in shown))
    return OK


def _first(cause: str) -> str:
    """Return the first sentence."""
    return cause.partition(". ")[0].rstrip(".")
