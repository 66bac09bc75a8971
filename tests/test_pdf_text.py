"""Text in the PDF: it looks as it was set and copies out as it was written."""

from __future__ import annotations

from dataclasses import replace

import pypdf
import pytest
from pdf_scenes import BOLD, PLAIN, copied_out, one_page, opened, picture_of, text, words

from briefgen.base.geometry import Box
from briefgen.model.scene import Run, Span, Style, Text, TextLine
from briefgen.render.pdf import paint

SENTENCES = (
    "科技型中小企业增长85%，技术合同成交额达到709亿元，较2020年增长147%。",
    "“全球之首”成果持续涌现，“小巨人”企业数量达256家……交出“十四五”科技创新亮眼答卷",
    "发布成果4800余项，链接人才3100余名（2024年），时速600 km/h，8K电视；《条例》、《办法》。",
    "The share of R&D rose from 61.77% to 68.52%, the highest in the province.",
)


def characters(*styled: tuple[str, Style], x: float = 100, y: float = 100, **described) -> Text:
    """Return a text of spans one em a character, set by hand."""
    spans, pen = [], 0.0
    for string, style in styled:
        spans.append(Span(text=string, style=style, x=pen, width=len(string) * style.size))
        pen += spans[-1].width
    line = TextLine(spans=tuple(spans), baseline=10, width=pen, paragraph=0)
    paragraph = words(*(Run(text=string, style=style) for string, style in styled))
    return Text(box=Box(x, y, pen, 14), paragraphs=(paragraph,), lines=(line,), **described)


@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_paragraph_broken_over_lines_copies_out_as_it_was_written(sentence):
    assert sentence in copied_out(paint(one_page(text(sentence))))


def test_the_gap_between_han_and_digits_is_no_space():
    figures = words(
        "人才总量达到", Run(text="300", style=BOLD), "万人，较", Run(text="2020", style=BOLD), "年增加"
    )
    assert "人才总量达到300万人，较2020年增加" in copied_out(paint(one_page(text(figures))))


def test_a_rare_character_beside_digits_is_read_by_every_reader():
    found = copied_out(paint(one_page(text("姓𠮷的有7人"))))
    assert "姓𠮷的有7人" in "".join(found.split())


def test_a_raised_note_mark_stays_in_its_sentence():
    mark = Run(text="①", style=replace(PLAIN, size=6, rise=4))
    assert "3.4倍①，详见脚注" in copied_out(paint(one_page(text(words("3.4倍", mark, "，详见脚注")))))


def test_every_font_in_the_file_is_ours_embedded_and_a_subset():
    pdf = opened(paint(one_page(text("常规", words(Run(text="粗体", style=BOLD))))))
    fonts = pdf.pages[0].Resources.Font
    assert sorted(str(font.BaseFont).split("+")[1] for font in fonts.values()) == [
        "NotoSansSC-Bold",
        "NotoSansSC-Regular",
    ]
    assert all("/FontFile2" in font.DescendantFonts[0].FontDescriptor for font in fonts.values())
    assert all(str(font.BaseFont)[7] == "+" for font in fonts.values())


def test_a_second_reader_finds_the_same_characters():
    import io

    reader = pypdf.PdfReader(io.BytesIO(paint(one_page(text(SENTENCES[0])))))
    extracted = "".join(reader.pages[0].extract_text().split())
    assert extracted == SENTENCES[0]


def test_characters_stand_on_their_baseline_and_begin_at_their_x():
    black = Style(size=20, colour="#000000", weight=700)
    item = characters(("■", black), x=100, y=100)
    box = picture_of(paint(one_page(item)), dpi=72).convert("L").point(lambda light: 255 - light).getbbox()
    assert 100 <= box[0] <= 104
    assert 90 <= box[1] < box[3] <= 114


def test_a_raised_span_is_drawn_higher():
    flat, raised = (
        picture_of(paint(one_page(characters(("一", Style(size=20, colour="#000000", rise=rise))))))
        for rise in (0, 8)
    )

    def top(picture):
        return picture.convert("L").point(lambda light: 255 - light).getbbox()[1]

    assert top(flat) - top(raised) == 8


def test_a_rotated_text_turns_clockwise_about_the_centre_of_its_box():
    item = characters(("一一一一一一", Style(size=10, colour="#000000")), x=100, y=100, rotation=90)
    box = picture_of(paint(one_page(item))).convert("L").point(lambda light: 255 - light).getbbox()
    assert box[3] - box[1] > 50
    assert box[2] - box[0] < 14
    assert abs((box[0] + box[2]) / 2 - 130) < 6
    assert abs((box[1] + box[3]) / 2 - 107) < 6


def test_the_space_at_which_a_line_was_broken_is_still_in_the_file():
    sentence = "The quick brown fox jumps over the lazy dog"
    item = text(sentence, width=80)
    assert len(item.lines) > 2
    assert sentence in copied_out(paint(one_page(item)))


def test_characters_that_look_alike_copy_out_as_themselves():
    twins = "Ωµ·"
    assert twins in copied_out(paint(one_page(characters((twins, PLAIN)))))


def test_a_character_without_a_glyph_is_an_error_and_never_a_blank():
    with pytest.raises(ValueError, match="no font has"):
        paint(one_page(characters(("\U000e0041", PLAIN))))
