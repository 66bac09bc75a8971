"""Whole briefs in German, French and traditional Chinese: what is printed is in their language alone."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from functools import cache
from gettext import NullTranslations
from pathlib import Path
from typing import Any

import pytest

from briefgen.base.catalogue import LANGUAGES_FOLDER
from briefgen.base.say import has_words, say
from briefgen.edition.publication import Publication
from briefgen.model.scene import Chart, walk
from briefgen.pipeline.lay_out import lay_out
from briefgen.render.contents import printed_texts
from briefgen.story import sentences
from briefgen.story.course import course_sentence, joint
from briefgen.story.graph import FactGraph

ROOT = Path(__file__).parents[1]
sys.path.append(str(ROOT / "scripts"))
BRIEFS = {
    "de": ROOT / "data" / "stories" / "lindenau-energie.yaml",
    "fr": ROOT / "tests" / "briefs" / "valbrune-transports.yaml",
    "zh_Hant": ROOT / "tests" / "briefs" / "yunling-health.yaml",
}
WORD = re.compile(r"[^\W\d_]+(?:’[^\W\d_]+)?")


@cache
def published(tag: str) -> Publication:
    return lay_out(BRIEFS[tag])


def told(tag: str) -> Iterator[str]:
    """Yield what deck and page print, read aloud and say in notes."""
    laid = published(tag)
    for page in (*laid.deck.pages, *laid.page.pages):
        yield from (text.text for text in printed_texts(page.items))
        yield page.notes
        for item in walk(page.items):
            yield getattr(item, "alt", "")
            if isinstance(item, Chart):
                yield from (series.name for series in item.series)


@pytest.fixture(scope="module")
def make() -> Any:
    return pytest.importorskip("make_languages")


@pytest.mark.parametrize("tag", BRIEFS)
def test_a_brief_in_another_language_is_checked_clean(tag: str) -> None:
    assert published(tag).problems == ()


@pytest.mark.parametrize("tag", BRIEFS)
def test_all_that_briefs_print_is_translated(tag: str, make: Any) -> None:
    catalog = make.read(LANGUAGES_FOLDER / f"{tag}.po")
    printed = (each for each in catalog if each.id and each.context == make.PRINTED)
    assert not [each.id for each in printed if not (each.string and all(each.string))]


@pytest.mark.parametrize("tag", BRIEFS)
def test_a_translation_names_only_fields_that_its_text_has(tag: str, make: Any) -> None:
    catalog = make.read(LANGUAGES_FOLDER / f"{tag}.po")
    for each in catalog:
        if each.id and each.context == make.PRINTED and isinstance(each.id, str):
            assert each.id.count("{{") == each.string.count("{{"), each.id


@pytest.mark.parametrize("tag", BRIEFS)
def test_no_word_of_ours_is_in_another_language(tag: str, make: Any) -> None:
    """English words that are neither in the language's texts nor in the brief are nowhere printed."""
    catalog = make.read(LANGUAGES_FOLDER / f"{tag}.po")
    printed = [each for each in catalog if each.id and each.context == make.PRINTED]
    own = set(WORD.findall(BRIEFS[tag].read_text("utf-8").lower()))
    for each in printed:
        said = (each.string,) if isinstance(each.string, str) else each.string
        own |= {word for text in said for word in WORD.findall(text.lower())}
    english = {
        word
        for found in make.collected()
        if found.key[0] and not found.chinese
        for text in ((found.key[1],) if isinstance(found.key[1], str) else found.key[1])
        for word in WORD.findall(re.sub(r"\{.*?\}", "", text).lower())
        if len(word) > 2
    }
    words = {word for text in told(tag) for word in WORD.findall(text.lower())}
    assert len(words) > 100
    assert not words & (english - own)


def test_no_character_of_ours_is_simplified_where_the_brief_is_traditional(make: Any) -> None:
    catalog = make.read(LANGUAGES_FOLDER / "zh_Hant.po")
    ours = [each for each in catalog if each.id and each.context == make.PRINTED]
    simplified = {char for each in ours for char in each.id} - {char for each in ours for char in each.string}
    typed = set(BRIEFS["zh_Hant"].read_text("utf-8"))
    assert len(simplified) > 100
    assert not {char for text in told("zh_Hant") for char in text} & (simplified - typed)


def test_sentences_of_a_story_are_whole_in_german() -> None:
    titles = {page.title for page in published("de").deck.pages}
    assert "Öffentliche Ladepunkte: seit 2022 Jahr für Jahr gestiegen, auf 851" in titles
    assert say("de", "", "{name}: {said}", name="Wärme", said="unverändert") == "Wärme: unverändert"


def test_numbers_and_times_on_axes_are_written_as_the_language_has_them() -> None:
    charts = [
        item for page in published("fr").deck.pages for item in walk(page.items) if isinstance(item, Chart)
    ]
    ticks = {tick for chart in charts for tick in chart.ticks}
    assert {"janv.\n2024", "avr.", "juil."} <= ticks
    assert any("8,9" in series.labels for chart in charts for series in chart.series)


def test_a_sentence_that_a_language_has_no_words_for_gives_way_to_a_plainer_one(monkeypatch) -> None:
    graph = FactGraph.of(published("de").edition.ledger)
    monkeypatch.setattr("briefgen.base.say.catalogue", lambda language: NullTranslations())
    has_words.cache_clear()
    try:
        assert sentences.change_of("kosten", graph) == "Energiekosten der Stadt: {kosten.2025}"
        assert course_sentence("ladepunkte", graph) == "Öffentliche Ladepunkte: {ladepunkte.2025}"
        assert joint(["solaranlagen", "leistung"], graph) == ""
    finally:
        has_words.cache_clear()
