"""What a theme lacks: sizes, grounds, names of typefaces."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from briefgen.base.diagnostics import Problem
from briefgen.base.translate import tr
from briefgen.brief.node import Node, place_at
from briefgen.model.theme import SizeName, Theme


def missing_sizes(theme: Theme, root: Node) -> Iterator[Problem]:
    """Yield a problem for each size of type that a medium lacks, or that is too small to read."""
    for medium in ("deck", "page"):
        scale = theme.medium(medium).type
        place = place_at(root, medium, "type", "sizes")
        if missing := [name for name in get_args(SizeName) if name not in scale.sizes]:
            yield Problem(
                place,
                tr("sizes of the {medium} lack {names}", medium=medium, names=", ".join(missing)),
                code="missing-key",
            )
        for name, size in scale.sizes.items():
            least = scale.minimum_body if name == "body" else scale.minimum
            if size < least:
                own = place_at(root, medium, "type", "sizes", name)
                message = tr(
                    "{name} is {size:g} pt, below the {medium}'s minimum of {least:g} pt",
                    name=name,
                    size=size,
                    medium=medium,
                    least=least,
                )
                yield Problem(own, message, tr("raise the size, or lower the minimum"), "size")


def groundless(theme: Theme, root: Node) -> Iterator[Problem]:
    """Yield a Problem for slides without any ground."""
    if not theme.looks.grounds:
        yield Problem(
            place_at(root, "looks", "grounds"), tr("slides need a ground"), tr("write [paper]"), "ground"
        )


def nameless_fonts(theme: Theme, root: Node) -> Iterator[Problem]:
    """Yield a Problem for a family without a font name for office applications."""
    for name in ("headings", "text", "figures"):
        family = getattr(theme.looks, name)
        if family and family not in theme.fonts:
            message = tr(
                "looks.{name} is {family}, but the theme names no fonts for it", name=name, family=family
            )
            yield Problem(
                place_at(root, "looks", name), message, tr("add {family} under fonts", family=family), "font"
            )
