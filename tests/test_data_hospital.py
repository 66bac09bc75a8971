"""The hospital example: made-up returns of six sites, an overview and a page a site of 150 lines at most."""

from __future__ import annotations

import csv
import io
import runpy
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import made_kit
import make_hashes
import pypdfium2
import pytest
from pptx import Presentation

FOLDER = Path(__file__).parent.parent / "data" / "hospital"
BRIEF, TABLE = FOLDER / "hospital.yaml", FOLDER / "returns.csv"
SITES = ("Northmere", "Wychbrook", "Aldersea", "Fenhithe", "Tarnwick", "Oxcombe")
MOST_LINES = 150


@dataclass(frozen=True)
class Hospital:
    pages: tuple[str, ...]
    """The text of each page."""
    labels: tuple[str, ...]
    slides: tuple[str, ...]
    """The title of each slide."""


@pytest.fixture(scope="module")
def hospital() -> Hospital:
    files = made_kit.examples().files
    with pypdfium2.PdfDocument(files["hospital.pdf"]) as document:
        pages = tuple(page.get_textpage().get_text_range() for page in document)
        labels = tuple(document.get_page_label(number) for number in range(len(document)))
    deck = Presentation(io.BytesIO(files["hospital.pptx"]))
    titles = (slide.shapes.title for slide in deck.slides)
    slides = tuple(title.text_frame.text if title is not None else "" for title in titles)
    return Hospital(pages=pages, labels=labels, slides=slides)


def rows() -> list[dict[str, str]]:
    with TABLE.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_the_table_is_what_its_script_writes_to_the_byte(tmp_path: Path) -> None:
    runpy.run_path(str(FOLDER / "generate.py"))["write"](tmp_path / "returns.csv")
    assert (tmp_path / "returns.csv").read_bytes() == TABLE.read_bytes()


def test_the_table_has_every_site_indicator_and_month_once() -> None:
    found = Counter((row["site"], row["indicator"], row["month"]) for row in rows())
    assert len(found) == found.total() == 6 * 12 * 36
    assert [len({key[at] for key in found}) for at in range(3)] == [6, 12, 36]


def test_small_counts_are_suppressed_and_one_month_is_not_submitted() -> None:
    counts = [row for row in rows() if row["indicator"] == "PUL"]
    shown = [int(row["value"]) for row in counts if row["value"] != "[c]"]
    assert min(shown) >= 5
    assert 0 < len(counts) - len(shown) < 100
    missing = {(row["site"], row["month"]) for row in rows() if row["remark"] == "not submitted"}
    assert missing == {("FEN", "2024-08")}


def test_it_takes_no_more_lines_than_it_may() -> None:
    assert len(BRIEF.read_text(encoding="utf-8").splitlines()) <= MOST_LINES


def test_it_builds_without_a_warning_and_is_read_back(hospital: Hospital) -> None:
    assert {"--strict", "--verify"} <= set(make_hashes.DECK_AND_PAGE)
    assert (len(hospital.pages), len(hospital.slides)) == (7, 1 + 4 + 4 * len(SITES) + 1)


def test_it_has_an_overview_and_a_page_a_site(hospital: Hospital) -> None:
    assert hospital.labels == ("1", *SITES)
    assert "Estuary Vale Hospitals in October 2025" in hospital.pages[0]
    for number, (site, text) in enumerate(zip(SITES, hospital.pages[1:], strict=True), 2):
        assert f"Page {number} of 7" in text
        assert site in text
        assert "Twelve indicators" in text


def test_every_page_says_that_the_figures_are_made_up(hospital: Hospital) -> None:
    assert all("made up" in text for text in hospital.pages)


def test_the_special_cause_is_found_at_its_site_and_no_other_concerns(hospital: Hospital) -> None:
    concerned = [number for number, text in enumerate(hospital.pages) if "Special cause, concerning" in text]
    assert concerned == [0, 2]
    assert "more people have fallen at Wychbrook than chance explains" in " ".join(hospital.pages[0].split())


def test_the_deck_has_a_section_of_four_slides_a_site(hospital: Hospital) -> None:
    starts = [hospital.slides.index(site) for site in SITES]
    assert starts == list(range(starts[0], starts[0] + 4 * len(SITES), 4))
    for start, site in zip(starts, SITES, strict=True):
        assert all(title.startswith(site) for title in hospital.slides[start + 1 : start + 4])
