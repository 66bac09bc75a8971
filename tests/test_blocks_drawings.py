"""SVG drawings: shown as they are, and refused where they reach out of themselves or never end."""

from __future__ import annotations

import re
import sys
from dataclasses import replace
from pathlib import Path

import numpy
import pytest
from blocks_kit import setting
from hostile_files import packed_zeros, png
from picture_files import inside_svg, saved, svg
from picture_kit import at, opened, read, shows_the_drawing
from PIL import Image

from briefgen.base.diagnostics import Place
from briefgen.blocks.images import svg as drawings
from briefgen.blocks.images.unusable import Unusable
from briefgen.blocks.picture import Picture

OTHER_FILE = '<image xlink:href="/etc/passwd" width="9" height="9"/>'
BESIDE = OTHER_FILE.replace("/etc/passwd", "a.png")
DRAWINGS = {
    "entities": (
        svg("&a;", before='<!DOCTYPE svg [<!ENTITY a "x">]>'),
        "declares entities, which could hide or multiply",
    ),
    "a thousand million laughs": (
        svg("<text>&b;</text>", before='<!DOCTYPE svg [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;">]>'),
        "entities",
    ),
    "a file of the machine": (
        svg("&a;", before='<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>'),
        "entities",
    ),
    "a picture of the machine": (svg(OTHER_FILE), "shows another picture, '/etc/passwd'"),
    "a picture beside it": (
        svg(BESIDE),
        "shows another picture, 'a.png'",
    ),
    "a picture of the net": (svg(OTHER_FILE.replace("/etc", "http://192.0.2.1")), "shows another picture"),
    "a drawing in a drawing": (svg(inside_svg(svg(), "svg+xml")), "shows another picture"),
    "a filter that shows a file": (
        svg('<filter id="f"><feImage href="/etc/passwd"/></filter>'),
        "shows another picture",
    ),
    "a damaged picture inside": (svg(inside_svg(b"no picture")), "a picture inside the SVG is damaged"),
    "a bomb inside": (
        svg(inside_svg(png(50_000, 50_000, packed_zeros(1)))),
        "a picture inside the SVG",
    ),
    "nothing": (b'<svg xmlns="http://www.w3.org/2000/svg"/>', "shows nothing"),
    "no size": (svg(size='width="0" height="0"'), "the SVG is broken"),
    "60,000 parts": (svg("<g/>" * 60_000), "more than 50,000 parts"),
    "5 MiB": (svg("<!--" + "x" * (5 << 20) + "-->"), "larger than 4 MiB"),
    "deep": (svg("<g>" * 2000 + "</g>" * 2000), "SVG"),
    "another first element": (b'<html xmlns="http://www.w3.org/1999/xhtml"><svg/></html>', "web page"),
}


@pytest.mark.parametrize("name", DRAWINGS)
def test_a_drawing_that_reaches_out_or_is_endless_is_refused(name: str, tmp_path: Path) -> None:
    data, cause = DRAWINGS[name]
    with pytest.raises(Unusable, match=re.escape(cause)):
        read(tmp_path, "a.svg", data)


def test_a_drawing_that_takes_too_long_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drawings, "MOST_CPU_S", 1)
    noise = (
        '<filter id="f" x="0" y="0" width="1" height="1">'
        '<feTurbulence baseFrequency="9" numOctaves="100000"/></filter>'
        '<rect width="120" height="80" filter="url(#f)"/>'
    )
    with pytest.raises(Unusable, match="cannot be drawn within 1 s"):
        read(tmp_path, "a.svg", svg(noise))


def test_a_drawing_is_shown_without_its_scripts_links_and_handlers(tmp_path: Path) -> None:
    more = (
        "<script>alert(1)</script>"
        '<a xlink:href="javascript:alert(1)"><rect width="1" height="1" onclick="x()"/></a>'
        '<use href="other.svg#x"/><foreignObject width="9" height="9"><p>x</p></foreignObject>'
        "<style>@import url(http://192.0.2.1/x.css); rect {fill: url(file:///etc/passwd)}</style>"
    )
    tame = drawings._harmless(svg(more))
    for word in (b"script", b"onclick", b"other.svg", b"foreignObject"):
        assert word not in tame
    assert shows_the_drawing(opened(read(tmp_path, "a.svg", svg(more.split("<style>")[0])).data), grey=False)


def test_a_picture_inside_a_drawing_is_shown(tmp_path: Path) -> None:
    inner = saved(Image.new("RGB", (4, 4), (255, 255, 0)), "PNG")
    image = opened(read(tmp_path, "a.svg", svg(inside_svg(inner))).data)
    assert at(image, 0.04, 0.06)[:3] == (255, 255, 0)


def test_text_in_a_drawing_is_set_in_a_font_that_has_it(tmp_path: Path) -> None:
    words = '<text x="8" y="66" font-size="40" fill="white" font-family="Some Font, sans-serif">青岛</text>'
    image = opened(read(tmp_path, "a.svg", svg(words)).data)
    white = (numpy.asarray(image)[:, :, :3] == 255).all(axis=2).mean()
    assert 0.05 < white < 0.3


@pytest.mark.parametrize(("width", "height"), [(300.0, 100.0), (100.0, 300.0), (120.0, 80.0)])
def test_a_drawing_is_shown_whole_in_the_middle_of_its_place(
    width: float, height: float, tmp_path: Path
) -> None:
    (tmp_path / "a.svg").write_bytes(svg())
    kit = replace(setting("picture", "deck"), folder=tmp_path)
    picture = Picture(file="a.svg", alt="a drawing", place=Place("b.yaml", 1, 1))
    (item,) = picture.compose(kit, width, height).items
    assert item.crop == (0.0, 0.0, 0.0, 0.0)
    assert item.box.width / item.box.height == pytest.approx(1.5)
    assert item.box.x == pytest.approx(width - item.box.right)
    assert item.box.y == pytest.approx(height - item.box.bottom)


def test_a_drawing_is_fine_enough_for_print(tmp_path: Path) -> None:
    raster = read(tmp_path, "a.svg", svg())
    assert (raster.width, raster.height) == (2400, 1600)


def test_where_its_library_is_missing_it_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "resvg_py", None)
    with pytest.raises(Unusable, match="it is an SVG drawing") as caught:
        read(tmp_path, "a.svg", svg("<!-- alone -->"))
    assert "pip install resvg-py" in caught.value.cure
