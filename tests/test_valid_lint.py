"""The lint: it finds nothing in what we paint, and each of its rules finds the one fault made for it."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from functools import cache
from io import BytesIO

import ooxml_charts  # noqa: F401 - registers the rules about charts
import pytest
from ooxml_lint import RULES, faults, lint
from ooxml_package import TYPES, Package
from pptx_scenes import gallery

from briefgen.paint.pptx import paint

Parts = dict[str, bytes]
BREAKERS: dict[str, Callable[[Parts], None]] = {}


@cache
def gallery_deck() -> bytes:
    return paint(gallery())


def breaks(function: Callable[[Parts], None]) -> Callable[[Parts], None]:
    BREAKERS[function.__name__] = function
    return function


def swap(parts: Parts, pattern: str, old: str, new: str) -> None:
    """Replace the first match in the first part whose name fits and that has one."""
    for name in sorted(parts):
        if re.search(pattern, name):
            changed, count = re.subn(old.encode(), new.encode(), parts[name], count=1)
            if count:
                parts[name] = changed
                return
    raise AssertionError(f"no {old} in {pattern}")


@breaks
def nothing_foreign_is_inside(parts: Parts) -> None:
    parts["ppt/printerSettings/printerSettings1.bin"] = b"x"


@breaks
def every_part_has_its_content_type(parts: Parts) -> None:
    swap(parts, r"Content_Types", r"presentationml\.slide\+xml", "presentationml.slideLayout+xml")


@breaks
def pictures_have_registered_types(parts: Parts) -> None:
    swap(parts, r"Content_Types", "image/png", "image/jpg")


@breaks
def no_content_type_is_a_ghost(parts: Parts) -> None:
    swap(parts, r"Content_Types", "</Types>", '<Override PartName="/ppt/a.xml" ContentType="a/b"/></Types>')


@breaks
def relationships_resolve(parts: Parts) -> None:
    swap(parts, r"slides/_rels", r"slideLayout(\d)\.xml", "slideLayout99.xml")


@breaks
def used_relationships_exist(parts: Parts) -> None:
    swap(parts, r"slides/slide\d+\.xml", r'r:(id|embed)="rId\d+"', r'r:\1="rId777"')


@breaks
def every_part_is_reached(parts: Parts) -> None:
    parts["ppt/slides/slide99.xml"] = parts["ppt/slides/slide1.xml"]


@breaks
def links_lead_to_the_web_only(parts: Parts) -> None:
    swap(parts, r"slides/_rels", r'Target="https?:[^"]*"', 'Target="file:///etc/passwd"')


@breaks
def drawing_ids_are_unique(parts: Parts) -> None:
    swap(parts, r"slides/slide\d+\.xml", r'cNvPr id="3"', 'cNvPr id="2"')


@breaks
def every_slide_is_listed_once(parts: Parts) -> None:
    swap(parts, r"presentation\.xml$", r"<p:sldId [^>]*/>", "")


@breaks
def sections_hold_every_slide_once(parts: Parts) -> None:
    swap(parts, r"presentation\.xml$", r"<p14:sldId [^>]*/>", "")


@breaks
def masters_and_layouts_have_ids_of_their_own(parts: Parts) -> None:
    swap(parts, r"slideMaster1\.xml$", r'sldLayoutId id="\d+"', 'sldLayoutId id="2147483648"')


@breaks
def notes_have_a_listed_master(parts: Parts) -> None:
    swap(parts, r"presentation\.xml$", r"<p:notesMasterIdLst>.*</p:notesMasterIdLst>", "")


@breaks
def the_slide_size_is_no_other_format(parts: Parts) -> None:
    swap(parts, r"presentation\.xml$", "<p:sldSz ", '<p:sldSz type="screen4x3" ')


@breaks
def extents_are_whole_and_not_negative(parts: Parts) -> None:
    swap(parts, r"slides/slide\d+\.xml", r'<a:ext cx="\d+"', '<a:ext cx="-5"')


@breaks
def no_text_has_illegal_characters(parts: Parts) -> None:
    swap(parts, r"slides/slide\d+\.xml", "<a:t>", "<a:t>_x0007_")


@breaks
def placeholders_are_their_layouts(parts: Parts) -> None:
    swap(parts, r"slides/slide\d+\.xml", r'<p:ph type="sldNum"[^>]*/>', '<p:ph type="sldNum" idx="77"/>')


@breaks
def tables_are_regular(parts: Parts) -> None:
    swap(parts, r"slides/slide\d+\.xml", r"<a:gridCol ", '<a:gridCol w="5"/><a:gridCol ')


@breaks
def chart_titles_are_settled(parts: Parts) -> None:
    swap(parts, r"charts/chart\d+\.xml$", r"<c:autoTitleDeleted [^>]*/>", "")


@breaks
def chart_axes_are_positive_and_paired(parts: Parts) -> None:
    swap(parts, r"charts/chart\d+\.xml$", r'<c:axId val="', '<c:axId val="-')


@breaks
def chart_points_are_numbers(parts: Parts) -> None:
    swap(parts, r"charts/chart\d+\.xml$", r"(<c:numCache>.*?<c:v>)[^<]*", r"\1NaN")


@breaks
def chart_caches_are_their_workbooks_cells(parts: Parts) -> None:
    swap(parts, r"charts/chart\d+\.xml$", r"(<c:numCache>.*?<c:v>)[^<]*", r"\g<1>12345")


@breaks
def workbooks_hold_no_formulas(parts: Parts) -> None:
    name = min(name for name in parts if name.endswith(".xlsx"))
    target = BytesIO()
    with zipfile.ZipFile(BytesIO(parts[name])) as source, zipfile.ZipFile(target, "w") as changed:
        for entry in source.namelist():
            data = source.read(entry)
            changed.writestr(entry, data.replace(b"<v>", b"<f>1+1</f><v>") if "sheet1" in entry else data)
    parts[name] = target.getvalue()


@breaks
def core_dates_are_w3c_dates(parts: Parts) -> None:
    swap(parts, r"core\.xml$", r"(created[^>]*>)[^<]*", r"\1yesterday")


def test_it_finds_nothing_in_the_gallery():
    assert lint(gallery_deck()) == []


@pytest.mark.parametrize("name", sorted(BREAKERS))
def test_a_rule_finds_the_fault_that_is_made_for_it(name):
    package = Package.of(gallery_deck())
    BREAKERS[name](package.parts)
    assert name in {fault.partition(":")[0] for fault in faults(package)}


def test_an_entry_that_is_there_twice_is_found():
    package = Package.of(gallery_deck())
    package.entries.append(TYPES.upper())
    assert [fault.partition(":")[0] for fault in faults(package)] == ["entries_are_unique"]


def test_a_workbook_that_does_not_open_is_found():
    package = Package.of(gallery_deck())
    package.parts[min(name for name in package.parts if name.endswith(".xlsx"))] = b"PK not a workbook"
    assert [fault.partition(":")[0] for fault in faults(package)] == [
        "chart_caches_are_their_workbooks_cells"
    ]


def test_every_rule_has_been_seen_to_find_something():
    assert set(RULES) == {*BREAKERS, "entries_are_unique"}
