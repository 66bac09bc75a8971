"""`briefgen update`: what it says of what moved, and the decks that it leaves alone."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from pptx import Presentation
from update_edits import saying, slide_titled
from update_folder import edited_in, run
from update_kit import BRIEF, NOW, opened, saved, then

from briefgen.cli.app import main


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the brief of now, and a deck of then whose title was changed by hand."""
    return edited_in(tmp_path)


def test_it_says_what_moved_by_slide_and_shape_old_and_new(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(folder, "--dry-run")
    said = capsys.readouterr().out
    assert "1,033 thousand, 719 thousand, 480 seats. → Ours: 1,108 thousand, 755 thousand, 512 seats." in said
    assert "2025: 1033 → 1108" in said
    assert "more: --verbose tells all" in said
    run(folder, "--dry-run", "--verbose")
    assert "alternative text: " in capsys.readouterr().out
    run(folder, "--dry-run", "--json")
    told = json.loads(capsys.readouterr().out)["changes"]
    assert {"slide", "shape", "kind", "where", "old", "new"} == set(told[0])
    assert {each["kind"] for each in told} >= {"text", "value", "notes", "alternative text"}


def test_a_deck_that_an_application_has_open_is_left_alone(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = (folder / "library.pptx").read_bytes()
    (folder / "~$library.pptx").touch()
    assert run(folder) == 2
    assert "is open in another program (~$library.pptx lies beside it)" in capsys.readouterr().err
    assert (folder / "library.pptx").read_bytes() == before
    assert run(folder, "-o", str(folder / "new.pptx")) == 3


def test_a_deck_of_another_brief_is_refused_and_told_so(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "library.yaml").write_text(
        "meta: {title: Fish, language: en}\nsources: {r: {title: R}}\n"
        "metrics:\n  cod: {label: Cod, unit: tonnes, values: {2024: 91, 2025: 103}, source: r}\n",
        encoding="utf-8",
    )
    assert run(folder) == 2
    assert "was made from another brief: it shows " in capsys.readouterr().err


def test_a_deck_of_which_nothing_was_generated_is_refused_whatever_the_base(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    foreign = Presentation()
    foreign.slides.add_slide(foreign.slide_layouts[0]).shapes.title.text = "Ours"
    foreign.save(folder / "foreign.pptx")
    words = ["update", str(folder / "library.yaml"), str(folder / "foreign.pptx")]
    assert main([*words, "--base", str(folder / "library.pptx")]) == 2
    assert "no slide of foreign.pptx is one of those that were generated" in capsys.readouterr().err
    assert len(list(folder.glob("foreign*"))) == 1


@pytest.mark.parametrize(
    ("out", "said"), [("new.txt", "is not a deck"), ("none/new.pptx", "there is no folder")]
)
def test_a_place_where_no_deck_can_be_written_is_told_before_anything_is_built(
    folder: Path, capsys: pytest.CaptureFixture[str], out: str, said: str
) -> None:
    assert run(folder, "-o", str(folder / out)) == 2
    assert said in capsys.readouterr().err


def test_in_another_theme_nothing_of_that_theme_is_strewn_over_the_deck(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = opened((folder / "library.pptx").read_bytes())
    run(folder, "--theme", "celebration")
    new = opened((folder / "library.pptx").read_bytes())
    for slide, was in zip(new.slides, before.slides, strict=True):
        assert len(slide.shapes) == len(was.shapes)
        placed = [
            [(each.left, each.top) for each in one.shapes if each.name != "Readers"]  # is drawn anew
            for one in (slide, was)
        ]
        assert placed[0] == placed[1]
    assert "name the former with --theme or --template" in capsys.readouterr().out


def test_a_figure_that_the_person_has_brought_up_to_date_is_no_conflict(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    deck = opened(then())
    saying(deck, "are open").text_frame.text = "By now 1,108 thousand visits, 755 thousand loans, 512 seats."
    (folder / "library.pptx").write_bytes(saved(deck))
    assert run(folder) == 0
    assert "no conflicts" in capsys.readouterr().out


def test_a_deck_that_is_read_only_is_left_alone(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "library.pptx").chmod(0o444)
    assert run(folder) == 2
    assert "is read-only: write another file with -o" in capsys.readouterr().err
    assert len(list(folder.iterdir())) == 2
    assert run(folder, "-o", str(folder / "new.pptx")) == 3


def test_a_reworded_text_whose_sentence_turned_is_told_once_and_truly(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    deck = opened(then())
    slide_titled(deck, "Visits grew").notes_slide.notes_text_frame.text = "Say: 719 thousand, and more."
    (folder / "library.pptx").write_bytes(saved(deck))
    (folder / "library.yaml").write_text(BRIEF.format(**NOW | {"loans": 600}), encoding="utf-8")
    assert run(folder) == 3
    said = capsys.readouterr().out
    new = opened((folder / "library.pptx").read_bytes())
    notes = slide_titled(new, "Visits grew").notes_slide.notes_text_frame.text
    assert said.count("'notes': “Say: 719 thousand") == 1
    assert ("its figures stay" in said) == ("719" in notes)
