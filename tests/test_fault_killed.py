"""A build that is killed at any moment leaves whole files of one edition, and nothing that stays."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from fault_kit import contents, run
from kill_kit import kills, yard

from briefgen.runtime.atomic_write import COMMITTED, STAGE, finish_earlier, write_whole
from briefgen.runtime.cache import NEW

KILLS = 24
"""scripts/make_reliability.py kills more than two hundred."""


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
