"""Text and style in; a chart's rich text and text properties out."""

from __future__ import annotations

from briefgen.model.scene import Style
from briefgen.render.pptx.deck_theme import DeckTheme
from briefgen.render.pptx.markup import Element, content, el


def text_properties(
    size: float,
    colour: str,
    family: str,
    theme: DeckTheme,
    *,
    bold: bool = False,
    level: bool = False,
    whole: bool = False,
) -> Element:
    """Return the look of a chart's words; both typefaces are named, as on every run of the deck.

    ``level`` forbids PowerPoint to slant category names that it could as well wrap; ``whole`` keeps a
    label on one line, which LibreOffice else cuts between a number and its unit.
    """
    key = ("words", size, colour, family, bold, level, whole)
    if key not in theme.made:
        place: dict[str, int | str] = {"rot": 0, "vert": "horz"} if level else {}
        if whole:
            place["wrap"] = "none"
        style = Style(size=size, colour=colour, family=family, weight=700 if bold else 400)
        theme.made[key] = el(
            "c:txPr",
            el("a:bodyPr", **place),
            el("a:lstStyle"),
            el("a:p", el("a:pPr", theme.plain(style)), el("a:endParaRPr", **theme.languages(""))),
        )
    return str(theme.made[key])


def rich_text(text: str, style: Style, theme: DeckTheme) -> Element:
    """Return a label's own words, lines apart by line feeds, none of them wrapped."""
    lines = (
        el(
            "a:p",
            el("a:pPr", theme.plain(style)),
            el("a:r", theme.plain(style, "a:rPr"), content("a:t", line)),
        )
        for line in text.split("\n")
    )
    return el("c:rich", el("a:bodyPr", wrap="none"), el("a:lstStyle"), *lines)
