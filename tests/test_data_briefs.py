"""The example briefs laid out: every figure printed, every reference found, every slide spoken to."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import laid_kit
import pytest
from test_data_figures import ROWS

from briefgen.edition.publication import Publication
from briefgen.facts.ledger import Ledger
from briefgen.layout.footer import printed_facts
from briefgen.model.scene import Item, Scene, Text, walk

DATA = Path(__file__).parent.parent / "data"
BRIEFS = ("qingdao-2025", "harbour-transit", "library")
MOST_TITLE = 32
"""Han characters of a slide's title."""


@pytest.fixture(scope="module", params=BRIEFS)
def laid(request) -> Publication:
    return laid_kit.laid(request.param)


@pytest.fixture(scope="module")
def qingdao() -> Publication:
    return laid_kit.laid("qingdao-2025")


def items(scene: Scene) -> Iterator[Item]:
    for page in scene.pages:
        yield from walk(page.items)


def words(scene: Scene) -> str:
    texts = (item.text for item in items(scene) if isinstance(item, Text))
    return "".join("".join(texts).split())


def printed(scene: Scene, ledger: Ledger) -> set[str]:
    return {fact.id for page in scene.pages for fact in printed_facts(page.items, ledger)}


def reference(key: str, what: str) -> str:
    return key if what == "names" else f"{key}.{what}"


def single(rows: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """Leave out what several figures share one sentence for, and the statement that was overruled."""
    return [row for row in rows if row[1] != "ranked" and row[2] != "5.4"]


def test_it_builds_without_a_problem(laid):
    assert laid.problems == ()


def test_each_content_slide_has_a_title_and_notes(qingdao):
    content = [page for page in qingdao.deck.pages if page.kind == "content"]
    assert len(qingdao.deck.pages) >= 14
    assert all(page.notes and page.title for page in content)
    assert all(len(page.title) <= MOST_TITLE for page in content)


def test_each_pillar_has_a_divider_and_two_slides_at_least(qingdao):
    slides = qingdao.edition.brief.deck
    for pillar in ("innovation", "enterprise", "transfer"):
        kinds = [slide.kind for slide in slides if slide.pillar == pillar]
        assert kinds.count("section") == 1
        assert kinds.count("content") >= 2


@pytest.mark.parametrize("row", single([row for row in ROWS if "panel" in row[3]]), ids=lambda row: row[0])
def test_each_figure_of_the_panel_is_on_the_page(qingdao, row):
    ledger = qingdao.edition.ledger
    assert ledger.find(reference(row[0], row[1])).id in printed(qingdao.page, ledger)


@pytest.mark.parametrize("row", single(ROWS), ids=lambda row: row[0])
def test_each_figure_of_the_article_is_in_the_deck(qingdao, row):
    ledger = qingdao.edition.ledger
    assert ledger.find(reference(row[0], row[1])).id in printed(qingdao.deck, ledger)


def test_the_page_and_the_deck_say_that_five_kinds_of_firms_come_first(qingdao):
    assert "五类优质企业均居全省第一" in words(qingdao.page)
    assert "五类优质企业数量均居全省第一" in words(qingdao.deck)


def test_both_statements_of_the_multiple_stand_in_a_footnote(qingdao):
    for scene in (qingdao.page, qingdao.deck):
        assert "5.4倍" in words(scene)
        assert "3.4倍" in words(scene)


def test_the_names_of_all_clusters_are_on_the_page_and_in_the_deck(qingdao):
    metrics = qingdao.edition.ledger.metrics
    for key in ("national_clusters", "sme_clusters"):
        for name in metrics[key].names:
            assert name in words(qingdao.page)
            assert name in words(qingdao.deck)


def test_the_five_world_firsts_are_named(qingdao):
    for name in ("激光电视", "高速磁浮", "碳纤维地铁列车", "高铁列车", "养殖工船"):
        assert name in words(qingdao.page)
        assert name in words(qingdao.deck)
