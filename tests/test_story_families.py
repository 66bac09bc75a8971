"""Families in a story that is derived: their members are told together, and never all of a thousand."""

from __future__ import annotations

from pathlib import Path

import pytest
from family_kit import Families

from briefgen.blocks.charts.line import Line
from briefgen.blocks.kpi import Kpi
from briefgen.brief.ledger_of import ledger_of
from briefgen.facts.prose import resolve
from briefgen.story.family_groups import without_parts
from briefgen.story.told import Story, told_story


@pytest.fixture
def families(tmp_path: Path) -> Families:
    return Families(tmp_path)


def rows(count: int) -> str:
    """Return a table of sites whose numbers rise from one to the next."""
    head = "site,specialty,month,wait,seen,all\n"
    sites = (f"Site {chr(65 + index % 26)}{'x' * (index // 26)}" for index in range(count))
    return head + "".join(f"{site},S,2025-10,1,{100 + index},999\n" for index, site in enumerate(sites))


def story_of(families: Families, rest: str = "") -> Story:
    brief = families.brief(rest)
    return told_story(brief, ledger_of(brief))


def titles(story: Story) -> list[str]:
    ledger, place = story.graph.ledger, story.sections.brief.place
    return [
        "".join(piece.text for piece in resolve(told.title, ledger, place)[0]) for told in story.all_told()
    ]


def test_members_are_told_together_under_the_name_of_their_family(families: Families) -> None:
    families.table = rows(4)
    families.metrics = {"seen": families.metrics["seen"]}
    story = story_of(families)
    (ranked,) = [told for told in story.all_told() if told.insight.form == "ranking"]
    assert ranked.group is not None
    assert str(ranked.group) == "Seen"
    assert len(ranked.insight.metrics) == 4
    assert "Site D is highest at 103 people, followed by Site C at 102 people" in titles(story)


def test_of_many_members_the_highest_are_told_and_none_as_the_lowest(families: Families) -> None:
    families.table = rows(40)
    families.metrics = {"seen": families.metrics["seen"]}
    story = story_of(families)
    told = [key for each in story.all_told() for key in each.insight.metrics]
    assert told.count("seen") == 1
    assert len(told) == 11
    assert "seen[Site Nx]" in told
    assert not any("lowest" in title for title in titles(story))


def test_a_brief_may_lead_with_a_member_or_skip_a_family(families: Families) -> None:
    families.table = rows(4)
    rest = 'story: {lead: ["seen[Site B]"], skip: [wait, rate, rate.total]}\n'
    story = story_of(families, rest)
    told = [key for each in story.all_told() for key in each.insight.metrics]
    assert "seen[Site B]" in story.all_told()[0].insight.metrics
    assert not any(key.startswith(("wait", "rate")) for key in told)


def test_two_members_are_no_ranking(families: Families) -> None:
    story = story_of(families)
    assert {told.insight.form for told in story.all_told()} & {"ranking", "panel"}
    assert all(titles(story))


def test_a_lone_series_stands_with_its_target_in_a_column_of_a_page(families: Families) -> None:
    values = ", ".join(f"{year}: {80 + year - 2018}" for year in range(2018, 2026))
    said = "label: On time, unit: '%', kind: rate, target: 95, source: r"
    families.metrics = {"m": f"{{{said}, values: {{{values}}}}}"}
    (told,) = story_of(families).all_told()
    kpi, line = told.insight.narrow
    assert isinstance(kpi, Kpi)
    assert isinstance(line, Line)
    assert line.target == "m.target"


@pytest.mark.parametrize(("language", "target", "said"), [
    ("en", 95, "Site A alone met the target of 95%, at 96.0%"),
    ("en", 65, "Site D alone missed the target of 65%, at 60.0%"),
    ("en", 80, "Two of the four met the target of 80%"),
    ("en", 50, "All four met the target of 50%"),
    ("en", 99, "All four missed the target of 99%"),
    ("zh-CN", 80, "四项中两项达到目标80%"),
    ("zh-CN", 50, "四项均达到目标50%"),
    ("zh-CN", 65, "仅Site D未达到目标65%，为60.0%"),
])  # fmt: skip
def test_it_is_told_how_many_members_met_their_target(
    families: Families, language: str, target: int, said: str
) -> None:
    families.language = language
    families.table = "site,month,v\n" + "".join(
        f"Site {name},2025-09,{value - 1}\nSite {name},2025-10,{value}\n"
        for name, value in zip("ABCD", (96, 84, 72, 60), strict=True)
    ).replace("96\n", "96.0\n").replace("60\n", "60.0\n")
    given = f"unit: '%', kind: rate, better: up, target: {target}, source: r"
    families.metrics = {"v": f"{{label: V, {given}, from: {{table: t, value: v, period: month, by: site}}}}"}
    assert said in titles(story_of(families))


def test_a_member_is_not_set_against_the_total_that_it_is_part_of(families: Families) -> None:
    families.metrics = {"seen": families.metrics["seen"]}
    graph = story_of(families).graph
    assert without_parts(["seen[Northgate]", "seen"], graph) == ["seen"]
    assert without_parts(["seen[Northgate]", "seen[St․ James]"], graph) == [
        "seen[Northgate]",
        "seen[St․ James]",
    ]
