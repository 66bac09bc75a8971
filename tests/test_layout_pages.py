"""Pages: everything in its place, filled to the foot, and a Problem where something does not fit."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
import yaml
from conftest import take_pictures
from laid_kit import laid

from briefgen.base.diagnostics import BriefError
from briefgen.edition.publication import Publication
from briefgen.layout.check_positions import check_pages
from briefgen.model.scene import Chart, Group, Page, Text, walk
from briefgen.pipeline.lay_out import lay_out
from tests.conftest import BRIEFS

Write = Callable[[str], Path]


def texts(page: Page) -> list[Text]:
    return [item for item in walk(page.items) if isinstance(item, Text)]


def sizes(page: Page) -> set[float]:
    return {run.style.size for text in texts(page) for paragraph in text.paragraphs for run in paragraph.runs}


@pytest.mark.parametrize("path", BRIEFS, ids=lambda path: path.stem)
@pytest.mark.parametrize("theme", ["govblue", "newsprint"])
def test_every_example_fits_in_every_theme(path: Path, theme: str) -> None:
    made = laid(f"{path.stem}@{theme}")
    assert check_pages(made.deck.pages, made.deck.width, made.deck.height) == ()
    assert check_pages(made.page.pages, made.page.width, made.page.height) == ()


@pytest.mark.parametrize("path", BRIEFS, ids=lambda path: path.stem)
def test_the_page_is_filled_to_its_foot(path: Path) -> None:
    scene = laid(path.stem).page
    lowest = max(item.box.bottom for item in scene.pages[0].items)
    assert scene.height - 30 < lowest <= scene.height


def test_the_page_has_print_sizes(qingdao: Publication) -> None:
    assert min(sizes(qingdao.page.pages[0])) >= 4.7  # footnote marks are set at 72 % of a note
    body = [
        run
        for text in texts(qingdao.page.pages[0])
        if text.role == "body"
        for p in text.paragraphs
        for run in p.runs
    ]
    assert min(run.style.size for run in body if not run.style.rise) >= 8


def test_slides_have_a_title_that_is_a_sentence(qingdao: Publication) -> None:
    for page in qingdao.deck.pages:
        titles = [text for text in texts(page) if text.role == "title"]
        assert len(titles) == 1, page.number
        if page.kind == "content":
            assert len(titles[0].text) >= 8


def test_slide_text_is_large_enough_to_read(qingdao: Publication) -> None:
    for page in qingdao.deck.pages:
        normal = {
            run.style.size
            for text in texts(page)
            for paragraph in text.paragraphs
            for run in paragraph.runs
            if not run.style.rise
        }
        assert min(normal) >= 12, page.number


def test_content_slides_have_notes_and_a_source(qingdao: Publication) -> None:
    content = [page for page in qingdao.deck.pages if page.kind == "content"]
    assert len(qingdao.deck.pages) >= 14
    assert all(page.notes for page in content)
    assert all(any(text.role == "source" for text in texts(page)) for page in content)


def test_modules_of_a_row_share_their_top(qingdao: Publication) -> None:
    headings = [text for text in texts(qingdao.page.pages[0]) if text.role == "heading"]
    tops: dict[float, int] = {}
    for heading in headings:
        tops[round(heading.box.y, 1)] = tops.get(round(heading.box.y, 1), 0) + 1
    assert sum(count for count in tops.values() if count >= 3) >= 6


def test_too_much_content_is_a_problem_with_its_line(brief_file: Write) -> None:
    prose = "\n".join(
        f"          - prose: 第{index}段。{'此处有话要说，' * 20}" for index in "一二三四五六七八九十" * 8
    )
    page = f"onepager:\n  pillars:\n    - key: a\n      modules:\n      - blocks:\n{prose}\n"
    with pytest.raises(BriefError) as caught:
        lay_out(brief_file(f"meta: {{title: 太多}}\n{page}"))
    overflow = [problem for problem in caught.value.problems if problem.code == "overflow"]
    assert overflow
    assert overflow[0].place.line > 2
    assert overflow[0].hint


def test_an_overflowing_page_tells_nothing_of_columns_that_it_does_not_have(brief_file: Write) -> None:
    long = ", ".join([f"{{prose: '{'word ' * 900}'}}"] * 4)
    pillars = [f"{{key: p{number}, modules: [{{blocks: [{{prose: word}}]}}]}}" for number in range(6)]
    pillars += [
        f"{{key: {key}, modules: [{{blocks: [{each}]}}]}}" for key, each in (("s", "{slope: a}"), ("l", long))
    ]
    values = "{label: Inhabitants, unit: thousand people, kind: amount, values: {2020: 895.2, 2025: 386.2}}"
    text = f"meta: {{title: T, language: en}}\nmetrics: {{a: {values}}}\nonepager: {{structure: bands, "
    with pytest.raises(BriefError) as caught:
        lay_out(brief_file(f"{text}pillars: [{', '.join(pillars)}]}}\n"), parts=frozenset({"page"}))
    assert [problem.code for problem in caught.value.problems] == ["overflow"]


FIVE_LINES = """\
meta: {title: 青岛科技企业简报}
metrics:
  sme: {label: 科技型中小企业, unit: 家, values: {2020: 5284, 2025: 9776}}
  hightech: {label: 高新技术企业, unit: 家, values: {2020: 4385, 2025: 8683}}
  talent: {label: 人才总量, unit: 万人, kind: amount, values: {2020: 230, 2025: 300}}
"""


def test_a_brief_of_five_lines_builds_a_deck_and_a_page(brief_file: Write) -> None:
    laid = lay_out(brief_file(FIVE_LINES))
    kinds = [page.kind for page in laid.deck.pages]
    assert kinds == ["cover", "content", "content"]
    charts = [item for item in walk(laid.page.pages[0].items) if isinstance(item, Chart)]
    assert len(charts) == 3


@pytest.mark.parametrize(
    ("size", "orientation"), [("A3", "portrait"), ("A4", "landscape"), ("A3", "landscape")]
)
def test_paper_is_a_setting(size: str, orientation: str, tmp_path: Path) -> None:
    source = next(path for path in BRIEFS if path.stem == "qingdao-2025").read_text(encoding="utf-8")
    changed = source.replace(
        "  size: A4\n  orientation: portrait\n", f"  size: {size}\n  orientation: {orientation}\n"
    )
    path = tmp_path / "paper.yaml"
    path.write_text(changed, encoding="utf-8")
    take_pictures(tmp_path)
    scene = lay_out(path).page
    assert (scene.width > scene.height) == (orientation == "landscape")
    assert check_pages(scene.pages, scene.width, scene.height) == ()


def variant(tmp_path: Path, change: Callable[[dict[str, Any]], None]) -> Path:
    source = next(path for path in BRIEFS if path.stem == "qingdao-2025")
    told = yaml.safe_load(source.read_text(encoding="utf-8"))
    change(told)
    path = tmp_path / "variant.yaml"
    path.write_text(yaml.safe_dump(told, allow_unicode=True, sort_keys=False), encoding="utf-8")
    take_pictures(tmp_path)
    return path


def twice(told: dict[str, Any]) -> None:
    for pillar in told["onepager"]["pillars"]:
        pillar["modules"] += deepcopy(pillar["modules"])
    told["deck"] += deepcopy(told["deck"])


def half(told: dict[str, Any]) -> None:
    for pillar in told["onepager"]["pillars"]:
        pillar["modules"] = pillar["modules"][:1]
    del told["onepager"]["strip"]
    told["deck"] = told["deck"][:9]


def two_pillars(told: dict[str, Any]) -> None:
    told["onepager"]["pillars"] = told["onepager"]["pillars"][:2]
    told["deck"] = [slide for slide in told["deck"] if slide.get("pillar") != "transfer"]


def five_pillars(told: dict[str, Any]) -> None:
    pillars = told["onepager"]["pillars"]
    for number in (0, 2):
        pillars.append(
            {**deepcopy(pillars[number]), "key": f"again-{number}", "modules": pillars[number]["modules"][:1]}
        )
    for pillar in pillars:
        pillar["modules"] = deepcopy(pillar["modules"][:2])


@pytest.mark.parametrize("change", [twice, half, two_pillars, five_pillars])
def test_more_and_less_content_fills_its_page_without_overlap(
    change: Callable[[dict[str, Any]], None], tmp_path: Path
) -> None:
    laid = lay_out(variant(tmp_path, change))
    scene = laid.page
    lowest = max(item.box.bottom for item in scene.pages[0].items)
    assert scene.height - 30 < lowest <= scene.height
    assert not [problem for problem in laid.problems if problem.code in ("overlap", "overflow")]


def test_cards_stand_on_one_grid_in_their_last_row_too(qingdao: Publication) -> None:
    page = next(page for page in qingdao.deck.pages if "“全球之首”" in page.title)
    cards = [item.box for item in walk(page.items) if isinstance(item, Group) and item.name[:4] == "card"]
    rows = [[box for box in cards if box.y == top] for top in sorted({box.y for box in cards})]
    assert [len(row) for row in rows] == [3, 2]
    assert len({round(box.width, 3) for box in cards}) == 1
    assert {round(box.x, 3) for box in rows[1]} < {round(box.x, 3) for box in rows[0]}
