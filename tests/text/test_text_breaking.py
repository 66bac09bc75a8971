"""Where lines break, asserted on measured lines."""

import re
from itertools import pairwise
from unicodedata import normalize

import pytest
from hypothesis import given, settings, strategies as st

from briefgen.model.scene import Paragraph, Run, Style, Text
from briefgen.text import set_text, states_number, text_width

NO_START = "、，。；：？！”’》）〉」』】…—～％%℃·,.)"
NO_END = "“‘《（〈「『【(¥"
SENTENCES = (
    "全市人才总量达到 300 万人，较2020年增加70万人；"
    "科技型中小企业达到9776家、高新技术企业8683家，较2020年分别增长85%和98%。",
    "连续5次入选“中国最佳引才城市”，14次入选“外籍人才眼中最具吸引力的中国城市”"
    "（详见《青岛日报》12月5日第12页）。",
    "2024年，技术合同成交额709亿元，增长147%；发布成果4800余项，链接机构540余家，培育技术经纪人超2400人……",
    "全球首款8K全色激光电视、时速600 km/h的高速磁浮列车——“全球之首”涌现，研发强度3.2%，能耗下降61.77%。",
    "首艘15万吨级智慧渔业大型养殖工船“国信1号”交付；12亿元奖补撬动80亿元设备投资，惠及近3000家企业。",
)
WIDTHS = range(60, 501, 20)


def style(size=10.0, weight=400, **more):
    return Style(size=size, colour="#000000", weight=weight, **more)


def lines(text, width, **more):
    return texts(set_text((paragraph(text),), width=width, **more))


def texts(text: Text):
    return [line.text for line in text.lines]


def paragraph(text, size=10.0, **more):
    return Paragraph(runs=(Run(text=text, style=style(size)),), leading=size * 1.5, **more)


@pytest.mark.parametrize("sentence", SENTENCES)
@pytest.mark.parametrize("balance", [False, True])
def test_no_line_starts_or_ends_with_a_mark_that_must_not(sentence, balance):
    for width in WIDTHS:
        for line in lines(sentence, width, balance=balance):
            assert line[0] not in NO_START, (width, line)
            assert line[-1] not in NO_END, (width, line)


@pytest.mark.parametrize("sentence", SENTENCES)
@pytest.mark.parametrize("slack", [0.0, 0.03])
def test_no_line_is_wider_than_its_box(sentence, slack):
    for width in WIDTHS:
        for line in set_text((paragraph(sentence),), width=width, slack=slack).lines:
            assert line.width <= width + 0.01
            last = line.spans[-1]
            assert last.x + last.width == pytest.approx(line.width)


@pytest.mark.parametrize("sentence", SENTENCES)
def test_every_character_is_set_once_and_in_order(sentence):
    for width in WIDTHS:
        text = set_text((paragraph(sentence),), width=width)
        assert "".join(texts(text)).replace(" ", "") == sentence.replace(" ", "")


@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_wider_box_never_needs_more_lines(sentence):
    counts = [len(lines(sentence, width)) for width in WIDTHS]
    assert counts == sorted(counts, reverse=True)


@pytest.mark.parametrize(
    "whole",
    [
        "4800余项",
        "超2400人",
        "709亿元",
        "第12页",
        "50 km/h",
        "61.77%",
        "2020年",
        "8K",
        "300万人",
        "6.75个百分点",
        "5.4倍",
        "近3000家",
        "12月4日",
        "2021—2025年",
        "15万吨",
        "+85%",
        "1,234.5万元",
        "90以上",
        "100余家",
        "第三场",
        "$3.2 million",
        "——",
        "……",
    ],
)
def test_a_number_is_never_parted_from_what_belongs_to_it(whole):
    sentence = f"青岛科技创新成果持续涌现{whole}勇攀高峰交出答卷"
    width = max(60.0, text_width((Run(text=whole, style=style()),)) + 20)
    while width < 260:
        assert any(whole in line for line in lines(sentence, width)), width
        width += 5


@pytest.mark.parametrize("end", ["\u00a0", " \u2060", " \u200b"])
def test_what_stands_behind_the_last_character_is_dropped(end):
    assert lines(f"青岛{end}", 12) == ["青", "岛"]


def test_a_word_joiner_keeps_a_phrase_together():
    phrase = "\u2060".join("青岛国际邀请赛")
    for width in range(90, 200, 10):
        found = lines(f"亚太机器人世界杯{phrase}落户西海岸新区", width)
        assert any("青岛国际邀请赛" in line for line in found), (width, found)


def test_a_newline_breaks_the_line_and_starts_no_paragraph():
    text = set_text((paragraph("上一行\n下一行"),), width=200)
    assert texts(text) == ["上一行", "下一行"]
    assert {line.paragraph for line in text.lines} == {0}
    assert text.paragraphs[0].text == "上一行\n下一行"


def test_a_title_breaks_after_punctuation_and_into_even_lines():
    title = "青岛“十四五”科技创新事业勇攀高峰，交出亮眼答卷"
    assert lines(title, 210, balance=True) == ["青岛“十四五”科技创新事业", "勇攀高峰，交出亮眼答卷"]
    two = "12亿元奖补撬动80亿元设备投资，惠及近3000家企业"
    assert lines(two, 210, balance=True) == ["12亿元奖补撬动80亿元设备投资，", "惠及近3000家企业"]


def test_a_title_is_not_broken_inside_a_quotation():
    title = "累计培育国家级专精特新“小巨人”企业256家，数量居全省第一"
    for width in range(130, 330, 10):
        assert any("“小巨人”" in line for line in lines(title, width, balance=True)), width


def test_a_balanced_title_takes_no_more_lines_and_is_more_even():
    title = "入选全国首批中小企业数字化转型城市试点和全国首批制造业新型技术改造城市试点"
    for width in (160, 200, 240, 280):
        plain = set_text((paragraph(title),), width=width).lines
        even = set_text((paragraph(title),), width=width, balance=True).lines
        assert len(even) == len(plain)
        assert spread(even) <= spread(plain) + 20


def spread(set_lines):
    return max(line.width for line in set_lines) - min(line.width for line in set_lines)


def test_the_last_line_is_not_one_character():
    sentence = "全国首个海洋科技大市场发布成果链接机构汇聚人才促成转化"
    for width in range(80, 290, 5):
        found = lines(sentence, width)
        if len(found) > 1:
            assert len(found[-1]) > 2, (width, found)


def test_an_address_breaks_after_a_slash():
    address = "https://www.example.com/reports/2025/science-and-technology/index"
    found = lines(f"See {address} for more.", 150)
    assert "".join(found).replace(" ", "") == f"See{address}formore."
    assert all(set_line_fits(line, 150) for line in found)


def set_line_fits(line, width):
    return text_width((Run(text=line, style=style()),)) <= width


def test_a_word_wider_than_the_box_is_broken_by_character():
    found = set_text((paragraph("Donaudampfschifffahrtsgesellschaft"),), width=60).lines
    assert len(found) > 1
    assert all(line.width <= 60.01 for line in found)


def test_a_box_narrower_than_one_character_gets_one_a_line():
    assert lines("青岛", 3) == ["青", "岛"]


def test_digits_are_the_last_thing_to_be_cut():
    assert all("4800" in line for line in lines("4800余项……", 48) if line[0].isdigit())


@given(
    text=st.text(
        alphabet="青岛科技创新的，。、“”（）《》—…·%1234567890.-+AbKkm /\n\u00a0\u2060\u200b①㎡😀é\u0301",
        max_size=60,
    ),
    width=st.floats(min_value=4, max_value=300),
    balance=st.booleans(),
    slack=st.sampled_from([0.0, 0.03]),
)
@settings(max_examples=300, deadline=None)
def test_any_text_is_set_whole_and_inside_its_box(text, width, balance, slack):
    found = set_text((paragraph(text),), width=width, balance=balance, slack=slack)
    drawn = re.sub(r"[\s\u2060\u200b]", "", "".join(texts(found)))
    kept = re.sub(r"[\s\u2060\u200b]", "", normalize("NFC", text))
    assert normalize("NFC", drawn) == normalize("NFC", kept)
    for line in found.lines:
        roomy = line.width <= max(width, 10.0 + 12.5 * line.text.count("\u0301")) + 0.01
        marked = "\u200b" in text  # what stands behind such a break is no number alone
        assert roomy or (
            re.search(r"\d", line.text) and (marked or len(lines(line.text, 4.0)) == 1)
        )  # a number stays whole
        blank = 7.5  # a narrow quote is drawn by a glyph that begins left of its place
        assert all(after.x >= before.x - blank for before, after in pairwise(line.spans))
    assert (
        set_text(found.paragraphs, width=width, balance=balance, slack=slack).paragraphs == found.paragraphs
    )


def test_english_breaks_between_words():
    found = lines("Riders came back: 41 million trips in 2025, up 12% since 2023", 120)
    assert all(line == line.strip() for line in found)
    assert "41 million" in " / ".join(found)


def test_a_raised_note_mark_stays_with_its_figure():
    runs = (Run(text="数量是2020年的5.4倍", style=style()), Run(text="①", style=style(7, rise=3)))
    for width in range(40, 140, 5):
        found = set_text((Paragraph(runs=runs, leading=15),), width=width)
        assert all(not line.text.startswith("①") for line in found.lines)


def test_slack_leaves_room_for_other_fonts():
    sentence = SENTENCES[0]
    tight = set_text((paragraph(sentence),), width=200, slack=0.0)
    loose = set_text((paragraph(sentence),), width=200)
    assert max(line.width for line in loose.lines) <= 194.01
    assert len(loose.lines) >= len(tight.lines)


def test_breaking_is_the_same_whatever_runs_a_sentence_is_cut_into():
    sentence = SENTENCES[2]
    whole = texts(set_text((paragraph(sentence),), width=180))
    cut = tuple(Run(text=char, style=style(), fact=str(index)) for index, char in enumerate(sentence))
    assert texts(set_text((Paragraph(runs=cut, leading=15),), width=180)) == whole


def test_lines_of_a_paragraph_are_one_leading_apart():
    found = set_text((paragraph(SENTENCES[0]), paragraph(SENTENCES[1], space_before=6.0)), width=200)
    steps = [
        (after.paragraph - before.paragraph, after.baseline - before.baseline)
        for before, after in pairwise(found.lines)
    ]
    assert all(step == pytest.approx(15.0 + 6.0 * new) for new, step in steps)
    assert found.box.height == pytest.approx(15.0 * len(found.lines) + 6.0)


@pytest.mark.parametrize(
    "period",
    [
        "2024年1—9月",
        "2024年上半年",
        "2024年第三季度",
        "2025年第40周",
        "2024年5月3—8日",
        "2024年1月至9月",
        "2024年10月末",
        "2024年末",
        "2024财年",
        "2024/25学年",
    ],
)
def test_a_period_stays_whole_where_it_fits_the_line(period):
    whole = f"较{period}"
    for width in (text_width((Run(text=whole, style=style()),)) + 1, 90.0, 100.0):
        assert any(period in line for line in lines(f"{whole} 约+25%", width))


@pytest.mark.parametrize("period", ["FY2025 Q3", "2024/25 H1", "W40 2025"])
def test_a_part_of_a_financial_year_stays_with_its_year_where_it_fits_the_line(period):
    room = text_width((Run(text=f"since {period}", style=style()),)) - 1
    assert lines(f"since {period}", room) == ["since", period]


@pytest.mark.parametrize("period", ["Q3 2023", "H1 2025", "December 2024", "30 June 2025", "Sept 2024"])
def test_a_quarter_or_month_stays_with_its_year_where_it_fits_the_line(period):
    room = text_width((Run(text=f"since {period}", style=style()),)) - 1
    assert lines(f"since {period}", room) == ["since", period]
    assert lines(period, text_width((Run(text=period, style=style()),)) - 1)[-1] == period[-4:]
    assert not states_number(period)


def test_a_period_wider_than_its_box_parts_behind_its_year():
    assert lines("2024年上半年", 34.0) == ["2024年", "上半年"]


@pytest.mark.parametrize(
    ("text", "width", "kept"),
    [
        ("Income per household rose 1.8% on 2023, faster than Population at 0.2%", 200, "on 2023"),
        ("Consumer price inflation rose 1.3 percentage points since October 2024, to 3.6%", 240, "rose 1.3"),
        ("Night journeys have doubled since Q3 2023", 120, "since Q3 2023"),
        ("常住人口城镇化率较2023年提高0.84个百分点，年末全国人口下降0.1%", 240, "提高0.84个百分点"),
    ],
)
def test_what_leads_up_to_a_number_stands_with_it_where_lines_are_as_many(text, width, kept):
    found = lines(text, width, balance=True)
    assert any(kept in line for line in found), found
