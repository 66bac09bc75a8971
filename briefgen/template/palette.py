"""A template's plan in, the palette of deck and page out: its own colours and their tints, proven to read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from briefgen.base.colour import LEAST_TEXT_CONTRAST, contrast, luminance
from briefgen.brief.theme_colours import clashes
from briefgen.model.brand_palette import derived_palette
from briefgen.model.theme import Accent, Palette
from briefgen.template.plan import TemplatePlan
from briefgen.template.tints import darker, lighter, tint

ACCENTS = tuple(f"accent{number}" for number in range(1, 7))
LEAST_HEAD_CONTRAST = 3.0
"""Of the page's head against its paper: it is an area, which must be seen."""
_MIDDLE = 0.18
_PALE, _DEEP = (0.1, 0.9), (0.5, 0.0)
"""“Lighter 90%”, and “Darker 50%” on a dark ground: surfaces of cards."""


def template_palette(plan: TemplatePlan) -> Palette:
    """Return the palette that lies on the ground of the template's content.

    The six accents keep their colours as areas, in the order of the template as far as all eyes can tell them
    apart; words in them are tints that PowerPoint's own palette offers.
    """
    layout = plan.content
    scheme, paper = layout.scheme, layout.ground
    own = [colour for name in ACCENTS if (colour := scheme.named(name)) is not None]
    areas = [colour for colour in dict.fromkeys(own) if contrast(colour, paper) > 1.1]
    named = {colour: name for name in reversed(ACCENTS) if (colour := scheme.named(name)) is not None}
    body = layout.slot("body")
    ink = body.style.colour if body is not None else scheme.named("tx1")
    palette = derived_palette(
        areas or [scheme.named("tx1") or "#000000"],
        ink=ink,
        paper=paper,
        masthead=_masthead(plan),
        names=named,
    )
    for name, accent in list(palette.accents.items()):
        if accent.strong in own:
            palette = _first_sound(palette, name, _tinted(accent, palette))
    return palette


def _masthead(plan: TemplatePlan) -> str:
    """Return the ground of the page's head: a plain cover's, else the template's dark or first colour."""
    scheme, paper, first = plan.content.scheme, plan.content.ground, plan.chosen["cover"].layout
    cover = "" if first.pictured else first.ground
    choice = (cover, scheme.named("tx2"), scheme.named("accent1"), scheme.named("tx1"), "#000000")
    return next((each for each in choice if each and contrast(each, paper) >= LEAST_HEAD_CONTRAST), "#FFFFFF")


def _tinted(accent: Accent, palette: Palette) -> Iterator[Accent]:
    """Yield a hue with the template's own tints for its words and surfaces, then with one of both."""
    light = luminance(palette.paper) > _MIDDLE
    soft = tint(accent.strong, *(_PALE if light else _DEEP))
    for surface in (soft, accent.soft):
        grounds = (palette.paper, palette.surface, surface)
        words = (accent.strong, *(darker if light else lighter)(accent.strong))
        fitting = next((each for each in words if _reads(each, grounds)), None)
        if fitting is not None:
            text = "" if fitting == accent.strong else fitting
            yield replace(accent, soft=surface, text=text)


def _reads(colour: str, grounds: Iterable[str]) -> bool:
    return all(contrast(colour, ground) >= LEAST_TEXT_CONTRAST for ground in grounds)


def _first_sound(palette: Palette, name: str, accents: Iterator[Accent]) -> Palette:
    """Return the palette with the first of these hues that passes all checks, unchanged where none does."""
    for accent in accents:
        changed = replace(palette, accents={**palette.accents, name: accent})
        if next(iter(clashes(changed)), None) is None:
            return changed
    return palette
