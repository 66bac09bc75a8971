"""A second opinion on what a page says to those who listen: outloud finds nothing, save what is told here."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pdf_scenes import elements, one_page, opened, text
from valid_kit import every_product, measured, product, words

from briefgen.render.pdf import paint

pytestmark = pytest.mark.slow

FALSE = {
    "FIG-012": "more digits than letters are no language to it: a chart's values, behind its message",
}
FALSE_IN_THE_GALLERY = FALSE | {
    "LNK-010": "the addresses stand in the printed YAML that says how to write a contact, not to be followed",
    "TBL-004": "of a row's end it does not count the columns that a head reaches over from the row above",
    "PAG-001": "each page is a sheet of its own, whose source lines are content on it",
}


def listener() -> Any:
    """Return the library that listens; the test is skipped without it."""
    return pytest.importorskip("outloud", reason='the extra "validators" is not installed')


def findings(pdf: bytes, folder: Path) -> dict[str, int]:
    """Return how often each rule of outloud is broken; it takes a file that it cannot read for a fault."""
    outloud = listener()
    (path := folder / "heard.pdf").write_bytes(pdf)
    result = outloud.check(str(path))
    assert not result.error
    return {finding.rule: finding.count for finding in result.findings}


def with_figures(pdf: bytes) -> int:
    """Return how many alternative texts state several figures, as those of charts do."""
    spoken = [str(e.Alt) for e in elements(opened(pdf)) if e.S == "/Figure" and "/Alt" in e]
    return sum(sum(character.isdigit() for character in alt) > 4 for alt in spoken)


@every_product
def test_outloud_hears_nothing_wrong_with_a_page(name, tmp_path):
    pdf = product(name).pdf
    found = findings(pdf, tmp_path)
    assert set(found) <= set(FALSE)
    assert found.get("FIG-012", 0) <= with_figures(pdf)
    measured("outloud", product=name, rules=len(found))


def test_outloud_hears_nothing_wrong_with_the_gallery_of_words(tmp_path):
    listener()
    pdf = words()["gallery.pdf"]
    found = findings(pdf, tmp_path)
    assert set(found) <= set(FALSE_IN_THE_GALLERY)
    assert found.get("TBL-004", 0) <= 1
    assert found.get("FIG-012", 0) <= with_figures(pdf)


def test_outloud_hears_a_fault_that_is_there(tmp_path):
    pdf = opened(paint(one_page(text("大标题", role="title"), text("小标题", role="heading", y=80))))
    for element in elements(pdf):
        if element.S == "/H2":
            element.S = pikepdf.Name("/H4")
    del pdf.Root.Lang
    pdf.save(path := tmp_path / "broken.pdf")
    assert {"DOC-013", "HDG-001"} <= set(findings(path.read_bytes(), tmp_path))
