"""What a build imports: importing is a quarter of what it costs."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from fault_kit import environment

BRIEF = """
meta: {title: Schools of Ayton, language: en, publisher: Ayton Council, date: 2025-12-04}
sources: {council: {title: Annual report}}
metrics: {schools: {label: Schools, unit: schools, values: {2025: 40}, source: council}}
deck:
  - {title: "Ayton has {schools}", blocks: [{kpi: schools}, {prose: "There are {schools} in all."}]}
"""
UNUSED = (
    "csv", "difflib", "importlib.resources", "lxml", "matplotlib", "numpy", "openpyxl", "pptx", "ssl",
    "statistics", "urllib.request", "xlsxwriter", "xml.sax",
)  # fmt: skip
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
    words = [sys.executable, "-c", BUILD, str(brief), "--out", str(tmp_path / "out")]
    done = subprocess.run(words, capture_output=True, text=True, check=True, env=environment())
    assert "reportlab" in done.stdout.split()
    assert not set(UNUSED) & set(done.stdout.split())
