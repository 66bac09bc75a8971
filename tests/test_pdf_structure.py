"""What the PDF tells those who listen: tags, order, alternative texts, decoration, links and bookmarks."""

from __future__ import annotations

import pytest
from pdf_scenes import (
    PLAIN,
    copied_out,
    elements,
    one_page,
    opened,
    picture_of,
    read_aloud,
    scene,
    tags,
    text,
    words,
)

from briefgen.base.geometry import Box
from briefgen.model.scene import Cell, Chart, ChartStyle, Group, Page, Run, Shape, Stroke, TableItem, TableRow
from briefgen.render.pdf import paint

BOX = Box(40, 300, 100, 50)


def chart(**described) -> Chart:
    colours = dict.fromkeys(("ink", "muted", "rule", "paper"), "#000000")
    style = ChartStyle(label_size=8, category_size=8, **colours)
    marks = (Shape(box=BOX, fill="#0000FF"), text("300", x=45, y=305))
    return Chart(box=BOX, word="column", categories=(), series=(), style=style, marks=marks, **described)


def figures(pdf: bytes) -> list:
    return [element for element in elements(opened(pdf)) if element.S == "/Figure"]


def test_elements_are_read_in_the_order_of_the_items():
    page = one_page(
        Shape(box=BOX, fill="#0000FF"),
        text("大标题", role="title"),
        text("小标题", role="heading", y=80),
        text("第一段", "第二段", y=120),
        text("来源：日报", role="source", y=700),
    )
    assert read_aloud(paint(page)) == [
        ("H1", "大标题"),
        ("H2", "小标题"),
        ("P", "第一段"),
        ("P", "第二段"),
        ("P", "来源：日报"),
    ]


def test_a_paragraph_of_many_lines_is_one_element():
    sentence = "青岛坚持将科技创新摆在发展全局的核心位置，交出一份发展答卷。" * 3
    assert read_aloud(paint(one_page(text(sentence, width=100)))) == [("P", sentence)]


def test_no_heading_of_the_second_level_comes_before_one_of_the_first():
    page = one_page(text("小标题", role="heading"), text("又一个", role="heading", y=80))
    assert tags(paint(page)) == ["H1", "H2"]


def test_decoration_and_repeated_text_are_not_read():
    page = one_page(
        Shape(box=BOX, fill="#0000FF"),
        text("每页都有", role="artifact"),
        text("1/9", role="page-number", y=800),
        background="#EEEEEE",
    )
    pdf = paint(page)
    assert tags(pdf) == []
    assert "每页都有" in copied_out(pdf)


def test_everything_painted_is_either_content_or_decoration():
    import pikepdf

    page = one_page(Shape(box=BOX, fill="#0000FF"), text("一"), chart(alt="二"), background="#EEEEEE")
    depth = 0
    for _, operator in pikepdf.parse_content_stream(opened(paint(page)).pages[0]):
        depth += {"BDC": 1, "BMC": 1, "EMC": -1}.get(str(operator), 0)
        assert depth or str(operator) not in ("f", "f*", "S", "B", "B*", "Tj", "Do", "re")
    assert depth == 0


def languages(pdf: bytes) -> list[str]:
    return [str(element.Lang) if "/Lang" in element else "" for element in elements(opened(pdf))][2:]


def test_a_paragraph_of_another_language_says_so():
    english, name, address = (
        "A row a task on one scale of time.",
        "UNESCO Qingdao",
        "https://example.org/a/b c",
    )
    page = one_page(text("人才总量", english, name, address), text("用 Open Science Cloud 平台", y=200))
    assert languages(paint(page)) == ["", "en", "", "", ""]


def test_chinese_in_an_english_document_says_so():
    page = scene(
        Page(number=1, kind="onepager", title="Page", items=(text("Talent", "人才总量"),)), language="en"
    )
    assert languages(paint(page)) == ["", "zh"]


def test_a_list_has_items_with_labels_and_bodies():
    items = (words("第一项", bullet="•", indent=12), words("第二项", bullet="•", indent=12))
    pdf = paint(one_page(text(*items, role="list")))
    assert tags(pdf) == ["L", "LI", "Lbl", "LBody", "LI", "Lbl", "LBody"]
    assert read_aloud(pdf) == [("Lbl", "•"), ("LBody", "第一项"), ("Lbl", "•"), ("LBody", "第二项")]


def test_a_list_without_bullets_has_no_empty_labels():
    assert tags(paint(one_page(text("一", "二", role="list")))) == ["L", "LI", "LBody", "LI", "LBody"]


def test_a_chart_is_one_figure_with_its_message_and_its_place():
    (figure,) = figures(paint(one_page(chart(alt="人才总量：2025年300万人"))))
    assert str(figure.Alt) == "人才总量：2025年300万人"
    assert [float(number) for number in figure.A.BBox] == pytest.approx([40, 491.89, 140, 541.89], abs=0.01)


def test_a_shape_with_an_alternative_text_is_a_figure():
    (figure,) = figures(paint(one_page(Shape(box=BOX, fill="#0000FF", alt="青岛地图"))))
    assert str(figure.Alt) == "青岛地图"


def test_a_drawn_group_with_an_alternative_text_is_one_figure():
    items = (Shape(box=BOX, fill="#0000FF"), text("300", y=300, role="artifact"))
    pdf = paint(one_page(Group(box=BOX, items=items, alt="人才300万人")))
    assert tags(pdf) == ["Figure"]
    assert [str(figure.Alt) for figure in figures(pdf)] == ["人才300万人"]


def test_words_in_a_group_are_read_as_words():
    items = (Shape(box=BOX, fill="#0000FF"), text("人才", y=300), text("300万人", y=320, role="figure"))
    pdf = paint(one_page(Group(box=BOX, items=items, alt="人才300万人")))
    assert tags(pdf) == ["Div", "P", "P"]
    assert read_aloud(pdf) == [("P", "人才"), ("P", "300万人")]


def test_headings_go_down_one_level_at_a_time():
    page = one_page(
        text("大", role="title"),
        text("太深", role="heading", y=60, level=3),
        text("柱", role="heading", y=80),
        text("块", role="heading", y=100, level=3),
        text("又一柱", role="heading", y=120),
    )
    assert tags(paint(page)) == ["H1", "H2", "H2", "H3", "H2"]


def test_a_table_is_summed_up_and_still_read_cell_by_cell():
    row = TableRow(height=20, cells=(Cell(text=text("300")),))
    table = TableItem(box=BOX, widths=(100,), rows=(row,), header_rows=0, alt="人才300万人")
    (element,) = (part for part in elements(opened(paint(one_page(table)))) if part.S == "/Table")
    assert str(element.A.Summary) == "人才300万人"
    assert "/Alt" not in element


def test_a_group_that_holds_a_heading_or_a_chart_keeps_their_structure():
    items = (text("小标题", role="heading"), chart(alt="二"))
    assert tags(paint(one_page(Group(box=BOX, items=items, alt="模块")))) == ["Div", "H1", "Figure"]


def test_a_group_without_an_alternative_text_is_read_item_by_item():
    assert tags(paint(one_page(Group(box=BOX, items=(text("一"), text("二", y=80)))))) == ["P", "P"]


def test_a_tables_header_cells_say_what_they_head():
    def cell(word: str, **described) -> Cell:
        return Cell(text=text(word) if word else text(), **described)

    table = TableItem(
        box=BOX,
        name="人才",
        widths=(50, 50, 50),
        rows=(
            TableRow(cells=(cell("指标"), cell("2020年"), cell("2025年")), height=20),
            TableRow(cells=(cell("人才", header=True), cell("230"), cell("")), height=20),
            TableRow(cells=(cell("合计", header=True), cell("530", span=2)), height=20),
        ),
    )
    pdf = paint(one_page(table))
    assert tags(pdf) == ["Table", "TR", "TH", "TH", "TH", "TR", "TH", "TD", "TD", "TR", "TH", "TD"]
    cells = [element for element in elements(opened(pdf)) if element.S in ("/TH", "/TD")]
    scopes = [str(cell.A.Scope)[1:] for cell in cells if cell.S == "/TH"]
    assert scopes == ["Column", "Column", "Column", "Row", "Row"]
    assert int(cells[-1].A.ColSpan) == 2


def test_a_head_over_two_rows_says_so_and_no_rule_crosses_it():
    def cell(word: str, **described) -> Cell:
        return Cell(text=text(word), **described)

    rule = Stroke(colour="#FF0000", width=2)
    table = TableItem(
        box=Box(0, 0, 150, 60),
        name="人才",
        widths=(50, 50, 50),
        rows=(
            TableRow(cells=(cell("指标", rows=2), cell("总量", span=2)), height=20, rule_below=rule),
            TableRow(cells=(cell("2020年"), cell("2025年")), height=20),
            TableRow(cells=(cell("人才"), cell("230"), cell("300")), height=20),
        ),
        header_rows=2,
    )
    pdf = paint(one_page(table))
    cells = [element for element in elements(opened(pdf)) if element.S in ("/TH", "/TD")]
    assert (int(cells[0].A.RowSpan), int(cells[1].A.ColSpan)) == (2, 2)
    assert len(cells) == 7
    picture = picture_of(pdf).convert("RGB")
    red = [x for x in range(150) if picture.getpixel((x, 20))[0] > 200 > picture.getpixel((x, 20))[1]]
    assert (min(red), max(red)) == (50, 149)


def test_cells_that_do_not_cover_the_columns_are_an_error():
    short = TableItem(
        box=BOX, name="人才", widths=(50, 50), rows=(TableRow(cells=(Cell(text=text("一")),), height=20),)
    )
    with pytest.raises(ValueError, match="do not cover its 2 columns"):
        paint(one_page(short))


def test_a_link_is_an_element_with_its_annotation():
    link = Run(text="青岛日报", style=PLAIN, link="https://example.org/a?b=1")
    pdf = paint(one_page(text(words("来源：", link, "。"))))
    assert read_aloud(pdf) == [("P", "来源：。"), ("Link", "青岛日报")]
    (annotation,) = opened(pdf).pages[0].Annots
    assert str(annotation.A.URI) == "https://example.org/a?b=1"
    assert str(annotation.Contents) == "青岛日报"
    left, lower, right, upper = (float(number) for number in annotation.Rect)
    assert left < right
    assert lower < upper < 841.89 - 30


def test_an_address_in_chinese_is_written_in_ascii():
    link = Run(text="青岛", style=PLAIN, link="https://example.org/青岛#一")
    (annotation,) = opened(paint(one_page(text(words(link))))).pages[0].Annots
    assert str(annotation.A.URI) == "https://example.org/%E9%9D%92%E5%B2%9B#%E4%B8%80"


def test_a_link_inside_a_figure_stays_text():
    link = Run(text="青岛日报", style=PLAIN, link="https://example.org/")
    pdf = paint(
        one_page(
            Chart(
                box=BOX,
                word="slope",
                categories=(),
                series=(),
                style=chart().style,
                marks=(text(words(link)),),
                alt="来源",
            )
        )
    )
    assert tags(pdf) == ["Figure"]
    assert "/Annots" not in opened(pdf).pages[0]


def test_every_piece_of_content_finds_its_element_again():
    pdf = opened(paint(one_page(text("一", "二"), chart(alt="三"))))
    numbers = pdf.Root.StructTreeRoot.ParentTree.Nums
    assert int(numbers[0]) == int(pdf.pages[0].StructParents) == 0
    assert [str(element.S) for element in numbers[1]] == ["/P", "/P", "/Figure"]


def bookmarks(pdf: bytes) -> list[tuple[int, str, int]]:
    import pypdfium2

    with pypdfium2.PdfDocument(pdf) as document:
        return [
            (mark.level, mark.get_title(), mark.get_dest().get_index())
            for mark in document.get_toc(max_depth=5)
        ]


def test_a_deck_is_bookmarked_by_its_sections_and_titles():
    pages = (
        Page(number=1, kind="cover", title="封面", items=()),
        Page(number=2, kind="section", title="创新", items=(), section="创新"),
        Page(number=3, kind="content", title="人才达300万", items=(), section="创新"),
        Page(number=4, kind="content", title="企业增长98%", items=(), section="企业"),
    )
    assert bookmarks(paint(scene(*pages, size=(960, 540)))) == [
        (0, "封面", 0),
        (0, "创新", 1),
        (1, "人才达300万", 2),
        (0, "企业", 3),
        (1, "企业增长98%", 3),
    ]


def test_a_single_page_is_bookmarked_by_its_headings():
    page = one_page(
        text("大", role="title"), text("人才", role="heading"), text("企业", role="heading", y=90)
    )
    assert bookmarks(paint(page)) == [(0, "一页", 0), (1, "人才", 0), (1, "企业", 0)]
