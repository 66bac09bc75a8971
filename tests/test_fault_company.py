"""Others at work beside a build: a second build, a cache that is broken, a picture that goes away."""

from __future__ import annotations

import fcntl
import os
import shutil
import struct
import subprocess
import sys
import threading
import time
import zlib
from pathlib import Path

import pytest
from fault_kit import WRITER, command, contents, environment, run, small, small_disk

from briefgen.runtime import folder_lock
from briefgen.runtime.atomic_write import OutputError, write_whole

PICTURED = """\
meta: {title: 科技企业简报, date: 2025-12-04}
metrics:
  sme: {label: 科技型中小企业, unit: 家, values: {2020: 5284, 2025: 9776}}
deck:
  - title: 一张图片
    blocks: [{picture: {file: photo.png, alt: 一张图片}}]
"""


def png(width: int = 40, height: int = 30) -> bytes:
    """Return a grey picture."""
    rows = (b"\x00" + b"\x80" * width) * height
    parts = (
        (b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)),
        (b"IDAT", zlib.compress(rows)),
        (b"IEND", b""),
    )
    chunks = [
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in parts
    ]
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def test_two_writers_of_one_folder_never_mix_their_files(tmp_path: Path) -> None:
    words = [sys.executable, "-c", WRITER, str(tmp_path), "4000"]
    writers = [subprocess.Popen(words, env=environment(), stdout=subprocess.PIPE) for _ in range(2)]
    try:
        for writer in writers:
            assert writer.stdout is not None
            writer.stdout.readline()
        for _ in range(40):
            handle = os.open(tmp_path, os.O_RDONLY)
            fcntl.flock(handle, fcntl.LOCK_EX)
            files = contents(tmp_path)
            os.close(handle)
            assert len(set(files.values())) <= 1
            time.sleep(0.01)
        assert [writer.poll() for writer in writers] == [None, None]
    finally:
        for writer in writers:
            writer.kill()
            writer.wait()
            assert writer.stdout is not None
            writer.stdout.close()


@pytest.fixture(scope="module")
def editions(tmp_path_factory: pytest.TempPathFactory) -> dict[Path, dict[str, bytes]]:
    """Return two briefs of one name, and what is built from each."""
    found = {}
    for value in (9776, 9999):
        folder = tmp_path_factory.mktemp("edition")
        brief = small(folder, value)
        assert run(brief, folder / "out", "--manifest").returncode == 0
        found[brief] = contents(folder / "out")
    return found


@pytest.mark.slow
def test_two_builds_into_one_folder_both_succeed_and_one_edition_stands(
    editions: dict[Path, dict[str, bytes]], tmp_path: Path
) -> None:
    for number in range(2):
        out = tmp_path / str(number)
        words = [command(brief, out, "--quiet", "--manifest") for brief in editions]
        builds = [subprocess.Popen(each, env=environment()) for each in words]
        assert [build.wait(timeout=120) for build in builds] == [0, 0]
        assert contents(out) in editions.values()
        assert len(list(out.iterdir())) == 3


@pytest.mark.slow
def test_a_brief_that_changes_or_goes_away_in_mid_build_is_built_as_it_was_read(
    editions: dict[Path, dict[str, bytes]], tmp_path: Path
) -> None:
    brief, out, over = tmp_path / "brief.yaml", tmp_path / "out", threading.Event()
    texts = [path.read_bytes() for path in editions]

    def change() -> None:
        while not over.is_set():
            for text in texts:
                (tmp_path / "next").write_bytes(text)
                os.replace(tmp_path / "next", brief)
                time.sleep(0.0007)
            brief.unlink()
            time.sleep(0.0002)

    vandal = threading.Thread(target=change)
    vandal.start()
    try:
        for _ in range(4):
            done = run(brief, out, "--manifest")
            assert done.returncode in (0, 2), done.stderr
            assert done.returncode == 0 or "there is no such file" in done.stderr
            assert done.returncode or contents(out) in editions.values()
    finally:
        over.set()
        vandal.join()


def test_a_folder_that_another_build_holds_for_good_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(folder_lock, "PATIENCE_S", 0.1)
    with folder_lock.locked(tmp_path), pytest.raises(OutputError, match="another build writes to"):
        write_whole(tmp_path, {"brief.pdf": b"ours"})
    assert list(tmp_path.iterdir()) == []


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a brief, its outputs and the cache of that build."""
    folder = tmp_path_factory.mktemp("sound")
    assert run(small(folder), folder / "out", BRIEFGEN_CACHE=str(folder / "cache")).returncode == 0
    return folder


def unusable(fault: str, cache: Path) -> None:
    """Break a cache."""
    if fault == "a-file":
        shutil.rmtree(cache)
        cache.write_bytes(b"not a folder")
    elif fault == "a-loop":
        shutil.rmtree(cache)
        cache.symlink_to(cache)
    elif fault == "corrupt":
        for number, path in enumerate(sorted(path for path in cache.rglob("*") if path.is_file())):
            path.write_bytes([b"", b"\xff\x00" * 50, path.read_bytes()[:-9], b"[" * 100_000][number % 4])


@pytest.mark.slow
@pytest.mark.parametrize("fault", ["a-file", "a-loop", "corrupt"])
def test_a_cache_that_cannot_be_used_changes_nothing(fault: str, sound: Path, tmp_path: Path) -> None:
    cache = Path(shutil.copytree(sound / "cache", tmp_path / "cache"))
    unusable(fault, cache)
    done = run(sound / "brief.yaml", tmp_path / "out", BRIEFGEN_CACHE=str(cache))
    assert (done.returncode, done.stderr) == (0, "")
    assert contents(tmp_path / "out") == contents(sound / "out")


@pytest.mark.slow
def test_a_cache_on_a_full_disk_changes_nothing(sound: Path, tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", "4k") as disk:
        if disk is None:
            pytest.skip("no small disk can be mounted here")
        done = run(sound / "brief.yaml", tmp_path / "out", BRIEFGEN_CACHE=str(disk))
        assert (done.returncode, done.stderr) == (0, "")
        assert contents(tmp_path / "out") == contents(sound / "out")
        assert not list(disk.glob("charts/*.json"))


@pytest.mark.slow
def test_a_picture_that_comes_and_goes_while_briefs_are_built_is_shown_or_named(tmp_path: Path) -> None:
    brief, out, photo = tmp_path / "brief.yaml", tmp_path / "out", tmp_path / "photo.png"
    brief.write_text(PICTURED, encoding="utf-8")
    photo.write_bytes(png())
    assert run(brief, out).returncode == 0
    earlier, over = contents(out), threading.Event()

    def come_and_go() -> None:
        while not over.is_set():
            photo.unlink(missing_ok=True)
            time.sleep(0.0007)
            photo.write_bytes(png()[:60])
            time.sleep(0.0007)
            photo.write_bytes(png())

    vandal = threading.Thread(target=come_and_go)
    vandal.start()
    try:
        for _ in range(3):
            done = run(brief, out)
            assert done.returncode in (0, 2)
            assert "Traceback" not in done.stderr
            assert contents(out) == earlier
            assert done.returncode == 0 or "photo.png" in done.stderr
    finally:
        over.set()
        vandal.join()
