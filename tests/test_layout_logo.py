"""A logo: on the cover, on each slide, in the page's head and the long picture; whole and clear of words."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from fault_kit import small
from PIL import Image
from pptx import Presentation

from briefgen.base.diagnostics import BriefError
from briefgen.brief.theme_file import theme_names
from briefgen.edition.publication import Publication
from briefgen.model.scene import Page, PictureItem, Shape, walk
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
