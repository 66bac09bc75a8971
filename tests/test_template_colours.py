"""A company's slide template read: tints and maps of its colours, what words lie on, and its logo."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
import template_parts as made
from PIL import Image
from test_template_reading import CONTENT, found, numbers, one, png

from briefgen.base.geometry import Box
from briefgen.template.plan import planned
from briefgen.template.read import read_template, with_grounds


@pytest.mark.parametrize(
    ("change", "colour"),
    [
        ('<a:tint val="75000"/>', "#898989"),  # as PowerPoint shows black at 75%
        ('<a:lumMod val="65000"/><a:lumOff val="35000"/>', "#595959"),
        ('<a:alpha val="50000"/>', "#000000"),
    ],
)
def test_tints_of_theme_colours_are_as_in_powerpoint(tmp_path: Path, change: str, colour: str) -> None:
    fill = f'<a:solidFill><a:schemeClr val="tx1">{change}</a:schemeClr></a:solidFill>'
    levels = f"<a:lvl1pPr><a:defRPr>{fill}</a:defRPr></a:lvl1pPr>"
    layout = one(tmp_path, made.place("title", 0, levels=levels), colours={"dk1": "000000"})
    assert layout.used[0].style.colour == colour


def test_a_layout_may_turn_the_colours_of_its_master_round(tmp_path: Path) -> None:
    parts = made.parts(layouts=[("Dark", "obj", CONTENT)])
    dark = made.MAP.replace('bg1="lt1" tx1="dk1"', 'bg1="dk1" tx1="lt1"')
    layout = "ppt/slideLayouts/slideLayout1.xml"
    override = f"<a:overrideClrMapping {dark}/>".encode()
    parts[layout] = parts[layout].replace(b"<a:masterClrMapping/>", override)
    whole = read_template(made.written(tmp_path, parts))
    read = with_grounds(whole.layouts[0], whole.pictures)
    assert (read.ground, read.slot("body").style.colour) == ("#1A1A1A", "#FFFFFF")  # type: ignore[union-attr]


def test_a_layout_may_have_colours_and_typefaces_of_its_own(tmp_path: Path) -> None:
    parts = made.parts(layouts=[("Own", "obj", CONTENT)])
    own = made.theme({"dk2": "C8102E"}, ("Verdana", "Verdana")).encode()
    inner = own[own.index(b"<a:clrScheme") : own.index(b"<a:fmtScheme")]
    parts["ppt/theme/themeOverride1.xml"] = (
        f"<a:themeOverride {made.NS}>".encode() + inner + b"</a:themeOverride>"
    )
    parts["ppt/slideLayouts/_rels/slideLayout1.xml.rels"] = made.relations(
        ("rId1", "slideMaster", "../slideMasters/slideMaster1.xml"),
        ("rId2", "themeOverride", "../theme/themeOverride1.xml"),
    ).encode()
    style = read_template(made.written(tmp_path, parts)).layouts[0].used[0].style
    assert (style.colour, style.latin) == ("#C8102E", "Verdana")


def test_grounds_marks_of_water_and_empty_boxes_are_no_obstacles(tmp_path: Path) -> None:
    ground = made.shape((0, 0, 960, 540), "EEF2F6")
    mark = made.shape((400, 200, 200, 200), "000000", alpha=8)
    layout = one(tmp_path, ground + mark + made.shape((100, 120, 60, 60), "") + CONTENT)
    assert (numbers(layout.free), layout.ground) == ((48, 110, 864, 370), "#EEF2F6")


def test_a_panel_is_what_the_content_stands_on(tmp_path: Path) -> None:
    panel = made.shape((30, 100, 900, 390), "FFFFFF", "Panel")
    dark = '<p:bg><p:bgPr><a:solidFill><a:srgbClr val="101820"/></a:solidFill></p:bgPr></p:bg>'
    layout = one(tmp_path, panel + CONTENT, background=dark)
    assert (layout.ground, layout.slot("title").ground) == ("#FFFFFF", "#101820")  # type: ignore[union-attr]
    assert Box(30, 100, 900, 390).contains(layout.free)


def test_the_ground_of_a_picture_is_the_colour_that_most_of_the_free_area_has(tmp_path: Path) -> None:
    picture = Image.open(io.BytesIO(png("#0B3B60", (96, 54))))
    picture.paste("#FFFFFF", (0, 0, 96, 9))
    stream = io.BytesIO()
    picture.save(stream, "PNG")
    layout = one(
        tmp_path, made.picture((0, 0, 960, 540), "rId100") + CONTENT, media={"ground.png": stream.getvalue()}
    )
    assert (layout.ground, layout.pictured, layout.slot("title").ground) == ("#0B3B60", True, "#FFFFFF")  # type: ignore[union-attr]


def test_a_title_that_stands_in_a_bar_has_that_bars_colour_below_it(tmp_path: Path) -> None:
    bar = '<a:solidFill><a:schemeClr val="accent1"/></a:solidFill>'
    filled = one(tmp_path, made.place("title", look=bar) + made.place("", 1)).slot("title")
    drawn = one(tmp_path, made.shape((0, 0, 960, 100), "12355B") + CONTENT).slot("title")
    assert [slot and slot.ground for slot in (filled, drawn)] == ["#12355B", "#12355B"]


def test_words_that_nobody_can_read_get_a_tint_of_their_own_colour(tmp_path: Path) -> None:
    def title(colour: str) -> Any:
        fill = f'<a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>'
        levels = f'<a:lvl1pPr><a:defRPr sz="2000" b="0">{fill}</a:defRPr></a:lvl1pPr>'
        layouts = [("Layout", "obj", made.place("title", levels=levels) + made.place("", 1))]
        slot = planned(found(tmp_path, layouts=layouts)).template.layouts["content"].slot("title")
        assert slot is not None
        return slot.style

    assert (title("F4A259").inherited_colour, title("F4A259").colour) == ("#F4A259", "#9C4F0A")
    assert (title("12355B").inherited_colour, title("12355B").colour) == ("", "#12355B")


def test_a_logo_is_the_small_picture_that_the_layouts_show(tmp_path: Path) -> None:
    media = {"photo.png": png("#336699"), "sign.png": png("#D72638", (60, 20))}
    master = made.TITLE + made.BODY + made.picture((840, 20, 90, 30), "rId101", "Image 7")
    layouts = [
        ("Cover", "title", made.picture((0, 0, 960, 540), "rId100") + made.COVER),
        ("C", "obj", CONTENT),
    ]
    logo = found(tmp_path, master=master, layouts=layouts, media=media).masters[0].logo
    assert logo is not None
    assert (logo.part, logo.kind, numbers(logo.box)) == ("ppt/media/sign.png", "png", (840, 20, 90, 30))
