"""Words of the command line in, an exit code out. One file a command lies in briefgen/cli/commands/."""

from __future__ import annotations

import argparse
import atexit
import gc
import os
import sys
from collections.abc import Iterable, Sequence
from contextlib import suppress
from typing import NoReturn

from briefgen import __version__
from briefgen.base.diagnostics import BriefError, nearest
from briefgen.base.translate import program_language, tr
from briefgen.cli.commands import WORDS, command_of
from briefgen.cli.commands.codes import BAD_INPUT, NOT_WRITTEN, OK, STOPPED, UsageError
from briefgen.cli.config_file import config_of
from briefgen.cli.language import with_language
from briefgen.cli.parser import CommandParser
from briefgen.runtime.atomic_write import OutputError
from briefgen.runtime.console import discard_rest, print_stderr, repair_streams
from briefgen.runtime.data_folders import allow_data_in
from briefgen.runtime.kept_patterns import kept_patterns
from briefgen.runtime.resources import low_memory_limit, resource_error
from briefgen.runtime.signals import INTERRUPT, Stopped, stops_raised

OBJECTS_OF_A_BRIEF = 2_000_000
"""Threshold of new objects for the garbage collector, instead of 700: briefs of large tables make fewer."""


def _unknown(left: Sequence[str], words: Sequence[str], known: Iterable[str]) -> str:
    """Return what to say of words that a command has no use for: by what option they may be meant."""
    command = next((word for word in words if not word.startswith("-")), "")
    meant = (
        {".ics": "--to", ".eml": "--eml"} if command == "attach" else {".pptx": "-o", ".potx": "--template"}
    )
    option = next((meant[ending] for ending in meant if left[0].lower().endswith(ending)), "")
    near = nearest(left[0].partition("=")[0], known) if left[0].startswith("--") else None
    hint = (
        tr("did you mean {near!r}?", near=near)
        if near
        else tr("did you mean `{option} {left}`?", option=option, left=left[0])
        if option
        else tr("`briefgen {command} --help` lists what there is", command=command)
    )
    return tr("unrecognized arguments: {words}; {hint}", words=" ".join(left), hint=hint)


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command; return its exit code."""
    repair_streams()
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # numpy would map memory for a thread a processor
    try:
        words = with_language(sys.argv[1:] if argv is None else argv, os.environ)
    except UsageError as error:
        print_stderr(f"briefgen: {error}")
        return BAD_INPUT
    os.environ["BRIEFGEN_LANG"] = program_language()  # for processes that this one starts
    parser = _parser(words)
    options, left = parser.parse_known_args(words)
    if left:
        own = getattr(options, "own", parser)
        parser.error(_unknown(left, words, own._option_string_actions))
    allow_data_in(getattr(options, "data", ()))
    if said := low_memory_limit():
        print_stderr(f"briefgen: {said}")
        return NOT_WRITTEN
    try:
        with stops_raised(), kept_patterns():
            options = _with_defaults(options, parser, words)
            code: int = options.run(options)
            return _flushed(code)
    except BriefError as error:
        print_stderr(str(error))
        return BAD_INPUT
    except UsageError as error:
        print_stderr(f"briefgen: {error}")
        return BAD_INPUT
    except BrokenPipeError:  # as in `briefgen facts BRIEF | head`
        discard_rest(sys.stdout)
        return OK
    except KeyboardInterrupt as stop:
        number = stop.number if isinstance(stop, Stopped) else INTERRUPT
        print_stderr(tr("interrupted; every output is complete, from the earlier build or from this one"))
        return STOPPED + number
    except Exception as error:
        said = str(error) if isinstance(error, OutputError) else resource_error(error)
        if not said:
            raise
    print_stderr(f"briefgen: {said}")
    return NOT_WRITTEN


def command() -> NoReturn:
    """Run the command as a process of its own.

    The process ends without taking its objects apart one by one, which took a fifth of a build.
    """
    gc.set_threshold(OBJECTS_OF_A_BRIEF)
    code = main()
    atexit._run_exitfuncs()
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):  # closed, or nobody reads it any more
            stream.flush()
    os._exit(code)


def _flushed(code: int) -> int:
    """Flush what was printed and return the exit code; a closed pipe is no failure."""
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        discard_rest(sys.stdout)
    except OSError as error:
        discard_rest(sys.stdout)
        print_stderr(tr("briefgen: cannot print: {reason}", reason=error.strerror))
        return code or NOT_WRITTEN
    return code


def _with_defaults(
    options: argparse.Namespace, parser: argparse.ArgumentParser, words: Sequence[str]
) -> argparse.Namespace:
    """Return the options, those that the words leave out as the brief's file of defaults has them."""
    if not getattr(options, "config", False):
        return options
    briefs = getattr(options, "briefs", None) or [options.brief]
    config = config_of(briefs)
    if config is None:
        return options
    wanted = config.options(words[0])
    if options.template:
        wanted.pop("theme", None)  # a template brings a look of its own
    options.own.set_defaults(**wanted)
    return parser.parse_args(words)


def _parser(words: Sequence[str]) -> argparse.ArgumentParser:
    """Return the parser of what is called: of one command where the first word names it."""
    parser = CommandParser(
        prog="briefgen",
        description=tr("One YAML brief in; an editable PowerPoint deck and a print-ready page out."),
    )
    parser.add_argument("-V", "--version", action="version", version=f"briefgen {__version__}")
    # Read before anything else, in any place: what the parser itself says is in that language.
    parser.add_argument(
        "--lang", metavar="LANGUAGE", help=tr("language of messages: en or zh, else the locale's")
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for word in words[:1] if words and words[0] in WORDS else WORDS:
        command_of(word).add(commands)
    for own in commands.choices.values():
        own.set_defaults(own=own)
    return parser
