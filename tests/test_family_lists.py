"""Families in lists, charts and repeated slides: which metrics they stand for, and how these are labelled."""

from __future__ import annotations

from pathlib import Path

import pytest
from family_kit import Families

from briefgen.base.diagnostics import BriefError
from briefgen.blocks.charts import with_marks
from briefgen.blocks.charts.bar import Bar
from briefgen.brief.ledger_of import ledger_of
from briefgen.facts.member_labels import told_apart
from briefgen.model.scene import Text, walk
from briefgen.pipeline.lay_out import lay_out
from briefgen.render.contents import printed_texts


@pytest.fixture
def families(tmp_path: Path) -> Families:
    return Families(tmp_path)


def listed(families: Families, entry: str) -> list[str]:
    """Return the metrics of a chart on a slide."""
    brief = families.brief(f"deck:\n  - title: T\n    blocks:\n      - bar: {entry}\n")
    (block,) = brief.deck[0].blocks
    assert isinstance(block, Bar)
    return list(block.metrics)


FURTHER = "Quayside,Surgery,2025-10,1,7,9\nQuayside,Surgery,2025-09,1,5,9\n"
NG, SJ = "Northgate", "St․ James"


@pytest.mark.parametrize(("entry", "keys"), [
    ('"seen"', ["seen[Northgate]", "seen[St․ James]"]),
    ("[seen by site, rate.total]", ["seen[Northgate]", "seen[St․ James]", "rate"]),
    ('"seen by month"', ["seen"]),
    ('"seen by site, month"', ["seen[Northgate]", "seen[St․ James]"]),
    ('"seen by site, top 1"', ["seen[St․ James]"]),
    ('"seen by site, bottom 1"', ["seen[Northgate]"]),
    ('"wait[St. James] by specialty"', ["wait[St․ James, Surgery]", "wait[St․ James, Cardiology]"]),
    ('"seen.2025-09"', ["seen[Northgate].2025-09", "seen[St․ James].2025-09"]),
    ('"wait[Surgery]"', ["wait[Northgate, Surgery]", "wait[St․ James, Surgery]"]),
    ('"wait[Surgery, Northgate]"', ["wait[Northgate, Surgery]"]),
])  # fmt: skip
def test_an_entry_stands_for_the_members_that_it_names(
    families: Families, entry: str, keys: list[str]
) -> None:
    assert listed(families, entry) == keys


def test_the_rest_is_counted_in_chinese_by_the_name_of_its_dimension(families: Families) -> None:
    families.language = "zh-CN"
    families.table = (families.table + FURTHER).replace("site", "院区", 1)
    families.metrics = {"seen": families.metrics["seen"].replace("by: site", "by: 院区")}
    assert listed(families, '"seen by 院区, top 1 and the rest"')[-1] == "seen[其余2个院区]"


def test_what_is_wrong_in_a_list_leaves_it_empty_without_a_word(families: Families) -> None:
    (said,) = families.problems('deck: [{title: T, blocks: [{bar: "rate by site, top 1 and the rest"}]}]\n')
    assert "is not added up" in said


def test_the_rest_is_the_sum_of_the_members_that_are_left_out(families: Families) -> None:
    families.table += FURTHER
    assert listed(families, '"seen by site, top 1 and the rest"') == ["seen[St․ James]", "seen[2 others]"]
    brief = families.brief('deck: [{title: T, blocks: [{bar: "seen by site, top 1 and the rest"}]}]\n')
    fact = ledger_of(brief).find("seen[2 others]")
    assert fact.number == 117
    assert fact.cell is not None
    assert fact.cell.text == "sum of t.csv:6:5, t.csv:7:5, t.csv:10:5"


@pytest.mark.parametrize(("entry", "said"), [
    ("seen by ward", "it goes by site, period"),
    ("wait by site", "wait has no totals over specialty"),
    ("rate by site, top 1 and the rest", "rate is not added up"),
    ("wait[Norhtgate] by specialty", "did you mean 'Northgate'?"),
    ("seen by site, top 0", "top 0 shows nothing"),
])  # fmt: skip
def test_an_entry_that_names_no_members_is_refused_at_its_place(
    families: Families, entry: str, said: str
) -> None:
    problem = families.problem(f'deck:\n  - title: T\n    blocks:\n      - bar: "{entry}"\n')
    assert said in problem
    assert problem.startswith("brief.yaml:11:")


def test_a_slide_is_repeated_for_each_member(families: Families) -> None:
    brief = families.brief(
        'deck:\n  - {title: First}\n  - each: site\n    title: "{site}: {seen[site]}"\n'
        "    blocks:\n      - bar: wait[site] by specialty\n"
    )
    assert [str(slide.title) for slide in brief.deck] == [
        "First",
        "Northgate: {seen[Northgate]}",
        "St. James: {seen[St․ James]}",
    ]
    assert brief.deck[2].blocks[0].metrics[0] == "wait[St․ James, Surgery]"
    assert not any(slide.each for slide in brief.deck)


def test_several_slides_are_repeated_together_and_within_each_other(families: Families) -> None:
    brief = families.brief(
        'deck:\n  - each: site\n    slides:\n      - {title: "{site}"}\n'
        '      - {each: specialty, title: "{site}, {specialty}: {wait[site, specialty]}"}\n'
    )
    assert [str(slide.title).partition(":")[0] for slide in brief.deck] == [
        "Northgate",
        "Northgate, Surgery",
        "Northgate, Cardiology",
        "St. James",
        "St. James, Surgery",
        "St. James, Cardiology",
    ]


def test_pillars_and_modules_are_repeated_with_keys_of_their_own(families: Families) -> None:
    brief = families.brief(
        'onepager:\n  pillars:\n    - each: site\n      key: s\n      title: "{site}"\n'
        '      modules: [{each: specialty, title: "{wait[site, specialty]}"}]\n'
    )
    assert brief.page is not None
    assert [pillar.key for pillar in brief.page.pillars] == ["s-1", "s-2"]
    assert [len(pillar.modules) for pillar in brief.page.pillars] == [2, 2]


def test_an_unknown_dimension_is_refused_with_the_nearest(families: Families) -> None:
    problem = families.problem("deck:\n  - {each: sites, title: T}\n")
    assert "there is no dimension 'sites'" in problem
    assert "did you mean 'site'?" in problem


def test_members_are_labelled_by_what_tells_them_apart(families: Families) -> None:
    metrics = families.brief().metrics
    label = lambda *keys: list(told_apart(keys, metrics, "en").values())  # noqa: E731
    assert label("seen[Northgate]", "seen[St․ James]") == ["Northgate", "St. James"]
    assert label("seen[Northgate]", "rate[Northgate]") == ["Seen", "Rate"]
    assert label("wait[Northgate, Surgery]", "wait[Northgate, Cardiology]") == ["Surgery", "Cardiology"]
    assert label("seen[Northgate]", "rate[St․ James]") == ["Seen, Northgate", "Rate, St. James"]
    assert label("seen", "seen[Northgate]") == ["all", "Northgate"]
    assert label("seen[Northgate]") == ["Seen, Northgate"]


def test_the_accepted_story_takes_families(families: Families) -> None:
    brief = families.brief("story: {lead: [seen], skip: [wait], group: {Seen: [rate]}}\n")
    assert brief.story is not None
    assert brief.story.lead == ("seen[Northgate]", "seen[St․ James]")
    assert len(brief.story.skip) == 4
    assert brief.story.group == {"Seen": ("rate[Northgate]", "rate[St․ James]")}


def test_tiles_of_one_member_are_labelled_by_what_they_measure(families: Families) -> None:
    tiles = '[{tiles: ["seen[site]", "rate[site]"]}]'
    laid = lay_out(families.path(f"onepager:\n  - each: site\n    hero: [{{blocks: {tiles}}}]\n"))
    words = [item.text for item in walk(laid.page.pages[0].items) if isinstance(item, Text)]
    assert {"Seen", "Rate"} <= set(words)
    assert not any("Seen, " in text for text in words)


def test_the_target_of_what_is_drawn_goes_without_its_name(families: Families) -> None:
    families.metrics = {
        **families.metrics,
        "rate": families.metrics["rate"].replace("label:", "target: 90, label:"),
    }
    blocks = '[{line: {metrics: ["rate[Northgate]", rate.total], target: rate.target}}]'
    laid = lay_out(families.path(f'onepager: {{hero: [{{title: "{{rate}}", blocks: {blocks}}}]}}\n'))
    drawn = [item.text for item in printed_texts(with_marks(laid.page, natives=True).pages[0].items)]
    assert "target 90%" in drawn


def test_figures_beside_the_words_of_a_divider_are_labelled_by_what_they_measure(families: Families) -> None:
    blocks = '[{kpi: "seen[site]"}, {kpi: "rate[site]"}]'
    slide = f'{{each: site, kind: section, title: "{{site}}", blocks: {blocks}}}'
    laid = lay_out(families.path(f"deck:\n  - {slide}\n"))
    words = [item.text for item in walk(laid.deck.pages[0].items) if isinstance(item, Text)]
    assert {"Seen", "Rate"} <= set(words)


@pytest.mark.parametrize(("entry", "quoted"), [
    ("[wait[Northgate], rate]", '"wait[Northgate]"'),
    ("{metrics: wait[Northgate, Surgery]}", '"wait[Northgate, Surgery]"'),
    ("{metrics: [rate, wait[St. James].2025-09]}", '"wait[St. James].2025-09"'),
    ("[wait by site, specialty]", '"wait by site, specialty"'),
    ("[rate, seen by site, top 1 and the rest]", '"seen by site, top 1 and the rest"'),
])  # fmt: skip
def test_an_entry_that_needs_quotes_is_told_with_them(families: Families, entry: str, quoted: str) -> None:
    problem = families.problem(f"deck:\n  - title: T\n    blocks:\n      - bar: {entry}\n")
    assert f"in quotes: {quoted}" in problem


def test_an_unknown_metric_is_not_answered_with_every_member(families: Families) -> None:
    path = families.path("deck: [{title: T, blocks: [{bar: [gdp, rate]}]}]\n")
    with pytest.raises(BriefError) as raised:
        lay_out(path, parts=frozenset({"deck"}))
    (problem,) = raised.value.problems
    assert problem.hint == "allowed: rate, seen"


def test_digits_in_the_name_of_a_member_or_a_parameter_are_no_figures(families: Families) -> None:
    families.table = families.table.replace("Northgate", "Ward 13")
    rest = (
        "parameters: {school: Hill School 17}\n"
        "deck: [{each: site, title: '${school}, {site}', blocks: [{kpi: 'seen[site]'}]}]\n"
    )
    assert [each.message for each in lay_out(families.path(rest)).problems if each.code == "untraced"] == []


def test_a_member_without_any_value_is_left_out_of_lists_and_not_of_the_rest(families: Families) -> None:
    families.table += "Quayside,Surgery,2025-10,1,confidential,9\nAbbey,Surgery,2025-10,1,3,9\n"
    assert listed(families, '"seen"') == [f"seen[{NG}]", f"seen[{SJ}]", "seen[Abbey]"]
    laid = lay_out(families.path("deck: [{title: T, blocks: [{bar: seen}]}]\n"))
    assert {each.severity for each in laid.problems} == {"warning"}
    assert any("all values of seen[Quayside]" in each.message for each in laid.problems)
    (*_, rest) = listed(families, '"seen by site, top 2 and the rest"')
    brief = families.brief('deck: [{title: T, blocks: [{bar: "seen by site, top 2 and the rest"}]}]\n')
    assert "2025-10" in ledger_of(brief).missing(rest)
