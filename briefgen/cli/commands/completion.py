"""`briefgen completion`: the name of a shell in, a script by which it completes briefgen's words out."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from briefgen.base.marked import N_
from briefgen.base.translate import tr
from briefgen.cli.commands import WORDS, command_of
from briefgen.cli.commands.codes import OK, UsageError
from briefgen.runtime.console import print_result

SHELLS = ("bash", "zsh", "fish", "powershell")
INSTALL = N_("scripts are written by a library that is not installed: pip install 'briefgen[completion]'")
EXAMPLES = (
    "briefgen completion bash > ~/.local/share/bash-completion/completions/briefgen",
    "briefgen completion zsh > ~/.zfunc/_briefgen",
    "briefgen completion fish > ~/.config/fish/completions/briefgen.fish",
)


def add(commands: Any) -> None:
    """Add the command with its arguments."""
    completion = commands.add_parser(
        "completion",
        help=tr("print a script by which a shell completes commands, options and files"),
        description=tr(
            "Prints a script that has every command and option in it: the shell starts nothing "
            "to complete a word. Make it anew after an update of briefgen."
        ),
    )
    completion.add_argument("shell", choices=SHELLS, metavar="SHELL", help=", ".join(SHELLS))
    completion.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print the script; UsageError where the library that writes it is missing."""
    try:
        import shtab
    except ModuleNotFoundError:
        raise UsageError(tr(INSTALL)) from None
    parser = argparse.ArgumentParser(prog="briefgen")
    parser.add_argument("-V", "--version", action="store_true", help=tr("print the version"))
    commands = parser.add_subparsers()
    for word in WORDS:
        command_of(word).add(commands)
    for action in _actions(parser):
        if action.type is Path and action.choices is None:
            named = shtab.DIRECTORY if action.metavar == "DIR" else shtab.FILE
            action.complete = named  # type: ignore[attr-defined]
    print_result(shtab.complete(parser, shell=options.shell), end="")
    return OK


def _actions(parser: argparse.ArgumentParser) -> Iterator[argparse.Action]:
    """Yield the arguments of a parser and of the commands below it."""
    for action in parser._actions:
        yield action
        if isinstance(action, argparse._SubParsersAction):
            for below in action.choices.values():
                yield from _actions(below)
