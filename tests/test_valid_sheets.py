"""Every kind of page: whole for qpdf, read alike by two engines, its fonts embedded subsets."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from pdf_scenes import opened
from test_pdf_press import PROFILE
from test_structure_pages import PageStructure, get_args, sheet
from test_valid_pdf import _lines, _pdfium, _poppler, squeezed
from valid_kit import OWN, USUAL, gallery_page, product

from briefgen.blocks.charts import with_marks
from briefgen.model.scene import Scene
from briefgen.render.pdf import paint
from briefgen.render.pdf.colour import Grey, Press
from briefgen.render.pdf.sheet_format import SheetFormat, for_press

pytestmark = pytest.mark.slow

SUBSET = re.compile(r"/[A-Z]{6}\+.+")
PAPERS = [
    ("A4", "portrait"),
    ("A3", "landscape"),
    ("A2", "portrait"),
    ("A5", "portrait"),
    ("letter", "landscape"),
]
STRUCTURES = get_args(PageStructure)
KINDS = [(each, *PAPERS[(at + off) % len(PAPERS)]) for at, each in enumerate(STRUCTURES) for off in (0, 2)]
"""Each structure on two papers, each paper with several structures."""


def judged(scene: Scene, pdf: bytes, folder: Path) -> None:
    """Say what is wrong with a PDF of a scene."""
    if shutil.which("qpdf") is None or shutil.which("pdftotext") is None:
        pytest.skip("qpdf or poppler is not installed")
    (path := folder / "page.pdf").write_bytes(pdf)
    subprocess.run(["qpdf", "--check", str(path)], check=True, capture_output=True)
    expected = [squeezed("".join(_lines(page.items))) for page in scene.pages]
    assert _pdfium(pdf) == expected
    assert _poppler(path) == expected
    fonts = [font for page in opened(pdf).pages for font in page.Resources.Font.values()]
    assert fonts
    for font in fonts:
        (descendant,) = font.DescendantFonts
        assert "/FontFile2" in descendant.FontDescriptor
        assert SUBSET.fullmatch(str(descendant.BaseFont))


@pytest.mark.parametrize("kind", ["press", "press with inks", "grey"])
@pytest.mark.parametrize("name", OWN)
def test_a_page_for_another_printer_is_whole_and_says_the_same(name, kind, tmp_path):
    if kind == "press with inks" and not PROFILE.exists():
        pytest.skip("libgs-common, for a CMYK profile, is missing")
    inks = Press(PROFILE.read_bytes()) if kind == "press with inks" else None
    sheet = SheetFormat(inks=Grey()) if kind == "grey" else for_press(inks)
    judged(product(name).page, paint(product(name).page, sheet), tmp_path)


def test_the_gallery_is_whole(tmp_path):
    scene = gallery_page(USUAL).page
    judged(scene, paint(scene), tmp_path)


@pytest.mark.parametrize(("structure", "size", "orientation"), KINDS)
def test_pages_of_every_structure_and_every_paper_are_whole(structure, size, orientation, tmp_path):
    scene = with_marks(sheet(f"{structure}@{size}@{orientation}").page, natives=True)
    judged(scene, paint(scene), tmp_path)
