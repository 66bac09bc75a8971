"""Names of a house's fonts in; out, which of our families each is measured with."""

from __future__ import annotations

import re
from collections.abc import Mapping

from briefgen.base.dataclass import dataclass
from briefgen.model.theme import FontFamily

_CONDENSED = re.compile(r"condensed|narrow|compressed|\b(oswald|bebas|impact|league gothic|din cond)", re.I)
_SANS = re.compile(r"sans|gothic|grotesk|黑体|雅黑", re.I)
_SERIF = re.compile(
    r"serif|slab|roman|antiqua|\b(georgia|times|garamond|cambria|palatino|bodoni|baskerville|caslon|didot|"
    r"merriweather|playfair|lora|minion|sabon|constantia|charter|crimson|spectral|bitter|tinos|libre book|"
    r"simsun|stsong|fangsong|kaiti)|宋|明體|明朝|仿宋|楷",
    re.I,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class FontChoice:
    """A house's fonts as a theme states them."""

    names: Mapping[FontFamily, str]
    """Names for office applications by the family that they are measured with."""
    looks: Mapping[str, FontFamily]
    """Families of text, headings and figures, where they differ from sans."""
    left_out: str = ""
    """A font of headings that has no family of its own left; empty where all are used."""


def font_kind(name: str) -> FontFamily:
    """Return the family that is nearest to a font, by its name."""
    if _CONDENSED.search(name):
        return "condensed"
    if _SANS.search(name):
        return "sans"
    return "serif" if _SERIF.search(name) else "sans"


def chosen_fonts(text: str, headings: str) -> FontChoice:
    """Return the families of a font for text and one for headings; either may be empty.

    Two fonts of one kind cannot both be named: that of the text is.
    """
    names, looks = dict[FontFamily, str](), dict[str, FontFamily]()
    for key, name in (("text", text), ("headings", headings or text)):
        if not name:
            continue
        kind = font_kind(name)
        if names.setdefault(kind, name) != name:
            return FontChoice(names=names, looks=looks, left_out=name)
        if kind != "sans" or key == "headings":
            looks[key] = kind
    return FontChoice(names=names, looks=looks)
