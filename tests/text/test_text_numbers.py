"""A number stands on one line with all that belongs to it, however narrow its box."""

import re

import pytest

from briefgen.model.scene import Paragraph, Run, Style
from briefgen.text import least_width, set_text, states_number, text_width
from briefgen.text.elsewhere import parts_a_number, with_kept_spaces
from briefgen.text.shorten import shortened

PLAIN = Style(size=10, colour="#000000")
WHOLE = [
    *(
        "+1.7个百分点",
        "−0.4 °C",
        "1,300,000 €",
        "$102",
        "$3.2 million",
        "US$3.4 billion",
        "HK$12",
        "CNY 1.2 billion",
    ),
    *(
        "98521.25亿千瓦时",
        "12345678.90万元",
        "3.5%—4.5%",
        "2021—2025年",
        "100–200 m²",
        "3.2 µg/m³",
        "11.9 Mt CO2e",
    ),
    *(
        "12.5 kg CO₂e",
        "1.2×10⁶",
        "6.8‰",
        "±0.5 mm",
        "1,234.5",
        "0532-8591-1234",
        "2024-12-04",
        "12:30",
        "￥1,234.50",
    ),
    *(
        "£18m",
        "€2.5bn",
        "₹2,500",
        "300+",
        "4800余项",
        "三百二十万人",
        "1.5 $ million",
        "2,000人次",
        "3.2元/吨",
    ),
    *(
        "EUR 3.1 million",
        "EUR −3.2bn",
        "−US$3.2 billion",
        "€45.5/MWh",
        "£1.29bn",
        "1.35 million",
        "134.9万亿元",
        "−5.48万亿元",
        "1284.7万户",
    ),
    *(
        "2024/25",
        "10⁻⁹",
        "20 sq km",
        "50 km/h",
        ".5",
        "1 234 567",
        "15万吨",
        "61.77%",
        "3.4倍",
        "9 %",
        "7 pp",
        "4 ha",
    ),
]


def lines(*runs: Run, width: float) -> list[str]:
    return [line.text for line in set_text((Paragraph(runs=runs, leading=15),), width=width).lines]


@pytest.mark.parametrize("whole", WHOLE)
@pytest.mark.parametrize(
    "around", ["全市科技创新成果持续涌现 {} 勇攀高峰", "The city added {} within a year", "{}", "（{}）"]
)
def test_no_box_is_narrow_enough_to_break_a_number(whole, around):
    for width in range(4, 160, 3):
        found = lines(Run(text=around.format(whole), style=PLAIN), width=width)
        assert any(whole.replace(" ", "") in line.replace(" ", "") for line in found), (width, found)


@pytest.mark.parametrize("unit", ["吨标准煤当量", "万元人民币", " Mt CO2e", " €", " households", " thousand"])
def test_a_figure_of_the_brief_keeps_a_unit_that_nobody_else_knows(unit):
    kept = f"1,234.5{unit}"
    runs = (
        Run(text="It has come to ", style=PLAIN),
        Run(text="1,234.5", style=Style(size=14, colour="#000000"), fact="a"),
        Run(text=unit, style=PLAIN, fact="a"),
        Run(text=" in the year", style=PLAIN),
    )
    for width in range(4, 200, 3):
        found = lines(*runs, width=width)
        assert any(kept.replace(" ", "") in line.replace(" ", "") for line in found), (width, found)


def test_words_of_a_long_unit_may_go_below_its_first():
    runs = (Run(text="12.5 thousand tonnes of oil equivalent", style=PLAIN, fact="a"),)
    assert lines(*runs, width=112) == ["12.5 thousand tonnes", "of oil equivalent"]


def test_a_date_that_is_wider_than_its_box_parts_behind_year_or_month():
    assert lines(Run(text="2025年10月31日", style=PLAIN), width=50) == ["2025年", "10月31日"]


def test_about_stands_with_its_number_where_both_have_room():
    found = lines(Run(text="The library was visited by about 1,030 people", style=PLAIN), width=140)
    assert "about 1,030 people" in " / ".join(found)


def test_the_least_width_is_that_of_the_widest_number_or_word():
    for text, widest in (
        ("rose by 1,234,567 € in all", "1,234,567 €"),
        ("of September 24", "September"),
        ("增加70万人", "70万人"),
    ):
        wide = text_width((Run(text=widest, style=PLAIN),))
        assert wide <= least_width((Run(text=text, style=PLAIN),)) <= wide * 1.12
        assert widest in lines(Run(text=text, style=PLAIN), width=least_width((Run(text=text, style=PLAIN),)))


@pytest.mark.parametrize(
    "text",
    [
        "1,234.5",
        "−3.4%",
        "about 1,030 thousand",
        "(12)",
        "98,521 亿千瓦时",
        "$3.2 million",
        "34th",
        ".5",
        "3–5",
        "（约5亿）",
        "up to (US$ 5 million)",
        "2025年1—9月",
    ],
)
def test_a_number_is_told(text):
    assert states_number(text.replace(" 亿", "亿"))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "n/a",
        "A 12",
        "12 of 40 schools",
        "第一产业",
        "COVID-19",
        "2024年一季度报告",
        "about",
        "((5))",
        "5 May 2025",
        "Q3 2025",
        "FY2025 Q3",
        "2024/25 H1",
        "W40 2025",
        "三十个",
        "www.12.org",
    ],
)
def test_from_what_only_has_one(text):
    assert not states_number(text)


@pytest.mark.parametrize(
    ("text", "parted"),
    [
        ("增长1.7个百分点", True),
        ("in 2021–2025", True),
        ("grew by 3.5% in 2025", False),
        ("全市科技创新", False),
    ],
)
def test_what_another_application_parts_is_known(text, parted):
    assert parts_a_number((Run(text=text, style=PLAIN),)) is parted


def test_spaces_inside_a_number_are_kept_from_breaking_there_too():
    first = Run(text="It cost 1,300,000 € or $3.2 million, 2.7 percentage points in ", style=PLAIN)
    runs = (first, Run(text="4 km", style=PLAIN))
    lines = ["It cost 1,300,000 € or", "$3.2 million, 2.7 percentage", "points in 4 km"]
    kept = "".join(run.text for run in with_kept_spaces(runs, lines))
    assert kept == "It cost 1,300,000\u00a0€ or $3.2\u00a0million, 2.7 percentage points in 4\u00a0km"


@pytest.mark.parametrize(
    "text",
    [
        "建设项目环境影响评价目标 1,234 万元",
        "Average of all libraries 12.3%",
        "2024年1月目标95.5%",
        "合计12345家（含分馆）",
    ],
)
def test_a_label_is_cut_in_its_words_and_never_in_its_number(text):
    seen = set()
    for room in range(1, len(text) + 1):
        cut = shortened(text, lambda each, room=room: len(each) <= room)
        seen.add(cut)
        assert len(cut) <= room
        digits = re.findall(r"\d[\d.,]*", cut)
        assert set(digits) <= set(re.findall(r"\d[\d.,]*", text)), cut
    assert text in seen
    assert "…" in seen


@pytest.mark.parametrize(
    ("text", "room", "cut"),
    [
        ("建设项目环境影响评价目标1,234万元", 12, "建设项目…1,234万元"),
        ("合计12345家（含分馆）", 10, "合计12345家…"),
    ],
)
def test_the_number_at_a_labels_end_outlives_its_words(text, room, cut):
    assert shortened(text, lambda each: len(each) <= room) == cut


def test_a_long_text_is_cut_in_few_tries_and_as_late_as_it_fits():
    asked = []

    def fits(text):
        asked.append(text)
        return len(text) <= 40

    assert shortened("a" * 5000, fits) == "a" * 39 + "…"
    assert shortened("b" * 5000 + " 220", fits) == "b" * 36 + "…220"
    assert len(asked) < 60
