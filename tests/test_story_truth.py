"""What the story does not say: nothing is ordered that may be equal, and a year is not high."""

from __future__ import annotations

import pytest
from story_kit import story_of, titles

META = "meta: {title: 简报, as_of: 2025}\nmetrics:\n"
META_EN = "meta: {title: Brief, language: en, as_of: 2025}\nmetrics:\n"


def series(values: str) -> str:
    listed = ", ".join(f"{2021 + index}: {value}" for index, value in enumerate(values.split()))
    return f"  visits: {{label: Visits, unit: thousand, kind: amount, values: {{{listed}}}}}\n"


@pytest.mark.parametrize("values", ["10 11 12 about_14 14", "16 over_15 15 13 12", "8 about_8 8 8 8"])
def test_a_series_with_values_that_may_be_equal_has_no_course(values: str) -> None:
    (title,) = titles(story_of(META_EN + series(values).replace("_", " ")))
    assert not any(word in title for word in ("every", "est since", "peaked", "low of", "stayed"))


def test_a_year_is_later_than_it_was_and_not_higher() -> None:
    values = "{2022: 2034, 2023: 2037, 2024: 2039, 2025: 2045}"
    text = f"  peak: {{label: Peak year, kind: year, values: {values}}}\n"
    assert titles(story_of(META_EN + text)) == ["Peak year is 6 years later than in 2024, now 2045"]


def test_a_series_of_no_course_that_turned_across_zero_ends_with_its_value_once() -> None:
    values = "{2022: 9, 2023: about 9, 2024: -18, 2025: 7}"
    text = f"  rest: {{label: 结余, unit: 万元, kind: balance, values: {values}}}\n"
    assert titles(story_of(META + text)) == ["结余由2024年的−18万元转为7万元"]


def test_a_value_that_is_only_about_right_is_not_what_a_change_begins_with() -> None:
    text = "  grain: {label: Grain, unit: tonnes, kind: index, values: {2024: about 90, 2025: 140}}\n"
    assert titles(story_of(META_EN + text)) == ["Grain rose by about 50 tonnes to 140 tonnes"]


def test_nothing_is_faster_than_what_did_not_grow() -> None:
    text = """\
  north: {label: North hall, unit: seats, values: {2024: 200, 2025: 220}}
  south: {label: South hall, unit: seats, values: {2024: 150, 2025: 150}}
"""
    assert titles(story_of(META_EN + text)) == ["North hall rose 10% on 2024, South hall was unchanged"]


def test_who_is_told_elsewhere_on_the_page_may_be_higher() -> None:
    text = """\
  north: {label: North, unit: "%", kind: share, values: {2022: 9.5, 2023: 9.6, 2024: 9.7, 2025: 9.8}}
  south: {label: South, unit: "%", kind: share, values: {2025: 4.1}}
  west: {label: West, unit: "%", kind: share, values: {2025: 6.3}}
  milton: {label: Milton, unit: "%", kind: share, values: {2025: 7.3}}
"""
    assert not any("highest at 7.3%" in title for title in titles(story_of(META_EN + text)))


def test_a_total_is_not_ranked_among_its_parts() -> None:
    text = """\
  all: {label: All halls, unit: seats, kind: count, values: {2025: 900}}
  north: {label: North hall, unit: seats, values: {2024: 310, 2025: 320}, claims: [{share: 35.6, whole: all}]}
  south: {label: South hall, unit: seats, values: {2025: 210}}
  west: {label: West hall, unit: seats, values: {2025: 120}}
  milton: {label: Milton hall, unit: seats, values: {2025: 110}}
"""
    said = titles(story_of(META_EN + text))
    assert "North hall is highest at 320 seats, followed by South hall at 210 seats" in said


def test_two_that_may_be_last_are_both_not_the_lowest() -> None:
    text = """\
  north: {label: North, unit: £m, kind: amount, values: {2025: over 49.5}}
  west: {label: West, unit: £m, kind: amount, values: {2025: nearly 49.5}}
  milton: {label: Milton, unit: £m, kind: amount, values: {2025: 48.6}}
"""
    assert not any("lowest" in title for title in titles(story_of(META_EN + text)))


def test_series_of_unlike_periods_have_no_beginning_in_common() -> None:
    text = """\
  grain: {label: 粮食, unit: 万吨, kind: amount, values: {2022: 12.1, 2023: 11.4, 2024: 10.8, 2025: 9.9}}
  jobs: {label: 岗位, values: {2024Q4: 412, 2025Q1: 402, 2025Q2: 322, 2025Q3: 212}}
"""
    assert not any("均" in title for title in titles(story_of(META + text)))


def test_parts_of_nothing_have_no_largest() -> None:
    text = """\
  all: {label: All halls, unit: seats, values: {2024: 0, 2025: 0}, claims: [{sum: [east, west]}]}
  east: {label: East hall, unit: seats, values: {2025: 0}}
  west: {label: West hall, unit: seats, values: {2025: 0}}
"""
    assert titles(story_of(META_EN + text)) == ["All halls were unchanged from 2024, at 0 seats"]


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ("9.6 6.3 6.3 4.1", "North is highest at 9.6%, Milton lowest at 4.1%"),
        ("9.6 9.6 6.3 4.1", "North and South are highest at 9.6%"),
        ("9.6 9.6 9.6 4.1", "Milton is lowest at 4.1%"),
        ("9.6 4.1 4.1 4.1", "North is highest at 9.6%"),
        ("9.6 9.6 9.6 9.6", "North stands at 9.6%, South at 9.6%"),
    ],
)
def test_only_what_is_alone_is_the_highest_the_second_or_the_lowest(values: str, said: str) -> None:
    names = dict(zip(("North", "South", "West", "Milton"), values.split(), strict=True))
    text = "".join(
        f"  {name}: {{label: {name}, unit: '%', kind: share, values: {{2025: {value}}}}}\n"
        for name, value in names.items()
    )
    assert titles(story_of(META_EN + text)) == [said]


def test_a_label_that_ends_in_a_digit_stands_apart_from_the_year_of_its_peak() -> None:
    text = series("6 39 20 12").replace("label: Visits, unit: thousand", "label: PM2.5, unit: 微克")
    assert titles(story_of(META + text)) == ["PM2.5在2022年升至39微克后回落，现为12微克"]
