"""The parser of the command line, whose help ends with examples of what it says."""

from __future__ import annotations

import argparse
import re
from typing import NoReturn

from briefgen.base.diagnostics import nearest
from briefgen.base.translate import tr
from briefgen.cli.argparse_words import speak
from briefgen.cli.commands import WORDS, command_of

speak()
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
        return super().format_help() + (f"\n{tr('examples:')}\n{listed}" if listed else "")

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the words, with the near one of those that there are."""
        super().error(f"{message}{near_choice(message)}")


_CHOICE = "invalid choice: %(value)r (choose from %(choices)s)"
"""How argparse says that a word is none of those allowed."""


def near_choice(message: str) -> str:
    """Return the near word where a message names one that is none of those allowed; else nothing."""
    said = re.escape(tr(_CHOICE))
    for field, pattern in (("%(value)r", "'([^']*)'"), ("%(choices)s", "(.*)")):
        said = said.replace(re.escape(field), pattern)
    found = re.search(said, message)
    near = nearest(found[1], re.findall(r"[\w-]+", found[2])) if found else None
    return tr("; did you mean {near!r}?", near=near) if near else ""


def examples_of(called: str) -> tuple[str, ...]:
    """Return the examples of a command as it is called, such as `briefgen theme new`."""
    word = called.partition(" ")[2].partition(" ")[0]
    if word not in WORDS:
        return FIRST_STEPS
    lines: tuple[str, ...] = getattr(command_of(word), "EXAMPLES", ())
    return tuple(line for line in lines if f"{line} ".startswith(f"{called} "))
