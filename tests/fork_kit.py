"""A process that forks a command for each order: it runs as `python -m briefgen` does, but is there at once.

Everything that a build imports is imported beforehand and nothing else is done: no file of a cache was read.
The working folder, environment, streams, exit codes and signals are those of a process of its own.
"""

from __future__ import annotations

import atexit
import importlib
import json
import os
import signal
import subprocess
import sys
import tempfile
import traceback
from collections.abc import Mapping, Sequence
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
SECONDS = 120
USUAL = """\
meta: {title: City, date: 2025-12-04}
metrics: {a: {label: Firms, values: {2020: 10, 2025: 20}}}
deck: [{title: More firms, blocks: [{column: a}]}]
"""


class Forks:
    """The process that forks."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, __file__],
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def run(
        self, words: Sequence[str], environment: Mapping[str, str], cwd: Path, *, as_one: bool
    ) -> subprocess.CompletedProcess[str]:
        """Run a command to its end; return its exit code, or minus a signal's number, and what it said."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        with tempfile.TemporaryDirectory() as folder:
            streams = [f"{folder}/out", f"{folder}/out" if as_one else f"{folder}/err"]
            order = {"words": words, "environment": dict(environment), "cwd": str(cwd), "streams": streams}
            print(json.dumps(order), file=self._process.stdin, flush=True)
            code = json.loads(self._process.stdout.readline())
            said = [Path(stream).read_text(encoding="utf-8") for stream in streams]
        return subprocess.CompletedProcess(list(words), code, *said)

    def close(self) -> None:
        """End the process."""
        self._process.communicate("")


@cache
def _forks() -> Forks:
    atexit.register((forks := Forks()).close)
    return forks


def forked(
    words: Sequence[str], environment: Mapping[str, str], cwd: Path = ROOT, *, as_one: bool = False
) -> subprocess.CompletedProcess[str]:
    """Run `briefgen` with these words, in a process of its own that need not start first.

    What it says is asked for as it stands in two streams, or in one.
    """
    return _forks().run(words, environment, cwd, as_one=as_one)


def _served(order: dict[str, Any]) -> int:
    if not (child := os.fork()):
        os._exit(_ended(order))
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def _ended(order: dict[str, Any]) -> int:
    """Run a command; return its exit code where it does not end its process by itself."""
    code = 1
    try:
        _command(order)
    except SystemExit as left:
        code = left.code if isinstance(left.code, int) else 1
    except BaseException:
        traceback.print_exc()
    sys.stdout.flush()
    return code


def _command(order: dict[str, Any]) -> None:
    from briefgen.cli.app import command

    signal.alarm(SECONDS)
    os.chdir(order["cwd"])
    os.environ.clear()
    os.environ.update(order["environment"])
    for number, path in enumerate((os.devnull, *order["streams"])):
        os.dup2(os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND), number)
    sys.argv = ["briefgen", *order["words"]]
    command()


def _imported() -> list[str]:
    """Return the modules that a build imports: another process has built something."""
    reader, writer = os.pipe()
    if not (child := os.fork()):
        from briefgen.cli.app import main

        with tempfile.TemporaryDirectory() as folder:
            os.environ["BRIEFGEN_CACHE"] = f"{folder}/cache"
            (brief := Path(folder, "brief.yaml")).write_text(USUAL, encoding="utf-8")
            main(["build", str(brief), "--out", f"{folder}/out", "--quiet", "--manifest", "--verify"])
        with os.fdopen(writer, "w") as answer:
            json.dump(list(sys.modules), answer)
        os._exit(0)
    os.close(writer)
    with os.fdopen(reader) as answer:
        names: list[str] = json.load(answer)
    os.waitpid(child, 0)
    return names


if __name__ == "__main__":
    for module in _imported():
        with suppress(ImportError):
            importlib.import_module(module)
    for line in sys.stdin:
        print(_served(json.loads(line)), flush=True)
