"""The zip of a deck is the one that Python's own writer makes, to the byte."""

from __future__ import annotations

import random
import zipfile
from io import BytesIO

import pytest

from briefgen.base.content_hash import content_hash, members_hash
from briefgen.model.memory import own_memory
from briefgen.render.pptx.archive import archived
from briefgen.render.pptx.chart.workbook import workbook


def written_by_python(members: dict[str, bytes]) -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in members.items():
            entry = zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
            entry.create_system = 0
            packed = not name.endswith((".png", ".jpg"))
            entry.compress_type = zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED
            archive.writestr(entry, content)
    return stream.getvalue()


MEMBERS = {
    "[Content_Types].xml": b"<Types/>",
    "_rels/.rels": b"",
    "ppt/media/image1.png": bytes(range(256)),
    "ppt/slides/slide1.xml": b"<p:sld/>" * 5000,
    "ppt/\u4e2d\u6587.xml": "数字".encode() * 99,
}


@pytest.mark.parametrize("members", [{}, MEMBERS])
def test_it_equals_the_one_of_the_standard_library(members):
    assert archived(members) == written_by_python(members)


def test_it_is_the_same_whatever_was_packed_before():
    draw = random.Random(3)
    with own_memory():
        for _ in range(20):
            members = {
                name: draw.choice((content, content[::-1], draw.randbytes(draw.randrange(400))))
                for name, content in MEMBERS.items()
            }
            assert archived(members) == written_by_python(members)


def test_the_hash_of_a_package_is_known_from_its_members():
    members = {**MEMBERS, "xl/inner.xlsx": archived(MEMBERS)}
    assert members_hash(members) == content_hash(archived(members))


def test_a_workbook_takes_half_the_room_as_only_the_deck_deflates_it():
    cells = [[None, "Visits"], *([f"202{number}", number * 10.5] for number in range(6))]
    book = workbook(cells)
    with zipfile.ZipFile(BytesIO(book)) as whole:
        assert {entry.compress_type for entry in whole.infolist()} == {zipfile.ZIP_STORED}
        each_deflated = archived({name: whole.read(name) for name in whole.namelist()})
    apart, together = archived({"a.jpg": each_deflated}), archived({"a.xlsx": book})
    assert len(together) < 0.6 * len(apart)
    with zipfile.ZipFile(BytesIO(together)) as deck:
        assert deck.read("a.xlsx") == book
