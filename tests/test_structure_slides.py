"""Slide layouts: blocks in named cells, and a Problem where their number does not fit."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import get_args

import pytest

from briefgen.base.diagnostics import BriefError, Problem
from briefgen.brief.model import SlideLayout
from briefgen.brief.theme_file import theme_names
from briefgen.edition.publication import Publication
from briefgen.layout.check_positions import check_pages
from briefgen.layout.slide_layouts import LAYOUTS
from briefgen.model.scene import Page, PictureItem, Text, walk
from briefgen.pipeline.lay_out import lay_out

Write = Callable[[str], Path]
METRICS = """\
meta: {title: 两港客运简报, as_of: 2025}
metrics:
  east: {label: 东港客运, unit: 万人次, values: {2023: 510, 2025: 640}}
  west: {label: 西港客运, unit: 万人次, values: {2023: 330, 2025: 393}}
"""
CHART, TEXT, FIGURE = "{column: east}", "{prose: 东港客运增长较快，西港稳步增长}", "{kpi: west}"
PICTURE = "{picture: {file: harbour.png, alt: 港口}}"
BLOCKS: dict[str, list[str]] = {
    "title-only": [],
    "closing": [],
    "agenda": [],
    "one": [CHART, TEXT],
    "big-number": [FIGURE, TEXT],
    "big-quote": ["{quote: {text: 港口的早晨从第一班渡轮开始, who: 老船长}}"],
    "picture-left": [PICTURE, TEXT, FIGURE],
    "picture-right": [TEXT, FIGURE, PICTURE],
    "full-picture": [PICTURE],
    "chart-with-notes": [CHART, TEXT, TEXT],
    "notes-with-chart": [TEXT, FIGURE, CHART],
    "table": ["{table: {metrics: [east, west]}}"],
    "kpi-strip-and-chart": ["{kpi_grid: [east, west]}", CHART],
}


def png() -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        body = kind + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

    rows = b"".join(b"\0" + bytes((60, 110, 90 + row)) * 90 for row in range(60))
    header = struct.pack(">IIBBBBB", 90, 60, 8, 2, 0, 0, 0)
    parts = (chunk(b"IHDR", header), chunk(b"IDAT", zlib.compress(rows)), chunk(b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def slide(layout: str, blocks: list[str]) -> str:
    return f"  - {{title: 两港客运都在增长, layout: {layout}, blocks: [{', '.join(blocks)}]}}\n"


def deck(write: Write, *slides: str, theme: str = "") -> Publication:
    path = write(f"{METRICS}deck:\n  - {{kind: section, title: 客运}}\n{''.join(slides)}")
    (path.parent / "harbour.png").write_bytes(png())
    return lay_out(path, theme=theme)


def blocks_of(layout: str) -> list[str]:
    cells = LAYOUTS[layout].cells  # type: ignore[index]
    return BLOCKS.get(layout, [CHART, FIGURE, TEXT, CHART, FIGURE, TEXT][:cells])


def problem_of(write: Write, layout: str, blocks: list[str]) -> Problem:
    with pytest.raises(BriefError) as caught:
        deck(write, slide(layout, blocks))
    (problem,) = caught.value.problems
    return problem


def shown(page: Page, text: str) -> Text:
    return next(item for item in walk(page.items) if isinstance(item, Text) and text in item.text)


def test_there_are_more_than_sixteen_and_each_has_its_line() -> None:
    assert set(get_args(SlideLayout)) == set(LAYOUTS)
    assert len(LAYOUTS) >= 16


@pytest.mark.parametrize("theme", theme_names())
def test_every_layout_fits_in_every_theme(brief_file: Write, theme: str) -> None:
    slides = [slide(layout, blocks_of(layout)) for layout in get_args(SlideLayout)]
    laid = deck(brief_file, *slides, theme=theme)
    assert laid.problems == ()
    assert check_pages(laid.deck.pages, laid.deck.width, laid.deck.height) == ()
    assert len(laid.deck.pages) == len(slides) + 1


def test_too_few_blocks_say_how_many_are_needed_and_what_fits(brief_file: Write) -> None:
    problem = problem_of(brief_file, "three-columns", [CHART, TEXT])
    assert "layout three-columns takes 3 blocks, found 2" in problem.message
    assert "two-columns" in problem.hint
    assert problem.place.line == 7


def test_too_many_blocks_point_at_the_first_that_has_no_cell(brief_file: Write) -> None:
    problem = problem_of(brief_file, "two-columns", [CHART, TEXT, FIGURE])
    assert "layout two-columns takes 2 blocks, found 3" in problem.message
    assert problem.place.column > 80


def test_a_picture_layout_wants_its_picture_in_its_place(brief_file: Write) -> None:
    problem = problem_of(brief_file, "picture-right", [PICTURE, TEXT])
    assert "its last block is not one" in problem.message


def test_a_cover_has_a_layout_of_its_own(brief_file: Write) -> None:
    with pytest.raises(BriefError, match="a cover slide has a layout of its own"):
        lay_out(brief_file(f"{METRICS}deck:\n  - {{kind: cover, layout: one}}\n"))


def test_an_unknown_layout_names_the_nearest(brief_file: Write) -> None:
    with pytest.raises(BriefError, match="did you mean 'two-columns'"):
        deck(brief_file, slide("two-colums", [CHART, TEXT]))


def test_mirrored_layouts_swap_their_sides(brief_file: Write) -> None:
    laid = deck(
        brief_file,
        slide("chart-with-notes", [CHART, TEXT]),
        slide("notes-with-chart", [TEXT, CHART]),
    )
    right, left = (shown(page, "东港客运增长较快").box.x for page in laid.deck.pages[1:])
    assert right > 480 > left


def test_a_big_number_is_big(brief_file: Write) -> None:
    page = deck(brief_file, slide("big-number", [FIGURE])).deck.pages[1]
    assert max(run.style.size for run in shown(page, "393").paragraphs[0].runs) > 120


def test_a_full_picture_reaches_both_edges(brief_file: Write) -> None:
    page = deck(brief_file, slide("full-picture", [PICTURE])).deck.pages[1]
    (picture,) = [item for item in walk(page.items) if isinstance(item, PictureItem)]
    assert (round(picture.box.x), round(picture.box.width)) == (0, 960)


def test_without_a_layout_blocks_stand_below_each_other_as_before(brief_file: Write) -> None:
    plain = deck(brief_file, f"  - {{title: 两港客运都在增长, blocks: [{CHART}, {TEXT}]}}\n")
    named = deck(brief_file, slide("one", [CHART, TEXT]))
    assert shown(plain.deck.pages[1], "东港客运增长较快").box.y == pytest.approx(
        shown(named.deck.pages[1], "东港客运增长较快").box.y, abs=0.5
    )
