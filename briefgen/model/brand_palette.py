"""A few brand colours in, a whole Palette out: areas in the brand's own colours, words in tints that read.

A brand's colour is kept to the digit where it is an area: masthead, bars, heads, bands. Words in it are of
the same hue, as much darker or paler as their ground asks. What the brand does not state (ink, greys,
surfaces, further hues) follows from its grey and its first colour.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import count

from briefgen.base.colour import LEAST_TEXT_CONTRAST, contrast, is_dark, lightness, mixed
from briefgen.base.colour_vision import (
    LEAST_GREY_DISTANCE,
    LEAST_HUE_DISTANCE,
    LEAST_PAST_DISTANCE,
    grey_distance,
    hue_distance,
    look_alike,
)
from briefgen.base.copier import replace
from briefgen.base.hue_name import LEAST_CHROMA, hue_name
from briefgen.base.oklch import Oklch, from_oklch, oklch, reading
from briefgen.base.translate import tr
from briefgen.model.theme import Accent, Palette

FEWEST_HUES = 6
"""A theme has so many hues at least: a document of six parts gives each its own."""
PAPER_LIGHTNESS = 0.95
"""A brand colour that is lighter, and hardly coloured, is its paper."""
PAPER_CHROMA = 0.02
INK_LIGHTNESS = 0.33
"""A brand colour that is darker is its ink."""
LEAST_INK_CONTRAST = 7.0
"""Of running text against paper (WCAG 2.2, 1.4.6)."""
TEXT_CONTRAST = LEAST_TEXT_CONTRAST + 0.1
"""What is aimed at, so that rounding never falls below the least."""
FURTHER_CONTRAST = 5.2
"""Of a derived hue, which serves words and areas alike: also on a tint of its own."""
WANTED_HUE_DISTANCE = 10.0
"""Of a derived hue from all others, where there is such a one."""
MUTED_SHARE = 0.35
"""How far quiet words on the masthead lie towards its ground, where they can still be read."""
LEAST_PAST_CONTRAST = 1.25
"""Of past values against paper."""


def derived_palette(
    colours: Sequence[str], *, ink: str | None = None, paper: str | None = None, masthead: str | None = None,
    names: Mapping[str, str] | None = None,
) -> Palette:  # fmt: skip
    """Return a palette of brand colours, the primary first, each ``#RRGGBB``; it passes all checks.

    ``paper`` and ``masthead`` are taken as they are, ``ink`` where it can be read; ``names`` names hues by
    their colour. ValueError where there is no colour, or one is malformed.
    """
    own = list(dict.fromkeys(colour.upper() for colour in colours))
    if not own:
        raise ValueError(tr("a palette needs a colour"))
    paper = (paper or next(filter(_is_paper, own), "#FFFFFF")).upper()
    hues = [colour for colour in own if colour != paper]
    base = _neutrals(hues or [ink or paper], paper, ink)
    base = _with_masthead(base, (masthead or (hues[0] if hues else base.ink)).upper())
    order = tuple(_ordered(hues or [base.ink], base))
    taken = {colour.upper(): name for colour, name in (names or {}).items()}
    accents = dict[str, Accent]()
    for colour in order:
        accents[_free_name(taken.get(colour) or hue_name(colour), accents)] = _accent(colour, base)
    return replace(base, accents=accents)


def _is_paper(colour: str) -> bool:
    light, chroma, _ = oklch(colour)
    return light >= PAPER_LIGHTNESS and chroma <= PAPER_CHROMA


def _is_ink(colour: str, paper: str) -> bool:
    return oklch(colour).lightness <= INK_LIGHTNESS and contrast(colour, paper) >= LEAST_INK_CONTRAST


def _neutrals(hues: Sequence[str], paper: str, ink: str | None) -> Palette:
    """Return ink, greys and surfaces: the brand's own, or with a breath of its grey or of its first hue."""
    light, ground = not is_dark(paper), oklch(paper)
    towards = -1 if light else 1
    own_grey = next((each for each in hues if _is_grey(each)), None)
    tinge = oklch(own_grey or hues[0])

    def grey(step: float, chroma: float) -> str:
        """Return a grey so far from paper in lightness."""
        return from_oklch(ground.lightness + towards * step, min(tinge.chroma, chroma), tinge.hue)

    darkest = from_oklch(0.24 if light else 0.96, min(tinge.chroma, 0.02), tinge.hue)
    own_ink = ink or next((each for each in hues if _is_ink(each, paper)), darkest)
    ink = reading(own_ink.upper(), (paper,), LEAST_INK_CONTRAST)
    surface = from_oklch(ground.lightness + towards * (0.025 if light else 0.05), *_breath(ground, tinge))
    surface = surface if contrast(ink, surface) >= TEXT_CONTRAST else paper
    muted = own_grey if own_grey and own_grey != ink else grey(0.48 if light else 0.55, 0.012)
    return Palette(
        ink=ink, muted=reading(muted, (paper, surface), TEXT_CONTRAST),
        rule=grey(0.12 if light else 0.2, 0.008), past=grey(0.2 if light else 0.3, 0.01),
        paper=paper, surface=surface,
        masthead=paper, on_masthead=ink, muted_on_masthead=ink, accents={},
    )  # fmt: skip


def _breath(ground: Oklch, tinge: Oklch) -> tuple[float, float]:
    """Return chroma and hue of a surface: paper's own where that is coloured."""
    return (ground.chroma, ground.hue) if ground.chroma > 0.01 else (min(tinge.chroma, 0.004), tinge.hue)


def _is_grey(colour: str) -> bool:
    light, chroma, _ = oklch(colour)
    return chroma < LEAST_CHROMA and 0.3 < light < 0.75


def _with_masthead(palette: Palette, ground: str) -> Palette:
    words = _on(ground, palette)
    steps = (mixed(words, ground, MUTED_SHARE * step / 10) for step in range(10, -1, -1))
    quiet = next((each for each in steps if contrast(each, ground) >= TEXT_CONTRAST), words)
    return replace(palette, masthead=ground, on_masthead=words, muted_on_masthead=quiet)


def _on(ground: str, palette: Palette) -> str:
    """Return what words on an area are: white, else ink, else black."""
    choice = ("#FFFFFF", palette.paper, palette.ink, "#000000")
    return next(each for each in choice if contrast(each, ground) >= LEAST_TEXT_CONTRAST)


def _accent(colour: str, palette: Palette) -> Accent:
    """Return the hue of an area's colour: what its words, surfaces and companions are."""
    soft = _soft(colour, palette)
    words = reading(colour, (palette.paper, palette.surface, soft), TEXT_CONTRAST)
    own = colour == palette.masthead
    bright = palette.on_masthead if own else reading(colour, (palette.masthead,), TEXT_CONTRAST)
    past = _past(colour, palette)
    return Accent(
        strong=colour, soft=soft, on=_on(colour, palette), bright=bright,
        text="" if words == colour else words, past="" if past == palette.past else past,
    )  # fmt: skip


def _soft(colour: str, palette: Palette) -> str:
    """Return a surface of the hue that lies as near to paper as cards do, on which ink can be read."""
    own, ground = oklch(colour), oklch(palette.paper)
    towards = 0.06 if is_dark(palette.paper) else -0.04
    for share in (1.0, 0.5, 0.0):
        soft = from_oklch(ground.lightness + share * towards, min(0.03, own.chroma / 3), own.hue)
        if contrast(palette.ink, soft) >= TEXT_CONTRAST:
            return soft
    return palette.paper


def _past(colour: str, palette: Palette) -> str:
    """Return the colour of past values beside a hue: the palette's, or the nearest grey that stands apart."""
    if grey_distance(colour, palette.past) >= LEAST_PAST_DISTANCE:
        return palette.past
    own, grey = oklch(palette.past), lightness(palette.past)
    steps = sorted((step / 100 for step in range(101)), key=lambda light: abs(light - own.lightness))
    greys = (from_oklch(light, own.chroma, own.hue) for light in steps)
    fits = [each for each in greys if grey_distance(colour, each) >= LEAST_PAST_DISTANCE]
    seen = [each for each in fits if contrast(each, palette.paper) >= LEAST_PAST_CONTRAST]
    return min(seen or fits, key=lambda each: abs(lightness(each) - grey))


def _ordered(hues: Sequence[str], palette: Palette) -> Iterator[str]:
    """Yield the brand's colours in their order, with derived ones between those that some eye confuses."""
    left, placed, further = list(hues), list[str](), tuple(_further(hues, palette))
    while left or len(placed) < FEWEST_HUES:
        fitting = [colour for colour in left if _fits(colour, placed)]
        if fitting:
            left.remove(fitting[0])
            placed.append(fitting[0])
        else:
            placed.append(_between(placed, left, (*hues, *placed), further))
        yield placed[-1]


def _fits(colour: str, placed: Sequence[str]) -> bool:
    """Say whether a hue can follow the others: apart from its neighbour, and from the first three."""
    if colour in placed:
        return False
    near = placed if len(placed) < 3 else placed[-1:]
    return all(not look_alike(colour, other) for other in near) and all(
        grey_distance(colour, other) >= LEAST_GREY_DISTANCE for other in placed[-1:]
    )


def _between(
    placed: Sequence[str], left: Sequence[str], others: Sequence[str], further: Sequence[str]
) -> str:
    """Return a derived hue that can follow, unlike all others, and after which a colour of the brand can."""
    fitting = [colour for colour in further if _fits(colour, placed)]
    leading = [each for each in fitting if not left or any(_fits(own, (*placed, each)) for own in left)]
    apart = {each: min(hue_distance(each, other) for other in others) for each in leading}
    for least in (WANTED_HUE_DISTANCE, LEAST_HUE_DISTANCE):
        if new := next((each for each in leading if apart[each] >= least), None):
            return new
    return (leading or fitting)[0]


def _further(hues: Sequence[str], palette: Palette) -> Iterator[str]:
    """Yield hues that go with the brand's: deeper and paler shades, greys with a breath of the first."""
    first = oklch(hues[0])
    grounds = (palette.paper, palette.surface, _soft(hues[0], palette))
    for step in (0.16, 0.26, 0.1):
        for light, chroma, hue in map(oklch, hues):
            if chroma < LEAST_CHROMA:
                continue
            shade = from_oklch(light - step if light - step > 0.25 else light + step, chroma * 0.9, hue)
            yield reading(shade, grounds, FURTHER_CONTRAST)
    for chroma in (0.03, 0.06, 0.0):
        for light in (0.45, 0.35, 0.55, 0.28, 0.62, *(step / 50 for step in range(51))):
            yield from_oklch(light, min(first.chroma, chroma), first.hue)


def _free_name(name: str, taken: Mapping[str, Accent]) -> str:
    if name not in taken:
        return name
    return next(numbered for number in count(2) if (numbered := f"{name}-{number}") not in taken)
