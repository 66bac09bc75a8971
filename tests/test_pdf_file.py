"""The PDF as a file: its pages and boxes, what it says of itself, and that its bytes are always the same."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest
from pdf_scenes import A4, PLAIN, one_page, opened, picture_of, scene, text, words

from briefgen.base.geometry import Box
from briefgen.model.scene import Page, Run, Shape
from briefgen.render import png
from briefgen.render.pdf import paint

DECK = (960.0, 540.0)


def test_a_page_has_its_size_and_its_trim_box():
    pdf = opened(paint(one_page(text("一"))))
    assert len(pdf.pages) == 1
    for box in (pdf.pages[0].MediaBox, pdf.pages[0].TrimBox):
        assert [float(number) for number in box] == pytest.approx([0, 0, *A4])


def test_a_deck_has_all_its_pages():
    pages = tuple(
        Page(number=n, kind="content", title=f"第{n}页", items=(text(f"第{n}页"),)) for n in (1, 2, 3)
    )
    pdf = paint(scene(*pages, size=DECK))
    assert [tuple(float(n) for n in page.MediaBox) for page in opened(pdf).pages] == [(0, 0, *DECK)] * 3
    assert len(png.paint(pdf, dpi=36)) == 3


def test_the_same_scene_gives_the_same_bytes():
    page = one_page(text("同样的字节"), Shape(box=Box(10, 10, 10, 10), fill="#123456", opacity=0.5))
    assert paint(page) == paint(page)
    assert png.paint(paint(page), dpi=50) == png.paint(paint(page), dpi=50)


def test_the_bytes_depend_on_neither_hash_seed_nor_time_zone():
    program = (
        "import sys, hashlib; sys.path.insert(0, sys.argv[1]);"
        "from pdf_scenes import *; from briefgen.render.pdf import paint;"
        "print(hashlib.sha256(paint(one_page(text('青岛2025年', '第二段')))).hexdigest())"
    )
    folder = re.sub(r"[^/\\]+$", "", __file__)
    digests = {
        subprocess.run(
            [sys.executable, "-c", program, folder],
            env={"PYTHONHASHSEED": seed, "TZ": zone, "PYTHONPATH": folder + "..", "HOME": folder, "PATH": ""},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed, zone in (("1", "UTC"), ("2", "Asia/Shanghai"))
    }
    assert len(digests) == 1


def test_another_text_gives_another_id():
    one, other = (str(opened(paint(one_page(text(word)))).trailer.ID[0]) for word in ("甲", "乙"))
    assert one != other


def test_the_file_says_its_title_language_and_dates():
    pdf = opened(paint(one_page(text("一"))))
    assert str(pdf.docinfo.Title) == "青岛 & 科技"
    assert str(pdf.docinfo.Author) == "市科技局"
    assert str(pdf.docinfo.CreationDate) == str(pdf.docinfo.ModDate) == "D:20251204"
    assert "/Subject" not in pdf.docinfo
    assert str(pdf.Root.Lang) == "zh-CN"
    assert bool(pdf.Root.MarkInfo.Marked)
    assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)


def test_the_metadata_agree_and_name_both_standards():
    with opened(paint(one_page(text("一")))).open_metadata() as metadata:
        assert metadata["dc:title"] == "青岛 & 科技"
        assert metadata["dc:creator"] == ["市科技局"]
        assert metadata["xmp:CreateDate"] == "2025-12-04"
        assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("2", "U")
        assert metadata["{http://www.aiim.org/pdfua/ns/id/}part"] == "1"


def test_an_imprint_without_author_and_date_claims_neither():
    bare = scene(Page(number=1, kind="onepager", title="", items=(text("一"),)), author="", date="")
    pdf = opened(paint(bare))
    assert "/Author" not in pdf.docinfo
    assert "/CreationDate" not in pdf.docinfo


def test_colours_are_those_of_an_embedded_srgb_profile():
    (intent,) = opened(paint(one_page(text("一")))).Root.OutputIntents
    profile = intent.DestOutputProfile.read_bytes()
    assert profile[12:20] == b"mntrRGB "
    assert int.from_bytes(profile[:4], "big") == len(profile)


def test_every_stream_is_as_long_as_it_says_and_ends_on_a_line_of_its_own():
    data = paint(one_page(text("一"), Shape(box=Box(0, 0, 10, 10), fill="#000000")))
    lengths = [int(number) for number in re.findall(rb"/Length (\d+)", data)]
    starts = [match.end() for match in re.finditer(rb"[^d]stream\n", data)]
    assert len(lengths) == len(starts) > 5
    for start, length in zip(starts, lengths, strict=True):
        assert data[start + length : start + length + 11] == b"\nendstream\n"


def test_the_file_has_no_faults_that_qpdf_knows():
    assert opened(paint(one_page(text("一", "二")))).check_pdf_syntax() == []


def test_a_page_of_many_characters_stays_small_enough_to_send():
    many = "".join(chr(code) for code in range(0x4E00, 0x5100) if _common(chr(code)))[:690]
    bold = Run(text=many, style=PLAIN.__class__(size=8, colour="#000000", weight=700))
    pdf = paint(one_page(text(many, width=500), text(words(bold), width=500, y=420)))
    assert len(many) > 300
    assert len(pdf) < 300_000


def _common(character: str) -> bool:
    try:
        character.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


def test_a_picture_has_as_many_pixels_as_its_resolution_says():
    picture = picture_of(paint(one_page(text("一"), size=DECK)), dpi=144)
    assert picture.size == (1920, 1080)
    assert [round(number) for number in picture.info["dpi"]] == [144, 144]


def test_a_document_without_pages_is_a_clear_error():
    with pytest.raises(ValueError, match="without pages"):
        paint(scene())
