"""A theme in, the same theme for text on a dark or coloured ground out."""

from __future__ import annotations

from dataclasses import replace

from briefgen.model.theme import Accent, Theme


def on_masthead(theme: Theme) -> Theme:
    """Return the theme with colours that read on the masthead's ground."""
    palette = theme.palette
    accents = {
        name: Accent(strong=accent.bright or accent.strong, soft=palette.masthead, on=palette.masthead)
        for name, accent in palette.accents.items()
    }
    return replace(
        theme,
        palette=replace(
            palette,
            ink=palette.on_masthead,
            muted=palette.muted_on_masthead,
            rule=palette.muted_on_masthead,
            paper=palette.masthead,
            surface=palette.masthead,
            accents=accents,
        ),
    )


def on_accent(theme: Theme, accent: Accent) -> Theme:
    """Return the theme with colours that read on a hue's strong colour: one ink, no second hue."""
    palette = theme.palette
    plain = Accent(strong=accent.on, soft=accent.strong, on=accent.strong)
    return replace(
        theme,
        palette=replace(
            palette,
            ink=accent.on,
            muted=accent.on,
            rule=accent.on,
            paper=accent.strong,
            surface=accent.strong,
            past=accent.soft,
            accents=dict.fromkeys(palette.accents, plain),
        ),
    )
