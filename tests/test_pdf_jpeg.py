"""JPEG files on a page of the PDF: what their frames state."""

from __future__ import annotations

import io

import pytest
from picture_files import PICTURES
from PIL import Image

from briefgen.render.pdf.jpeg_frame import jpeg_frame

JPEGS = ("photo.jpg", "progressive.JPG", "inks.jpg", "grey.jpeg", "really-a-jpeg.png")


@pytest.mark.parametrize("name", JPEGS)
def test_a_frame_states_what_pillow_reads_of_the_whole_file(name: str) -> None:
    data = PICTURES[name]()
    with Image.open(io.BytesIO(data)) as image:
        seen = image.width, image.height, image.mode
    frame = jpeg_frame(data)
    assert frame is not None
    assert (frame.width, frame.height, frame.mode) == seen


def test_another_kind_of_picture_and_a_file_that_is_cut_short_have_no_frame() -> None:
    data = PICTURES["photo.jpg"]()
    begin = data.index(b"\xff\xc0")
    assert jpeg_frame(PICTURES["flat.tif"]()) is None
    assert jpeg_frame(data) is not None
    assert not [end for end in range(begin + 10) if jpeg_frame(data[:end]) is not None]
