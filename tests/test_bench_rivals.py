"""What others are given to set: the same content, with files that hold it; what cannot be had is said."""

from __future__ import annotations

import json
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from conftest import ROOT
from pptx import Presentation

from bench import rivals
from bench.content import write_content

BRIEF = """\
meta: {title: 港区客运, date: 2026-01-15}
metrics:
  east: {label: 东港客运, unit: 万人, values: {2024: 31, 2025: 47}}
  west: {label: 西港客运, unit: 万人, values: {2024: 25, 2025: 28}}
deck:
  - {title: 东港增长更快, notes: 先说东港。, blocks: [{column: [east, west]}]}
  - {title: 各港客运, blocks: [{table: {metrics: [east, west]}}]}
onepager:
  pillars:
    - key: a
      title: 港口
      modules: [{title: 客运, blocks: [{column: [east, west]}, {table: {metrics: [east, west]}}]}]
"""


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("rivals")
    (folder / "brief.yaml").write_text(BRIEF, "utf-8")
    write_content(folder / "brief.yaml", folder / "content.json")
    return folder / "content.json"


def test_deck_and_page_are_told_with_their_charts_tables_and_colours(content: Path) -> None:
    told = json.loads(content.read_text("utf-8"))
    assert [len(page["charts"]) for page in told["slides"]][-2:] == [1, 0]
    assert [len(page["tables"]) for page in told["slides"]][-2:] == [0, 1]
    (page,) = told["pages"]
    assert page["charts"][0]["series"][0]["values"] == [31.0, 47.0, 25.0, 28.0] or len(page["charts"]) == 1
    assert page["fills"]
    assert all(text["colour"].startswith("#") for text in page["texts"])


def test_the_straight_script_writes_all_texts_into_both_files_with_an_embedded_font(content: Path) -> None:
    told = json.loads(content.read_text("utf-8"))
    deck, page = content.with_name("both.pptx"), content.with_name("both.pdf")
    words = [sys.executable, str(ROOT / "bench" / "straight_both.py"), str(content), str(deck), str(page)]
    subprocess.run(words, check=True, capture_output=True)
    slides = Presentation(str(deck)).slides
    assert len(slides) == len(told["slides"])
    assert sum(shape.has_chart for slide in slides for shape in slide.shapes) == 1
    with pypdfium2.PdfDocument(page) as document:
        said = "".join(document[0].get_textpage().get_text_range().split())
    assert [
        text["text"] for text in told["pages"][0]["texts"] if "".join(text["text"].split()) not in said
    ] == []
    with pikepdf.open(BytesIO(page.read_bytes())) as pdf:
        fonts = [font for font in pdf.pages[0].Resources.Font.values() if "+" in str(font.BaseFont)]
        assert fonts
        assert all("/FontFile2" in font.FontDescriptor for font in fonts)


def test_a_package_that_cannot_be_fetched_is_missing_and_leaves_no_folder(tmp_path: Path) -> None:
    assert (
        rivals.fetched(tmp_path, "none==1", lambda target: (sys.executable, "-c", "raise SystemExit(1)"))
        is None
    )
    assert rivals.fetched(tmp_path, "none==1", lambda target: ()) is None
    assert list(tmp_path.iterdir()) == []


def test_a_package_is_fetched_once(tmp_path: Path) -> None:
    def making(target: str) -> tuple[str, ...]:
        return (sys.executable, "-c", f"import os; os.mkdir({target!r})")

    first = rivals.fetched(tmp_path, "some@1", making)
    assert first is not None
    assert rivals.fetched(tmp_path, "some@1", lambda target: ()) == first


def test_what_is_not_measured_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rivals.shutil, "which", lambda name: None)
    said = list(rivals.missing(None, None))
    assert [line.partition(":")[0] for line in said] == ["PptxGenJS", "Typst", "LibreOffice"]


@pytest.mark.parametrize(("arguments", "said"), [("--enable-optimizations", "with PGO"), ("", "without PGO")])
def test_it_is_said_which_build_of_python_ran(monkeypatch, arguments: str, said: str) -> None:
    monkeypatch.setattr(rivals.sysconfig, "get_config_var", lambda name: arguments)
    assert f" {said}," in rivals.machine()
