"""CONTRIBUTING's block in one file: put into the package as it is printed, it is a word of the brief."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
WORDS = (("blocks", "divider"), ("blocks/charts", "stem"))
BRIEF = """
meta: {title: A page with a line, language: en}
metrics:
  visits: {label: Visits, unit: thousand, kind: amount, values: {2025: 1033}}
  loans: {label: Loans, unit: thousand, kind: amount, values: {2025: 719}}
onepager:
  hero:
    - blocks:
        - prose: Above the line
        - divider: {weight: 2}
        - prose: Below the line
        - stem: [visits, loans]
"""
READ_BACK = """
from pathlib import Path
from briefgen.brief.vocabulary import describe, word, words
from briefgen.pipeline.lay_out import lay_out
from briefgen.model.scene import walk
laid = lay_out(Path("brief.yaml"))
lines = [item for item in walk(laid.page.pages[0].items) if item.name == "divider"]
print("divider" in words(), len(lines), lines[0].box.height, describe(word("divider"))[0])
"""
DRAWN = """
from pathlib import Path
from briefgen.pipeline.lay_out import lay_out
from briefgen.blocks.charts import with_marks
from briefgen.model.scene import Chart, Text, walk
page = with_marks(lay_out(Path("brief.yaml")).page, natives=True).pages[0]
(chart,) = [item for item in walk(page.items) if isinstance(item, Chart)]
texts = [mark.text for mark in chart.marks if isinstance(mark, Text)]
print(chart.series[0].values, any("1,033" in text for text in texts), "Visits" in chart.alt)
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the package with CONTRIBUTING's file in it, and a brief that uses the new word."""
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    folder = tmp_path_factory.mktemp("contributing")
    shutil.copytree(ROOT / "briefgen", folder / "briefgen", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "templates", folder / "templates")
    for home, name in WORDS:
        (code,) = re.findall(rf"`{name}.py`:\n\n```python\n(.*?)```", text, re.DOTALL)
        (folder / "briefgen" / home / f"{name}.py").write_text(code, encoding="utf-8")
    (folder / "brief.yaml").write_text(BRIEF, encoding="utf-8")
    return folder


def python(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(folder), "PYTHONIOENCODING": "utf-8"}
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip


def test_the_new_word_is_drawn_documented_and_takes_its_keys(folder: Path) -> None:
    done = python(folder, "-c", READ_BACK)
    assert done.stderr == ""
    assert done.stdout.strip() == "True 1 2.0 ('weight', 'a number', '1.0', 'its weight in points')"


def test_the_new_chart_is_drawn_with_its_values(folder: Path) -> None:
    done = python(folder, "-c", DRAWN)
    assert done.stderr == ""
    assert done.stdout.strip() == "(1033.0, 719.0) True True"


def test_a_brief_with_the_new_word_is_built(folder: Path) -> None:
    done = python(folder, "-m", "briefgen", "build", "brief.yaml")
    assert (done.returncode, done.stderr) == (0, "")
    assert (folder / "out" / "brief.pdf").read_bytes().startswith(b"%PDF")
    assert (folder / "out" / "brief.pptx").read_bytes().startswith(b"PK")


def test_a_wrong_key_of_the_new_word_is_named(folder: Path) -> None:
    (folder / "wrong.yaml").write_text(BRIEF.replace("weight", "wieght"), encoding="utf-8")
    done = python(folder, "-m", "briefgen", "build", "wrong.yaml")
    assert done.returncode == 2
    assert "wrong.yaml:10:21: error: unknown key 'wieght'" in done.stderr
    assert "did you mean 'weight'?" in done.stderr


@pytest.mark.parametrize(("home", "name"), WORDS)
def test_the_printed_code_keeps_the_house_style(home: str, name: str, folder: Path) -> None:
    path = str(folder / "briefgen" / home / f"{name}.py")
    config = str(ROOT / "pyproject.toml")
    checked = python(ROOT, "-m", "ruff", "check", "--no-cache", "--config", config, path)
    assert checked.returncode == 0, checked.stdout
    formatted = python(ROOT, "-m", "ruff", "format", "--check", "--no-cache", "--config", config, path)
    assert formatted.returncode == 0, formatted.stdout
