"""Financial years, weeks, cumulative months and ends: where they lie, and what they are compared with."""

from fractions import Fraction

import pytest
from figures_kit import ledger_of

from briefgen.base.diagnostics import BriefError, Place
from briefgen.brief.decode import decode
from briefgen.brief.model import Meta
from briefgen.brief.source import parse as parse_yaml
from briefgen.facts.fiscal_year import FiscalYear
from briefgen.facts.implied import contradictions
from briefgen.facts.numerals import trace
from briefgen.facts.period import NotAPeriod, parse, years_between
from briefgen.facts.prose import resolve

PLACE = Place("b.yaml", 1, 1)
APRIL = FiscalYear(starts=4, place=PLACE)
JAPAN = FiscalYear(starts=4, named_after="start", place=PLACE)
JANUARY = FiscalYear(starts=1, place=PLACE)


def metric(values: str, more: str = "", kind: str = "amount") -> str:
    return f"a: {{label: Sales, unit: m, kind: {kind}, values: {{{values}}}{more}}}\n"


def said(text: str, **figures: object) -> list[str]:
    ledger = ledger_of(text, language="en", **figures)
    return [problem.message for problem in ledger.problems]


def compared(text: str, **figures: object) -> str:
    ledger = ledger_of(text, language="en", **figures)
    return ledger.since("a")


@pytest.mark.parametrize(
    ("written", "year", "same"),
    [
        ("FY2025", APRIL, "2024-04/2025-03"),
        ("2024/25", APRIL, "2024-04/2025-03"),
        ("FY2025", JAPAN, "2025-04/2026-03"),
        ("FY2025 Q1", APRIL, "2024Q2"),
        ("2024/25 Q4", APRIL, "2025Q1"),
        ("FY2025 H2", APRIL, "2024-10/2025-03"),
        ("FY2025", JANUARY, "2025"),
        ("AY2024/25", None, "2024-09/2025-08"),
    ],
)
def test_a_financial_year_lies_where_the_brief_says_that_it_starts(written, year, same):
    assert parse(written, None, year).is_when(parse(same))


def test_a_year_that_starts_in_january_has_no_name_of_two_years():
    with pytest.raises(NotAPeriod, match="write FY2024 or FY2025"):
        parse("2024/25", None, JANUARY)


@pytest.mark.parametrize(
    "written", ["4", "04", "April", "apr", "4月", "{starts: 4}", "{starts: 04}", "{starts: 4月}"]
)
def test_the_month_in_which_a_financial_year_starts_is_read_by_number_and_by_name(written):
    meta = decode(parse_yaml(f"{{title: T, fiscal_year: {written}}}".encode(), "b.yaml"), Meta)
    assert meta.fiscal_year.starts == 4


@pytest.mark.parametrize("written", ["13", "0", "Spring", "{starts: 13}", "{starts: 第四}"])
def test_what_is_no_month_starts_no_financial_year(written):
    with pytest.raises(BriefError) as refused:
        decode(parse_yaml(f"{{title: T, fiscal_year: {written}}}".encode(), "b.yaml"), Meta)
    assert "is not a month" in refused.value.problems[0].message


def test_years_of_two_calendars_are_refused_until_the_brief_says_how_they_lie():
    values = metric("2023: 90, FY2025: 94")
    (refused,) = said(values)
    assert "2023 and FY2025 are years of different calendars" in refused
    assert said(values, fiscal_year=APRIL) == []


def test_a_value_that_two_names_of_one_time_state_is_refused():
    (refused,) = said(metric("FY2025: 94, 2024/25: 94"), fiscal_year=APRIL)
    assert "FY2025 and FY2024/25 are the same time" in refused


@pytest.mark.parametrize("as_of", ["2025-01", "2025-06-30", "2025", "end of 2024", "FY2025", "2024/25"])
@pytest.mark.parametrize("values", ["FY2024: 90, FY2025: 94", "2024-11: 90, 2024-12: 94"])
@pytest.mark.parametrize("year", [None, APRIL])
def test_a_brief_of_one_calendar_may_have_figures_of_another(as_of, values, year):
    assert said(metric(values), as_of=as_of, fiscal_year=year) == []


def test_a_financial_year_that_begins_behind_the_brief_is_refused_where_it_is_known_to():
    values = metric("FY2025: 94, FY2027: 99")
    assert said(values, as_of="2025-06") == []
    assert "FY2027, but the brief is as of 2025-06" in said(values, as_of="2025-06", fiscal_year=APRIL)[0]


@pytest.mark.parametrize(
    ("values", "since"),
    [
        ("FY2024: 90, FY2025: 94", "FY2024"),
        ("2023/24: 90, 2024/25: 94", "FY2023/24"),
        ("FY2024 Q4: 80, FY2025 Q3: 88, FY2025 Q4: 94", "FY2024Q4"),
        ("FY2025 Q3: 88, FY2025 Q4: 94", "FY2025Q3"),
        ("AY2023/24: 90, AY2024/25: 94", "AY2023/24"),
        ("2024年1-10月: 80, 2025年1-9月: 85, 2025年1-10月: 94", "2024-01/2024-10"),
        ("2024年10月末: 80, 2025年9月末: 85, 2025年10月末: 94", "end-2024-10"),
        ("end 2023: 80, end 2024: 90, end 2025: 94", "end-2024"),
        ("2024-W40: 80, 2025-W39: 85, 2025-W40: 94", "2024-W40"),
        ("2025-W39: 85, 2025-W40: 94", "2025-W39"),
        ("2025-W52: 85, 2026-W53: 94", "2025-W52"),
        (
            "week ending 2024-10-06: 80, week ending 2025-09-28: 85, week ending 2025-10-05: 94",
            "WE2024-10-06",
        ),
        ("2024-02-29: 80, 2025-01-31: 85, 2025-02-28: 94", "2024-02-29"),
    ],
)
def test_a_value_is_compared_with_the_same_stretch_of_the_year_before_else_the_one_before(values, since):
    assert compared(metric(values)) == since


@pytest.mark.parametrize(
    "values",
    ["2025-09: 12, 2025年1-10月: 94", "2025年1-9月: 85, 2025年1-10月: 94", "2024: 80, end 2025: 94"],
)
def test_stretches_of_another_length_are_never_compared(values):
    assert compared(metric(values)) == ""


@pytest.mark.parametrize(
    ("earlier", "later", "years"),
    [
        ("2024-W40", "2025-W40", 1),
        ("2020-W40", "2025-W40", 5),
        ("week ending 2024-10-06", "week ending 2025-10-05", 1),
        ("end of Feb 2024", "end of Feb 2025", 1),
        ("2024-12-31", "2025-06-30", Fraction(1, 2)),
        ("FY2024Q3", "FY2025Q3", 1),
    ],
)
def test_the_same_week_quarter_and_end_of_two_years_are_whole_years_apart(earlier, later, years):
    assert years_between(parse(earlier), parse(later)) == years


def test_the_end_of_a_month_is_its_last_day_and_not_the_month():
    assert parse("end of Feb 2024").is_when(parse("2024-02-29"))
    assert not parse("end 2025").is_when(parse("2025"))


@pytest.mark.parametrize(
    ("language", "values", "text", "named"),
    [
        ("zh-CN", "2024-W40: 80, 2025-W40: 94", "销量同比增长{a.growth}", None),
        ("zh-CN", "2025-W39: 80, 2025-W40: 94", "销量环比增长{a.growth}", None),
        ("zh-CN", "2025-W48: 80, 2025-W49: 94", "销量环比增长{a.growth}", None),
        ("zh-CN", "2024年1-10月: 80, 2025年1-10月: 94", "销量较2024年1—10月增长{a.growth}", None),
        ("zh-CN", "2024年1-9月: 80, 2025年1-9月: 94", "销量较2024年1—10月增长{a.growth}", "较2024年1—10月"),
        ("zh-CN", "2025Q1: 80, 2025Q2: 94", "销量较2025年一季度增长{a.growth}", None),
        ("zh-CN", "2025Q1: 80, 2025Q2: 94", "销量较2024年四季度增长{a.growth}", "较2024年四季度"),
        ("zh-CN", "end 2024: 80, end 2025: 94", "余额较2024年末增长{a.growth}", None),
        ("en", "FY2024: 80, FY2025: 94", "Sales rose {a.growth} on FY2024", None),
        ("en", "FY2023: 80, FY2025: 94", "Sales rose {a.growth} on FY2024", "on FY2024"),
        ("en", "2023/24: 80, 2024/25: 94", "Sales rose {a.growth} on 2023/24", None),
        ("en", "2022/23: 80, 2024/25: 94", "Sales rose {a.growth} on 2023/24", "on 2023/24"),
        (
            "en",
            "end 2023: 80, end 2025: 94",
            "Debt rose {a.growth} since the end of 2024",
            "since the end of 2024",
        ),
    ],
)
def test_words_beside_a_figure_name_the_stretch_that_it_is_compared_with(language, values, text, named):
    ledger = ledger_of(metric(values), language=language)
    pieces, _ = resolve(text, ledger, PLACE)
    found = [problem.message for problem in contradictions(pieces, ledger, PLACE)]
    assert len(found) == (named is not None)
    assert all(f"“{named}" in message for message in found)


@pytest.mark.parametrize(
    "text",
    [
        "1—10月，前10个月，前3季度，前三季度，2025M1-10",
        "2024/25财年、2025财年第1季度、2024-25学年、2025年末、第40周、第40至44周、截至10月5日当周",
        "FY2025, FY25, FY2024/25, FY2025 Q1, H1 FY25, AY2024/25, financial year 2024-25, in 2024–25",
        "the first 9 months, 9M 2025, nine months to 30 September, 2025 YTD",
        "week 40, weeks 40 to 44, 2025-W40, w/e 5 Oct",
        "at the end of 2025, end-2025, as at 31 March 2025, year ended 31 March 2025",
    ],
)
def test_a_period_in_prose_is_no_figure_that_lacks_a_metric(text):
    pieces, _ = resolve(text, ledger_of(metric("2024: 80, 2025: 94")), PLACE)
    _, untraced = trace(pieces, ledger_of(metric("2024: 80, 2025: 94")), PLACE)
    assert untraced == ()


@pytest.mark.parametrize("text", ["2024-25 million", "2000-50%", "10个月后达到25家", "25 weeks"])
def test_a_figure_that_looks_like_a_period_still_needs_a_metric(text):
    pieces, _ = resolve(text, ledger_of(metric("2024: 80, 2025: 94")), PLACE)
    assert trace(pieces, ledger_of(metric("2024: 80, 2025: 94")), PLACE)[1]
