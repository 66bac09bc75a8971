"""What figures are to each other: targets, groups of a whole, few beside a series, sums of two kinds."""

from __future__ import annotations

from story_kit import only, shown, story_of, titles
from test_story_insights import ECONOMY, META, META_EN, series

from briefgen.blocks.callout import Callout
from briefgen.blocks.figure_list import FigureList
from briefgen.blocks.row import Row
from briefgen.blocks.tiles import Tiles
from briefgen.story.arranging import table
from briefgen.story.plan import room_for

AIMS = """\
  fine: {label: 细颗粒物, unit: 微克, kind: amount, values: {2024: 29, 2025: 27}}
  fine_goal: {label: 细颗粒物目标, unit: 微克, kind: amount, values: {2025: 28}}
  days: {label: 优良天数, unit: 天, values: {2024: 305, 2025: 312}}
  days_goal: {label: 优良天数目标, unit: 天, values: {2025: 315}}
"""


def test_figures_are_set_against_their_targets_in_one_chart() -> None:
    story = story_of(META + AIMS)
    target = only(story, "target")
    assert target.insight.metrics == ("fine", "days", "fine_goal", "days_goal")
    assert shown(target.title, story) == "细颗粒物低于目标的28微克，优良天数低于目标的315天"


def test_in_a_column_of_a_page_each_figure_stands_over_its_target() -> None:
    (listed,) = only(story_of(META + AIMS), "target").insight.narrow
    assert isinstance(listed, FigureList)
    assert listed.metrics == ("fine", "fine_goal", "days", "days_goal")


def test_a_figure_that_is_its_target_meets_it_and_one_that_may_be_is_not_set_against_it() -> None:
    text = """\
  trips: {label: Green trips, unit: "%", kind: share, values: {2025: 72.0}}
  goal: {label: Green trips (target), unit: "%", kind: share, values: {2025: 72.0}}
"""
    assert titles(story_of(META_EN + text)) == ["Green trips met the target of 72.0%"]
    vague = text.replace("values: {2025: 72.0}}", "values: {2025: over 71}}", 1)
    assert titles(story_of(META_EN + vague)) == [
        "Green trips stand at over 71%, Green trips (target) at 72.0%"
    ]


def test_what_holds_for_all_groups_is_no_rank_among_them() -> None:
    text = """\
  all: {label: 居民人均收入, unit: 元, values: {2024: 34926, 2025: 36812}}
  town: {label: 城镇居民人均收入, unit: 元, values: {2024: 43864, 2025: 45920}}
  land: {label: 农村居民人均收入, unit: 元, values: {2024: 21734, 2025: 23105}}
"""
    story = story_of(META + text)
    ranking = only(story, "ranking")
    assert ranking.insight.lead == "all"
    assert shown(ranking.title, story) == "农村居民人均收入较2024年增长6.3%，快于城镇的4.7%"


def test_the_figure_that_a_title_names_first_is_the_large_one() -> None:
    text = """\
  beds: {label: 床位, unit: 张, values: {2024: 310, 2025: 312}}
  staff: {label: 职工, unit: 人, values: {2024: 100, 2025: 120}}
  cost: {label: 费用, unit: 元, values: {2024: 436, 2025: 433}}
"""
    panel = only(story_of(META + text), "panel")
    assert panel.insight.lead == "staff"
    (row,) = next(way.blocks for way in panel.insight.ways if way.name == "bento")
    assert isinstance(row, Row)
    assert isinstance(row.blocks[0], Tiles)
    assert [kpi.metric for kpi in row.blocks[0].items] == ["staff"]


def test_a_lone_series_among_few_figures_has_a_slide_of_its_own() -> None:
    text = (
        series("184 41 67 128 153 171 196")
        + """\
  pupils: {label: Pupils, values: {2024: 8420, 2025: 11360}}
  objects: {label: Objects, values: {2024: 2310, 2025: 2395}}
  staff: {label: Staff, values: {2024: 142, 2025: 138}}
  again: {label: Would come again, unit: "%", kind: share, values: {2024: 88, 2025: 91}}
"""
    )
    assert [told.insight.form for told in story_of(META_EN + text).all_told()] == ["trend", "panel"]


def test_a_rate_that_is_a_little_lower_is_no_leap() -> None:
    text = """\
  pay: {label: Growth in real pay, unit: "%", kind: rate, values: {2024: 2.7, 2025: 1.4}}
  jobs: {label: Jobs, unit: thousand, kind: amount, values: {2024: 61.8, 2025: 62.3}}
"""
    assert [told.insight.form for told in story_of(META_EN + text).all_told()] == ["panel"]


def test_a_sum_of_two_kinds_of_parts_is_told_by_each() -> None:
    text = """\
  sales: {label: Sales, unit: £m, kind: amount, values: {2025: 10.0}, claims: [{sum: [a, b]}, {sum: [c, d]}]}
  a: {label: Tools, unit: £m, kind: amount, values: {2025: 6.0}}
  b: {label: Spares, unit: £m, kind: amount, values: {2025: 4.0}}
  c: {label: Sales in Europe, unit: £m, kind: amount, values: {2025: 7.0}}
  d: {label: Sales in Asia, unit: £m, kind: amount, values: {2025: 3.0}}
"""
    assert titles(story_of(META_EN + text)) == [
        "Tools make up 60% of sales",
        "Sales in Europe make up 70% of the total",
    ]


def test_the_overview_begins_with_what_the_brief_begins_with() -> None:
    assert story_of(META + ECONOMY).strongest(3)[0] == "gdp"
    text = "  calm: {label: 总量, unit: 件, values: {2024: 100, 2025: 101}}\n"
    text += "".join(
        f"  k{n}: {{label: 项目{n}, unit: 类{n}, values: {{2024: 10, 2025: {20 + n}}}}}\n" for n in range(4)
    )
    assert story_of(META + text).strongest(3)[0] == "calm"


def test_a_long_deck_has_no_slide_more_for_what_moved_far_where_its_section_has_no_room() -> None:
    def forms(sections: int) -> list[str]:
        text = "".join(
            f"  {kind}{part}x{place}: {{label: {kind}{part}项{place}, unit: {kind}{part}{place}, "
            f"pillar: 章{part}, values: {{2024: 100, 2025: {value}}}}}\n"
            for part in range(sections)
            for kind, value, count in (("远", 170, 2), ("近", 103, 4))
            for place in range(count)
        )
        return [told.insight.form for told in story_of(META + text).all_told()]

    assert len(forms(8)) == room_for(48)
    assert forms(2) == ["leap", "panel"] * 2


def test_a_slide_of_lines_does_not_repeat_its_title_in_a_remark() -> None:
    text = """\
  fine: {label: 细颗粒物, unit: 微克, kind: amount, values: {2022: 31, 2023: 36, 2024: 29, 2025: 28}}
  ozone: {label: 臭氧, unit: 微克, kind: amount, values: {2022: 60, 2023: 58, 2024: 59, 2025: 57}}
  metal: {label: 重金属, unit: 微克, kind: amount, values: {2022: 40, 2023: 44, 2024: 38, 2025: 42}}
"""
    story = story_of(META + text)
    told = only(story, "trends")
    rows = [block for block in told.view.blocks if isinstance(block, Row)]
    said = [each.text.text for row in rows for each in row.blocks if isinstance(each, Callout) and each.text]
    assert len(said) == 2
    assert told.title not in said


def test_a_table_has_no_column_of_trends_where_few_figures_have_one() -> None:
    text = (
        series("10 14 12 13 11 15 16")
        + """\
  staff: {label: Staff on duty, unit: people, values: {2024: 142, 2025: 138}}
  rooms: {label: Rooms in use, unit: rooms, values: {2024: 12, 2025: 13}}
  walks: {label: Guided walks, unit: walks, values: {2024: 210, 2025: 220}}
"""
    )
    graph = story_of(META_EN + text).graph
    assert table(("visits", "staff", "rooms", "walks"), graph).columns == ("latest", "change")
    assert "trend" in table(("visits", "staff"), graph).columns
