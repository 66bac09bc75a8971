"""Decks and pages with names: files of their own, chosen on the command line, each read back."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping
from pathlib import Path

import pypdfium2
import pytest
from family_kit import Families
from pptx import Presentation

from briefgen.base.diagnostics import BriefError
from briefgen.cli.app import main
from briefgen.edition.publication import Publication
from briefgen.model.scene import Text, walk
from briefgen.pipeline.build import Options, make
from briefgen.pipeline.chosen import Chosen
from briefgen.pipeline.lay_out import lay_out
from briefgen.pipeline.paint import Extras

FIGURES = """\
meta: {title: Two branches, language: en}
metrics:
  visits: {label: Visits, unit: thousand, kind: amount, values: {2023: 840, 2025: 1033}, pillar: use}
  loans: {label: Books lent, unit: thousand, kind: amount, values: {2023: 625, 2025: 719}, pillar: use}
  staff: {label: Staff, unit: people, kind: count, values: {2023: 25, 2025: 29}, pillar: people}
"""
SLIDES = """\
      - {kind: cover}
      - {title: "Visits grew by {visits.growth}", pillar: use, blocks: [{column: visits}]}
      - {title: "{staff} work there", pillar: people, blocks: [{kpi: staff}]}
      - {kind: sources}
"""
PAGES = """\
onepager:
  - size: A4
  - {name: poster, size: A3, structure: poster}
"""
DECKS = f"""\
deck:
  - name: short
    slides:
{SLIDES}  - name: long
  - {{name: people, of: short, pillars: [people]}}
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "brief.yaml"


def written(path: Path, *rest: str) -> Path:
    path.write_text(FIGURES + "".join(rest), "utf-8")
    return path


def built(path: Path, *options: str) -> dict[str, bytes]:
    out = path.parent / "out"
    assert main(["build", str(path), "--out", str(out), "--quiet", *options]) == 0
    return {file.name: file.read_bytes() for file in sorted(out.iterdir())}


def titles(laid: Publication) -> list[list[str]]:
    return [[page.title for page in deck.pages] for deck in laid.decks]


def refused(path: Path, *rest: str) -> str:
    with pytest.raises(BriefError) as raised:
        lay_out(written(path, *rest))
    return str(raised.value)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, bytes]:
    """Every file of the brief with all its outputs, read back and compared."""
    path = written(tmp_path_factory.mktemp("whole") / "brief.yaml", PAGES, DECKS)
    return make(path, Options(verify=True, extras=Extras(manifest=True))).files


def test_each_deck_and_page_with_a_name_has_a_file_and_all_state_the_figures(
    whole: Mapping[str, bytes],
) -> None:
    names = ["brief-long.pptx", "brief-people.pptx", "brief-poster.pdf", "brief-short.pptx", "brief.pdf"]
    assert sorted(whole) == sorted([*names, "brief.manifest.json"])
    assert sorted(json.loads(whole["brief.manifest.json"])["outputs"]) == names
    sizes = []
    for name in ("brief.pdf", "brief-poster.pdf"):
        with pypdfium2.PdfDocument(whole[name]) as document:
            sizes.append([round(side) for page in document for side in page.get_size()])
    assert sizes == [[595, 842], [842, 1191]]
    slides = {name: len(Presentation(io.BytesIO(whole[name])).slides) for name in names if "pptx" in name}
    assert slides == {"brief-long.pptx": 3, "brief-people.pptx": 3, "brief-short.pptx": 4}


def test_what_is_made_alone_is_what_is_made_with_all(path: Path, whole: Mapping[str, bytes]) -> None:
    written(path, PAGES, DECKS)
    alone = make(path, Options(chosen=Chosen(only=("short", "poster")))).files
    assert alone == {name: whole[name] for name in ("brief-short.pptx", "brief-poster.pdf")}


def test_a_list_of_slides_and_one_deck_of_them_are_the_same_deck_to_the_byte(path: Path) -> None:
    listed = make(written(path, "deck:\n" + SLIDES.replace("      -", "  -")), Options()).files
    assert make(written(path, "deck:\n  slides:\n" + SLIDES), Options()).files == listed
    assert [*listed] == ["brief.pptx", "brief.pdf"]


def test_a_deck_keeps_the_slides_of_its_pillars_between_cover_and_sources(path: Path) -> None:
    short, long, people = titles(lay_out(written(path, DECKS)))
    assert people == [short[0], short[2], short[3]]
    assert (long[0], len(long)) == (short[0], 3)


def test_a_derived_deck_of_a_pillar_tells_its_figures_alone(path: Path) -> None:
    laid = lay_out(written(path, "deck:\n  - {name: all}\n  - {name: people, pillars: [people]}\n"))
    texts = [item.text for page in laid.decks[1].pages for item in walk(page.items) if isinstance(item, Text)]
    assert any("29" in text for text in texts)
    assert not any("1,033" in text for text in texts)
    assert len(laid.decks[1].pages) < len(laid.decks[0].pages)


def test_a_deck_is_told_as_its_own_story_says(path: Path) -> None:
    laid = lay_out(written(path, "deck:\n  - {name: all}\n  - {name: some, story: {skip: [loans]}}\n"))
    every, some = (" ".join(page) for page in titles(laid))
    assert "ooks lent" in every
    assert "ooks lent" not in some


def test_only_makes_what_is_asked_for(path: Path) -> None:
    written(path, PAGES, DECKS)
    made = {}
    for only in ("deck", "page", "poster"):
        laid = lay_out(path, chosen=Chosen(only=(only,)))
        made[only] = [each.imprint.name for each in (*laid.decks, *laid.printed) if each.pages]
    assert made == {"deck": ["short", "long", "people"], "page": ["", "poster"], "poster": ["poster"]}


def test_only_said_twice_is_both(path: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    words = ["--only", "poster", "--only", "short", "--out", str(out), "--quiet"]
    assert main(["build", str(written(path, PAGES, DECKS)), *words]) == 0
    assert {each.stem.rpartition("-")[2] for each in out.iterdir()} == {"poster", "short"}


def test_a_name_that_no_output_has_is_refused_with_the_nearest(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["build", str(written(path, PAGES)), "--only", "postr"]) == 2
    assert "no page called 'postr'" in (said := capsys.readouterr().err)
    assert "did you mean 'poster'?" in said


def test_formats_that_leave_nothing_to_write_are_refused(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["build", str(written(path)), "--only", "page", "--format", "pptx"]) == 2
    assert "nothing to write: page has no file of the format pptx" in capsys.readouterr().err


def test_size_puts_all_pages_on_a_paper_and_verify_is_told_so(path: Path) -> None:
    laid = lay_out(written(path, PAGES), chosen=Chosen(size="A5"))
    assert [(round(scene.width), round(scene.height)) for scene in laid.printed] == [(420, 595)] * 2
    written(path)
    assert lay_out(path, chosen=Chosen(size="A4")).page == lay_out(path).page
    built(path, "--size", "a3", "--format", "pdf")
    out = str(path.parent / "out")
    assert main(["verify", str(path), out, "--size", "A3", "--strict"]) == 0


def test_an_unknown_size_is_refused(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build", str(written(path)), "--size", "A9"]) == 2
    assert "unknown size 'A9'; allowed: A2, A3, A4, A5, letter" in capsys.readouterr().err


def test_verify_compares_each_deck_with_its_own_slides(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = built(written(path, DECKS), "--only", "deck", "--format", "pptx")
    out = path.parent / "out"
    (out / "brief-short.pptx").write_bytes(files["brief-people.pptx"])
    assert main(["verify", str(path), str(out)]) == 1
    assert "brief-short.pptx" in capsys.readouterr().out


def test_the_ledger_says_in_which_deck_and_page_a_figure_is_printed(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["facts", str(written(path, PAGES, DECKS)), "--json"]) == 0
    figures = json.loads(capsys.readouterr().out)
    (entry,) = (each for each in figures if each["key"] == "staff.2025")
    printed = {(each.get("name", ""), each["medium"], each["number"]) for each in entry["printed"]}
    assert {("short", "slide", 3), ("people", "slide", 2), ("", "page", 1), ("poster", "page", 1)} <= printed


def test_pages_of_one_name_stand_in_one_file_each_in_its_size(path: Path) -> None:
    laid = lay_out(written(path, "onepager:\n  - {name: 海报, size: A4}\n  - {name: 海报, size: A5}\n"))
    assert [scene.imprint.name for scene in laid.printed] == ["海报"]
    assert len(laid.page.pages) == 2


def test_each_members_page_may_have_a_file(tmp_path: Path) -> None:
    pages = 'onepager:\n  - {size: A4}\n  - {each: site, name: "{site}", size: A5}\n'
    laid = lay_out(Families(tmp_path).path(pages), chosen=Chosen(only=("page",)))
    assert [scene.imprint.name for scene in laid.printed] == ["", "Northgate", "St. James"]


@pytest.mark.parametrize(
    ("rest", "said"),
    [
        ("deck:\n  - {name: a}\n  - {name: A}\n", "a second deck is called 'A', too"),
        (
            "deck:\n  - {name: a}\n  - {slides: [{kind: cover}]}\n  - {story: {}}\n",
            "a second deck has no name",
        ),
        ("deck:\n  - {name: a}\n  - {kind: cover}\n", "a slide stands among decks"),
        ("deck:\n  - {name: a, of: b}\n", "there is no other deck 'b'"),
        ("deck:\n  - {name: a}\n  - {name: b, of: a}\n  - {name: c, of: b}\n", "takes the slides of another"),
        ("deck:\n  - {name: a, pillars: [poeple]}\n", "unknown pillar 'poeple'"),
        ("deck:\n  - {name: deck}\n", "'deck' stands for all decks in `--only`"),
        ("deck:\n  - {name: a/b}\n", "cannot be part of a file's name"),
        ("onepager: {name: long}\n", "a page cannot be called 'long'"),
        ("onepager: {name: '{visits}'}\n", "refers to something"),
        ("deck:\n  - {name: a, of: b, slides: [{kind: cover}]}\n", "neither `slides` nor `story`"),
    ],
)
def test_what_names_cannot_say_is_told_at_its_line(path: Path, rest: str, said: str) -> None:
    told = refused(path, rest)
    assert said in told
    assert str(path) in told


def test_a_mistake_in_a_slide_of_a_deck_is_that_of_a_slide(path: Path) -> None:
    assert "unknown key 'titel' in a slide" in refused(path, "deck:\n  - {name: a, slides: [{titel: A}]}\n")


def test_two_briefs_that_would_write_one_file_are_refused_before_any_is_built(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    written(path, "deck: {name: short}\n")
    other = written(path.with_name("brief-short.yaml"))
    out = path.parent / "out"
    assert main(["build", str(path), str(other), "--out", str(out)]) == 2
    assert "would write the same files" in capsys.readouterr().err
    assert not out.exists()


def test_an_update_compares_a_deck_with_the_one_of_its_name(path: Path) -> None:
    alike = SLIDES.replace("Visits grew by", "By how much visits grew:")
    built(written(path, f"deck:\n  - name: a\n    slides:\n{alike}  - name: b\n    slides:\n{SLIDES}"))
    deck = path.parent / "out" / "brief-b.pptx"
    edited = Presentation(str(deck))
    edited.slides[1].shapes[0].left += 9000
    edited.save(str(deck))
    path.write_text(path.read_text("utf-8").replace("1033", "1100"), "utf-8")
    assert main(["update", str(path), str(deck)]) == 0
    titles = [slide.shapes.title.text for slide in Presentation(str(deck)).slides]
    assert titles[1] == "Visits grew by 31%"


def test_eject_says_that_the_brief_has_decks_already(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["eject", str(written(path, "deck: {name: long}\n")), "--deck", "--dry-run"]) == 2
    assert "the brief says what its decks are" in capsys.readouterr().err
