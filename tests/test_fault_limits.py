"""A brief that takes too long, or more memory than there is: every command answers with a sentence."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from conftest import take_pictures
from fault_kit import ROOT, contents, environment, run, small
from hostile_files import chunk

import briefgen.cli.gallery.files
import briefgen.pipeline.build
import briefgen.pipeline.lay_out
from briefgen.base.diagnostics import BriefError
from briefgen.cli.app import main
from briefgen.runtime import limits
from briefgen.runtime.resources import LEAST_MIB

SHORT = 0.004
"""Seconds."""
STEPS = {
    "laying out": "build BRIEF --out OUT",
    "painting": "build BRIEF --out OUT",
    "reading the files back": "build BRIEF --out OUT --verify",
    "making the further files": "build BRIEF --out OUT --print --grey --manifest",
}
OTHERS = {
    "check": ("laying out", "check BRIEF"),
    "facts, layout": ("laying out", "facts BRIEF"),
    "facts, table": ("listing the figures", "facts BRIEF --format xlsx --out OUT/f.xlsx"),
    "diff, first": ("reading", "diff BRIEF BRIEF"),
    "verify, layout": ("laying out", "verify BRIEF BUILT"),
    "verify, files": ("reading the files back", "verify BRIEF BUILT"),
    "gallery, layout": ("laying out", "gallery --out OUT kpi table bar column line timeline"),
    "gallery, painting": ("painting", "gallery --out OUT kpi"),
    "gallery, index": ("making the index", "gallery --out OUT kpi"),
}
COMMANDS = [*OTHERS.values(), *STEPS.items()]


def forever() -> None:
    while True:
        pass


def with_little_time(monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    """Allow one step next to no time, and keep it busy for longer before its own work; the timer is real."""
    real = limits.limited

    @contextmanager
    def limited(path: Path, doing: str) -> Iterator[None]:
        with real(path, doing, seconds=SHORT if doing == step else 0.0):
            if doing == step:
                forever()
            yield

    for module in (limits, briefgen.pipeline.build, briefgen.pipeline.lay_out, briefgen.cli.gallery.files):
        monkeypatch.setattr(module, "limited", limited)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A long brief and what was built from it."""
    folder = tmp_path_factory.mktemp("built")
    brief = shutil.copy(ROOT / "data" / "qingdao-2025.yaml", folder / "brief.yaml")
    take_pictures(folder)
    assert main(["build", str(brief), "--out", str(folder / "out"), "--quiet"]) == 0
    return folder


@pytest.mark.parametrize(("step", "words"), COMMANDS, ids=[*OTHERS, *STEPS])
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_the_step_that_takes_too_long_is_named(
    step: str,
    words: str,
    built: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    with_little_time(monkeypatch, step)
    places = {"BRIEF": built / "brief.yaml", "BUILT": built / "out", "OUT": tmp_path / "out"}
    for name, place in places.items():
        words = words.replace(name, str(place))
    assert main(words.split()) == 2
    said = "".join(capfd.readouterr())
    assert f"{step} takes more than {SHORT:g} s of processor time" in said
    assert "split it into several" in said
    assert not (tmp_path / "out").exists()


def test_a_step_within_a_step_has_the_limits_of_the_outer_one() -> None:
    with (
        pytest.raises(BriefError, match=r"brief: error: outer takes more than 0\.05 s"),
        limits.limited(Path("brief"), "outer", seconds=0.05),
        limits.limited(Path("brief"), "inner", seconds=30),
    ):
        forever()


@pytest.fixture(scope="module")
def heavy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A brief with 100 MiB of pictures, each within its own limits."""
    folder = tmp_path_factory.mktemp("heavy")
    width, height = 3000, 2900
    for number in range(4):
        rows = b"".join(b"\0" + os.urandom(width * 3) for _ in range(height))
        header = width.to_bytes(4) + height.to_bytes(4) + b"\x08\x02\0\0\0"
        parts = chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows, 0)) + chunk(b"IEND", b"")
        (folder / f"{number}.png").write_bytes(b"\x89PNG\r\n\x1a\n" + parts)
    slides = "".join(
        f"  - {{title: {title}, blocks: [{{picture: {{file: {number}.png, alt: 图}}}}]}}\n"
        for number, title in enumerate("甲乙丙丁")
    )
    path = small(folder)
    path.write_text(f"{path.read_text(encoding='utf-8')}deck:\n{slides}", encoding="utf-8")
    return path


def test_a_step_that_takes_too_much_memory_is_named(heavy: Path, tmp_path: Path) -> None:
    program = (
        "import sys; from briefgen.runtime import limits; limits.MOST_MIB = 40\n"
        "from briefgen.cli.app import main; sys.exit(main(sys.argv[1:]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, "build", str(heavy), "--out", str(tmp_path / "out")],
        env=environment(),
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert done.returncode == 2, done.stderr
    assert "laying out takes more than 40 MiB of memory" in done.stderr
    assert not (tmp_path / "out").exists()


@pytest.mark.slow
@pytest.mark.parametrize("room", [64, LEAST_MIB - 1, LEAST_MIB, LEAST_MIB + 60])
def test_too_little_memory_is_no_traceback_and_harms_no_output(
    room: int, heavy: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    out.mkdir()
    earlier = {"brief.pdf": b"earlier page", "brief.pptx": b"earlier deck"}
    for name, content in earlier.items():
        (out / name).write_bytes(content)
    done = run(heavy, out, "--verify", "--print", "--manifest", address_space=room)
    assert "Traceback" not in done.stderr, done.stderr
    assert done.returncode == 1
    short = f"may have {room} MiB of memory" if room < LEAST_MIB else "briefgen: not enough memory"
    assert short in done.stderr
    assert contents(out) == earlier
    assert not [path for path in out.iterdir() if path.is_dir()]
