"""The parser of the command line in; a table of commands, and a section a command with its options, out."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from briefgen.cli.commands import WORDS, command_of

Table = Callable[[tuple[str, ...], Iterable[tuple[str, ...]]], str]
Called = tuple[str, str, argparse.ArgumentParser, tuple[str, ...]]


def commands(table: Table) -> str:
    """Return a row a command: what it wants, and what it does."""
    rows = []
    for name, said, parser, _ in called():
        wanted = [str(each.metavar or each.dest) for each in parser._actions if not each.option_strings]
        shown = f"`briefgen {' '.join([name, *wanted])}`"
        rows.append((f"[{shown}](#{name.replace(' ', '-')})", said))
    return "\n" + table(("command", "what it does"), rows) + "\n"


def sections(table: Table) -> str:
    """Return a section a command: what it does, how it is called, its options, its examples."""
    return "\n" + "\n".join(_section(table, *each) for each in called()) + "\n"


def called() -> Iterator[Called]:
    """Yield each command's words, what it does, its parser and its examples."""
    parser = argparse.ArgumentParser(prog="briefgen")
    words = parser.add_subparsers()
    for word in WORDS:
        command_of(word).add(words)
    yield from _called(words, "")


def _called(words: Any, above: str) -> Iterator[Called]:
    for choice in words._choices_actions:
        parser = words.choices[choice.dest]
        inner = next((each for each in parser._actions if isinstance(each, argparse._SubParsersAction)), None)
        name = f"{above}{choice.dest}"
        if inner is not None:
            yield from _called(inner, f"{name} ")
        else:
            yield name, str(choice.help), parser, _examples(name)


def _examples(name: str) -> tuple[str, ...]:
    lines: tuple[str, ...] = command_of(name.partition(" ")[0]).EXAMPLES
    return tuple(line for line in lines if line == f"briefgen {name}" or line.startswith(f"briefgen {name} "))


def _section(
    table: Table, name: str, said: str, parser: argparse.ArgumentParser, examples: Iterable[str]
) -> str:
    options = [each for each in parser._actions if each.dest != "help"]
    rows = [(_named(each), _said(each, parser)) for each in options if each.help]
    usage = " ".join(["briefgen", name, *(_wanted(each) for each in options if not each.option_strings)])
    shown = "".join(f"{line}\n" for line in examples)
    parts = [
        f"### {name}\n\n{said[:1].upper()}{said[1:]}: `{usage}`.\n",
        f"{parser.description}\n" if parser.description else "",
        table(("", "meaning"), rows) if rows else "",
        f"```text\n{shown}```\n" if shown else "",
    ]
    return "\n".join(part for part in parts if part)


def _wanted(positional: argparse.Action) -> str:
    name = str(positional.metavar or positional.dest)
    return {"?": f"[{name}]", "*": f"[{name} …]", "+": f"{name} …"}.get(str(positional.nargs), name)


def _named(option: argparse.Action) -> str:
    """Return an option's spellings with what follows it, or a positional's name."""
    names = [f"`{name}`" for name in option.option_strings]
    if not names:
        return f"`{option.metavar or option.dest}`"
    if option.nargs == 0:
        return ", ".join(names)
    value = (
        "\\|".join(map(str, option.choices)) if option.choices else str(option.metavar or option.dest.upper())
    )
    return ", ".join([*names[:-1], f"{names[-1][:-1]} {value}`"]).replace("\\|", "|")


def _said(option: argparse.Action, parser: argparse.ArgumentParser) -> str:
    return parser._get_formatter()._expand_help(option).replace("<", "\\<").replace("*", "\\*")
