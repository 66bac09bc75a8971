"""Hostile drawings by name: SVG that would fetch, run, repeat itself or never end."""

from __future__ import annotations

import base64

from hostile_cases import Case, Content
from hostile_decks import laughing
from hostile_files import png
from hostile_pictures import pictured

HEAD = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 10 10">'
)
SQUARE = '<rect width="9" height="9" fill="#5B8FB9"/>'


def drawn(inner: str, *says: str, code: int = 2) -> Case:
    """Return a brief that shows a drawing of a square and this."""
    return pictured(f"{HEAD}{SQUARE}{inner}</svg>".encode(), *says, name="a.svg", code=code)


def raw(content: Content, *says: str, code: int = 2) -> Case:
    """Return a brief that shows this as a drawing."""
    return pictured(content, *says, name="a.svg", code=code)


def entity(kind: str) -> bytes:
    """Return a drawing of entities."""
    return laughing(kind).replace(b"DOCTYPE p", b"DOCTYPE svg").replace(b"p:sld", b"svg")


def doubled(count: int) -> str:
    """Return groups that use each other twice: two to the power of so many squares."""
    first = '<g id="g0"><rect width="1" height="1"/></g>'
    more = "".join(
        f'<g id="g{n}"><use xlink:href="#g{n - 1}"/><use xlink:href="#g{n - 1}"/></g>'
        for n in range(1, count)
    )
    return f'<defs>{first}{more}</defs><use xlink:href="#g{count - 1}"/>'


FILTERS = "".join('<feGaussianBlur stdDeviation="5000"/>' for _ in range(200))
DRAWINGS = {
    "a sound drawing": drawn("", code=0),
    "a drawing with a script": drawn("<script>fetch('http://192.0.2.1')</script>", code=0),
    "a drawing that does something when it is seen": drawn('<g onload="alert(1)"/>', code=0),
    "a drawing with a picture from the net": drawn('<image href="http://192.0.2.1/a.png"/>'),
    "a drawing with a picture of the machine": drawn('<image xlink:href="file:///etc/passwd"/>'),
    "a drawing with a picture beside it": drawn('<image xlink:href="a.svg" width="5" height="5"/>'),
    "a drawing with a style from the net": drawn(
        "<style>@import url(http://192.0.2.1/a.css);</style>", code=0
    ),
    "a drawing with a typeface from the net": drawn(
        "<style>@font-face {font-family: x; src: url(http://192.0.2.1/a.woff)}</style><text>甲</text>", code=0
    ),
    "a drawing with a sheet of style from the net": raw(
        b'<?xml-stylesheet href="http://192.0.2.1/a.css"?>' + f"{HEAD}{SQUARE}</svg>".encode(), code=0
    ),
    "a drawing that uses another file": drawn('<use xlink:href="http://192.0.2.1/a.svg#x"/>', code=0),
    "a drawing that holds a web page": drawn(
        "<foreignObject><iframe src='http://192.0.2.1'/></foreignObject>", code=0
    ),
    "a drawing with a link": drawn(
        '<a xlink:href="javascript:alert(1)"><rect width="1" height="1"/></a>', code=0
    ),
    "a drawing of entities that unpack to gigabytes": raw(entity("laughs"), "[picture]"),
    "a drawing with an entity that reads a file": raw(entity("file"), "entities"),
    "a drawing with an entity from the net": raw(entity("net"), "entities"),
    "a drawing of two thousand million squares": drawn(doubled(31)),
    "a drawing that uses itself": drawn('<g id="a"><use xlink:href="#a"/></g>', code=0),
    "a drawing 100,000 deep": drawn("<g>" * 100_000),
    "a drawing 20,000 deep": drawn("<g>" * 20_000 + "</g>" * 20_000),
    "a drawing of 60,000 elements": drawn("<g/>" * 60_000),
    "a drawing of 5 MB": drawn(" " * 5_000_000, "larger than 4 MiB"),
    "a drawing of a path of 3 MB": drawn(f'<path d="M0 0{"l1 1" * 750_000}"/>', code=0),
    "a drawing of numbers beyond all measure": drawn(f'<rect width="{"9" * 4000}" height="1e308"/>', code=0),
    "a drawing as large as the sky": raw(
        HEAD.replace("0 0 10 10", "0 0 1e30 1e30").encode() + b"<rect/></svg>"
    ),
    "a drawing of no size": raw(HEAD.replace("0 0 10 10", "0 0 0 0").encode() + b"<rect/></svg>"),
    "a drawing of 200 blurs": drawn(
        f'<filter id="f" x="-9" y="-9" width="99" height="99">{FILTERS}</filter>'
        '<rect width="9" height="9" filter="url(#f)"/>',
        "cannot be drawn within",
    ),
    "a drawing with a pattern in itself": drawn(
        '<pattern id="p" width="1" height="1"><rect width="1" height="1" fill="url(#p)"/></pattern>'
        '<rect width="9" height="9" fill="url(#p)"/>',
        code=0,
    ),
    "a drawing with a picture bomb in it": drawn(
        '<image width="9" height="9" href="data:image/png;base64,'
        + base64.b64encode(png(50_000, 50_000, b"")).decode()
        + '"/>'
    ),
    "a drawing in UTF-16 that is cut": raw(f"{HEAD}{SQUARE}".encode("utf-16")),
    "a drawing packed as svgz": raw(b"\x1f\x8b\x08" + bytes(40)),
    "a drawing that is not closed": raw(f"{HEAD}{SQUARE}".encode()),
    "a drawing of nothing but its name": raw(b"<svg"),
}
