"""A template's plan in, the palette of deck and page out: its own colours and their tints, proven to read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefgen.base.colour import LEAST_TEXT_CONTRAST, contrast, is_dark
from briefgen.base.copier import replace
from briefgen.base.oklch import oklch
from briefgen.brief.theme_colours import clashes
from briefgen.model.brand_palette import derived_palette
from briefgen.model.theme import Accent, Palette
from briefgen.template.plan import TemplatePlan
from briefgen.template.tints import darker, lighter, tint

ACCENTS = tuple(f"accent{number}" for number in range(1, 7))
LEAST_HEAD_CONTRAST = 3.0
"""Of the page's head against its paper: it is an area, which must be seen."""
LEAST_AREA_CONTRAST = 1.1
"""Of an accent against its paper: a paler one is the paper itself, and no hue."""
LEAST_GREY_CHROMA, LEAST_GREY_CONTRAST = 0.02, 2.0
"""Of an accent that is a grey, against its paper."""
LEAST_CHROMA = 0.04
"""Of a head's colour: a grey gives way to the first accent."""
_PALE, _DEEP = (0.1, 0.9), (0.25, 0.0)
"""“Lighter 90%”, and “Darker 75%” on a dark ground: surfaces of cards."""


def template_palette(plan: TemplatePlan) -> Palette:
    """Return the palette that lies on the ground of the template's content.

    The six accents keep their colours as areas, in the order of the template as far as all eyes can tell
    them apart; words in them are tints that PowerPoint's own palette offers. Areas that a dark ground would
    swallow are such tints, too.
    """
    scheme, paper = plan.content.scheme, plan.content.ground
    own = [(name, _seen(colour, paper)) for name in ACCENTS if (colour := scheme.named(name)) is not None]
    areas = [colour for _, colour in own if _is_hue(colour, paper)]
    names = {colour: name for name, colour in reversed(own)}
    body = plan.content.slot("body")
    palette = derived_palette(
        list(dict.fromkeys(areas)) or [scheme.named("tx1") or "#000000"],
        ink=body.style.colour if body is not None else scheme.named("tx1"),
        paper=paper,
        masthead=_masthead(plan),
        names=names,
    )
    for name, accent in list(palette.accents.items()):
        if accent.strong in names:
            palette = _first_sound(palette, name, _tinted(accent, palette))
    return palette


def _seen(colour: str, paper: str) -> str:
    """Return an accent as an area: on a dark ground, the first of its paler tints that can be seen."""
    if not is_dark(paper) or contrast(colour, paper) >= LEAST_HEAD_CONTRAST:
        return colour
    return next((each for each in lighter(colour) if contrast(each, paper) >= LEAST_HEAD_CONTRAST), colour)


def _is_hue(colour: str, paper: str) -> bool:
    """Say whether an accent stands out as an area: a pale grey is what earlier values have."""
    least = LEAST_AREA_CONTRAST if oklch(colour).chroma >= LEAST_GREY_CHROMA else LEAST_GREY_CONTRAST
    return contrast(colour, paper) > least


def _masthead(plan: TemplatePlan) -> str:
    """Return the ground of the page's head: a plain cover's, else the template's own dark or first hue.

    On dark paper the head is dark as well.
    """
    scheme, paper, first = plan.content.scheme, plan.content.ground, plan.chosen["cover"].layout
    if is_dark(paper):
        return first.ground if is_dark(first.ground) else paper
    dark, hue = scheme.named("tx2"), scheme.named("accent1")
    coloured = dark if dark and oklch(dark).chroma >= LEAST_CHROMA else hue
    choice = ("" if first.pictured else first.ground, coloured, hue, dark, scheme.named("tx1"))
    return next((each for each in choice if each and contrast(each, paper) >= LEAST_HEAD_CONTRAST), "#000000")


def _tinted(accent: Accent, palette: Palette) -> Iterator[Accent]:
    """Yield a hue with the template's own tints for its words and surfaces, then with one of both."""
    light = not is_dark(palette.paper)
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
