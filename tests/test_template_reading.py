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
from briefgen.template.named import plan_of
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
        '<a:lvl1pPr algn="ctr"><a:lnSpc><a:spcPts val="3600"/></a:lnSpc><a:buNone/><a:defRPr sz="2400">'
        '<a:solidFill><a:schemeClr val="accent2"><a:lumMod val="50000"/></a:schemeClr></a:solidFill>'
        '<a:latin typeface="Verdana"/><a:ea typeface="+mn-ea"/></a:defRPr></a:lvl1pPr>'
    )
    body = '<a:bodyPr lIns="0" anchor="b"><a:normAutofit fontScale="50000"/></a:bodyPr>'
    style = one(tmp_path, made.place("title", 0, (9, 8, 700, 60), levels=levels, body=body)).used[0].style
    assert (style.size, style.bold, style.align, style.anchor) == (12, True, "center", "bottom")
    assert (style.colour, style.latin, style.leading) == ("#6C131C", "Verdana", 3.0)
    assert style.insets == (0, 3.6, 7.2, 3.6)


def test_a_date_that_the_template_switches_off_is_left_alone_unless_it_is_named(tmp_path: Path) -> None:
    rest = f'<p:clrMap {made.MAP}/>{{layouts}}<p:hf dt="0" ftr="0"/><p:txStyles>{made.STYLES}</p:txStyles>'
    parts = made.parts(rest=rest)
    content = read_template(made.written(tmp_path, parts)).layouts[1]
    assert [slot.word for slot in content.used] == ["title", "body", "number"]
    (tmp_path / "template.yaml").write_text("file: house.potx\ncontent: {date: dt}\n", encoding="utf-8")
    assert plan_of(tmp_path / "template.yaml").template.layouts["content"].slot("date") is not None


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
    layout = one(tmp_path, shapes)
    words = {slot.index: slot.word for slot in layout.used}
    assert words == {
        0: "title", 13: "subtitle", 14: "picture", 15: "chart", 16: "table", 18: "footer",
        19: "number", 20: "date",
    }  # fmt: skip
    unused = {each.slot.index: each.unused for each in layout.slots if each.unused}
    assert unused == {17: "it is for a logo"}


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


def with_own_slides(parts: dict[str, bytes], layouts: Sequence[int]) -> dict[str, bytes]:
    """Return the parts with slides that have these layouts."""
    main, rels = "ppt/presentation.xml", "ppt/_rels/presentation.xml.rels"
    named = [(f"rId{60 + n}", "slide", f"slides/slide{n}.xml") for n in range(len(layouts))]
    listed = "".join(f'<p:sldId id="{256 + n}" r:id="rId{60 + n}"/>' for n in range(len(layouts)))
    entries = made.relations(*named).partition(">")[2]
    changed = {
        main: parts[main].replace(b"<p:sldSz", f"<p:sldIdLst>{listed}</p:sldIdLst><p:sldSz".encode()),
        rels: parts[rels].replace(b"</Relationships>", entries.encode()),
    }
    for number, layout in enumerate(layouts):
        part, target = f"ppt/slides/slide{number}.xml", f"../slideLayouts/slideLayout{layout}.xml"
        changed[part] = made.sheet("sld", "").encode()
        lead = made.relations(("rId1", "slideLayout", target)).encode()
        changed[f"ppt/slides/_rels/slide{number}.xml.rels"] = lead
    return {**parts, **changed}


def test_the_files_own_slides_say_which_of_two_covers_opens_a_deck(tmp_path: Path) -> None:
    layouts = [*made.LAYOUTS, ("Title Slide (dark)", "title", made.COVER)]
    parts = made.parts(layouts=layouts)
    alone = choose(read_template(made.written(tmp_path, parts)).layouts)["cover"]
    shown = choose(read_template(made.written(tmp_path, with_own_slides(parts, [5, 2]))).layouts)["cover"]
    assert (alone.layout.name, shown.layout.name) == ("Title Slide", "Title Slide (dark)")
    assert shown.why == "the file's own first slide has it"


def test_what_is_wrong_with_its_own_slides_keeps_no_template_from_being_used(tmp_path: Path) -> None:
    parts = with_own_slides(made.parts(), [1, 2])
    parts["ppt/slides/_rels/slide0.xml.rels"] = b"<broken"
    assert len(read_template(made.written(tmp_path, parts)).layouts) == 4
