"""A theme part of a template in, its colours, typefaces and background fills out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

from briefgen.base.copier import replace
from briefgen.base.dataclass import dataclass
from briefgen.base.ooxml import tag
from briefgen.template.colours import PLAIN_MAP, SLOTS, ColourScheme

Script = Literal["latin", "ea", "cs"]

_USUAL = {
    "dk1": "#000000", "lt1": "#FFFFFF", "dk2": "#44546A", "lt2": "#E7E6E6", "accent1": "#4472C4",
    "accent2": "#ED7D31", "accent3": "#A5A5A5", "accent4": "#FFC000", "accent5": "#5B9BD5",
    "accent6": "#70AD47", "hlink": "#0563C1", "folHlink": "#954F72",
}  # fmt: skip
"""Stands in for colours that a broken theme does not have."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FontSet:
    """A theme's major or minor typefaces: for Latin text, for East-Asian text, and by script."""

    latin: str
    east_asian: str
    scripts: Mapping[str, str]

    def chinese(self, script: str = "Hans") -> str:
        """Return the typeface of Chinese text: the named one, else that of the script; empty without any."""
        return self.east_asian or self.scripts.get(script, "")


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeTheme:
    """What a master takes from its theme part."""

    name: str
    colours: ColourScheme
    major: FontSet
    minor: FontSet
    fills: tuple[Any, ...] = ()
    """Elements: ``fillRef`` counts them from 1."""
    backgrounds: tuple[Any, ...] = ()
    """Elements: ``bgRef`` counts them from 1001."""
    part: str = ""

    def typeface(self, written: str, script: Script) -> str:
        """Return the typeface of a name, which may be a reference such as ``+mj-lt``."""
        if not written.startswith("+"):
            return written
        fonts = self.major if written.startswith("+mj") else self.minor
        return fonts.chinese() if script == "ea" else fonts.latin


def read_theme(root: Any, part: str) -> OfficeTheme:
    """Return the theme in a part; what it lacks is as in Office's own."""
    scheme = root.find(f".//{tag('a:clrScheme')}")
    none = ColourScheme(slots={}, names=PLAIN_MAP)
    found: dict[str, str] = {}
    for element in scheme if scheme is not None else ():
        slot = element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
        tone = none.tone(element)
        if slot in SLOTS and tone is not None:
            found[slot] = tone.colour
    fonts = root.find(f".//{tag('a:fontScheme')}")
    return OfficeTheme(
        name=root.get("name") or "",
        colours=ColourScheme(slots={**_USUAL, **found}, names=PLAIN_MAP),
        major=_fonts(fonts, "a:majorFont"),
        minor=_fonts(fonts, "a:minorFont"),
        fills=_children(root, "a:fillStyleLst"),
        backgrounds=_children(root, "a:bgFillStyleLst"),
        part=part,
    )


def overridden(theme: OfficeTheme, root: Any) -> OfficeTheme:
    """Return a theme with what a layout overrides of it: colours, typefaces, or both."""
    own = read_theme(root, theme.part)
    has = {name: root.find(f".//{tag(name)}") is not None for name in ("a:clrScheme", "a:fontScheme")}
    colours = own.colours if has["a:clrScheme"] else theme.colours
    major, minor = (own.major, own.minor) if has["a:fontScheme"] else (theme.major, theme.minor)
    return replace(theme, colours=colours, major=major, minor=minor)


NO_FONTS = FontSet(latin="Calibri", east_asian="", scripts={})
PLAIN_THEME = OfficeTheme(
    name="", colours=ColourScheme(slots=_USUAL, names=PLAIN_MAP), major=NO_FONTS, minor=NO_FONTS
)
"""That of a master without a theme part."""


def _children(root: Any, name: str) -> tuple[Any, ...]:
    found = root.find(f".//{tag(name)}")
    return tuple(found) if found is not None else ()


def _fonts(scheme: Any, name: str) -> FontSet:
    fonts = scheme.find(tag(name)) if scheme is not None else None
    if fonts is None:
        return NO_FONTS
    scripts = {each.get("script") or "": each.get("typeface") or "" for each in fonts.iter(tag("a:font"))}
    return FontSet(
        latin=_typeface(fonts, "a:latin") or NO_FONTS.latin,
        east_asian=_typeface(fonts, "a:ea"),
        scripts=scripts,
    )


def _typeface(fonts: Any, name: str) -> str:
    element = fonts.find(tag(name))
    return "" if element is None else str(element.get("typeface") or "")
