"""A template's typefaces in, the families of ours that texts in them are measured with out."""

from __future__ import annotations

from briefgen.base.copier import replace
from briefgen.brief.font_kind import font_kind
from briefgen.model.theme import FontNames, Looks
from briefgen.template.office_theme import FontSet, OfficeTheme

OURS = {"sans": "Noto Sans SC", "serif": "Noto Serif SC", "condensed": "Barlow Condensed"}
_EAST_ASIAN = {"sans": "Microsoft YaHei", "serif": "SimSun", "condensed": "Microsoft YaHei"}
"""Where a template names no Chinese typeface at all."""


def fonts_of(theme: OfficeTheme) -> dict[str, FontNames]:
    """Return the families by their words: office applications set each in a typeface of the template.

    Running text decides where headings and text are measured with one family.
    """
    found = {word: _names(word, theme.minor) for word in OURS}
    for fonts in (theme.major, theme.minor):
        word = font_kind(fonts.latin)
        found[word] = _names(word, fonts)
    return found


def with_families(looks: Looks, theme: OfficeTheme) -> Looks:
    """Return looks whose headings and texts are in the families nearest to the template's typefaces."""
    headings = font_kind(theme.major.latin)
    return replace(looks, headings=headings, figures=None, text=font_kind(theme.minor.latin))


def _names(word: str, fonts: FontSet) -> FontNames:
    return FontNames(
        embedded=OURS[word],
        office_latin=fonts.latin,
        office_east_asian=fonts.chinese() or _EAST_ASIAN[word],
    )
