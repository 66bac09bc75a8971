"""The colours of a chart's series: apart in grey print, and grounds that their labels read on."""

from __future__ import annotations

from itertools import pairwise

import pytest
from charts_fixtures import DEALS, RND, drawn, metric, theme

from briefgen.base.colour import contrast, luminance
from briefgen.blocks.charts.parts.colour import tints


def test_neighbouring_series_stay_apart_in_grey_print():
    for accent in theme().palette.accents.values():
        shades = tints(accent.strong, "#FFFFFF", 4)
        for one, other in pairwise(shades):
            assert contrast(one, other) > 1.25
        assert luminance(shades[0]) < luminance(shades[1]) < luminance(shades[2])


def test_labels_inside_a_piece_read_on_it():
    chart = drawn("stacked", RND, DEALS, width=300)
    for series in chart.series:
        assert contrast(series.colours[0], series.label_colours[0]) >= 4.5


@pytest.mark.parametrize("word", ["heatmap", "funnel"])
def test_the_words_on_tints_of_a_hue_are_paper_or_ink_and_never_black_beside_white(word: str) -> None:
    falling = tuple(metric(f"f{at}", f"第{at}步", {"2025": str(1000 - 37 * at)}) for at in range(20))
    rows = falling if word == "heatmap" else falling[:9]
    chart = drawn(word, *rows, width=300, height=420)
    series = chart.series
    inks = [ink for each in series for ink in each.label_colours]
    assert set(inks) <= {"#FFFFFF", "#0B2545"}
    shades = [luminance(colour) for each in series for colour in each.colours]
    assert shades == sorted(shades)
