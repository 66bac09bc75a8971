"""What a panel measures and in which unit: said small below its title, on the page and on its slide."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from briefgen.base.diagnostics import BriefError
from briefgen.model.scene import Page, Text, walk
from briefgen.pipeline.lay_out import lay_out

Write = Callable[[str], Path]
BRIEF = """\
meta: {title: 客流, as_of: 2025}
metrics:
  night: {label: 夜间客流, unit: 万人次, kind: amount, values: {2023: 60, 2025: 120}}
onepager:
  pillars:
    - key: riders
      title: 客流
      modules:
        - {title: 夜间客流翻番, subtitle: 单位：万人次, blocks: [{column: night}]}
"""


def roles(page: Page, text: str) -> list[str]:
    return [item.role for item in walk(page.items) if isinstance(item, Text) and item.text == text]


def test_the_subtitle_of_a_module_stands_below_its_title_and_on_its_slide(brief_file: Write) -> None:
    laid = lay_out(brief_file(BRIEF))
    (page,) = laid.page.pages
    head, below = (
        next(item for item in walk(page.items) if isinstance(item, Text) and item.text == text)
        for text in ("夜间客流翻番", "单位：万人次")
    )
    assert (head.role, below.role) == ("heading", "label")
    assert 0 <= below.box.y - head.box.bottom < below.box.height
    assert below.paragraphs[0].runs[0].style.size < head.paragraphs[0].runs[0].style.size
    assert ["subtitle"] in [roles(slide, "单位：万人次") for slide in laid.deck.pages]


def test_modules_side_by_side_on_one_slide_keep_their_subtitles(brief_file: Write) -> None:
    hero = BRIEF.replace("  pillars:\n    - key: riders\n      title: 客流\n      modules:\n", "  hero:\n")
    second = "        - {title: 白天也忙, blocks: [{kpi: night}]}\n"
    laid = lay_out(brief_file(hero + second))
    assert [found for slide in laid.deck.pages if (found := roles(slide, "单位：万人次"))] == [["label"]]


def test_a_subtitle_without_a_title_is_an_error(brief_file: Write) -> None:
    with pytest.raises(BriefError) as caught:
        lay_out(brief_file(BRIEF.replace("title: 夜间客流翻番, ", "")))
    assert any("a subtitle stands below a title" in problem.message for problem in caught.value.problems)
