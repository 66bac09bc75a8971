"""Periods: how they are written, ordered, measured and named."""

from fractions import Fraction

import pytest

from briefgen.facts.format import period_label
from briefgen.facts.period import length_in_years, parse, years_between


@pytest.mark.parametrize(
    ("key", "zh", "en"),
    [
        ("2020", "2020年", "2020"),
        ("2025H1", "2025年上半年", "H1 2025"),
        ("2025H2", "2025年下半年", "H2 2025"),
        ("2025Q3", "2025年第三季度", "Q3 2025"),
        ("2025-06", "2025年6月", "June 2025"),
        ("2025-12-04", "2025年12月4日", "4 December 2025"),
        ("2021-2025", "2021—2025年", "2021–2025"),
        ("2021..2025", "2021—2025年", "2021–2025"),
        ("now", "目前", "now"),
    ],
)
def test_a_period_is_named_in_the_briefs_language(key, zh, en):
    assert period_label(key, "zh-CN") == zh
    assert period_label(key, "en") == en


@pytest.mark.parametrize(
    "key", ["", "20", "2025Q5", "2025H3", "2025-13", "2025-00", "last year", "2025-2021", "2025-02-40"]
)
def test_what_is_no_period_is_refused_with_examples(key):
    with pytest.raises(ValueError, match=r"period|month|begins|date"):
        parse(key)


def test_periods_are_ordered_by_their_ends_and_now_lies_at_as_of():
    keys = ["now", "2025H1", "2020", "2025", "2025Q1", "2021-2025", "2024"]
    as_of = parse("2025")
    ordered = sorted((parse(key, as_of) for key in keys), key=lambda period: period.order)
    assert [period.key for period in ordered] == [
        "2020",
        "2024",
        "2025Q1",
        "2025H1",
        "2021-2025",
        "2025",
        "now",
    ]


@pytest.mark.parametrize(
    ("earlier", "later", "years"),
    [
        ("2020", "2024", 4),
        ("2020", "2025H1", Fraction(9, 2)),
        ("2024Q3", "2025Q3", 1),
        ("2024-06", "2025-06", 1),
        ("2020", "2021-2025", 5),
        ("2024Q3", "2024Q4", Fraction(1, 4)),
    ],
)
def test_years_between_run_from_end_to_end(earlier, later, years):
    assert years_between(parse(earlier), parse(later)) == years


def test_a_span_is_as_long_as_the_years_it_names():
    assert length_in_years(parse("2021-2025")) == 5
