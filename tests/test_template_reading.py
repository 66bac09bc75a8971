"""A company's slide template read: its layouts and what they are for, its placeholders, its free area."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
import template_parts as made
from PIL import Image

from briefgen.base.geometry import Box
from briefgen.template.found import FoundLayout, FoundTemplate
from briefgen.template.kinds import choose
from briefgen.template.plan import planned
from briefgen.template.read import read_template, with_grounds

CONTENT = made.place("title") + made.place("", 1)


def found(folder: Path, **options: Any) -> FoundTemplate:
    return read_template(made.written(folder, made.parts(**options)))


def one(folder: Path, shapes: str, kind: str = "obj", **options: Any) -> FoundLayout:
    """Return how a single layout is read."""
    read = found(folder, layouts=[("Layout", kind, shapes)], **options)
    return with_grounds(read.layouts[0], read.pictures)


def png(colour: str, size: tuple[int, int] = (32, 18)) -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", size, colour).save(stream, "PNG")
    return stream.getvalue()


def numbers(box: Box) -> tuple[float, float, float, float]:
    return round(box.x), round(box.y), round(box.width), round(box.height)


def test_layouts_are_chosen_by_their_types(tmp_path: Path) -> None:
    chosen = choose(found(tmp_path).layouts)
    named = {word: each.layout.name for word, each in chosen.items()}
    content = "Title and Content"
    assert named == {
        "cover": "Title Slide",
        "section": "Section Header",
        "content": content,
        "closing": "Section Header",
    }


@pytest.mark.parametrize(
    ("cover", "section", "content", "closing"),
    [
        ("封面", "章节页", "标题和内容", "感谢聆听"),
        ("Titelfolie", "Abschnittstrenner", "Titel und Inhalt", "Vielen Dank - Schlussfolie"),
        ("Page de titre", "Intercalaire", "Titre et contenu", "Merci"),
        ("1_TITLE_SLIDE", "Section divider", "TITLE_AND_BODY", "Thank you"),
    ],
)
def test_layouts_without_types_are_known_by_their_names(
    tmp_path: Path, cover: str, section: str, content: str, closing: str
) -> None:
    title = made.place("title", 0, (48, 30, 864, 60))
    layouts = [(closing, "", title), (content, "", CONTENT), (section, "", title), (cover, "", title)]
    chosen = choose(found(tmp_path, layouts=layouts).layouts)
    assert [chosen[word].layout.name for word in chosen] == [cover, section, content, closing]


@pytest.mark.parametrize("title", [(48, 180, 864, 100), (0, 0, 960, 540)])
def test_an_end_needs_no_room_but_its_title(tmp_path: Path, title: tuple[float, ...]) -> None:
    layouts = [*made.LAYOUTS, ("Thank you", "", made.place("title", 0, title)), ("Schluss", "", "")]
    closing = choose(found(tmp_path, layouts=layouts).layouts)["closing"]
    assert closing.layout.name == "Thank you"


def test_a_nameless_layout_with_a_low_title_is_the_cover(tmp_path: Path) -> None:
    low = made.place("title", 0, (48, 220, 864, 90)) + made.place("", 9, (48, 320, 864, 40))
    chosen = choose(
        found(tmp_path, layouts=[("2", "", CONTENT), ("3", "", made.place("title")), ("1", "", low)]).layouts
    )
    assert (chosen["cover"].layout.name, chosen["content"].layout.name) == ("1", "2")
    assert [slot.word for slot in chosen["cover"].layout.used] == ["title", "subtitle"]


def test_a_placeholder_inherits_place_and_style_from_its_master(tmp_path: Path) -> None:
    title, body = one(tmp_path, CONTENT).used[:2]
    assert numbers(title.box) == (48, 30, 864, 60)
    style = title.style
    assert (style.size, style.colour, style.bold, style.anchor, style.leading) == (
        32,
        "#12355B",
        True,
        "middle",
        1.08,
    )
    assert (style.latin, style.east_asian) == ("Georgia", "等线")
    assert (body.style.bullet, body.style.indent, body.style.space_before) == ("•", 18, 10)
    assert (body.word, body.type, body.index, body.style.latin) == ("body", "", 1, "Arial")


def test_what_a_layout_says_goes_before_its_master(tmp_path: Path) -> None:
    levels = (
        '<a:lvl1pPr algn="ctr"><a:lnSpc><a:spcPts val="3600"/></a:lnSpc><a:buNone/><a:defRPr sz="2400" i="1">'
        '<a:solidFill><a:schemeClr val="accent2"><a:lumMod val="50000"/></a:schemeClr></a:solidFill>'
        '<a:latin typeface="Verdana"/><a:ea typeface="+mn-ea"/></a:defRPr></a:lvl1pPr>'
    )
    body = '<a:bodyPr lIns="0" anchor="b"><a:normAutofit fontScale="50000"/></a:bodyPr>'
    style = one(tmp_path, made.place("title", 0, (9, 8, 700, 60), levels=levels, body=body)).used[0].style
    assert (style.size, style.italic, style.bold, style.align, style.anchor) == (
        12,
        True,
        True,
        "center",
        "bottom",
    )
    assert (style.colour, style.latin, style.leading) == ("#6C131C", "Verdana", 3.0)
    assert style.insets == (0, 3.6, 7.2, 3.6)


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


def test_purposes_follow_from_types_names_and_prompts(tmp_path: Path) -> None:
    shapes = (
        made.place("title")
        + made.place("body", 13, (48, 84, 864, 24), "Textplatzhalter 3", prompt="Untertitel eingeben")
        + made.place("pic", 14, (48, 120, 200, 300))
        + made.place("chart", 15, (260, 120, 300, 300))
        + made.place("tbl", 16, (570, 120, 300, 300))
        + made.place("body", 17, (800, 440, 200, 100), "文本占位符 8", prompt="公司标志")
        + made.place("ftr", 18)
        + made.place("sldNum", 19)
        + made.place("dt", 20)
    )
    words = {slot.index: slot.word for slot in one(tmp_path, shapes).used}
    assert words == {
        0: "title", 13: "subtitle", 14: "picture", 15: "chart", 16: "table", 17: "picture", 18: "footer",
        19: "number", 20: "date",
    }  # fmt: skip


def test_a_line_under_the_title_is_the_subtitle_whatever_it_is_called(tmp_path: Path) -> None:
    line = made.place("body", 21, (48, 92, 864, 30), "Text 7")
    layout = one(tmp_path, made.place("title") + line + made.place("", 1, (48, 130, 864, 350)))
    assert [(slot.word, slot.index) for slot in layout.used][:3] == [
        ("title", 0),
        ("subtitle", 21),
        ("body", 1),
    ]


def test_placeholders_that_cannot_hold_words_are_named_with_the_reason(tmp_path: Path) -> None:
    shapes = (
        made.place("title", 0, (48, 30, 864, 60), body='<a:bodyPr vert="eaVert"/>')
        + made.place("media", 5, (48, 120, 300, 300))
        + made.place("chart", 6, (1200, 120, 300, 300))
        + made.place("tbl", 7, (48, 120, 300, 300), turn=' rot="5400000"')
    )
    reasons = {each.slot.index: each.unused for each in one(tmp_path, shapes).slots}
    assert reasons == {
        0: "its words are turned",
        5: "it is for films",
        6: "it lies outside the slide",
        7: "its words are turned",
    }


def test_content_stands_where_the_designer_put_the_body(tmp_path: Path) -> None:
    assert numbers(one(tmp_path, CONTENT).free) == (48, 110, 864, 370)


def test_content_keeps_off_logos_bars_and_feet(tmp_path: Path) -> None:
    logo = made.shape((860, 440, 60, 60), name="Logo")
    free = one(tmp_path, CONTENT, master=made.TITLE + made.BODY + made.FOOT + logo).free
    assert numbers(free) == (48, 110, 806, 370)
    bar = made.group((0, 0, 100, 540), (0, 0, 10, 54), made.shape((0, 0, 10, 54)))
    assert numbers(one(tmp_path, bar + CONTENT).free) == (106, 110, 806, 370)


def test_shapes_of_the_master_are_avoided_only_where_the_layout_shows_them(tmp_path: Path) -> None:
    bar = made.shape((0, 0, 120, 540))
    parts = made.parts(
        layouts=[("One", "obj", CONTENT), ("Two", "obj", CONTENT)], master=made.TITLE + made.BODY + bar
    )
    hidden = "ppt/slideLayouts/slideLayout2.xml"
    parts[hidden] = parts[hidden].replace(b'type="obj"', b'type="obj" showMasterSp="0"')
    shown, alone = read_template(made.written(tmp_path, parts)).layouts
    assert (round(shown.free.x), round(alone.free.x)) == (126, 48)


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


def test_without_a_body_the_masters_own_or_guides_bound_the_content(tmp_path: Path) -> None:
    assert numbers(one(tmp_path, made.place("title"), "titleOnly").free) == (48, 110, 864, 370)
    guides = "".join(
        f'<p15:guide id="{n}" orient="{turn}" pos="{pos * 8}"/>'
        for n, (turn, pos) in enumerate([("vert", 60), ("vert", 900), ("horz", 100), ("horz", 500)])
    )
    extension = (
        '<p:extLst><p:ext uri="x"><p15:sldGuideLst '
        f'xmlns:p15="http://schemas.microsoft.com/office/powerpoint/2012/main">'
        f"{guides}</p15:sldGuideLst></p:ext></p:extLst>"
    )
    rest = f"<p:clrMap {made.MAP}/>{{layouts}}<p:txStyles>{made.STYLES}</p:txStyles>{extension}"
    free = one(tmp_path, made.place("title"), "titleOnly", rest=rest, master=made.TITLE).free
    assert numbers(free) == (60, 100, 840, 400)


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


def test_a_second_master_helps_out_with_the_cover_that_it_alone_has(tmp_path: Path) -> None:
    parts = two_masters()
    read = read_template(made.written(tmp_path, parts))
    chosen = choose(read.layouts)
    assert (len(read.masters), chosen["cover"].layout.master, chosen["content"].layout.master) == (2, 1, 2)
    assert planned(read).found.master(2).name == "House"


def two_masters() -> dict[str, bytes]:
    """Return a template whose first master has the cover alone, and the second one the rest."""
    parts = made.parts(layouts=[made.LAYOUTS[0]])
    moved = {
        "slideMaster1": "slideMaster2",
        "slideLayout1.": "slideLayout2.",
        "slideLayout2.": "slideLayout3.",
    }
    for name, data in made.parts(layouts=made.LAYOUTS[1:3]).items():
        if name.startswith(("ppt/slideMasters", "ppt/slideLayouts")):
            for old, new in reversed(moved.items()):
                data = data.replace(old.encode(), new.encode())
            new_name = next(name.replace(old, moved[old]) for old in moved if old.rstrip(".") in name)
            parts[new_name] = data
    main, rels = "ppt/presentation.xml", "ppt/_rels/presentation.xml.rels"
    second = b'<p:sldMasterId id="8" r:id="rId2"/></p:sldMasterIdLst>'
    parts[main] = parts[main].replace(b"</p:sldMasterIdLst>", second)
    masters = (1, 2)
    entries = [(f"rId{n}", "slideMaster", f"slideMasters/slideMaster{n}.xml") for n in masters]
    parts[rels] = made.relations(*entries).encode()
    return parts


@pytest.mark.parametrize("size", [(720, 540), (780, 540), (540, 780), (540, 540), (1920, 1080)])
def test_slides_may_have_any_size(tmp_path: Path, size: Sequence[float]) -> None:
    width, height = size
    title = made.place("title", 0, (0.05 * width, 0.05 * height, 0.9 * width, 0.1 * height))
    body = made.place("body", 1, (0.05 * width, 0.2 * height, 0.9 * width, 0.7 * height))
    read = found(tmp_path, size=size, master=title + body, layouts=[("Content", "obj", CONTENT)])
    assert (read.width, read.height) == (width, height)
    assert read.layouts[0].free_share == pytest.approx(0.63, abs=0.01)


def test_locks_marks_and_own_slides_are_told_and_keep_nobody_from_using_it(tmp_path: Path) -> None:
    fonts = '<p:embeddedFont><p:font typeface="House Sans"/></p:embeddedFont>'
    fonts = f"<p:embeddedFontLst>{fonts}</p:embeddedFontLst>"
    parts = made.parts(presentation=f"{fonts}<p:modifyVerifier/>")
    final = '<Properties><property name="_MarkAsFinal"/></Properties>'
    parts["docProps/custom.xml"] = final.encode()
    parts["_rels/.rels"] = made.relations(
        ("rId1", "officeDocument", "ppt/presentation.xml"),
        ("rId2", "custom-properties", "docProps/custom.xml"),
    ).encode()
    said = " ".join(read_template(made.written(tmp_path, parts)).remarks)
    assert all(word in said for word in ("House Sans", "password", "marked as final"))
