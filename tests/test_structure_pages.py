"""Page structures: the same content in each of them, everything in its place and filled to the foot."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import get_args

import pytest
from laid_kit import left_for_others, page_in_structure

from briefgen.base.diagnostics import BriefError
from briefgen.brief.model import PageStructure
from briefgen.edition.publication import Publication
from briefgen.layout.check_positions import check_pages
from briefgen.layout.structures import columns
from briefgen.model.scene import Shape, TableItem, Text, walk
from briefgen.pipeline.lay_out import lay_out
from briefgen.start.starters import Answers, starter
from tests.conftest import BRIEFS

Write = Callable[[str], Path]
LONG = [name for name in get_args(PageStructure) if name != "comparison"]
STEMS = [path.stem for path in BRIEFS]
SHARED = [(STEMS[(at + off) % len(STEMS)], each) for at, each in enumerate(LONG) for off in (0, 1)]
"""Each structure with two of the example briefs."""

METRICS = """\
meta: {title: 两港客运简报, as_of: 2025}
metrics:
  riders: {label: 客运量, unit: 万人次, values: {2023: 840, 2024: 915, 2025: 1033}}
  east: {label: 东港客运, unit: 万人次, values: {2023: 510, 2025: 640}}
  west: {label: 西港客运, unit: 万人次, values: {2023: 330, 2025: 393}}
  north: {label: 北线, unit: 万人次, values: {2025: 310}}
  south: {label: 南线, unit: 万人次, values: {2025: 280}}
  ring: {label: 环线, unit: 万人次, values: {2025: 190}}
  night: {label: 夜线, unit: 万人次, values: {2025: 96}}
"""
PAGE_ALONE = frozenset({"page"})
PAGE = """\
onepager:
  structure: {structure}
  size: {size}
  orientation: {orientation}
  hero:
    - {{title: 客运量逐年上升, blocks: [{{kpi: riders}}, {{bar: [north, south, ring, night]}}]}}
  pillars:
    - {{key: east, title: 东港, message: 东港增长较快, modules: [
        {{title: 东港客运, blocks: [{{column: east}}]}}, {{title: 东港一览, blocks: [{{kpi: east}}]}}]}}
    - {{key: west, title: 西港, message: 西港稳步增长, modules: [
        {{title: 西港客运, blocks: [{{column: west}}]}}, {{title: 西港一览, blocks: [{{kpi: west}}]}}]}}
"""


def laid_as(write: Write, structure: str, size: str = "A4", orientation: str = "portrait") -> Publication:
    page = PAGE.format(structure=structure, size=size, orientation=orientation)
    return lay_out(write(METRICS + page), parts=PAGE_ALONE)


@left_for_others
def sheet(name: str) -> Publication:
    """Return the small page: ``structure@size@orientation``."""
    with TemporaryDirectory() as folder:

        def write(text: str) -> Path:
            (path := Path(folder) / "brief.yaml").write_text(text, encoding="utf-8")
            return path

        return laid_as(write, *name.split("@"))


@pytest.mark.parametrize("structure", get_args(PageStructure))
@pytest.mark.parametrize("size", ["A4", "A3", "A2"])
@pytest.mark.parametrize("orientation", ["portrait", "landscape"])
def test_every_structure_fills_every_paper(structure: str, size: str, orientation: str) -> None:
    laid = sheet(f"{structure}@{size}@{orientation}")
    (page,) = laid.page.pages
    assert {problem.code for problem in laid.problems} <= {"structure"}  # a timeline of pillars without dates
    assert check_pages(laid.page.pages, laid.page.width, laid.page.height) == ()
    lowest = max(item.box.bottom for item in page.items)
    assert laid.page.height - 60 < lowest <= laid.page.height
    said = {item.text for item in walk(page.items) if isinstance(item, Text)}
    assert {"东港客运", "西港客运", "客运量逐年上升"} <= said


@pytest.mark.parametrize(("brief", "structure"), SHARED)
def test_the_example_briefs_fit_every_structure_for_many_modules(brief: str, structure: str) -> None:
    laid = page_in_structure(f"{brief}@{structure}")
    assert {problem.code for problem in laid.problems} <= {"structure"}
    assert laid.edition.page.structure == structure


@pytest.mark.parametrize("structure", ["columns", "ranking"])
def test_a_pillars_name_stands_over_its_modules_in_running_columns(structure: str) -> None:
    for path in BRIEFS:
        page = page_in_structure(f"{path.stem}@{structure}").page.pages[0]
        items = list(walk(page.items))
        for head in (item for item in items if item.name == "pillar head"):
            told = [item for item in items if isinstance(item, Text | TableItem)]
            below = [item for item in told if item.box.y >= head.box.bottom]
            beneath = [item for item in below if head.box.x <= item.box.x <= head.box.right]
            assert any(item.box.y < head.box.bottom + 40 for item in beneath), (path.stem, head.box)


def test_structures_differ_in_where_things_stand() -> None:
    seen = set()
    for structure in get_args(PageStructure):
        page = sheet(f"{structure}@A4@portrait").page.pages[0]
        spots = {
            item.text: (round(item.box.x), round(item.box.y))
            for item in walk(page.items)
            if isinstance(item, Text)
        }
        seen.add((spots["客运量逐年上升"], spots["东港客运"], spots["西港客运"]))
    assert len(seen) == len(get_args(PageStructure))


def test_a_comparison_needs_two_pillars(brief_file: Write) -> None:
    page = PAGE.format(structure="comparison", size="A4", orientation="portrait")
    third = "    - {key: third, title: 第三, modules: [{title: 环线, blocks: [{kpi: ring}]}]}\n"
    with pytest.raises(BriefError) as caught:
        lay_out(brief_file(METRICS + page + third))
    (problem,) = caught.value.problems
    assert "a comparison needs two pillars, but this page has 3" in problem.message
    assert problem.hint


def test_an_unknown_structure_names_the_nearest(brief_file: Write) -> None:
    with pytest.raises(BriefError, match="dashboard"):
        laid_as(brief_file, "dashbord")


def test_seven_pillars_become_a_dashboard(brief_file: Write) -> None:
    module = "{title: 环线, blocks: [{kpi: ring}]}"
    pillars = "".join(
        f"    - {{key: p{name}, title: 第{name}组, modules: [{module}]}}\n" for name in "一二三四五六七"
    )
    page = lay_out(brief_file(f"{METRICS}onepager:\n  pillars:\n{pillars}")).page.pages[0]
    assert len([item for item in page.items if item.name == "tile ground"]) == 7


def test_a_page_that_names_only_its_structure_is_derived_in_it(brief_file: Write) -> None:
    laid = lay_out(brief_file(f"{METRICS}onepager: {{structure: dashboard, size: A3}}\n"))
    assert laid.page.width > 800
    assert any(item.name == "tile ground" for item in laid.page.pages[0].items)


def test_the_posters_ground_reaches_the_edges_of_the_sheet() -> None:
    laid = sheet("poster@A3@portrait")
    (ground,) = [
        item for item in laid.page.pages[0].items if isinstance(item, Shape) and item.name == "giant ground"
    ]
    assert (round(ground.box.x, 3), round(ground.box.width, 3)) == (0, round(laid.page.width, 3))
    figures = [
        run.style.size
        for item in walk(laid.page.pages[0].items)
        if isinstance(item, Text) and item.role == "figure"
        for run in item.paragraphs[0].runs
    ]
    assert max(figures) > 100


DATED = "    - {{key: {key}, title: {title}, modules: [{{title: 一事, blocks: [{{kpi: riders}}]}}]}}\n"


@pytest.mark.parametrize(
    ("titles", "dated"),
    [
        (("2021年立项", "封顶"), True),
        (("起步", "成长"), True),
        (("第一阶段", "第二阶段"), True),
        (("Phase one", "Phase two"), True),
        (("阅读", "活动"), False),
        (("Reading", "Events"), False),
    ],
)
def test_a_timeline_whose_pillars_say_no_time_is_warned_of(
    brief_file: Write, titles: tuple[str, str], dated: bool
) -> None:
    pillars = "".join(DATED.format(key=f"p{index}", title=title) for index, title in enumerate(titles))
    laid = lay_out(brief_file(f"{METRICS}onepager:\n  structure: timeline\n  pillars:\n{pillars}"))
    warned = [problem for problem in laid.problems if problem.code == "structure"]
    assert len(warned) == (not dated)
    assert all("no pillar says when" in problem.message and problem.hint for problem in warned)


@pytest.mark.parametrize(("block", "ranks"), [("bar: [north, south, ring]", True), ("kpi: riders", False)])
def test_a_ranking_without_a_ranking_is_warned_of(brief_file: Write, block: str, ranks: bool) -> None:
    page = f"onepager: {{structure: ranking, hero: [{{title: 客运, blocks: [{{{block}}}]}}], pillars: []}}\n"
    laid = lay_out(brief_file(METRICS + page))
    assert any("shows one ranking" in problem.message for problem in laid.problems) is not ranks


def test_keys_that_nobody_would_read_as_titles_and_pillars_without_anything_are_warned_of(
    brief_file: Write,
) -> None:
    coded = METRICS.replace("values: {2025: 310}", "values: {2025: 310}, pillar: north_side")
    laid = lay_out(brief_file(coded))
    assert any("'north_side' has no title" in problem.message for problem in laid.problems)
    named = METRICS.replace("values: {2025: 310}", "values: {2025: 310}, pillar: 北部")
    assert lay_out(brief_file(named)).problems == ()
    filled = "{key: b, title: 乙, modules: [{blocks: [{kpi: riders}]}]}"
    nobody = f"onepager: {{pillars: [{{key: a, title: 甲}}, {filled}]}}\n"
    laid = lay_out(brief_file(METRICS + nobody))
    assert any("'a' is empty" in problem.message for problem in laid.problems)


def test_columns_of_running_text_are_as_even_as_their_modules_allow() -> None:
    assert columns._even([3, 1, 1, 1, 2, 2, 2], 3, [1, 2, 3, 4, 5, 6]) == [(0, 2), (2, 5), (5, 7)]
    assert columns._even([1, 1], 5, [1]) == [(0, 1), (1, 2)]
    assert columns._even([4.0], 3, []) == [(0, 1)]
    many = columns._even([1.0] * 120, 6, list(range(1, 120)))
    assert [end - start for start, end in many] == [20] * 6


def test_a_page_of_two_insights_is_filled_and_its_hero_has_no_line_with_nothing_below(
    brief_file: Write,
) -> None:
    answers = Answers(kind="one-pager", title="The library", language="en", publisher="Library")
    first = lay_out(brief_file(starter(answers)["brief.yaml"].decode()), parts=PAGE_ALONE).page
    grounds = [
        item for item in walk(first.pages[0].items) if isinstance(item, Shape) and item.box.height > 50
    ]
    assert max(ground.box.bottom for ground in grounds) > 700
    hero = METRICS + "onepager:\n  hero:\n    - {title: 客运量, blocks: [{column: riders}]}\n"
    assert "hero foot" not in {
        item.name for item in lay_out(brief_file(hero), parts=PAGE_ALONE).page.pages[0].items
    }
    assert "hero foot" in {item.name for item in laid_as(brief_file, "pillars").page.pages[0].items}
