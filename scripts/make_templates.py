"""Writes tests/templates: slide templates of various makers' kinds, the same bytes every time.

`impress.pptx` was saved by LibreOffice and is made anew by `--impress` alone, as versions differ.
"""

from __future__ import annotations

import argparse
import sys
from importlib import import_module
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "scripts")]

from template_cases.impress import make as saved_by_impress  # noqa: E402

HOME = ROOT / "tests" / "templates"
CASES = {
    "default-chinese.pptx": "default_chinese",
    "bank.pptx": "bank",
    "ministry.pptx": "ministry",
    "consultancy.pptx": "consultancy",
    "two-masters.pptx": "two_masters",
    "google.pptx": "google",
    "keynote.pptx": "keynote",
    "wps.pptx": "wps",
    "report.pptx": "report",
    "cinema.pptx": "cinema",
    "untyped.pptx": "untyped",
    "no-title.pptx": "no_title",
    "used.pptx": "used",
    "final.pptx": "final",
    "university.potx": "university",
    "night.pptx": "night",
}
"""The module in ``template_cases.cases`` that makes a file; its docstring describes it."""


def make(name: str) -> bytes:
    """Return a template."""
    made = import_module(f"template_cases.cases.{CASES[name]}").make()
    return made if isinstance(made, bytes) else made.file()


def main() -> None:
    """Write them all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--impress", action="store_true", help="make impress.pptx anew, which needs LibreOffice"
    )
    parser.add_argument(
        "--sheet", type=Path, metavar="FILE.png", help="draw decks in eight of them, likewise"
    )
    options = parser.parse_args()
    if options.sheet:
        from template_cases.sheet import sheet

        options.sheet.write_bytes(sheet())
        return
    HOME.mkdir(exist_ok=True)
    for name in CASES:
        (HOME / name).write_bytes(make(name))
    if options.impress:
        (HOME / "impress.pptx").write_bytes(saved_by_impress())


if __name__ == "__main__":
    main()
