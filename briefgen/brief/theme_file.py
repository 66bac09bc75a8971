"""A theme's name in, the Theme of templates/<name>/theme.yaml out, its colours proven fit to use."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

from briefgen.brief.decode import decode
from briefgen.brief.model import DEFAULT_THEME, Brief
from briefgen.brief.node import Entry, Mapping, Node, Scalar
from briefgen.brief.source import read_source
from briefgen.brief.theme_colours import malformed, unfit
from briefgen.problems import BriefError, Place, Problem, did_you_mean
from briefgen.theme import SizeName, Theme

MOST_BASES = 8
"""Themes that extend each other, one after another."""

_INSTALLED = Path(__file__).parent.parent / "_templates"
_CHECKOUT = Path(__file__).parent.parent.parent / "templates"


def templates_folder() -> Path:
    """Return the folder with the themes: inside an installed package, or beside it in a checkout."""
    return _INSTALLED if _INSTALLED.is_dir() else _CHECKOUT


def theme_names() -> tuple[str, ...]:
    """Return the names of the themes that come with briefgen, in alphabetical order."""
    return tuple(sorted(path.parent.name for path in templates_folder().glob("*/theme.yaml")))


def theme_folder(name: str, place: Place | None = None) -> Path:
    """Return a theme's folder; ``name`` is a theme's name or the path of a folder with a theme.yaml."""
    if re.fullmatch(r"[a-z0-9][a-z0-9_-]*", name) and (templates_folder() / name / "theme.yaml").is_file():
        return templates_folder() / name
    given = Path(name)
    if ("/" in name or "\\" in name) and (given / "theme.yaml").is_file():
        return given
    hint = did_you_mean(name, theme_names()) + " (or give the path of a folder with a theme.yaml)"
    raise BriefError([Problem(place or Place("theme"), f"there is no theme {name!r}", hint, "unknown-theme")])


def theme_of(brief: Brief, asked: str = "") -> Theme:
    """Return the asked theme, else the brief's own, else the default."""
    return load_theme(theme_name(brief, asked), brief.theme.place if brief.theme and not asked else None)


def theme_name(brief: Brief, asked: str = "") -> str:
    """Return what the theme is called: as asked for, else as the brief says, else the default."""
    return asked or (brief.theme.text if brief.theme else DEFAULT_THEME)


def load_theme(name: str, place: Place | None = None) -> Theme:
    """Return a theme; BriefError when it is unknown, incomplete, or its colours do not do their work.

    ``place`` is where the brief names it.
    """
    folder = theme_folder(name, place)
    root = _with_base(folder, place, MOST_BASES)
    theme = decode(_named(root, folder.resolve().name), Theme)

    def at(path: tuple[str, ...]) -> Place:
        return _at(root, "palette", *path)

    problems = [*malformed(theme.palette, at), *_missing_sizes(theme, root), *_nameless_fonts(theme, root)]
    problems = problems or list(unfit(theme.palette, at))
    if problems:
        raise BriefError(problems)
    return theme


def _with_base(folder: Path, place: Place | None, left: int) -> Mapping:
    """Return a theme's tree, laid over the tree of the theme that it extends."""
    root = read_source(folder / "theme.yaml")
    if not isinstance(root, Mapping):
        message = f"a theme is a mapping, found {root.found}"
        raise BriefError([Problem(root.place, message, "begin with 'palette:'", "type")])
    base = root.get("extends")
    if base is None:
        return root
    own = tuple(entry for entry in root.entries if entry.key.text != "extends")
    if not isinstance(base, Scalar) or not left:
        message = "extends names one theme" if left else "the themes extend each other in a circle"
        raise BriefError([Problem(base.place, message, code="extends")])
    below = _with_base(theme_folder(base.text, base.place), base.place, left - 1)
    return _merged(below, Mapping(own, root.place))


def _merged(below: Mapping, above: Mapping) -> Mapping:
    """Lay one mapping over another, deeply; accents are one list and are replaced as a whole."""
    entries = {entry.key.text: entry for entry in below.entries}
    for entry in above.entries:
        under = entries.get(entry.key.text)
        value = entry.value
        if under and isinstance(value, Mapping) and isinstance(under.value, Mapping):
            value = value if entry.key.text == "accents" else _merged(under.value, value)
        entries[entry.key.text] = Entry(entry.key, value)
    return Mapping(tuple(entries.values()), above.place)


def _named(root: Mapping, name: str) -> Mapping:
    if root.get("name") is not None:
        return root
    entry = Entry(Scalar("name", root.place), Scalar(name, root.place, plain=False))
    return Mapping((entry, *root.entries), root.place)


def _at(root: Node, *path: str) -> Place:
    """Return the place of a value in the tree, or of the deepest mapping on the way to it."""
    node = root
    for key in path:
        below = node.get(key) if isinstance(node, Mapping) else None
        if below is None:
            break
        node = below
    return node.place


def _missing_sizes(theme: Theme, root: Node) -> Iterator[Problem]:
    for medium in ("deck", "page"):
        scale = theme.medium(medium).type
        place = _at(root, medium, "type", "sizes")
        if missing := [name for name in get_args(SizeName) if name not in scale.sizes]:
            yield Problem(place, f"sizes of the {medium} lack {', '.join(missing)}", code="missing-key")
        for name, size in scale.sizes.items():
            least = scale.minimum_body if name == "body" else scale.minimum
            if size < least:
                own = _at(root, medium, "type", "sizes", name)
                message = f"{name} is {size:g} pt, below the {medium}'s minimum of {least:g} pt"
                yield Problem(own, message, "raise the size, or lower the minimum", "size")


def _nameless_fonts(theme: Theme, root: Node) -> Iterator[Problem]:
    """Yield a Problem for a family that office applications are told no name for."""
    for name in ("headings", "text"):
        family = getattr(theme.looks, name)
        if family not in theme.fonts:
            message = f"looks.{name} is {family}, but the theme names no fonts for it"
            yield Problem(_at(root, "looks", name), message, f"add {family} under fonts", "font")
