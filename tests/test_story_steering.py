"""`story` says what a derived deck and page tell first, leave out, and tell together; it lays nothing out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from bare_kit import bare_brief, names
from story_kit import ledger_of_brief, only, shown, story_of, titles
from test_layout_bare import said
from test_story_insights import ECONOMY, META, META_EN, SHOPS

from briefgen.base.diagnostics import BriefError
from briefgen.brief.read import read_brief
from briefgen.pipeline.lay_out import lay_out
from briefgen.story.page import Derivation

Write = Callable[[str], Path]
DATA = Path(__file__).parents[1] / "data"


def test_what_leads_comes_first_in_its_section_and_on_the_overview() -> None:
    plain = story_of(META + ECONOMY)
    story = story_of(META + ECONOMY + "story: {lead: [jobs, shops]}\n")
    assert plain.all_told()[0].insight.lead == "gdp"
    first, second = (told.insight.metrics for told in story.all_told())
    assert first[0] == "jobs"
    assert second == ("gdp", "shops", "farms", "works")
    assert story.strongest(3)[:2] == ("jobs", "shops")


def test_what_leads_does_not_change_the_order_of_sections() -> None:
    text = bare_brief(12, pillars=3, further="story: {lead: [m5]}\n")
    plain, story = story_of(bare_brief(12, pillars=3)), story_of(text)
    assert [pillar.key for pillar in story.pillars] == [pillar.key for pillar in plain.pillars]
    third = list(story.told.values())[2]
    assert third[0].insight.metrics[0] == "m5"


def test_what_is_skipped_is_not_told_but_may_be_referred_to() -> None:
    story = story_of(META + ECONOMY + "story: {skip: [people]}\n")
    assert "people" not in {key for told in story.all_told() for key in told.insight.metrics}
    assert shown("{people}", story) == "101.1万人"


def test_a_whole_of_which_a_part_is_skipped_is_not_told_as_one() -> None:
    story = story_of(META + ECONOMY + "story: {skip: [shops]}\n")
    assert not [told for told in story.all_told() if told.insight.form == "whole"]
    assert not [title for title in titles(story) if "占" in title or "最高" in title]
    told = {key for each in story.all_told() for key in each.insight.metrics}
    assert told == {"gdp", "farms", "works", "people", "income", "jobs"}


def test_a_part_by_its_own_claim_that_is_skipped_leaves_no_largest_part() -> None:
    shares = "".join(
        f"  {key}: {{label: {key.title()}, unit: £m, kind: amount, values: {{2025: {value}}}, "
        f"claims: [{{share: {value}, whole: all}}]}}\n"
        for key, value in (("sea", 50), ("rail", 30), ("road", 20))
    )
    text = META_EN + "  all: {label: Freight, unit: £m, kind: amount, values: {2025: 100}}\n" + shares
    assert only(story_of(text), "whole").insight.metrics == ("all", "sea", "rail", "road")
    story = story_of(text + "story: {skip: [sea]}\n")
    assert not [title for title in titles(story) if "largest" in title or "highest" in title]


def test_a_ranking_without_its_first_says_of_no_other_that_it_is_the_highest() -> None:
    east = "  east: {label: East shop, unit: £m, kind: amount, values: {2025: 2.0}}\n"
    assert "highest" in titles(story_of(META_EN + SHOPS + east))[0]
    story = story_of(META_EN + SHOPS + east + "story: {skip: [south]}\n")
    assert only(story, "ranking").insight.metrics == ("west", "north", "east")
    assert not [title for title in titles(story) if "highest" in title or "lowest" in title]


def test_a_group_is_told_on_one_slide_and_one_module_under_its_name(brief_file: Write) -> None:
    group = "story: {group: {民生: [income, farms, people]}}\n"
    story = story_of(META + ECONOMY + group)
    (told,) = [each for each in story.all_told() if each.insight.group == "民生"]
    assert set(told.insight.metrics) == {"income", "farms", "people"}
    every = [key for each in story.all_told() for key in each.insight.metrics]
    assert len(every) == len(set(every)) == 7
    deck = lay_out(brief_file(META + ECONOMY + group)).edition.brief.deck
    assert [slide.subtitle.text for slide in deck if slide.subtitle is not None] == ["民生"]


def test_a_group_names_its_module_of_the_page(brief_file: Write) -> None:
    text = bare_brief(8, pillars=2, further="story: {group: {Both: [m0, m1]}}\n", language="en")
    brief = read_brief(brief_file(text))
    assert "Both" in repr(Derivation.of(brief, ledger_of_brief(brief)).page())


def test_a_group_over_two_pillars_is_told_in_that_of_its_first_metric() -> None:
    story = story_of(bare_brief(8, pillars=2, further="story: {group: {Both: [m1, m0, m2]}}\n"))
    first, second = story.told.values()
    assert [told.insight.group for told in first] == [""] * len(first)
    assert {key for told in second for key in told.insight.metrics} >= {"m0", "m1", "m2"}


def test_a_pillar_whose_figures_are_all_skipped_or_told_elsewhere_is_left_out(brief_file: Write) -> None:
    for further in ("story: {skip: [m1, m3, m5, m7]}\n", "story: {group: {All: [m0, m1, m3, m5, m7]}}\n"):
        laid = lay_out(brief_file(bare_brief(8, pillars=2, declared=True, further=further)))
        assert [pillar.key for pillar in laid.edition.page.pillars] == ["p0"]
        assert not laid.problems


def test_what_is_skipped_is_on_no_slide_and_in_no_module(brief_file: Write) -> None:
    laid = lay_out(brief_file(bare_brief(12, pillars=3, further="story: {skip: [m2, m3, m4, m9]}\n")))
    printed = said((*laid.deck.pages, *laid.page.pages))
    assert [name in printed for name in names(12)] == [index not in (2, 3, 4, 9) for index in range(12)]


def test_the_length_makes_more_or_fewer_slides() -> None:
    counts = [
        len(story_of(bare_brief(20, further=f"story: {{length: {length}}}\n")).all_told())
        for length in ("short", "normal", "long")
    ]
    assert counts[0] < counts[1] < counts[2]


@pytest.mark.parametrize(
    ("story", "said"),
    [
        ("{lead: [m0, m99]}", "9:20: error: unknown metric 'm99' in `lead` [unknown-metric]"),
        ("{skip: m99}", "9:15: error: unknown metric 'm99' in `skip`"),
        ("{group: {A: [m1, mm2]}}", "9:25: error: unknown metric 'mm2' in the group 'A'"),
        ("{lead: [m1], skip: [m0, m1]}", "9:32: error: the metric 'm1' is in both `lead` and `skip` [story]"),
        ("{group: {A: [m1, m2], B: [m2]}}", "9:34: error: the metric 'm2' is in two groups, 'A' and 'B'"),
        ("{group: {A: [m1]}, skip: [m1]}", "9:21: error: the metric 'm1' is in the group 'A' and in `skip`"),
        ("{lenght: short}", "9:9: error: unknown key 'lenght' in `story`"),
        ("{length: tiny}", "9:17: error: 'tiny' is not allowed for length"),
    ],
)
def test_a_story_that_is_wrong_is_told_at_its_own_place(brief_file: Write, story: str, said: str) -> None:
    with pytest.raises(BriefError) as raised:
        read_brief(brief_file(bare_brief(6, further=f"story: {story}\n")))
    (problem,) = raised.value.problems
    assert said in str(problem)
    assert problem.hint


def test_chinese_keys_of_a_story_are_told_the_english_ones(brief_file: Write) -> None:
    with pytest.raises(BriefError) as raised:
        read_brief(brief_file(bare_brief(6, further="story: {跳过: [m1]}\n")))
    assert "did you mean 'skip'?" in str(raised.value)


OWN_DECK = "deck: [{title: One, blocks: [kpi: m0]}]\n"
OWN_PAGE = "onepager: {hero: [{blocks: [kpi: m0]}]}\n"


@pytest.mark.parametrize(
    ("further", "said"),
    [
        (OWN_DECK + OWN_PAGE, "`story` steers nothing"),
        (OWN_DECK, ""),
        (OWN_PAGE, ""),
    ],
)
def test_a_story_beside_a_deck_and_a_page_of_ones_own_steers_nothing(
    brief_file: Write, further: str, said: str
) -> None:
    laid = lay_out(brief_file(bare_brief(6, further=f"story: {{lead: [m1]}}\n{further}", language="en")))
    about = [problem.message for problem in laid.problems if problem.code == "story"]
    assert [said in message for message in about] == ([True] if said else [])


def test_a_story_that_tells_nothing_is_warned_of(brief_file: Write) -> None:
    laid = lay_out(brief_file(bare_brief(2, further="story: {skip: [m0, m1]}\n")))
    assert "`story` skips every metric: nothing is told" in [problem.message for problem in laid.problems]


def test_a_number_in_the_name_of_a_group_is_warned_of_where_the_name_stands(brief_file: Write) -> None:
    path = brief_file(bare_brief(6, further="story: {group: {前3名: [m1, m2], 空组: []}}\n"))
    found = [str(problem).removeprefix(f"{path}:") for problem in lay_out(path).problems]
    assert any(problem.startswith("9:17: warning: 3 in “前3名” matches no metric") for problem in found)
    assert any(problem.startswith("9:32: warning: the group '空组' has no metrics") for problem in found)


def test_a_large_group_is_a_table_that_goes_on(brief_file: Write) -> None:
    keys = ", ".join(f"m{index}" for index in range(28))
    laid = lay_out(brief_file(bare_brief(30, further=f"story: {{group: {{全部: [{keys}]}}}}\n")))
    named = [slide for slide in laid.edition.brief.deck if slide.subtitle and slide.subtitle.text == "全部"]
    assert len(named) > 1
    assert not laid.problems


def test_a_group_over_two_pillars_leaves_no_empty_pillar_on_a_further_sheet(brief_file: Write) -> None:
    text = (DATA / "stories" / "chengyuan-hospitals.yaml").read_text(encoding="utf-8")
    group = "story: {group: {质量与科研: [hands, infection, projects, online]}}\n"
    laid = lay_out(brief_file(f"{text}\n{group}"))
    assert len(laid.outline.sheets) == 2
    assert not laid.problems
    assert all(pillar.modules for sheet in laid.outline.sheets for pillar in sheet.page.pillars)


def test_the_overview_is_titled_by_what_leads(brief_file: Write) -> None:
    titles_of = [
        lay_out(brief_file(META + ECONOMY + story)).deck.pages[1].title
        for story in ("", "story: {lead: [jobs, people]}\n")
    ]
    assert titles_of[0] != titles_of[1]
    assert "新增就业" in titles_of[1]
    assert "常住人口" in titles_of[1]
