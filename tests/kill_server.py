"""A warm process that forks commands with everything imported, and kills them where it is told to.

A command is killed by SIGKILL from outside after so many seconds, or by itself right before or after its n-th
system call since it began to do with a name: its outputs, its records or its cache.
"""

from __future__ import annotations

import io
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fault_kit import environment


@dataclass(frozen=True, kw_only=True)
class Ended:
    """How a command ended: exit code or minus a signal's number, and its system calls since one of a kind."""

    code: int
    seconds: float
    steps: int
    said: str


class Warm:
    """The process; what it runs first loads what later commands need."""

    def __init__(self, folder: Path, first: list[str], **variables: str) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._server = subprocess.Popen(
            [sys.executable, __file__, str(folder / "said"), *first],
            env=environment(BRIEFGEN_CACHE=str(folder / "cache"), **variables),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def run(self, words: list[str], cache: Path, **kill: Any) -> Ended:
        """Run a command, kill it where that is asked for, and say how it ended."""
        assert self._server.stdin is not None
        assert self._server.stdout is not None
        self._server.stdin.write(json.dumps({"words": words, "cache": str(cache), **kill}) + "\n")
        self._server.stdin.flush()
        return Ended(**json.loads(self._server.stdout.readline()))

    def close(self) -> None:
        """End the process."""
        self._server.communicate("")


def _served(order: dict[str, Any], said: Path) -> dict[str, Any]:
    """Fork a command, kill it if that is asked for, and say how it ended."""
    reader, writer = os.pipe()
    start = time.monotonic()
    if not (child := os.fork()):
        os.close(reader)
        os.dup2(os.open(said, os.O_WRONLY | os.O_CREAT | os.O_TRUNC), 1)
        os.dup2(1, 2)
        os.environ["BRIEFGEN_CACHE"] = order["cache"]
        os._exit(_ran(order, writer))
    os.close(writer)
    if "after" in order:
        time.sleep(order["after"])
        os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    seconds = time.monotonic() - start
    with os.fdopen(reader) as counted:
        steps = int(counted.read() or 0)
    text = said.read_text(encoding="utf-8", errors="replace")
    return {"code": os.waitstatus_to_exitcode(status), "seconds": seconds, "steps": steps, "said": text}


def _ran(order: dict[str, Any], answer: int) -> int:
    from briefgen.cli.app import main

    steps = 0

    def count(frame: object, event: str, function: Any) -> None:
        nonlocal steps
        if event in ("c_call", "c_return") and _asks_the_system(function):
            steps += 1
            if steps == order.get("step"):
                os.kill(os.getpid(), order.get("signal", signal.SIGKILL))

    def begin(event: str, arguments: tuple[Any, ...]) -> None:
        if event in ("os.mkdir", "tempfile.mkstemp", "open") and order["since"] in str(arguments[0]):
            sys.setprofile(count)

    if "since" in order:
        sys.addaudithook(begin)
    if order["words"][0] == "batch":
        _work_here()
    try:
        code = main(order["words"])
        sys.setprofile(None)
        sys.stdout.flush()
    except BaseException as error:
        sys.setprofile(None)
        print(repr(error), file=sys.stderr, flush=True)
        code = 99
    os.write(answer, str(steps).encode())
    return code


def _work_here() -> None:
    """Let a batch do its rows in this process, so that it can be killed at any step of one."""
    from briefgen.pipeline.batch.engines import on_local
    from briefgen.pipeline.batch.work import work

    def here(jobs: Any, engine: Any) -> Iterator[Any]:
        yield from map(work, jobs)

    on_local.run = here


def _asks_the_system(function: Any) -> bool:
    owner = type(getattr(function, "__self__", None)).__module__
    return function.__module__ in ("posix", "fcntl", "_io") or owner == "_io"


if __name__ == "__main__":
    from briefgen.cli.app import main

    for number, usual in ((signal.SIGINT, signal.default_int_handler), (signal.SIGHUP, signal.SIG_DFL)):
        signal.signal(number, usual)  # whoever runs the tests in the background ignores them
    with redirect_stdout(io.StringIO()):  # answers alone are for who asks
        if sys.argv[2] == "batch":
            _work_here()
        main(sys.argv[2:])
    for line in sys.stdin:
        print(json.dumps(_served(json.loads(line), Path(sys.argv[1]))), flush=True)
