"""What text becomes in PowerPoint: placeholders of real layouts, runs with both typefaces and a language."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from typing import Any

import pytest
from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.util import Pt
from pptx_scenes import IMPRINT, Box, Paragraph, cover, furniture, gallery, page, run, scene, style, text

from briefgen.render.pptx import paint
from briefgen.text import set_text

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


def painted(*pages: Any, **more: Any) -> Any:
    return Presentation(BytesIO(paint(scene(*pages, **more))))


def first_shape(*items: Any, **more: Any) -> Any:
    """Return what the first item of a page becomes, behind the title."""
    return painted(page(1, *items), **more).slides[0].shapes[1]


@pytest.fixture(scope="module")
def deck() -> Any:
    return Presentation(BytesIO(paint(gallery())))


def test_a_title_fills_the_title_placeholder_of_its_layout(deck: Any) -> None:
    for slide in deck.slides:
        assert slide.shapes.title is not None
        assert slide.shapes.title.text_frame.text
    names = [slide.slide_layout.name for slide in deck.slides][:4]
    assert names == ["Cover", "Content", "Section", "Content"]


def test_source_and_page_number_are_footer_and_number_placeholders(deck: Any) -> None:
    slide = deck.slides[1]
    kinds = {shape.placeholder_format.type: shape for shape in slide.placeholders}
    assert kinds[PP_PLACEHOLDER.FOOTER].text_frame.text.startswith("来源：青岛市")
    number = kinds[PP_PLACEHOLDER.SLIDE_NUMBER]
    (field,) = number._element.iter(f"{A}fld")
    assert field.get("type") == "slidenum"
    assert field.findtext(f"{A}t") == "2"
    words = [part.text for part in number._element.iter(f"{A}t")]
    assert words == ["青岛“十四五”科技创新 · ", "2"]


def test_a_placeholder_states_its_place_only_where_the_layouts_differs() -> None:
    moved = page(2)
    other = replace(moved.items[0], box=Box(48, 60, 864, 40))
    slides = painted(page(1), replace(moved, items=(other, *moved.items[1:]))).slides
    assert slides[0].shapes.title._element.spPr.find(f"{A}xfrm") is None
    assert slides[0].shapes.title.top == Pt(34)
    assert slides[1].shapes.title.top == Pt(60)


def test_a_second_title_on_a_page_is_a_text_box() -> None:
    second = text(Box(48, 110, 400, 40), "又一个标题", role="title")
    assert not first_shape(second).is_placeholder


def test_every_run_names_both_typefaces_and_its_language(deck: Any) -> None:
    for slide in deck.slides:
        for properties in slide._element.iter(f"{A}rPr"):
            assert properties.find(f"{A}latin") is not None
            assert properties.find(f"{A}ea") is not None
            assert properties.get("lang") == "zh-CN"
            assert properties.get("altLang") == "en-US"


def test_titles_use_the_themes_major_font_and_text_its_minor_one(deck: Any) -> None:
    title = next(deck.slides[1].shapes.title._element.iter(f"{A}latin"))
    assert title.get("typeface") == "+mj-lt"
    body = next(shape for shape in deck.slides[1].shapes if shape.name.startswith("List"))
    assert next(body._element.iter(f"{A}ea")).get("typeface") == "+mn-ea"


def test_a_family_beside_the_themes_two_is_named() -> None:
    words = text(Box(48, 110, 400, 40), "宋体字", look=style(bold=True, family="serif"))
    fonts = next(first_shape(words)._element.iter(f"{A}rPr"))
    assert fonts.find(f"{A}latin").get("typeface") == "SimSun"
    assert fonts.find(f"{A}ea").get("typeface") == "宋体"


def test_chinese_of_a_family_that_has_none_in_its_weight_is_set_in_the_bodys_as_it_was_measured() -> None:
    for look in (style(family="serif"), style(bold=True, family="condensed")):
        fonts = next(first_shape(text(Box(48, 110, 400, 40), "黑体字", look=look))._element.iter(f"{A}rPr"))
        assert fonts.find(f"{A}ea").get("typeface") == "+mn-ea"


def test_english_documents_say_so_and_their_chinese_runs_too() -> None:
    words = text(Box(48, 110, 400, 40), Paragraph(runs=(run("Research"), run("青岛", style(20))), leading=26))
    shape = first_shape(words, imprint=replace(IMPRINT, language="en"))
    assert [r.get("lang") for r in shape._element.iter(f"{A}rPr")] == ["en-US", "zh-CN"]


def test_a_text_box_has_no_insets_no_autofit_and_exact_leading() -> None:
    words = text(Box(48, 110, 400, 40), "一行", wrap=False, anchor="middle")
    shape = first_shape(words)
    frame = shape._element.txBody.bodyPr
    assert {frame.get(side) for side in ("lIns", "tIns", "rIns", "bIns")} == {"0"}
    assert frame.get("wrap") == "none"
    assert frame.get("anchor") == "ctr"
    assert frame.find(f"{A}noAutofit") is not None
    assert shape.text_frame.paragraphs[0].line_spacing == Pt(23.4)
    assert (shape.left, shape.top, shape.width, shape.height) == (Pt(48), Pt(110), Pt(400), Pt(40))


def test_bullets_are_bullets_and_hang_in_their_indent(deck: Any) -> None:
    shape = next(shape for shape in deck.slides[1].shapes if shape.name.startswith("List"))
    properties = shape.text_frame.paragraphs[1]._p.pPr
    assert properties.find(f"{A}buChar").get("char") == "•"
    assert (properties.get("marL"), properties.get("indent")) == ("228600", "-228600")
    assert "•" not in shape.text_frame.text


def test_a_raised_run_is_a_superscript_of_the_size_it_is_seen_in(deck: Any) -> None:
    shape = next(shape for shape in deck.slides[1].shapes if shape.name.startswith("List"))
    mark = shape.text_frame.paragraphs[0].runs[2]._r.rPr
    assert mark.get("baseline") == "40000"
    assert mark.get("sz") == "1500"


def test_a_colour_of_the_theme_is_its_slot_and_others_are_themselves() -> None:
    words = Paragraph(
        runs=(run("甲", style(colour="#0F5FA8")), run("乙", style(colour="#123456"))), leading=24
    )
    shape = first_shape(text(Box(48, 110, 400, 40), words))
    first, second = (r.rPr for r in shape._element.iter(f"{A}r"))
    assert first.find(f".//{A}schemeClr").get("val") == "accent1"
    assert second.find(f".//{A}srgbClr").get("val") == "123456"


@pytest.mark.parametrize(
    ("address", "linked"),
    [
        ("https://example.org/发布会?a=1", True),
        ("mailto:a@example.org", True),
        ("javascript:alert(1)", False),
        ("file:///etc/passwd", False),
        ("关于", False),
    ],
)
def test_only_web_and_mail_addresses_become_links(address: str, linked: bool) -> None:
    words = text(Box(48, 110, 400, 40), Paragraph(runs=(run("见此", link=address),), leading=24))
    shape = first_shape(words)
    found = shape.text_frame.paragraphs[0].runs[0].hyperlink.address
    assert bool(found) is linked
    assert found is None or found.isascii()


def test_titles_and_openings_break_where_they_were_measured_on_every_slide() -> None:
    opening = cover()
    for kind in ("cover", "section", "content"):
        (slide,) = painted(replace(opening, kind=kind)).slides
        assert slide.shapes.title.text_frame.text == "青岛“十四五”科技创新\v事业勇攀高峰"


@pytest.mark.parametrize(
    ("said", "width", "broken"),
    [
        ("全国首创，技术经纪人与创业孵化从业人员合并培训", 200, True),
        ("全国首创，技术经纪人与创业孵化从业人员合并培训" * 4, 200, False),
        ("Every application keeps the words of an English sentence whole", 200, False),
    ],
)
def test_a_few_lines_of_chinese_keep_their_breaks_and_longer_text_flows(
    said: str, width: float, broken: bool
) -> None:
    words = set_text((Paragraph(runs=(run(said),), leading=24),), width=width)
    shape = first_shape(replace(words, box=words.box.moved(48, 110)))
    written = shape.text_frame.text
    assert written.replace("\v", "") == said
    assert (written.split("\v") == [line.text for line in words.lines]) is broken
    assert ("\v" in written) is broken


NUMBERED = (
    "研发强度由2023年的3.2%提高到4.9%，提高1.7个百分点；全社会用电量达到98521.25亿千瓦时，"
    "比上年增加6279.75亿千瓦时；"
    "规模以上工业企业总数超过12345家，其中新设企业约1234家，"
    "人均用电1234.5千瓦时，户均3.2人，年末常住人口约1234万人。"
)


@pytest.mark.parametrize("role", ["body", "note", "caption"])
@pytest.mark.parametrize("width", range(90, 400, 45))
def test_longer_chinese_with_numbers_breaks_where_it_was_measured_too(role: str, width: int) -> None:
    wanted = set_text((Paragraph(runs=(run(NUMBERED),), leading=26),), width=width, role=role)
    shape = first_shape(replace(wanted, box=Box(48, 110, width, wanted.box.height)))
    assert shape.text_frame.text.split("\v") == [line.text for line in wanted.lines]
    assert len(wanted.lines) > 3


def test_english_keeps_number_and_unit_together_by_a_no_break_space() -> None:
    words = "The budget came to 1,300,000 € after $3.2 million in the year before, all of it spent on rail."
    wanted = set_text((Paragraph(runs=(run(words),), leading=26),), width=180)
    shown = first_shape(replace(wanted, box=Box(48, 110, 180, wanted.box.height))).text_frame.text
    assert shown == words.replace("000 €", "000\u00a0€").replace("3.2 m", "3.2\u00a0m")


def test_breaks_keep_bullets_styles_links_and_marks() -> None:
    bold = run("药物：", style(bold=True))
    rest = run("全国首个干细胞治疗艾滋病药物临床批件", link="https://example.org/a")
    item = Paragraph(runs=(bold, rest), leading=24, bullet="·", indent=12)
    words = set_text((item,), width=200, role="list")
    shape = first_shape(replace(words, box=words.box.moved(48, 110)))
    (paragraph,) = shape.text_frame.paragraphs
    assert "\v" in paragraph.text
    assert paragraph.text.replace("\v", "") == "药物：全国首个干细胞治疗艾滋病药物临床批件"
    assert paragraph.runs[0].font.bold is True
    assert {made.hyperlink.address for made in paragraph.runs[1:]} == {"https://example.org/a"}


def test_characters_xml_cannot_hold_are_left_out() -> None:
    words = text(Box(48, 110, 400, 40), "响铃\x07\ud800与\ufffe换页\x0c", name="名\x01称")
    shape = first_shape(words)
    assert shape.text_frame.text == "响铃与换页"
    assert shape.name == "名称"


def test_the_master_and_layouts_offer_what_the_pages_show(deck: Any) -> None:
    assert [layout.name for layout in deck.slide_layouts] == ["Cover", "Section", "Content", "Closing"]
    content = {shape.placeholder_format.type for shape in deck.slide_layouts[2].placeholders}
    assert content == {PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER}
    assert PP_PLACEHOLDER.TITLE in {shape.placeholder_format.type for shape in deck.slide_master.placeholders}


def test_a_page_without_its_title_or_foot_has_no_empty_placeholders() -> None:
    bare = replace(page(1), items=furniture(1)[:1])
    assert not list(painted(bare).slides[0].placeholders)
