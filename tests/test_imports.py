"""What a build imports: importing is a quarter of what it costs."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from fault_kit import environment
from PIL import Image

from briefgen.cli.commands import WORDS

BRIEF = """
meta: {title: Schools of Ayton, language: en, publisher: Ayton Council, date: 2025-12-04}
sources: {council: {title: Annual report}}
metrics: {schools: {label: Schools, unit: schools, values: {2025: 40}, source: council}}
deck:
  - {title: "Ayton has {schools}", blocks: [{kpi: schools}, {prose: "There are {schools} in all."}]}
"""
OWN_PAGE = """
onepager:
  pillars: [{key: all, title: Schools, modules: [{title: "Ayton has {schools}", blocks: [{kpi: schools}]}]}]
"""
UNUSED = (
    "csv", "difflib", "importlib.resources", "lxml", "matplotlib", "numpy", "openpyxl", "pptx", "ssl",
    "statistics", "urllib.request", "xlsxwriter", "xml.sax",
)  # fmt: skip
UNUSED_WORDS = {"agenda", "contact", "icon_text", "matrix", "quote", "timeline"}
LIBRARIES = "import reportlab.pdfgen.canvas, reportlab.pdfbase.ttfonts, PIL.Image, sys; print(*sys.modules)"
"""What a build needs of others; older versions of these import more on the way."""
BUILD = """
import sys
from briefgen.cli.app import main
code = main(["build", *sys.argv[1:], "--quiet"])
print(*sys.modules)
sys.exit(code)
"""


def test_a_build_imports_no_library_that_it_does_not_use(tmp_path: Path) -> None:
    brief = tmp_path / "brief.yaml"
    brief.write_text(BRIEF, encoding="utf-8")
    imported = _imported(BUILD, str(brief), "--out", str(tmp_path / "out"))
    assert "reportlab" in imported
    assert not set(UNUSED) & imported - _imported(LIBRARIES)
    assert not {f"briefgen.blocks.{word}" for word in UNUSED_WORDS} & imported
    commands = {module for module in imported if module.startswith("briefgen.cli.commands.")}
    assert not {f"briefgen.cli.commands.{word}" for word in WORDS if word != "build"} & commands
    assert "briefgen.brief.syntax" not in imported  # which explains what is wrong with the YAML


def test_a_brief_that_was_built_before_is_not_parsed_again(tmp_path: Path) -> None:
    brief, parser = tmp_path / "brief.yaml", {"yaml", "briefgen.brief.event_walk", "briefgen.brief.decode"}
    for text, needed in ((BRIEF, parser), (BRIEF, set()), (BRIEF.replace("40", "41"), parser)):
        brief.write_text(text, encoding="utf-8")
        assert _imported(BUILD, str(brief), "--out", str(tmp_path / "out")) & parser == needed


def test_a_brief_with_a_deck_and_a_page_of_its_own_is_told_no_story(tmp_path: Path) -> None:
    brief = tmp_path / "brief.yaml"
    story = {"briefgen.story.told", "briefgen.story.page", "briefgen.story.sentences"}
    for text, told in ((BRIEF + OWN_PAGE, set()), (BRIEF, story)):
        brief.write_text(text, encoding="utf-8")
        imported = _imported(BUILD, str(brief), "--out", str(tmp_path / "out"))
        assert imported & story == told


def test_a_photograph_is_put_on_the_page_without_what_unpacks_it(tmp_path: Path) -> None:
    brief = tmp_path / "brief.yaml"
    picture = "{picture: {file: school.jpg, alt: A school}}"
    brief.write_text(BRIEF + OWN_PAGE.replace("{kpi: schools}", picture), encoding="utf-8")
    Image.new("RGB", (400, 300), "navy").save(tmp_path / "school.jpg")
    _imported(BUILD, str(brief), "--out", str(tmp_path / "out"))  # unpacks it once, to see that it is whole
    imported = _imported(BUILD, str(brief), "--out", str(tmp_path / "out"))
    assert not {"PIL.ImageFile", "PIL.JpegImagePlugin"} & imported


def _imported(code: str, *arguments: str) -> set[str]:
    """Return the modules that a program in a process of its own has imported at its end."""
    words = [sys.executable, "-c", code, *arguments]
    done = subprocess.run(words, capture_output=True, text=True, check=True, env=environment())
    return set(done.stdout.split())
