"""A `briefgen.toml`, or `[tool.briefgen]` of a pyproject.toml: options that the command line leaves out.

Such a file may come along with a brief from anyone. It says nothing that lets a brief read more than its own
folder or write outside the file's own: themes are those that come with briefgen, `out` lies below the file.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from briefgen.base.dataclass import dataclass
from briefgen.base.diagnostics import BriefError, Place, Problem, did_you_mean
from briefgen.base.marked import N_
from briefgen.base.translate import tr

OWN_NAME, SHARED_NAME, TABLE = "briefgen.toml", "pyproject.toml", "tool.briefgen"
MOST_BYTES = 1 << 18
KEYS = {
    "out": N_("folder for outputs, below the file's own"),
    "formats": N_("formats to write, as a list"),
    "theme": N_("a theme that comes with briefgen"),
    "size": N_("paper of the printed page"),
    "strict": N_("whether warnings are errors"),
}
USED_BY: Mapping[str, frozenset[str]] = {
    "build": frozenset(KEYS),
    "batch": frozenset(KEYS) - {"out"},
    "check": frozenset({"theme", "strict"}),
    "verify": frozenset({"out", "theme", "size"}),
    "update": frozenset({"theme"}),
    "attach": frozenset({"theme", "size"}),
    "preview": frozenset({"theme", "size", "strict"}),
}
"""Which keys a command takes; `--strict` of `verify` means something else."""
_OPTION = {"formats": "format"}
Checked = tuple[Any, str]
"""A value as its option has it, and what is wrong with it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfigFile:
    """What one file says."""

    file: Path
    values: Mapping[str, Any]
    """By key: values as the options have them."""
    places: Mapping[str, Place]

    def options(self, command: str) -> dict[str, Any]:
        """Return defaults of a command's options."""
        used = USED_BY.get(command, frozenset())
        return {_OPTION.get(key, key): value for key, value in self.values.items() if key in used}


def config_of(briefs: Sequence[Path]) -> ConfigFile | None:
    """Return the nearest file to briefs, in their folder or one above, None where there is none.

    Standard input counts as a brief of the working folder. BriefError for a file that cannot be used, and for
    briefs with different ones.
    """
    found = {_nearest(path if os.path.isdir(path) else path.parent): path for path in briefs}
    if len(found) > 1:
        named = sorted(str(each) if each else "none" for each in found)
        hint = tr("build them one by one, or leave it out with --no-config")
        message = tr("the briefs have different files of defaults: {names}", names=", ".join(named))
        raise BriefError([Problem(Place(str(briefs[0])), message, hint, "config")])
    file = next(iter(found), None)
    return None if file is None else read_config(file)


def config_places(brief: Path) -> tuple[Path, ...]:
    """Return where the file of a brief may be, the nearest first."""
    return tuple(folder / name for folder in _folders(brief.parent) for name in (OWN_NAME, SHARED_NAME))


def _folders(folder: Path) -> Iterator[Path]:
    """Yield a folder and those above; the last is a repository's, or the home folder."""
    try:
        whole = Path(os.path.realpath(folder))
    except (OSError, ValueError):  # reading the brief says what is wrong with its path
        return
    home = os.path.expanduser("~")
    for level, above in enumerate((whole, *whole.parents)):
        yield above if level else folder
        if os.path.exists(above / ".git") or str(above) == home:
            return


def _nearest(folder: Path) -> Path | None:
    """Return the nearest file."""
    for each in _folders(folder):
        if os.path.isfile(each / OWN_NAME):
            return each / OWN_NAME
        shared = each / SHARED_NAME
        if os.path.isfile(shared) and f"[{TABLE}]" in _text(shared):
            return shared
    return None


def _text(file: Path) -> str:
    try:
        with file.open("rb") as opened:
            return opened.read(MOST_BYTES).decode("utf-8", "replace")
    except OSError:
        return ""


def read_config(file: Path) -> ConfigFile:
    """Return what a file says; BriefError with all that is wrong with it."""
    import tomllib

    text = _text(file)
    if not text and not os.access(file, os.R_OK):
        raise BriefError([Problem(Place(str(file)), tr("this file cannot be read"), "", "config")])
    try:
        table: Any = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        told, _, at = str(error).partition(" (at ")
        numbers = [int(number) for number in re.findall(r"\d+", at)]
        place = Place(str(file), *numbers) if len(numbers) == 2 else Place(str(file))
        raise BriefError(
            [Problem(place, tr("TOML cannot read this: {told}", told=told), "", "config")]
        ) from None
    if file.name == SHARED_NAME:
        tools = table.get("tool")
        table = tools.get("briefgen") if isinstance(tools, dict) else None
        table = table if isinstance(table, dict) else {}
    places = {str(key): _place(file, text, str(key)) for key in table}
    problems, values = [], {}
    for key, value in table.items():
        if key not in KEYS:
            message = tr("unknown key {key!r}", key=key)
            problems.append(Problem(places[key], message, did_you_mean(key, KEYS), "unknown-key"))
            continue
        values[key], wrong = _CHECKS[key](value, file)
        if wrong:
            problems.append(
                Problem(places[key], tr("`{key}` is {value!r}", key=key, value=value), wrong, "config")
            )
    if problems:
        raise BriefError(problems)
    return ConfigFile(file=file, values=values, places=places)


def _place(file: Path, text: str, key: str) -> Place:
    """Return where a key stands: in its table, the first line that begins with it."""
    inside = file.name == OWN_NAME
    for number, line in enumerate(text.splitlines(), 1):
        if head := re.match(r"\s*\[+\s*([^\]]*?)\s*\]", line):
            inside = head[1] == TABLE if file.name == SHARED_NAME else head[1].split(".")[0] == key
            if inside and file.name == OWN_NAME:
                return Place(str(file), number, line.index("[") + 1)
        elif inside and (found := re.match(rf"\s*([\"']?){re.escape(key)}\1\s*[.=]", line)):
            return Place(str(file), number, len(found[0]) - len(found[0].lstrip()) + 1)
    return Place(str(file))


def _out(value: Any, file: Path) -> Checked:
    own = file.parent.resolve()
    wanted = file.parent / value if isinstance(value, str) and value.strip() and "\0" not in value else None
    if wanted is None or not wanted.resolve().is_relative_to(own):
        hint = tr(
            'write a folder below {folder}, such as "out"; only --out may name one anywhere',
            folder=file.parent,
        )
        return None, hint
    return wanted, ""


def _formats(value: Any, _: Path) -> Checked:
    from briefgen.pipeline.paint import FORMATS

    if not isinstance(value, list) or not value or not {*map(str, value)} <= {*FORMATS}:
        return None, tr("write a list of some of {names}", names=", ".join(FORMATS))
    return ",".join(value), ""


def _theme(value: Any, _: Path) -> Checked:
    from briefgen.brief.theme_file import theme_names

    if value not in theme_names():
        names = did_you_mean(str(value), theme_names())
        return None, tr(
            "{names}; only --theme, and a brief of its own folder, may name another one", names=names
        )
    return value, ""


def _size(value: Any, _: Path) -> Checked:
    from briefgen.pipeline.chosen import SIZES

    return value, "" if isinstance(value, str) and value in SIZES else tr(
        "allowed: {names}", names=", ".join(SIZES)
    )


def _strict(value: Any, _: Path) -> Checked:
    return value, "" if isinstance(value, bool) else tr("write true or false")


_CHECKS: Mapping[str, Callable[[Any, Path], Checked]] = {
    "out": _out,
    "formats": _formats,
    "theme": _theme,
    "size": _size,
    "strict": _strict,
}
