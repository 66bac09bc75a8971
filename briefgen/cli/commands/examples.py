"""`briefgen examples`: the examples that come with briefgen, a line each, or one of them copied."""

from __future__ import annotations

import argparse
import shlex
from pathlib import Path
from typing import Any

from briefgen.base.translate import tr
from briefgen.cli.commands.answer import Answer, add_json, answered
from briefgen.cli.commands.codes import NOT_WRITTEN, OK, UsageError
from briefgen.runtime.console import print_stderr

EXAMPLES = (
    "briefgen examples",
    "briefgen examples transit ayton",
)


def add(commands: Any) -> None:
    """Add the command with its arguments."""
    examples = commands.add_parser(
        "examples",
        help=tr("list the examples that come with briefgen, or copy one"),
        description=tr(
            "Without a name, lists the examples. With one, copies its brief with table and "
            "pictures into a folder; nothing that is there is written over."
        ),
    )
    examples.add_argument("name", nargs="?", default="", metavar="NAME", help=tr("the example to copy"))
    examples.add_argument(
        "folder",
        nargs="?",
        type=Path,
        metavar="DIR",
        help=tr("the folder; one of the example's name by default"),
    )
    add_json(examples)
    examples.set_defaults(run=run)


@answered
def run(options: argparse.Namespace, answer: Answer) -> int:
    """List the examples, or copy one and say how it is built."""
    from briefgen.base.diagnostics import did_you_mean
    from briefgen.start.examples import EXAMPLES, example, files_of
    from briefgen.start.new_files import put_new, there_already

    names = [each.name for each in EXAMPLES]
    if not options.name:
        width = max(map(len, names))
        for each in EXAMPLES:
            answer.say(f"{each.name.ljust(width)}  {tr(each.shows)}")
        answer.add(examples={each.name: each.shows for each in EXAMPLES})
        answer.say(tr("copy one: briefgen examples NAME"))
        return OK
    if (wanted := example(options.name)) is None:
        raise UsageError(
            tr(
                "there is no example {name!r}; {near}",
                name=options.name,
                near=did_you_mean(options.name, names),
            )
        )
    folder = options.folder or Path(wanted.name)
    files = {name: path.read_bytes() for name, path in files_of(wanted).items()}
    if found := there_already(folder, files):
        raise UsageError(
            tr("{found} is there already, and nothing is written over: name another folder", found=found[0])
        )
    try:
        put_new(folder, files)
    except OSError as error:
        print_stderr(tr("briefgen: cannot write to {folder}: {reason}", folder=folder, reason=error.strerror))
        return NOT_WRITTEN
    for name, content in files.items():
        answer.wrote(folder / name, len(content))
    answer.say(tr("build it: briefgen build {quote}", quote=shlex.quote(str(folder / next(iter(files))))))
    return OK
