"""A theme's colours: apart for every eye and on a grey printer, or a Problem with pair and figure."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.base.colour import lightness
from briefgen.base.colour_vision import hue_distance
from briefgen.base.diagnostics import BriefError, Problem
from briefgen.brief.theme_file import load_theme, theme_names


def problems_of(tmp_path: Path, text: str) -> tuple[Problem, ...]:
    (tmp_path / "theme.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(BriefError) as caught:
        load_theme(f"{tmp_path}/")
    return tuple(caught.value.problems)


def with_accents(first: str, second: str) -> str:
    return (
        "extends: govblue\npalette:\n  accents:\n"
        f'    one: {{strong: "{first}", soft: "#FFFFFF"}}\n'
        f'    two: {{strong: "{second}", soft: "#FFFFFF"}}\n'
    )


def test_there_are_six_themes_and_more() -> None:
    assert {"govblue", "newsprint", "dark", "consulting", "celebration", "serif"} <= set(theme_names())


def test_each_theme_has_a_handwriting_of_its_own() -> None:
    looks = [load_theme(name).looks for name in theme_names()]
    assert len(set(looks)) == len(looks)


def test_red_and_green_of_one_lightness_are_alike_without_green_cones(tmp_path: Path) -> None:
    found = problems_of(tmp_path, with_accents("#9B1C1C", "#4A5D23"))
    (problem,) = [problem for problem in found if "deuteranopia" in problem.message]
    assert problem.code == "colour-blind"
    assert "accents one #9B1C1C and two #4A5D23 look alike" in problem.message
    assert "ΔE 2." in problem.message
    assert problem.place.line == 5


def test_hues_of_one_lightness_are_one_grey(tmp_path: Path) -> None:
    (problem,) = problems_of(tmp_path, with_accents("#0F5DAA", "#A83A0C"))
    assert problem.code == "grey"
    assert (
        "accents one #0F5DAA and two #A83A0C cannot be told apart in greyscale: L* differs by"
        in problem.message
    )


def test_the_past_stands_apart_from_every_hue_in_grey(tmp_path: Path) -> None:
    found = problems_of(tmp_path, 'extends: govblue\npalette:\n  past: "#7C8794"\n')
    assert {problem.code for problem in found} == {"grey"}
    assert all("past #7C8794" in problem.message and problem.place.line == 3 for problem in found)


def test_two_hues_that_are_far_from_each_other_in_the_order_may_be_alike() -> None:
    accents = list(load_theme("newsprint").palette.accents.values())
    assert hue_distance(accents[0].strong, accents[3].strong, "deuteranopia") < 7


def test_a_family_without_office_fonts_is_a_problem(tmp_path: Path) -> None:
    govblue = Path(__file__).parents[1] / "templates" / "govblue" / "theme.yaml"
    lines = [line for line in govblue.read_text(encoding="utf-8").splitlines() if "Noto Serif" not in line]
    (problem,) = problems_of(tmp_path, "\n".join(lines) + "\n  headings: serif\n")
    assert "looks.headings is serif, but the theme names no fonts for it" in problem.message


def test_distances_are_those_of_the_literature() -> None:
    assert hue_distance("#000000", "#FFFFFF") == pytest.approx(100, abs=0.01)
    assert lightness("#777777") == pytest.approx(50.03, abs=0.01)
    assert hue_distance("#808080", "#808080", "protanopia") == 0
    grey = hue_distance("#808080", "#808080", "deuteranopia")
    assert grey == 0
    assert hue_distance("#FF0000", "#00FF00", "deuteranopia") < hue_distance("#FF0000", "#00FF00")
