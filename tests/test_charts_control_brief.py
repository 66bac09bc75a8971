"""A brief with a control chart: its words and notes are sound, and the deck's own chart has its lines."""

from __future__ import annotations

import re
from io import BytesIO

import pytest
from charts_fixtures import drawn, metric, setting
from lxml import etree
from pptx import Presentation
from pptx_scenes import page, scene

from briefgen.model.scene import Text
from briefgen.pipeline.lay_out import lay_out
from briefgen.render.pptx import paint

SERIES = (52, 47, 60, 67, 56, 75, 60, 58, 58, 59, 53, 47, 47, 57, 56, 54, 49, 58, 59, 55, 56, 68, 65, 62)
MONTHS = [f"{2024 + at // 12}-{at % 12 + 1:02d}" for at in range(len(SERIES))]
SHEET = """
meta: {{title: Waits, language: {language}, publisher: Trust, as_of: 2025-12, date: 2026-02-01}}
sources: {{s: {{title: Returns}}}}
metrics:
  wait: {{label: {label}, unit: {unit}, kind: amount, better: down, target: 50, source: s,
    values: {{{values}}}}}
onepager: {{hero: [{{title: A, blocks: [{{control_chart: wait}}]}}]}}
deck:
  - title: {sentence}
    blocks: [{{control_chart: wait}}]
    notes: None.
"""


def sheet(language: str, sentence: str) -> str:
    label, unit = ("Median wait", "minutes") if language == "en" else ("等候时间中位数", "分钟")
    values = ", ".join(f"{key}: {value}" for key, value in zip(MONTHS, SERIES, strict=True))
    return SHEET.format(language=language, sentence=sentence, label=label, unit=unit, values=values)


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "The median wait was above the upper limit in June 2024"),
        ("en", "The median wait exceeded the upper control limit only once"),
        ("en", "The wait lay above the mean for three months in a row at the end of 2025"),
        ("en", "Above the upper limit in one month, the wait has been within its limits since"),
        ("en", "No median wait fell below the lower limit, and two of three points were near none"),
        ("en", "The wait is hit or miss against its target, with common cause variation"),
        ("zh-CN", "等候时间中位数2024年6月超出上控制限"),
        ("zh-CN", "等候时间中位数连续三个月高于均值"),
        ("zh-CN", "等候时间中位数未低于下控制限，属普通原因波动"),
    ],
)
def test_the_words_of_control_charts_are_not_taken_for_false_statements(brief_file, language, sentence):
    assert lay_out(brief_file(sheet(language, sentence))).problems == ()


def test_notes_and_foot_say_how_limits_are_computed(brief_file):
    (slide,) = lay_out(brief_file(sheet("en", "Waits"))).deck.pages
    assert "upper limit: 73.1 minutes (= mean 57.4 minutes + 2.66 × mean moving range 5.91" in slide.notes
    assert "mean: 57.4 minutes (Mean of 24 values of Median wait, January 2024 to December" in slide.notes
    foot = " ".join(item.text for item in slide.items if isinstance(item, Text)).replace("\n", " ")
    assert "Upper limit, lower limit: computed as mean ± 2.66 × mean moving range" in foot


def test_chinese_notes_name_the_metric_and_the_time_of_a_mean(brief_file):
    (slide,) = lay_out(brief_file(sheet("zh-CN", "等候"))).deck.pages
    assert "均值57.4分钟（等候时间中位数2024年1月至2025年12月24个值的均值" in slide.notes
    assert "上控制限73.1分钟（= 均值57.4分钟 + 2.66 × 平均移动极差5.91分钟" in slide.notes


def test_the_decks_own_chart_has_the_lines_as_series_with_their_names_clear_of_them():
    waits = metric("w", "Waits", dict(zip(MONTHS, map(str, SERIES), strict=True)), unit="d", kind="amount")
    around = setting(waits, kind="deck", language="en")
    chart = drawn("control_chart", waits, around=around, width=800.0)
    slide = Presentation(BytesIO(paint(scene(page(1, chart))))).slides[0]
    (native,) = (shape.chart for shape in slide.shapes if getattr(shape, "has_chart", False))
    names = [series.name for series in native.plots[0].series]
    assert names[:4] == ["mean", "upper limit", "lower limit", "Waits"]
    space = etree.tostring(native._chartSpace).decode()
    assert '"upper limit "0.0' in space.replace("&quot;", '"')
    layout = r'<c:manualLayout><c:x val="([^"]+)"/><c:y val="[^"]+"/></c:manualLayout>'
    moved = [float(x) for x in re.findall(layout, space)]
    assert len(moved) >= 3
    assert all(x > 0 for x in moved)
