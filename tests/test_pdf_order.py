"""The structure tree reads a page in the order of its brief, whatever structure its page has."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import get_args

import pytest
import yaml
from conftest import take_pictures
from order_kit import out_of_order
from pdf_scenes import read_aloud

from briefgen.blocks.charts import with_marks
from briefgen.brief.model import PageStructure
from briefgen.model.scene import Page, Scene
from briefgen.pipeline.lay_out import lay_out
from briefgen.render.pdf import paint

DATA = Path(__file__).parents[1] / "data"
BRIEFS = ("qingdao-2025", "harbour-transit")


@cache
def page_of(brief: str) -> tuple[object, str]:
    text = (DATA / f"{brief}.yaml").read_text(encoding="utf-8")
    return yaml.safe_load(text)["onepager"], text


def painted(brief: str, structure: str, folder: Path) -> tuple[Scene, object]:
    part, text = page_of(brief)
    copy = folder / f"{brief}.yaml"
    copy.write_text(text.replace("onepager:\n", f"onepager:\n  structure: {structure}\n"), encoding="utf-8")
    take_pictures(folder)
    return with_marks(lay_out(copy, parts=frozenset({"page"})).page, natives=True), part


@pytest.mark.slow
@pytest.mark.parametrize("brief", BRIEFS)
@pytest.mark.parametrize("structure", [name for name in get_args(PageStructure) if name != "comparison"])
def test_every_structure_is_read_in_the_order_of_the_brief(brief, structure, tmp_path):
    scene, part = painted(brief, structure, tmp_path)
    assert out_of_order(part, read_aloud(paint(scene))) == []


def test_a_page_whose_items_are_turned_round_is_out_of_order(tmp_path):
    scene, part = painted("qingdao-2025", "pillars", tmp_path)
    turned = tuple(replace(page, items=page.items[::-1]) for page in scene.pages)
    assert all(isinstance(page, Page) for page in turned)
    assert len(out_of_order(part, read_aloud(paint(replace(scene, pages=turned))))) > 3
