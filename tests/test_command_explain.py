"""`build --explain` says of each derived slide and part of the page what it is, and why."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from bare_kit import bare_brief
from story_kit import only, shown, story_of
from test_story_insights import ECONOMY, META

from briefgen.cli.app import main
from briefgen.pipeline.build import explanation_of
from briefgen.pipeline.lay_out import lay_out

Write = Callable[[str], Path]
OWN_DECK = "deck: [{title: 一, blocks: [kpi: m0]}]\n"
OWN_PAGE = "onepager: {hero: [{blocks: [kpi: m0]}]}\n"


def said(path: Path, out: Path, capsys: pytest.CaptureFixture[str], *more: str) -> str:
    assert main(["build", str(path), "--out", str(out), "--explain", *more]) == 0
    return capsys.readouterr().out


def test_each_derived_slide_has_its_number_title_composition_figures_why_and_other_ways(
    brief_file: Write, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = brief_file(META + ECONOMY)
    text = said(path, tmp_path / "out", capsys)
    assert text == said(path, tmp_path / "out", capsys)
    assert (
        f"{path}: deck: derived, 4 slides\n   1  简报\n      cover\n      why: a deck begins with its cover\n"
    ) in text
    overview = lay_out(path).deck.pages[1].title
    assert f"   2  {overview}\n      overview\n" in text
    story = story_of(META + ECONOMY)
    told = only(story, "whole")
    others = [way.name for way in told.insight.ways if way.name != told.view.name]
    assert len(others) > 1
    assert (
        f"  {shown(told.title, story)}\n"
        f"      whole: {told.view.name}\n"
        "      figures: gdp, farms, works, shops\n"
        "      why: farms, works, shops are parts of gdp\n"
        f"      also possible: {', '.join(others)}\n"
    ) in text
    assert f"{path}: page: derived, 1 sheet\n" in text


def test_every_slide_is_explained_and_every_figure_of_the_page(brief_file: Write) -> None:
    for count, pillars in ((3, 0), (8, 2), (30, 5), (60, 0)):
        laid = lay_out(brief_file(bare_brief(count, pillars=pillars, language="en")))
        found = explanation_of(laid)
        assert found.deck is not None
        assert found.page is not None
        numbers = [number for part in found.deck for number in range(part.number, part.last + 1)]
        assert numbers == list(range(1, len(laid.deck.pages) + 1))
        told = {figure for part in found.page for figure in part.figures}
        assert told == {f"m{index}" for index in range(count)}
        assert max(part.number for part in found.page) == len(laid.page.pages)
        assert all(part.why for part in (*found.deck, *found.page))


def test_a_group_is_explained_by_the_brief(brief_file: Write) -> None:
    laid = lay_out(brief_file(META + ECONOMY + "story: {group: {民生: [income, jobs]}}\n"))
    found = explanation_of(laid).deck
    assert found is not None
    (part,) = [part for part in found if set(part.figures) == {"income", "jobs"}]
    assert part.why.startswith("the brief groups income, jobs as '民生'")


def test_what_the_brief_lays_out_is_said_to_be_laid_out_by_it(
    brief_file: Write, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = brief_file(bare_brief(4, further=OWN_DECK + OWN_PAGE))
    text = said(path, tmp_path / "out", capsys)
    assert f"{path}: deck: the brief lays it out\n{path}: page: the brief lays it out\n" in text


def test_slides_of_a_page_that_the_brief_lays_out_are_its_modules(brief_file: Write) -> None:
    page = "onepager: {hero: [{title: 一, blocks: [kpi: m0]}, {title: 二, blocks: [kpi: m1]}]}\n"
    found = explanation_of(lay_out(brief_file(bare_brief(4, further=page))))
    assert found.page is None
    assert found.deck is not None
    assert "module" in [part.form for part in found.deck]


def test_json_has_the_explanation_of_each_brief(
    brief_file: Write, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = brief_file(META + ECONOMY)
    given = json.loads(said(path, tmp_path / "out", capsys, "--json"))["briefs"][0]["explanation"]
    assert given["deck"]["derived"] is True
    whole = next(part for part in given["deck"]["parts"] if part["form"] == "whole")
    assert whole["figures"] == ["gdp", "farms", "works", "shops"]
    assert whole["others"]
    assert [part["number"] for part in given["page"]["parts"]] == [1] * len(given["page"]["parts"])


def test_without_the_option_nothing_is_explained(
    brief_file: Write, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["build", str(brief_file(META + ECONOMY)), "--out", str(tmp_path / "out"), "--json"]) == 0
    assert "explanation" not in capsys.readouterr().out
