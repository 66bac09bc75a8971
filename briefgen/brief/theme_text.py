"""A derived palette in; out, the text of a theme.yaml to be edited, and lines on what was derived."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefgen.base.colour import contrast
from briefgen.base.dataclass import dataclass
from briefgen.base.translate import tr
from briefgen.brief.font_kind import FontChoice
from briefgen.brief.written import double_quoted
from briefgen.model.theme import Palette

_COMMENTS = {
    "ink": "text",
    "muted": "labels, notes, axes",
    "rule": "lines between things",
    "paper": "the background",
    "surface": "the background of cards without a hue",
    "past": "columns of past values",
    "masthead": "the background of covers and of the page's head",
    "on_masthead": "words on it",
    "muted_on_masthead": "quiet words on it",
}
_KEYS = ("strong", "text", "soft", "on", "bright", "past")
_HUES = """\
  # Hues in the order in which a document's parts take them. strong: areas; text: words, where strong is too
  # near to paper for them; soft: tinted surfaces; on: words on strong; bright: words on the masthead; past:
  # columns of past values, where the palette's are too near to strong."""
_FONTS = """\
# The deck names these fonts; texts are measured with, and the page embeds, the nearest that comes with
# briefgen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeText:
    """What a new theme is made of."""

    name: str
    extends: str
    colours: Sequence[str]
    """The brand's own, as they were asked for."""
    palette: Palette
    fonts: FontChoice
    logo: str = ""
    """The logo's file, seen from the theme."""


def theme_yaml(new: ThemeText) -> str:
    """Return the file's text."""
    return "\n".join(_lines(new)) + "\n"


def derived(palette: Palette, colours: Sequence[str]) -> Iterator[str]:
    """Yield a line for each brand colour: what is in it, and which tint words in it have."""
    for colour in dict.fromkeys(colours):
        hues = {name: each for name, each in palette.accents.items() if each.strong == colour}
        words = {
            "masthead": tr("covers and heads"),
            "paper": tr("paper"),
            "ink": tr("text"),
            "muted": tr("labels"),
        }
        places = [said for key, said in words.items() if getattr(palette, key) == colour]
        places += [tr("areas of `{name}`", name=name) for name in hues]
        said = f"{colour}  {tr(', ').join(places)}"
        for hue in hues.values():
            ratio = f"{contrast(hue.words, palette.paper):.1f}"
            if hue.words == colour:
                said = tr("{said}; words as well ({ratio} to 1)", said=said, ratio=ratio)
            else:
                said = tr(
                    "{said}; words in {colour} ({ratio} to 1)", said=said, colour=hue.words, ratio=ratio
                )
        yield said
    if further := [
        f"{name} {each.strong}" for name, each in palette.accents.items() if each.strong not in colours
    ]:
        yield tr("derived  {names}", names=", ".join(further))


def _lines(new: ThemeText) -> Iterator[str]:
    yield f"# House style of {' '.join(new.name.split())}, derived from {', '.join(new.colours)}."
    yield "# Edit what you like; `briefgen theme check` on this folder says what cannot be read."
    yield f"extends: {new.extends}   # sizes, spacing and forms are those of this theme"
    if new.logo:
        yield f"logo: {{file: {double_quoted(new.logo)}, alt: {double_quoted(new.name)}}}"
    yield ""
    yield "palette:"
    for key, comment in _COMMENTS.items():
        colour = getattr(new.palette, key)
        own = ", the brand's own" if colour in new.colours else ""
        yield f"  {key}: {double_quoted(colour)}   # {comment}{own}"
    yield _HUES
    yield "  accents:"
    for name, accent in new.palette.accents.items():
        origin = "the brand's own" if accent.strong in new.colours else "derived"
        pairs = (f"{key}: {double_quoted(getattr(accent, key))}" for key in _KEYS if getattr(accent, key))
        yield f"    {name}: {{{', '.join(pairs)}}}   # {origin}"
    yield from _font_lines(new.fonts)


def _font_lines(fonts: FontChoice) -> Iterator[str]:
    if fonts.names:
        yield ""
        yield _FONTS
        yield "fonts:"
    for family, latin in fonts.names.items():
        yield f"  {family}: {{office_latin: {double_quoted(latin)}}}"
    if fonts.looks:
        yield ""
        yield "looks: {" + ", ".join(f"{key}: {family}" for key, family in fonts.looks.items()) + "}"
