"""`briefgen verify BRIEF deck.pptx` says how the figures stand in a deck that was edited by hand."""

from __future__ import annotations

from pathlib import Path

import pytest
from update_edits import saying, slide_titled
from update_kit import BRIEF, NOW, now, opened, saved

from briefgen.cli.app import main


@pytest.fixture
def brief(tmp_path: Path) -> Path:
    path = tmp_path / "library.yaml"
    path.write_text(BRIEF.format(**NOW), encoding="utf-8")
    return path


def _verified(brief: Path, deck: bytes) -> int:
    path = brief.with_name("library-ours.pptx")
    path.write_bytes(deck)
    return main(["verify", str(brief), str(path)])


def test_an_untouched_deck_under_another_name_states_all_figures(
    brief: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _verified(brief, now()) == 0
    assert "figures hold, 0 differ or are missing" in capsys.readouterr().out


def test_figures_that_differ_and_figures_added_by_hand_are_told_with_slide_and_shape(
    brief: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    deck = opened(now())
    slide_titled(deck, "Visits grew").shapes.title.text = "Visits grew by 99% in two years"
    saying(deck, "three halls").text_frame.text += " 77 of them are new."
    assert _verified(brief, saved(deck)) == 1
    said = capsys.readouterr().out
    assert "slide 2, shape 'Title': 99% stands where the brief says 32%" in said
    assert "77 of stands in" in said
    assert "1 differ or are missing, 1 added by hand" in said
    assert "hint: `briefgen update " in said


def test_a_folder_is_verified_as_before(brief: Path, capsys: pytest.CaptureFixture[str]) -> None:
    brief.with_name("library.pptx").write_bytes(now())
    assert main(["verify", str(brief), str(brief.parent)]) == 0
    assert "figures hold" not in capsys.readouterr().out


def test_what_is_neither_deck_nor_page_is_refused(brief: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verify", str(brief), str(brief)]) == 2
    assert "neither a deck nor a page" in capsys.readouterr().err


def test_a_build_that_keeps_an_edited_deck_says_how_to_update_it(
    brief: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    brief.with_name("library.pptx").write_bytes(saved(opened(now())))
    assert main(["build", str(brief), "--out", str(brief.parent), "--format", "pptx", "--quiet"]) == 0
    assert "briefgen update BRIEF" in capsys.readouterr().err
