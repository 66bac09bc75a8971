"""A house in gold: areas in its own gold with an edge, words and lines in a darker one of the same hue."""

from __future__ import annotations

import io
from zipfile import ZipFile

import pytest
from colour_kit import only_by_colour

from briefgen.base.colour import contrast
from briefgen.blocks.charts import with_marks
from briefgen.edition.publication import Publication
from briefgen.model.scene import Chart, Item, Page, Shape, Text, walk
from briefgen.pipeline.lay_out import lay_out
from briefgen.pipeline.paint import painted

GOLD = "#F2A900"
BRIEF = """\
theme: _brand.yml
meta: {title: 两港客运, date: 2025-12-04}
metrics:
  east: {label: 东港, unit: 万人, values: {2023: 4, 2024: 5, 2025: 6}}
  west: {label: 西港, unit: 万人, values: {2023: 3, 2024: 3.5, 2025: 4.5}}
  north: {label: 北港, unit: 万人, values: {2023: 2, 2024: 2.5, 2025: 3}}
onepager:
  pillars:
    - key: all
      title: 客运
      modules:
        - {title: 东港, blocks: [{kpi: east}, {column: east}]}
        - {title: 各港, blocks: [{doughnut: [east, west, north]}]}
        - {title: 走势, blocks: [{line: [east, west]}]}
deck:
  - {title: 东港, blocks: [{column: east}]}
  - {title: 各港, ground: dark, blocks: [{bar: [east, west, north]}]}
"""


@pytest.fixture(scope="module")
def laid(tmp_path_factory: pytest.TempPathFactory) -> Publication:
    folder = tmp_path_factory.mktemp("house")
    (folder / "_brand.yml").write_text(
        'color: {primary: "#F2A900", secondary: "#53565A"}\n', encoding="utf-8"
    )
    path = folder / "brief.yaml"
    path.write_text(BRIEF, encoding="utf-8")
    return lay_out(path)


def everything(items: tuple[Item, ...]) -> list[Item]:
    found: list[Item] = []
    for item in walk(items):
        found += [item, *(everything(item.marks) if isinstance(item, Chart) else ())]
    return found


def charts(page: Page) -> dict[str, Chart]:
    return {item.word: item for item in walk(page.items) if isinstance(item, Chart)}


@pytest.fixture(scope="module")
def page(laid: Publication) -> Page:
    """Return the page with its charts drawn."""
    return with_marks(laid.page, natives=True).pages[0]


def test_it_is_laid_out_without_a_problem(laid):
    assert laid.problems == ()


def test_columns_are_of_the_brands_gold_with_an_edge_that_is_seen(page):
    column = charts(page)["column"]
    bars = [mark for mark in everything(column.marks) if isinstance(mark, Shape) and mark.fill == GOLD]
    assert bars
    assert all(bar.stroke is not None and contrast(bar.stroke.colour, "#FFFFFF") >= 3 for bar in bars)


def test_no_word_is_in_a_gold_that_cannot_be_read(laid, page):
    texts = [item for item in everything(page.items) if isinstance(item, Text)]
    inks = {run.style.colour for text in texts for part in text.paragraphs for run in part.runs}
    assert GOLD not in inks
    assert laid.edition.theme.palette.accents["gold"].words in inks


def test_lines_are_as_dark_as_a_mark_without_a_number_needs(page):
    line = charts(page)["line"]
    assert all(contrast(colour, "#FFFFFF") >= 3 for row in line.series for colour in row.colours)


def test_parts_of_a_ring_begin_in_gold_and_are_told_apart(page):
    ring = charts(page)["doughnut"]
    assert ring.series[0].colours[0] == GOLD
    assert list(only_by_colour(ring)) == []


def test_the_past_beside_gold_stands_apart_in_grey(laid, page):
    column = charts(page)["column"]
    assert column.series[0].colours[0] == laid.edition.theme.palette.accents["gold"].past


def test_powerpoint_has_gold_among_the_themes_colours_and_the_edge_on_its_columns(laid):
    with ZipFile(io.BytesIO(painted(laid, "brief", ("pptx",))["brief.pptx"])) as package:
        theme = package.read("ppt/theme/theme1.xml").decode()
        chart = package.read("ppt/charts/chart1.xml").decode()
    assert "F2A900" in theme
    assert 'w="9525"' in chart  # 0.75 pt
