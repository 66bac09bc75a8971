"""Slides in a company's template: what stands in its placeholders, on its free area, and what nowhere."""

from __future__ import annotations

import shutil
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation
from template_kit import P

from briefgen.base.colour import contrast
from briefgen.base.diagnostics import BriefError
from briefgen.base.geometry import Box
from briefgen.cli.app import main
from briefgen.edition.publication import Publication
from briefgen.model.scene import Chart, Item, Page, PictureItem, Shape, TableItem, Text, walk
from briefgen.pipeline.lay_out import lay_out
from briefgen.pipeline.paint import painted
from briefgen.pipeline.parts import Part
from briefgen.render.pptx.template_theme import Shade, shade_of

TEMPLATES = Path(__file__).parent / "templates"
DATA = Path(__file__).parent.parent / "data"
BRIEF = """
meta: {title: Harbour plan, language: en, publisher: Port Authority, date: 2026-01-15, standfirst: "{berths}"}
sources: {report: {title: Port report}}
metrics:
  berths: {label: Berths, unit: berths, kind: amount, values: {2023: 8, 2024: 9, 2025: 12}, source: report}
  tons: {label: Freight, unit: million tonnes, kind: amount, values: {2023: 6.5, 2025: 7.9}, source: report}
deck:
  - {kind: cover, blocks: [{kpi: berths}, {kpi: tons}]}
  - title: What we ask for
    blocks: [{bullets: {items: ["Build berths, {berths} in all", Buy electric cranes]}}]
  - {title: Freight rose, subtitle: Million tonnes, blocks: [{column: tons}]}
  - {title: All figures, blocks: [{table: {metrics: [berths, tons]}}]}
  - {title: "Both", blocks: [{row: [{kpi: berths}, {kpi: tons}]}]}
  - {title: Thank you, layout: closing, subtitle: port@example.org}
"""
COVER, LIST, CHART, TABLE, BOTH, CLOSING = range(6)


@cache
def laid(name: str) -> Publication:
    return written(name, BRIEF)


def written(name: str, brief: str) -> Publication:
    template = next(TEMPLATES.glob(f"{name}.p*x"))
    content = brief.encode()
    return lay_out(Path("brief.yaml"), content=content, template=str(template), parts=frozenset({"deck"}))


@cache
def deck(name: str) -> bytes:
    return painted(laid(name), "brief", ("pptx",))["brief.pptx"]


def slides(name: str) -> list[Any]:
    return list(Presentation(BytesIO(deck(name))).slides)


def title(page: Page) -> Text:
    return next(item for item in page.items if isinstance(item, Text) and item.role == "title")


def own(page: Page) -> list[Item]:
    """Return what stands in no placeholder."""
    return [item for item in page.items if item.slot is None]


def test_words_that_fit_take_place_size_and_colour_from_their_placeholder():
    for slide in slides("bank")[LIST:CLOSING]:
        shape = slide.shapes.title._element
        assert [each.tag.rpartition("}")[2] for each in shape.spPr] == []
        for run in shape.iter(f"{P}rPr", "{http://schemas.openxmlformats.org/drawingml/2006/main}rPr"):
            assert (run.get("sz"), run.get("b"), len(run)) == (None, None, 0)


def test_every_slide_is_on_the_layout_for_its_kind_and_has_no_placeholder_left_empty():
    for name in ("bank", "keynote", "wps"):
        for page, slide in zip(laid(name).deck.pages, slides(name), strict=True):
            assert page.layout is not None
            assert slide.slide_layout.part.partname.lstrip("/") == page.layout.part
            for shape in slide.placeholders:
                assert not shape.has_text_frame or shape.text_frame.text


@pytest.mark.parametrize("name", ["bank", "cinema", "university", "report", "impress"])
def test_what_has_no_placeholder_stands_inside_the_free_area(name):
    for page in laid(name).deck.pages[LIST:CLOSING]:
        assert page.layout is not None
        free = page.layout.free
        wide = Box(free.x - 1, free.y - 1, free.width + 2, free.height + 2)
        assert [item.name for item in own(page) if not wide.contains(item.box)] == []


def test_blocks_begin_where_the_words_of_the_title_do():
    page = laid("bank").deck.pages[CHART]
    chart = next(item for item in page.items if isinstance(item, Chart))
    assert chart.box.x == pytest.approx(title(page).box.x)


@pytest.mark.parametrize(("number", "kind"), [(CHART, "chart"), (TABLE, "table")])
def test_a_lone_chart_or_table_takes_the_placeholder_for_content(number, kind):
    shapes = [shape for shape in slides("bank")[number].placeholders if getattr(shape, f"has_{kind}")]
    assert [shape.placeholder_format.idx for shape in shapes] == [1]


def test_a_lone_list_stands_in_the_placeholder_with_the_templates_bullets():
    shape = next(shape for shape in slides("bank")[LIST].placeholders if shape.placeholder_format.idx == 1)
    assert [each.text.replace("\xa0", " ") for each in shape.text_frame.paragraphs] == [
        "Build berths, 12 berths in all",
        "Buy electric cranes",
    ]
    assert [each for each in shape._element.iter() if each.tag.endswith(("buChar", "buNone", "xfrm"))] == []


def test_blocks_side_by_side_leave_the_placeholder_out():
    kinds = [shape.placeholder_format.type for shape in slides("bank")[BOTH].placeholders]
    assert all("BODY" not in str(kind) and "OBJECT" not in str(kind) for kind in kinds)


def test_name_date_and_number_stand_in_their_placeholders_and_sources_above_them():
    page = laid("bank").deck.pages[CHART]
    said = {item.slot.word: item.text for item in page.items if isinstance(item, Text) and item.slot}
    assert (said["footer"], said["date"], said["number"]) == ("Harbour plan", "15 January 2026", "3")
    (source,) = [item for item in page.items if isinstance(item, Text) and item.role == "source"]
    assert source.text == "Source: Port report"
    assert source.slot is None


def test_a_name_without_a_place_of_its_own_stands_beside_the_sources():
    page = laid("google").deck.pages[CHART]
    said = {item.role: item for item in own(page) if isinstance(item, Text)}
    assert said["artifact"].text == "Harbour plan"
    assert said["artifact"].box.bottom == pytest.approx(said["source"].box.bottom)
    assert not said["artifact"].box.overlaps(said["source"].box)


def test_a_title_that_is_too_long_is_set_smaller_and_says_only_that():
    brief = BRIEF.replace("title: Freight rose", "title: " + "Freight rose in the harbour " * 6)
    scene = written("bank", brief).deck
    text, slot = title(scene.pages[CHART]), title(scene.pages[CHART]).slot
    assert slot is not None
    assert text.paragraphs[0].runs[0].style.size < slot.style.size
    assert text.box == slot.inner


def test_a_title_that_fits_in_no_size_is_an_error_that_names_its_placeholder():
    brief = BRIEF.replace("title: Freight rose", "title: " + "Freight rose in the harbour " * 30)
    with pytest.raises(BriefError, match=r"the title overflows by .* “Title 1” even at") as caught:
        written("bank", brief)
    assert {problem.code for problem in caught.value.problems} == {"overflow"}


def test_titles_share_a_size_where_many_are_too_long_for_the_templates():
    long = BRIEF
    for short in ("What we ask for", "Freight rose", "All figures"):
        long = long.replace(f"title: {short}", f"title: {short} " + "and so do the others of the port " * 3)
    pages = written("bank", long).deck.pages[LIST:CLOSING]
    sizes = {title(page).paragraphs[0].runs[0].style.size for page in pages}
    assert len(sizes) == 1


def test_figures_of_a_cover_read_on_the_ground_that_they_stand_on():
    page = laid("report").deck.pages[COVER]
    assert page.layout is not None
    grounds = [space.ground for space in page.layout.spaces]
    figures = [item for item in walk(own(page)) if isinstance(item, Text) and item.role == "figure"]
    inks = {run.style.colour for item in figures for each in item.paragraphs for run in each.runs}
    assert inks
    assert [ink for ink in inks for ground in grounds if contrast(ink, ground) < 4.5] == []


def test_nothing_of_our_own_is_drawn_on_a_corporate_cover():
    for name in ("bank", "night", "google"):
        shapes = [item for item in laid(name).deck.pages[COVER].items if not isinstance(item, Text)]
        assert [item for item in shapes if item.box.area > 0.3 * 960 * 540] == []


def test_a_covers_picture_is_left_out_with_a_warning_where_the_template_has_no_place_for_it():
    found = lay_out(
        DATA / "qingdao-2025.yaml", template=str(TEMPLATES / "bank.pptx"), parts=frozenset({"deck"})
    )
    assert [problem.code for problem in found.problems] == ["picture"]
    assert not any(isinstance(item, PictureItem) for item in found.deck.pages[0].items)


def test_figures_without_room_on_a_cover_are_left_out_with_a_warning():
    large = "{table: {metrics: [berths, tons]}}, {column: tons}, {column: berths}"
    found = written(
        "ministry",
        BRIEF.replace("{kpi: berths}, {kpi: tons}]}\n  - title: What", f"{large}]}}\n  - title: What"),
    )
    assert [problem.code for problem in found.problems] == ["template"]
    assert not any(isinstance(item, TableItem | Chart) for item in walk(found.deck.pages[COVER].items))


def test_colours_are_written_as_the_templates_own_and_shades_of_them():
    (frame,) = [shape for shape in slides("bank")[CHART].placeholders if shape.has_chart]
    assert b'<a:schemeClr val="accent1"/>' in frame.chart.part.blob
    markup = b"".join(slide.part.blob for slide in slides("bank")[CHART:CLOSING])
    assert b"<a:lumMod" in markup


def test_a_shade_is_written_as_powerpoint_offers_it():
    slots = (("#C79A3B", "accent2"), ("#000000", "tx1"))
    assert shade_of("#644D1D", slots) == Shade("accent2", 50_000, 0)
    assert shade_of("#595959", slots) == Shade("tx1", 65_000, 35_000)
    assert shade_of("#12AB34", slots) is None


def test_numbers_begin_where_the_templates_do():
    scene = laid("used").deck
    assert scene.template is not None
    first = scene.template.first_number
    numbers = [item.text for page in scene.pages for item in page.items if _is_number(item)]
    assert numbers == [str(first + page.number - 1) for page in scene.pages[LIST:CLOSING]]


def _is_number(item: Item) -> bool:
    return isinstance(item, Text) and item.role == "page-number"


def test_a_deck_in_a_template_is_built_and_verified_with_the_words_of_its_masters(tmp_path, capsys):
    (tmp_path / "brief.yaml").write_text(BRIEF, encoding="utf-8")
    for name in ("consultancy", "bank"):  # a sticker on a layout, a logo with an alternative text
        out, template = str(tmp_path / name), str(TEMPLATES / f"{name}.pptx")
        built = ["build", str(tmp_path / "brief.yaml"), "--only", "deck", "-o", out, "--template", template]
        assert main([*built, "--verify"]) == 0, capsys.readouterr()
        assert main(["verify", str(tmp_path / "brief.yaml"), out, "--template", template, "--strict"]) == 0


def test_the_same_brief_and_template_give_the_same_bytes():
    assert painted(written("bank", BRIEF), "brief", ("pptx",))["brief.pptx"] == deck("bank")


def test_feet_of_one_size_in_the_template_are_of_one_size_on_slides_and_stay_on_one_line():
    brief = BRIEF.replace("language: en,", "language: zh-CN,")  # a date with gaps that applications may widen
    for name in ("untyped", "bank", "wps"):
        page = written(name, brief).deck.pages[CHART]
        feet = [
            item for item in page.items if isinstance(item, Text) and item.role in ("artifact", "page-number")
        ]
        stated = {item.slot.style.size for item in feet if item.slot}
        assert {len(item.lines) for item in feet} == {1}
        assert len({item.paragraphs[0].runs[0].style.size for item in feet if item.slot}) <= len(stated)


def test_a_subtitle_is_no_larger_than_a_title_that_had_to_shrink():
    brief = BRIEF.replace("title: Freight rose", "title: " + "Freight rose in the harbour " * 3)
    page = written("keynote", brief).deck.pages[CHART]
    (subtitle,) = [item for item in page.items if isinstance(item, Text) and item.role == "subtitle"]
    sizes = [text.paragraphs[0].runs[0].style.size for text in (title(page), subtitle)]
    assert sizes[1] < sizes[0]


def cover_with_picture(name: str, layout: str, folder: Path) -> Page:
    shutil.copy(TEMPLATES / f"{name}.pptx", folder)
    (folder / "template.yaml").write_text(f"file: {name}.pptx\ncover: {layout}\n", encoding="utf-8")
    brief = (DATA / "qingdao-2025.yaml").read_bytes()
    template, deck = str(folder / "template.yaml"), frozenset[Part]({"deck"})
    return lay_out(DATA / "qingdao-2025.yaml", content=brief, template=template, parts=deck).deck.pages[0]


def test_a_covers_picture_fills_the_placeholder_for_it_and_nothing_stands_on_it(tmp_path):
    page = cover_with_picture("consultancy", "Text and picture", tmp_path)
    (picture,) = [item for item in page.items if isinstance(item, PictureItem)]
    assert picture.slot is not None
    assert picture.box == picture.slot.box
    assert [item.name for item in page.items if item is not picture and item.box.overlaps(picture.box)] == []


def test_words_on_a_picture_that_fills_the_slide_have_a_scrim_of_the_layouts_ground(tmp_path):
    page = cover_with_picture("keynote", "Title & Photo", tmp_path)
    picture, scrim = page.items[:2]
    assert isinstance(picture, PictureItem)
    assert picture.behind
    assert isinstance(scrim, Shape)
    assert page.layout is not None
    assert (scrim.box, scrim.fill) == (picture.box, page.layout.background)


def test_a_title_that_shows_nothing_is_refused_and_no_crash():
    brief = BRIEF.replace("title: All figures", 'title: "****"')
    with pytest.raises(BriefError) as caught:
        written("university", brief)
    assert {problem.code for problem in caught.value.problems} == {"invisible"}
