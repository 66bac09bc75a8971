"""The colours of a chart's series: apart in grey print, and grounds that their labels read on."""

from __future__ import annotations

from itertools import pairwise

from charts_fixtures import DEALS, RND, drawn, theme

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
