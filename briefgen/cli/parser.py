"""The parser of the command line, whose help ends with examples of what it says."""

from __future__ import annotations

import argparse

from briefgen.cli.commands import WORDS, command_of

FIRST_STEPS = (
    "briefgen build brief.yaml",
    "briefgen check brief.yaml",
    "briefgen explain claim",
)
"""The examples of `briefgen --help`; those of a command are its module's ``EXAMPLES``."""


class CommandParser(argparse.ArgumentParser):
    """A parser whose help ends with examples; parsers of its commands are like it."""

    def format_help(self) -> str:
        """Return the help, and the examples that begin with what the parser is called."""
        listed = "".join(f"  {line}\n" for line in examples_of(self.prog))
        return super().format_help() + (f"\nexamples:\n{listed}" if listed else "")


def examples_of(called: str) -> tuple[str, ...]:
    """Return the examples of a command as it is called, such as `briefgen theme new`."""
    word = called.partition(" ")[2].partition(" ")[0]
    if word not in WORDS:
        return FIRST_STEPS
    lines: tuple[str, ...] = getattr(command_of(word), "EXAMPLES", ())
    return tuple(line for line in lines if f"{line} ".startswith(f"{called} "))
