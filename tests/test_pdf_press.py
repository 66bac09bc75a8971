"""What a print shop gets: bleed, boxes, crop marks, inks within their limit; what a grey printer gives."""

from __future__ import annotations

import re
from pathlib import Path

import pikepdf
import pytest
from pdf_scenes import A4, BOLD, one_page, opened, picture_of, text, words
from pptx_scenes import png

from briefgen.base.geometry import Box
from briefgen.model.scene import PictureItem, Shape
from briefgen.render.pdf import paint
from briefgen.render.pdf.colour import MOST_INK, Grey, Press
from briefgen.render.pdf.preflight import preflight
from briefgen.render.pdf.sheet_format import BLEED_PT, SheetFormat, for_press

PROFILE = Path("/usr/share/color/icc/ghostscript/default_cmyk.icc")
"""Debian's libgs-common; a print shop names its own."""
needs_profile = pytest.mark.skipif(
    not PROFILE.exists(), reason="libgs-common, for a CMYK profile, is missing"
)
BAND = Shape(box=Box(0, 0, A4[0], 100), fill="#0B2545")
MARGIN = 9 * 72 / 25.4


def press() -> SheetFormat:
    return for_press(Press(PROFILE.read_bytes()))


def operands(pdf: bytes, *words: str) -> list[tuple[float, ...]]:
    instructions = pikepdf.parse_content_stream(opened(pdf).pages[0])
    return [tuple(float(n) for n in numbers) for numbers, word in instructions if str(word) in words]


def boxes(pdf: bytes) -> list[list[float]]:
    page = opened(pdf).pages[0]
    return [[float(number) for number in box] for box in (page.MediaBox, page.BleedBox, page.TrimBox)]


def test_the_page_lies_inside_its_bleed_inside_its_sheet():
    media, bleed, trim = boxes(paint(one_page(text("一")), for_press()))
    assert [trim[2] - trim[0], trim[3] - trim[1]] == pytest.approx(A4)
    assert [inner - outer for inner, outer in zip(trim[:2], bleed[:2], strict=True)] == pytest.approx(
        [BLEED_PT] * 2
    )
    assert media == pytest.approx([0, 0, A4[0] + 2 * MARGIN, A4[1] + 2 * MARGIN], abs=0.01)


def test_a_ground_at_the_edge_runs_over_it_and_another_does_not():
    card = Shape(box=Box(40, 200, 100, 50), fill="#FF0000")
    picture = picture_of(paint(one_page(BAND, card), for_press()))
    outside = round(MARGIN - BLEED_PT / 2)
    assert picture.getpixel((outside, round(MARGIN) + 50)) == (11, 37, 69)
    assert picture.getpixel((round(MARGIN - BLEED_PT) - 3, round(MARGIN) + 50)) == (255, 255, 255)
    assert picture.getpixel((round(MARGIN) + 38, round(MARGIN) + 220)) == (255, 255, 255)
    assert picture.getpixel((round(MARGIN) + 42, round(MARGIN) + 220)) == (255, 0, 0)


def test_crop_marks_stand_outside_the_bleed_and_are_not_read():
    picture = picture_of(paint(one_page(text("一")), for_press())).convert("L")
    assert min(picture.getpixel((x, round(MARGIN))) for x in range(0, 12)) < 255
    assert {picture.getpixel((x, round(MARGIN))) for x in range(19, 30)} == {255}
    assert b"Artifact" in opened(paint(one_page(), for_press())).pages[0].Contents.read_bytes()


def test_nothing_of_it_is_on_a_page_for_the_screen():
    assert "/BleedBox" not in opened(paint(one_page(BAND))).pages[0]


@needs_profile
def test_every_colour_is_four_inks_within_their_limit():
    grounds = [
        Shape(box=Box(10, 10 + n, 9, 9), fill=colour)
        for n, colour in enumerate(("#0B2545", "#B8470E", "#000000"))
    ]
    pdf = paint(one_page(*grounds, text(words("蓝字", style=BOLD))), press())
    assert operands(pdf, "rg", "RG", "g", "G") == []
    inks = operands(pdf, "k", "K")
    assert len(inks) >= 4
    assert max(sum(each) for each in inks) <= MOST_INK
    assert sum(inks[0]) > 1.5, "a dark ground is printed in more than black"


@needs_profile
def test_dark_and_neutral_text_is_black_alone_and_coloured_text_is_not():
    inks = Press(PROFILE.read_bytes())
    assert inks.components("#0B2545", text=True) == (0, 0, 0, 1)
    assert inks.components("#566582", text=True)[:3] == (0, 0, 0)
    assert 0.4 < inks.components("#566582", text=True)[3] < 0.7
    assert sum(inks.components("#0F5DAA", text=True)[:3]) > 0.5
    assert inks.components("#FFFFFF") == (0, 0, 0, 0)


@needs_profile
def test_the_output_intent_names_the_profile_and_claims_no_pdf_x():
    (intent,) = opened(paint(one_page(text("一")), press())).Root.OutputIntents
    assert str(intent.OutputConditionIdentifier)
    assert intent.DestOutputProfile.read_bytes() == PROFILE.read_bytes()
    assert int(intent.DestOutputProfile.N) == 4
    assert str(intent.S) == "/GTS_PDFA1"
    assert b"GTS_PDFX" not in paint(one_page(text("一")), press())


@needs_profile
def test_a_picture_is_separated():
    picture = PictureItem(box=Box(40, 40, 20, 20), data=png("#3366AA"), format="png", alt="蓝")
    (image,) = opened(paint(one_page(picture), press())).pages[0].Resources.XObject.values()
    assert str(image.ColorSpace) == "/DeviceCMYK"


def test_a_profile_that_is_none_is_a_clear_error():
    with pytest.raises(ValueError, match="not an ICC profile"):
        Press(b"not a profile").components("#0B2545")


def test_a_grey_printer_gives_grey():
    pdf = paint(one_page(BAND, text("一"), background="#FFEEDD"), SheetFormat(inks=Grey()))
    assert operands(pdf, "rg", "RG", "k", "K") == []
    picture = picture_of(pdf)
    assert all(len(set(picture.getpixel((x, y)))) == 1 for x in range(0, 500, 50) for y in range(0, 800, 50))


def test_a_preflight_says_what_a_print_shop_asks():
    tiny = PictureItem(box=Box(40, 200, 200, 200), data=png(), format="png", alt="小")
    said = "\n".join(preflight(one_page(BAND, text("一"), tiny), for_press()))
    assert "210.0 x 297.0 mm, bleed 3.0 mm" in said
    assert re.search(r"picture '?.*dpi, less than 300", said)
    assert "no PDF/X" in said
    assert "sRGB" in said
