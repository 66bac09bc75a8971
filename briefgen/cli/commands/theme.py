"""`briefgen theme`: a house's colours in, a theme out; or a theme in, what is wrong with it out."""

from __future__ import annotations

import argparse
import re
import shlex
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefgen.base.colour import whole_colour
from briefgen.base.translate import tr
from briefgen.cli.commands.answer import Answer, add_json, answered
from briefgen.cli.commands.codes import OK, UsageError

if TYPE_CHECKING:
    from briefgen.brief.theme_text import ThemeText
    from briefgen.model.logo import Logo

MOST_COLOURS = 12

EXAMPLES = (
    "briefgen theme new --colours '#C8102E,#F2A900' -o house",
    "briefgen theme new --colours '#0B2545' --name house --logo logo.png",
    "briefgen theme check govblue",
    "briefgen theme check house/",
)


def add(commands: Any) -> None:
    """Add the command with its two words."""
    theme = commands.add_parser("theme", help=tr("make a theme of a house's colours, or check one"))
    words = theme.add_subparsers(required=True, metavar="new|check")
    _add_new(words)
    check = words.add_parser("check", help=tr("say what is wrong with a theme, with colours that would pass"))
    check.add_argument("theme", metavar="THEME", help=tr("a theme's name, its folder, or a _brand.yml"))
    add_json(check)
    check.set_defaults(run=run_check)


def _add_new(words: Any) -> None:
    new = words.add_parser(
        "new",
        help=tr("write a theme of a few colours"),
        description=tr(
            "Writes a theme that passes every check: the colours as they are on areas, tints of "
            "them that can be read for words. It is commented, so that it can be edited."
        ),
    )
    listed = tr('main one first: "#C8102E,#F2A900" or crimson,gold')
    new.add_argument("--colours", "--colors", required=True, metavar="LIST", help=listed)
    new.add_argument("--name", default="house", help=tr("the theme's name, and its folder's (house)"))
    new.add_argument(
        "-o", "--out", type=Path, metavar="DIR", help=tr("the folder; one of the theme's name by default")
    )
    new.add_argument("--logo", type=Path, metavar="FILE", help=tr("the house's logo, copied into the folder"))
    new.add_argument(
        "--font", default="", metavar="NAME", help=tr("the house's font for text, in office applications")
    )
    new.add_argument(
        "--headings-font", default="", metavar="NAME", help=tr("that for titles, if it is another one")
    )
    new.add_argument("--paper", default="", metavar="COLOUR", help=tr("the background (white)"))
    new.add_argument("--looks", default="govblue", metavar="THEME", help=tr("whose forms it takes (govblue)"))
    new.add_argument("--force", action="store_true", help=tr("write over a theme that is there"))
    add_json(new)
    new.set_defaults(run=run_new)


@answered
def run_check(options: argparse.Namespace, answer: Answer) -> int:
    """Load the theme; all of its problems are raised."""
    from briefgen.brief.theme_file import load_theme, notes_on, unused_of

    name = options.theme
    theme = load_theme(name)
    if theme.logo is not None:
        _refuse_missing(theme.logo)
    for note in notes_on(name):
        answer.tell([note])
        answer.say(str(note))
    for place, key in unused_of(name):
        answer.note(tr("{place}: {key} is not used", place=place, key=key))
    hues = ", ".join(f"{name} {each.strong}" for name, each in theme.palette.accents.items())
    answer.add(theme=name, hues={name: each.strong for name, each in theme.palette.accents.items()})
    answer.say(tr("{theme}: 0 errors; hues: {hues}", theme=options.theme, hues=hues))
    return OK


@answered
def run_new(options: argparse.Namespace, answer: Answer) -> int:
    """Write the theme, and say what was derived."""
    from briefgen.base.safe_name import safe_name
    from briefgen.brief.theme_file import load_theme, theme_names
    from briefgen.brief.theme_text import derived, theme_yaml
    from briefgen.runtime.atomic_write import write_whole

    if "/" in options.name or "\\" in options.name:
        raise UsageError(
            tr(
                "--name: {name!r} is a path; --out says which folder the theme is written to",
                name=options.name,
            )
        )
    if options.out is None and options.name in theme_names():
        raise UsageError(
            tr("--name: {name!r} is a theme that comes with briefgen: choose another name", name=options.name)
        )
    folder = options.out or Path(safe_name(options.name))
    path = folder / "theme.yaml"
    new = _theme(options)
    if path.exists() and not options.force:
        raise UsageError(
            tr("{path} is there already; --force writes over it, --name writes another one", path=path)
        )
    logo = options.logo
    copied = logo is not None and logo.resolve() != (folder / new.logo).resolve()
    if copied and (folder / new.logo).exists() and not options.force:
        raise UsageError(tr("{number} is there already; --force writes over it", number=folder / new.logo))
    files = {new.logo: logo.read_bytes()} if copied else {}
    write_whole(folder, {**files, path.name: theme_yaml(new).encode()}, overwrite=True)
    load_theme(f"{folder.resolve()}/")
    for written in (*files, path.name):
        size = (folder / written).stat().st_size
        answer.wrote(folder / written, size)
    for line in derived(new.palette, new.colours):
        answer.note(line)
    if new.fonts.left_out:
        answer.note(
            tr(
                "{left_out} is not used: titles are set in the font of the text, of the same kind",
                left_out=new.fonts.left_out,
            )
        )
    answer.say(tr("try it: briefgen build BRIEF --theme {quote}", quote=shlex.quote(folder.as_posix() + "/")))
    return OK


def _theme(options: argparse.Namespace) -> ThemeText:
    """Return what is asked for; UsageError for what cannot be used."""
    from briefgen.base.diagnostics import did_you_mean
    from briefgen.brief.font_kind import chosen_fonts
    from briefgen.brief.theme_file import theme_names
    from briefgen.brief.theme_text import ThemeText
    from briefgen.model.brand_palette import derived_palette

    colours = _colours(options.colours, "--colours")
    paper = _colours(options.paper, "--paper")[:1] if options.paper else []
    if options.looks not in theme_names():
        near = did_you_mean(options.looks, theme_names())
        raise UsageError(tr("--looks: there is no theme {looks!r}; {near}", looks=options.looks, near=near))
    if options.logo is not None and (said := _unusable(options.logo.parent, options.logo.name)):
        raise UsageError(f"--logo: {options.logo}: {said}")
    return ThemeText(
        name=options.name,
        extends=options.looks,
        colours=colours,
        palette=derived_palette(colours, paper=next(iter(paper), None)),
        fonts=chosen_fonts(options.font.strip(), options.headings_font.strip()),
        logo=options.logo.name if options.logo else "",
    )


def _refuse_missing(logo: Logo) -> None:
    """Raise BriefError for the pictures of a theme's logo that are not there, or that no slide can show."""
    from briefgen.base.diagnostics import BriefError, Problem

    found = [(name, _unusable(logo.folder or Path(), name)) for name in (logo.file, logo.on_dark) if name]
    if problems := [
        Problem(logo.place, tr("logo {name!r} cannot be used: {said}", name=name, said=said), "", "picture")
        for name, said in found
        if said
    ]:
        raise BriefError(problems)


def _unusable(folder: Path, name: str) -> str:
    """Return why a picture cannot be shown, and what to do about it; empty for one that can."""
    from briefgen.blocks.images.raster import read_raster

    try:
        read_raster(folder, name)
    except (OSError, ValueError) as error:
        said = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        cure = getattr(error, "cure", "")
        return f"{said}; {cure}" if cure else said
    return ""


def _colours(text: str, option: str) -> list[str]:
    """Return colours, in digits or by names of CSS, as #RRGGBB; UsageError that names all that are none."""
    from briefgen.brief.css_colour import css_colour, near_colour

    parts = [part for part in re.split(r"[\s,;]+", text) if part]
    colours = [whole_colour(part) or (css_colour(part) if part.isalpha() else "") for part in parts]
    if wrong := [part for part, colour in zip(parts, colours, strict=True) if not colour]:
        said = tr(
            '{option}: not a colour: {none}; write six digits in quotes, as in "#C8102E", or a name of CSS',
            option=option,
            none=", ".join(map(repr, wrong[:6])),
        )
        near = ", ".join(found for part in wrong[:6] if part.isalpha() and (found := near_colour(part)))
        raise UsageError(said + (tr("; did you mean {near}?", near=near) if near else ""))
    if not 1 <= len(parts) <= MOST_COLOURS:
        raise UsageError(
            tr(
                "{option}: give 1 to {MOST_COLOURS} colours, not {count}",
                option=option,
                MOST_COLOURS=MOST_COLOURS,
                count=len(parts),
            )
        )
    return [colour for colour in colours if colour]
