"""Themes: differences laid over a base, and colours on which text can be read."""

import pytest

from briefgen.base.colour import contrast
from briefgen.base.diagnostics import BriefError
from briefgen.brief.theme_file import load_theme, theme_names


def theme_at(tmp_path, text):
    (tmp_path / "theme.yaml").write_text(text, encoding="utf-8")
    return load_theme(f"{tmp_path}/")


def problem_of(tmp_path, text):
    with pytest.raises(BriefError) as caught:
        theme_at(tmp_path, text)
    (problem,) = caught.value.problems
    return str(problem)


@pytest.mark.parametrize("name", theme_names())
def test_every_theme_loads_and_has_a_hue_for_six_pillars(name):
    theme = load_theme(name)
    assert theme.name == name
    assert len(theme.palette.accents) >= 6


def test_the_first_theme_is_an_a4_page_and_a_wide_screen():
    theme = load_theme("govblue")
    assert (theme.deck.width, theme.deck.height) == (960, 540)
    assert (theme.page.width, theme.page.height) == (595.276, 841.89)
    assert next(iter(theme.palette.accents)) == "blue"


def test_a_theme_states_only_its_differences(tmp_path):
    theme = theme_at(tmp_path, "extends: govblue\ndeck:\n  type:\n    sizes: {title: 30}\n")
    base = load_theme("govblue")
    assert theme.deck.type.sizes["title"] == 30
    assert theme.deck.type.sizes["body"] == base.deck.type.sizes["body"]
    assert theme.palette == base.palette
    assert theme.name == tmp_path.name


def test_the_second_theme_differs_in_paper_looks_and_first_hue():
    theme, base = load_theme("newsprint"), load_theme("govblue")
    assert next(iter(theme.palette.accents)) == "red"
    assert theme.palette.paper != base.palette.paper
    assert theme.looks != base.looks


def test_an_unknown_theme_names_the_nearest():
    with pytest.raises(BriefError, match="did you mean 'govblue'"):
        load_theme("govblu")
    with pytest.raises(BriefError, match="there is no theme"):
        load_theme("../../no-folder-of-this-name/etc")


def test_a_theme_that_extends_nothing_or_itself_is_a_problem_at_its_place(tmp_path):
    assert "theme.yaml:1:10: error: there is no theme 'nowhere'" in problem_of(tmp_path, "extends: nowhere\n")
    assert "in a circle" in problem_of(tmp_path, f"extends: ../{tmp_path.name}\n")


def test_a_colour_without_quotes_or_digits_is_explained(tmp_path):
    assert "starts with # needs quotes" in problem_of(
        tmp_path, "extends: govblue\npalette:\n  ink: #000000\n"
    )
    problem = problem_of(tmp_path, "extends: govblue\npalette:\n  ink: navy\n")
    assert "theme.yaml:3:8: error: 'navy' is not a colour" in problem


def test_text_that_cannot_be_read_on_its_ground_names_the_pair_and_the_ratio(tmp_path):
    text = 'extends: govblue\npalette:\n  muted_on_masthead: "#566582"\n'
    problem = problem_of(tmp_path, text)
    assert "theme.yaml:3:22" in problem
    assert "muted_on_masthead #566582 on masthead #0B2545 has a contrast of 2." in problem


def test_a_size_below_the_minimum_is_a_problem(tmp_path):
    problem = problem_of(tmp_path, "extends: govblue\ndeck: {type: {sizes: {note: 8}}}\n")
    assert "note is 8 pt, below the deck's minimum of 12 pt" in problem


def test_an_unknown_size_or_key_is_named(tmp_path):
    assert "unknown key 'boddy'" in problem_of(
        tmp_path, "extends: govblue\ndeck: {type: {sizes: {boddy: 18}}}\n"
    )
    assert "did you mean 'looks'" in problem_of(tmp_path, "extends: govblue\nlook: {card: filled}\n")


def test_a_theme_without_a_base_names_all_that_is_missing(tmp_path):
    with pytest.raises(BriefError) as caught:
        theme_at(tmp_path, "looks: {}\n")
    missing = {str(problem).split("'")[1] for problem in caught.value.problems}
    assert missing == {"palette", "fonts", "deck", "page"}


def test_contrast_is_that_of_the_standard():
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.005)


def test_hues_must_be_read_on_a_surface_that_slides_lie_on(tmp_path):
    surface = 'extends: govblue\npalette:\n  surface: "#D8DEE6"\n  muted: "#46536C"\n'
    assert theme_at(tmp_path, surface + "looks: {grounds: [paper]}\n").looks.grounds == ("paper",)
    with pytest.raises(BriefError) as caught:
        theme_at(tmp_path, surface + "looks: {grounds: [paper, surface]}\n")
    said = str(caught.value)
    assert "accents.orange.strong #BA490F on surface #D8DEE6 has a contrast of" in said
    assert "leave surface out of looks.grounds" in said


def test_slides_need_a_ground(tmp_path):
    assert "slides need a ground" in problem_of(tmp_path, "extends: govblue\nlooks: {grounds: []}\n")


def test_charts_keep_within_what_can_be_read(tmp_path):
    assert "`hole` must lie between 0.4 and 0.8" in problem_of(
        tmp_path, "extends: govblue\ncharts: {hole: 0.95}\n"
    )
