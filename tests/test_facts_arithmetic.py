"""Roundings, ranges, sizes of units and distances in time, each stated number by number."""

from decimal import Decimal
from fractions import Fraction

import pytest
from figures_kit import ledger_of

from briefgen.facts.baseline import all_alike, like_last, start_of
from briefgen.facts.derive import justified, rounded
from briefgen.facts.format import bounds, digits, measured_in, period_label, spaced
from briefgen.facts.hints import transpositions
from briefgen.facts.interval import Interval
from briefgen.facts.kinds import COMPARISONS
from briefgen.facts.kinds.doubled import doubling
from briefgen.facts.period import length_in_years, parse, years_between
from briefgen.facts.unit import commensurable, dimension, size, split


def between(low, high, low_open=False, high_open=False):
    return Interval(Fraction(low), Fraction(high), low_open, high_open)


@pytest.mark.parametrize(
    ("width", "most", "places"),
    [("0.1", 2, 1), ("0.11", 2, 0), ("0.03", 2, 1), ("0.01", 2, 2), ("0.011", 2, 1), ("0.001", 2, 2),
     ("0.001", 3, 3), ("0.01", 0, 0), ("1", 2, 0), ("0", 2, 2)],
)  # fmt: skip
def test_a_range_justifies_as_many_decimals_as_leave_it_at_most_one_step_wide(width, most, places):
    assert justified(between(5, Fraction(5) + Fraction(width)), most) == places


@pytest.mark.parametrize(
    ("estimate", "low", "high", "places", "significant", "printed"),
    [
        ("75.3", 75, 76, 0, 28, ("75", "约")),
        ("75.3", "75.2", "75.4", 0, 28, ("75", "")),
        ("75.5", "75.5", "75.5", 0, 28, ("76", "")),
        ("74.5", "74.5", "74.5", 0, 28, ("74", "")),
        ("2.675", 2, 3, 2, 28, ("2.68", "约")),
        ("5286", 5271, 5298, 0, 2, ("5286", "约")),
        ("5286", 5200, 5400, 0, 2, ("5300", "约")),
        ("5286", 5260, 5340, 0, 2, ("5300", "")),
        ("5286", 5249, 5340, 0, 2, ("5300", "约")),
        ("5286", 5260, 5351, 0, 2, ("5300", "约")),
        ("80", 10, 20, 0, 28, ("20", "约")),
        ("1", 10, 20, 0, 28, ("10", "约")),
        ("0", 0, 0, 1, 2, ("0", "")),
        ("-75.3", "-75.4", "-75.2", 0, 28, ("-75", "")),
        ("12.345", 12, 13, 2, 3, ("12.3", "约")),
    ],
)
def test_an_estimate_is_rounded_so_that_it_stays_in_its_range(
    estimate, low, high, places, significant, printed
):
    number, qualifier = rounded(
        Fraction(estimate), between(low, high), places=places, significant=significant
    )
    assert (str(number), qualifier) == printed


@pytest.mark.parametrize(
    ("interval", "whole", "printed"),
    [
        (between(5, Fraction(11, 2)), False, "5.0–5.5家"),
        (between(Fraction(9, 2), 5), False, "4.5–5.0家"),
        (between("5271.4", "5298.2"), False, "5271–5299家"),
        (between("5271.4", "5298.2"), True, "5272–5298家"),
        (between("5271.4", "5271.6"), True, "5271.4–5271.6家"),
        (between(5, 5), True, "5家"),
        (between(5, 5), False, "5家"),
        (between("0.333", "0.334"), False, "0.333–0.334家"),
        (between("0.3333", "0.3339"), False, "0.3333–0.3339家"),
        (between("0.12", "0.22"), False, "0.1–0.3家"),
        (between(Fraction(1, 3), Fraction(1, 3)), False, "0.33家"),
        (between(Fraction(-9, 2), Fraction(-7, 2)), False, "−4.5–−3.5家"),
        (between(-4, 4), False, "−4–4家"),
        (between(4, 5, True, True), True, "4–5家"),
        (between("999.5", "1000.5"), True, "1000家"),
        (between("0.333333", "0.3333345"), False, "0.333333–0.333335家"),
        (between("0.3333330", "0.3333335"), False, "0.33家"),
    ],
)
def test_a_range_is_printed_outwards_to_what_tells_its_ends_apart(interval, whole, printed):
    assert bounds(interval, "家", "zh-CN", whole=whole) == printed


def test_ranges_in_english_are_grouped_and_have_their_unit_in_the_number_of_their_end():
    assert bounds(between("5271.4", "5298.2"), "firms", "en") == "5,271–5,299 firms"
    assert bounds(between("0.5", 1), "places", "en") == "0.5–1.0 place"
    assert bounds(between(1, 1), "percentage points", "en") == "1 percentage point"
    assert bounds(between(-1, -1), "times", "en") == "−1 time"
    assert bounds(between(2, 2), "times", "en") == "2 times"


@pytest.mark.parametrize(
    ("unit", "chinese", "shown"),
    [("%", True, "%"), ("%", False, "%"), ("‰", False, "‰"), ("°C", True, "°C"), ("℃", False, "℃"),
     ("km/h", True, " km/h"), ("家", True, "家"), ("家", False, " 家"), ("", False, ""),
     ("times", True, " times"),
     ("times", False, " time"), ("points", False, " point"), ("years", False, " year")],
)  # fmt: skip
def test_a_unit_stands_apart_where_it_is_a_word_in_latin_letters(unit, chinese, shown):
    assert spaced(unit, Decimal(1), "zh-CN" if chinese else "en") == shown


def test_numbers_keep_their_decimals_and_periods_their_words():
    assert digits(Decimal("1234567.50"), "en") == "1,234,567.50"
    assert digits(Decimal("-1234567.50"), "zh-CN") == "−1234567.50"
    assert digits(Decimal("-0.0"), "en") == "0.0"
    assert [period_label(key, "en", "2025") for key in ("2024", "", "then")] == ["2024", "2025", "then"]
    assert [measured_in(kind, "") for kind in ("rank", "share", "count")] == ["位", "%", ""]
    assert measured_in("rank", "名") == "名"


@pytest.mark.parametrize(
    ("unit", "times", "measures"),
    [
        ("家", 1, "count"), ("万家", 10**4, "count"), ("百万人", 10**6, "count"), ("千万人", 10**7, "count"),
        ("亿元", 10**8, "yuan"), ("十亿元", 10**9, "yuan"), ("百亿元", 10**10, "yuan"),
        ("千亿元", 10**11, "yuan"),
        ("万亿元", 10**12, "yuan"), ("thousand people", 1000, "count"), ("million euros", 10**6, "euros"),
        ("billion dollars", 10**9, "dollars"), ("trillion yuan", 10**12, "yuan"), ("£", 1, "pounds"),
        ("公里", 1000, "length"), ("miles", Fraction(1609344, 1000), "length"),
        ("mph", Fraction(1609344, 10**6), "speed"), ("km/h", 1, "speed"), ("万吨", 10**10, "mass"),
        ("kg", 1000, "mass"),
        ("万亩", Fraction(20_000_000, 3), "area"), ("hectares", 10**4, "area"), ("km²", 10**6, "area"),
        ("亿千瓦时", 10**8, "energy"), ("GWh", 10**6, "energy"), ("MWh", 1000, "energy"),
        ("GW", 10**6, "power"), ("MW", 1000, "power"), ("‰", Fraction(1, 10), "percent"), ("位", 1, "rank"),
    ],
)  # fmt: skip
def test_a_unit_is_so_many_of_the_smallest_one_that_measures_the_same(unit, times, measures):
    assert (size(unit), dimension(unit)) == (times, measures)


def test_units_compare_within_what_they_measure():
    alike = [("万元", "亿元"), ("家", "buses"), ("miles", "公里"), ("元", "dollars"), ("家", "元")]
    assert [commensurable(*pair) for pair in alike] == [True, True, True, False, False]
    assert split("万人") == (10**4, "人")
    assert split("million euros") == (10**6, "euros")
    assert split("人") == (1, "人")


@pytest.mark.parametrize(
    ("earlier", "later", "years"),
    [("2020", "2025", 5), ("2020", "2025H1", Fraction(9, 2)), ("2024Q4", "2025Q1", Fraction(1, 4)),
     ("2024-11", "2025-11", 1), ("2024-11-30", "2025-11-30", 1),
     ("2025-01-01", "2025-01-02", Fraction(1, 372)),
     ("2025", "2024", -1), ("2016-2020", "2021-2025", 5), ("FY2024", "FY2025", 1)],
)  # fmt: skip
def test_years_lie_between_the_ends_of_two_periods(earlier, later, years):
    assert years_between(parse(earlier), parse(later)) == years


def test_periods_are_so_long():
    lengths = {"2025": 1, "2025H1": Fraction(1, 2), "2025Q1": Fraction(1, 4), "2025-02": Fraction(1, 12),
               "2025-02-03": Fraction(1, 372), "2021-2025": 5, "FY2025": 1,
               "2025-11/2026-01": Fraction(1, 4)}  # fmt: skip
    assert {key: length_in_years(parse(key)) for key in lengths} == lengths


def test_two_digits_that_stand_in_the_wrong_order_are_swapped_one_pair_at_a_time():
    assert [str(number) for number in transpositions(Decimal("-12.35"))] == ["-21.35", "-13.25", "-12.53"]
    assert [str(number) for number in transpositions(Decimal("1135"))] == ["1315", "1153"]
    assert list(transpositions(Decimal("7"))) == []


def test_a_date_of_the_brief_that_is_no_period_is_a_problem_and_the_latest_value_stands_for_it():
    ledger = ledger_of("a: {label: 甲, unit: 家, values: {2023: 3, 2024: 5, now: 5}}", as_of="spring")
    (problem,) = ledger.problems
    assert (problem.code, problem.severity, problem.place.file) == ("period", "error", "brief.yaml")
    assert problem.message.startswith("meta.as_of: 'spring' is not a period")
    assert ledger.as_of == "2024"


@pytest.mark.parametrize(
    ("values", "start"),
    [("2023-05: 1, 2024-11: 2, 2025-11: 3", "2024-11"), ("2023-11: 1, 2025-10: 2, 2025-11: 3", "2023-11"),
     ("2023-05: 1, 2025-10: 2, 2025-11: 3", "2025-10"), ("2020: 1, 2023: 2, 2025: 3", "2020"),
     ("2020H1: 1, 2023: 2, 2025: 3", "2023"), ("2025: 3", "")],
)  # fmt: skip
def test_the_course_of_a_series_is_told_from_its_first_value_of_the_same_season(values, start):
    ledger = ledger_of(f"a: {{label: 甲, unit: 亿元, kind: amount, values: {{{values}}}}}", as_of="2025-12")
    found = start_of(ledger.series("a"), ledger.context)
    assert (found.period if found else "") == start


def test_values_of_one_length_compare_in_size():
    ledger = ledger_of(
        "a: {label: 甲, unit: 家, values: {2023: 1, 2024: 2, 2024Q1: 3, now: 4}}", as_of="2025"
    )
    facts = {fact.period: fact for fact in ledger.series("a")}
    years = [facts["2023"], facts["2024"]]
    assert all_alike(years, ledger.context)
    assert all_alike([*years, facts["now"]], ledger.context)
    assert not all_alike([*years, facts["2024Q1"]], ledger.context)
    assert [fact.period for fact in like_last([facts["2024Q1"], *years], ledger.context)] == ["2023", "2024"]
    assert like_last([], ledger.context) == ()


DOUBLINGS = {
    ("", "约", "about"): ("1.9", "2.5", False, False),
    ("近", "nearly"): ("1.7", 2, False, True),
    ("超", "以上", "多", "余", "over"): (2, 4, False, True),
}


@pytest.mark.parametrize("qualifier", [word for words in DOUBLINGS for word in words])
def test_doubled_is_twice_with_room_on_the_side_that_its_qualifier_names(qualifier):
    meant = next(bounds for words, bounds in DOUBLINGS.items() if qualifier in words)
    assert doubling(Decimal(1), qualifier) == between(*meant)
    assert doubling(Decimal(2), qualifier) == between(*meant).times(2)


def test_an_average_of_whole_years_keeps_what_its_bounds_are_and_a_root_is_wider_than_its_error():
    cagr = COMPARISONS["cagr"]
    assert cagr.current(between(100, 100), between(10, 20, True, False), Fraction(2)) == between(
        121, 144, True
    )
    assert cagr.current(between(100, 100), between(10, 20, False, True), Fraction(2)) == between(
        121, 144, False, True
    )
    assert cagr.base(between(121, 144), between(10, 10), Fraction(2)) == between(100, Fraction(14400, 121))
    exact = cagr.claimed(between("161.051", "161.051"), between(100, 100), Fraction(5))
    assert exact.low < 10 < exact.high
    assert exact.width < Fraction(1, 10**11)
    half = cagr.claimed(between("133.1", "133.1"), between(100, 100), Fraction(3, 2))
    assert round(float(half.low), 4) == round(float(half.high), 4) == 21
