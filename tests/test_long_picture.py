"""The long picture's scene: head, bands and foot, their grounds, sizes and order."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
from conftest import ROOT, take_pictures
from contrast import measured_contrasts
from long_kit import BRIEF, PIXELS, WRITTEN, grounds, items, long_of, texts

from briefgen.base.diagnostics import BriefError
from briefgen.blocks.charts import with_marks
from briefgen.brief.theme_file import theme_names
from briefgen.edition.publication import Publication
from briefgen.layout.footer import printed_facts
from briefgen.model.scene import Chart, PictureItem, Shape, Text
from briefgen.render.contents import printed_texts

Write = Callable[[str], Path]


@cache
def example(name: str, theme: str = "") -> Publication:
    return long_of(ROOT / "data" / f"{name}.yaml", theme)


@pytest.mark.parametrize("name", ["qingdao-2025", "library", "harbour-transit"])
def test_bands_cover_it_from_edge_to_edge(name: str) -> None:
    laid = example(name)
    y = 0.0
    for ground in grounds(laid):
        assert ground.box.x == 0
        assert ground.box.width == laid.long.width
        assert ground.box.y <= y
        y = max(y, ground.box.bottom)
    assert y == laid.long.height


@pytest.mark.parametrize("name", ["qingdao-2025", "library", "harbour-transit"])
def test_a_band_is_neither_a_strip_nor_a_page(name: str) -> None:
    heights = [shape.box.height * PIXELS for shape in grounds(example(name))[1:-1]]
    assert min(heights) >= 500
    assert max(heights) <= 1700


@pytest.mark.parametrize("name", ["qingdao-2025", "library", "harbour-transit"])
def test_grounds_change_and_no_two_dark_bands_meet(name: str) -> None:
    laid = example(name)
    fills = [shape.fill for shape in items(laid) if isinstance(shape, Shape) and shape.name == "band ground"]
    assert len(set(fills)) > 2
    dark = laid.edition.theme.palette.masthead
    bands = [getattr(ground, "fill", dark) for ground in grounds(laid)]
    assert not any(one == other == dark for one, other in pairwise(bands[2:]))


@pytest.mark.parametrize("name", ["qingdao-2025", "library", "harbour-transit"])
def test_its_words_are_as_large_as_a_phone_needs(name: str) -> None:
    laid = example(name)
    printed = list(printed_texts(with_marks(laid.long, natives=True).pages[0].items))
    level = {
        span.style.size * PIXELS
        for text in printed
        for line in text.lines
        for span in line.spans
        if not span.style.rise
    }
    assert min(level) >= 26
    running = [
        span.style.size * PIXELS
        for text in printed
        if text.role == "body"
        for line in text.lines
        for span in line.spans
        if not span.style.rise
    ]
    assert not running or min(running) >= 34


@pytest.mark.parametrize("theme", theme_names())
def test_every_word_stands_out_from_its_ground_in_every_theme(theme: str) -> None:
    laid = example("qingdao-2025", theme)
    assert laid.problems == ()
    faint = [each for each in measured_contrasts(with_marks(laid.long, natives=True)) if each.contrast < 4.5]
    assert faint == []


def test_the_head_has_the_title_and_the_strongest_figure_the_largest_of_all(brief_file: Write) -> None:
    laid = long_of(brief_file(BRIEF))
    (head, first, *_) = grounds(laid)
    within = [item for item in items(laid) if isinstance(item, Text) and item.box.bottom <= head.box.bottom]
    assert "".join(within[2].text.split()) == "两港客运五年翻番"
    figure = next(item for item in within if item.role == "figure")
    assert figure.text.startswith("840")
    sizes = {
        span.style.size
        for item in items(laid)
        if isinstance(item, Text)
        for line in item.lines
        for span in line.spans
    }
    assert max(span.style.size for span in figure.lines[0].spans) == max(sizes) == 100
    assert first.box.y == head.box.bottom


def test_a_figure_that_the_head_tells_whole_has_no_band(brief_file: Write) -> None:
    laid = long_of(brief_file(WRITTEN))
    head = grounds(laid)[0].box.bottom
    charts = [item for item in items(laid) if isinstance(item, Chart)]
    assert [chart.name for chart in charts if chart.box.bottom <= head] == ["东港客运"]
    assert "东港领先" not in texts(laid, "heading")


def test_a_figure_in_the_head_is_not_repeated_above_its_chart(brief_file: Write) -> None:
    parts = "a: {label: 甲, unit: 亿元, values: {2025: 62}}\n  b: {label: 乙, unit: 亿元, values: {2025: 38}}"
    whole = "t: {label: 总额, unit: 亿元, values: {2024: 92, 2025: 100}, claims: [{sum: [a, b]}]}"
    laid = long_of(brief_file(f"meta: {{title: 简报}}\nmetrics:\n  {whole}\n  {parts}\n"))
    assert [text for text in texts(laid, "figure") if text.startswith("100")] == ["100亿元"]
    (chart,) = [item for item in items(laid) if isinstance(item, Chart)]
    assert chart.box.y > grounds(laid)[0].box.bottom


def test_bands_follow_the_page_that_is_written(brief_file: Write) -> None:
    laid = long_of(brief_file(WRITTEN))
    assert texts(laid, "heading") == ["西港稳步增长", "航线二十有余", "泊位与航线", "泊位充足", "各港一览"]
    assert [label for label in texts(laid, "label") if label.startswith("0")] == [
        "01海上",
        "01海上",
        "02陆上",
    ]
    assert {"年末数", "3%"} <= set(texts(laid, "label"))


def test_sources_and_notes_stand_at_its_foot(brief_file: Write) -> None:
    laid = long_of(brief_file(WRITTEN))
    foot = grounds(laid)[-1]
    below = [item.text for item in items(laid) if isinstance(item, Text) and item.box.y >= foot.box.y]
    assert below == ["来源：《港口年鉴》", "数字为初步统计", "数据截至2025年、港务局"]


def test_rows_of_a_page_are_cards_or_stand_below_each_other(brief_file: Write) -> None:
    laid = long_of(brief_file(WRITTEN))
    cards = [item.box for item in items(laid) if item.name.startswith("KPI")]
    assert len(cards) == 3
    assert len({round(box.x) for box in cards}) <= 2


def test_a_chart_and_its_figure_fill_the_width(brief_file: Write) -> None:
    laid = long_of(brief_file(WRITTEN))
    wide = laid.long.width - 2 * 64 / PIXELS
    charts = [item for item in items(laid) if isinstance(item, Chart)]
    assert all(chart.box.width == pytest.approx(wide) for chart in charts)


def test_pictures_of_the_brief_lie_behind_its_head_and_a_band_of_words(brief_file: Write) -> None:
    brief = brief_file(
        WRITTEN.replace(
            "kicker: 年度简报",
            "kicker: 年度简报, picture: {file: pictures/dusk-skyline.jpg, alt: 示意图, credit: 示意}",
        ).replace(
            "      title: 海上\n",
            "      title: 海上\n      picture: {file: pictures/sea-light.jpg, alt: 海}\n",
        )
    )
    take_pictures(brief.parent)
    laid = long_of(brief)
    first, second = [item for item in items(laid) if isinstance(item, PictureItem)]
    assert (first.alt, second.alt) == ("示意图", "海")
    assert first.box.y == 0
    on_it = [item.text for item in items(laid) if isinstance(item, Text) and second.box.overlaps(item.box)]
    assert "航线二十有余" in on_it
    assert "示意" in texts(laid, "note")
    assert [
        each for each in measured_contrasts(with_marks(laid.long, natives=True)) if each.contrast < 4.5
    ] == []


def many(count: int) -> str:
    names = [f"{one}{other}" for one in "甲乙丙丁戊己庚辛壬癸" for other in "子丑寅卯辰巳午未申酉"]
    metrics = "".join(
        f"  m{index}: {{label: {names[index]}, unit: {'个人家条座册米吨件台亩'[index % 11]},"
        f" pillar: {'春夏秋冬年'[index % 5]},"
        f" values: {{2023: {50 + index}, 2025: {90 + 3 * index}}}}}\n"
        for index in range(count)
    )
    return f"meta: {{title: 很多数字}}\nmetrics:\n{metrics}"


def test_a_derived_one_that_would_be_too_long_lists_its_weaker_findings(brief_file: Write) -> None:
    laid = long_of(brief_file(many(90)))
    assert laid.problems == ()
    assert 10_000 < laid.long.height * PIXELS <= 14_400
    assert any(isinstance(item, Chart) for item in items(laid))
    printed = {fact.id for fact in printed_facts(items(laid), laid.edition.ledger)}
    assert not {f"m{index}.2025" for index in range(90)} - printed


def test_a_written_one_that_is_too_long_is_refused_with_a_way_out(brief_file: Write) -> None:
    module = "        - {title: 又一段, blocks: [{column: east}]}\n"
    page = f"onepager:\n  pillars:\n    - key: 海上\n      modules:\n{module * 30}"
    with pytest.raises(BriefError) as refused:
        long_of(brief_file(BRIEF + page))
    (problem,) = [each for each in refused.value.problems if each.severity == "error"]
    assert "pixels high" in problem.message
    assert "14,400" in problem.message
    assert "formats" in problem.hint
    assert problem.place.line == 9


def test_a_total_that_two_bands_are_parts_of_is_large_in_one_of_them(brief_file: Write) -> None:
    parts = "".join(
        f"  {key}: {{label: {label}, unit: 亿元, values: {{2025: {value}}}}}\n"
        for key, label, value in (("a", "东", 62), ("b", "西", 38), ("c", "甲", 55), ("d", "乙", 45))
    )
    claims = "[{sum: [a, b]}, {sum: [c, d]}]"
    total = f"  t: {{label: 总额, unit: 亿元, values: {{2024: 92, 2025: 100}}, claims: {claims}}}\n"
    late = "  x: {label: 客运, unit: 人, values: {2021: 10, 2022: 20, 2023: 40, 2024: 90, 2025: 300}}\n"
    laid = long_of(brief_file(f"meta: {{title: 简报}}\nmetrics:\n{late}{total}{parts}"))
    assert len([item for item in items(laid) if isinstance(item, Chart)]) == 3
    assert [text for text in texts(laid, "figure") if text.startswith("100")] == ["100亿元"]


def test_a_brief_of_slides_and_no_figures_shows_its_slides(brief_file: Write) -> None:
    slides = "  - {kind: cover}\n  - {title: 先说一句, subtitle: 再补一句, blocks: [{prose: 有话要说}]}\n"
    laid = long_of(brief_file(f"meta: {{title: 简报}}\ndeck:\n{slides}"))
    assert texts(laid, "heading") == ["先说一句"]
    assert "再补一句" in texts(laid, "label")
    assert texts(laid, "body") == ["有话要说"]
