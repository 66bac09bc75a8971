"""A theme in, the same theme for text on a dark or coloured background out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from briefgen.model.theme import Accent, Theme


def on_masthead(theme: Theme) -> Theme:
    """Return the theme with colours that read on the masthead's background."""
    palette = theme.palette
    accents = {
        name: Accent(strong=accent.bright or accent.strong, soft=palette.masthead, on=palette.masthead)
        for name, accent in palette.accents.items()
    }
    return _recoloured(
        theme, palette.on_masthead, palette.muted_on_masthead, palette.masthead, palette.past, accents
    )


def on_accent(theme: Theme, accent: Accent) -> Theme:
    """Return the theme with colours that read on a hue's strong colour: one ink, no second hue."""
    plain = Accent(strong=accent.on, soft=accent.strong, on=accent.strong)
    accents = dict.fromkeys(theme.palette.accents, plain)
    return _recoloured(theme, accent.on, accent.on, accent.strong, accent.soft, accents)


def _recoloured(
    theme: Theme, ink: str, muted: str, background: str, past: str, accents: Mapping[str, Accent]
) -> Theme:
    palette = replace(
        theme.palette, ink=ink, muted=muted, rule=muted, paper=background, surface=background, past=past,
        accents=accents,
    )  # fmt: skip
    return replace(theme, palette=palette)
