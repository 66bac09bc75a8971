"""Shapes, pictures, tables and charts in the PDF, seen in its picture."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from pdf_scenes import one_page, picture_of, text
from PIL import Image

from briefgen.base.geometry import Box
from briefgen.model.scene import (
    Cell,
    Chart,
    ChartStyle,
    Fade,
    Group,
    Item,
    PictureItem,
    Shape,
    Stroke,
    TableItem,
    TableRow,
)
from briefgen.render.pdf import paint

PAGE = (200.0, 100.0)
WHITE = (255, 255, 255)
RED, GREEN, BLUE = (255, 0, 0), (0, 255, 0), (0, 0, 255)
BOX = Box(20, 10, 60, 40)


def seen(*items: Item, **described) -> Image.Image:
    return picture_of(paint(one_page(*items, size=PAGE, **described)))


def file_of(picture: Image.Image, kind: str) -> bytes:
    target = io.BytesIO()
    picture.save(target, kind)
    return target.getvalue()


def halves(left: tuple[int, ...], right: tuple[int, ...], mode: str = "RGB") -> Image.Image:
    picture = Image.new(mode, (40, 40), left)
    picture.paste(right, (20, 0, 40, 40))
    return picture


def test_y_grows_downwards_from_the_upper_edge():
    page = seen(Shape(box=BOX, fill="#FF0000"))
    assert page.size == (200, 100)
    assert page.getpixel((21, 11)) == page.getpixel((79, 49)) == RED
    assert page.getpixel((19, 30)) == page.getpixel((40, 51)) == page.getpixel((81, 30)) == WHITE


def test_the_background_covers_the_page():
    page = seen(background="#00FF00")
    assert {page.getpixel(corner) for corner in ((0, 0), (199, 0), (0, 99), (199, 99))} == {GREEN}


def test_a_rounded_rectangle_leaves_its_corners_free():
    page = seen(Shape(box=BOX, fill="#FF0000", radius=12))
    assert page.getpixel((21, 11)) == page.getpixel((78, 48)) == WHITE
    assert page.getpixel((50, 11)) == page.getpixel((21, 30)) == RED


def test_a_radius_larger_than_the_box_makes_a_pill():
    page = seen(Shape(box=BOX, fill="#FF0000", radius=500))
    assert page.getpixel((21, 30)) == page.getpixel((50, 11)) == RED
    assert page.getpixel((24, 14)) == WHITE


def test_an_ellipse_touches_the_middles_of_its_box():
    page = seen(Shape(box=BOX, geometry="ellipse", fill="#FF0000"))
    assert page.getpixel((22, 30)) == page.getpixel((50, 12)) == RED
    assert page.getpixel((24, 13)) == WHITE


@pytest.mark.parametrize(
    ("flipped", "dark", "light"), [(False, (22, 11), (22, 48)), (True, (22, 48), (22, 11))]
)
def test_a_line_falls_and_when_flipped_rises(flipped, dark, light):
    stroke = Stroke(colour="#0000FF", width=4)
    page = seen(Shape(box=BOX, geometry="line", stroke=stroke, flipped=flipped))
    assert page.getpixel(dark) == BLUE
    assert page.getpixel(light) == WHITE


def test_a_path_is_in_page_points():
    path = (("M", (10, 10)), ("L", (110, 10)), ("C", (110, 40, 110, 60, 110, 90)), ("L", (10, 90)), ("Z", ()))
    page = seen(Shape(box=Box(10, 10, 100, 80), geometry="path", path=path, fill="#0000FF"))
    assert page.getpixel((12, 12)) == page.getpixel((108, 88)) == BLUE
    assert page.getpixel((112, 50)) == WHITE


def test_a_peak_of_a_line_is_round_and_no_spike():
    path = (("M", (40, 90)), ("L", (50, 50)), ("L", (60, 90)))
    page = seen(
        Shape(box=Box(40, 50, 20, 40), geometry="path", path=path, stroke=Stroke(colour="#0000FF", width=6))
    )
    assert page.getpixel((50, 50)) == BLUE
    assert all(page.getpixel((50, y)) == WHITE for y in range(30, 46))


def test_dashes_leave_gaps():
    stroke = Stroke(colour="#0000FF", width=4, dash=(10, 10))
    page = seen(Shape(box=Box(20, 50, 100, 0), geometry="line", stroke=stroke))
    assert page.getpixel((25, 50)) == BLUE
    assert page.getpixel((35, 50)) == WHITE


def test_opacity_lets_what_lies_below_shine_through_and_ends_with_its_shape():
    page = seen(
        Shape(box=Box(0, 0, 100, 100), fill="#000000"),
        Shape(box=Box(50, 0, 100, 50), fill="#FF0000", opacity=0.5),
        Shape(box=Box(50, 50, 100, 50), fill="#FF0000"),
    )
    assert page.getpixel((75, 25))[0] in (127, 128)
    assert page.getpixel((75, 75)) == RED


def test_a_fill_that_fades_is_opaque_at_one_edge_and_clear_at_the_other():
    fade = Fade(stops=((0.0, 1.0), (1.0, 0.0)))
    page = seen(
        Shape(box=Box(0, 0, 100, 100), fill="#FF0000", fade=fade),
        Shape(box=Box(100, 0, 100, 100), fill="#FF0000", fade=replace(fade, across=True)),
    )
    downwards = [page.getpixel((50, y))[1] for y in (2, 50, 97)]
    across = [page.getpixel((x, 50))[1] for x in (102, 150, 197)]
    assert downwards[0] < 10 < 120 < downwards[1] < 136 < 240 < downwards[2]
    assert across[0] < 10 < 120 < across[1] < 136 < 240 < across[2]


@pytest.mark.parametrize("kind", ["png", "jpeg"])
def test_a_picture_stands_upright_in_its_box(kind):
    upright = halves((250, 250, 0), (0, 0, 250)).rotate(90)  # blue above yellow
    page = seen(PictureItem(box=BOX, data=file_of(upright, kind), format=kind))
    assert page.getpixel((50, 15))[2] > 200 > 50 > page.getpixel((50, 45))[2]


@pytest.mark.parametrize("kind", ["png", "jpeg"])
def test_a_crop_cuts_the_picture_and_keeps_its_box(kind):
    picture = file_of(halves((255, 0, 0), (0, 0, 255)), kind)
    page = seen(PictureItem(box=BOX, data=picture, format=kind, crop=(0.6, 0, 0, 0.2)))
    assert page.getpixel((21, 30))[2] > 250 > 5 > page.getpixel((21, 30))[0]
    assert page.getpixel((79, 11))[2] > 250
    assert page.getpixel((19, 30)) == page.getpixel((50, 52)) == WHITE


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P"])
def test_what_is_transparent_in_a_picture_shows_the_page(mode):
    picture = halves((255, 0, 0, 255), (0, 0, 0, 0), "RGBA")
    page = seen(
        Shape(box=Box(0, 0, 200, 100), fill="#00FF00"),
        PictureItem(box=BOX, data=file_of(picture.convert(mode), "png"), format="png"),
    )
    assert page.getpixel((70, 30)) == GREEN
    assert page.getpixel((30, 30)) != GREEN


def test_a_grey_and_a_cmyk_picture_are_painted_too():
    grey = PictureItem(box=BOX, data=file_of(Image.new("L", (4, 4), 100), "png"), format="png")
    inks = Image.new("CMYK", (8, 8), (0, 255, 255, 0))
    red = PictureItem(box=BOX.moved(80, 0), data=file_of(inks, "jpeg"), format="jpeg")
    page = seen(grey, red)
    assert page.getpixel((50, 30)) == (100, 100, 100)
    assert page.getpixel((130, 30))[0] > 200 > 60 > page.getpixel((130, 30))[1]


def test_sixteen_bits_of_grey_become_eight():
    deep = PictureItem(box=BOX, data=file_of(Image.new("I;16", (4, 4), 0x8000), "png"), format="png")
    assert seen(deep).getpixel((50, 30)) == (128, 128, 128)


def test_a_tables_fills_rules_and_texts_are_where_its_rows_are():
    cells = tuple(
        Cell(text=text(word, x=x, y=12, width=50), header=True) for word, x in (("甲", 22), ("乙", 82))
    )
    wide = Cell(text=text("丙", x=22, y=42, width=110), fill="#00FF00", span=2)
    table = TableItem(
        box=Box(20, 10, 120, 60),
        widths=(60, 60),
        rows=(
            TableRow(cells=cells, height=30, rule_below=Stroke(colour="#0000FF", width=2)),
            TableRow(cells=(wide,), height=30),
        ),
    )
    page = seen(table)
    assert page.getpixel((137, 60)) == GREEN
    assert page.getpixel((100, 40)) == BLUE
    assert page.getpixel((137, 20)) == WHITE


def chart(*marks: Item) -> Chart:
    colours = dict.fromkeys(("ink", "muted", "rule", "paper"), "#000000")
    style = ChartStyle(label_size=8, category_size=8, **colours)
    return Chart(
        box=BOX, name="柱形图", alt="二", word="column", categories=(), series=(), style=style, marks=marks
    )


def test_a_chart_is_its_marks():
    assert seen(chart(Shape(box=BOX, fill="#0000FF"))).getpixel((50, 30)) == BLUE


def test_a_chart_that_nobody_drew_is_a_clear_error():
    with pytest.raises(ValueError, match=r"column.*柱形图.*drawn"):
        paint(one_page(chart()))


def test_a_group_is_its_items_the_first_below():
    lower, upper = Shape(box=BOX, fill="#0000FF"), Shape(box=BOX.inset(10, 10, 10, 10), fill="#FF0000")
    page = seen(Group(box=BOX, items=(lower, upper)))
    assert page.getpixel((50, 30)) == RED
    assert page.getpixel((22, 12)) == BLUE


def test_an_unknown_kind_of_item_is_named():
    with pytest.raises(TypeError, match="pdf cannot paint Item"):
        paint(one_page(Item(box=BOX)))


def test_a_colour_that_is_none_is_named():
    with pytest.raises(ValueError, match="#RRGGBB, not 'red'"):
        paint(one_page(Shape(box=BOX, fill="red")))
