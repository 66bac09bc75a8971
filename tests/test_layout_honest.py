"""What pages owe their readers: common scales, one unit an axis, sections that follow the pillars."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from briefgen.base.diagnostics import BriefError
from briefgen.edition.publication import Publication
from briefgen.model.scene import Chart, Page, walk
from briefgen.pipeline.lay_out import lay_out

Write = Callable[[str], Path]
HEAD = "meta: {title: 两地排名, as_of: 2025}\n"
RANKS = """\
metrics:
  wide: {label: 甲榜排名, unit: 位, kind: rank, values: {2020: 69, 2025: 34}}
  near: {label: 乙榜排名, unit: 位, kind: rank, values: {2020: 11, 2025: 6}}
  firms: {label: 企业, unit: 家, values: {2020: 40, 2025: 60}}
"""
MIXED = """\
metrics:
  firms: {label: 企业, unit: 家, values: {2025: 60}}
  talks: {label: 讲座, unit: 场, values: {2025: 12}}
  events: {label: 活动, unit: 项, values: {2025: 72}CLAIM}
  money: {label: 投入, unit: 亿元, kind: amount, values: {2025: 8}}
  share: {label: 比重, unit: "%", kind: share, values: {2025: 60}}
"""


def slopes(page: Page) -> list[Chart]:
    return [item for item in walk(page.items) if isinstance(item, Chart) and item.word == "slope"]


def climb(chart: Chart) -> float:
    """Return how far a slope rises on paper, in points."""
    start, end = (chart.style.fraction(value or 0.0) for value in chart.series[0].values)
    return abs(end - start) * chart.style.plot[3] * chart.box.height


def test_slopes_side_by_side_climb_by_as_much_as_their_figures_on_deck_and_page(qingdao: Publication) -> None:
    for page in (qingdao.page.pages[0], qingdao.deck.pages[2]):  # side by side
        wide, near = slopes(page)
        assert climb(wide) / climb(near) == pytest.approx(35 / 5, rel=0.01)
        low, high = (chart.box.y + chart.style.plot[1] * chart.box.height for chart in (wide, near))
        assert low == pytest.approx(high)


@pytest.mark.parametrize(
    "blocks",
    [
        "{slope: {metrics: wide, height: 120}}, {slope: {metrics: near, height: 260}}",
        "{row: [{slope: wide}, {slope: firms}]}",
    ],
)
def test_slopes_of_other_units_or_unlike_heights_keep_their_scales(brief_file: Write, blocks: str) -> None:
    path = brief_file(f"{HEAD}{RANKS}deck:\n  - {{title: 排名升, blocks: [{blocks}]}}\n")
    for chart in slopes(lay_out(path).deck.pages[0]):
        values = chart.series[0].values
        assert (chart.style.value_min, chart.style.value_max) == (min(values), max(values))  # type: ignore[type-var]


def problems_of(brief_file: Write, metrics: str, *, claim: str = "") -> tuple[str, ...]:
    """Return the severities of what is said of a bar chart of these metrics."""
    said = MIXED.replace("CLAIM", claim)
    path = brief_file(f"{HEAD}{said}deck:\n  - {{title: 各项, blocks: [{{bar: [{metrics}]}}]}}\n")
    try:
        found = lay_out(path).problems
    except BriefError as error:
        found = tuple(error.problems)
    return tuple(problem.severity for problem in found if "different things" in problem.message)


def test_money_or_shares_beside_counts_are_no_chart_and_counts_of_unlike_things_are_a_doubtful_one(
    brief_file: Write,
) -> None:
    assert problems_of(brief_file, "firms, money") == ("error",)
    assert problems_of(brief_file, "firms, share") == ("error",)
    assert problems_of(brief_file, "firms, talks") == ("warning",)
    assert problems_of(brief_file, "firms") == ()
    assert problems_of(brief_file, "firms, talks", claim=", claims: [{sum: [firms, talks]}]") == ()


def sections(brief_file: Write, slides: str) -> list[str]:
    pillars = "onepager: {pillars: [{key: a, title: 甲, modules: [{title: 企业, blocks: [{kpi: firms}]}]}, "
    pillars += "{key: b, title: 乙, modules: [{title: 榜, blocks: [{kpi: wide}]}]}]}\n"
    path = brief_file(f"{HEAD}{RANKS}{pillars}deck:\n{slides}")
    return [page.section for page in lay_out(path).deck.pages]


CONTENT = "  - {{title: 企业增加, {}blocks: [{{kpi: firms}}]}}\n"
OPEN, OF_A, OF_B, OF_NONE = (
    "  - {kind: section, pillar: a}\n",
    *(CONTENT.format(f"pillar: {key}, ") for key in "ab"),
    CONTENT.format(""),
)


def test_a_slide_without_pillar_does_not_take_the_next_ones_out_of_their_section(brief_file: Write) -> None:
    assert sections(brief_file, OPEN + OF_A + OF_NONE + OF_A) == ["甲"] * 4
    assert sections(brief_file, OPEN + OF_A + OF_NONE + OF_B) == ["甲", "甲", "综合与说明", "乙"]
    assert sections(brief_file, OPEN + OF_A + OF_B + OF_A + OF_NONE) == ["甲", "甲", "乙", "甲", "综合与说明"]


def test_a_section_of_the_authors_own_keeps_all_slides_up_to_the_next(brief_file: Write) -> None:
    assert sections(brief_file, "  - {kind: section, title: 总论}\n" + OF_A + OF_B) == ["总论"] * 3
