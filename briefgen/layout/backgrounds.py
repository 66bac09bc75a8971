"""A theme in, the same theme for text on a dark or coloured background out."""

from __future__ import annotations

from collections.abc import Mapping

from briefgen.base.colour import LEAST_TEXT_CONTRAST, contrast, luminance, mixed, reads_on
from briefgen.base.copier import replace
from briefgen.model.theme import Accent, Ground, Palette, Theme

LEAST_AREA_CONTRAST = 3.0
"""Of an area against its ground (WCAG 2.2, 1.4.11)."""
DIM_SHARE = 0.45
"""Share of a dark ground in the colour of past values there: the present is what shines."""
QUIET_SHARE, CARD_SHARE, PAST_SHARE = 0.25, 0.08, 0.3
"""Shares of the ground in quiet words, of the ink in cards, rules and past values on a template's ground."""
DARKER = 0.1
"""Share of ink that a colour takes at a time until it reads on a tint."""


def on_masthead(theme: Theme) -> Theme:
    """Return the theme with colours that read on the masthead's background."""
    palette = theme.palette
    accents = {name: _on_dark(accent, palette.masthead) for name, accent in palette.accents.items()}
    return _recoloured(
        theme, palette.on_masthead, palette.muted_on_masthead, palette.masthead, palette.past, accents
    )


def _on_dark(accent: Accent, ground: str) -> Accent:
    """Return a hue on the masthead's background: bright, and a brand's own on areas where it stands out."""
    bright = accent.bright or accent.strong
    if accent.text and accent.strong != bright and contrast(accent.strong, ground) >= LEAST_AREA_CONTRAST:
        return Accent(strong=accent.strong, soft=ground, on=accent.on, text=bright)
    return Accent(strong=bright, soft=ground, on=ground)


def on_ground(theme: Theme, ground: Ground) -> Theme:
    """Return the theme for a content slide on one of its grounds: cards of a surface are of paper there."""
    if ground == "dark":
        dark = on_masthead(theme)
        dim = mixed(theme.palette.past, theme.palette.masthead, DIM_SHARE)
        return replace(dark, palette=replace(dark.palette, past=dim))
    if ground == "surface":
        palette = theme.palette
        return replace(theme, palette=replace(palette, paper=palette.surface, surface=palette.paper))
    return theme


def on_background(theme: Theme, background: str) -> Theme:
    """Return the theme with colours that read on the background that a company's template has."""
    palette = theme.palette
    if background.upper() == palette.paper.upper():
        return theme
    ink, muted = palette.ink, palette.muted
    if contrast(ink, background) < LEAST_TEXT_CONTRAST:
        ink = reads_on(background, palette.on_masthead, palette.paper, "#FFFFFF", "#000000")
        muted = _reading(mixed(ink, background, QUIET_SHARE), background, ink)
    cards, dark = mixed(background, ink, CARD_SHARE), replace(palette, ink=ink)
    tints = {name: _on_tint(each, cards, dark) for name, each in palette.accents.items()}
    accents = {
        name: replace(each, soft=cards, on=reads_on(each.strong, each.on, background, ink))
        for name, each in tints.items()
    }
    past = mixed(background, ink, PAST_SHARE)
    recoloured = replace(
        palette, ink=ink, muted=_reading(muted, background, ink), rule=mixed(background, ink, PAST_SHARE),
        paper=background, surface=cards, past=past, accents=accents,
    )  # fmt: skip
    return replace(theme, palette=recoloured)


def on_picture(theme: Theme) -> Theme:
    """Return the theme with colours that read on a picture under a scrim of its paper: one ink.

    The scrim is the masthead's background, or the ink where that is light: pictures keep their depth.
    """
    palette = theme.palette
    light = luminance(palette.masthead) > luminance(palette.on_masthead)
    scrim, ink, muted = (
        (palette.ink, palette.paper, palette.paper)
        if light
        else (palette.masthead, palette.on_masthead, palette.muted_on_masthead)
    )
    accents = dict.fromkeys(palette.accents, Accent(strong=ink, soft=scrim, on=scrim))
    return _recoloured(theme, ink, muted, scrim, palette.past, accents)


def on_accent(theme: Theme, accent: Accent) -> Theme:
    """Return the theme with colours that read on a hue's strong colour: one ink, no second hue."""
    plain = Accent(strong=accent.on, soft=accent.strong, on=accent.strong)
    accents = dict.fromkeys(theme.palette.accents, plain)
    return _recoloured(theme, accent.on, accent.on, accent.strong, accent.soft, accents)


def on_soft(theme: Theme, accent: Accent) -> Theme:
    """Return the theme with colours that read on a hue's soft colour: cards are of paper there."""
    palette, ground = theme.palette, accent.soft
    accents = {name: _on_tint(each, ground, palette) for name, each in palette.accents.items()}
    muted = _reading(palette.muted, ground, palette.ink)
    recoloured = replace(palette, muted=muted, paper=ground, surface=palette.paper, accents=accents)
    return replace(theme, palette=recoloured)


def _on_tint(accent: Accent, ground: str, palette: Palette) -> Accent:
    words = _reading(accent.words, ground, palette.ink)
    if accent.text:
        return replace(accent, text=words, soft=palette.paper)
    return replace(accent, strong=words, soft=palette.paper)


def _reading(colour: str, ground: str, ink: str) -> str:
    """Return a colour mixed with as much ink as it needs to be read on a ground."""
    steps = (mixed(colour, ink, step * DARKER) for step in range(round(1 / DARKER)))
    return next((each for each in steps if contrast(each, ground) >= LEAST_TEXT_CONTRAST), ink)


def _recoloured(
    theme: Theme, ink: str, muted: str, background: str, past: str, accents: Mapping[str, Accent]
) -> Theme:
    palette = replace(
        theme.palette, ink=ink, muted=muted, rule=muted, paper=background, surface=background, past=past,
        accents=accents,
    )  # fmt: skip
    return replace(theme, palette=palette)
