"""The theme that goes with a company's template: its colours, typefaces and slide size, proven to read."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest
import template_parts as made
from test_template_reading import png

import briefgen
from briefgen.base.colour import contrast
from briefgen.base.diagnostics import BriefError
from briefgen.brief.theme_colours import clashes
from briefgen.brief.theme_file import load_theme
from briefgen.cli.app import main
from briefgen.model.scene import walk
from briefgen.model.theme import Theme
from briefgen.pipeline.lay_out import lay_out
from briefgen.template.as_theme import themed
from briefgen.template.named import plan_of

BRIEF = """
meta: {title: Schools of Ayton, language: en, publisher: Ayton Council, date: 2025-12-04}
sources: {council: {title: Annual report}}
metrics: {schools: {label: Schools, unit: schools, values: {2025: 40}, source: council}}
deck:
  - {title: "Ayton has {schools}", blocks: [{kpi: schools}]}
onepager:
  pillars: [{key: all, title: Schools, modules: [{title: "Ayton has {schools}", blocks: [{kpi: schools}]}]}]
"""
DARK = '<p:bg><p:bgPr><a:solidFill><a:srgbClr val="101820"/></a:solidFill></p:bgPr></p:bg>'


def theme_in(folder: Path, base: str = "govblue", **options: Any) -> Theme:
    return themed(load_theme(base), plan_of(made.written(folder, made.parts(**options))))


def brief(folder: Path, line: str = "") -> Path:
    path = folder / "brief.yaml"
    path.write_text(BRIEF + line, encoding="utf-8")
    return path


def test_the_accents_of_the_template_are_the_hues_of_areas(tmp_path: Path) -> None:
    accents = theme_in(tmp_path).palette.accents
    own = {name: f"#{made.COLOURS[name]}" for name in ("accent1", "accent2", "accent3", "accent4")}
    assert {name: accents[name].strong for name in own} == own
    assert next(iter(accents)) == "accent1"


def test_words_in_a_pale_accent_are_of_a_tint_that_powerpoint_offers(tmp_path: Path) -> None:
    palette = theme_in(tmp_path).palette
    accent = palette.accents["accent3"]
    assert (accent.strong, accent.text) == ("#F4A259", "#9C4F0A")  # “Darker 50%”
    assert accent.soft == "#FEF6EE"  # “Lighter 90%”


@pytest.mark.parametrize(
    "colours",
    [
        {},
        {"accent1": "FFF200", "accent2": "FFE600", "accent3": "FFD900"},
        {f"accent{n}": "7F7F7F" for n in range(1, 7)},
        {f"accent{n}": "FFFFFF" for n in range(1, 7)},
        {"dk1": "777777", "accent1": "FF0000", "accent2": "00B050"},
    ],
)
@pytest.mark.parametrize("background", ["", DARK])
def test_every_palette_of_a_template_passes_the_checks_of_themes(
    tmp_path: Path, colours: dict[str, str], background: str
) -> None:
    dark = {"tx1": "FFFFFF"} if background else {}
    options = {"background": background} if background else {}
    palette = theme_in(tmp_path, colours={**colours, **dark}, **options).palette
    assert list(clashes(palette)) == []
    assert palette.paper == ("#101820" if background else "#FFFFFF")


def test_the_page_takes_the_colour_of_the_cover_for_its_head(tmp_path: Path) -> None:
    field = made.shape((0, 0, 960, 540), "D72638")
    layouts = [("Title Slide", "title", field + made.COVER), *made.LAYOUTS[1:]]
    palette = theme_in(tmp_path, layouts=layouts).palette
    assert palette.masthead == "#D72638"
    assert contrast(palette.on_masthead, palette.masthead) >= 4.5


def test_a_grey_of_the_template_is_no_colour_for_the_pages_head(tmp_path: Path) -> None:
    assert theme_in(tmp_path, colours={"dk2": "5F6368", "accent1": "1A73E8"}).palette.masthead == "#1A73E8"
    assert theme_in(tmp_path, background=DARK, colours={"dk1": "FFFFFF"}).palette.masthead == "#101820"


def test_hues_that_a_dark_ground_swallows_are_tints_that_can_be_seen(tmp_path: Path) -> None:
    accents = theme_in(
        tmp_path, background=DARK, colours={"dk1": "FFFFFF", "accent1": "2E4034"}
    ).palette.accents
    assert contrast(accents["accent1"].strong, "#101820") >= 3
    assert accents["accent2"].strong == "#D72638"


def test_slides_have_the_templates_size_and_text_that_goes_with_it(tmp_path: Path) -> None:
    usual, half = load_theme("govblue"), theme_in(tmp_path, size=(480, 270), master="", layouts=[HALF])
    assert (half.deck.width, half.deck.height) == (480, 270)
    assert half.deck.type.sizes["body"] == usual.deck.type.sizes["body"] / 2
    assert half.deck.type.minimum == usual.deck.type.minimum / 2
    assert half.page == usual.page


HALF = ("Content", "obj", made.place("title", 0, (24, 15, 432, 30)) + made.place("", 1, (24, 55, 432, 185)))


def test_the_deck_names_the_templates_typefaces(tmp_path: Path) -> None:
    theme = theme_in(tmp_path)
    assert (theme.looks.headings, theme.looks.text) == ("serif", "sans")
    names = {word: (names.office_latin, names.office_east_asian) for word, names in theme.fonts.items()}
    assert (names["serif"], names["sans"]) == (("Georgia", "等线"), ("Arial", "等线"))


def test_a_theme_keeps_its_looks_in_a_template(tmp_path: Path) -> None:
    consulting = load_theme("consulting")
    theme = theme_in(tmp_path, base="consulting")
    assert (theme.looks.card, theme.looks.masthead, theme.charts) == ("outline", "plain", consulting.charts)
    assert theme.palette.accents["accent1"].strong == "#12355B"


def test_the_page_shows_the_logo_of_the_master_and_slides_do_not_show_it_twice(tmp_path: Path) -> None:
    master = made.TITLE + made.BODY + made.picture((840, 20, 90, 30), "rId100", "Logo")
    made.written(tmp_path, made.parts(master=master, media={"sign.png": png("#D72638", (60, 20))}))
    laid = lay_out(brief(tmp_path, "template: house.potx\n"))
    shown = [[item.name for item in walk(page.items)] for page in (*laid.page.pages, *laid.deck.pages)]
    assert [names.count("logo") for names in shown] == [1, *[0] * len(laid.deck.pages)]


def test_a_brief_names_a_template_in_its_folder(tmp_path: Path) -> None:
    made.written(tmp_path, made.parts())
    laid = lay_out(brief(tmp_path, "template: house.potx\n"))
    assert laid.deck.template is not None
    assert laid.deck.template.name == "house.potx"
    assert dict(laid.page.colours)["accent1"] == "#12355B"


@pytest.mark.parametrize("name", ["../house.potx", "/house.potx", "absent.potx"])
def test_a_brief_reaches_no_template_outside_its_folder(tmp_path: Path, name: str) -> None:
    inner = tmp_path / "inner"
    inner.mkdir()
    made.written(tmp_path, made.parts())
    with pytest.raises(BriefError) as caught:
        lay_out(brief(inner, f"template: {name}\n"))
    (problem,) = caught.value.problems
    assert str(problem.place).endswith("brief.yaml:9:11")
    assert problem.code == "template"


def test_the_command_line_may_name_a_template_anywhere(tmp_path: Path) -> None:
    inner = tmp_path / "inner"
    inner.mkdir()
    template = made.written(tmp_path, made.parts())
    laid = lay_out(brief(inner, "template: absent.potx\n"), template=str(template))
    assert laid.deck.template is not None


def test_a_mistake_of_the_brief_is_told_beside_that_of_its_template(tmp_path: Path) -> None:
    (tmp_path / "old.ppt").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
    with pytest.raises(BriefError) as caught:
        lay_out(brief(tmp_path, "template: old.ppt\naccept: [{warning: nonsense}]\n"))
    assert len(caught.value.problems) > 1


def test_the_manifest_names_the_template_and_the_choice_with_their_hashes(tmp_path: Path) -> None:
    template = made.written(tmp_path, made.parts())
    (tmp_path / "template.yaml").write_text("file: house.potx\ncontent: 4\n", encoding="utf-8")
    path = brief(tmp_path, "template: template.yaml\n")
    assert main(["build", str(path), "--manifest", "--quiet", "--out", str(tmp_path / "out")]) == 0
    said = json.loads((tmp_path / "out" / "brief.manifest.json").read_text("utf-8"))["template"]
    expected = [
        hashlib.sha256(each.read_bytes()).hexdigest() for each in (template, tmp_path / "template.yaml")
    ]
    assert [each["sha256"] for each in said] == expected


def test_programs_name_a_template_as_the_command_line_does(tmp_path: Path) -> None:
    template = made.written(tmp_path, made.parts())
    assert briefgen.check(BRIEF.encode(), template=template) == ()
    assert briefgen.check(BRIEF.encode(), template=tmp_path / "absent.potx")[0].code == "template"


def test_a_template_that_changed_is_read_anew(tmp_path: Path) -> None:
    path = brief(tmp_path, "template: house.potx\n")
    hues = []
    for colour in ("D72638", "3F88C5"):
        made.written(tmp_path, made.parts(colours={"accent1": colour}))
        shown = lay_out(path).page.pages[0].items
        hues.append([f"#{each}" in repr(shown) for each in ("12355B", "D72638", "3F88C5")])
    assert hues[0] != hues[1]
