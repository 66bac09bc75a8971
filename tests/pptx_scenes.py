"""Scenes made by hand, for the tests of the PowerPoint painter."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from PIL import Image

from briefgen.base.geometry import Box
from briefgen.model.scene import (
    Cell,
    Chart,
    ChartStyle,
    Group,
    Imprint,
    Item,
    Page,
    Paragraph,
    PictureItem,
    Run,
    Scene,
    Series,
    Shape,
    Span,
    Stroke,
    Style,
    TableItem,
    TableRow,
    Text,
    TextLine,
)

INK, MUTED, RULE, PAPER, NAVY = "#0B2545", "#5B6B80", "#C9D3DF", "#FFFFFF", "#0B2442"
BLUE, ORANGE, GREEN, PAST = "#0F5FA8", "#B8470E", "#0B7350", "#B8C6D6"

COLOURS = (
    ("dk1", INK), ("lt1", PAPER), ("dk2", MUTED), ("lt2", "#F4F7FA"),
    ("accent1", BLUE), ("accent2", ORANGE), ("accent3", GREEN), ("accent4", PAST),
    ("accent5", "#5B4BB7"), ("accent6", "#9A6700"), ("hlink", BLUE), ("folHlink", MUTED),
)  # fmt: skip

IMPRINT = Imprint(
    title="青岛“十四五”科技创新",
    language="zh-CN",
    author="青岛市科技局",
    subject="科技创新",
    keywords="科技, 创新",
    date="2025-12-04",
)


def style(size: float = 18, colour: str = INK, *, bold: bool = False, **more: Any) -> Style:
    return Style(size=size, colour=colour, weight=700 if bold else 400, **more)


def run(text: str, look: Style | None = None, **more: Any) -> Run:
    return Run(text=text, style=look or style(), **more)


def text(box: Box, *paragraphs: Paragraph | str, look: Style | None = None, **more: Any) -> Text:
    """Return a text; each paragraph is one measured line unless ``lines`` are given."""
    look = look or style()
    set_ones = tuple(
        Paragraph(runs=(run(p, look),), leading=look.size * 1.3) if isinstance(p, str) else p
        for p in paragraphs
    )
    more.setdefault("lines", tuple(line(p.text, look, index) for index, p in enumerate(set_ones)))
    return Text(box=box, paragraphs=set_ones, **more)


def line(words: str, look: Style, paragraph: int = 0) -> TextLine:
    span = Span(text=words, style=look, x=0, width=look.size * len(words))
    return TextLine(spans=(span,), baseline=look.size, width=span.width, paragraph=paragraph)


def title(words: str, **more: Any) -> Text:
    return text(Box(48, 34, 864, 40), words, look=style(26, bold=True), role="title", name="标题", **more)


def furniture(number: int) -> tuple[Item, ...]:
    """Return a slide's foot: a rule, the source line, the page number."""
    note = style(12, MUTED)
    return (
        Shape(box=Box(48, 500, 864, 0), geometry="line", stroke=Stroke(colour=RULE, width=0.75)),
        text(Box(48, 508, 600, 16), "来源：青岛市政府新闻办发布会（2025-12-04）", look=note, role="source"),
        text(
            Box(712, 508, 200, 16),
            Paragraph(runs=(run(f"青岛“十四五”科技创新 · {number}", note),), leading=15.6, align="right"),
            role="page-number",
            wrap=False,
        ),
    )


def page(number: int, *items: Item, heading: str = "高新技术企业增长98%", **more: Any) -> Page:
    more.setdefault("kind", "content")
    return Page(number=number, title=heading, items=(title(heading), *items, *furniture(number)), **more)


def scene(*pages: Page, **more: Any) -> Scene:
    fonts = (("sans", ("Microsoft YaHei", "微软雅黑")), ("serif", ("SimSun", "宋体")))
    more = {"imprint": IMPRINT, "colours": COLOURS, "office_fonts": fonts, **more}
    return Scene(width=960, height=540, pages=pages, **more)


CHART_STYLE = ChartStyle(
    label_size=14, category_size=12, ink=INK, muted=MUTED, rule=RULE, paper=PAPER, family="sans"
)


def series(name: str, values: tuple[float | None, ...], labels: tuple[str, ...], *colours: str) -> Series:
    return Series(name=name, values=values, labels=labels, colours=colours)


def chart(native: Any, *rows: Series, categories: tuple[str, ...] = ("2020", "2025"), **more: Any) -> Chart:
    more = {"style": CHART_STYLE, "box": Box(48, 110, 500, 360), "alt": "两年对比", **more}
    return Chart(word=native or "slope", native=native, categories=categories, series=rows, **more)


GROWTH = series("企业", (4385.0, 8683.0), ("4385", "8683"), PAST, ORANGE)


def png(colour: str = "#3366AA") -> bytes:
    stream = BytesIO()
    Image.new("RGB", (40, 30), colour).save(stream, "PNG")
    return stream.getvalue()


def kpi_card(x: float, label: str, number: str, unit: str, colour: str, soft: str) -> Group:
    box = Box(x, 120, 270, 130)
    figure = Paragraph(
        runs=(run(number, style(40, colour, bold=True)), run(unit, style(20, colour))), leading=48
    )
    return Group(
        box=box,
        name=f"指标：{label}",
        alt=f"{label}{number}{unit}",
        items=(
            Shape(box=box, fill=soft, radius=6),
            Shape(box=Box(x, 120, 270, 3), fill=colour),
            text(Box(x + 18, 140, 234, 20), label, look=style(14, MUTED), role="label", wrap=False),
            text(Box(x + 18, 165, 234, 48), figure, role="figure", wrap=False),
        ),
    )


def cell(x: float, y: float, width: float, words: str, **more: Any) -> Cell:
    bold = more.get("header", False)
    inner = text(Box(x + 8, y + 7, width - 16, 20.8), words, look=style(16, bold=bold), anchor="middle")
    return Cell(text=inner, **more)


def table() -> TableItem:
    rule = Stroke(colour=RULE, width=0.75)
    rows = [
        TableRow(
            height=34,
            rule_below=Stroke(colour=INK, width=1.5),
            cells=(
                cell(48, 110, 200, "指标", header=True, fill="#F4F7FA"),
                cell(248, 110, 300, "2020年与2025年", header=True, fill="#F4F7FA", span=2),
            ),
        )
    ]
    for index, (label, past, now) in enumerate(
        [("人才总量", "230万人", "300万人"), ("企业", "4385", "8683")], 1
    ):
        y = 110 + 34 * index
        rows.append(
            TableRow(
                height=34,
                rule_below=rule,
                cells=(cell(48, y, 200, label), cell(248, y, 150, past), cell(398, y, 150, now)),
            )
        )
    return TableItem(
        box=Box(48, 110, 500, 102), name="表", alt="指标表", widths=(200, 150, 150), rows=tuple(rows)
    )


def cover() -> Page:
    look = style(44, "#FFFFFF", bold=True)
    words = ("青岛“十四五”科技创新", "事业勇攀高峰")
    lines = tuple(line(part, look) for part in words)
    whole = Paragraph(runs=(run("".join(words), look),), leading=57.2)
    return Page(
        number=1,
        kind="cover",
        title="".join(words),
        background=NAVY,
        items=(
            text(Box(68, 150, 700, 114.4), whole, role="title", lines=lines),
            Shape(box=Box(68, 284, 90, 4), fill="#5AA2E6"),
            text(Box(68, 310, 600, 26), "创新能力强　企业活力旺", look=style(20, "#DCE6F2"), role="subtitle"),
        ),
    )


NATIVE_KINDS = (
    "column", "column-stacked", "column-100", "bar", "bar-stacked", "bar-100",
    "line", "area", "pie", "doughnut", "scatter", "radar",
)  # fmt: skip


def gallery() -> Scene:
    """Return a deck of everything the painter knows."""
    bullet = {"indent": 18, "bullet": "•", "leading": 26, "space_before": 6}
    mark = style(10, rise=6)
    prose = text(
        Box(48, 290, 420, 160),
        Paragraph(runs=(run("全社会研发投入"), run("增长", style(bold=True)), run("①", mark)), leading=26),
        Paragraph(runs=(run("见发布会", link="https://example.org/发布会?a=1"),), **bullet),
        Paragraph(runs=(run("实施“沃土计划”，科技型中小企业—高新技术企业—领军企业逐级成长"),), **bullet),
        role="list",
    )
    curve = Shape(
        box=Box(560, 300, 200, 100),
        geometry="path",
        fill=BLUE,
        opacity=0.5,
        stroke=Stroke(colour=INK, width=1, dash=(4, 2, 1)),
        path=(("M", (560, 400)), ("C", (600, 300, 700, 300, 760, 400)), ("L", (660, 380)), ("Z", ())),
    )
    cards = (
        kpi_card(48, "全球创新指数", "34", "位", BLUE, "#EAF2FA"),
        kpi_card(345, "科技型中小企业", "9776", "家", ORANGE, "#FDF0E8"),
        kpi_card(642, "技术合同成交额", "709", "亿元", GREEN, "#E7F4EF"),
    )
    ring = Shape(box=Box(800, 300, 60, 60), geometry="ellipse", stroke=Stroke(colour=RULE, width=2))
    rising = Shape(
        box=Box(800, 380, 100, 60), geometry="line", flipped=True, stroke=Stroke(colour=BLUE, width=2)
    )
    turned = text(Box(880, 320, 60, 20), "竖排", rotation=-90, wrap=False)
    picture = PictureItem(
        box=Box(580, 110, 200, 150), data=png(), format="png", alt="照片", crop=(0.1, 0, 0.1, 0)
    )
    slope = chart(None, GROWTH, name="斜率图", marks=(rising, turned))
    pages = [
        cover(),
        page(2, *cards, prose, curve, ring, rising, turned, notes="先讲排名。\n再讲企业。", section="总览"),
        Page(
            number=3,
            kind="section",
            title="创新",
            section="创新能力强",
            background=BLUE,
            items=(
                text(
                    Box(68, 220, 700, 60),
                    "创新能力强",
                    look=style(40, "#FFFFFF", bold=True),
                    role="title",
                ),
            ),
        ),
        page(4, table(), picture, slope, section="创新能力强", notes="表格"),
    ]
    for number, kind in enumerate(NATIVE_KINDS, 5):
        pages.append(page(number, gallery_chart(kind), heading=f"图：{kind}", notes=kind))
    return scene(*pages)


def gallery_chart(kind: Any) -> Chart:
    names = ("青岛", "济南", "烟台")
    first = series("甲", (30.0, 50.5, 20.0), ("约30家", "50.5家", "二十"), BLUE, PAST, GREEN)
    second = series("乙", (10.0, None, 25.0), ("10", "", "25"), ORANGE, ORANGE, ORANGE)
    single = kind in ("pie", "doughnut")
    groups = ("沿海", "内陆", "沿海") if kind == "column" else ()
    return chart(kind, *((first,) if single else (first, second)), categories=names, groups=groups, name=kind)
