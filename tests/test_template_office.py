"""Decks in templates of various makers' kinds, as LibreOffice shows them."""

from __future__ import annotations

from collections.abc import Iterator

import numpy
import office
import pypdfium2
import pytest
from contrast import contrast
from template_files import TEMPLATES, built_in_template

from briefgen.model.scene import Page, Span
from briefgen.render.contents import printed_texts

pytestmark = [pytest.mark.slow, pytest.mark.seen]

LEAST, LEAST_LARGE, LARGE_PT = 4.5, 3.0, 18.0
"""WCAG 2.2, 1.4.3, level AA; measured on pixels, whose edges are blurred: hence a little less."""
BLUR = 0.9
WIDTH = 960
"""Pixels of a slide."""


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    if office.SOFFICE is None:
        pytest.skip("LibreOffice is not installed")
    decks = {name.partition(".")[0]: built_in_template(name)[1] for name in TEMPLATES}
    return office.rendered(decks, tmp_path_factory.mktemp("office"))


@pytest.mark.parametrize("name", TEMPLATES)
def test_libreoffice_shows_every_slide_with_its_title_and_every_word_of_an_opening_stands_out(
    name: str, shown: dict[str, bytes]
) -> None:
    pages = built_in_template(name)[0].pages
    with pypdfium2.PdfDocument(shown[name.partition(".")[0]]) as document:
        assert len(document) == len(pages)
        for page, sheet in zip(pages, document, strict=True):
            words = "".join(sheet.get_textpage().get_text_bounded().split())
            assert "".join(page.title.split()) in words
            if page.kind != "content":
                pixels = sheet.render(scale=WIDTH / sheet.get_width(), rev_byteorder=True).to_numpy()
                assert list(_faint(page, pixels[:, :, :3], WIDTH / sheet.get_width())) == [], page.number


def _faint(page: Page, pixels: numpy.ndarray, scale: float) -> Iterator[tuple[str, str, str, float]]:
    """Yield the words whose colour is too near to the one that most of their box has."""
    for text in printed_texts(page.items, charts=False):
        for line in text.lines:
            for span in (each for each in line.spans if each.text.strip()):
                left, bottom = text.box.x + span.x, text.box.y + line.baseline
                ground = _ground(pixels, left, bottom - span.style.size, span, scale)
                found = contrast(span.style.colour, ground)
                if found < BLUR * (LEAST_LARGE if span.style.size >= LARGE_PT else LEAST):
                    yield span.text, span.style.colour, ground, round(found, 2)


def _ground(pixels: numpy.ndarray, left: float, top: float, span: Span, scale: float) -> str:
    """Return the colour that most of a word's box and a little around it has, in steps of eight."""
    x0, y0 = int(left * scale), int(top * scale)
    x1, y1 = int((left + span.width) * scale) + 2, int((top + 1.2 * span.style.size) * scale) + 2
    part = pixels[max(0, y0 - 1) : y1, max(0, x0 - 1) : x1].reshape(-1, 3).astype(int)
    steps, counts = numpy.unique(part // 8, axis=0, return_counts=True)
    most = part[(part // 8 == steps[counts.argmax()]).all(axis=1)].mean(axis=0).round().astype(int)
    return "#{:02X}{:02X}{:02X}".format(*most)
