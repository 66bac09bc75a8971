"""What each chart word shows."""

from __future__ import annotations

import pytest
from charts_fixtures import (
    DEALS,
    GII,
    HERE,
    HTE,
    LAB,
    LADDER,
    QUARTERS,
    RATE,
    RND,
    SHARE,
    SME,
    TALENT,
    YEARS,
    bars,
    block_of,
    drawn,
    metric,
    setting,
    texts,
)

from briefgen.model.scene import Shape

ORANGE = "#B8470D"
PAST = "#B8C5D3"
MIXED = (
    metric("a", "发布成果", {"now": "4800余"}, unit="项"),
    metric("b", "链接人才", {"now": "3100余"}, unit="名"),
)


@pytest.fixture(autouse=True)
def _own_cache(tmp_path, monkeypatch):
    monkeypatch.setenv("BRIEFGEN_CACHE", str(tmp_path))


def label(chart, text):
    (found,) = [mark for mark in texts(chart) if mark.text == text]
    return found


class TestColumn:
    def test_it_draws_heights_in_proportion_to_the_values(self):
        past, now = bars(drawn("column", TALENT))
        assert now.box.height / past.box.height == pytest.approx(300 / 230, rel=1e-4)
        assert now.box.bottom == pytest.approx(past.box.bottom, abs=0.01)

    def test_it_shows_the_current_value_in_colour_and_the_past_in_grey(self):
        assert [bar.fill for bar in bars(drawn("column", TALENT))] == [PAST, ORANGE]

    def test_it_writes_each_value_right_above_its_column(self):
        chart = drawn("column", TALENT)
        for bar, text in zip(bars(chart), ("230", "300"), strict=True):
            above = label(chart, text)
            assert 0 < bar.box.y - above.box.bottom < above.box.height
            assert above.box.x + above.box.width / 2 == pytest.approx(bar.box.x + bar.box.width / 2, abs=0.1)

    def test_it_sets_the_current_value_bold(self):
        chart = drawn("column", TALENT)
        assert label(chart, "300").paragraphs[0].runs[0].style.weight == 700
        assert label(chart, "230").paragraphs[0].runs[0].style.weight == 400

    def test_several_metrics_stand_in_groups_under_their_names(self):
        chart = drawn("column", SME, HTE, width=300)
        assert chart.categories == ("2020", "目前", "2020", "目前")
        assert chart.groups == ("科技型中小企业", "科技型中小企业", "高新技术企业", "高新技术企业")
        assert [bar.fill for bar in bars(chart)] == [PAST, ORANGE] * 2

    def test_a_value_worked_back_from_growth_is_marked_about(self):
        assert drawn("column", SME, width=300).series[0].labels == ("约5284", "9776")

    def test_metrics_of_one_value_each_are_named_under_their_columns(self):
        chart = drawn("column", *LADDER, width=400)
        assert chart.categories == tuple(m.label for m in LADDER)
        assert chart.groups == ()

    def test_negative_values_hang_below_the_base_line(self):
        chart = drawn("column", metric("net", "净增", {"2020": "-20", "2021": "40"}))
        down, up = bars(chart)
        assert down.box.y == pytest.approx(up.box.bottom, abs=0.01)
        assert down.box.height * 2 == pytest.approx(up.box.height, rel=1e-4)
        assert label(chart, "−20").box.y > down.box.bottom

    def test_thirty_columns_keep_the_labels_that_tell_most_and_lose_those_that_would_touch(self):
        chart = drawn("column", QUARTERS)
        (series,) = chart.series
        told = [value for value, label in zip(series.values, series.labels, strict=True) if label]
        assert series.labels[-1]
        assert 1 < len(told) <= 4
        assert set(told) <= {series.values[0], series.values[-1], max(series.values), min(series.values)}
        assert 2 < sum(map(bool, chart.ticks)) < 30

    def test_a_highlight_chooses_what_is_in_colour(self):
        assert [bar.fill for bar in bars(drawn("column", TALENT, highlight=("2020",)))] == [ORANGE, PAST]

    def test_periods_choose_what_is_drawn(self):
        assert drawn("column", RND, periods=("2015", "2024")).categories == ("2015", "2024")
        assert drawn("column", RND, since="2018").categories == ("2018", "2020", "2024")

    def test_a_name_that_has_to_be_cut_is_a_warning(self):
        far = metric("far", "名" * 60, {"now": "5"})
        around = setting(far, LADDER[0])
        block_of("column")(metrics=("far", "b1"), place=HERE).compose(around, 100.0)
        assert [problem.severity for problem in around.problems] == ["warning"]

    def test_a_highlight_that_is_not_drawn_is_a_warning(self):
        around = setting(TALENT)
        block_of("column")(metrics=("talent",), highlight=("2021",), place=HERE).compose(around, 200)
        (problem,) = around.problems
        assert problem.severity == "warning"
        assert "2021" in problem.message


class TestBar:
    def test_it_draws_lengths_in_proportion_to_the_values(self):
        drawn_bars = bars(drawn("bar", *LADDER))
        assert drawn_bars[0].box.width / drawn_bars[1].box.width == pytest.approx(5510 / 3315, rel=1e-3)
        assert [bar.box.y for bar in drawn_bars] == sorted(bar.box.y for bar in drawn_bars)

    def test_it_writes_each_value_at_the_end_of_its_bar(self):
        chart = drawn("bar", *LADDER)
        for bar, text in zip(bars(chart), ("5510", "3315", "256", "45", "19"), strict=True):
            assert 0 < label(chart, text).box.x - bar.box.right < 5

    def test_it_sorts_when_asked(self):
        assert drawn("bar", *LADDER, sort="rising").series[0].values == (19.0, 45.0, 256.0, 3315.0, 5510.0)
        assert drawn("bar", *reversed(LADDER), sort="falling").series[0].values[0] == 5510.0

    def test_labels_carry_their_units_where_they_differ(self):
        assert drawn("bar", *MIXED).series[0].labels == ("4800余项", "3100余名")
        assert drawn("bar", *LADDER[:2]).series[0].labels == ("5510", "3315")

    def test_long_names_wrap_onto_two_lines(self):
        chart = drawn("bar", metric("x", "国家级制造业单项冠军示范企业名录", {"now": "7"}), width=150)
        lines = [text for text in texts(chart) if text.text != "7"]
        assert "".join(text.text for text in lines) == "国家级制造业单项冠军示范企业名录"
        assert len(lines) == 2


class TestSlope:
    def test_a_rank_rises_towards_first_place(self):
        chart = drawn("slope", GII)
        (line,) = [m for m in chart.marks if isinstance(m, Shape) and m.geometry == "line" and m.flipped]
        assert line.stroke.colour == ORANGE
        assert chart.style.reversed_values

    def test_it_starts_with_an_open_circle_and_ends_with_a_full_one(self):
        circles = [m for m in drawn("slope", GII).marks if isinstance(m, Shape) and m.geometry == "ellipse"]
        assert [circle.fill for circle in circles] == ["#FFFFFF", ORANGE]

    def test_it_ends_in_a_big_number_with_its_unit_at_half_size(self):
        chart = drawn("slope", GII)
        number, unit = (label(chart, text).paragraphs[0].runs[0].style for text in ("34", "位"))
        assert unit.size == pytest.approx(number.size / 2)
        assert number.size > label(chart, "69").paragraphs[0].runs[0].style.size * 2

    def test_a_metric_with_one_value_is_a_problem(self):
        around = setting(LADDER[0])
        laid = block_of("slope")(metrics=("b1",), place=HERE).compose(around, 200)
        assert laid.items == ()
        assert "needs two" in around.problems[0].message

    def test_metrics_of_different_periods_on_one_slope_are_a_warning(self):
        around = setting(RND, TALENT)
        block_of("slope")(metrics=("rnd", "talent"), place=HERE).compose(around, 200)
        assert [problem.severity for problem in around.problems] == ["warning"]


class TestDumbbell:
    def test_a_row_leads_from_a_grey_point_to_a_coloured_one(self):
        chart = drawn("dumbbell", SME, HTE)
        points = [m for m in chart.marks if isinstance(m, Shape) and m.geometry == "ellipse"]
        points = [point for point in points if "企业" in point.name]
        assert [point.fill for point in points] == [PAST, ORANGE] * 2
        assert label(chart, "约5284").box.right < points[0].box.x < points[1].box.x
        assert label(chart, "9776").box.x > points[1].box.right

    def test_ranks_improve_towards_the_right(self):
        marks = [m for m in drawn("dumbbell", GII).marks if isinstance(m, Shape) and m.geometry == "ellipse"]
        past, now = [mark for mark in marks if "排名" in mark.name]
        assert past.box.x < now.box.x


class TestLine:
    def test_years_keep_their_true_distances(self):
        chart = drawn("line", RND)
        assert chart.categories == tuple(str(year) for year in range(2015, 2025))
        assert [value for value in chart.series[0].values if value is not None] == [
            120.0,
            180.0,
            210.0,
            333.0,
        ]

    def test_each_of_several_lines_is_named_at_its_end(self):
        chart = drawn("line", RND, DEALS, width=300)
        assert {"研发经费", "技术合同"} <= {text.text for text in texts(chart)}

    def test_the_last_value_is_always_labelled(self):
        assert drawn("line", QUARTERS).series[0].labels[-1] == "183"


class TestLog:
    GROWING = metric("growing", "用户", {"2020": "10", "2021": "100", "2022": "1000"}, unit="万户")

    def heights(self, chart):
        (line,) = [m for m in chart.marks if isinstance(m, Shape) and m.name == "用户" and len(m.path) == 3]
        return [point[1] for _, point in line.path]

    def test_equal_growth_is_equally_steep(self):
        first, second, third = self.heights(drawn("line", self.GROWING, log=True))
        assert first - second == pytest.approx(second - third, abs=0.01)
        first, second, third = self.heights(drawn("line", self.GROWING))
        assert first - second < (second - third) / 5

    @pytest.mark.parametrize("alt", ["", "用户增长"])
    def test_the_axis_is_named_on_the_chart_and_in_what_is_read_aloud(self, alt):
        chart = drawn("line", self.GROWING, log=True, alt=alt)
        (name,) = [text for text in texts(chart) if "对数刻度" in text.text]
        assert chart.box.contains(name.box, 0.5)
        assert name.box.y > max(text.box.y for text in texts(chart) if text is not name)
        assert "对数刻度" in chart.alt

    def test_an_english_chart_says_so_in_english(self):
        around = setting(self.GROWING, language="en")
        assert "log scale" in drawn("line", self.GROWING, log=True, around=around).alt

    def test_labels_stand_at_their_points(self):
        chart = drawn("line", self.GROWING, log=True, width=300)
        middle = label(chart, "100")
        assert 0 < self.heights(chart)[1] - middle.box.bottom < middle.box.height

    @pytest.mark.parametrize("value", ["0", "-3"])
    def test_zero_and_below_have_no_place_on_it(self, value):
        around = setting(metric("low", "净增", {"2020": value, "2021": "40"}))
        block_of("line")(metrics=("low",), log=True, place=HERE).compose(around, 200.0)
        (problem,) = around.problems
        assert (problem.severity, problem.place) == ("error", HERE)
        assert "above zero" in problem.message

    def test_neither_has_a_target_of_zero_nor_a_rank(self):
        around = setting(self.GROWING, metric("none", "目标", {"2022": "0"}, unit="万户"), GII)
        for keys, target in ((("growing",), "none"), (("gii",), "")):
            block = block_of("line")(metrics=keys, target=target, log=True, place=HERE)
            assert block.compose(around, 200.0).items == ()
        assert "above zero" in around.problems[0].message
        assert "rank" in around.problems[1].message


class TestStacked:
    def test_parts_stand_on_one_another(self):
        chart = drawn("stacked", RND, DEALS, width=300)
        lower, upper = bars(chart)[3], bars(chart)[7]
        assert upper.box.bottom == pytest.approx(lower.box.y, abs=0.01)
        assert upper.box.height / lower.box.height == pytest.approx(709 / 333, rel=1e-3)

    def test_shares_make_all_columns_equally_high(self):
        chart = drawn("stacked", RND, DEALS, width=300, share=True)
        assert chart.native == "column-100"
        tops = {round(bar.box.y, 2) for bar in bars(chart)[4:]}
        assert len(tops) == 1

    def test_a_negative_part_is_a_problem(self):
        around = setting(metric("net", "净增", {"2020": "-20"}), RND)
        block_of("stacked")(metrics=("net", "rnd"), place=HERE).compose(around, 200)
        assert "negative" in around.problems[0].message

    def test_a_piece_too_thin_for_its_value_is_told_beside_it(self):
        chart = drawn("stacked", *LADDER[:3])
        assert [series.name for series in chart.series][2] == "国家级“小巨人” 256"
        assert chart.series[2].labels == ("",)


class TestTotals:
    def test_a_bars_total_stands_right_behind_it_and_is_read_aloud(self):
        chart = drawn("stacked_bar", RND, DEALS, totals=True, width=300)
        last = max(bar.box.right for bar in bars(chart) if bar.name.endswith("2024"))
        total = label(chart, "1042")
        assert 0 < total.box.x - last < total.box.height
        assert total.box.right <= 300
        assert "2024 1042亿元" in chart.alt

    def test_the_totals_of_areas_stand_above_the_upper_edge(self):
        chart = drawn("area", *YEARS, totals=True, width=400)
        shown = {text.text: text for text in chart.overlay}
        assert {"325", "630"} <= set(shown)
        assert shown["630"].box.bottom <= chart.style.plot[1] * chart.box.height
        assert chart.style.plot[1] * chart.box.height >= shown["630"].box.height
        assert "2019 325亿元" in chart.alt
        assert "325" not in [text.text for text in drawn("area", *YEARS, width=400).overlay]

    @pytest.mark.parametrize("word", ["stacked", "stacked_bar", "area"])
    def test_shares_and_unlike_units_have_no_total(self, word):
        for more, parts in (({"share": True}, YEARS), ({}, (YEARS[0], RATE))):
            around = setting(*parts)
            block = block_of(word)(metrics=tuple(m.key for m in parts), totals=True, place=HERE, **more)
            block.compose(around, 300.0)
            assert [each.message for each in around.problems if "no totals" in each.message]


class TestShares:
    def test_a_doughnut_of_one_share_has_its_number_in_the_hole(self):
        chart = drawn("doughnut", SHARE, width=200, height=100)
        assert chart.series[0].values == (68.52, pytest.approx(31.48))
        number = label(chart, "68.52")
        middle = chart.box.width / 2
        assert number.box.x < middle < number.box.right + 12

    def test_a_waffle_fills_as_many_squares_as_per_cent(self):
        chart = drawn("waffle", LAB)
        assert len(bars(chart, ORANGE)) == 44
        assert len(bars(chart)) == 100

    def test_a_lone_wide_waffle_leaves_room_for_its_number(self):
        chart = drawn("waffle", LAB, width=140, height=200)
        assert "".join(text.text for text in texts(chart)) == "44%全国重点实验室占全省"
        assert max(bar.box.right for bar in bars(chart)) < 80

    def test_progress_bars_fill_their_track_by_their_share(self):
        chart = drawn("progress", LAB, SHARE, width=300)
        track, first, second = bars(chart)[0], *bars(chart, ORANGE)
        assert first.box.width / track.box.width == pytest.approx(0.44, rel=1e-3)
        assert second.box.width / track.box.width == pytest.approx(0.6852, rel=1e-3)

    def test_what_is_no_share_is_a_problem(self):
        around = setting(SME)
        assert block_of("waffle")(metrics=("sme",), place=HERE).compose(around, 200).items == ()
        assert "is not a share" in around.problems[0].message
