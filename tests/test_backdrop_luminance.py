"""How light a picture is under words: counted by bisection, as if the pixels of each level were counted."""

from __future__ import annotations

import random

import pytest

from briefgen.layout.backdrop import LIGHTEST_SHARE, Luminance


@pytest.mark.parametrize("light", [True, False])
@pytest.mark.parametrize("seed", range(40))
def test_the_extreme_level_is_the_first_with_more_pixels_beyond_than_are_left_out(
    seed: int, light: bool
) -> None:
    chance = random.Random(seed)
    width, height, spread = chance.randint(1, 40), chance.randint(1, 40), chance.choice((0, 2, 30, 255))
    least = chance.randrange(256 - spread)
    levels = bytes(least + chance.randint(0, spread) for _ in range(width * height))
    spare = len(levels) * LIGHTEST_SHARE
    in_order = range(255, -1, -1) if light else range(256)
    wanted = next(
        level
        for level in in_order
        if sum(each >= level if light else each <= level for each in levels) > spare
    )
    assert Luminance(width, height, levels).extreme(0, 0, width, height, light=light) == wanted


def test_only_the_part_under_the_words_counts() -> None:
    rows = bytes([10] * 4 + [200] * 4) * 6
    seen = Luminance(8, 6, rows)
    assert seen.extreme(0, 0, 4, 6, light=True) == 10
    assert seen.extreme(2, 1, 6, 2, light=True) == 200
    assert seen.extreme(4, 0, 8, 6, light=False) == 200
