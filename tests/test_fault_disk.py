"""A disk that is full, read-only or in the way: earlier files stay whole, and the message says what to do."""

from __future__ import annotations

import errno
import os
import resource
import signal
import subprocess
from pathlib import Path

import pytest
from fault_kit import command, contents, environment, run, small, small_disk

from briefgen.runtime.atomic_write import OutputError, write_whole


@pytest.mark.slow
def test_a_full_disk_keeps_the_earlier_files_and_asks_for_room(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", "600k") as out:
        if out is None:
            pytest.skip("no small disk can be mounted here")
        (out / "brief.pdf").write_bytes(b"earlier page")
        (out / "brief.pptx").write_bytes(b"earlier deck")
        (out / "ballast").write_bytes(bytes(570 << 10))
        done = run(small(tmp_path), out)
        assert done.returncode == 1
        assert "No space left on device; make room, then build again" in done.stderr
        assert "Traceback" not in done.stderr
        assert sorted(contents(out)) == ["ballast", "brief.pdf", "brief.pptx"]
        assert contents(out)["brief.pptx"] == b"earlier deck"
        assert len(list(out.iterdir())) == 3


def test_every_size_of_a_full_disk_gives_all_or_nothing(tmp_path: Path) -> None:
    files = {f"brief.{kind}": b"new!" * 8192 for kind in ("pptx", "pdf", "png")}
    for kilobytes in range(0, 140, 12):
        with small_disk(tmp_path / str(kilobytes), "140k") as out:
            if out is None:
                pytest.skip("no small disk can be mounted here")
            earlier = {"brief.pdf": b"earlier", "ballast": bytes(kilobytes << 10)}
            for name, content in earlier.items():
                (out / name).write_bytes(content)
            try:
                write_whole(out, files, overwrite=True)
            except OutputError:
                assert contents(out) == earlier
            else:
                assert contents(out) == earlier | files
            assert not [path for path in out.iterdir() if path.is_dir()]


def test_a_limit_on_file_sizes_is_no_traceback(tmp_path: Path) -> None:
    out = tmp_path / "out"
    write_whole(out, {"brief.pdf": b"earlier"})

    def limited() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))

    done = subprocess.run(
        command(small(tmp_path), out),
        env=environment(),
        preexec_fn=limited,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 1
    assert "earlier files are untouched" in done.stderr
    assert "Traceback" not in done.stderr
    assert contents(out) == {"brief.pdf": b"earlier"}
    assert len(list(out.iterdir())) == 1


def test_a_read_only_folder_is_named(tmp_path: Path) -> None:
    out = tmp_path / "out"
    if os.geteuid():
        write_whole(out, {"brief.pdf": b"earlier"})
        out.chmod(0o555)
        assert "cannot write to" in run(small(tmp_path), out).stderr
        assert contents(out) == {"brief.pdf": b"earlier"}
        return
    with small_disk(out, "1m") as disk:
        if disk is None:
            pytest.skip("no disk can be mounted here, and root may write anywhere")
        write_whole(disk, {"brief.pdf": b"earlier"})
        subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
        done = run(small(tmp_path), disk)
        assert done.returncode == 1
        assert os.strerror(errno.EROFS) in done.stderr
        assert "choose another --out" in done.stderr
        assert contents(disk) == {"brief.pdf": b"earlier"}


def test_a_folder_in_the_place_of_a_file_is_named_and_kept(tmp_path: Path) -> None:
    out = tmp_path / "out"
    write_whole(out, {"brief.pptx": b"earlier"})
    (out / "brief.pdf").mkdir()
    (out / "brief.pdf" / "precious").write_bytes(b"precious")
    done = run(small(tmp_path), out)
    assert done.returncode == 1
    assert "brief.pdf is a folder; move it away or choose another --out" in done.stderr
    assert contents(out) == {"brief.pptx": b"earlier"}
    assert contents(out / "brief.pdf") == {"precious": b"precious"}
    assert len(list(out.iterdir())) == 2


def test_a_folder_that_takes_the_place_after_the_commit_is_named_until_it_is_gone(tmp_path: Path) -> None:
    committed = tmp_path / ".briefgen-committed"
    committed.mkdir()
    (committed / "brief.pdf").write_bytes(b"new")
    (tmp_path / "brief.pdf").mkdir()
    with pytest.raises(OutputError, match=r"is a folder: move it away, then build again"):
        write_whole(tmp_path, {"brief.pdf": b"newer"})
    (tmp_path / "brief.pdf").rmdir()
    write_whole(tmp_path, {"brief.pdf": b"newer"}, overwrite=True)
    assert contents(tmp_path) == {"brief.pdf": b"newer"}
    assert len(list(tmp_path.iterdir())) == 1


def test_a_file_that_a_reader_holds_open_is_replaced_and_the_reader_keeps_the_old(tmp_path: Path) -> None:
    write_whole(tmp_path, {"brief.pdf": b"old"})
    with (tmp_path / "brief.pdf").open("rb") as reader:
        write_whole(tmp_path, {"brief.pdf": b"new"}, overwrite=True)
        assert reader.read() == b"old"
    assert contents(tmp_path) == {"brief.pdf": b"new"}


@pytest.mark.parametrize("name", ["x" * 300, "甲" * 90], ids=["latin", "han"])
def test_a_name_that_is_too_long_is_explained(name: str, tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="shorter file name"):
        write_whole(tmp_path, {f"{name}.pdf": b"new"})
    assert list(tmp_path.iterdir()) == []
