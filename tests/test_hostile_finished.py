"""`briefgen verify` with files made to harm it: a clear answer within limits, and nothing is touched."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hostile_decks import BRIEF, DECKS, Harm
from hostile_kit import Outcome, Server, note, unharmed
from hostile_pages import PAGES

MOST_READING_MIB = 1100.0
"""The process that reads a file may map 1,024 MiB, and hold no more."""


@pytest.fixture(scope="module")
def sound(hostile: Server, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a brief, its deck and its page."""
    folder = tmp_path_factory.mktemp("sound")
    (folder / "brief.yaml").write_text(BRIEF, encoding="utf-8")
    assert hostile.build(folder / "brief.yaml", folder / "out").code == 0
    return folder


def verified(hostile: Server, sound: Path, tmp_path: Path, **files: bytes) -> Outcome:
    """Verify the sound brief against other files; the folder they lie in must stay as it is."""
    for suffix, content in files.items():
        (tmp_path / f"brief.{suffix}").write_bytes(content)
    before = {path: path.read_bytes() for path in tmp_path.iterdir()}
    outcome = hostile.run("verify", sound / "brief.yaml", tmp_path, beside=sound)
    assert {path: path.read_bytes() for path in tmp_path.iterdir()} == before
    unharmed(outcome, MOST_READING_MIB)
    return outcome


def assert_answered(outcome: Outcome, harm: Harm) -> None:
    assert outcome.code in harm.codes, outcome.said
    for words in harm.says:
        assert words in outcome.said


@pytest.mark.parametrize("name", DECKS)
def test_a_hostile_deck_gets_a_clear_answer(name: str, hostile: Server, sound: Path, tmp_path: Path) -> None:
    made = DECKS[name].made((sound / "out" / "brief.pptx").read_bytes())
    outcome = verified(hostile, sound, tmp_path, pptx=made)
    note(name, outcome)
    assert_answered(outcome, DECKS[name])


@pytest.mark.parametrize("name", PAGES)
def test_a_hostile_page_gets_a_clear_answer(name: str, hostile: Server, sound: Path, tmp_path: Path) -> None:
    made = PAGES[name].made((sound / "out" / "brief.pdf").read_bytes())
    outcome = verified(hostile, sound, tmp_path, pdf=made)
    note(name, outcome)
    assert_answered(outcome, PAGES[name])


def test_sound_files_are_read_apart_and_found_to_be_sound(
    hostile: Server, sound: Path, tmp_path: Path
) -> None:
    files = {path.suffix[1:]: path.read_bytes() for path in (sound / "out").iterdir()}
    outcome = verified(hostile, sound, tmp_path, **files)
    assert (outcome.code, "state the figures of the brief" in outcome.said) == (0, True)


@pytest.mark.parametrize("kind", ["fifo", "folder", "link to zeros"])
def test_what_is_no_file_is_not_read(kind: str, hostile: Server, sound: Path, tmp_path: Path) -> None:
    path = tmp_path / "brief.pptx"
    {"fifo": os.mkfifo, "folder": os.mkdir, "link to zeros": lambda p: p.symlink_to("/dev/zero")}[kind](path)
    outcome = hostile.run("verify", sound / "brief.yaml", tmp_path, beside=sound)
    unharmed(outcome)
    assert outcome.code == 2
    assert "build the brief first" in outcome.said
