"""A build that is killed at any moment leaves whole files of one edition, and nothing that stays."""

from __future__ import annotations

import fcntl
import random
from pathlib import Path

import pytest
from fault_kit import contents, run
from kill_kit import kills, yard
from kill_rows import batch_kills, batch_yard
from kill_updates import update_kills, update_yard

from briefgen.runtime.atomic_write import COMMITTED, STAGE, finish_earlier, write_whole
from briefgen.runtime.cache import NEW
from briefgen.runtime.replace import replace_text

KILLS = 24
"""scripts/make_reliability.py kills more than two hundred."""
FEWER = 12
"""Of batches and of updates, of which it kills more than a hundred each."""


@pytest.mark.slow
@pytest.mark.campaign
def test_a_build_killed_at_any_moment_leaves_one_edition_and_nothing_that_stays(tmp_path: Path) -> None:
    with yard(tmp_path) as ground:
        found = list(kills(ground, KILLS, random.Random(5)))
    assert [kill for kill in found if kill.wrong] == []
    assert len([kill for kill in found if kill.killed]) >= KILLS / 2
    assert {kill.new for kill in found if kill.killed} == {True, False}
    left = {name for kill in found for name in kill.left}
    assert left >= {STAGE, COMMITTED}
    assert any(name.startswith(f"cache/{NEW}") for name in left)


@pytest.mark.slow
@pytest.mark.campaign
def test_a_batch_killed_at_any_moment_leaves_whole_rows_and_the_next_one_does_the_others(
    tmp_path: Path,
) -> None:
    with batch_yard(tmp_path) as ground:
        found = list(batch_kills(ground, FEWER, random.Random(5)))
    assert [kill for kill in found if kill.wrong] == []
    assert len([kill for kill in found if kill.killed]) >= FEWER / 2
    assert any(kill.mixed for kill in found)
    assert {name for kill in found for name in kill.left} & {STAGE, COMMITTED}


@pytest.mark.slow
@pytest.mark.campaign
def test_an_update_killed_at_any_moment_harms_no_deck_that_somebody_edited(tmp_path: Path) -> None:
    with update_yard(tmp_path) as ground:
        found = list(update_kills(ground, FEWER, random.Random(5)))
    assert [kill for kill in found if kill.wrong] == []
    assert len([kill for kill in found if kill.killed]) >= FEWER / 2
    assert any(kill.left for kill in found)


def test_what_a_killed_process_left_beside_a_file_goes_with_the_next_text_and_what_is_written_stays(
    tmp_path: Path,
) -> None:
    path, left, held = (tmp_path / name for name in ("a.txt", ".a.txt.123", ".a.txt.124"))
    for each in (path, left, held):
        each.write_bytes(b"old")
    with held.open("rb") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        replace_text(path, b"new", b"old")
        assert contents(tmp_path) == {"a.txt": b"new", ".a.txt.124": b"old"}
    replace_text(path, b"newer", b"new")
    assert contents(tmp_path) == {"a.txt": b"newer"}


def test_the_next_build_finishes_what_was_committed_even_if_its_own_brief_is_bad(tmp_path: Path) -> None:
    out = tmp_path / "out"
    write_whole(out, {"brief.pptx": b"old", "brief.pdf": b"old"})
    (out / COMMITTED).mkdir()
    (out / COMMITTED / "brief.pdf").write_bytes(b"new")
    (tmp_path / "bad.yaml").write_text("meta: 12", encoding="utf-8")
    assert run(tmp_path / "bad.yaml", out, "--overwrite").returncode == 2
    assert contents(out) == {"brief.pdf": b"new", "brief.pptx": b"old"}
    assert not (out / COMMITTED).exists()


def test_what_was_staged_only_is_thrown_away(tmp_path: Path) -> None:
    write_whole(tmp_path, {"brief.pdf": b"old"})
    (tmp_path / STAGE).mkdir()
    (tmp_path / STAGE / "brief.pdf").write_bytes(b"half a file")
    finish_earlier(tmp_path)
    assert contents(tmp_path) == {"brief.pdf": b"old"}
    assert not (tmp_path / STAGE).exists()


@pytest.mark.parametrize("name", [STAGE, COMMITTED])
def test_a_link_in_the_place_of_our_own_folder_is_not_followed(name: str, tmp_path: Path) -> None:
    other, out = tmp_path / "other", tmp_path / "out"
    write_whole(other, {"brief.pdf": b"another's"})
    out.mkdir()
    (out / name).symlink_to(other)
    write_whole(out, {"brief.pdf": b"ours"})
    assert contents(out) == {"brief.pdf": b"ours"}
    assert contents(other) == {"brief.pdf": b"another's"}


def test_a_link_in_the_place_of_an_output_is_replaced_and_not_written_through(tmp_path: Path) -> None:
    precious, out = tmp_path / "precious", tmp_path / "out"
    precious.write_bytes(b"precious")
    out.mkdir()
    (out / "brief.pdf").symlink_to(precious)
    write_whole(out, {"brief.pdf": b"ours"})
    assert precious.read_bytes() == b"precious"
    assert (out / "brief.pdf").read_bytes() == b"ours"
