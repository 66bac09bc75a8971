"""The structure tree reads a page in the order of its brief, whatever structure its page has."""

from __future__ import annotations

from dataclasses import replace

import pytest
import yaml
from laid_kit import ROOT, page_in_structure
from order_kit import out_of_order
from pdf_scenes import read_aloud
from test_structure_pages import SHARED

from briefgen.blocks.charts import with_marks
from briefgen.model.scene import Page, Scene
from briefgen.render.pdf import paint

BRIEFS = ("qingdao-2025", "harbour-transit")


def painted(brief: str, structure: str) -> tuple[Scene, object]:
    part = yaml.load((ROOT / "data" / f"{brief}.yaml").read_bytes(), yaml.CSafeLoader)["onepager"]
    return with_marks(page_in_structure(f"{brief}@{structure}").page, natives=True), part


@pytest.mark.slow
@pytest.mark.parametrize(("brief", "structure"), [each for each in SHARED if each[0] in BRIEFS])
def test_every_structure_is_read_in_the_order_of_the_brief(brief, structure):
    scene, part = painted(brief, structure)
    assert out_of_order(part, read_aloud(paint(scene))) == []


def test_a_page_whose_items_are_turned_round_is_out_of_order():
    scene, part = painted("qingdao-2025", "pillars")
    turned = tuple(replace(page, items=page.items[::-1]) for page in scene.pages)
    assert all(isinstance(page, Page) for page in turned)
    assert len(out_of_order(part, read_aloud(paint(replace(scene, pages=turned))))) > 3
