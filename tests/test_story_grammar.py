"""English sentences of figures: verbs agree with labels, and labels begin small where they are no names."""

from __future__ import annotations

import pytest
from story_kit import story_of, titles

from briefgen.story.grammar import agreeing, as_whole, is_plural, within

META_EN = "meta: {title: Brief, language: en, as_of: 2025}\nmetrics:\n"


@pytest.mark.parametrize(
    "label",
    [
        "Visits",
        "Books lent",
        "Talks held",
        "Complaints settled in time",
        "People in work",
        "Exports of goods",
    ],
)
def test_a_label_of_several_things_is_plural(label: str) -> None:
    assert is_plural(label)


@pytest.mark.parametrize(
    "label",
    ["Revenue", "Revenue from fares", "Gross domestic product", "Gas", "Bus", "Food and drink", "Net loss",
     "Share of pupils", "Growth in exports", "Logistics", "GDP (current prices)"],
)  # fmt: skip
def test_a_label_of_one_thing_or_of_a_mass_is_not(label: str) -> None:
    assert not is_plural(label)


@pytest.mark.parametrize(
    ("label", "said"),
    [("Net debt", "net debt"), ("Lost-time accidents", "lost-time accidents"), ("UK sales", "UK sales"),
     ("North shop", "North shop"), ("GDP", "GDP"), ("Rail", "rail"), ("Northgate", "Northgate")],
)  # fmt: skip
def test_within_a_sentence_only_words_that_are_no_names_begin_small(label: str, said: str) -> None:
    assert within(label) == said


def test_a_whole_that_is_counted_has_its_article() -> None:
    assert as_whole("Household basket") == "the household basket"
    assert as_whole("Revenue") == "revenue"
    assert as_whole("Population of the region") == "the population of the region"
    assert agreeing("make up", "Services") == "make up"


@pytest.mark.parametrize(
    ("label", "values", "said"),
    [
        ("Visits", "2024: 8, 2025: 8", "Visits were unchanged from 2024, at 8 thousand"),
        ("Debt", "2024: 8, 2025: 8", "Debt was unchanged from 2024, at 8 thousand"),
        ("Visits", "2025: 8", "Visits stand at 8 thousand"),
        ("Accidents", "2024: 4, 2025: 0", "Accidents fell from 4 thousand in 2024 to 0 thousand"),
        ("Turnout", "2024: 8.25, 2025: 8.5", "Turnout rose about 3% to 8.5 thousand"),
    ],
)
def test_verbs_agree_and_what_is_gone_has_no_rate(label: str, values: str, said: str) -> None:
    text = f"  a: {{label: {label}, unit: thousand, kind: amount, values: {{{values}}}}}\n"
    assert titles(story_of(META_EN + text)) == [said]
