"""The tree of a `_brand.yml` (convention of brand.yml) in, that of a theme out: colours, fonts and logo.

Its colours become a palette as `briefgen theme new` derives it. Each value keeps the place of the line that
it follows from, so that whatever is wrong is told there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping as Map
from dataclasses import field

from briefgen.base.colour import contrast, whole_colour
from briefgen.base.dataclass import dataclass
from briefgen.base.diagnostics import Place, Problem, did_you_mean
from briefgen.base.hue_name import LEAST_CHROMA
from briefgen.base.oklch import oklch
from briefgen.base.translate import tr
from briefgen.brief.css_colour import css_colour
from briefgen.brief.font_kind import FontChoice, chosen_fonts
from briefgen.brief.node import KeyValue, Mapping, Node, Scalar, quoted
from briefgen.model.brand_palette import derived_palette
from briefgen.model.theme import Accent, Palette

ROLES = (
    "foreground", "background", "primary", "secondary", "tertiary",
    "success", "info", "warning", "danger", "light", "dark",
)  # fmt: skip
MOST_HUES = 8
"""Colours of a brand that become hues; a theme of more is no choice."""
_SECTIONS = ("meta", "logo", "color", "typography", "defaults")
_TYPES = ("fonts", "base", "headings", "monospace", "monospace-inline", "monospace-block", "link")
_SIZES = ("large", "medium", "small")
_DEPTH = 8


@dataclass(slots=True, kw_only=True)
class BrandReader:
    """A brand's tree while it is read, with what was found about it."""

    root: Mapping
    problems: list[Problem] = field(default_factory=list)
    unused: list[Node] = field(default_factory=list)
    """Keys that no slide and no page has a use for."""

    def theme(self) -> Mapping:
        """Return what the brand states as the tree of a theme."""
        self._know(self.root, _SECTIONS, "a _brand.yml")
        entries = [*self._palette(), *self._fonts(), *self._logo()]
        meta = self.root.get("meta")
        links = meta.entries if isinstance(meta, Mapping) else ()
        self.unused += [entry.key for entry in links if entry.key.text != "name"]
        return Mapping(tuple(entries), self.root.place)

    def base(self) -> Node | None:
        """Return the theme whose forms it takes: `defaults: {briefgen: {extends: …}}`."""
        return _below(self.root, "defaults", "briefgen", "extends")

    def _palette(self) -> Iterator[KeyValue]:
        colours = self.root.get("color")
        if not isinstance(colours, Mapping):
            place = colours.place if colours else self.root.place
            if colours is None and self.root.get("file") is not None:
                hint = tr("name it with --template, or `template:`")
                self.problems[:] = [Problem(place, tr("this is a template.yaml, not a theme"), hint, "brand")]
                return
            self.problems.append(
                Problem(
                    place,
                    tr("the brand states no colours"),
                    tr('write `color: {primary: "#C8102E"}`'),
                    "brand",
                )
            )
            return
        self._know(colours, ("palette", *ROLES), tr("the brand's colours"))
        found = dict(self._stated(colours))
        if any(problem.severity == "error" for problem in self.problems) or not found:
            return
        places = dict(reversed(found.values()))
        own = {role: found[role][0] for role in ROLES if role in found}
        hues = self._hues(found, own)
        names = {colour: name for name, (colour, _) in reversed(found.items()) if name not in ROLES}
        palette = derived_palette(
            hues, ink=own.get("foreground"), paper=own.get("background", "#FFFFFF"), names=names
        )
        self._tell_ink(own, palette, found)
        yield _entry("palette", _palette_node(palette, places, colours.place), colours.place)

    def _stated(self, colours: Mapping) -> Iterator[tuple[str, tuple[str, Place]]]:
        """Yield the colours of the brand's palette by their names, then those of what they are for."""
        palette = colours.get("palette")
        named = palette if isinstance(palette, Mapping) else None
        roles = (each for each in colours.entries if each.key.text in ROLES and not _is_empty(each.value))
        for entry in (*(named.entries if named else ()), *roles):
            if colour := self._colour(entry.value, named):
                yield entry.key.text, (colour, entry.value.place)

    def _colour(self, node: Node, named: Mapping | None, depth: int = 0) -> str:
        """Return a value as #RRGGBB; empty, with a Problem noted, where it is no colour."""
        if isinstance(node, Mapping) and (light := node.get("light")):
            return self._colour(light, named, depth)
        text = node.text.strip() if isinstance(node, Scalar) else ""
        if named and depth < _DEPTH and (meant := named.get(text)) and meant is not node:
            return self._colour(meant, named, depth + 1)
        if rgb := whole_colour(text) if text.startswith("#") else css_colour(text):
            return rgb
        names = [entry.key.text for entry in named.entries] if named else []
        written = text.startswith("#") or not text or not names
        hint = tr('write it as "#C8102E"') if written else did_you_mean(text, names)
        said = quoted(text) if text else node.found
        self.problems.append(
            Problem(
                node.place,
                tr("{said} is neither a colour nor a name of the palette", said=said),
                hint,
                "brand",
            )
        )
        return ""

    def _hues(self, found: Map[str, tuple[str, Place]], own: Map[str, str]) -> list[str]:
        """Return the colours that become hues: the primary, coloured ones in their order, then greys."""
        grounds = {own.get("foreground"), own.get("background"), own.get("light"), own.get("dark")}
        order = [own[role] for role in ("primary", "secondary", "tertiary") if role in own]
        order += [
            colour for name, (colour, _) in found.items() if name not in ROLES and colour not in grounds
        ]
        order = list(dict.fromkeys(order or [colour for colour, _ in found.values()]))
        first = order[:1] if "primary" in own else []
        rest = sorted(order[len(first) :], key=lambda colour: oklch(colour).chroma < LEAST_CHROMA)
        return [*first, *rest][:MOST_HUES]

    def _tell_ink(self, own: Map[str, str], palette: Palette, found: Map[str, tuple[str, Place]]) -> None:
        asked = own.get("foreground")
        if asked and asked != palette.ink:
            ratio = contrast(asked, palette.paper)
            message = tr(
                "foreground {asked} on background {paper} has a contrast of {ratio:.2f} to 1",
                asked=asked,
                paper=palette.paper,
                ratio=ratio,
            )
            hint = tr("text is set in {ink}, the nearest with 7 to 1", ink=palette.ink)
            self._warn(found["foreground"][1], message, hint)

    def _fonts(self) -> Iterator[KeyValue]:
        types = self.root.get("typography")
        if not isinstance(types, Mapping):
            return
        self._know(types, _TYPES, tr("the brand's typography"))
        self.unused += [entry.key for entry in types.entries if entry.key.text in _TYPES[3:]]
        text, headings = _family(types.get("base")), _family(types.get("headings"))
        chosen = chosen_fonts(text, headings)
        place = types.place
        if chosen.left_out:
            node = types.get("headings") or types
            hint = tr("titles are in {text}: a theme has one font a kind (sans, serif, condensed)", text=text)
            message = tr("the font of headings, {left_out}, is not used", left_out=chosen.left_out)
            self._warn(node.place, message, hint)
        yield from _font_entries(chosen, place)

    def _logo(self) -> Iterator[KeyValue]:
        """Yield the largest logo there is, with its like for dark grounds."""
        logo = self.root.get("logo")
        if logo is None or _is_empty(logo):
            return
        images = _below(logo, "images")
        if isinstance(logo, Mapping):
            self._know(logo, ("images", *_SIZES), tr("the brand's logo"))
            logo = next((found for size in _SIZES if (found := logo.get(size))), None)
        dark = _below(logo, "dark")
        light = _below(logo, "light") or logo
        entries = []
        for key, node in (("file", light), ("on_dark", dark)):
            if (path := self._image(node, images)) is not None:
                entries.append(_entry(key, Scalar(path.text, path.place, plain=False), path.place))
        alt = _below(_below(images, light.text), "alt") if isinstance(light, Scalar) else _below(light, "alt")
        alt = alt or self._name()
        if isinstance(alt, Scalar) and not alt.empty:
            entries.append(_entry("alt", alt, alt.place))
        if entries and entries[0].key.text == "file":
            yield _entry("logo", Mapping(tuple(entries), entries[0].value.place), entries[0].value.place)

    def _name(self) -> Node | None:
        """Return what the brand is called."""
        name = _below(self.root, "meta", "name")
        return (_below(name, "full") or _below(name, "short")) if isinstance(name, Mapping) else name

    def _image(self, node: Node | None, images: Node | None) -> Scalar | None:
        """Return an image's path, stated as such or by its name; None, with a warning, of one elsewhere."""
        if isinstance(node, Scalar):
            node = _below(images, node.text) or node
        if isinstance(node, Mapping):
            node = node.get("path")
        if not isinstance(node, Scalar) or node.empty:
            return None
        if "://" in node.text:
            hint = tr("nothing is fetched from the network: put the file beside the _brand.yml")
            message = tr("the logo {quoted} is not used", quoted=quoted(node.text))
            self._warn(node.place, message, hint)
            return None
        return node

    def _know(self, node: Mapping, words: tuple[str, ...], where: str) -> None:
        """Note a warning for each key that the convention does not have."""
        for entry in node.entries:
            if entry.key.text not in words:
                message = tr("unknown key {quoted} in {where}", quoted=quoted(entry.key.text), where=where)
                hint = did_you_mean(entry.key.text, words)
                self._warn(entry.key.place, message, hint)

    def _warn(self, place: Place, message: str, hint: str) -> None:
        self.problems.append(Problem(place, message, hint, "brand", "warning"))


def _palette_node(palette: Palette, places: Map[str, Place], otherwise: Place) -> Mapping:
    """Return a palette as a theme states it; each colour stands where the brand does."""

    def leaf(key: str, colour: str, place: Place) -> KeyValue:
        return _entry(key, Scalar(colour, place, plain=False), place)

    plain = [
        leaf(name, getattr(palette, name), places.get(getattr(palette, name), otherwise))
        for name in Palette.__dataclass_fields__
        if name != "accents"
    ]
    hues = []
    for name, accent in palette.accents.items():
        place = places.get(accent.strong, otherwise)
        keys = (key for key in Accent.__dataclass_fields__ if getattr(accent, key))
        node = Mapping(tuple(leaf(key, getattr(accent, key), place) for key in keys), place)
        hues.append(_entry(name, node, place))
    return Mapping((*plain, _entry("accents", Mapping(tuple(hues), otherwise), otherwise)), otherwise)


def _font_entries(chosen: FontChoice, place: Place) -> Iterator[KeyValue]:
    def leaves(pairs: Map[str, str]) -> Mapping:
        return Mapping(
            tuple(_entry(key, Scalar(text, place, plain=False), place) for key, text in pairs.items()), place
        )

    if chosen.names:
        names = ((family, leaves({"office_latin": name})) for family, name in chosen.names.items())
        yield _entry("fonts", Mapping(tuple(_entry(key, node, place) for key, node in names), place), place)
    if chosen.looks:
        yield _entry("looks", leaves(dict(chosen.looks)), place)


def _entry(key: str, value: Node, place: Place) -> KeyValue:
    return KeyValue(Scalar(key, place), value)


def _below(node: Node | None, *path: str) -> Node | None:
    """Return what stands under some keys, None where there is nothing."""
    for key in path:
        node = node.get(key) if isinstance(node, Mapping) else None
    return None if node is not None and _is_empty(node) else node


def _family(node: Node | None) -> str:
    """Return a font's name, written alone or as `family`."""
    found = _below(node, "family") if isinstance(node, Mapping) else node
    return found.text.split(",")[0].strip(" '\"") if isinstance(found, Scalar) and not found.empty else ""


def _is_empty(node: Node) -> bool:
    return isinstance(node, Scalar) and node.empty
