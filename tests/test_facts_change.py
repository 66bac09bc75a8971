"""What a value is compared with, and how its change is said: what a reader takes for true is true."""

import pytest
from figures_kit import ledger_of

from briefgen.base.diagnostics import Place
from briefgen.blocks.charts.parts.ranking import direction_of
from briefgen.facts.baseline import base_of, start_of
from briefgen.facts.format import figure
from briefgen.facts.prose import resolve
from briefgen.facts.summary import sentence, stated, summary


def metric(values: str, *, label: str = "产值", unit: str = "亿元", kind: str = "amount") -> str:
    return f'a: {{label: {label}, unit: "{unit}", kind: {kind}, values: {{{values}}}}}'


def base(values: str, **more: str) -> str:
    """Return the period that the latest value is compared with; empty: with none."""
    ledger = ledger_of(metric(values, **more), as_of="2025-12")
    account = ledger.accounts["a"]
    found = base_of(account.latest(), account.series(), ledger.context)
    return found.period if found else ""


YEARS = "2019: 1, 2020: 2, 2021: 3, 2024: 4, 2025: 5"
MONTHS = ", ".join(f"{year}-{month:02}: {month}" for year in (2023, 2024, 2025) for month in range(1, 13))


@pytest.mark.parametrize(
    ("values", "period"),
    [
        (YEARS, "2024"),
        ("2020: 2, 2025: 5", "2020"),
        (MONTHS, "2024-12"),
        ("2025-10: 2, 2025-11: 3, 2025-12: 4", "2025-11"),
        ("2024Q4: 2, 2025Q3: 3, 2025Q4: 4", "2024Q4"),
        ("2024H2: 2, 2025H1: 3", "2024H2"),
        ("2016-2020: 2, 2021-2025: 3", "2016-2020"),
        ("2020: 2, 2024: 4, now: 5", "2024"),
        ("2024-06-30: 4, 2025-01-01: 5, 2025-06-30: 6", "2024-06-30"),
        ("2023Q4: 10.5, 2024-04: 2.9", ""),
        ("2023: 10, 2024H1: 5", ""),
        ("2021-2025: 10, 2025: 5", ""),
        ("2025: 5", ""),
    ],
)
def test_a_value_is_compared_with_what_official_statistics_compare_it_with(values, period):
    assert base(values) == period


def test_a_share_may_stand_against_that_of_a_longer_period_where_there_is_no_other():
    assert base("2020: 61.77, 2025H1: 68.52", unit="%", kind="share") == "2020"
    assert base("2020: 61.77, 2024H1: 67, 2025H1: 68.52", unit="%", kind="share") == "2024H1"


@pytest.mark.parametrize(
    ("values", "period"),
    [
        (YEARS, "2019"),
        (MONTHS, "2024-12"),
        (f"2022-12: 1, {MONTHS}", "2022-12"),
        ("2024Q3: 1, 2024Q4: 2, 2025Q1: 3, 2025Q3: 3", "2024Q3"),
        ("2023: 10, 2024H1: 5, 2024H2: 5", "2024H1"),
    ],
)
def test_the_course_of_a_series_begins_where_its_end_may_be_compared(values, period):
    ledger = ledger_of(metric(values), as_of="2025-12")
    assert start_of(ledger.series("a"), ledger.context).period == period


def said(values: str, language: str = "zh-CN", **more: str) -> str:
    return summary("a", ledger_of(metric(values, **more), language=language, as_of="2024"))


CHANGES = [
    ("2023: -4.8, 2024: 1.1", {"label": "净利润"}, "净利润1.1亿元，较2023年增加5.9亿元，扭亏为盈"),
    ("2023: 4.8, 2024: -1.1", {"label": "净利润"}, "净利润−1.1亿元，较2023年减少5.9亿元，由盈转亏"),
    ("2023: -4.8, 2024: -2.4", {"label": "利润总额"}, "利润总额−2.4亿元，较2023年减亏2.4亿元"),
    ("2023: -2.4, 2024: -4.8", {"label": "利润总额"}, "利润总额−4.8亿元，较2023年增亏2.4亿元"),
    ("2023: 2.4, 2024: 4.8", {"label": "利润总额"}, "利润总额4.8亿元，较2023年增长约100%"),
    ("2023: 3, 2024: -1", {"label": "贸易差额", "kind": "balance"},
     "贸易差额−1亿元，较2023年减少4亿元，由顺差转为逆差"),
    ("2023: -3, 2024: -1", {"label": "财政收支", "kind": "balance"}, "财政收支−1亿元，较2023年赤字收窄2亿元"),
    ("2023: -0.4, 2024: 1.2", {"label": "气温", "unit": "℃"}, "气温1.2℃，较2023年升高1.6℃"),
    ("2023: 0, 2024: 1.2", {}, "产值1.2亿元，较2023年增加1.2亿元"),
    ("2023: -3, 2024: -1", {"label": "净迁入", "unit": "万人"}, "净迁入−1万人，较2023年增加2万人"),
    ("2023: 100.2, 2024: 100.5", {"label": "指数", "unit": "", "kind": "index"},
     "指数100.5，较2023年上升0.3点"),
    ("2023: 4.1, 2024: 3.9", {"label": "死亡率", "unit": "‰", "kind": "rate"},
     "死亡率3.9‰，较2023年下降0.2‰"),
    ("2020: 2030, 2024: 2028", {"label": "达峰", "unit": "", "kind": "year"}, "达峰2028，较2020年提前2年"),
    ("2023: 36, 2024: 36", {"unit": "微克"}, "产值36微克，较2023年持平"),
    ("2023: 5.00, 2024: 5.00", {}, "产值5.00亿元，较2023年持平"),
    ("2023: 约5, 2024: 约5", {}, "产值约5亿元，较2023年基本持平"),
    ("2023: 3, 2024: 3", {"label": "排名", "unit": "位", "kind": "rank"}, "排名居第3位，较2023年持平"),
    ("2023: 9.5, 2024: 9.5", {"unit": "%", "kind": "share"}, "产值9.5%，较2023年持平"),
    ("2023: 50000, 2024: 50001", {"unit": "家", "kind": "count"}, "产值50001家，较2023年增加1家"),
]  # fmt: skip
ENGLISH = [
    ("2023: -4.8, 2024: 1.1", {"label": "Net profit", "unit": "bn"},
     "Net profit: 1.1 bn, up 5.9 bn since 2023, from loss to profit"),
    ("2023: -4.8, 2024: -2.4", {"label": "Net profit", "unit": "£m"},
     "Net profit: −£2.4m, loss narrowed by £2.4m since 2023"),
    ("2023: -4.8, 2024: -2.4", {"label": "Operating profit", "unit": "million €"},
     "Operating profit: −€2.4 million, loss narrowed by €2.4 million since 2023"),
    ("2023: 1, 2024: -2", {"label": "Trade balance", "unit": "bn", "kind": "balance"},
     "Trade balance: −2 bn, down 3 bn since 2023, from surplus to deficit"),
    ("2023: -0.4, 2024: 1.2", {"label": "Mean temperature", "unit": "°C"},
     "Mean temperature: 1.2°C, up 1.6°C since 2023"),
    ("2023: 3, 2024: 3", {"label": "Rank", "kind": "rank", "unit": ""}, "Rank: 3rd, unchanged since 2023"),
    ("2020: 2030, 2024: 2031", {"label": "Peak", "unit": "", "kind": "year"},
     "Peak: 2031, 1 year later than in 2020"),
]  # fmt: skip


@pytest.mark.parametrize(("values", "more", "text"), CHANGES)
def test_a_change_is_said_in_chinese_as_the_values_allow(values, more, text):
    assert said(values, **more) == text


@pytest.mark.parametrize(("values", "more", "text"), ENGLISH)
def test_a_change_is_said_in_english_as_the_values_allow(values, more, text):
    assert said(values, "en", **more) == text


@pytest.mark.parametrize(("values", "more", "text"), CHANGES)
def test_a_change_with_references_reads_the_same(values, more, text):
    ledger = ledger_of(metric(values, **more), as_of="2024")
    pieces, problems = resolve(sentence("a", ledger), ledger, Place("brief.yaml"))
    assert ("".join(piece.text for piece in pieces), problems) == (text, ())


@pytest.mark.parametrize(
    ("label", "text"),
    [("COVID-19", "COVID-19为50例"), ("PM2.5", "PM2.5为50例"), ("5G", "5G为50例"), ("CO₂", "CO₂为50例"),
     ("病例", "病例50例"), ("病例（甲）", "病例（甲）50例")],
)  # fmt: skip
def test_a_label_and_its_figure_never_run_together(label, text):
    ledger = ledger_of(metric("2024: 50", label=label, unit="例", kind="count"), as_of="2024")
    assert summary("a", ledger) == text == stated(ledger.find("a"), "zh")


def test_a_claim_about_an_earlier_period_is_not_said_of_the_latest_value():
    ledger = ledger_of(
        "a: {label: 产值, unit: 亿元, kind: amount, values: {2022: 10, 2023: 12, 2024: 12.6}, "
        "claims: [{growth: 20, since: 2022, until: 2023}]}",
        as_of="2024",
    )
    assert summary("a", ledger) == "产值12.6亿元，较2023年增长约5%"


def test_a_published_change_of_a_loss_says_that_it_narrowed():
    ledger = ledger_of(
        "a: {label: 净利润, unit: 亿元, values: {2023: -4.8, 2024: -2.4}, "
        "claims: [{change: 2.4, since: 2023}]}",
        as_of="2024",
    )
    assert summary("a", ledger) == "净利润−2.4亿元，较2023年减亏2.4亿元"


@pytest.mark.parametrize(
    ("reference", "message"),
    [
        ("a.growth@last", "'last'"),
        ("a.growth@2023",
         "a has no growth: there is no growth rate from −4.8亿元 to 1.1亿元 (they give `change: 5.9`)"),
        ("a.2024@2023", "only a claim compares with a period"),
        ("b.growth@2023", "periods of different length"),
        ("c.multiple", "`multiple` does not suit `kind: temperature` (they give `change: 2`)"),
    ],
)  # fmt: skip
def test_a_comparison_that_cannot_be_made_says_why(reference, message):
    ledger = ledger_of(
        "a: {label: 净利润, unit: 亿元, values: {2023: -4.8, 2024: 1.1}}\n"
        "b: {label: 产值, unit: 亿元, kind: amount, values: {2023: 10, 2024H1: 6}}\n"
        "c: {label: 气温, unit: ℃, values: {2023: 10, 2024: 12}}",
        as_of="2024",
    )
    with pytest.raises(LookupError) as caught:
        ledger.find(reference)
    assert message in caught.value.args[0]


def test_what_compares_the_same_two_values_is_one_fact():
    ledger = ledger_of(metric("2022: 10, 2023: 12, 2024: 15"), as_of="2024")
    asked = ledger.find("a.growth@2023")
    assert ledger.change(ledger.find("a")) == asked
    earlier = ledger.change(ledger.find("a.2023"))
    assert (earlier.since, earlier.period, earlier.id) == ("2022", "2023", "a.growth@2022-2023")
    assert ledger.find("a.growth@2022").period == "2024"


def test_a_claim_without_a_value_to_recompute_it_from_says_so():
    with_base = (
        "a: {label: 企业, unit: 家, values: {2020: 100, 2025: 150}, claims: [{growth: 50, since: 2020}]}"
    )
    assert ledger_of(with_base).unchecked == ()
    (claim,) = ledger_of(with_base.replace("2020: 100, ", "")).unchecked
    assert claim.unchecked == "按来源所载，未经核算：缺2020年数值"
    (claim,) = ledger_of(with_base.replace("2020: 100, ", ""), language="en").unchecked
    assert claim.unchecked == "As its source states it, not recomputed: no value of 2020"


def warned(
    claim: str, values: str = "2024-10: 80, 2024-12: 95, 2025-10: 93.6, 2025-11: 99", **more: str
) -> str:
    """Return what is said of a monthly metric with one claim."""
    text = metric(values, **more).replace("}}", f"}}, claims: [{{{claim}}}]}}")
    return " ".join(
        f"{each.severity}: {each.message} {each.hint}" for each in ledger_of(text, as_of="2025").problems
    )


def test_a_claim_of_last_month_that_a_new_value_left_behind_is_caught():
    said = warned("growth: 17, since: 2024-10")
    assert "error" in said
    assert "it holds of 2025-10: `until: 2025-10`" in said
    assert "warning: a (产值): `growth` since 2024-09 is taken to be of the latest value, 2025-11" in warned(
        "growth: 17, since: 2024-09"
    )


@pytest.mark.parametrize(
    ("claim", "values"),
    [
        ("growth: 17.0, since: 2024-11", "2025-10: 93.6, 2025-11: 99"),
        ("growth: 5.8, since: 2025-10", "2025-10: 93.6, 2025-11: 99"),
        ("growth: 12, since: 2024-12", "2025-10: 93.6, 2025-11: 99"),
        ("growth: 17, since: 2024-09, until: 2025-11", "2025-11: 99"),
        ("growth: 17, since: 2024-12-31", "2025-11: 99"),
        ("growth: 17, since: 2020", "now: 99"),
        ("growth: 17, since: 2020", "2025: 99"),
    ],
)
def test_claims_between_periods_that_one_compares_raise_no_doubt(claim, values):
    assert warned(claim, values) == ""


def test_a_claim_from_a_year_to_a_half_year_of_money_is_doubted():
    assert "a period of another length" in warned("growth: 17, since: 2024", "2025H1: 99")
    assert warned("growth: 10, since: 2024", "2025H1: 99", unit="家", kind="count") == ""


IMPLIED = "a: {label: 产值, unit: 亿元, kind: amount, values: {2023-11: 80, 2024-10: 90, 2024-11: 100}}"


@pytest.mark.parametrize(
    ("text", "language", "true"),
    [
        ("同比增长{a.growth}", "zh", True),
        ("同比增长{a.growth@2024-10}", "zh", False),
        ("环比增长{a.growth@2024-10}", "zh", True),
        ("环比增长{a.growth}", "zh", False),
        ("较2023年11月增长{a.growth}", "zh", True),
        ("较2023年同期增长{a.growth}", "zh", True),
        ("比2022年11月增长{a.growth}", "zh", False),
        ("比{a.since}增长{a.growth}", "zh", True),
        ("2022年以来，增长{a.growth}", "zh", True),
        ("up {a.growth} on November 2023", "en", True),
        ("up {a.growth} since November 2022", "en", False),
        ("up {a.growth} year on year", "en", True),
        ("up {a.growth@2024-10} year on year", "en", False),
        ("up {a.growth} month-on-month", "en", False),
        ("up {a.growth} since May", "en", True),
    ],
)
def test_words_beside_a_figure_name_the_period_that_it_compares_with(text, language, true):
    _, problems = resolve(text, ledger_of(IMPLIED, language=language, as_of="2024"), Place("brief.yaml"))
    assert (not problems) is true, problems


@pytest.mark.parametrize(
    ("first", "last", "way"),
    [
        ("21", "近22", "unsure"),
        ("近22", "21", "unsure"),
        ("99", "超99", "up"),
        ("超99", "99", "down"),
        ("3", "4", "up"),
    ],
)
def test_which_way_a_qualified_value_went_is_told_by_what_it_may_mean(first, last, way):
    ledger = ledger_of(metric(f"2023: {first}, 2024: {last}", unit="家", kind="count"), as_of="2024")
    assert direction_of(*ledger.series("a")) == way


@pytest.mark.parametrize(
    ("values", "reference", "printed"),
    [
        ("2020: 10, 2025: 12.5", "a.multiple", "1.2倍"),  # 1.19 to 1.32: once would be unchanged
        ("2020: 10, 2025: 12.5", "a.growth_multiple", "0.2倍"),
        ("2020: 3, 2025: 16", "a.multiple", "约5倍"),  # 4.4 to 6.6: five is among them
        ("2020: 1000, 2025: 1004.0", "a.growth", "0.4%"),
        ("2020: 100, 2025: 12.5", "a.growth", "−88%"),
    ],
)
def test_a_computed_multiple_is_among_what_its_values_allow_and_no_rise_is_printed_as_nothing(
    values, reference, printed
):
    ledger = ledger_of(f"a: {{label: 甲, unit: 亿元, kind: amount, values: {{{values}}}}}")
    assert figure(ledger.find(reference), "zh-CN").text == printed


def test_percentages_below_zero_change_in_points_whatever_their_kind():
    ledger = ledger_of('a: {label: 增速, unit: "%", kind: amount, values: {2024: -6, 2025: -3}}')
    assert summary("a", ledger) == "增速−3%，较2024年提高3个百分点"


def test_a_value_is_not_compared_with_itself():
    ledger = ledger_of("a: {label: 利润, unit: 亿元, kind: profit, values: {2024: -5}}")
    with pytest.raises(LookupError, match="a has no growth: 2024 is not before 2024; it has"):
        ledger.find("a.growth@2024")


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ("2020: 10, 2025: 10以下", "产值10亿元以下"),  # anything from nothing to ten
        ("2020: 10.0, 2025: 10以上", "产值10亿元以上"),
        ("2020: 超10, 2025: 10.0", "产值10.0亿元"),
        ("2020: 超10, 2025: 超10", "产值超10亿元，较2020年基本持平"),
        ("2020: 100.0, 2025: 近100", "产值近100亿元，较2020年基本持平"),
        ("2020: 100.0, 2025: 约100", "产值约100亿元，较2020年基本持平"),
        ("2020: 1, 2025: 1", "产值1亿元，较2020年持平"),
    ],
)
def test_what_may_have_changed_much_is_not_said_to_be_about_the_same(values, said):
    ledger = ledger_of(metric(values))
    assert summary("a", ledger) == said
