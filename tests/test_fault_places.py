"""Places that are links, go away, cannot be replaced or lie on other disks; and clocks that jump."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from fault_kit import contents, environment, run, small, small_disk

from briefgen.runtime.atomic_write import COMMITTED

pytestmark = pytest.mark.slow

JUMPING = """\
import random, sys, time
chance, now, local, universal = random.Random(3), time.time, time.localtime, time.gmtime
time.time = lambda: now() + chance.uniform(-10**9, 10**9)
time.time_ns = lambda: int(time.time() * 10**9)
time.localtime = lambda seconds=None: local(time.time() if seconds is None else seconds)
time.gmtime = lambda seconds=None: universal(time.time() if seconds is None else seconds)
from briefgen.cli.app import main
sys.exit(main(sys.argv[1:]))
"""
"""A build whose clock jumps by up to thirty years whenever it is looked at."""


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a brief, its outputs and the cache of that build."""
    folder = tmp_path_factory.mktemp("sound")
    done = run(small(folder), folder / "out", "--manifest", BRIEFGEN_CACHE=str(folder / "cache"))
    assert done.returncode == 0
    return folder


@contextmanager
def meanwhile(act: Callable[[], None]) -> Iterator[None]:
    """Do something over and over beside a block."""
    over = threading.Event()

    def again() -> None:
        while not over.is_set():
            act()
            time.sleep(0.001)

    vandal = threading.Thread(target=again)
    vandal.start()
    try:
        yield
    finally:
        over.set()
        vandal.join()


def test_a_linked_folder_is_written_through_and_stays_a_link(sound: Path, tmp_path: Path) -> None:
    real, out = tmp_path / "real", tmp_path / "out"
    real.mkdir()
    out.symlink_to(real)
    assert run(sound / "brief.yaml", out, "--manifest").returncode == 0
    assert out.is_symlink()
    assert contents(real) == contents(sound / "out")
    assert len(list(real.iterdir())) == 3


def test_a_link_to_nowhere_is_named(sound: Path, tmp_path: Path) -> None:
    (tmp_path / "out").symlink_to(tmp_path / "gone")
    done = run(sound / "brief.yaml", tmp_path / "out")
    assert done.returncode == 1
    assert "choose another --out" in done.stderr
    assert not (tmp_path / "gone").exists()


def test_the_output_folder_may_lie_on_another_disk_than_everything_else(sound: Path, tmp_path: Path) -> None:
    (tmp_path / "tmp").mkdir()
    with small_disk(tmp_path / "disk", "4m") as disk:
        if disk is None:
            pytest.skip("no small disk can be mounted here")
        assert os.stat(disk).st_dev != os.stat(tmp_path).st_dev
        done = run(sound / "brief.yaml", disk / "out", "--manifest", TMPDIR=str(tmp_path / "tmp"))
        assert done.returncode == 0
        assert contents(disk / "out") == contents(sound / "out")
    assert list((tmp_path / "tmp").iterdir()) == []


def test_an_output_folder_that_is_removed_again_and_again_is_no_traceback(
    sound: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    with meanwhile(lambda: shutil.rmtree(out, ignore_errors=True)):
        ended = [run(sound / "brief.yaml", out, "--manifest") for _ in range(2)]
    for done in ended:
        assert "Traceback" not in done.stderr
        assert done.returncode in (0, 1)
        assert done.returncode == 0 or "build again" in done.stderr
    assert run(sound / "brief.yaml", out, "--manifest").returncode == 0
    assert contents(out) == contents(sound / "out")
    assert len(list(out.iterdir())) == 3


def test_a_cache_that_is_removed_again_and_again_changes_nothing(sound: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    with meanwhile(lambda: shutil.rmtree(cache, ignore_errors=True)):
        done = run(sound / "brief.yaml", tmp_path / "out", "--manifest", BRIEFGEN_CACHE=str(cache))
    assert (done.returncode, done.stderr) == (0, "")
    assert contents(tmp_path / "out") == contents(sound / "out")


def test_a_file_that_the_system_holds_is_named_and_its_new_content_waits(sound: Path, tmp_path: Path) -> None:
    out, other = tmp_path / "out", tmp_path / "other"
    out.mkdir()
    other.write_bytes(b"held")
    (out / "brief.pptx").write_bytes(b"earlier")
    mount = ["mount", "--bind", str(other), str(out / "brief.pptx")]
    if subprocess.run(mount, capture_output=True).returncode:
        pytest.skip("nothing can be mounted here")
    try:
        done = run(sound / "brief.yaml", out, "--manifest")
        held = (out / "brief.pptx").read_bytes()
    finally:
        subprocess.run(["umount", str(out / "brief.pptx")], check=True)
    assert done.returncode == 1
    assert "close what holds it open, then build again; its new content waits in" in done.stderr
    assert (held, (out / "brief.pptx").read_bytes()) == (b"held", b"earlier")
    assert (out / COMMITTED / "brief.pptx").is_file()
    assert run(sound / "brief.yaml", out, "--manifest").returncode == 0
    (kept,) = out.glob("brief.kept-*.pptx")
    assert contents(out) == contents(sound / "out") | {kept.name: b"earlier"}
    assert len(list(out.iterdir())) == 4


@pytest.mark.parametrize("dated", [0, 4_102_444_800], ids=["1970", "2100"])
def test_a_clock_that_jumps_changes_no_byte(dated: int, sound: Path, tmp_path: Path) -> None:
    cache, out = tmp_path / "cache", tmp_path / "out"
    shutil.copytree(sound / "cache", cache)
    shutil.copytree(sound / "out", out)
    for path in (*cache.rglob("*"), *out.iterdir()):
        os.utime(path, (dated, dated))
    words = ["build", str(sound / "brief.yaml"), "--out", str(out), "--manifest", "--quiet"]
    surroundings = environment(BRIEFGEN_CACHE=str(cache))
    done = subprocess.run([sys.executable, "-c", JUMPING, *words], env=surroundings, capture_output=True)
    assert (done.returncode, done.stderr) == (0, b"")
    assert contents(out) == contents(sound / "out")
