"""What commands make of a brief: their options in common, and what these ask for."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefgen.base.marked import N_
from briefgen.base.translate import tr
from briefgen.cli.commands.codes import UsageError
from briefgen.cli.commands.settings import settings_of

if TYPE_CHECKING:
    from briefgen.pipeline.build import Options
    from briefgen.pipeline.chosen import Chosen
    from briefgen.pipeline.paint import Extras

MOST_PROFILE_BYTES = 16 << 20
THEME = N_("theme instead of the brief's own")
TEMPLATE = N_("company's slide template (.potx, .pptx), or a template.yaml")


def add_format(command: Any) -> None:
    """Add the option that names the formats."""
    command.add_argument(
        "--format",
        default="pptx,pdf",
        metavar="pptx,pdf,html,png,long",
        help=tr("formats to write (pptx,pdf); html: a web page; long: a picture for phones, as PNG and PDF"),
    )


def add_only(command: Any) -> None:
    """Add the option that names decks and pages."""
    said = tr("make the decks, the pages, or those of a name alone")
    command.add_argument("--only", action="append", default=[], metavar="deck,page,NAME", help=said)


def add_size(command: Any, help: str = "paper of the printed page instead of the brief's own") -> None:
    """Add the option that names the paper; its value is checked where it is used."""
    command.add_argument("--size", default="", metavar="A4", help=help)


def chosen_of(options: argparse.Namespace) -> Chosen:
    """Return which decks and pages are asked for; UsageError for a size that no paper has."""
    from briefgen.pipeline.chosen import SIZES, Chosen

    asked = ",".join(getattr(options, "only", ())).split(",")
    only = tuple(word for each in asked if (word := each.strip()))
    size = next((each for each in SIZES if each.casefold() == options.size.casefold()), None)
    if options.size and size is None:
        raise UsageError(
            tr("unknown size {size!r}; allowed: {names}", size=options.size, names=", ".join(SIZES))
        )
    return Chosen(only=only, size=size, embed_fonts=getattr(options, "embed_fonts", False))


def add_outputs(command: Any) -> None:
    """Add the options that say how files are made, and which further ones."""
    add_only(command)
    add_size(command)
    add_look(command)
    add_embed_fonts(command)
    command.add_argument("--strict", action="store_true", help=tr("treat warnings as errors"))
    command.add_argument(
        "--verify",
        action="store_true",
        help=tr("read the files back and write nothing that differs from the brief"),
    )
    command.add_argument(
        "--print",
        dest="press",
        action="store_true",
        help=tr("also write the page with bleed and crop marks, and a preflight report"),
    )
    command.add_argument(
        "--profile",
        type=Path,
        metavar="FILE.icc",
        help=tr("separate its colours with the print shop's CMYK profile"),
    )
    command.add_argument("--grey", action="store_true", help=tr("also write the page in greyscale"))
    command.add_argument(
        "--attach",
        action="store_true",
        help=tr("attach the brief and its figures to the page (PDF/A-3u instead of 2u)"),
    )
    command.add_argument(
        "--manifest", action="store_true", help=tr("also write the checksums of all inputs and outputs")
    )
    command.add_argument(
        "--overwrite",
        action="store_true",
        help=tr("replace files that were edited since they were built, without keeping a copy"),
    )


def add_embed_fonts(command: Any) -> None:
    """Add the option by which decks carry their fonts."""
    said = tr("let decks carry their fonts, for machines that lack them")
    command.add_argument("--embed-fonts", action="store_true", help=said)


def add_look(command: Any, *, theme: str = "", template: str = "") -> None:
    """Add the options that name a theme and a company's slide template, with their help."""
    command.add_argument("--theme", default="", metavar="NAME", help=theme or tr(THEME))
    add_template(command, template)
    said = tr("leave out the defaults of a briefgen.toml or pyproject.toml")
    command.add_argument("--no-config", dest="config", action="store_false", help=said)


def add_template(command: Any, help: str = "") -> None:
    """Add the option that names a company's slide template."""
    command.add_argument("--template", default="", metavar="FILE", help=help or tr(TEMPLATE))


def asked_of(options: argparse.Namespace, out: Path) -> Options:
    """Return what is asked for; UsageError for a format that there is not, or a profile of no use."""
    from briefgen.pipeline.build import Options
    from briefgen.pipeline.paint import FORMATS

    formats = tuple(part.strip() for part in options.format.split(",") if part.strip())
    unknown = [part for part in formats if part not in FORMATS]
    if unknown or not formats:
        said = (
            N_("unknown format {name!r}; allowed: {names}") if unknown else N_("no format; allowed: {names}")
        )
        raise UsageError(tr(said, name="".join(unknown[:1]), names=", ".join(FORMATS)))
    return Options(
        out=out,
        formats=formats,
        theme=options.theme,
        chosen=chosen_of(options),
        template=options.template,
        settings=settings_of(options),
        strict=options.strict,
        verify=options.verify,
        overwrite=options.overwrite,
        extras=_extras(options),
    )


def _extras(options: argparse.Namespace) -> Extras:
    """Return what is asked for beside deck and page; UsageError when the profile is of no use."""
    from briefgen.pipeline.paint import Extras

    profile = b""
    if options.profile is not None:
        if not options.press:
            raise UsageError(tr("--profile says how to print: it needs --print"))
        profile = _profile(options.profile)
    return Extras(
        press=options.press,
        profile=profile,
        grey=options.grey,
        manifest=options.manifest,
        attach=options.attach,
    )


def _profile(path: Path) -> bytes:
    from briefgen.base.near_names import as_on_disk, near_path
    from briefgen.render.pdf.colour import Press

    try:
        found = as_on_disk(path)
        if not found.exists():
            near = near_path(path)
            said = N_("there is no such file; did you mean {near}?") if near else N_("there is no such file")
            raise ValueError(tr(said, near=near))
        if not found.is_file():
            raise ValueError(tr("it is not a file"))
        if found.stat().st_size > MOST_PROFILE_BYTES:
            raise ValueError(tr("it is larger than {number} MiB", number=MOST_PROFILE_BYTES >> 20))
        if not (profile := found.read_bytes()):
            raise ValueError(tr("it is empty"))
        Press(profile).components("#123456")
    except (OSError, ValueError) as error:
        said = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise UsageError(
            tr("{path} cannot be used as a colour profile: {said}", path=path, said=said)
        ) from error
    return profile
