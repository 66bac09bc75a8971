"""What the machine refuses, in a sentence: of a file with its name, else as the system says it."""

from __future__ import annotations

import errno
import os
import subprocess
import sys

import pytest
from conftest import ROOT

from briefgen.cli import app
from briefgen.runtime.resources import resource_error


def refusal(number: int, *name: str) -> OSError:
    return OSError(number, os.strerror(number), *name)


def test_an_error_about_a_file_names_it() -> None:
    assert resource_error(refusal(errno.EIO, "a.yaml")) == f"a.yaml: {os.strerror(errno.EIO)}"


def test_an_error_about_no_file_says_only_what_the_system_says() -> None:
    assert resource_error(refusal(errno.EIO)) == f"the system says: {os.strerror(errno.EIO)}"


def test_an_error_of_our_own_is_no_shortage() -> None:
    assert resource_error(ValueError("of our own")) == ""


def test_a_command_that_a_machine_stops_says_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refused(*_: object, **__: object) -> None:
        raise refusal(errno.EIO)

    monkeypatch.setattr("briefgen.pipeline.lay_out.lay_out", refused)
    assert app.main(["facts", str(ROOT / "data" / "library.yaml")]) == 1
    assert capsys.readouterr().err == f"briefgen: the system says: {os.strerror(errno.EIO)}\n"


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no /dev/full here")
@pytest.mark.parametrize("unbuffered", ["", "1"])
@pytest.mark.parametrize("command", ["check", "facts"])
def test_what_cannot_be_printed_is_said_to_be_so(command: str, unbuffered: str) -> None:
    """One of them prints less than Python keeps back, the other more; it may keep back nothing at all."""
    words = [sys.executable, "-m", "briefgen", command, "data/qingdao-2025.yaml"]
    with open("/dev/full", "wb") as full:
        own = {**os.environ, "PYTHONUNBUFFERED": unbuffered}
        done = subprocess.run(words, cwd=ROOT, env=own, stdout=full, stderr=subprocess.PIPE, text=True)
    assert (done.returncode, done.stderr) == (1, f"briefgen: cannot print: {os.strerror(errno.ENOSPC)}\n")


def test_a_library_is_not_begun_where_a_limited_process_has_no_room_for_it() -> None:
    limited = (
        "import resource, sys; from briefgen.runtime.resources import require_memory, resource_error\n"
        "require_memory(1 << 20)\n"
        "resource.setrlimit(resource.RLIMIT_AS, (200 << 20, 200 << 20))\n"
        "require_memory(8)\n"
        "try: require_memory(400)\n"
        "except MemoryError as error: print(resource_error(error))\n"
        "print(resource_error(SystemError('error return without exception set')))\n"
    )
    done = subprocess.run([sys.executable, "-c", limited], capture_output=True, text=True, check=True)
    assert [line.partition(";")[0] for line in done.stdout.splitlines()] == [
        "not enough memory",
        "not enough memory to load a library",
    ]
