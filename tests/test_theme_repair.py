"""A theme whose colours do not do their work: all errors at once, each with a colour that passes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from briefgen.base.diagnostics import BriefError, Problem
from briefgen.brief.theme_file import load_theme

HOUSE = {"red": "#E60012", "gold": "#C8A24A", "grey": "#8C8C8C"}


def written(folder: Path, hues: dict[str, str], more: str = "") -> Path:
    look = 'soft: "#F6F2EC", on: "#FFFFFF"'
    accents = "".join(f'    {name}: {{strong: "{strong}", {look}}}\n' for name, strong in hues.items())
    path = folder / "house" / "theme.yaml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(f"extends: govblue\n{more}palette:\n  accents:\n{accents}", encoding="utf-8")
    return path


def refused(path: Path) -> tuple[Problem, ...]:
    with pytest.raises(BriefError) as error:
        load_theme(f"{path.parent}/")
    return error.value.problems


def suggested(problems: tuple[Problem, ...]) -> dict[str, str]:
    return dict(re.findall(r'`accents\.(\w+)\.strong: "(#\w{6})"`', " ".join(each.hint for each in problems)))


def test_the_suggested_colours_together_make_the_theme_pass(tmp_path):
    path = written(tmp_path, HOUSE)
    better = suggested(refused(path))
    assert set(better) == {"red", "gold", "grey"}
    load_theme(f"{written(tmp_path, HOUSE | better).parent}/")


def test_every_error_stands_in_the_themes_own_file(tmp_path):
    path = written(tmp_path, HOUSE)
    assert {problem.place.file for problem in refused(path)} == {str(path)}


def test_a_suggested_gold_is_still_a_gold(tmp_path):
    better = suggested(refused(written(tmp_path, HOUSE)))["gold"]
    red, green, blue = (int(better[at : at + 2], 16) for at in (1, 3, 5))
    assert red > green > blue + 30


def test_a_word_that_is_not_a_colour_hides_no_contrast_and_no_unknown_key(tmp_path):
    path = written(tmp_path, HOUSE | {"grey": "grey"}, more="colour: red\n")
    codes = [problem.code for problem in refused(path)]
    assert codes[0] == "unknown-key"
    assert "colour" in codes
    assert "contrast" in codes


def test_the_hint_says_what_is_needed_where_no_colour_near_passes(tmp_path):
    problems = refused(written(tmp_path, {"pale": "#F0EEEA"}))
    assert all("needs 4.5 to 1" in each.hint for each in problems if each.code == "contrast")
