"""What shapes, pictures, groups and tables become in PowerPoint."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from typing import Any

import pytest
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE
from pptx.util import Pt
from pptx_scenes import BLUE, Box, Group, Shape, Stroke, gallery, kpi_card, page, scene, table, text

from briefgen.model.scene import Fade, Item
from briefgen.render.pptx import paint

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


def shapes(*items: Any) -> list[Any]:
    """Return what a page's own items become, without title and foot."""
    deck = Presentation(BytesIO(paint(scene(page(1, *items)))))
    return list(deck.slides[0].shapes)[1:-3]


def marked_decorative(shape: Any) -> bool:
    return any(element.tag.endswith("}decorative") for element in shape._element.iter())


def test_a_card_is_a_named_group_with_alternative_text() -> None:
    (group,) = shapes(kpi_card(48, "人才总量", "300", "万人", BLUE, "#EAF2FA"))
    assert group.shape_type == MSO_SHAPE_TYPE.GROUP
    assert group.name == "指标：人才总量"
    assert group._element.nvGrpSpPr.cNvPr.get("descr") == "人才总量300万人"
    assert (group.left, group.top, group.width, group.height) == (Pt(48), Pt(120), Pt(270), Pt(130))
    assert [shape.text_frame.text for shape in group.shapes if shape.has_text_frame][-1] == "300万人"


def test_shapes_nobody_describes_are_marked_decorative() -> None:
    plain, told = shapes(
        Shape(box=Box(48, 110, 90, 4), fill=BLUE), Shape(box=Box(48, 210, 90, 4), fill=BLUE, alt="一条蓝线")
    )
    assert marked_decorative(plain)
    assert not marked_decorative(told)
    assert told._element.nvSpPr.cNvPr.get("descr") == "一条蓝线"


def test_a_radius_is_a_share_of_the_shorter_side() -> None:
    (shape,) = shapes(Shape(box=Box(48, 110, 200, 40), fill=BLUE, radius=10))
    assert shape.adjustments[0] == pytest.approx(0.25)


def test_a_flipped_line_rises() -> None:
    (line,) = shapes(
        Shape(box=Box(48, 110, 100, 50), geometry="line", flipped=True, stroke=Stroke(colour=BLUE, width=2))
    )
    assert line.shape_type == MSO_SHAPE_TYPE.LINE
    assert (line.begin_y, line.end_y) == (Pt(160), Pt(110))


def test_a_path_is_a_freeform_in_whole_emu_from_its_own_corner() -> None:
    path = (("M", (50.1234, 110.0)), ("C", (60, 110, 70, 120, 70, 130)), ("L", (48, 130)), ("Z", ()))
    (shape,) = shapes(Shape(box=Box(48, 110, 22, 20), geometry="path", path=path, fill=BLUE))
    steps = [step.tag.removeprefix(A) for step in shape._element.find(f".//{A}path")]
    assert steps == ["moveTo", "cubicBezTo", "lnTo", "close"]
    start = shape._element.find(f".//{A}moveTo/{A}pt")
    assert (start.get("x"), start.get("y")) == ("26967", "0")


def test_dashes_are_multiples_of_the_width_and_an_odd_row_is_repeated() -> None:
    stroke = Stroke(colour=BLUE, width=2, dash=(4, 2, 1))
    (shape,) = shapes(Shape(box=Box(48, 110, 22, 20), stroke=stroke))
    dashes = [(int(d.get("d")), int(d.get("sp"))) for d in shape._element.iter(f"{A}ds")]
    assert dashes == [(200_000, 100_000), (50_000, 200_000), (100_000, 50_000)]


def test_opacity_is_the_fills_alpha() -> None:
    (shape,) = shapes(Shape(box=Box(48, 110, 22, 20), fill=BLUE, opacity=0.4))
    assert shape._element.find(f".//{A}alpha").get("val") == "40000"


def test_a_fill_that_fades_is_a_gradient_of_one_colour() -> None:
    fade = Fade(stops=((0.0, 0.9), (0.5, 0.2), (1.0, 0.6)), across=True)
    (shape,) = shapes(Shape(box=Box(48, 110, 22, 20), fill=BLUE, fade=fade))
    found = shape._element.iter(f"{A}gs")
    stops = [(stop.get("pos"), stop.find(f".//{A}alpha").get("val")) for stop in found]
    assert stops == [("0", "90000"), ("50000", "20000"), ("100000", "60000")]
    assert shape._element.find(f".//{A}lin").get("ang") == "0"


def test_a_table_is_native_and_its_text_lies_where_the_scene_put_it() -> None:
    (frame,) = shapes(table())
    grid = frame.table
    assert [column.width for column in grid.columns] == [Pt(200), Pt(150), Pt(150)]
    assert grid.first_row
    assert not grid.horz_banding
    assert grid.cell(1, 2).text_frame.text == "300万人"
    assert grid.cell(1, 2).margin_left == Pt(8)
    assert grid.cell(0, 1).is_merge_origin
    assert grid.cell(0, 1).span_width == 2
    assert grid.cell(0, 2).is_spanned


def test_a_rule_below_a_row_is_the_lower_border_and_the_next_rows_upper_one() -> None:
    (frame,) = shapes(table())
    below = frame.table.cell(0, 0)._tc.tcPr.find(f"{A}lnB")
    above = frame.table.cell(1, 0)._tc.tcPr.find(f"{A}lnT")
    assert below.get("w") == above.get("w") == str(Pt(1.5))


def test_cells_that_do_not_cover_the_columns_are_an_error() -> None:
    whole = table()
    broken = replace(whole, rows=(replace(whole.rows[1], cells=whole.rows[1].cells[:2]),))
    with pytest.raises(ValueError, match="3 columns"):
        shapes(broken)


def test_a_table_in_a_group_stands_behind_it() -> None:
    inner = Group(box=table().box, items=(table(),))
    group = Group(box=Box(48, 110, 500, 300), items=(Shape(box=Box(48, 110, 500, 4), fill=BLUE), inner))
    assert [shape.shape_type for shape in shapes(group)] == [MSO_SHAPE_TYPE.GROUP, MSO_SHAPE_TYPE.TABLE]


def test_a_picture_is_cropped_and_described() -> None:
    slide = Presentation(BytesIO(paint(gallery()))).slides[3]
    picture = next(shape for shape in slide.shapes if shape.shape_type == MSO_SHAPE_TYPE.PICTURE)
    assert (picture.crop_left, picture.crop_right) == (0.1, 0.1)
    assert picture._element.nvPicPr.cNvPr.get("descr") == "照片"
    assert picture.image.content_type == "image/png"


def test_items_keep_the_scenes_order() -> None:
    words = [text(Box(48, 110 + 40 * n, 200, 24), f"第{n}段", name=f"第{n}段") for n in range(5)]
    assert [shape.name for shape in shapes(*words)] == [f"第{n}段" for n in range(5)]


def test_an_unknown_item_is_an_error() -> None:
    with pytest.raises(TypeError, match="pptx cannot paint Item"):
        paint(scene(page(1, Item(box=Box(0, 0, 1, 1)))))


@pytest.mark.parametrize("written", ["<a> & \"b\" 'c' ]]>", "One\ttwo\nthree\rfour", " ", "&amp;"])
def test_markup_in_words_stays_words(written: str) -> None:
    told, said = shapes(
        Shape(box=Box(48, 110, 90, 4), fill=BLUE, name=written, alt=written),
        text(Box(48, 150, 90, 20), written),
    )
    assert (told.name, told._element.nvSpPr.cNvPr.get("descr")) == (written, written)
    assert (
        "".join((each.text or "").replace("\v", "\n") for each in said._element.iter(f"{A}t", f"{A}br"))
        == written
    )


def test_a_line_feed_is_a_break_of_its_own_in_boxes_and_cells() -> None:
    (said,) = shapes(text(Box(48, 150, 90, 60), "2023\n亿千瓦时"))
    assert [each.text for each in said._element.iter(f"{A}t", f"{A}br")] == ["2023", "\v", "亿千瓦时"]


def test_the_selection_pane_calls_a_foot_by_what_it_is_in_words_that_begin_with_a_capital() -> None:
    foot = text(Box(48, 500, 90, 20), "青岛科技", role="artifact")
    lines = (Shape(box=Box(48, 110, 90, 4), fill=BLUE, name=name) for name in ("foot rule", "iPhone"))
    deck = Presentation(BytesIO(paint(scene(page(1, foot, *lines)))))
    names = {shape.name for shape in deck.slides[0].shapes}
    assert {"Footer", "Slide number", "Footer line", "iPhone"} <= names
    assert not {"Artifact", "Page-number", "foot rule"} & names
