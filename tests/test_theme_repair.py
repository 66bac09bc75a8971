"""A theme whose colours do not do their work: all errors at once, each with a colour that passes."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
import yaml

from briefgen.base.diagnostics import BriefError, Problem
from briefgen.brief.theme_file import load_theme

HOUSE = {"red": "#E60012", "gold": "#C8A24A", "grey": "#8C8C8C"}


def written(folder: Path, hues: dict[str, str], more: str = "", palette: str = "") -> Path:
    look = 'soft: "#F6F2EC", on: "#FFFFFF"'
    accents = "".join(f'    {name}: {{strong: "{strong}", {look}}}\n' for name, strong in hues.items())
    stated = f"  {palette}\n" if palette else ""
    path = folder / "house" / "theme.yaml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(f"extends: govblue\n{more}palette:\n{stated}  accents:\n{accents}", encoding="utf-8")
    return path


def refused(path: Path) -> tuple[Problem, ...]:
    with pytest.raises(BriefError) as error:
        load_theme(f"{path.parent}/")
    return error.value.problems


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, tuple[Problem, ...]]:
    """A house's three colours as a theme, and what is wrong with it."""
    path = written(tmp_path_factory.mktemp("house"), HOUSE)
    return path, refused(path)


def suggested(problems: tuple[Problem, ...]) -> dict[str, str]:
    """Return the colours that the hints name, by their keys in the palette."""
    return dict(re.findall(r'`([\w.-]+): "(#\w{6})"`', " ".join(each.hint for each in problems)))


def mended(path: Path, better: dict[str, str]) -> Path:
    """Put the suggested colours into a theme's file."""
    tree = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # `on` is a key, not true
    for keys, colour in better.items():
        *above, last = keys.split(".")
        node = tree["palette"]
        for key in above:
            node = node[key]
        node[last] = colour
    path.write_text(json.dumps(tree), encoding="utf-8")
    return path


def test_the_colours_suggested_for_a_house_together_make_its_theme_pass(tmp_path, house):
    load_theme(f"{mended(written(tmp_path, HOUSE), suggested(house[1])).parent}/")


@pytest.mark.parametrize(
    ("hues", "palette"),
    [
        ({"red": "#C8102E", "gold": "#F2A900", "grey": "#53565A"}, 'masthead: "#C8102E"'),
        ({"blue": "#0057B8", "sky": "#9BCBEB"}, 'paper: "#FFF9EF"'),
    ],
)
def test_the_suggested_colours_together_make_the_theme_pass(tmp_path, hues, palette):
    path = written(tmp_path, hues, palette=palette)
    load_theme(f"{mended(path, suggested(refused(path))).parent}/")


def test_a_brands_gold_stays_and_its_words_give_way(tmp_path):
    path = written(tmp_path, {"red": "#C8102E", "gold": "#F2A900", "blue": "#12305A"})
    better = suggested(refused(path))
    assert {"accents.gold.text", "accents.gold.on", "accents.gold.past"} <= set(better)
    assert not any(key.endswith("strong") for key in better)


def test_a_brands_masthead_stays_and_the_quiet_words_on_it_give_way(tmp_path):
    path = written(tmp_path, {"blue": "#12305A"}, palette='masthead: "#C8102E"')
    (problem,) = (each for each in refused(path) if "masthead" in each.message)
    assert "`muted_on_masthead: " in problem.hint
    assert (problem.place.file, problem.place.line) == (str(path), 3)


def test_every_error_stands_in_the_themes_own_file(house):
    path, problems = house
    assert {problem.place.file for problem in problems} == {str(path)}


def test_a_suggested_gold_is_still_a_gold(house):
    better = suggested(house[1])["accents.gold.text"]
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


def test_what_follows_from_a_theme_that_comes_along_is_told_in_the_themes_own_file(tmp_path):
    path = tmp_path / "house" / "theme.yaml"
    path.parent.mkdir()
    path.write_text("extends: newsprint\npage: {type: {minimum: 9}}\n", encoding="utf-8")
    problems = refused(path)
    assert {problem.place.file for problem in problems} == {str(path)}
    assert any("below the page's minimum of 9 pt" in problem.message for problem in problems)
