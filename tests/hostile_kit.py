"""A server of hostile commands: reads JSON lines (words, folder), runs each in a process of its own.

Everything is imported once; each run is a fork with limits on time and memory, watched by an audit hook
that notes every attempt to reach the network, to start a program, or to write outside the folders allowed.
Where strace works, it notes the network calls that C libraries make by themselves.
"""

from __future__ import annotations

import importlib
import io
import json
import os
import pkgutil
import resource
import shutil
import subprocess
import sys
import tempfile
import time
import traceback
from collections.abc import Iterator, Mapping
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
MOST_CPU_S = 45.0
"""Processor seconds that any one brief may take: several times what the slowest takes on a quiet machine."""
MOST_MIB = 256.0
"""Memory that any one build may hold."""
RESULTS = os.environ.get("BRIEFGEN_RELIABILITY", "")
"""A file to which outcomes are added, a JSON line each, for docs/reliability.md."""
ADDRESSES = 3 << 30
"""Bytes of address space that any one build may map: a stop, not a measure."""
APART = ("briefgen.verify.apart", "briefgen.blocks.images.svg_apart")
"""What reads finished files that briefgen did not write, and drawings."""
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC
USUAL = """meta: {title: 甲, date: 2025-12-04}
metrics: {a: {label: 甲, unit: 家, values: {2020: 1, 2025: 2}}}
deck: [{title: 乙, blocks: [{column: a}, {slope: a}]}]
"""
FORBIDDEN = (
    "socket.connect",
    "socket.getaddrinfo",
    "socket.bind",
    "subprocess.Popen",
    "os.system",
    "os.exec",
)
WITHIN = ("os.remove", "os.rmdir", "os.mkdir")
"""Changes whose last argument is the open folder that they are named within, or -1."""
PATHS = ("os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.symlink", "os.link", "os.truncate", "os.chmod")


@dataclass(frozen=True)
class Outcome:
    """What one build did."""

    code: int
    said: str
    seconds: float
    megabytes: float
    trespasses: list[str]


def note(name: str, outcome: Outcome, loads: str = "") -> None:
    """Add an outcome to the results, where results are asked for."""
    if RESULTS:
        line = {"name": name, "code": outcome.code, "seconds": outcome.seconds, "mib": outcome.megabytes}
        with open(RESULTS, "a", encoding="utf-8") as file:
            file.write(json.dumps(line | {"loads": loads}, ensure_ascii=False) + "\n")


def unharmed(outcome: Outcome, most_mib: float = MOST_MIB) -> None:
    """Fail unless the answer is short and clear, cheap, and without trespass."""
    assert "Traceback" not in outcome.said, outcome.said
    assert len(outcome.said) < 30_000
    assert outcome.trespasses == []
    assert outcome.seconds < MOST_CPU_S
    assert outcome.megabytes < most_mib


TRACE = ("strace", "-f", "--seccomp-bpf", "-qq", "-e", "trace=%network", "-o")
"""What sees the network calls of C libraries too, which no audit hook does."""


@cache
def can_trace() -> bool:
    """Say whether the system lets one process follow another's system calls."""
    if shutil.which("strace") is None:
        return False
    return subprocess.run([*TRACE, os.devnull, "true"], capture_output=True, check=False).returncode == 0


def calls_in(trace: str) -> list[str]:
    """Return the lines of a trace that are network calls, not ends of processes or signals."""
    return [line for line in trace.splitlines() if "(" in line and "+++" not in line and "---" not in line]


class Server:
    """A process that runs hostile commands; where that is possible its network calls are traced."""

    def __init__(self, cache: Path, *, warm: bool = True) -> None:
        environment = {**os.environ, "PYTHONPATH": f"{ROOT}:{ROOT / 'tests'}", "BRIEFGEN_CACHE": str(cache)}
        self._trace = cache.parent / f"{cache.name}.trace"
        self._seen = 0
        before = [*TRACE, str(self._trace)] if can_trace() else []
        self._process = subprocess.Popen(
            [*before, sys.executable, __file__, *(("warm",) if warm else ())],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=environment,
            text=True,
            encoding="utf-8",
        )

    def build(self, brief: Path, out: Path, *more: str) -> Outcome:
        """Build a brief and return what came of it."""
        return self.run("build", brief, "--out", out, *more, beside=out)

    def run(
        self,
        *words: str | Path,
        beside: Path,
        environment: Mapping[str, str] | None = None,
        stdin: Path | None = None,
    ) -> Outcome:
        """Run a command, which may write into the folder of ``beside``; return what came of it."""
        order = {
            "words": [os.fsencode(word).hex() for word in words],
            "beside": str(beside.parent),
            "environment": dict(environment or {}),
            "stdin": str(stdin or os.devnull),
        }
        return self._ordered(order)

    def _ordered(self, order: dict[str, Any]) -> Outcome:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(order) + "\n")
        self._process.stdin.flush()
        outcome = Outcome(**json.loads(self._process.stdout.readline()))
        outcome.trespasses.extend(self._network_calls())
        return outcome

    def _network_calls(self) -> list[str]:
        """Return the network calls since the last question; none where they cannot be traced."""
        if not self._trace.exists():
            return []
        said = self._trace.read_text(encoding="utf-8", errors="replace")
        new, self._seen = said[self._seen :], len(said)
        return calls_in(new)

    def close(self) -> None:
        """End the process."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.close()
        self._process.wait()
        self._process.stdout.close()


def _reads_apart(event: str, arguments: tuple[Any, ...]) -> bool:
    """Say whether a process is started that reads finished files, with limits of its own."""
    return (
        event == "subprocess.Popen"
        and arguments[0] == sys.executable
        and any(each in str(arguments[1]) for each in APART)
    )


def _watch(allowed: tuple[str, ...], trespasses: list[str]) -> None:
    def outside(path: Any) -> bool:
        if isinstance(path, int) or path is None:
            return False
        where = os.path.realpath(os.path.dirname(os.path.abspath(os.fsdecode(path))))
        return not any(where == each or where.startswith(each + os.sep) for each in allowed)

    def hook(event: str, arguments: tuple[Any, ...]) -> None:
        if event.startswith(FORBIDDEN) and not _reads_apart(event, arguments):
            trespasses.append(f"{event} {arguments!r}"[:200])
        elif event == "open":
            path, mode, flags = arguments
            written = bool((flags or 0) & WRITING) or (isinstance(mode, str) and set(mode) & set("wax+"))
            if written and outside(path) and path not in ("/dev/null",):
                trespasses.append(f"open {path!r}")
        elif event in PATHS and any(outside(path) for path in _paths(event, arguments)):
            trespasses.append(f"{event} {arguments!r}"[:200])

    sys.addaudithook(hook)


def _paths(event: str, arguments: tuple[Any, ...]) -> Iterator[str | bytes]:
    """Yield the paths of a change; what is named within an open folder, as tidying up does, whole."""
    folder = arguments[-1] if event in WITHIN and isinstance(arguments[-1], int) else -1
    for path in arguments[:2]:
        if isinstance(path, str | bytes):
            within = os.readlink(f"/proc/self/fd/{folder}") if folder >= 0 else ""
            yield os.path.join(within, os.fsdecode(path))


def _run(order: dict[str, Any]) -> dict[str, Any]:
    from briefgen.cli.app import main

    resource.setrlimit(resource.RLIMIT_CPU, (60, 60))
    resource.setrlimit(resource.RLIMIT_AS, (ADDRESSES, ADDRESSES))
    os.environ.update(order["environment"])
    tempfile.tempdir = None  # it is remembered, and may be another one here
    os.dup2(os.open(order["stdin"], os.O_RDONLY | os.O_NONBLOCK), 0)
    trespasses: list[str] = []
    words = [os.fsdecode(bytes.fromhex(word)) for word in order["words"]]
    said = io.StringIO()
    _watch(tuple(map(os.path.realpath, (order["beside"], os.environ["BRIEFGEN_CACHE"]))), trespasses)
    try:
        with redirect_stdout(said), redirect_stderr(said):
            code = main(words)
    except SystemExit as left:  # what argparse does with words it does not know
        code = left.code
    except BaseException:
        code = -1
        said.write(traceback.format_exc())
    text = said.getvalue().encode("utf-8", "backslashreplace").decode()
    return {"code": code, "said": text, "trespasses": trespasses}


def _forked(order: dict[str, Any]) -> dict[str, Any]:
    reader, writer = os.pipe()
    start = time.monotonic()
    child = os.fork()
    if not child:
        os.close(reader)
        with os.fdopen(writer, "w", encoding="utf-8") as answer:
            json.dump(_run(order), answer)
            answer.flush()
        os._exit(0)
    os.close(writer)
    with os.fdopen(reader, encoding="utf-8") as answer:
        text = answer.read()
    _, status, usage = os.wait4(child, 0)
    crashed = {"code": -2, "said": f"the process died, status {status}", "trespasses": []}
    return (json.loads(text) if text else crashed) | {
        "seconds": min(usage.ru_utime + usage.ru_stime, time.monotonic() - start),
        "megabytes": usage.ru_maxrss / 1024,
    }


def _import_all() -> None:
    import briefgen

    for module in pkgutil.walk_packages(briefgen.__path__, "briefgen."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)


def _warm_up() -> None:
    """Build a brief once: what is imported late, and fonts that are read, is then there for every case."""
    from briefgen.cli.app import main

    with tempfile.TemporaryDirectory() as folder, redirect_stdout(io.StringIO()) as said:
        brief = Path(folder) / "brief.yaml"
        brief.write_text(USUAL, encoding="utf-8")
        assert main(["build", str(brief), "--out", folder]) == 0, said.getvalue()


if __name__ == "__main__":
    _import_all()
    if "warm" in sys.argv:
        _warm_up()
    for line in sys.stdin:
        print(json.dumps(_forked(json.loads(line))), flush=True)
