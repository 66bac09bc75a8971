"""Periods: how they are written, ordered, measured and named."""

from fractions import Fraction

import pytest

from briefgen.facts import period_spelling
from briefgen.facts.format import period_label
from briefgen.facts.period import NotAPeriod, length_in_years, parse, years_between


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


@pytest.mark.parametrize(
    ("key", "spellings"),
    [
        ("2025-10", "2025年10月|2025年10月份|Oct 2025|Oct. 2025|2025 Oct|2025/10|202510|2025.10"),
        ("2025-10", "2025-10|10/2025|2025-Oct|2025M10|二〇二五年十月|２０２５年１０月|October 2025"),
        ("2025-09", "Sept 2025|2025年9月|2025-9|2025/9"),
        ("2025Q3", "Q3 2025|2025 Q3|2025年第三季度|2025年三季度|2025年3季度|3Q 2025"),
        ("2025Q3", "third quarter of 2025|2025-07/2025-09"),
        ("2025H1", "2025上半年|2025年上半年|H1 2025|1H2025|2025年1—6月|Jan–Jun 2025|first half of 2025"),
        ("2025", "2025年|2025年度|2025年全年|2025年1-12月"),
        ("2025-01/2025-09", "2025年1—9月|2025年前三季度|2025年前9个月|Jan–Sep 2025|2025年1月至9月"),
        ("2024-10/2025-09", "2024-10..2025-09|2024年10月—2025年9月|October 2024 – September 2025"),
        ("FY2025", "FY 2025|FY25|fiscal year 2025|2025财年"),
        ("FY2024/25", "2024/25|FY2024-25|FY24/25|2024-25财年|financial year 2024/25|2024/25年度"),
        ("FY2025Q1", "FY2025 Q1|FY25 Q1|Q1 FY2025|2025财年第一季度|first quarter of FY2025"),
        ("FY2025H2", "FY2025 H2|H2 of FY2025|2025财年下半年|second half of fiscal year 2025"),
        ("FY2024/25Q3", "2024/25 Q3|FY2024/25Q3|2024/25财年第三季度|Q3 2024/25"),
        ("AY2024/25", "2024-2025学年|2024/25学年|AY2024-25|academic year 2024/25|2024/25 academic year"),
        ("2025-01/2025-10", "2025年1-10月|2025-01..2025-10|2025-01..10|2025M1-10|Jan–Oct 2025"),
        ("2025-01/2025-10", "first ten months of 2025|2025年前10个月|2025-10 YTD|2025年1—10月累计"),
        ("2025-01/2025-10", "YTD Oct 2025|2025年10月累计"),
        ("2025-01/2025-09", "2025-9M|9M 2025|first nine months of 2025|Q1–Q3 2025|2025年一至三季度"),
        ("2025-01/2025-09", "nine months to September 2025|nine months ended 30 September 2025"),
        ("2024-04/2025-03", "year ended 31 March 2025|twelve months to March 2025|year to March 2025"),
        ("WE2025-10-05", "week ending 5 October 2025|w/e 2025-10-05"),
        ("WE2025-10-05", "截至2025年10月5日当周|截至2025年10月5日的一周"),
        ("end-2025", "end 2025|end of 2025|the end of 2025|2025末|2025年末|2025年底"),
        ("end-2025", "year-end 2025|截至2025年末"),
        ("end-2025-09", "end of September 2025|2025年9月末|2025年三季度末"),
        ("end-2025-09", "end of Q3 2025|as at September 2025"),
        ("2025-03-31", "as at 31 March 2025|as of 2025-03-31|截至2025年3月31日"),
        ("2025-W40", "2025W40|2025年第40周|week 40 of 2025"),
        ("2025-10-01", "2025年10月1日|2025/10/1|20251001|1 Oct 2025|October 1, 2025|1st October 2025"),
        ("2025-10-01", "2025-10-01T00:00:00"),
        ("2025-12-31", "31/12/2025|12/31/2025"),
        ("2021-2025", "2021—2025年|2021..2025|2021 to 2025|2021年至2025年"),
        ("now", "目前|now|至今"),
    ],
)  # fmt: skip
def test_all_spellings_of_a_period_are_read_as_one(key, spellings):
    assert {parse(each).key for each in spellings.split("|")} == {key}


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("2009/10", "write 2009-10 or FY2009/10"),
        ("2024-25", "for years write FY2024/25 or 2024-2025"),
        ("2021-25", "for years write 2021-2025"),
        (
            "2024/2025",
            "write FY2024/25 for one financial year, 2024-2025 for the years from one to the other",
        ),
        ("10/12/2025", "write 2025-12-10 or 2025-10-12"),
        ("2025.1", "write 2025-01 or 2025-10"),
        ("Oct-25", "write the year with four digits"),
        ("Q3 25", "write the year with four digits"),
        ("10月", "write the year too"),
        ("去年", "write the year"),
        ("last year", "write the year"),
        ("FY2025 Q5", "write FY2025Q1 to FY2025Q4"),
        ("2024/25 Q5", "write FY2025Q1 to FY2025Q4"),
        ("FY0000", "FY2025"),
        ("2025 YTD", "write the months that it covers, as in 2025-01/2025-10"),
        ("1-10月", "write the year too"),
        ("FY2024/26", "write FY2024/25 for one year"),
        ("2024/26学年", "write AY2024/25"),
        ("end of FY2025", "as in 2025-03-31"),
        ("week ending October 2025", "week ending 2025-10-05"),
        ("nine months to 12 March 2025", "a month's last day"),
        ("first 13 months of 2025", "2 to 12 months"),
        ("2025-02-31", "write a day of the calendar"),
        ("2023-02-29", "write a day of the calendar"),
        ("2025年9-1月", "write the earlier month first"),
        ("2025-W54", "weeks go from W01 to W52"),
    ],
)
def test_what_may_be_two_periods_or_none_is_refused_with_the_form_to_write(written, hint):
    with pytest.raises(NotAPeriod) as refused:
        parse(written)
    assert hint in refused.value.hint


@pytest.mark.parametrize(
    ("key", "zh", "en"),
    [
        ("2025-01/2025-09", "2025年1—9月", "January–September 2025"),
        ("2024-10/2025-09", "2024年10月—2025年9月", "October 2024 – September 2025"),
        ("FY2025", "2025财年", "FY2025"),
        ("FY2024/25", "2024/25财年", "2024/25"),
        ("FY2025Q1", "2025财年第一季度", "FY2025 Q1"),
        ("2024/25 H1", "2024/25财年上半年", "2024/25 H1"),
        ("AY2024/25", "2024/25学年", "academic year 2024/25"),
        ("end-2025", "2025年末", "the end of 2025"),
        ("end-2025-10", "2025年10月末", "the end of October 2025"),
        ("WE2025-10-05", "截至2025年10月5日的一周", "the week ending 5 October 2025"),
        ("2025-W40", "2025年第40周", "week 40 of 2025"),
    ],
)
def test_stretches_financial_years_and_weeks_have_names(key, zh, en):
    assert (period_label(key, "zh-CN"), period_label(key, "en")) == (zh, en)


def test_every_key_is_a_spelling_of_itself():
    keys = [
        "2025",
        "2025H2",
        "2025Q4",
        "2025-03",
        "2025-03-09",
        "2025-W07",
        "2021-2025",
        "FY2025",
        "FY2024/25",
        "FY2024/25Q2",
        "FY2025H1",
        "AY2024/25",
        "2025-01/2025-10",
        "WE2025-10-05",
        "end-2025",
        "end-2025-09",
        "now",
    ]
    assert [parse(key).key for key in keys] == keys


def test_a_financial_year_is_not_the_calendar_year_of_its_name():
    assert not parse("FY2025").is_when(parse("2025"))
    assert not parse("FY2025").is_when(parse("FY2024/25"))
    assert years_between(parse("2023/24"), parse("2024/25")) == 1


@pytest.mark.parametrize("key", ["", " ", "\u3000"])
def test_an_empty_text_is_no_period_and_no_form_is_tried_for_it(key, monkeypatch):
    """A reference without a period asks; to compile all forms for it takes 4 ms a run."""
    monkeypatch.setattr(period_spelling, "_READERS", None)
    with pytest.raises(NotAPeriod, match="is not a period: write it as 2025"):
        period_spelling.spelled.__wrapped__(key)
