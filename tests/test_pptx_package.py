"""What a deck's file is like: the same bytes every time, no clock, nothing foreign, sections and notes."""

from __future__ import annotations

import hashlib
import re
import subprocess
import sys
import time
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl  # noqa: F401 - see test_another_process_gives_the_same_bytes
import openxml_audit
import pytest
from lxml import etree
from pptx import Presentation
from pptx_scenes import COLOURS, IMPRINT, gallery, page, scene

from briefgen.model.memory import own_memory
from briefgen.render.pptx import paint
from briefgen.render.pptx.archive import archived
from briefgen.render.pptx.opened import opening_fault

P14 = "{http://schemas.microsoft.com/office/powerpoint/2010/main}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


@pytest.fixture(scope="module")
def package() -> bytes:
    return paint(gallery())


@pytest.fixture(scope="module")
def parts(package: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(package)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_the_same_scene_gives_the_same_bytes(package: bytes, monkeypatch: Any) -> None:
    monkeypatch.setattr(time, "time", lambda: 2_000_000_000.0)
    with own_memory():
        assert paint(gallery()) == package


def test_another_process_gives_the_same_bytes(package: bytes) -> None:
    """This one has imported openpyxl, which renames namespace prefixes for all of lxml."""
    assert "openpyxl" in sys.modules
    code = (
        "import sys, hashlib; sys.path.insert(0, sys.argv[1]); from pptx_scenes import gallery;"
        "from briefgen.render.pptx import paint; print(hashlib.sha256(paint(gallery())).hexdigest())"
    )
    tests = str(Path(__file__).parent)
    done = subprocess.run(
        [sys.executable, "-c", code, tests],
        capture_output=True,
        text=True,
        check=True,
        env={"PYTHONHASHSEED": "7"},
        cwd=Path(tests).parent,
    )
    assert done.stdout.strip() == hashlib.sha256(package).hexdigest()


def test_no_entry_of_the_file_or_of_a_workbook_has_a_date(package: bytes, parts: dict[str, bytes]) -> None:
    inner = [blob for name, blob in parts.items() if name.endswith(".xlsx")]
    assert inner
    for blob in (package, *inner):
        with zipfile.ZipFile(BytesIO(blob)) as archive:
            entries = archive.infolist()
        assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
        assert {entry.create_system for entry in entries} == {0}
        assert [entry.filename for entry in entries][:2] == ["[Content_Types].xml", "_rels/.rels"]


def test_the_properties_are_the_briefs(package: bytes) -> None:
    properties = Presentation(BytesIO(package)).core_properties
    assert properties.title == "青岛“十四五”科技创新"
    assert properties.author == properties.last_modified_by == "青岛市科技局"
    assert properties.created.isoformat()[:10] == properties.modified.isoformat()[:10] == "2025-12-04"


def test_nothing_of_a_foreign_template_is_left(parts: dict[str, bytes]) -> None:
    everything = b"".join(parts.values())
    assert b"Steve Canny" not in everything
    assert b"screen4x3" not in everything
    assert not [name for name in parts if "printerSettings" in name or "thumbnail" in name]
    assert len([name for name in parts if re.match(r"ppt/slideLayouts/[^/]*\.xml", name)]) == 4


def test_every_part_is_well_formed_and_declared(parts: dict[str, bytes]) -> None:
    types = etree.fromstring(parts["[Content_Types].xml"])
    overrides = {entry.get("PartName") for entry in types if entry.get("PartName")}
    assert overrides == {f"/{name}" for name in parts if f"/{name}" in overrides}
    for name, blob in parts.items():
        if name.endswith((".xml", ".rels")):
            etree.fromstring(blob)


def test_parts_are_written_as_python_pptx_writes_them(parts: dict[str, bytes], package: bytes) -> None:
    """It parses and serialises them: attributes, entities, namespaces, empty elements, relations."""
    opened = Presentation(BytesIO(package)).part.package
    saved = {part.partname.membername: part.blob for part in opened.iter_parts()}
    related = {
        part.partname.rels_uri.membername: part.rels.xml for part in opened.iter_parts() if len(part.rels)
    }
    again = {**saved, **related, "_rels/.rels": opened._rels.xml}
    assert {name for name, data in parts.items() if data != again.get(name)} == {"[Content_Types].xml"}


def test_characters_that_mean_something_to_xml_are_written_as_python_pptx_writes_them() -> None:
    odd = "a<b>&\"c\"'d'\té\u2028\x00\x85\U0001f600"
    deck = paint(
        scene(page(1, heading=odd, notes=odd, section=odd), imprint=replace(IMPRINT, title=odd, author=odd))
    )
    with zipfile.ZipFile(BytesIO(deck)) as archive:
        for part in Presentation(BytesIO(deck)).part.package.iter_parts():
            assert archive.read(part.partname.membername) == part.blob, part.partname


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("ppt/slides/slide2.xml", b"", "KeyError"),
        ("ppt/slides/slide2.xml", b"<p:sld", "XMLSyntaxError"),
        ("ppt/slides/_rels/slide2.xml.rels", b"", "slide 2: "),
        ("ppt/charts/_rels/chart1.xml.rels", b"", "slide 5: "),
    ],
)
def test_a_deck_that_python_pptx_cannot_open_is_told(
    name: str, content: bytes, said: str, parts: dict[str, bytes]
) -> None:
    """Without content the part is left out."""
    changed = {each: data for each, data in {**parts, name: content}.items() if data}
    assert opening_fault(archived(parts)) == ""
    assert said in opening_fault(archived(changed))


def test_the_theme_has_the_scenes_colours_and_fonts(parts: dict[str, bytes]) -> None:
    theme = etree.fromstring(parts["ppt/theme/theme1.xml"])
    scheme = theme.find(f".//{A}clrScheme")
    assert [(slot.tag.removeprefix(A), "#" + slot[0].get("val")) for slot in scheme] == list(COLOURS)
    minor = theme.find(f".//{A}minorFont")
    assert minor.find(f"{A}latin").get("typeface") == "Microsoft YaHei"
    assert minor.find(f"{A}ea").get("typeface") == "微软雅黑"
    assert minor.find(f"{A}font[@script='Hans']").get("typeface") == "微软雅黑"


def test_ids_are_unique_on_every_slide_and_layout(parts: dict[str, bytes]) -> None:
    for name, blob in parts.items():
        if re.match(r"ppt/(slides|slideLayouts|slideMasters|notesSlides)/[^/]*\.xml", name):
            ids = Counter(_ids(etree.fromstring(blob)))
            assert max(ids.values()) == 1, name


def _ids(root: Any) -> Iterator[str]:
    return (element.get("id") for element in root.iter() if str(element.tag).endswith("}cNvPr"))


def test_the_slides_are_as_large_as_the_pages(package: bytes) -> None:
    deck = Presentation(BytesIO(package))
    assert (deck.slide_width, deck.slide_height) == (12_192_000, 6_858_000)
    assert deck.part._element.find(".//{*}sldSz").get("type") is None


def test_notes_are_spoken_line_by_line_and_the_notes_master_is_listed(package: bytes) -> None:
    deck = Presentation(BytesIO(package))
    assert deck.slides[1].notes_slide.notes_text_frame.text == "先讲排名。\n再讲企业。"
    assert not deck.slides[0].has_notes_slide
    assert deck.part._element.find(".//{*}notesMasterId") is not None
    fonts = deck.slides[1].notes_slide.notes_text_frame._txBody.find(f".//{A}ea")
    assert fonts.get("typeface") == "+mn-ea"


def sections(deck: bytes) -> list[tuple[str, int]]:
    root = Presentation(BytesIO(deck)).part._element
    return [(part.get("name"), len(part[0])) for part in root.iter(f"{P14}section")]


def test_sections_hold_every_slide_and_a_page_without_one_stays_in_the_last(package: bytes) -> None:
    assert sections(package) == [("默认节", 1), ("总览", 1), ("创新能力强", 14)]


def test_a_deck_without_sections_lists_none() -> None:
    assert sections(paint(scene(page(1), page(2)))) == []


def test_sections_of_one_name_have_ids_of_their_own() -> None:
    deck = paint(scene(page(1, section="甲"), page(2, section="乙"), page(3, section="甲")))
    root = Presentation(BytesIO(deck)).part._element
    ids = [part.get("id") for part in root.iter(f"{P14}section")]
    assert len(set(ids)) == 3


def test_a_background_that_differs_from_the_layouts_is_the_slides_own() -> None:
    dark = replace(page(2), background="#0B2442")
    slides = Presentation(BytesIO(paint(scene(page(1), dark)))).slides
    assert [slide._element.cSld.bg is not None for slide in slides] == [False, True]


def test_a_validator_finds_nothing(package: bytes, tmp_path: Path) -> None:
    file = tmp_path / "gallery.pptx"
    file.write_bytes(package)
    assert openxml_audit.validate_pptx(file).errors == []


def test_a_deck_without_pages_opens() -> None:
    assert len(Presentation(BytesIO(paint(scene()))).slides) == 0


def test_sixteen_slides_with_twelve_charts_are_a_small_file(package: bytes) -> None:
    assert len(package) < 200_000
