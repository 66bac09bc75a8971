"""Every page as others see it: veraPDF, qpdf, two engines; whole fonts, whole text, in the brief's order."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pypdfium2
import pytest
import vera
import yaml
from order_kit import out_of_order
from pdf_scenes import elements, one_page, opened, read_aloud, text
from test_pdf_press import PROFILE
from valid_kit import ROOT, every_product, measured, product, words

from briefgen.model.scene import Chart, Item, Page, walk
from briefgen.pipeline.lay_out import lay_out
from briefgen.render.contents import printed_texts
from briefgen.render.pdf import paint
from briefgen.render.pdf.colour import Grey, Press
from briefgen.render.pdf.sheet_format import SheetFormat, for_press
from briefgen.report.ledger import attachable

pytestmark = pytest.mark.slow

HYPHEN_AT_A_LINES_END = "\ufffe"
"""What pdfium makes of it; poppler gives the hyphen."""
UNREAD = ("artifact", "page-number")


def squeezed(text: str) -> str:
    """Return the text without spaces and line breaks: engines guess them from positions."""
    return re.sub(r"\s", "", text)


def both(name: str, folder: Path) -> Iterator[tuple[tuple[Page, ...], bytes, Path]]:
    """Yield the printed page and the slides: pages of the scene, file, and where the file lies."""
    for number, (scene, pdf) in enumerate(product(name).pdfs):
        path = folder / f"{number}.pdf"
        path.write_bytes(pdf)
        yield scene.pages, pdf, path


@every_product
@pytest.mark.parametrize("standard", ["ua1", "2u"])
def test_verapdf_finds_nothing(name, standard, tmp_path):
    if reason := vera.missing():
        pytest.skip(reason)
    for _, _, path in both(name, tmp_path):
        broken, checks = vera.broken_rules(path, standard)
        measured("verapdf", product=name, standard=standard, checks=checks, errors=len(broken))
        assert broken == {}
        assert checks > 1000


@every_product
def test_verapdf_finds_nothing_in_a_page_that_carries_its_brief_and_ledger(name, tmp_path):
    if reason := vera.missing():
        pytest.skip(reason)
    brief = ROOT / "data" / f"{name.split('@')[0]}.yaml"
    page = replace(product(name).page, attachments=attachable(lay_out(brief)))
    (path := tmp_path / "page.pdf").write_bytes(paint(page))
    for standard in ("ua1", "3u"):
        broken, checks = vera.broken_rules(path, standard)
        measured("verapdf", product=f"{name}+attached", standard=standard, checks=checks, errors=len(broken))
        assert broken == {}
    assert vera.broken_rules(path, "2u")[0], "the second part of PDF/A allows no such files"


@pytest.mark.parametrize("standard", ["ua1", "2u"])
def test_verapdf_finds_nothing_in_the_gallery_of_words(standard, tmp_path):
    if reason := vera.missing():
        pytest.skip(reason)
    (path := tmp_path / "gallery.pdf").write_bytes(words()["gallery.pdf"])
    broken, checks = vera.broken_rules(path, standard)
    measured("verapdf", product="words", standard=standard, checks=checks, errors=len(broken))
    assert broken == {}


@every_product
def test_verapdf_finds_nothing_in_what_goes_to_a_press_or_a_grey_printer(name, tmp_path):
    if reason := vera.missing():
        pytest.skip(reason)
    inks = Press(PROFILE.read_bytes()) if PROFILE.exists() else None
    for sheet_format in (for_press(inks), SheetFormat(inks=Grey())):
        (path := tmp_path / "page.pdf").write_bytes(paint(product(name).page, sheet_format))
        for standard in ("ua1", "2u"):
            broken, checks = vera.broken_rules(path, standard)
            measured("verapdf", product=f"{name}, inks", standard=standard, checks=checks, errors=len(broken))
            assert broken == {}


def test_verapdf_finds_a_fault_that_is_there(tmp_path):
    if reason := vera.missing():
        pytest.skip(reason)
    pdf = opened(paint(one_page(text("人才总量300万人"))))
    del pdf.Root.Lang, pdf.Root.MarkInfo, pdf.Root.OutputIntents
    pdf.save(tmp_path / "broken.pdf")
    assert vera.broken_rules(tmp_path / "broken.pdf", "ua1")[0]
    assert vera.broken_rules(tmp_path / "broken.pdf", "2u")[0]


@every_product
def test_qpdf_finds_nothing(name, tmp_path):
    if shutil.which("qpdf") is None:
        pytest.skip("qpdf is not installed")
    for _, _, path in both(name, tmp_path):
        subprocess.run(["qpdf", "--check", str(path)], check=True, capture_output=True)
        measured("qpdf", product=name)


@every_product
def test_two_engines_read_every_character_in_the_order_of_the_scene(name, tmp_path):
    if shutil.which("pdftotext") is None:
        pytest.skip("poppler is not installed")
    for pages, pdf, path in both(name, tmp_path):
        expected = [squeezed("".join(_lines(page.items))) for page in pages]
        assert _pdfium(pdf) == expected
        assert _poppler(path) == expected
        measured("engines", product=name, characters=sum(map(len, expected)))


def _lines(items: Iterable[Item]) -> Iterator[str]:
    return (line.text for text in printed_texts(items) for line in text.lines)


def _pdfium(pdf: bytes) -> list[str]:
    with pypdfium2.PdfDocument(pdf) as document:
        pages = [page.get_textpage().get_text_range() for page in document]
    return [squeezed(page.replace(HYPHEN_AT_A_LINES_END, "-")) for page in pages]


def _poppler(path: Path) -> list[str]:
    command = ["pdftotext", "-raw", "-enc", "UTF-8", str(path), "-"]
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return [squeezed(page) for page in said.split("\f")[:-1]]


@every_product
def test_every_font_is_embedded(name):
    for _, pdf in product(name).pdfs:
        fonts = [font for page in opened(pdf).pages for font in page.Resources.Font.values()]
        assert fonts
        for font in fonts:
            assert "/FontFile2" in font.DescendantFonts[0].FontDescriptor
        measured("fonts", product=name, fonts=len(fonts))


@every_product
def test_it_is_read_in_the_order_of_the_scene_and_nothing_twice(name):
    for scene, pdf in product(name).pdfs:
        read = (text for page in scene.pages for text in printed_texts(page.items, charts=False))
        expected = "".join(line.text for text in read if text.role not in UNREAD for line in text.lines)
        heard = "".join(said for tag, said in read_aloud(pdf) if tag != "Figure")
        assert squeezed(heard) == squeezed(expected)


@every_product
def test_it_is_read_in_the_order_of_the_brief(name):
    brief = yaml.load((ROOT / "data" / f"{name.split('@')[0]}.yaml").read_bytes(), yaml.CSafeLoader)
    for part, (_, pdf) in zip(("onepager", "deck"), product(name).pdfs, strict=True):
        assert out_of_order(brief.get(part, ()), read_aloud(pdf)) == []


@every_product
def test_every_chart_is_described_with_its_values(name):
    for scene, pdf in product(name).pdfs:
        charts = [item for page in scene.pages for item in walk(page.items) if isinstance(item, Chart)]
        spoken = [str(element.Alt) for element in elements(opened(pdf)) if element.S == "/Figure"]
        for chart in charts:
            assert chart.alt in spoken
            labels = [label for row in chart.series for label in row.labels if label]
            assert all(label in chart.alt for label in labels), (labels, chart.alt)


@every_product
def test_headings_start_at_one_and_leave_no_level_out(name):
    for scene, pdf in product(name).pdfs:
        levels = [
            int(str(element.S)[2]) for element in elements(opened(pdf)) if re.match(r"/H\d", str(element.S))
        ]
        assert levels[0] == 1
        assert levels.count(1) == len(scene.pages)
        assert all(after <= before + 1 for before, after in pairwise(levels))


@every_product
def test_every_page_can_be_reached_by_a_bookmark(name):
    for scene, pdf in product(name).pdfs:
        with pypdfium2.PdfDocument(pdf) as document:
            reached = {mark.get_dest().get_index() for mark in document.get_toc(max_depth=6)}
        assert reached == set(range(len(scene.pages)))


@every_product
def test_header_cells_say_what_they_head(name):
    for _, pdf in product(name).pdfs:
        for element in elements(opened(pdf)):
            if element.S == "/TH":
                assert element.A.Scope in ("/Column", "/Row")
            if element.S == "/Table":
                assert any(cell.S == "/TH" for row in element.K for cell in row.K)
