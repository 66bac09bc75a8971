"""What the command line says of a brief: `--set NAME=VALUE`, its parameters, and `--data DIR`, its tables."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from briefgen.base.marked import N_
from briefgen.base.translate import tr
from briefgen.cli.commands.codes import UsageError

SET = N_("set a parameter of the brief, as often as there are some")
DATA = N_("a folder in which its tables may lie, beside its own")


def add_set(command: Any, help: str = "") -> None:
    """Add the option to a command."""
    command.add_argument("--set", action="append", default=[], metavar="NAME=VALUE", help=help or tr(SET))
    command.add_argument("--data", action="append", default=[], type=Path, metavar="DIR", help=tr(DATA))


def settings_of(options: argparse.Namespace) -> Mapping[str, str]:
    """Return what is set, by name; UsageError where one is no setting, or one name is set twice."""
    return settings_from(options.set)


def settings_from(words: Iterable[str], option: str = "--set") -> dict[str, str]:
    """Return what NAME=VALUE says, by name; what stands behind the first sign is text as it is."""
    found: dict[str, str] = {}
    for word in words:
        name, sign, value = word.partition("=")
        name = name.strip()
        if not sign or not name:
            raise UsageError(
                tr("{option} {word!r} sets nothing: write {option} NAME=VALUE", option=option, word=word)
            )
        if name in found:
            raise UsageError(
                tr(
                    "{option} sets {name!r} twice, to {found!r} and to {value!r}",
                    option=option,
                    name=name,
                    found=found[name],
                    value=value,
                )
            )
        found[name] = value
    return found


def known_to(path: Path, settings: Mapping[str, str], other: Path) -> Mapping[str, str]:
    """Return what is set of one of two briefs: a name that only the other one has is left out."""
    from briefgen.brief.parameters import declared
    from briefgen.brief.source import parse_what_can_be
    from briefgen.diff.kept_edition import brief_of

    if not settings:
        return settings
    own, others = (declared(parse_what_can_be(brief_of(each), str(each))[0]).keys() for each in (path, other))
    return {name: value for name, value in settings.items() if name in own or name not in others}
