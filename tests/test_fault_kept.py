"""Killed, without room or in the way: what was edited by hand is lost by no fault."""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from fault_kit import contents, run, small_disk, standing
from kept_kit import TODAY, build, edit_deck, edit_page

from briefgen.runtime import atomic_write
from briefgen.runtime.atomic_write import COMMITTED, OutputError, finish_earlier, write_whole


@pytest.fixture
def built(tmp_path: Path) -> Path:
    """Return a folder with a brief, and its deck and page in `out`."""
    assert build(tmp_path, "--quiet") == 0
    return tmp_path


def test_an_edit_made_between_a_kill_and_the_next_build_is_kept(built: Path) -> None:
    """The killed build had committed its files, which the next command puts into place."""
    out = built / "out"
    (out / COMMITTED).mkdir()
    (out / COMMITTED / "brief.pptx").write_bytes(b"committed")
    mine = edit_deck(out / "brief.pptx")
    (built / "bad.yaml").write_text("meta: 12", encoding="utf-8")
    assert run(built / "bad.yaml", out).returncode == 2
    assert (out / f"brief.kept-{TODAY}.pptx").read_bytes() == mine
    assert (out / "brief.pptx").read_bytes() == b"committed"


class Killed(BaseException):
    """Stands for a SIGKILL: nothing catches it, and nothing is cleaned up after it."""


def test_killed_at_any_call_nothing_that_was_edited_is_lost(
    built: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every call that changes the folder is once the last one made, and once the first one not made."""
    mine = edit_deck(built / "out" / "brief.pptx"), edit_page(built / "out" / "brief.pdf")
    new = {"brief.pptx": b"new deck", "brief.pdf": b"new page"}
    for after in (False, True):
        for step in range(1, 40):
            out = built / f"{after}-{step}"
            shutil.copytree(built / "out", out)
            with monkeypatch.context() as patch:
                killed = _killing(patch, step, after=after)
                with contextlib.suppress(Killed):
                    write_whole(out, new)
            held = set(standing(out).values())
            assert set(mine) <= set(contents(out).values()), (step, after)
            assert held >= set(new.values()) or not held & set(new.values())
            finish_earlier(out)
            write_whole(out, new)
            assert sorted(contents(out).values()) == sorted((*mine, *new.values())), (step, after)
            if not killed():
                break
        assert step > 5


def _killing(patch: pytest.MonkeyPatch, step: int, *, after: bool) -> Callable[[], bool]:
    """Let the n-th change of a folder be the last thing that happens; return whether it came to that."""
    count = 0

    def counted(change: Callable[..., object]) -> Callable[..., object]:
        def run(*words: object, **more: object) -> object:
            nonlocal count
            count += 1
            if count == step and not after:
                raise Killed
            done = change(*words, **more) if count <= step else None
            if count >= step:
                raise Killed
            return done

        return run

    for module, name in (
        (atomic_write.os, "replace"),
        (atomic_write.os, "rename"),
        (atomic_write.os, "fsync"),
        (atomic_write.shutil, "rmtree"),
        (Path, "mkdir"),
        (Path, "unlink"),
    ):
        patch.setattr(module, name, counted(getattr(module, name)))
    return lambda: count >= step


def test_a_folder_without_room_for_another_name_loses_nothing(
    built: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = built / "out"
    mine = edit_deck(out / "brief.pptx")
    earlier = contents(out)

    def full(source: Path, target: Path) -> None:
        if "kept" in Path(target).name:
            raise OSError(28, "No space left on device")
        replace(source, target)

    replace = atomic_write.os.replace
    with monkeypatch.context() as patch:
        patch.setattr(atomic_write.os, "replace", full)
        with pytest.raises(OutputError, match="No space left"):
            write_whole(out, {"brief.pptx": b"new"})
    assert contents(out) == earlier
    write_whole(out, {"brief.pptx": b"new"})
    assert sorted(contents(out).values()) == sorted((mine, b"new", earlier["brief.pdf"]))


def test_an_edited_deck_outlives_a_full_disk(built: Path) -> None:
    with small_disk(built / "disk", "200k") as disk:
        if disk is None:
            pytest.skip("no small disk can be mounted here")
        for name, data in contents(built / "out").items():
            (disk / name).write_bytes(data)
        mine = edit_deck(disk / "brief.pptx")
        with pytest.raises(OutputError, match="make room"):
            write_whole(disk, {"brief.pptx": b"new!" * 65_536})
        assert contents(disk)["brief.pptx"] == mine
        assert len(contents(disk)) == 2
        outcome = write_whole(disk, {"brief.pptx": b"new!" * 8})
        assert outcome.kept[0].kept_as.read_bytes() == mine
