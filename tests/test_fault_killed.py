"""A build that is killed at any moment leaves whole files of one edition, and nothing that stays."""

from __future__ import annotations

import random
import subprocess
import time
from pathlib import Path

import pytest
from fault_kit import NAMES, command, contents, environment, killed_writer, run, small, standing

from briefgen.output import COMMITTED, STAGE, finish_earlier, write_whole

KILLS = 30


def test_files_of_one_edition_stand_after_every_kill(tmp_path: Path) -> None:
    chance = random.Random(5)
    for number in range(KILLS):
        out = tmp_path / str(number)
        write_whole(out, dict.fromkeys(NAMES, b"earlier!" * 9000))
        killed_writer(out, 9000, chance.uniform(0.0, 0.06))
        files = standing(out)
        assert sorted(files) == NAMES
        assert len(set(files.values())) == 1, "a kill tore the files of two editions apart"
        finish_earlier(out)
        assert contents(out) == files
        assert sorted(path.name for path in out.iterdir()) == NAMES


@pytest.mark.slow
def test_a_whole_build_that_is_killed_leaves_the_earlier_files(tmp_path: Path) -> None:
    chance, out = random.Random(6), tmp_path / "out"
    assert run(small(tmp_path), out).returncode == 0
    earlier = contents(out)
    brief = small(tmp_path, value=9999)
    for _ in range(3):
        process = subprocess.Popen(command(brief, out), env=environment(), stdout=subprocess.DEVNULL)
        time.sleep(chance.uniform(0.0, 1.0))
        process.kill()
        process.wait()
        if contents(out) != earlier:
            break  # this one was done before the kill came
    assert sorted(contents(out)) == sorted(earlier)
    assert run(brief, out).returncode == 0
    assert sorted(path.name for path in out.iterdir()) == sorted(earlier)


def test_the_next_build_finishes_what_was_committed_even_if_its_own_brief_is_bad(tmp_path: Path) -> None:
    out = tmp_path / "out"
    write_whole(out, {"brief.pptx": b"old", "brief.pdf": b"old"})
    (out / COMMITTED).mkdir()
    (out / COMMITTED / "brief.pdf").write_bytes(b"new")
    (tmp_path / "bad.yaml").write_text("meta: 12", encoding="utf-8")
    assert run(tmp_path / "bad.yaml", out).returncode == 2
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


def test_a_killed_build_holds_no_lock(tmp_path: Path) -> None:
    killed_writer(tmp_path, 9000, 0.02)
    write_whole(tmp_path, {"brief.pdf": b"ours"})
    assert (tmp_path / "brief.pdf").read_bytes() == b"ours"
