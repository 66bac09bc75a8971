"""Edits survive LibreOffice, too: a deck that it saved again is brought up to date."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from office import SOFFICE
from test_update_edits import edited, said, stale
from update_edits import EDITS
from update_kit import now, opened

from briefgen.update.merge import update


def _rounds() -> list[list[str]]:
    """Return the edits that LibreOffice itself keeps, as many a deck as do not touch the same thing."""
    rounds: list[list[str]] = []
    for name in sorted(name for name, edit in EDITS.items() if edit.office):
        for names in (*rounds, []):
            if all(EDITS[other].on != EDITS[name].on for other in names):
                names.append(name)
                break
        if names not in rounds:
            rounds.append(names)
    return rounds


@pytest.mark.slow
@pytest.mark.seen
@pytest.mark.skipif(not SOFFICE, reason="needs LibreOffice")
def test_edits_are_kept_and_figures_move_in_decks_that_libreoffice_saved(tmp_path: Path) -> None:
    rounds = _rounds()
    made = [edited(*names) for names in rounds]
    files = []
    for number, (deck, _) in enumerate(made):
        files.append(tmp_path / f"{number}.pptx")
        files[-1].write_bytes(deck)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    words = [
        "--headless",
        "--convert-to",
        "pptx:Impress MS PowerPoint 2007 XML",
        "--outdir",
        str(tmp_path / "out"),
    ]
    assert SOFFICE
    subprocess.run([SOFFICE, profile, *words, *map(str, files)], check=True, capture_output=True, timeout=240)
    for names, file, (_, checks) in zip(rounds, files, made, strict=True):
        found = update((tmp_path / "out" / file.name).read_bytes(), now())
        new = opened(found.data)
        for name, check in zip(names, checks, strict=True):
            try:
                check(new)
            except Exception as error:
                raise AssertionError(f"{name}, in {names}") from error
        assert stale(said(new)) <= {figure for name in names for figure in EDITS[name].stale}, names
        assert update(found.data, now()).data == found.data
