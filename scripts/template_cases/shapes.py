"""Shapes of masters, layouts and slides as XML; boxes are left, top, width and height in points."""

from __future__ import annotations

from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

EMU = 12_700
Rect = tuple[float, float, float, float]
SPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)
FIELDS = {"sldNum": ("slidenum", "‹#›"), "dt": ("datetime1", "2024-05-06")}
"""Text of these placeholders is a field."""
EMPTY = '<a:p><a:endParaRPr lang="en-US"/></a:p>'
SVG = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"


def frame(box: Rect | None, tag: str = "a:xfrm") -> str:
    """Return a position; nothing for one that is inherited."""
    if box is None:
        return ""
    x, y, width, height = (round(value * EMU) for value in box)
    return f'<{tag}><a:off x="{x}" y="{y}"/><a:ext cx="{width}" cy="{height}"/></{tag}>'


def colour(name: str) -> str:
    """Return a colour: six digits, or a word of the theme's, with ``:alpha`` behind it where it is glass."""
    name, _, alpha = name.partition(":")
    inner = f'<a:alpha val="{alpha}000"/>' if alpha else ""
    tag = "srgbClr" if len(name) == 6 and not name.startswith(("accent", "hlink")) else "schemeClr"
    return f'<a:{tag} val="{name}">{inner}</a:{tag}>'


def fill(name: str | None) -> str:
    """Return a solid fill."""
    return f"<a:solidFill>{colour(name)}</a:solidFill>" if name else "<a:noFill/>"


def face(latin: str, east_asian: str = "") -> str:
    """Return the typefaces of a run."""
    second = f'<a:ea typeface="{east_asian}"/>' if east_asian else ""
    return f'<a:latin typeface="{latin}"/>{second}'


def level(
    number: int,
    *,
    size: float,
    ink: str = "tx1",
    align: str = "",
    bold: bool = False,
    caps: bool = False,
    bullet: str = "",
    indent: float = 0.0,
    spacing: int = 0,
    before: float = 0.0,
    fonts: str = "",
) -> str:
    """Return how paragraphs of a level are set."""
    aligned = f' algn="{align}"' if align else ""
    margin = f' marL="{round(indent * number * EMU)}" indent="{round(-indent * EMU)}"' if bullet else ""
    if not bullet:
        margin = ' marL="0" indent="0"'
    lines = f'<a:lnSpc><a:spcPct val="{spacing}000"/></a:lnSpc>' if spacing else ""
    lines += f'<a:spcBef><a:spcPts val="{round(before * 100)}"/></a:spcBef>' if before else ""
    mark = f'<a:buFont typeface="Arial"/><a:buChar char="{bullet}"/>' if bullet else "<a:buNone/>"
    weight = (' b="1"' if bold else ' b="0"') + (' cap="all"' if caps else "")
    run = f'<a:defRPr sz="{round(size * 100)}"{weight}>{fill(ink)}{fonts}</a:defRPr>'
    return f"<a:lvl{number}pPr{margin}{aligned}>{lines}{mark}{run}</a:lvl{number}pPr>"


def levels(*sizes: float, **style: object) -> str:
    """Return five levels, each in its size, the last for all that follow."""
    each = [*sizes, *[sizes[-1]] * 5][:5]
    return "".join(level(number, size=size, **style) for number, size in enumerate(each, 1))  # type: ignore[arg-type]


@dataclass(frozen=True, kw_only=True)
class Hole:
    """A placeholder."""

    type: str = ""
    index: int | None = None
    box: Rect | None = None
    name: str = ""
    prompt: str | None = None
    """Words of its own instead of the usual."""
    style: str = ""
    """Levels, as ``level`` gives them."""
    body: str = ""
    """Attributes of its text box: ``anchor="b"``."""
    fits: str = ""
    ground: str | None = None
    size: str = ""
    custom: bool = False
    """The words are a prompt of its own, and said to be."""
    more: str = ""
    """Attributes of the placeholder, such as ``orient="vert"``."""

    def xml(self, number: int) -> str:
        """Return the shape."""
        mark = "".join(
            f' {key}="{value}"'
            for key, value in (("type", self.type), ("sz", self.size), ("idx", self.index))
            if value not in ("", None)
        )
        own = ' hasCustomPrompt="1"' if self.custom else ""
        ground = fill(self.ground) if self.ground else ""
        shape = frame(self.box)
        shape += '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>' if self.box else ""
        return (
            f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name={quoteattr(self.name or self.type or "Object")}/>'
            f'<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph{mark}{own}{self.more}/></p:nvPr>'
            f"</p:nvSpPr><p:spPr>{shape}{ground}</p:spPr><p:txBody><a:bodyPr{self._body()}"
            f"<a:lstStyle>{self.style}</a:lstStyle>{self._words()}</p:txBody></p:sp>"
        )

    def _body(self) -> str:
        return f" {self.body}>{self.fits}</a:bodyPr>" if self.body or self.fits else "/>"

    def _words(self) -> str:
        if self.type in FIELDS and self.prompt is None:
            kind, text = FIELDS[self.type]
            return (
                f'<a:p><a:fld id="{{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}}" type="{kind}">'
                f'<a:rPr lang="en-US"/><a:t>{text}</a:t></a:fld><a:endParaRPr lang="en-US"/></a:p>'
            )
        if self.prompt is None and self.type == "ftr":
            return EMPTY
        return paragraphs(self.prompt or "Click to edit")


def paragraphs(text: str, run: str = "") -> str:
    """Return paragraphs, one a line; a tab before one is a level."""
    found = []
    for line in text.split("\n"):
        depth = len(line) - len(line.lstrip("\t"))
        deeper = f'<a:pPr lvl="{depth}"/>' if depth else ""
        found.append(
            f'<a:p>{deeper}<a:r><a:rPr lang="en-US"{run or "/>"}<a:t>{escape(line.strip())}</a:t></a:r></a:p>'
        )
    return "".join(found)


def drawn(
    box: Rect,
    ground: str | None,
    number: int,
    *,
    shape: str = "rect",
    text: str = "",
    run: str = "",
    name: str = "",
) -> str:
    """Return a shape that is no placeholder, with or without words."""
    kind = ' txBox="1"' if ground is None else ""
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="{name or f"Shape {number}"}"/><p:cNvSpPr{kind}/><p:nvPr '
        f'userDrawn="1"/></p:nvSpPr><p:spPr>{frame(box)}<a:prstGeom prst="{shape}"><a:avLst/></a:prstGeom>'
        f'{fill(ground)}<a:ln><a:noFill/></a:ln></p:spPr><p:txBody><a:bodyPr wrap="square" anchor="ctr"/>'
        f"<a:lstStyle/>{paragraphs(text, run) if text else EMPTY}"
        "</p:txBody></p:sp>"
    )


def ruled(
    start: tuple[float, float], end: tuple[float, float], ink: str, number: int, width: float = 1.0
) -> str:
    """Return a line."""
    box = (start[0], start[1], end[0] - start[0], end[1] - start[1])
    return (
        f'<p:cxnSp><p:nvCxnSpPr><p:cNvPr id="{number}" name="Line {number}"/><p:cNvCxnSpPr/><p:nvPr '
        f'userDrawn="1"/></p:nvCxnSpPr><p:spPr>{frame(box)}<a:prstGeom prst="line"><a:avLst/></a:prstGeom>'
        f'<a:ln w="{round(width * EMU)}">{fill(ink)}</a:ln></p:spPr></p:cxnSp>'
    )


def picture(box: Rect, name: str, number: int, *, vector: str = "", said: str = "") -> str:
    """Return a picture by its file's name, with its vector file beside it where there is one."""
    extension = (
        f'<a:extLst><a:ext uri="{SVG}"><asvg:svgBlip xmlns:asvg="http://schemas.microsoft.com/office/drawing/'
        f'2016/SVG/main" r:embed="@{vector}"/></a:ext></a:extLst>'
        if vector
        else ""
    )
    return (
        f'<p:pic><p:nvPicPr><p:cNvPr id="{number}" name="Picture {number}" descr={quoteattr(said)}/><p:cNvPicPr>'
        '<a:picLocks noChangeAspect="1"/></p:cNvPicPr><p:nvPr userDrawn="1"/></p:nvPicPr><p:blipFill>'
        f'<a:blip r:embed="@{name}">{extension}</a:blip><a:stretch><a:fillRect/></a:stretch></p:blipFill>'
        f'<p:spPr>{frame(box)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:pic>'
    )


def grouped(box: Rect, inner: Rect, shapes: str, number: int) -> str:
    """Return a group whose own measure is another than the slide's."""
    x, y, width, height = (round(value * EMU) for value in box)
    left, top, across, down = (round(value * EMU) for value in inner)
    return (
        f'<p:grpSp><p:nvGrpSpPr><p:cNvPr id="{number}" name="Group {number}"/><p:cNvGrpSpPr/><p:nvPr '
        f'userDrawn="1"/></p:nvGrpSpPr><p:grpSpPr><a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{width}" '
        f'cy="{height}"/><a:chOff x="{left}" y="{top}"/><a:chExt cx="{across}" cy="{down}"/></a:xfrm></p:grpSpPr>'
        f"{shapes}</p:grpSp>"
    )


def ground(name: str = "", *, picture: str = "", fade: tuple[str, str] | None = None) -> str:
    """Return a background: a colour, a picture's or one that fades."""
    if picture:
        inner = (
            f'<a:blipFill dpi="0" rotWithShape="1"><a:blip r:embed="@{picture}"/><a:srcRect/>'
            "<a:stretch><a:fillRect/></a:stretch></a:blipFill>"
        )
    elif fade:
        stops = "".join(
            f'<a:gs pos="{at}">{colour(c)}</a:gs>' for at, c in zip((0, 100_000), fade, strict=True)
        )
        inner = f'<a:gradFill rotWithShape="1"><a:gsLst>{stops}</a:gsLst><a:lin ang="5400000" scaled="0"/></a:gradFill>'
    else:
        inner = fill(name)
    return f"<p:bg><p:bgPr>{inner}<a:effectLst/></p:bgPr></p:bg>"


def themed(word: str, index: int = 1001) -> str:
    """Return a background that the theme's list of fills holds."""
    return f'<p:bg><p:bgRef idx="{index}">{colour(word)}</p:bgRef></p:bg>'
