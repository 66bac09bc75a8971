"""`briefgen theme` and `briefgen themes`: a house's colours become a theme that passes at the first try."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from briefgen.brief.theme_file import load_theme, theme_names
from briefgen.cli.app import main

HOUSE = "#C8102E,#F2A900,#53565A"
COLOURS = st.lists(st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06X}"), min_size=1, max_size=5)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_three_colours_make_a_theme_that_passes_at_the_first_try(folder, capsys):
    assert main(["theme", "new", "--colours", HOUSE, "--name", "rgg"]) == 0
    palette = load_theme(f"{folder}/rgg/").palette
    assert {accent.strong for accent in palette.accents.values()} >= set(HOUSE.split(","))
    said = capsys.readouterr().out
    assert "#F2A900  areas of `gold`; words in #" in said
    assert "rgg/theme.yaml" in said


@pytest.mark.parametrize("looks", theme_names())
def test_a_house_takes_the_forms_of_any_theme(folder, looks):
    assert main(["theme", "new", "--colours", HOUSE, "--looks", looks]) == 0
    theme = load_theme(f"{folder}/house/")
    assert theme.looks == load_theme(looks).looks
    assert theme.palette.masthead == "#C8102E"


@given(COLOURS)
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_the_colours_the_file_passes(folder, colours):
    assert main(["theme", "new", "--colours", ",".join(colours), "--force", "--looks", "newsprint"]) == 0
    assert main(["theme", "check", "house"]) == 0


def test_a_theme_that_is_there_is_kept(folder, capsys):
    main(["theme", "new", "--colours", HOUSE])
    before = (folder / "house" / "theme.yaml").read_bytes()
    assert main(["theme", "new", "--colours", "#000000"]) == 2
    assert "--force" in capsys.readouterr().err
    assert (folder / "house" / "theme.yaml").read_bytes() == before
    assert main(["theme", "new", "--colours", "#000000", "--force"]) == 0


def test_all_words_that_are_not_colours_are_told_at_once(folder, capsys):
    assert main(["theme", "new", "--colours", "#C8102E, reddish, #12"]) == 2
    assert "not a colour: 'reddish', '#12'" in capsys.readouterr().err


def test_colours_may_have_three_digits_and_no_sign(folder):
    assert main(["theme", "new", "--colors", "c8102e #fa0", "--name", "short"]) == 0
    assert load_theme(f"{folder}/short/").palette.accents["gold"].strong == "#FFAA00"


def test_fonts_and_paper_of_the_house_are_in_the_theme(folder):
    words = ["--font", "Open Sans", "--headings-font", "Georgia", "--paper", "#FFFBF2"]
    assert main(["theme", "new", "--colours", HOUSE, *words]) == 0
    theme = load_theme(f"{folder}/house/")
    assert (theme.fonts["serif"].office_latin, theme.looks.headings) == ("Georgia", "serif")
    assert theme.palette.paper == "#FFFBF2"


def test_a_missing_logo_and_an_unknown_theme_are_told(folder, capsys):
    assert main(["theme", "new", "--colours", HOUSE, "--logo", "none.svg"]) == 2
    assert main(["theme", "new", "--colours", HOUSE, "--looks", "newsprnt"]) == 2
    said = capsys.readouterr().err
    assert "none.svg: there is no such file" in said
    assert "did you mean 'newsprint'?" in said


def test_check_says_what_is_wrong_and_what_would_pass(folder, capsys):
    (folder / "ours").mkdir()
    hues = 'accents: {gold: {strong: "#F2A900", soft: "#FFF8E8", on: "#000000"}}'
    (folder / "ours" / "theme.yaml").write_text(f"extends: govblue\npalette:\n  {hues}\n")
    assert main(["theme", "check", "ours"]) == 2
    said = capsys.readouterr().err
    assert "`accents.gold.text: " in said
    assert all(line.startswith("ours/theme.yaml:3:") for line in said.splitlines() if "error:" in line)


def test_themes_lists_those_that_come_with_briefgen(capsys):
    assert main(["themes"]) == 0
    assert [line.split()[0] for line in capsys.readouterr().out.splitlines()] == list(theme_names())


def test_a_folder_is_a_theme_with_and_without_a_slash(folder, capsys):
    main(["theme", "new", "--colours", HOUSE])
    assert load_theme("house") == load_theme("./house") == load_theme("house/")
    (folder / "empty").mkdir()
    assert main(["theme", "check", "empty"]) == 2
    assert "the folder 'empty' is not a theme" in capsys.readouterr().err


def test_a_powerpoint_file_as_theme_is_sent_to_the_template_option(folder, capsys):
    assert main(["theme", "check", "corporate.potx"]) == 2
    assert "is a template, not a theme: name it with `--template FILE`" in capsys.readouterr().err


def test_a_template_yaml_as_theme_is_one_error(folder, capsys):
    (folder / "template.yaml").write_text("file: a.potx\ncontent: 2\n", encoding="utf-8")
    assert main(["theme", "check", "template.yaml"]) == 2
    assert capsys.readouterr().err.count("error: this is a template.yaml, not a theme") == 1


@pytest.mark.parametrize("content", [None, b"%PDF-1.7\n"])
def test_a_logo_that_no_slide_can_show_is_refused_before_anything_is_written(folder, capsys, content):
    if content is not None:
        (folder / "logo.pdf").write_bytes(content)
    assert main(["theme", "new", "--colours", HOUSE, "--logo", "logo.pdf"]) == 2
    assert "--logo: logo.pdf: " in capsys.readouterr().err
    assert not (folder / "house").exists()


def test_the_check_of_a_brand_tells_both_logos_that_are_missing(folder, capsys):
    (folder / "_brand.yml").write_text(
        'color: {primary: "#00797A"}\nlogo: {medium: {light: a.svg, dark: b.svg}}\n', encoding="utf-8"
    )
    assert main(["theme", "check", "_brand.yml"]) == 2
    said = capsys.readouterr().err
    assert "logo 'a.svg' cannot be used: there is no such file" in said
    assert "logo 'b.svg' cannot be used: there is no such file" in said


def test_a_house_is_not_called_as_a_theme_that_comes_along(folder, capsys):
    assert main(["theme", "new", "--colours", HOUSE, "--name", "dark"]) == 2
    assert "'dark' is a theme that comes with briefgen" in capsys.readouterr().err
    assert main(["theme", "new", "--colours", HOUSE, "--name", "dark", "--out", "ours"]) == 0


def test_a_name_with_a_slash_is_not_bent_into_another_name(folder, capsys):
    assert main(["theme", "new", "--colours", HOUSE, "--name", "ours/red"]) == 2
    assert "--out says which folder" in capsys.readouterr().err
    assert main(["theme", "new", "--colours", HOUSE, "--name", "our house"]) == 0
    assert "--theme 'our house/'" in capsys.readouterr().out


def test_a_theme_that_is_nearly_there_is_named(folder, capsys):
    main(["theme", "new", "--colours", HOUSE])
    (folder / "_brand.yml").write_text('color: {primary: "#00797A"}\n', encoding="utf-8")
    assert main(["theme", "check", "hous/"]) == 2
    assert main(["theme", "check", "brand.yml"]) == 2
    said = capsys.readouterr().err
    assert "did you mean 'house'?" in said
    assert "did you mean '_brand.yml'?" in said
