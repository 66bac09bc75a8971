"""The lint: it finds nothing in what we paint, and each of its rules finds the one fault made for it."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from functools import cache
from io import BytesIO

import ooxml_charts  # noqa: F401 - registers the rules about charts
import ooxml_parts  # noqa: F401 - registers those about what belongs together
import pytest
from ooxml_lint import RULES, faults, lint
from ooxml_package import TYPES, Package
from pptx_scenes import gallery

from briefgen.render.pptx import paint

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
def creation_ids_are_unique(parts: Parts) -> None:
    two = r'(a16:creationId [^>]*?)id="([^"]*)"(.*?a16:creationId [^>]*?)id="[^"]*"'
    swap(parts, r"slides/slide\d+\.xml", two, r'\1id="\2"\3id="\2"')


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
def no_text_has_a_line_feed(parts: Parts) -> None:
    swap(parts, r"slides/slide\d+\.xml", "<a:t>", "<a:t>&#10;")


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
def workbooks_hold_no_formulas_but_means_of_their_own_cells(parts: Parts) -> None:
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


@breaks
def names_of_entries_are_plain(parts: Parts) -> None:
    parts["ppt\\media\\image9.png"] = b"x"


@breaks
def a_master_shares_its_theme_with_none(parts: Parts) -> None:
    swap(parts, r"notesMasters/_rels", r"theme/theme2\.xml", "theme/theme1.xml")


@breaks
def layouts_and_masters_name_each_other(parts: Parts) -> None:
    swap(parts, r"slideMaster1\.xml$", r"<p:sldLayoutId [^>]*/>", "")


@breaks
def notes_and_slides_name_each_other(parts: Parts) -> None:
    swap(parts, r"notesSlides/_rels", r"slides/slide\d+\.xml", "slides/slide99.xml")


@breaks
def a_slide_has_one_layout(parts: Parts) -> None:
    swap(parts, r"slides/_rels", r"<Relationship [^>]*slideLayout[^>]*/>", "")


@breaks
def a_picture_is_kept_once(parts: Parts) -> None:
    first = min(name for name in parts if name.startswith("ppt/media/"))
    parts["ppt/media/again.png"] = parts[first]


@breaks
def text_has_a_paragraph(parts: Parts) -> None:
    swap(parts, r"slides/slide\d+\.xml", r"(?s)(<a:lstStyle/>)<a:p>.*?(</p:txBody>)", r"\1\2")


@breaks
def backgrounds_say_their_effects(parts: Parts) -> None:
    ground = "<p:bg><p:bgPr><a:noFill/></p:bgPr></p:bg>"
    swap(parts, r"slideLayouts/slideLayout\d+\.xml", "<p:spTree>", f"{ground}<p:spTree>")


@breaks
def core_properties_are_said_once(parts: Parts) -> None:
    swap(parts, r"core\.xml$", r"(<dc:title>.*?</dc:title>)", r"\1\1")


@breaks
def cells_are_merged_downwards_from_an_origin(parts: Parts) -> None:
    swap(parts, r"slides/slide\d+\.xml", "<a:tc>", '<a:tc vMerge="1">')


def corrupt_workbook(parts: Parts) -> None:
    parts[min(name for name in parts if name.endswith(".xlsx"))] = b"PK not a workbook"


FIRST_LAYOUT = re.compile(rb'sldLayoutId id="(\d+)"')
SLIDE, CHART = r"slides/slide\d+\.xml", r"charts/chart\d+\.xml$"
FURTHER: dict[str, tuple[str, Callable[[Parts], None]]] = {
    "True for a number": (
        "chart_points_are_numbers",
        lambda parts: swap(parts, CHART, r"(<c:numCache>.*?<c:v>)[^<]*", r"\1True"),
    ),
    "a point beyond the count": (
        "chart_points_are_numbers",
        lambda parts: swap(parts, CHART, r'(<c:numCache>.*?<c:ptCount val=)"\d+"', r'\1"0"'),
    ),
    "an axis of nobody": (
        "chart_axes_are_positive_and_paired",
        lambda parts: swap(parts, CHART, r'<c:crossAx val="\d+"', '<c:crossAx val="77"'),
    ),
    "a chart without its workbook": (
        "chart_caches_are_their_workbooks_cells",
        lambda parts: swap(parts, r"charts/_rels", r"<Relationship [^>]*/>", ""),
    ),
    "a workbook that does not open": ("chart_caches_are_their_workbooks_cells", corrupt_workbook),
    "a span beyond the table": (
        "tables_are_regular",
        lambda parts: swap(parts, SLIDE, "<a:tc>", '<a:tc gridSpan="40">'),
    ),
    "a cell merged from nowhere": (
        "tables_are_regular",
        lambda parts: swap(parts, SLIDE, "<a:tc>", '<a:tc hMerge="1">'),
    ),
    "a span below the table": (
        "cells_are_merged_downwards_from_an_origin",
        lambda parts: swap(parts, SLIDE, "<a:tc>", '<a:tc rowSpan="40">'),
    ),
    "a layout's number is its master's": (
        "masters_and_layouts_have_ids_of_their_own",
        lambda parts: swap(
            parts,
            r"presentation\.xml$",
            r'sldMasterId id="\d+"',
            f'sldMasterId id="{FIRST_LAYOUT.search(parts["ppt/slideMasters/slideMaster1.xml"])[1].decode()}"',
        ),
    ),
    "a slide's number is too small": (
        "every_slide_is_listed_once",
        lambda parts: swap(parts, r"presentation\.xml$", r'<p:sldId id="\d+"', '<p:sldId id="255"'),
    ),
    "another's thumbnail": (
        "nothing_foreign_is_inside",
        lambda parts: parts.__setitem__("docProps/thumbnail.jpeg", b"x"),
    ),
    "an unlinked picture": (
        "every_part_is_reached",
        lambda parts: parts.__setitem__("ppt/media/image99.png", b"x"),
    ),
    "a date that ends before it began": (
        "core_dates_are_w3c_dates",
        lambda parts: swap(parts, r"core\.xml$", r"(created[^>]*>)\d{4}", r"\g<1>2999"),
    ),
    "a control character": (
        "no_text_has_illegal_characters",
        lambda parts: swap(parts, SLIDE, "<a:t>", "<a:t>&#x85;"),
    ),
}


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


@pytest.mark.parametrize("fault", FURTHER)
def test_a_rule_finds_its_other_faults_too(fault):
    package = Package.of(gallery_deck())
    name, spoil = FURTHER[fault]
    spoil(package.parts)
    assert name in {found.partition(":")[0] for found in faults(package)}


def test_every_rule_has_been_seen_to_find_something():
    assert set(RULES) == {*BREAKERS, "entries_are_unique"}
