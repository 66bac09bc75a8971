"""A build that paints what an earlier one painted gives the bytes of one that paints everything."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from pptx_scenes import BLUE, GREEN, gallery, gallery_chart, page, png

from briefgen.base.geometry import Box
from briefgen.edition.publication import Publication
from briefgen.model.memory import memory, own_memory
from briefgen.model.scene import Page, PictureItem, Scene
from briefgen.pipeline.lay_out import lay_out
from briefgen.pipeline.paint import painted
from briefgen.render.pptx import slide_part

Draw = random.Random
BRIEF = """\
meta: {title: Figures, language: en, date: 2025-01-01}
metrics:
  visits: {label: Visits, unit: t, kind: amount, values: {2023: 80, 2024: 90, 2025: 120}}
  rate: {label: Rate, unit: "%", kind: rate, values: {2023: 4.2, 2024: 4.6, 2025: 4.2}}
"""
TEMPLATE = Path(__file__).parent / "templates" / "university.potx"


@pytest.fixture(scope="module")
def laid(tmp_path_factory) -> Publication:
    path = tmp_path_factory.mktemp("brief") / "brief.yaml"
    path.write_text(BRIEF, encoding="utf-8")
    return lay_out(path)


@pytest.fixture(autouse=True)
def remembering() -> Iterator[None]:
    with own_memory():
        yield


def files_of(laid: Publication) -> dict[str, bytes]:
    memory().painted.turn()
    return painted(laid, "brief", ("pptx", "pdf"))


def painted_alone(laid: Publication) -> dict[str, bytes]:
    with own_memory():
        return painted(laid, "brief", ("pptx", "pdf"))


def retitled(pages: list[Page], at: int, draw: Draw) -> None:
    pages[at] = replace(pages[at], title=f"{pages[at].title} {draw.randrange(9)}")


def dropped(pages: list[Page], at: int, draw: Draw) -> None:
    if len(pages) > 3:
        del pages[at]


def moved(pages: list[Page], at: int, draw: Draw) -> None:
    pages.insert(draw.randrange(len(pages)), pages.pop(at))


def repeated(pages: list[Page], at: int, draw: Draw) -> None:
    pages.insert(draw.randrange(len(pages)), pages[at])


def recoloured(pages: list[Page], at: int, draw: Draw) -> None:
    """Give a page another ground; the first of its kind gives its layout that ground, too."""
    if draw.randrange(2):
        at = next(index for index, page in enumerate(pages) if page.kind == "content")
    pages[at] = replace(pages[at], background=draw.choice((BLUE, GREEN, "#FFFFFF")))


def noted(pages: list[Page], at: int, draw: Draw) -> None:
    pages[at] = replace(
        pages[at], notes=draw.choice(("", "A word.", "讲排名")), section=draw.choice(("", "S"))
    )


def inserted(pages: list[Page], at: int, draw: Draw) -> None:
    colour = draw.choice(("#112233", "#445566"))
    picture = PictureItem(box=Box(580, 110, 200, 150), data=png(colour), format="png", alt="Photo")
    chart = gallery_chart(draw.choice(("column", "line", "pie")))
    pages.insert(at, page(draw.randrange(9), chart, picture, heading="New"))


PAGE_EDITS: tuple[Callable[[list[Page], int, Draw], None], ...] = (
    retitled, dropped, moved, repeated, recoloured, noted, inserted,
)  # fmt: skip


def edited(deck: Scene, draw: Draw) -> Scene:
    """Return a deck with a page edited, or with something that all of its slides have."""
    if draw.randrange(2):
        pages = list(deck.pages)
        draw.choice(PAGE_EDITS)(pages, draw.randrange(len(pages)), draw)
        return replace(deck, pages=tuple(pages))
    change: dict[str, Any] = draw.choice(
        (
            {"colours": tuple((slot, BLUE if slot == "dk1" else colour) for slot, colour in deck.colours)},
            {"office_fonts": (("sans", ("Arial", draw.choice(("SimHei", "FangSong")))),)},
            {"imprint": replace(deck.imprint, language=draw.choice(("en", "zh-CN", "zh-TW", "de")))},
            {"imprint": replace(deck.imprint, title=f"Title {draw.randrange(9)}")},
            {"width": 960.0 + draw.randrange(3)},
        )
    )
    return replace(deck, **change)


@pytest.mark.parametrize("seed", range(4))
def test_edits_at_random_give_the_bytes_of_a_build_that_remembers_nothing(laid, seed):
    draw, deck, sheet = random.Random(seed), gallery(), laid.page
    for _ in range(16):
        if draw.randrange(4):
            deck = edited(deck, draw)
        else:
            first = replace(sheet.pages[0], title=f"Page {draw.randrange(3)}")
            sheet = replace(sheet, pages=(first, *sheet.pages[1:]))
        made = replace(laid, deck=deck, page=sheet)
        assert files_of(made) == painted_alone(made)


@pytest.fixture
def slides(monkeypatch) -> list[str]:
    """Note the titles of the slides that are painted."""
    noted, paint = [], slide_part._painted
    monkeypatch.setattr(
        slide_part, "_painted", lambda sheet, **how: noted.append(sheet.page.title) or paint(sheet, **how)
    )
    return noted


def test_only_slides_that_changed_are_painted(laid, slides):
    deck = gallery()
    files_of(replace(laid, deck=deck))
    slides.clear()
    pages = list(deck.pages)
    pages[3] = replace(pages[3], title="Changed")
    files_of(replace(laid, deck=replace(deck, pages=tuple(pages))))
    assert slides == ["Changed"]


def test_a_slide_in_a_company_s_template_is_painted_once_too(laid, slides, tmp_path):
    (tmp_path / "brief.yaml").write_text(BRIEF, encoding="utf-8")
    made = lay_out(tmp_path / "brief.yaml", template=str(TEMPLATE))
    files_of(made)
    first, *others = made.deck.pages
    changed = replace(made, deck=replace(made.deck, pages=(replace(first, title="Changed"), *others)))
    slides.clear()
    assert files_of(changed)["brief.pptx"] == painted_alone(changed)["brief.pptx"]
    assert slides == ["Changed", "Changed", *(page.title for page in others)]


def test_slides_are_remembered_while_only_the_page_is_edited(laid, slides):
    made = replace(laid, deck=gallery())
    files_of(made)
    slides.clear()
    for number in range(3):
        sheet = replace(laid.page.pages[0], title=f"Page {number}")
        files_of(replace(made, page=replace(laid.page, pages=(sheet,))))
    assert slides == []


def test_a_page_that_did_not_change_is_not_painted(laid, monkeypatch):
    files = files_of(replace(laid, deck=gallery()))
    monkeypatch.setattr("briefgen.render.pdf.paint", lambda scene: pytest.fail("painted anew"))
    again = files_of(replace(laid, deck=replace(gallery(), width=900.0)))
    assert again["brief.pdf"] == files["brief.pdf"]


def test_what_two_builds_did_not_paint_is_forgotten(laid, slides):
    made = replace(laid, deck=gallery())
    files_of(made)
    memory().painted.turn()
    memory().painted.turn()
    slides.clear()
    files_of(made)
    assert len(slides) == len(made.deck.pages)
