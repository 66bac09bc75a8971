"""A master's or a layout's shape tree in, its placeholders and its other shapes with their boxes out."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any, NamedTuple

from briefgen.base.dataclass import dataclass
from briefgen.base.geometry import EMU_PER_PT, Box
from briefgen.base.ooxml import DEGREE, tag
from briefgen.base.summed import summed
from briefgen.template.colours import ColourScheme, Tone, average, number_of, whole_of
from briefgen.template.office_theme import OfficeTheme

MOST_SHAPES = 2_000
"""Of one master or layout; the rest are not looked at."""
FAINT = 0.15
"""A fill of less opacity is a watermark: words stand on it."""
_SHAPES = ("sp", "pic", "cxnSp", "graphicFrame", "contentPart")
_FILLS = ("noFill", "solidFill", "gradFill", "blipFill", "pattFill", "grpFill")


class SheetColours(NamedTuple):
    """What colours and fills of a sheet are read with."""

    scheme: ColourScheme
    theme: OfficeTheme


@dataclass(frozen=True, slots=True, kw_only=True)
class Placing:
    """How the boxes of a group lie on the slide: a scale and a shift, each across and down."""

    scale: tuple[float, float] = (1.0, 1.0)
    shift: tuple[float, float] = (0.0, 0.0)

    def box(self, box: Box) -> Box:
        """Return a box of the group on the slide."""
        (across, down), (right, below) = self.scale, self.shift
        return Box(
            box.x * across + right, box.y * down + below, abs(box.width * across), abs(box.height * down)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """A shape of a master or a layout that slides show as it is."""

    name: str
    box: Box
    fill: Tone | None = None
    """Of a gradient, the mean of its stops; of a picture, None."""
    picture: str = ""
    """The part of its picture."""
    vector: str = ""
    """The part of the drawing (SVG) that the picture stands in for."""
    outlined: bool = False
    written: bool = False
    alternative: str = ""

    @property
    def shows(self) -> bool:
        """Say whether there is anything to see."""
        filled = self.fill is not None and self.fill.opacity >= FAINT
        return filled or bool(self.picture) or self.outlined or self.written


@dataclass(frozen=True, slots=True, kw_only=True)
class Placeholder:
    """A placeholder as its own sheet states it: what it lacks, it inherits."""

    type: str
    index: int
    name: str
    prompt: str
    box: Box | None
    """Upright, in points; None where it inherits its place."""
    turned: bool
    look: Any
    """Its ``spPr`` element, or None: it may have a fill."""
    body: Any
    """Its ``bodyPr`` element, or None."""
    levels: Any
    """Its ``lstStyle`` element, or None."""
    shown: Any
    """The first paragraph of its prompt, or None."""


def placeholders(tree: Any) -> Iterator[Placeholder]:
    """Yield the placeholders of a sheet, those in groups, too."""
    for element, placing in _elements(tree, Placing()):
        mark = _mark(element)
        if mark is not None:
            yield _placeholder(element, mark, placing)


def drawn(tree: Any, palette: SheetColours, relations: dict[str, tuple[str, str]]) -> Iterator[Drawn]:
    """Yield the other shapes of a sheet in the order in which they are painted."""
    for element, placing in _elements(tree, Placing()):
        if _mark(element) is None and (shape := _drawn(element, placing, palette, relations)) is not None:
            yield shape


def _elements(tree: Any, placing: Placing) -> Iterator[tuple[Any, Placing]]:
    """Yield a tree's shapes with the placing of their group, groups unfolded."""
    waiting = [(child, placing) for child in reversed(list(tree) if tree is not None else [])]
    seen = 0
    while waiting and seen < MOST_SHAPES:
        element, here = waiting.pop()
        word = _word(element)
        seen += 1
        if word == "grpSp" and not _hidden(element):
            inside = _inside(element, here)
            waiting += [(child, inside) for child in reversed(list(element))]
        elif word == "AlternateContent":
            chosen = next((each for each in element if _word(each) == "Choice"), None)
            waiting += [(child, here) for child in reversed(list(chosen) if chosen is not None else [])]
        elif word in _SHAPES and not _hidden(element):
            yield element, here


def _word(element: Any) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _hidden(element: Any) -> bool:
    named = _named(element)
    return named is not None and named.get("hidden") in ("1", "true")


def _named(element: Any) -> Any:
    for child in element:
        if _word(child).startswith("nv"):
            return child.find(tag("p:cNvPr"))
    return None


def _mark(element: Any) -> Any:
    for child in element:
        if _word(child).startswith("nv"):
            return child.find(f"{tag('p:nvPr')}/{tag('p:ph')}")
    return None


def _inside(group: Any, outer: Placing) -> Placing:
    """Return the placing of a group's own coordinates."""
    place = group.find(f"{tag('p:grpSpPr')}/{tag('a:xfrm')}")
    whole, inner = _extent(place, "a:off", "a:ext"), _extent(place, "a:chOff", "a:chExt")
    if whole is None or inner is None:
        return outer
    across = whole.width / inner.width if inner.width else 1.0
    down = whole.height / inner.height if inner.height else 1.0
    shift = whole.x - inner.x * across, whole.y - inner.y * down
    return Placing(
        scale=(outer.scale[0] * across, outer.scale[1] * down),
        shift=(
            outer.scale[0] * shift[0] + outer.shift[0],
            outer.scale[1] * shift[1] + outer.shift[1],
        ),
    )


def _extent(place: Any, corner: str, size: str) -> Box | None:
    start, extent = (place.find(tag(name)) if place is not None else None for name in (corner, size))
    if start is None or extent is None:
        return None
    return Box(*(points_of(start, key) for key in "xy"), *(points_of(extent, key) for key in ("cx", "cy")))


def points_of(element: Any, key: str, default: float = 0.0) -> float:
    """Return a length of an element in points."""
    return number_of(element.get(key), default * EMU_PER_PT) / EMU_PER_PT


def _box(element: Any, placing: Placing) -> tuple[Box | None, float]:
    """Return where a shape stands on the slide, upright, and by how many degrees it is turned."""
    place = element.find(f"{tag('p:spPr')}/{tag('a:xfrm')}")
    place = element.find(tag("p:xfrm")) if place is None else place
    box = _extent(place, "a:off", "a:ext")
    if box is None or place is None:
        return None, 0.0
    degrees = number_of(place.get("rot")) / DEGREE
    return _around(placing.box(box), degrees), degrees


def _around(box: Box, degrees: float) -> Box:
    """Return the upright box around one that is turned about its middle."""
    if not degrees % 180:
        return box
    cosine, sine = abs(math.cos(math.radians(degrees))), abs(math.sin(math.radians(degrees)))
    width = box.width * cosine + box.height * sine
    height = box.width * sine + box.height * cosine
    return Box(box.x + (box.width - width) / 2, box.y + (box.height - height) / 2, width, height)


def _placeholder(element: Any, mark: Any, placing: Placing) -> Placeholder:
    box, degrees = _box(element, placing)
    named = _named(element)
    body = element.find(tag("p:txBody"))
    return Placeholder(
        type=mark.get("type") or "",
        index=whole_of(mark.get("idx")),
        name=(named.get("name") or "") if named is not None else "",
        prompt=_text(body),
        box=box,
        turned=bool(degrees % 360),
        look=element.find(tag("p:spPr")),
        body=None if body is None else body.find(tag("a:bodyPr")),
        levels=None if body is None else body.find(tag("a:lstStyle")),
        shown=None if body is None else body.find(tag("a:p")),
    )


def _text(body: Any) -> str:
    words = [each.text or "" for each in body.iter(tag("a:t"))] if body is not None else []
    return " ".join("".join(words).split())


def _drawn(element: Any, placing: Placing, palette: SheetColours, relations: dict[str, Any]) -> Drawn | None:
    box, _ = _box(element, placing)
    if box is None:
        return None
    named, look = _named(element), element.find(tag("p:spPr"))
    kind = _word(element)
    fill, picture, vector = fill_of(look, palette, relations)
    if kind == "pic":
        blip = element.find(tag("p:blipFill"))
        picture, vector = pictures_of(blip, relations)
    elif fill is None and not picture and _fill_element(look) is None:
        fill = _styled(element, palette)
    return Drawn(
        name=(named.get("name") or "") if named is not None else "",
        box=box,
        fill=fill,
        picture=picture,
        vector=vector,
        outlined=kind in ("cxnSp", "graphicFrame", "contentPart") or _has_line(element, look),
        written=bool(_text(element.find(tag("p:txBody")))),
        alternative=(named.get("descr") or "") if named is not None else "",
    )


def _fill_element(look: Any) -> Any:
    return next((each for each in look if _word(each) in _FILLS), None) if look is not None else None


def has_fill(look: Any) -> bool:
    """Say whether the properties of a shape name a fill, be it none."""
    return _fill_element(look) is not None


def fill_of(
    holder: Any, palette: SheetColours, relations: dict[str, tuple[str, str]], own: str | None = None
) -> tuple[Tone | None, str, str]:
    """Return the colour of a fill, and the parts of its picture and of the drawing behind that."""
    return fill_in(_fill_element(holder), palette, relations, own)


def fill_in(
    fill: Any, palette: SheetColours, relations: dict[str, tuple[str, str]], own: str | None = None
) -> tuple[Tone | None, str, str]:
    """Return the same of the fill element itself."""
    word = _word(fill) if fill is not None else ""
    if word == "blipFill":
        return None, *pictures_of(fill, relations)
    if word == "solidFill":
        return palette.scheme.tone(fill, own), "", ""
    if word == "gradFill":
        stops = fill.iter(tag("a:gs"))
        tones = [tone for stop in stops if (tone := palette.scheme.tone(stop, own)) is not None]
        return _mean(tones), "", ""
    if word == "pattFill":
        ground = fill.find(tag("a:bgClr"))
        return palette.scheme.tone(ground, own), "", ""
    return None, "", ""


def _mean(tones: list[Tone]) -> Tone | None:
    if not tones:
        return None
    weights: dict[str, float] = {}
    for tone in tones:
        weights[tone.colour] = weights.get(tone.colour, 0.0) + 1.0
    return Tone(average(weights), summed(tone.opacity for tone in tones) / len(tones))


def pictures_of(fill: Any, relations: dict[str, tuple[str, str]]) -> tuple[str, str]:
    """Return the parts of a picture fill, and of the drawing that it stands in for; empty where outside."""
    blip = fill.find(tag("a:blip")) if fill is not None else None
    if blip is None:
        return "", ""
    drawing = next(blip.iter(tag("asvg:svgBlip")), None)
    named = (
        None if blip is None else blip.get(tag("r:embed")),
        drawing is not None and drawing.get(tag("r:embed")),
    )
    picture, vector = (relations.get(str(key or ""), ("", ""))[1] for key in named)
    return picture, vector


def _styled(element: Any, palette: SheetColours) -> Tone | None:
    """Return the fill that a shape's style names in the theme."""
    reference = element.find(f"{tag('p:style')}/{tag('a:fillRef')}")
    if reference is None or reference.get("idx") in (None, "0"):
        return None
    return palette.scheme.tone(reference)


def _has_line(element: Any, look: Any) -> bool:
    line = look.find(tag("a:ln")) if look is not None else None
    if line is not None and _fill_element(line) is not None:
        return _word(_fill_element(line)) != "noFill"
    reference = element.find(f"{tag('p:style')}/{tag('a:lnRef')}")
    return reference is not None and reference.get("idx") not in (None, "0")
