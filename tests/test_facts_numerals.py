"""Numerals typed into prose: traced to a fact, passed over, or named."""

import pytest
from figures_kit import ledger_of

from briefgen.base.diagnostics import Place
from briefgen.facts.numerals import trace
from briefgen.facts.prose import resolve

PLACE = Place("brief.yaml", 9, 3)
METRICS = """
talent: {label: 人才总量, unit: 万人, kind: amount, values: {now: 300}, claims: [{change: 70, since: 2020}]}
sme: {label: 科技型中小企业, unit: 家, values: {now: 9776}, claims: [{growth: 85, since: 2020}]}
brokers: {label: 技术经纪人, unit: 人, values: {now: 超2400}}
results: {label: 发布成果, unit: 项, values: {now: 4800余}}
led: {label: 企业牵头, unit: "%", kind: share, values: {2021-2025: 90以上}}
screened: {label: 孕产妇筛查, unit: "%", kind: share, values: {2021-2025: 近91}}
gii: {label: 全球创新指数, unit: 位, kind: rank, values: {2020: 69, 2025: 34}}
maglev: {label: 磁浮时速, unit: km/h, kind: amount, values: {now: 600}}
share: {label: 产值比重, unit: "%", kind: share, values: {2020: 61.77, 2025H1: 68.52},
  claims: [{points: 6.75, since: 2020}]}
clusters: {label: 特色产业集群, unit: 个, values: {now: 7}}
unicorns: {label: 涉海独角兽企业, unit: 家, values: {now: 7}}
grants: {label: 奖补资金, unit: 亿元, kind: amount, values: {now: 约12}}
giants: {label: 小巨人, unit: 家, values: {now: 256}, claims: [{multiple: 3.4, since: 2020}]}
year_like: {label: 专利, unit: 件, values: {now: 2024}}
"""
ENGLISH = """
riders: {label: Journeys, unit: million, kind: amount, values: {2024Q3: 48.2, 2025Q3: 53.9},
  claims: [{growth: 11.8, since: 2024Q3}]}
passes: {label: Annual passes, unit: passes, values: {2025Q3: nearly 74000}}
rank: {label: Rank in satisfaction, kind: rank, values: {2024: 9, 2025: 4}}
fleet: {label: Vehicles, unit: vehicles, values: {2025Q3: 1240}}
"""


@pytest.fixture(scope="module")
def ledger():
    return ledger_of(METRICS)


@pytest.fixture(scope="module")
def english():
    return ledger_of(ENGLISH, language="en", as_of="2025Q3")


def facts_in(text, ledger, **more):
    numerals, _ = trace(text, ledger, PLACE, **more)
    return [numeral.fact for numeral in numerals]


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("人才总量300万人", ["talent.now"]),
        ("增加70万人", ["talent.change@2020"]),
        ("企业9776家，增长85%", ["sme.now", "sme.growth@2020"]),
        ("企业9,776 家", ["sme.now"]),
        ("技术经纪人超2400人", ["brokers.now"]),
        ("成果4800余项", ["results.now"]),
        ("90%以上的攻关", ["led.2021-2025"]),
        ("近91%孕产妇", ["screened.2021-2025"]),
        ("由第69位升至第34位", ["gii.2020", "gii.2025"]),
        ("提高6.75个百分点", ["share.points@2020"]),
        ("时速600 km/h", ["maglev.now"]),
        ("约12亿元", ["grants.now"]),
        ("是2020年的3.4倍", ["giants.multiple@2020"]),
        ("专利2024件", ["year_like.now"]),
        ("2020年约5284家", ["sme.2020"]),
    ],
)
def test_a_numeral_is_matched_to_the_fact_it_prints(ledger, text, facts):
    assert facts_in(text, ledger) == facts


def test_a_number_of_years_is_matched_to_a_distance_of_periods(ledger):
    (fact,) = facts_in("5年来", ledger)
    assert ledger.find(fact).period in {"now", "2025"}


def test_of_several_facts_with_one_number_the_label_and_the_unit_decide(ledger):
    assert facts_in("涉海独角兽企业7家", ledger) == ["unicorns.now"]
    assert facts_in("特色产业集群7个", ledger) == ["clusters.now"]


@pytest.mark.parametrize(
    "text",
    [
        "2025年12月4日",
        "12月4日举行",
        "12月召开",
        "2025年1—9月",
        "1月至6月",
        "上世纪90年代、20世纪",
        "open 24/7",
        "2025-12-04",
        "2020—2025年",
        "2020-2025",
        "2025上半年",
        "第3场发布会",
        "第12页",
        "“十四五”时期五年来全国首个",
        "近12个月变化，过去8个季度的走势",
        "Waits in the last 12 months",
        "“10+1”产业体系",
        "8K全色激光电视",
        "BG136、LY102和COVID-19",
        "5G网络",
        "9:30开会",
        "1. 人才\n2、平台\n（3）企业",
        "https://example.org/2025/42",
        "没有数字",
    ],
)
def test_dates_ordinals_and_names_are_no_figures(ledger, text):
    assert trace(text, ledger, PLACE) == ((), ())


def test_names_that_the_brief_lists_are_no_figures(ledger):
    assert facts_in("“海蛎1型”通过审定", ledger) == [None]
    assert facts_in("“海蛎1型”通过审定", ledger, allowed=["海蛎1型"]) == []


@pytest.mark.parametrize(
    ("text", "number", "hint"),
    [
        ("企业9767家", "9767", "state it under `metrics`"),
        ("增长58%", "58", "`numerals`"),
        ("增长85个百分点", "85", ""),
        ("增加85家", "85", ""),
        ("增加70人", "70", ""),
        ("经纪人2400人", "2400", "brokers.now is printed 超2400人"),
        ("经纪人近2400人", "2400", "brokers.now is printed 超2400人"),
        ("企业超9776家", "9776", "sme.now is printed 9776家"),
        ("增长-85%", "85", "the sign differs"),
        ("34位专家", "34", ""),
        ("是2020年的5.4倍", "5.4", ""),
        ("7年来", "7", "no two periods"),
        ("300亿人", "300", ""),
    ],
)
def test_a_numeral_that_no_fact_prints_is_named_as_untraced(ledger, text, number, hint):
    numerals, problems = trace(text, ledger, PLACE)
    assert [numeral.fact for numeral in numerals] == [None]
    (problem,) = problems
    assert (problem.code, problem.severity, problem.place) == ("untraced", "warning", PLACE)
    assert number in problem.message
    assert hint in problem.hint


def test_a_numeral_of_an_overruled_source_is_named_as_such():
    ledger = ledger_of(
        "a: {label: 小巨人, unit: 家, values: {now: 256}, "
        "claims: [{multiple: 5.4, since: 2020, source: panel}, {multiple: 3.4, since: 2020, source: text}], "
        "settle: {claim: multiple, source: text, reason: 见正文}}"
    )
    _, (problem,) = trace("是2020年的5.4倍", ledger, PLACE)
    assert problem.hint == "5.4倍 (panel) was overruled by `settle`"


def test_references_are_facts_already_and_are_not_traced_again(ledger):
    pieces, _ = resolve("{sme}增长{sme.growth}，另有33家", ledger, PLACE)
    numerals, problems = trace(pieces, ledger, PLACE)
    assert [numeral.text for numeral in numerals] == ["33"]
    assert len(problems) == 1


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("Journeys grew 11.8% to 53.9 million", ["riders.growth@2024Q3", "riders.2025Q3"]),
        ("1,240 vehicles", ["fleet.2025Q3"]),
        (
            "up 11.8 percent to 53.9m, and 53.9 mn again",
            ["riders.growth@2024Q3", "riders.2025Q3", "riders.2025Q3"],
        ),
        ("11.8 percentage points", [None]),
        ("nearly 74,000 passes", ["passes.2025Q3"]),
        ("from 9th to 4th", ["rank.2024", "rank.2025"]),
        ("in Q3 2025, on 4 December 2025 and on December 4", []),
        ("in 2025", []),
        ("74,000 passes", [None]),
        ("1,420 vehicles", [None]),
        ("53.9 billion", [None]),
    ],
)
def test_english_prose_is_traced_too(english, text, facts):
    assert facts_in(text, english) == facts


@pytest.mark.parametrize(
    "text",
    [
        "热线12345，12345政务服务热线，拨打12306",
        "电话 010-6512 3456，手机13800138000，传真(0532) 8591-2345，+86 532 8591 2345，400-810-6666",
        "Call 020 7946 0958, (555) 123-4567 or 555-123-4567; phone: +44 20 7946 0958",
        "按 GB/T 19001-2016、ISO 9001:2015、ISO/IEC 27001、DB37/T 4567—2022、EN 50128 执行",
        "国发〔2025〕12号、鲁政办 2025〔3〕号、第20届",
        "3号线与12号楼，邮编266071",
        "See § 3, Art. 5, Section 4.2, Figure 7 and Version 3.11.2 on Platform 9",
        "2024/25 and week 40 of 2025",
    ],
)
def test_telephone_numbers_standards_and_numbered_things_are_no_figures(text, ledger):
    assert facts_in(text, ledger) == []


@pytest.mark.parametrize(
    "text",
    [
        "GDP 300 billion",
        "RMB 300 million",
        "EUR 20",
        "共300项",
        "标准300条",
        "增长12.5%",
        "urgent calls 83,326",
        "Calls 8300",
    ],
)
def test_numbers_that_only_look_like_names_stay_figures(text, ledger):
    assert facts_in(text, ledger) == [None]


@pytest.mark.parametrize(
    ("text", "allowed", "left"),
    [
        ("两条线2024年起合并，2035年再扩", ("20", "3"), []),
        ("20路与3路合并", ("20", "3"), []),
        ("增加203人和120人", ("20", "3"), ["203", "120"]),
        ("共1,203件，3.5倍", ("20", "3"), ["1,203", "3.5"]),
        ("Line A3 has 30 stops, A30 none", ("3", "A3"), ["30"]),
    ],
)
def test_a_listed_numeral_is_a_whole_number_and_no_part_of_another(text, allowed, left, ledger):
    numerals, _ = trace(text, ledger, PLACE, allowed=allowed)
    assert [numeral.text for numeral in numerals if numeral.fact is None] == left


def test_digits_of_a_unit_are_no_figures_and_the_number_before_them_is():
    units = ledger_of(
        """
co2: {label: Emissions, unit: Mt CO2e, kind: amount, values: {2024: 11.9}}
area: {label: Area, unit: m2, kind: amount, values: {2024: 120}}
count: {label: Count, unit: 10^4 个, kind: amount, values: {2024: 35}}
""",
        language="en",
    )
    text = "11.9 Mt CO2e from 120 m2 and 35 10^4 个, 35 10^4个; units: Mt CO2e, 10^4 个"
    assert facts_in(text, units) == ["co2.2024", "area.2024", "count.2024", "count.2024"]
    assert facts_in("12.5 Mt CO2e and 2 m2", units) == [None, None]


def test_a_warning_quotes_whole_words_around_the_numeral(ledger):
    _, (problem,) = trace("All patients were seen within 4 hours of admission to wards", ledger, PLACE)
    assert "“seen within 4 hours of admission”" in problem.message
    pieces, _ = resolve("比{sme}家企业多出17家，见附表", ledger, PLACE)
    _, (problem,) = trace(pieces, ledger, PLACE)
    assert "9776家" in problem.message


LABELS = """
young: {label: Children under 12, unit: visits, values: {2023: 300, 2024: 420}}
waits: {label: Wait under 4 h, unit: "%", kind: share, values: {2023: 81, 2024: 82},
  claims: [{points: 1, since: 2023}]}
first: {label: Top 100 firms, unit: visits, values: {2024: 12}}
"""
LABELS_ZH = """
young: {label: 前100家企业产值, unit: 亿元, kind: amount, values: {2024: 450}}
trade: {label: 1-9月进出口, unit: 亿元, kind: amount, values: {2024: 420}}
dust: {label: PM2.5浓度, unit: 微克/立方米, kind: amount, values: {2024: 30.5}}
old: {label: 65岁以上人口, unit: 万人, kind: amount, values: {2025-01..2025-09: 15}}
"""


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("Children under 12 made 420 visits", ["young.2024"]),
        ("children under 12: 420 visits", ["young.2024"]),
        ("Children under 120", [None]),
        ("under 12", []),
        ("Wait under 4 h, +1 percentage point", ["waits.points@2023"]),
        ("up by 1 percentage point on 81%", ["waits.points@2023", "waits.2023"]),
        ("the top 100 firms made 12 visits", ["first.2024"]),
    ],
)
def test_a_number_of_a_label_as_it_is_printed_is_no_figure(text, facts):
    ledger = ledger_of(LABELS, language="en")
    assert facts_in(text, ledger) == facts


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("前100家企业产值450亿元", ["young.2024"]),
        ("1-9月进出口420亿元", ["trade.2024"]),
        ("PM2.5浓度30.5微克/立方米", ["dust.2024"]),
        ("2025年1—9月15万人", ["old.2025-01/2025-09"]),
        ("65岁以上人口15万人", ["old.2025-01/2025-09"]),
    ],
)
def test_a_number_of_a_chinese_label_is_no_figure(text, facts):
    assert [(fact or "") for fact in facts_in(text, ledger_of(LABELS_ZH))] == facts


def test_the_ends_of_a_range_share_the_unit_behind_it():
    ledger = ledger_of(LABELS, language="en")
    assert facts_in("12–420 visits", ledger) == ["first.2024", "young.2024"]
    assert facts_in("12-420 visits", ledger) == ["first.2024", "young.2024"]
    assert facts_in("12–421 visits", ledger) == ["first.2024", None]


@pytest.mark.parametrize(
    ("language", "typed"), [("de", "1.234,5"), ("de", "1,234.5"), ("fr", "1,234.5"), ("fr", "1\u202f234,5")]
)
def test_a_number_that_matches_nothing_is_said_in_whichever_marks_it_is_typed(
    language: str, typed: str
) -> None:
    ledger = ledger_of("a: {label: Menge, unit: t, values: {2025: 891.69}}", language=language)
    (numeral,), (problem,) = trace(f"Menge {typed} t.", ledger, PLACE)
    assert (numeral.text, numeral.fact) == (typed, None)
    assert typed in problem.message
