"""Names of fonts in; out, which of our families each is measured with."""

from __future__ import annotations

from collections.abc import Mapping

from briefgen.base.compile_late import compile_late
from briefgen.base.dataclass import dataclass
from briefgen.model.theme import FontFamily

_CONDENSED = compile_late(
    r"condensed|narrow|compressed|\bcond\b|oswald|bebas|impact|league gothic|\bdin (1451|cond)"
    r"|haettenschweiler"
)
_SANS = compile_late(r"sans|gothic|grotesk|黑体|雅黑")
_SERIF = compile_late(
    r"serif|slab|\broman\b|antiqua|times|georgia|garamond|cambria|palatino|baskerville|bodoni|bookman|caslon"
    r"|\bcentury\b|charter|constantia|didot|merriweather|minion|playfair|rockwell|sabon"
    r"|\b(bitter|crimson|libre book|lora|spectral|tinos)"
    r"|宋|明朝|明體|明体|楷|sim ?sun|\bsong|st(song|kaiti)|mingliu|mincho|\bming\b|fangsong|\bkai(ti)?\b"
)
"""Names in small letters; what calls itself a sans or a gothic is none of these."""


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
    folded = name.casefold()
    if _CONDENSED.search(folded):
        return "condensed"
    return "serif" if _SERIF.search(folded) and not _SANS.search(folded) else "sans"


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
