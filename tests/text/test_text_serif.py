"""A second family: Latin in a serif, what it lacks from the sans, in lines and in files."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefgen.model.scene import Paragraph, Run, Style, Text
from briefgen.text import face, missing, set_line, set_text, text_width

SERIF = Style(size=10, colour="#000000", family="serif")
BOLD = Style(size=10, colour="#000000", family="serif", weight=700)
CONDENSED = Style(size=10, colour="#000000", family="condensed", weight=700)
SANS = Style(size=10, colour="#000000")


def spans(text: Text) -> list[tuple[str, str]]:
    return [(span.text, span.style.family) for line in text.lines for span in line.spans]


def line(text: str, style: Style = SERIF) -> Text:
    return set_line((Run(text=text, style=style),))


def test_english_is_set_in_the_serif_alone() -> None:
    assert spans(line("The agency’s “journeys” — up")) == [("The agency’s “journeys” — up", "serif")]


def test_chinese_and_its_marks_come_from_the_sans_where_the_text_is_not_bold() -> None:
    assert spans(line("青岛“十四五”GDP——新高")) == [
        ("青岛“十四五”", "sans"),
        ("GDP", "serif"),
        ("——新高", "sans"),
    ]


def test_bold_chinese_and_its_full_width_marks_have_a_serif_of_their_own() -> None:
    text = "青岛“十四五”GDP——新高；喆镕"
    assert spans(line(text, BOLD)) == [(text, "serif")]


def test_bold_english_has_narrow_quotation_marks_in_the_serif_too() -> None:
    (only,) = line("“journeys”", BOLD).lines[0].spans[:1]
    assert only.style.family == "serif"
    assert text_width((Run(text="“journeys”", style=BOLD),)) < 10 * 6.5


def test_a_mark_that_the_serif_does_not_draw_full_width_is_not_taken_from_it_among_chinese() -> None:
    assert ("……", "sans") in spans(line("未完……", BOLD))


def test_a_rare_ideograph_of_a_serif_title_comes_from_where_all_rare_ones_do() -> None:
    assert spans(line("青㐂岛", BOLD)) == [("青", "serif"), ("㐂", "sans"), ("岛", "serif")]


def test_condensed_numerals_keep_the_room_of_what_may_replace_them() -> None:
    figure = line("9776 家", CONDENSED)
    drawn = figure.lines[0].width
    assert ("9776", "condensed") in spans(figure)
    assert drawn < text_width((Run(text="9776 家", style=replace(SANS, weight=700)),)) - 4
    assert figure.box.width >= text_width((Run(text="9776", style=replace(SANS, weight=700)),)) + 10


def test_the_text_itself_keeps_the_family_for_applications_that_choose_by_script() -> None:
    assert [run.style.family for run in line("青岛GDP").paragraphs[0].runs] == ["serif"]


@pytest.mark.parametrize("text", ["Plain English", "青岛GDP增长5.4倍", "• ① café → 12%"])
def test_the_spans_add_up_to_the_measured_width(text: str) -> None:
    run = Run(text=text, style=SERIF)
    set_ = set_line((run,))
    last = set_.lines[0].spans[-1]
    assert last.x + last.width == pytest.approx(text_width((run,)))
    for span in set_.lines[0].spans:
        font = face(span.style.family, span.style.weight)
        assert all(font.vendored(char) for char in span.text)


def test_lines_of_mixed_families_stay_in_their_width() -> None:
    run = Run(text="城市图书馆 Library of the Harbour 借阅量 growth of 5.4 times 再创新高 " * 4, style=SERIF)
    set_ = set_text((Paragraph(runs=(run,), leading=14),), width=120)
    assert len(set_.lines) > 4
    assert all(each.width <= 120 for each in set_.lines)


def test_a_serif_line_is_not_as_wide_as_a_sans_line() -> None:
    text = "measured with its own advances"
    assert text_width((Run(text=text, style=SERIF),)) != text_width((Run(text=text, style=SANS),))


def test_what_neither_family_has_is_missing() -> None:
    assert missing("abc 青岛 \U0001d518", family="serif") == ("\U0001d518",)
