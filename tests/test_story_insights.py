"""What a brief of figures alone tells: relations before single figures, each said in its own way."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from bare_kit import MONTHS, bare_brief
from story_kit import only, shown, story_of, titles

from briefgen.blocks.callout import Callout
from briefgen.blocks.row import Row

META = "meta: {title: 简报, as_of: 2025}\nmetrics:\n"
META_EN = "meta: {title: Brief, language: en, as_of: 2025}\nmetrics:\n"
ECONOMY = """\
  gdp:
    label: 生产总值
    unit: 亿元
    kind: amount
    values: {2024: 950, 2025: 1000}
    claims: [{sum: [farms, works, shops]}]
  farms: {label: 第一产业, unit: 亿元, kind: amount, values: {2025: 70}}
  works: {label: 第二产业, unit: 亿元, kind: amount, values: {2025: 360}}
  shops: {label: 第三产业, unit: 亿元, kind: amount, values: {2025: 570}}
  people: {label: 常住人口, unit: 万人, kind: amount, values: {2024: 101.2, 2025: 101.1}}
  income: {label: 人均收入, unit: 元, kind: amount, values: {2024: 40000, 2025: 42000}}
  jobs: {label: 新增就业, unit: 万人, kind: amount, values: {2024: 5.0, 2025: 5.2}}
"""
SHOPS = """\
  north: {label: North shop, unit: £m, kind: amount, values: {2025: 4.1}}
  south: {label: South shop, unit: £m, kind: amount, values: {2025: 9.6}}
  west: {label: West shop, unit: £m, kind: amount, values: {2025: 6.3}}
  staff: {label: Employees, values: {2025: 412}}
"""


def series(values: str, label: str = "Visits") -> str:
    listed = ", ".join(f"{2019 + index}: {value}" for index, value in enumerate(values.split()))
    return f"  visits: {{label: {label}, unit: thousand, kind: amount, values: {{{listed}}}}}\n"


def test_parts_of_a_sum_are_told_with_their_whole_and_their_shares_are_computed() -> None:
    story = story_of(META + ECONOMY)
    whole = only(story, "whole")
    assert whole.insight.metrics == ("gdp", "farms", "works", "shops")
    assert shown(whole.title, story) == "第三产业占生产总值的57%"
    share = story.graph.ledger.find("shops.share")
    assert share.derivation is not None
    assert [fact.id for fact in share.derivation.operands] == ["shops.2025", "gdp.2025"]


def test_figures_of_no_relation_share_a_panel_whose_title_contrasts_rise_and_fall() -> None:
    story = story_of(META + ECONOMY)
    panel = only(story, "panel")
    assert panel.insight.metrics == ("people", "income", "jobs")
    assert shown(panel.title, story) == "人均收入较2024年增长5.0%，常住人口减少0.1万人"


def test_things_of_one_sort_are_ranked_and_what_is_none_of_them_is_not() -> None:
    story = story_of(META_EN + SHOPS)
    ranking = only(story, "ranking")
    assert ranking.insight.metrics == ("south", "west", "north")
    assert titles(story)[0] == "South shop is highest at £9.6m, followed by West shop at £6.3m"


def test_amounts_that_only_share_a_unit_are_no_ranking() -> None:
    text = """\
  a: {label: Revenue from fares, unit: £m, kind: amount, values: {2025: 4.1}}
  b: {label: Spending on track, unit: £m, kind: amount, values: {2025: 9.6}}
  c: {label: Long-term debt, unit: £m, kind: amount, values: {2025: 6.3}}
"""
    assert [told.insight.form for told in story_of(META_EN + text).all_told()] == ["panel"]


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ("10 11 12 13 14 15 16", "Visits rose every year since 2019, to 16 thousand"),
        ("16 15 14 13 12 11 10", "Visits fell every year since 2019, to 10 thousand"),
        ("10 14 12 13 11 15 16", "Visits reached 16 thousand, the highest since 2019"),
        ("16 14 15 13 14 12 10", "Visits reached 10 thousand, the lowest since 2019"),
        ("10 11 19 18 16 15 14", "Visits peaked at 19 thousand in 2021 and have since fallen to 14 thousand"),
        ("16 12 9 4 8 10 13", "Visits rose from a low of 4 thousand in 2022 to 13 thousand"),
        ("16 9 8 7 6 7 8", "Visits fell from 16 thousand in 2019 to 8 thousand"),
        ("8 8 8 8 8 8 8", "Visits have stayed at 8 thousand since 2019"),
    ],
)
def test_a_series_is_titled_by_its_course(values: str, said: str) -> None:
    assert titles(story_of(META_EN + series(values))) == [said]


def test_steps_that_are_not_even_are_not_said_to_be_years() -> None:
    values = "{2010: 1, 2015: 2, 2020: 3, 2025: 4}"
    text = f"  visits: {{label: Visits, unit: thousand, kind: amount, values: {values}}}\n"
    assert titles(story_of(META_EN + text)) == ["Visits rose steadily since 2010, to 4 thousand"]


def test_lines_that_cross_are_told_by_what_overtook() -> None:
    text = """\
  rail: {label: Rail, unit: million, kind: amount, values: {2022: 10.0, 2023: 12.0, 2024: 14.0, 2025: 17.0}}
  bus: {label: Bus, unit: million, kind: amount, values: {2022: 15.0, 2023: 15.0, 2024: 14.5, 2025: 14.0}}
"""
    assert titles(story_of(META_EN + text)) == ["Rail at 17.0 million has overtaken bus"]


def test_lines_that_crossed_long_ago_are_told_by_the_course_of_the_first_of_them() -> None:
    text = """\
  cpi: {label: Inflation, unit: "%", kind: rate, values: {2022: 9.0, 2023: 3.0, 2024: 2.5, 2025: 2.8}}
  core: {label: Core rate, unit: "%", kind: rate, values: {2022: 6.0, 2023: 3.5, 2024: 3.1, 2025: 3.0}}
"""
    assert titles(story_of(META_EN + text)) == ["Inflation fell from 9.0% in 2022 to 2.8%"]


def test_two_series_of_one_course_are_told_in_one_sentence() -> None:
    text = """\
  fine: {label: 细颗粒物, unit: 微克, kind: amount, values: {2022: 31, 2023: 32, 2024: 29, 2025: 27}}
  ozone: {label: 臭氧, unit: 微克, kind: amount, values: {2022: 60, 2023: 58, 2024: 59, 2025: 57}}
"""
    assert titles(story_of(META + text)) == ["细颗粒物和臭氧均为2022年以来最低"]


def test_what_all_labels_share_is_said_once() -> None:
    text = """\
  east: {label: 东院门诊量, unit: 万人次, kind: amount, values: {2025: 31.2}}
  west: {label: 西院门诊量, unit: 万人次, kind: amount, values: {2025: 24.6}}
  north: {label: 北院门诊量, unit: 万人次, kind: amount, values: {2025: 12.4}}
"""
    assert titles(story_of(META + text)) == ["东院门诊量最高，为31.2万人次；西院次之，为24.6万人次"]


def test_growth_of_unlike_things_or_since_other_years_is_not_said_to_be_faster() -> None:
    text = """\
  money: {label: 转化金额, unit: 万元, kind: amount, values: {2024: 1280, 2025: 4320}}
  people: {label: 博士, unit: 人, values: {2021: 236, 2025: 412}}
"""
    (title,) = titles(story_of(META + text))
    assert title == "转化金额较2024年增长238%，博士较2021年增长74.6%"


def test_what_crosses_zero_is_told_by_both_values() -> None:
    text = "  rest: {label: 结余, unit: 万元, kind: balance, values: {2024: -1820, 2025: 2460}}\n"
    assert titles(story_of(META + text)) == ["结余由2024年的−1820万元转为2460万元"]


def test_a_temperature_that_crosses_zero_is_told_by_its_change() -> None:
    text = "  water: {label: 水温, unit: ℃, kind: temperature, values: {2024: -1.5, 2025: 2.5}}\n"
    assert titles(story_of(META + text)) == ["水温较2024年升高4.0℃，为2.5℃"]


def test_beside_a_series_stands_how_far_it_went_since_it_began() -> None:
    story = story_of(META_EN + series("10 14 12 13 11 15 16"))
    (row,) = only(story, "trend").view.blocks
    assert isinstance(row, Row)
    (remark,) = [block for block in row.blocks[1].blocks if isinstance(block, Callout)]
    assert remark.text is not None
    assert shown(remark.text.text, story) == "Since 2019, visits rose about 60%"


def test_panels_after_each_other_are_titled_in_sentences_of_different_forms() -> None:
    rows = enumerate(zip("甲乙丙丁戊己庚辛壬", "个件台座条本场次名", strict=True))
    text = "".join(
        f"  k{place}: {{label: {label}项数, unit: {unit}, values: {{2024: 100, 2025: {103 + place}}}}}\n"
        for place, (label, unit) in rows
    )
    first, second, *_ = titles(story_of(META + text))
    assert first == "丙项数较2024年增长5%，乙项数增长4%"
    assert second == "己项数增至108本，戊项数增至107条"


def test_a_figure_far_from_its_past_has_a_slide_of_its_own_and_a_near_one_has_none() -> None:
    text = """\
  far: {label: 志愿者, unit: 人, values: {2024: 520, 2025: 780}}
  near: {label: 馆员, unit: 人, values: {2024: 78, 2025: 80}}
  beds: {label: 座席, unit: 个, values: {2024: 310, 2025: 330}}
  desks: {label: 书桌, unit: 张, values: {2024: 110, 2025: 115}}
"""
    story = story_of(META + text)
    assert only(story, "leap").insight.metrics == ("far",)
    assert titles(story)[0] == "志愿者较2024年增长50%，为780人"


def test_what_did_not_change_is_said_to_be_unchanged() -> None:
    text = "  debt: {label: Net debt, unit: £m, kind: amount, values: {2024: 640.0, 2025: 640.0}}\n"
    assert titles(story_of(META_EN + text)) == ["Net debt was unchanged from 2024, at £640.0m"]


def test_a_character_that_is_no_word_is_not_left_of_a_name_with_half_of_the_next() -> None:
    text = """\
  trad: {label: 中医诊疗人次, unit: 万人次, kind: amount, values: {2023: 480, 2024: 530}}
  all: {label: 总诊疗人次, unit: 万人次, kind: amount, values: {2023: 2501, 2024: 2634}}
"""
    assert not any(re.search("总诊(?!疗)", title) for title in titles(story_of(META + text)))


def test_figures_that_may_be_equal_are_not_set_against_each_other() -> None:
    text = """\
  a: {label: 东区分馆, unit: 人, values: {2025: 约500}}
  b: {label: 西区分馆, unit: 人, values: {2025: 498}}
  c: {label: 北区分馆, unit: 人, values: {2025: 120}}
"""
    (title,) = titles(story_of(META + text))
    assert "次之" not in title
    assert "最低，为120人" in title


@pytest.mark.parametrize("language", ["zh-CN", "en"])
@pytest.mark.parametrize(("count", "periods"), [(5, ("2024", "2025")), (20, ("2024", "2025")), (24, MONTHS)])
def test_titles_differ_no_neighbours_are_composed_alike_and_every_figure_is_told(
    language: str, count: int, periods: tuple[str, ...]
) -> None:
    story = story_of(bare_brief(count, periods, language=language))
    told = story.all_told()
    assert len(set(titles(story))) == len(told)
    names = [each.view.name for each in told]
    assert not [one for one, other in pairwise(names) if one == other]
    assert {key for each in told for key in each.insight.metrics} == set(story.graph.metrics)


@pytest.mark.parametrize(("count", "least", "most"), [(5, 1, 3), (14, 4, 7), (20, 5, 9), (60, 10, 17)])
def test_the_number_of_slides_grows_more_slowly_than_that_of_figures(
    count: int, least: int, most: int
) -> None:
    assert least <= len(story_of(bare_brief(count)).all_told()) <= most


def test_the_overview_shows_what_leads_in_each_pillar() -> None:
    story = story_of(bare_brief(12, pillars=3))
    pillars = {story.graph.metrics[key].pillar for key in story.strongest(3)}
    assert len(pillars) == 3


def test_a_note_is_a_sentence_of_its_own_and_said_once() -> None:
    text = """\
  a: {label: North, kind: index, note: 2020 is 100., values: {2024: 104.0, 2025: 105.0}}
  b: {label: South, kind: index, note: 2020 is 100., values: {2024: 101.0, 2025: 102.5}}
"""
    story = story_of(META_EN + text)
    notes = story.notes(("a", "b"))
    assert notes is not None
    said = shown(notes.text, story)
    assert said.count("2020 is 100") == 1
    assert "since 2024. 2020 is 100. South" in said


def test_five_figures_make_two_slides_of_which_the_series_has_one() -> None:
    text = """\
  guests: {label: 参观者, unit: 万人, kind: amount, values: {2022: 14.3, 2023: 15.2, 2024: 17.1, 2025: 19.6}}
  pupils: {label: 研学学生, unit: 人, values: {2024: 8420, 2025: 11360}}
  shown: {label: 展出文物, unit: 件, values: {2024: 2310, 2025: 2395}}
  helpers: {label: 志愿者, unit: 名, values: {2024: 142, 2025: 138}}
  again: {label: 愿再来者, unit: '%', kind: share, values: {2024: 88, 2025: 91}}
"""
    insights = [told.insight for told in story_of(META + text).all_told()]
    assert [(each.form, len(each.metrics)) for each in insights] == [("trend", 1), ("panel", 4)]
