"""Every theme with every example brief: laid out without a problem, in its own fonts and colours."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from laid_kit import laid

from briefgen.brief.theme_file import load_theme, theme_names
from briefgen.model.scene import Page, PictureItem, Shape, Text, walk
from briefgen.pipeline.lay_out import lay_out
from briefgen.pipeline.paint import painted
from tests.conftest import BRIEFS

QINGDAO = next(path for path in BRIEFS if path.stem == "qingdao-2025")
HARBOUR = next(path for path in BRIEFS if path.stem == "harbour-transit")


def texts(page: Page, role: str) -> list[Text]:
    return [item for item in walk(page.items) if isinstance(item, Text) and item.role == role]


@pytest.mark.parametrize("path", BRIEFS, ids=lambda path: path.stem)
@pytest.mark.parametrize("theme", theme_names())
def test_a_brief_is_laid_out_in_a_theme_without_problems(path: Path, theme: str) -> None:
    assert laid(f"{path.stem}@{theme}").problems == ()


def test_a_hue_that_a_theme_lacks_is_the_pillars_next() -> None:
    edition = laid("qingdao-2025@celebration").edition
    names = list(edition.theme.palette.accents)
    assert "blue" not in names
    assert [edition.accent(index) for index in range(3)] == list(edition.theme.palette.accents.values())[:3]


def test_the_serif_theme_sets_english_titles_in_serif_and_labels_in_sans() -> None:
    page = laid("harbour-transit@serif").deck.pages[1]
    (title,) = texts(page, "title")
    assert {span.style.family for line in title.lines for span in line.spans} == {"serif"}
    assert {run.style.family for text in texts(page, "label") for p in text.paragraphs for run in p.runs} == {
        "sans"
    }


def test_the_serif_theme_embeds_both_fonts_and_names_an_office_serif() -> None:
    import io
    import zipfile

    import pikepdf

    files = painted(laid("harbour-transit@serif"), "brief", ("pptx", "pdf"))
    with pikepdf.open(io.BytesIO(files["brief.pdf"])) as pdf:
        fonts = {str(font.BaseFont)[8:] for font in pdf.pages[0].Resources.Font.values()}
    assert {"NotoSerifSC-Bold", "NotoSerif-Regular", "NotoSansSC-Regular"} <= fonts
    with zipfile.ZipFile(io.BytesIO(files["brief.pptx"])) as package:
        theme = package.read("ppt/theme/theme1.xml").decode()
    assert '<a:majorFont><a:latin typeface="Cambria"/>' in theme.replace('" />', '"/>')


def test_a_split_cover_is_half_dark_and_half_paper(brief_file: Callable[[str], Path]) -> None:
    brief = (
        "meta: {title: 两港客运}\nmetrics: {east: {label: 东港, unit: 万人, values: {2024: 5, 2025: 6}}}\n"
    )
    cover = lay_out(brief_file(brief), theme="consulting").deck.pages[0]
    (half,) = [item for item in cover.items if isinstance(item, Shape) and item.name == "cover half"]
    assert (half.fill, cover.background) == ("#2F3FD0", "#FFFFFF")
    assert 0.4 < half.box.width / 960 < 0.75


def test_a_split_covers_picture_takes_the_half_that_is_paper_without_one() -> None:
    cover = laid("qingdao-2025@consulting").deck.pages[0]
    (picture,) = [item for item in cover.items if isinstance(item, PictureItem)]
    assert cover.background == "#2F3FD0"
    assert (picture.box.right, picture.box.height) == (960, 540)
    assert 0.4 < picture.box.x / 960 < 0.75


def test_a_title_band_reaches_from_edge_to_edge_above_the_words() -> None:
    theme = load_theme("celebration")
    page = laid("qingdao-2025@celebration").deck.pages[1]
    (band,) = [item for item in page.items if isinstance(item, Shape) and item.name == "title band"]
    assert (band.box.x, band.box.y, band.box.width) == (0, 0, theme.deck.width)
    (title,) = texts(page, "title")
    assert band.box.contains(title.box)
    assert title.paragraphs[0].runs[0].style.colour == theme.palette.on_masthead
