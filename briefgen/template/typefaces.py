"""A typeface's name in, the word for the family of ours that is nearest to it out."""

from __future__ import annotations

from dataclasses import replace

from briefgen.base.compile_late import compile_late
from briefgen.model.theme import FontFamily, FontNames, Looks
from briefgen.template.office_theme import FontSet, OfficeTheme

CONDENSED = compile_late(
    r"condensed|narrow|compressed|\bcond\b|oswald|bebas|impact|league gothic|\bdin 1451|haettenschweiler"
)
SERIF = compile_late(
    r"(?<!sans )(?<!sans-)\bserif|times|georgia|garamond|cambria|palatino|book antiqua|baskerville|bodoni"
    r"|didot|minion|caslon|constantia|rockwell|merriweather|playfair|\blora\b"
    r"|century(?! gothic)|bookman|charter"
    r"|宋|明朝|明體|明体|\bsong|sim ?sun|\bming|楷|\bkai|fangsong"
)
OURS = {"sans": "Noto Sans SC", "serif": "Noto Serif SC", "condensed": "Barlow Condensed"}
_EAST_ASIAN = {"sans": "Microsoft YaHei", "serif": "SimSun", "condensed": "Microsoft YaHei"}
"""Where a template names no Chinese typeface at all."""


def nearest_family(typeface: str) -> FontFamily:
    """Return the word of the family that texts in a typeface are measured with."""
    name = typeface.casefold()
    if CONDENSED.search(name):
        return "condensed"
    return "serif" if SERIF.search(name) else "sans"


def fonts_of(theme: OfficeTheme) -> dict[str, FontNames]:
    """Return the families by their words: office applications set each in a typeface of the template.

    Running text decides where headings and text are measured with one family.
    """
    found = {word: _names(word, theme.minor) for word in OURS}
    for fonts in (theme.major, theme.minor):
        word = nearest_family(fonts.latin)
        found[word] = _names(word, fonts)
    return found


def with_families(looks: Looks, theme: OfficeTheme) -> Looks:
    """Return looks whose headings and texts are in the families nearest to the template's typefaces."""
    headings = nearest_family(theme.major.latin)
    return replace(looks, headings=headings, figures=None, text=nearest_family(theme.minor.latin))


def _names(word: str, fonts: FontSet) -> FontNames:
    return FontNames(
        embedded=OURS[word],
        office_latin=fonts.latin,
        office_east_asian=fonts.chinese() or _EAST_ASIAN[word],
    )
