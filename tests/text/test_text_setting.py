"""Gaps, squeezed marks, baselines and alignment, asserted on spans."""

import pytest

from briefgen.model.scene import Paragraph, Run, Style
from briefgen.text import face, fits, set_line, set_text, text_width


def run(text, size=10.0, weight=400, **more):
    return Run(text=text, style=Style(size=size, colour="#000000", weight=weight, **more))


def width(text, **more):
    return text_width((run(text, **more),))


def advances(text, size=10.0, weight=400):
    return sum(face("sans", weight).advance(char) for char in text) * size


def spans(text, **more):
    return [(span.text, round(span.x, 3)) for span in set_line((run(text, **more),)).lines[0].spans]


def test_text_without_adjustment_is_as_wide_as_its_advances():
    assert width("青岛科技创新") == pytest.approx(60)
    assert width("Hello 2025") == pytest.approx(advances("Hello 2025"))
    assert width("Hello", weight=700) == pytest.approx(advances("Hello", weight=700))


def test_a_quarter_em_stands_between_chinese_and_latin_or_digits():
    digits = advances("300")
    assert width("达300万") == pytest.approx(20 + digits + 5)
    assert spans("达300万") == [("达", 0.0), ("300", 12.5), ("万", round(15 + digits, 3))]
    assert width("增长85%和") == pytest.approx(30 + advances("85%") + 5)


def test_no_gap_stands_beside_punctuation_at_line_ends_or_inside_8k():
    assert width("，8K") == pytest.approx(10 + advances("8K"))
    assert width("8K") == pytest.approx(advances("8K"))
    assert width("300（") == pytest.approx(advances("300") + 10)


@pytest.mark.parametrize(
    ("typed", "tidy"),
    [
        ("达到 300 万人", "达到300万人"),
        ("  两端  空格 ", "两端 空格"),
        ("时速 600 km/h 的", "时速600 km/h的"),
        ("人才 · 集群", "人才·集群"),
        ("创新 ，发展", "创新，发展"),
        ("two  words", "two words"),
        ("上\n 下", "上\n下"),
        ("智能\u2060家电", "智能家电"),
    ],
)
def test_an_authors_spaces_are_tidied(typed, tidy):
    assert set_line((run(typed),)).paragraphs[0].text == tidy


def test_spaces_are_tidied_across_runs_and_runs_keep_their_facts():
    runs = (run("达到 "), Run(text="300", style=run("").style, fact="talent"), run(" 万人"))
    found = set_line(runs).paragraphs[0].runs
    assert [(one.text, one.fact) for one in found] == [("达到", None), ("300", "talent"), ("万人", None)]


def test_tidy_text_stays_as_it_is():
    once = set_line((run("达到 300 万人，It’s “good” 。"),)).paragraphs[0].runs
    assert set_line(once).paragraphs[0].runs == once


def test_adjacent_full_width_marks_lose_half_an_em():
    assert width("家”，“小") == pytest.approx(50 - 5 - 5)
    assert width("（“智") == pytest.approx(30 - 5 - 5), (
        "the opening mark loses its blank at the line start, too"
    )
    assert width("中：“智") == pytest.approx(40 - 5)
    assert width("好！！好") == pytest.approx(40)


def test_marks_at_the_ends_of_a_line_lose_their_blank_half():
    assert width("“十四五”") == pytest.approx(40)
    line = set_line((run("“十四五”"),)).lines[0]
    assert line.spans[0].x == pytest.approx(-5)
    assert line.spans[-1].x + line.spans[-1].width == pytest.approx(40)


def test_english_quotes_are_narrow_and_chinese_ones_are_not():
    assert width("It’s") < advances("Its") + 4
    assert width("中“文”中") == pytest.approx(50)
    assert width("说It’s好") < 20 + advances("Its") + 5 + 4


def test_a_dash_of_two_is_two_em_and_unbroken():
    assert width("集群——科技") == pytest.approx(60)
    assert spans("集群——科技") == [("集群——科技", 0.0)]


def test_a_big_number_and_its_small_unit_share_the_baseline():
    line = set_line((run("4800", size=36, weight=700), run("余项", size=14)), leading=40.0).lines[0]
    assert line.baseline == pytest.approx((40 - 36) / 2 + 0.88 * 36)
    number, unit = line.spans
    assert unit.x - number.x - number.width == pytest.approx(14 / 4), "the gap is the smaller text's"


def test_a_raised_mark_does_not_move_the_baseline():
    plain = set_line((run("4800", size=20),), leading=30.0).lines[0]
    marked = set_line((run("4800", size=20), run("①", size=24, rise=8)), leading=30.0).lines[0]
    assert marked.baseline == plain.baseline


@pytest.mark.parametrize(("align", "x"), [("left", 0.0), ("center", 40.0), ("right", 80.0)])
def test_alignment_is_in_the_spans(align, x):
    assert set_line((run("青岛"),), align=align, width=100.0).lines[0].spans[0].x == pytest.approx(x)


def test_a_bullet_hangs_in_the_indent():
    paragraph = Paragraph(runs=(run("青岛科技创新成果持续涌现"),), leading=15.0, indent=12.0, bullet="•")
    text = set_text((paragraph,), width=80)
    first, second = text.lines[:2]
    assert (first.spans[0].text, first.spans[0].x) == ("•", 0.0)
    assert first.spans[1].x == second.spans[0].x == 12.0
    assert all(line.width <= 68 for line in text.lines)


def test_spans_are_as_wide_as_what_they_draw():
    line = set_line((run("较2020年增长147%"), run("亿元", weight=700))).lines[0]
    for before, after in zip(line.spans, line.spans[1:], strict=False):
        assert before.width == pytest.approx(advances(before.text))
        assert after.x >= before.x + before.width - 1e-6


def test_one_line_of_two_runs_of_one_style_is_one_span():
    assert [span.text for span in set_line((run("青岛"), run("科技"))).lines[0].spans] == ["青岛科技"]


def test_a_link_is_a_span_of_its_own():
    runs = (run("见"), Run(text="全文", style=run("").style, link="https://example.com/"), run("。"))
    assert [span.link for span in set_line(runs).lines[0].spans] == [None, "https://example.com/", None]


def test_a_set_line_is_as_wide_as_measured_and_never_wraps():
    runs = (run("技术合同成交额709亿元"),)
    text = set_line(runs)
    assert text.box.width == pytest.approx(text_width(runs)) == pytest.approx(text.lines[0].width)
    assert not text.wrap
    assert fits(runs, text.box.width)
    assert not fits(runs, text.box.width - 1)


def test_gaps_shrink_before_a_line_is_given_up():
    sentence = "达300万人增85%和"
    room = width(sentence)
    paragraph = Paragraph(runs=(run(sentence),), leading=15.0)
    line = set_text((paragraph,), width=room - 3, slack=0.0).lines
    assert len(line) == 1
    assert line[0].width == pytest.approx(room - 3)


def test_empty_text_has_one_empty_line():
    text = set_text((Paragraph(runs=(), leading=15.0),), width=100)
    assert [(line.text, line.width) for line in text.lines] == [("", 0.0)]
    assert text.box.height == 15.0
    assert text_width(()) == 0.0


def test_an_unknown_face_says_what_there_is():
    with pytest.raises(ValueError, match="sans 400, sans 700"):
        face("mono", 400)
