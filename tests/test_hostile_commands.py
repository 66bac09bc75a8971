"""Words of the command line that are meant to harm: strange files, folders, names, profiles, surroundings."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hostile_cases import META
from hostile_kit import TRACE, Server, calls_in, can_trace, unharmed

SRGB = (Path(__file__).parents[1] / "briefgen" / "render" / "pdf" / "srgb.icc").read_bytes()


@pytest.fixture
def brief(tmp_path: Path) -> Path:
    path = tmp_path / "brief.yaml"
    path.write_text(META, encoding="utf-8")
    return path


def made(kind: str, path: Path) -> Path:
    """Make what is no file in the place of a path, and return where it is."""
    makers: dict[str, Callable[[], object]] = {
        "fifo": lambda: os.mkfifo(path),
        "folder": path.mkdir,
        "link to itself": lambda: path.symlink_to(path),
        "link to zeros": lambda: path.symlink_to("/dev/zero"),
        "nothing": lambda: None,
    }
    if kind.startswith("/dev/"):
        return Path(kind)
    makers[kind]()
    return path


@pytest.mark.parametrize("command", ["build", "check", "facts", "diff", "verify"])
@pytest.mark.parametrize(
    "kind",
    ["fifo", "folder", "link to itself", "link to zeros", "nothing", "/dev/stdin", "/dev/zero", "/dev/full"],
)
def test_a_brief_that_is_no_file_is_named_at_once(
    kind: str, command: str, hostile: Server, brief: Path, tmp_path: Path
) -> None:
    strange = made(kind, tmp_path / "strange.yaml")
    more = {"diff": [brief], "verify": [tmp_path], "build": ["--out", tmp_path / "out"]}.get(command, [])
    (tmp_path / f"{strange.stem}.pdf").write_bytes(b"")
    outcome = hostile.run(command, strange, *more, beside=brief)
    unharmed(outcome)
    assert outcome.code == 2
    assert str(strange) in outcome.said
    assert not (tmp_path / "out").exists()


NAMES = [
    "-.yaml",
    "=1+1.yaml",
    "a\nb.yaml",
    "%00.yaml",
    "con.yaml",
    "a\u202eb.yaml",
    "a\x1b[2Jb.yaml",
    "~.yaml",
    "*",
]


@pytest.mark.parametrize("name", NAMES)
def test_outputs_are_called_like_the_brief_and_no_name_steers_the_terminal(
    name: str, hostile: Server, tmp_path: Path
) -> None:
    path = tmp_path / name
    path.write_text("meta: {title: '{'}\n" if name == "*" else META, encoding="utf-8")
    outcome = hostile.build(path, tmp_path / "out", "--format", "pdf", "--attach", "--manifest")
    unharmed(outcome)
    assert outcome.code in (0, 1, 2)
    assert all(character.isprintable() or character == "\n" for character in outcome.said)
    written = {file.name for file in (tmp_path / "out").iterdir()} if outcome.code == 0 else set()
    assert written <= {f"{path.stem}.pdf", f"{path.stem}.manifest.json"}


def long_name(tmp_path: Path) -> Path:
    return tmp_path / ("x" * 5_000)


@pytest.mark.parametrize(
    "out", [Path("/dev/full"), Path("/dev/null"), Path("/proc/self"), Path("/dev/null/x"), long_name]
)
def test_an_output_folder_that_is_none_is_named(
    out: Path | Callable[[Path], Path], hostile: Server, brief: Path, tmp_path: Path
) -> None:
    folder = out(tmp_path) if callable(out) else out
    outcome = hostile.run("build", brief, "--out", folder, beside=folder)
    unharmed(outcome)
    assert outcome.code == 1
    assert "cannot write to" in outcome.said


@pytest.mark.parametrize("kind", ["fifo", "link to itself"])
def test_an_output_folder_that_is_something_else_is_named(
    kind: str, hostile: Server, brief: Path, tmp_path: Path
) -> None:
    outcome = hostile.run("build", brief, "--out", made(kind, tmp_path / "out"), beside=brief)
    unharmed(outcome)
    assert (outcome.code, "cannot write to" in outcome.said) == (1, True)


def test_an_output_folder_with_a_line_break_is_only_a_folder(
    hostile: Server, brief: Path, tmp_path: Path
) -> None:
    outcome = hostile.build(brief, tmp_path / "a\nb\u202e", "--format", "pdf")
    unharmed(outcome)
    assert outcome.code == 0
    assert "\\u202e" in outcome.said


INKS = SRGB[:16] + b"CMYK" + SRGB[20:]
PROFILES = {
    "garbage": (b"x" * 4_000, "not an ICC profile"),
    "nothing": (b"", "it is empty"),
    "cut short": (SRGB[:200], "not an ICC profile"),
    "screens": (SRGB, "its colours are RGB"),
    "a class of screens": (INKS, "not of a press"),
    "tables of other colours": (INKS[:12] + b"prtr" + INKS[16:], "tables are broken"),
    "a link of two profiles": (INKS[:12] + b"link" + INKS[16:], "cannot be used as a colour profile"),
    "4 thousand million tags": (SRGB[:128] + b"\xff" * 4 + SRGB[132:], "not an ICC profile"),
    "20 MiB": (SRGB + bytes(20 << 20), "it is larger than 16 MiB"),
}


@pytest.mark.parametrize("name", PROFILES)
def test_a_profile_that_is_of_no_use_is_refused(
    name: str, hostile: Server, brief: Path, tmp_path: Path
) -> None:
    content, says = PROFILES[name]
    (tmp_path / "a.icc").write_bytes(content)
    outcome = hostile.build(brief, tmp_path / "out", "--print", "--profile", str(tmp_path / "a.icc"))
    unharmed(outcome)
    assert outcome.code == 2
    assert says in outcome.said


@pytest.mark.parametrize("kind", ["fifo", "folder", "link to itself", "link to zeros", "nothing"])
def test_a_profile_that_is_no_file_is_refused(
    kind: str, hostile: Server, brief: Path, tmp_path: Path
) -> None:
    profile = made(kind, tmp_path / "a.icc")
    outcome = hostile.build(brief, tmp_path / "out", "--print", "--profile", str(profile))
    unharmed(outcome)
    assert (outcome.code, "cannot be used as a colour profile" in outcome.said) == (2, True)


@pytest.mark.parametrize(
    "value", ["", "x", "-1", "9" * 5_000, "1e9", "1_0", "１２", "253402300800", "-99999999999999"]
)
def test_a_strange_day_in_the_surroundings_is_left_aside(value: str, hostile: Server, tmp_path: Path) -> None:
    path = tmp_path / "brief.yaml"
    path.write_text("meta: {title: 甲}\n", encoding="utf-8")
    out = tmp_path / "out"
    outcome = hostile.run(
        "build", path, "--out", out, "--format", "pptx", beside=out, environment={"SOURCE_DATE_EPOCH": value}
    )
    unharmed(outcome)
    assert outcome.code == 0


DRAWN = (
    META
    + "metrics: {a: {label: 甲, values: {2020: 1, 2025: 2}}}\ndeck: [{title: 乙, blocks: [{slope: a}]}]\n"
)


@pytest.fixture(scope="module")
def cold(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server that has built nothing yet: each case loads for itself what draws charts."""
    server = Server(tmp_path_factory.mktemp("cold-cache"), warm=False)
    yield server
    server.close()


@pytest.mark.parametrize("kind", ["fifo", "link to itself", "/dev/null"])
def test_a_cache_that_is_none_is_done_without(kind: str, cold: Server, brief: Path, tmp_path: Path) -> None:
    cache, out = made(kind, tmp_path / "cache"), tmp_path / "out"
    brief.write_text(DRAWN, encoding="utf-8")
    where = {"BRIEFGEN_CACHE": str(cache), "TMPDIR": str(tmp_path)}
    outcome = cold.run("build", brief, "--out", out, "--format", "pptx", beside=out, environment=where)
    tidied = ("os.remove ('fontlist", "os.rmdir")  # by name within the folder that it passed through
    outcome.trespasses[:] = [each for each in outcome.trespasses if not each.startswith(tidied)]
    unharmed(outcome)
    assert outcome.code == 0
    assert {path.name for path in tmp_path.iterdir()} <= {"brief.yaml", "out", "cache"}


def test_what_lies_in_the_cache_is_never_run(cold: Server, brief: Path, tmp_path: Path) -> None:
    """Every entry is replaced by what would leave a file behind, were it unpickled or imported."""
    cache, out, trap = tmp_path / "cache", tmp_path / "out", tmp_path / "sprung"
    where = {"BRIEFGEN_CACHE": str(cache)}
    text = (
        META
        + "metrics: {a: {label: 甲, values: {2020: 1, 2025: 2}}}\ndeck: [{title: 乙, blocks: [{slope: a}]}]\n"
    )
    brief.write_text(text, encoding="utf-8")
    build = ("build", brief, "--out", out)
    assert cold.run(*build, beside=out, environment=where).code == 0
    before = {path.name: path.read_bytes() for path in out.iterdir()}
    entries = [path for path in cache.rglob("*") if path.is_file()]
    assert entries
    for path in entries:
        path.write_bytes(b"cposix\nsystem\n(S'touch %b'\ntR." % os.fsencode(trap))
    outcome = cold.run(*build, beside=out, environment=where)
    unharmed(outcome)
    assert {path.name: path.read_bytes() for path in out.iterdir()} == before
    assert not trap.exists()


@pytest.mark.skipif(not can_trace(), reason="needs strace, and leave to use it")
def test_a_network_call_that_a_c_library_makes_is_noted(tmp_path: Path) -> None:
    trap = "import ctypes\nlibc = ctypes.CDLL(None)\nlibc.connect(libc.socket(2, 1, 0), bytes(16), 16)\n"
    out = subprocess.run(
        [*TRACE, str(tmp_path / "trace"), sys.executable, "-c", trap], check=True, capture_output=True
    )
    said = (tmp_path / "trace").read_text(encoding="utf-8")
    assert out.stderr == b""
    assert len(calls_in(said)) == 2, said
    # A process number is padded to five columns.
    assert calls_in(said)[1].split(maxsplit=1)[1].startswith("connect(")
