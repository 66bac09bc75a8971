"""A small theme and ledger for the tests of charts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from importlib import import_module
from itertools import combinations
from pathlib import Path
from typing import Any

from briefgen.base.diagnostics import Place
from briefgen.blocks.charts.drawing.cache import marks
from briefgen.facts.ledger import Ledger
from briefgen.facts.metric import Claim, Metric, Reading, Value
from briefgen.model.context import Setting
from briefgen.model.scene import Chart, Shape, Text
from briefgen.model.theme import Accent, FontNames, Looks, Medium, Palette, Theme, TypeScale
from fuzz.seen import inks

HERE = Place("brief.yaml", 3, 5)


def scale(label: float, minimum: float) -> TypeScale:
    sizes: Any = {
        "display": label * 4, "title": label * 2.4, "heading": label * 1.5, "subheading": label * 1.25,
        "body": label * 1.1, "label": label, "note": label * 0.85, "figure": label * 3,
        "figure-small": label * 2.2, "kicker": label,
    }  # fmt: skip
    return TypeScale(sizes=sizes, leading=1.3, minimum=minimum, minimum_body=minimum * 1.2)


def theme() -> Theme:
    accents = {
        "blue": Accent(strong="#0B5CAD", soft="#E8F1FB"),
        "orange": Accent(strong="#B8470D", soft="#FDF0E6"),
    }
    palette = Palette(
        ink="#0B2545", muted="#4A5A70", rule="#D5DEE9", paper="#FFFFFF", surface="#F4F6F9",
        past="#B8C5D3", masthead="#0B2545", on_masthead="#FFFFFF", muted_on_masthead="#B9C7DA",
        accents=accents,
    )  # fmt: skip
    measures: Any = {
        "margin_x": 40.0, "margin_top": 30.0, "margin_bottom": 30.0, "gutter": 12.0, "gap": 4.0,
    }  # fmt: skip
    return Theme(
        name="plain", palette=palette,
        fonts={"sans": FontNames(embedded="Noto Sans SC", office_latin="Arial", office_east_asian="黑体")},
        deck=Medium(width=960, height=540, type=scale(14, 12), **measures),
        page=Medium(width=595, height=842, type=scale(8.5, 6.5), **measures), looks=Looks(),
    )  # fmt: skip


def reading(text: str) -> Reading:
    qualifier: Any = text.strip("-.0123456789")
    return Reading(number=Decimal(text.replace(qualifier, "")), qualifier=qualifier, text=text, place=HERE)


def metric(key: str, label: str, values: Mapping[str, str], *, unit: str = "家", **more: Any) -> Metric:
    stated: Any = {}
    for period, text in values.items():
        stated[period] = (Value(value=reading(text), place=HERE),)
    return Metric(key=key, label=label, unit=unit, values=stated, place=HERE, **more)


def growth(percent: str, since: str = "2020") -> Claim:
    return Claim(growth=reading(percent), since=since, place=HERE)


def setting(
    *metrics: Metric, kind: Any = "page", language: str = "zh-CN", as_of: str = "2025", year: Any = None
) -> Setting:
    look = theme()
    ledger = Ledger.of({m.key: m for m in metrics}, {}, language=language, as_of=as_of, fiscal_year=year)
    return Setting.of(
        ledger,
        theme=look, medium=look.medium(kind), kind=kind, language=language,
        accent=look.palette.accents["orange"], pillar_accents={}, folder=Path("."),
    )  # fmt: skip


TALENT = metric("talent", "人才总量", {"2020": "230", "2025": "300"}, unit="万人")
SME = metric("sme", "科技型中小企业", {"now": "9776"}, claims=(growth("85"),))
HTE = metric("hte", "高新技术企业", {"now": "8683"}, claims=(growth("98"),))
GII = metric("gii", "全球创新指数排名", {"2020": "69", "2025": "34"}, unit="位", kind="rank")
LADDER = tuple(
    metric(key, label, {"now": value})
    for key, label, value in (
        ("b1", "创新型中小企业", "5510"), ("b2", "省级专精特新", "3315"), ("b3", "国家级“小巨人”", "256"),
        ("b4", "制造业单项冠军", "45"), ("b5", "独角兽企业", "19"),
    )
)  # fmt: skip
SHARE = metric("share", "高新技术产业产值占比", {"2020": "61.77", "2024": "68.52"}, unit="%", kind="share")
LAB = metric(
    "lab", "全国重点实验室", {"now": "16"},
    claims=(Claim(share=reading("44"), of="全省", place=HERE),),
)  # fmt: skip
RND = metric(
    "rnd", "研发经费", {"2015": "120", "2018": "180", "2020": "210", "2024": "333"}, unit="亿元"
)  # fmt: skip
DEALS = metric(
    "deals", "技术合同", {"2015": "90", "2018": "200", "2020": "287", "2024": "709"}, unit="亿元"
)  # fmt: skip
QUARTERS = metric(
    "quarters", "季度交易额",
    {f"20{10 + i // 4}Q{i % 4 + 1}": str(100 + (i * 37) % 90) for i in range(30)}, unit="亿元",
)  # fmt: skip
YEARS = tuple(
    metric(key, label, {str(2019 + i): str(start + i * step + i * i) for i in range(6)}, unit="亿元")
    for key, label, start, step in (
        ("rev", "营业收入", 210, 31),
        ("tax", "税收", 90, 12),
        ("fee", "收费", 25, 3),
    )
)
RATE = metric("rate", "增速", {str(2019 + i): str(5 + i * 7 % 4) for i in range(6)}, unit="%", kind="rate")
SCORES = tuple(
    metric(f"score{i}", label, {"2020": str(40 + i * 13 % 30), "2025": str(60 + i * 17 % 35)}, unit="分")
    for i, label in enumerate(("创新能力", "企业活力", "转化生态", "人才集聚", "国际合作平台与项目建设"))
)
GOALS = tuple(metric(f"goal{i}", f"目标{i}", {"2025": str(88 + i)}, unit="分") for i in range(5))
MANY = tuple(metric(f"m{i}", f"第{i}类企业", {"now": str(900 - i * 70)}) for i in range(12))
PLACES = tuple(
    metric(
        key, label, {str(2020 + i): str((start + i * way) % 3 + 1) for i in range(4)}, unit="位", kind="rank"
    )
    for key, label, start, way in (("p0", "青岛", 0, 1), ("p1", "济南", 1, 1), ("p2", "烟台", 2, 1))
)
EXTREMES = (
    metric("long", "青岛市高质量完成“十四五”规划系列主题新闻发布会第三场报道的指标", {"now": "12"}),
    metric("huge", "短", {"now": "123456789"}),
    metric("tiny", "International Cooperation Platforms and Programmes", {"now": "0.5"}),
)


def drawn(
    word: str, *metrics: Metric, width: float = 220.0, height: float | None = None, **more: Any
) -> Chart:
    """Compose a chart of the metrics and draw its marks."""
    around = more.pop("around", None) or setting(*metrics, kind=more.pop("kind", "page"))
    keys = more.pop("keys", tuple(m.key for m in metrics))
    block = block_of(word)(metrics=keys, place=HERE, **more)
    items = block.compose(around, width, height).items
    chart = next(item for item in items if isinstance(item, Chart))  # many categories stand in several
    return replace(chart, marks=marks(chart))


def block_of(word: str) -> Any:
    name = "".join(part.capitalize() for part in word.split("_"))
    return getattr(import_module(f"briefgen.blocks.charts.{word}"), name)


def texts(chart: Chart) -> list[Text]:
    return [mark for mark in chart.marks if isinstance(mark, Text)]


def bars(chart: Chart, *colours: str) -> list[Shape]:
    """Return the drawn bars, of the given colours if any are given."""
    return [
        mark for mark in chart.marks
        if isinstance(mark, Shape) and mark.fill and (not colours or mark.fill in colours)
    ]  # fmt: skip


def written(chart: Chart) -> list[tuple[str, float, float, float]]:
    """Return where each text of a chart is seen: left and right of its spans, at its own height."""
    return [
        (text.text, text.box.x + min(span.x for span in line.spans), max(s.x + s.width for s in line.spans)
         + text.box.x, text.box.y + line.baseline)
        for text in texts(chart) for line in text.lines if line.spans
    ]  # fmt: skip


def meeting(chart: Chart) -> list[tuple[str, str]]:
    """Return the pairs of texts whose letters lie on each other."""
    seen = [ink for owner, text in enumerate(texts(chart)) for ink in inks(text, owner, "")]
    return [(a.says, b.says) for a, b in combinations(seen, 2) if a.owner != b.owner and a.meets(b)]
