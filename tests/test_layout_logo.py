"""A logo: on the cover, on each slide, in the page's head and the long picture; whole and clear of words."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from fault_kit import small
from PIL import Image
from pptx import Presentation

from briefgen.base.diagnostics import BriefError
from briefgen.brief.theme_file import theme_names
from briefgen.edition.publication import Publication
from briefgen.model.scene import Page, PictureItem, Shape, Text, walk
from briefgen.pipeline.lay_out import lay_out
from briefgen.pipeline.paint import painted

SIZES = {"wide": (400, 80), "square": (200, 200), "tall": (90, 240)}


def written(folder: Path, size: tuple[int, int] = (400, 80), *, dark: str = "", deck: str = "") -> Path:
    """Write a brief with a logo in dark ink, and one in white if wanted."""
    Image.new("RGB", size, "#1A1A2E").save(folder / "logo.png")
    Image.new("RGB", size, "#FFFFFF").save(folder / "white.png")
    path = small(folder)
    logo = "logo.png" if not dark else f"{{file: logo.png, on_dark: {dark}}}"
    text = path.read_text(encoding="utf-8").replace("meta: {", f"meta: {{logo: {logo}, ", 1)
    path.write_text(text + deck, encoding="utf-8")
    return path


def logos(page: Page) -> list[PictureItem]:
    return [item for item in walk(page.items) if isinstance(item, PictureItem) and item.name == "logo"]


def plates(page: Page) -> list[Shape]:
    return [item for item in walk(page.items) if isinstance(item, Shape) and item.name == "logo plate"]


@pytest.mark.parametrize("shape", SIZES)
@pytest.mark.parametrize("theme", theme_names())
def test_a_logo_of_any_shape_stands_whole_and_clear_in_every_theme(tmp_path, theme, shape):
    laid = lay_out(written(tmp_path, SIZES[shape]), theme=theme)
    assert laid.problems == ()  # overlaps are errors
    ratio = SIZES[shape][0] / SIZES[shape][1]
    cover, *others = laid.deck.pages
    for page in (cover, *(each for each in others if each.kind == "content"), *laid.page.pages):
        (logo,) = logos(page)
        assert logo.box.width / logo.box.height == pytest.approx(ratio, rel=0.01)
        assert logo.crop == (0.0, 0.0, 0.0, 0.0)


def dark_slide(laid: Publication) -> Page:
    return next(page for page in laid.deck.pages if page.kind == "content" and page.background != "#FFFFFF")


DARK = (
    "deck:\n  - kind: cover\n  - {title: Light, blocks: [{column: sme}]}\n"
    "  - {title: Dark, ground: dark, blocks: [{column: sme}]}\n  - {title: Again, blocks: [{column: sme}]}\n"
)


def test_on_dark_grounds_its_other_picture_is_taken(tmp_path):
    laid = lay_out(written(tmp_path, dark="white.png", deck=DARK))
    (logo,) = logos(dark_slide(laid))
    assert Image.open(io.BytesIO(logo.data)).getpixel((0, 0)) == (255, 255, 255)
    assert not plates(dark_slide(laid))


def test_without_one_it_lies_on_a_plate_there_and_on_none_on_paper(tmp_path):
    laid = lay_out(written(tmp_path, deck=DARK))
    (plate,), (logo,) = plates(dark_slide(laid)), logos(dark_slide(laid))
    assert plate.box.contains(logo.box)
    assert not plates(laid.deck.pages[1])


def test_powerpoint_has_it_in_the_layout_and_a_dark_slide_has_its_own(tmp_path):
    files = painted(lay_out(written(tmp_path, deck=DARK)), "brief", ("pptx",))
    deck = Presentation(io.BytesIO(files["brief.pptx"]))
    light, dark = deck.slides[1], deck.slides[2]
    assert [shape.name for shape in light.slide_layout.shapes].count("Logo") == 1
    assert "Logo" not in [shape.name for shape in light.shapes]
    assert [shape.name for shape in dark.shapes].count("Logo") == 1
    assert dark._element.get("showMasterSp") == "0"
    assert light._element.get("showMasterSp") is None


def test_it_is_told_once_to_who_cannot_see_it(tmp_path):
    laid = lay_out(written(tmp_path, deck=DARK))
    cover, light, *_ = laid.deck.pages
    assert logos(cover)[0].alt
    assert not logos(light)[0].alt
    assert logos(laid.page.pages[0])[0].alt == logos(cover)[0].alt


def test_the_long_picture_has_it_too(tmp_path):
    laid = lay_out(written(tmp_path), parts=frozenset({"long"}))
    assert len(logos(laid.long.pages[0])) == 1


def test_a_missing_logo_is_told_in_its_place(tmp_path):
    path = written(tmp_path)
    (tmp_path / "logo.png").unlink()
    with pytest.raises(
        BriefError, match=r"brief\.yaml:\d+:\d+: error: logo 'logo\.png' cannot be used: there is"
    ):
        lay_out(path)


def test_a_themes_logo_lies_in_its_folder_and_a_briefs_own_replaces_it(tmp_path):
    (tmp_path / "ours").mkdir()
    Image.new("RGB", (50, 50), "#AA0000").save(tmp_path / "ours" / "house.png")
    (tmp_path / "ours" / "theme.yaml").write_text("extends: govblue\nlogo: house.png\n")
    path = small(tmp_path)
    laid = lay_out(path, theme=f"{tmp_path}/ours/")
    assert logos(laid.page.pages[0])[0].box.width == pytest.approx(logos(laid.page.pages[0])[0].box.height)
    laid = lay_out(written(tmp_path), theme=f"{tmp_path}/ours/")
    assert logos(laid.page.pages[0])[0].box.width > 3 * logos(laid.page.pages[0])[0].box.height


def test_its_height_on_the_page_may_be_said(tmp_path):
    path = written(tmp_path)
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("logo: logo.png", "logo: {file: logo.png, height: 12}"), encoding="utf-8")
    assert logos(lay_out(path).page.pages[0])[0].box.height == 12
    path.write_text(text.replace("logo: logo.png", "logo: {file: logo.png, height: 400}"), encoding="utf-8")
    with pytest.raises(BriefError, match="6 to 200 points high"):
        lay_out(path)


def beside_a_figure(
    folder: Path, height: int, *, figure: str = "38", size: tuple[int, int] = (200, 200)
) -> Path:
    """Write a brief of a page in A5 with a figure in its title and a logo so high beside it."""
    Image.new("RGB", size, "#1A1A2E").save(folder / "logo.png")
    path = folder / "brief.yaml"
    path.write_text(
        f"meta: {{title: 'Saved {{a}}', language: en, logo: {{file: logo.png, height: {height}}}}}\n"
        "metrics: {a: {label: Energy, unit: Megawattstunden, kind: amount, exact: true, "
        f"values: {{2025: {figure}}}}}}}\n"
        "onepager: {size: A5, hero: [{blocks: [{prose: Energy was saved.}]}]}\n"
    )
    return path


def title_of(page: Page) -> Text:
    return next(item for item in walk(page.items) if isinstance(item, Text) and item.role == "title")


def test_a_title_whose_figure_finds_no_place_beside_it_is_set_smaller(tmp_path):
    plain = title_of(lay_out(beside_a_figure(tmp_path, 20)).page.pages[0])
    laid = lay_out(beside_a_figure(tmp_path, 200))
    assert laid.problems == ()
    smaller = title_of(laid.page.pages[0])
    assert smaller.lines[0].spans[0].style.size < plain.lines[0].spans[0].style.size
    assert "38 Megawattstunden" in [line.text for line in smaller.lines]


def test_one_that_leaves_a_figure_no_room_is_refused_with_the_height_that_does(tmp_path):
    wide = {"figure": "910410410410.4", "size": (250, 200)}
    with pytest.raises(BriefError) as refused:
        lay_out(beside_a_figure(tmp_path, 200, **wide))
    (problem,) = (each for each in refused.value.problems if each.severity == "error")
    said = r"beside a logo that is \d+ pt high, '910,410,410,410.4 Megawattstunden' is \d+ pt too wide"
    assert re.fullmatch(said, problem.message)
    assert (problem.code, problem.place.line) == ("overflow", 1)
    fits = int(problem.hint.removeprefix("give the logo `height: ").partition("`")[0])
    assert lay_out(beside_a_figure(tmp_path, fits, **wide)).page.pages


def test_a_figure_that_is_wider_than_the_head_without_it_is_refused_as_itself(tmp_path):
    path = beside_a_figure(tmp_path, 20)
    text = path.read_text().replace("unit: Megawattstunden", f"unit: {'Megawattstunden' * 5}")
    path.write_text(text.replace("logo: {file: logo.png, height: 20}", "date: 2025-12-04"))
    with pytest.raises(BriefError, match="wider than the page's head"):
        lay_out(path)


def test_a_figure_in_the_title_of_a_cover_whose_place_is_narrow_is_set_smaller(tmp_path):
    path = beside_a_figure(tmp_path, 20, figure="910410410410.4")
    deck = "deck: [{kind: cover, blocks: [{kpi: a}]}, {title: Saved, blocks: [{kpi: a}]}]\n"
    path.write_text(path.read_text() + deck)
    cover = lay_out(path, theme="govblue").deck.pages[0]
    line = next(line for line in title_of(cover).lines if "Megawattstunden" in line.text)
    assert line.width <= title_of(cover).box.width + 0.5
