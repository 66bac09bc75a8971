"""A house's `_brand.yml` as a theme: its colours, fonts and logo, and what of it is not used."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from briefgen.base.diagnostics import BriefError, Problem
from briefgen.brief.font_kind import chosen_fonts, font_kind
from briefgen.brief.theme_file import load_theme, notes_on, unused_of
from briefgen.model.theme import Theme
from briefgen.pipeline.lay_out import lay_out

BRAND = """\
meta: {name: {full: Harbour Region Transit}, link: https://example.org}
logo:
  images: {wide: logos/wide.svg, white: {path: logos/white.svg, alt: Harbour}}
  small: https://example.org/small.png
  medium: {light: wide, dark: white}
color:
  palette: {teal: "#00797A", sun: "#FFB81C", stone: "#6B7280", night: "#1B1B1B", alias: sun}
  primary: teal
  secondary: alias
  foreground: night
  background: white
typography:
  base: {family: Open Sans, size: 1rem}
  headings: Roboto Slab
  monospace: Fira Code
"""


def branded(folder: Path, text: str = BRAND) -> Theme:
    (folder / "_brand.yml").write_text(text, encoding="utf-8")
    return load_theme(f"{folder}/_brand.yml")


def refused(folder: Path, text: str) -> tuple[Problem, ...]:
    with pytest.raises(BriefError) as caught:
        branded(folder, text)
    return caught.value.problems


def test_a_brands_colours_are_areas_under_its_own_names(tmp_path):
    palette = branded(tmp_path).palette
    assert (palette.masthead, palette.ink, palette.paper) == ("#00797A", "#1B1B1B", "#FFFFFF")
    areas = {name: accent.strong for name, accent in palette.accents.items()}
    assert list(areas.items())[:2] == [("teal", "#00797A"), ("sun", "#FFB81C")]
    assert areas["stone"] == "#6B7280"
    assert palette.accents["sun"].words != "#FFB81C"


def test_its_fonts_are_named_in_the_deck_and_measured_with_the_nearest_of_ours(tmp_path):
    theme = branded(tmp_path)
    assert (theme.looks.text, theme.looks.headings) == ("sans", "serif")
    assert theme.fonts["sans"].office_latin == "Open Sans"
    assert theme.fonts["serif"].office_latin == "Roboto Slab"
    assert theme.fonts["serif"].embedded == "Noto Serif SC"


def test_its_logo_has_a_file_for_dark_grounds_and_the_brands_name(tmp_path):
    logo = branded(tmp_path).logo
    assert logo is not None
    assert (logo.file, logo.on_dark, logo.folder) == ("logos/wide.svg", "logos/white.svg", tmp_path)
    assert logo.alt == "Harbour Region Transit"


def test_a_folder_with_a_brand_is_a_theme(tmp_path):
    branded(tmp_path)
    assert load_theme(f"{tmp_path}/").name == tmp_path.name


def test_what_is_not_used_is_told_with_its_line(tmp_path):
    branded(tmp_path)
    told = {text: place.line for place, text in unused_of(f"{tmp_path}/")}
    assert told == {"link": 1, "monospace": 15}


def test_all_errors_of_a_brand_are_told_at_once_in_their_places(tmp_path):
    found = refused(tmp_path, 'color:\n  palette: {teal: "#0079"}\n  primary: tael\n  danger: [1]\n')
    assert [(each.place.line, each.place.column) for each in found] == [(2, 19), (3, 12), (4, 11)]
    assert "did you mean 'teal'?" in found[1].hint


def test_a_brand_without_colours_is_refused(tmp_path):
    (problem,) = refused(tmp_path, "meta: {name: X}\n")
    assert "states no colours" in problem.message


def test_an_unknown_key_and_a_logo_of_the_network_are_warnings(tmp_path):
    branded(tmp_path, 'color: {primary: "#00797A"}\ncolour: 3\nlogo: https://example.org/a.svg\n')
    notes = notes_on(f"{tmp_path}/")
    assert {note.severity for note in notes} == {"warning"}
    assert [note.place.line for note in notes] == [2, 3]


def test_ink_that_cannot_be_read_is_told_with_what_is_printed(tmp_path):
    theme = branded(tmp_path, 'color: {primary: "#00797A", foreground: "#AAAAAA"}\n')
    (note,) = notes_on(f"{tmp_path}/")
    assert theme.palette.ink in note.hint


def test_a_colour_may_be_one_of_css(tmp_path):
    palette = branded(
        tmp_path, "color: {primary: rebeccapurple, background: {light: ivory, dark: black}}\n"
    ).palette
    assert (palette.masthead, palette.paper) == ("#663399", "#FFFFF0")


def test_a_brand_says_whose_forms_it_takes(tmp_path):
    forms = "defaults: {briefgen: {extends: newsprint}}\n"
    assert branded(tmp_path, f'color: {{primary: "#00797A"}}\n{forms}').looks.masthead == "rule"


def test_a_theme_extends_a_brand_beside_it(tmp_path):
    branded(tmp_path)
    (tmp_path / "ours").mkdir()
    (tmp_path / "ours" / "theme.yaml").write_text("extends: ../_brand.yml\nlooks: {card: outline}\n")
    theme = load_theme(f"{tmp_path}/ours/")
    assert (theme.palette.masthead, theme.looks.card) == ("#00797A", "outline")


def test_a_brief_names_a_brand_beside_it_and_none_outside_its_folder(brief_file: Callable[[str], Path]):
    brief = (
        "meta: {title: 两港客运}\nmetrics: {east: {label: 东港, unit: 万人, values: {2024: 5, 2025: 6}}}\n"
    )
    path = brief_file(f"theme: _brand.yml\n{brief}")
    (path.parent / "_brand.yml").write_text('color: {primary: "#C8102E"}\nextra: 1\n', encoding="utf-8")
    publication = lay_out(path)
    assert publication.edition.theme.palette.masthead == "#C8102E"
    assert [each.code for each in publication.problems if each.place.file.endswith("_brand.yml")] == ["brand"]
    path.write_text(f"theme: ../_brand.yml\n{brief}", encoding="utf-8")
    with pytest.raises(BriefError, match="lies outside the folder"):
        lay_out(path)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Open Sans", "sans"), ("Noto Sans Condensed", "condensed"), ("Georgia", "serif"),
        ("PT Serif", "serif"), ("Roboto Slab", "serif"), ("Oswald", "condensed"),
        ("Helvetica Neue", "sans"), ("思源宋体", "serif"), ("Century Gothic", "sans"), ("Segoe UI", "sans"),
        ("Times New Roman", "serif"), ("Arial Narrow", "condensed"), ("Barlow Condensed", "condensed"),
        ("方正小标宋简体", "serif"), ("微软雅黑", "sans"), ("Merriweather Sans", "sans"),
        ("MS Mincho", "serif"), ("Rockwell", "serif"), ("Franklin Gothic Medium Cond", "condensed"),
        ("STSong", "serif"),
    ],
)  # fmt: skip
def test_a_fonts_kind_is_in_its_name(name, kind):
    assert font_kind(name) == kind


def test_two_fonts_of_one_kind_cannot_both_be_named():
    assert chosen_fonts("Open Sans", "Lato").left_out == "Lato"
    assert chosen_fonts("Georgia", "").looks == {"text": "serif", "headings": "serif"}
