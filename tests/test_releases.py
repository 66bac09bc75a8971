"""Real published releases, Chinese and English: clean as published, refused with one digit wrong."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from laid_kit import left_for_others

from briefgen.base.diagnostics import BriefError
from briefgen.brief.read import read_draft
from briefgen.edition.publication import Publication
from briefgen.facts.ledger import Ledger
from briefgen.pipeline.build import Options, build
from briefgen.pipeline.lay_out import lay_out
from briefgen.words.contradictions import contradictions

RELEASES = Path(__file__).parent / "releases"
BRIEFS = tuple(sorted(path.stem for path in RELEASES.glob("*.yaml")))
LEAST_METRICS, MOST_METRICS = 12, 25
LEAST_SAID = 12
"""Titles, messages, notes and running texts that say something in words, besides the labels."""

SEEDS = {
    "en-ae-england-2023-10": ("growth: 34,", "growth: 43,", "trolley"),
    "en-gdp-us-2024q3": ("2024Q3: 0.55}", "2024Q3: 0.65}", "government_part"),
    "en-housing-us-2018-09": ("growth: -5.3,", "growth: -3.5,", "starts"),
    "en-inflation-euro-2018-09": ("points: 0.1,", "points: 1.0,", "inflation"),
    "en-infections-uk-2022-04": ("value: 198400,", "value: 298400,", "wales"),
    "en-labour-uk-2016-02": ("change: -172,", "change: -217,", "unemployed"),
    "en-schools-england-2024": ("growth: 1.10,", "growth: 1.01,", "secondary"),
    "zh-census-2020": ("growth: 5.38,", "growth: 5.83,", "population"),
    "zh-communique-2023": ("share: 54.6,", "share: 56.4,", "tertiary"),
    "zh-cpi-2021-07": ("points: -0.1,", "points: -1.0,", "cpi"),
    "zh-post-2024-10": ("share: 88.7,", "share: 87.8,", "domestic"),
    "zh-rd-2023": ("growth: 8.4,", "growth: 4.8,", "rd"),
    "zh-trade-2022-07": ("share: 56.6,", "share: 65.6,", "machinery"),
}
"""What a release states, the same with one digit wrong or two swapped, and the metric that must be named."""

TURNED: dict[str, list[list[str]]] = yaml.load(
    (Path(__file__).parent / "turned_sentences.yaml").read_text(encoding="utf-8"), yaml.CSafeLoader
)
LEAST_REFUSED = 15
"""How many of the sentences turned round are refused; it only rises."""


def contradicted(name: str, content: str) -> bool:
    """Say whether the figures of a release with this text contradict one of its statements in words."""
    brief = read_draft(RELEASES / f"{name}.yaml", content.encode()).brief
    assert brief is not None, content
    ledger = Ledger.of(
        brief.metrics,
        brief.sources,
        language=brief.meta.language,
        as_of=brief.meta.as_of,
        fiscal_year=brief.meta.fiscal_year,
    )
    return bool(contradictions(brief, ledger))


@left_for_others
def release(name: str) -> Publication:
    return lay_out(RELEASES / f"{name}.yaml", strict=True)


def test_there_are_five_releases_in_each_language_and_a_wrong_digit_for_each():
    languages = [release(name).edition.brief.meta.language for name in BRIEFS]
    assert languages.count("zh-CN") >= 5
    assert languages.count("en") >= 5
    assert set(SEEDS) == set(BRIEFS)


@pytest.mark.parametrize("name", BRIEFS)
def test_a_release_is_clean_as_published_with_warnings_as_errors(name):
    assert release(name).problems == ()


@pytest.mark.parametrize("name", BRIEFS)
def test_a_release_is_laid_out_as_deck_and_as_page(name):
    kinds = [page.kind for page in release(name).deck.pages]
    assert kinds[0] == "cover"
    assert kinds.count("content") >= 4
    assert len(release(name).page.pages) == 1


@pytest.mark.parametrize("name", BRIEFS)
def test_a_release_says_things_in_words_and_names_who_published_each_figure(name):
    brief = release(name).edition.brief
    assert LEAST_METRICS <= len(brief.metrics) <= MOST_METRICS
    assert all(metric.source for metric in brief.metrics.values())
    assert all(source.publisher and source.date for source in brief.sources.values())
    page = brief.page
    assert page is not None
    modules = [*page.hero, *(module for pillar in page.pillars for module in pillar.modules)]
    said = [brief.meta.standfirst, *(pillar.message for pillar in page.pillars)]
    said += [text for module in modules for text in (module.title, module.notes)]
    assert len([text for text in said if text]) >= LEAST_SAID


@pytest.mark.parametrize("name", BRIEFS)
def test_one_wrong_digit_in_a_release_is_refused_where_it_stands(name):
    right, wrong, metric = SEEDS[name]
    path = RELEASES / f"{name}.yaml"
    text = path.read_text(encoding="utf-8")
    assert text.count(right) == 1
    seeded = text.replace(right, wrong).encode()
    with pytest.raises(BriefError) as refused:
        lay_out(path, content=seeded, parts=frozenset({"deck"}))
    problems = [problem for problem in refused.value.problems if problem.severity == "error"]
    assert any(problem.message.startswith(f"{metric} (") for problem in problems)


@pytest.mark.slow
def test_a_release_is_built_as_deck_and_page(tmp_path):
    report = build(RELEASES / "zh-communique-2023.yaml", Options(out=tmp_path, strict=True))
    assert sorted(path.suffix for path in tmp_path.iterdir()) == [".pdf", ".pptx"]
    assert report.problems == ()


def test_sentences_that_say_the_opposite_of_the_figures_are_refused():
    let_by = []
    for name, pairs in TURNED.items():
        text = (RELEASES / f"{name}.yaml").read_text(encoding="utf-8")
        for said, turned in pairs:
            assert said in text, f"{name} does not say {said!r}"
            if not contradicted(name, text.replace(said, turned, 1)):
                let_by.append(f"{name}: {turned}")
    refused = sum(map(len, TURNED.values())) - len(let_by)
    assert refused >= LEAST_REFUSED, "\n".join(let_by)
