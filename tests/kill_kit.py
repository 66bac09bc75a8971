"""A yard to kill builds in: two editions of a brief, one output folder, a warm process that forks builds.

A build is the real command with everything imported beforehand, killed as kill_server.py says; some are
killed in processes of their own, from their very start.
"""

from __future__ import annotations

import random
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fault_kit import command, contents, environment, small, standing
from kill_server import Ended, Warm

from briefgen.blocks.charts.drawing.cache import kept_marks
from briefgen.runtime.atomic_write import STAGE
from briefgen.runtime.cache import NEW, load

ASKED = (
    ("--manifest",),
    ("--manifest", "--print"),
    ("--manifest", "--format", "pptx,pdf,png", "--verify"),
)
"""What the builds that are killed are asked for beside deck and page."""
CACHE_STEPS = 12
"""System calls that writing one cached file takes, each counted before and after."""
EDITIONS = {"old": 9776, "new": 9999}


@dataclass(frozen=True, kw_only=True)
class Kill:
    """What a killed build left, and what is wrong with that: nothing, one hopes."""

    how: str
    killed: bool
    new: bool
    """The files that stand are the new edition's; else the earlier one's."""
    mixed: bool
    """Both editions were seen in the folder until the next command."""
    left: tuple[str, ...]
    wrong: tuple[str, ...]


SEALED = frozenset({"charts", "layouts", "texts", "patterns", "pictures", "luminance"})
"""Folders of the cache whose files begin with their hash."""
GROWING = frozenset({"layouts", "patterns", "texts"})
"""Those whose files hold what all builds up to now found, and so are not those of one undisturbed build."""


class Yard:
    """Where builds are killed."""

    def __init__(self, folder: Path) -> None:
        self.out, self._temporary, self._home = folder / "out", folder / "tmp", folder / "home"
        self._folder, self._now, self._more = folder, "old", ASKED[0]
        self._cache, self._kept = folder / "cache", folder / "kept"
        for each in (self._temporary, self._home):
            each.mkdir()
        self._briefs = {edition: _brief(folder / edition, value) for edition, value in EDITIONS.items()}
        self._expected: dict[tuple[str, tuple[str, ...]], dict[str, bytes]] = {}
        self._variables = {"TMPDIR": str(self._temporary), "HOME": str(self._home), "LC_ALL": "C.UTF-8"}
        everything = ["--format", "pptx,pdf,png", "--manifest", "--print", "--verify", "--quiet"]
        first = ["build", str(self._briefs["old"]), "--out", str(folder / "warm" / "out"), *everything]
        self._warm = Warm(folder / "warm", first, **self._variables)

    def close(self) -> None:
        """End the warm process."""
        self._warm.close()

    def _build(self, edition: str, out: Path, cache: Path, **kill: Any) -> Ended:
        words = command(self._briefs[edition], out, "--quiet", *self._more)[3:]
        return self._warm.run(words, cache, **kill)

    def expected(self, edition: str) -> dict[str, bytes]:
        """Return what an edition's files hold when nobody disturbs their build."""
        key = (edition, self._more)
        if key not in self._expected:
            out = self._folder / f"undisturbed-{len(self._expected)}"
            assert self._build(edition, out, self._kept).code == 0
            self._expected[key] = contents(out)
        return self._expected[key]

    def ask(self, more: tuple[str, ...]) -> float:
        """Ask for this from now on; return the seconds that such a build takes."""
        self._more = more
        self.expected(self._now)
        shutil.rmtree(self.out, ignore_errors=True)
        return self._build(self._now, self.out, self._cache).seconds

    def steps(self, since: str) -> int:
        """Return how many system calls a build makes from the first that has to do with such a name."""
        shutil.rmtree(self._cache, ignore_errors=True)
        return self._build(self._now, self.out, self._cache, since=since).steps

    def kill(self, *, after: float = 0.0, since: str = "", step: int = 0, cold: bool = False) -> Kill:
        """Let the other edition be built over this one and kill that; look at what is left, and build again.

        Kill it after so many seconds, or at so many system calls from one that has to do with a name.
        """
        if cold:
            shutil.rmtree(self._cache, ignore_errors=True)
        kill = {"since": since, "step": step} if step else {"after": after}
        ended = self._build(self._other(), self.out, self._cache, **kill)
        how = f"system call {step} since {since}" if step else f"{after * 1000:.0f} ms"
        return self._looked(how, ended.code == -signal.SIGKILL)

    def stop(self, number: int, step: int) -> tuple[int, list[str]]:
        """Stop the other edition's build at so many system calls since it opened its brief.

        Return its exit code and what is wrong: a build that is asked to end cleans up by itself.
        """
        before, after = self.expected(self._now), self.expected(self._other())
        kill = {"since": "brief.yaml", "step": step, "signal": number}
        ended = self._build(self._other(), self.out, self._cache, **kill)
        wrong = [f"stray: {name}" for name in self._stray(after)]
        seen = contents(self.out)
        if ended.code not in (0, 128 + number) or "Traceback" in ended.said:
            wrong.append(f"it ends with {ended.code}: {ended.said}")
        if ended.code and "every output is complete" not in ended.said:
            wrong.append(f"it does not say so: {ended.said}")
        if seen not in ((before, after) if ended.code else (after,)):
            wrong.append("its files are of no edition, or of the wrong one")
        self._now = self._other() if seen == after else self._now
        return ended.code, wrong

    def kill_process(self, share: float) -> Kill:
        """Do the same to a process of its own, after a share of what it takes from its very start."""
        process = self._process(self._now)
        start = time.monotonic()
        assert process.wait() == 0
        seconds = share * (time.monotonic() - start)
        process = self._process(self._other())
        time.sleep(seconds)
        process.kill()
        return self._looked(f"a process, {seconds * 1000:.0f} ms", process.wait() == -signal.SIGKILL)

    def _process(self, edition: str) -> subprocess.Popen[bytes]:
        words = command(self._briefs[edition], self.out, "--quiet", *self._more)
        surroundings = environment(BRIEFGEN_CACHE=str(self._cache), **self._variables)
        return subprocess.Popen(words, env=surroundings, stderr=subprocess.DEVNULL)

    def _other(self) -> str:
        return "new" if self._now == "old" else "old"

    def _looked(self, how: str, killed: bool) -> Kill:
        then = self._other()
        before, after = self.expected(self._now), self.expected(then)
        wrong: list[str] = []
        seen, stood = contents(self.out), standing(self.out)
        if stood not in (before, after):
            wrong.append("the files that stand are of no edition")
        left = tuple(self._stray(after))
        again = self._build(then, self.out, self._cache)
        if again.code or again.said:
            wrong.append(f"the next build ends with {again.code}: {again.said}")
        if contents(self.out) != after:
            wrong.append("the next build's files differ")
        wrong += (f"stray after the next build: {name}" for name in self._stray(after))
        wrong += (f"wrong in the cache: {name}" for name in self._wrongly_kept())
        self._now = then
        return Kill(
            how=f"{how} {' '.join(self._more)}",
            killed=killed,
            new=stood == after,
            mixed=seen not in (before, after),
            left=left,
            wrong=tuple(wrong),
        )

    def _stray(self, files: Mapping[str, bytes]) -> Iterator[str]:
        """Yield what lies where nothing should: beside the outputs, in temporary folders, in the cache."""
        yield from (path.name for path in self.out.iterdir() if path.name not in files)
        for folder in (self._temporary, self._home):
            yield from (f"{folder.name}/{path.relative_to(folder)}" for path in folder.rglob("*"))
        yield from (f"cache/{path.name}" for path in self._cache.rglob(".*"))

    def _wrongly_kept(self) -> Iterator[str]:
        """Yield what the cache would believe though it is cut short, or other than an undisturbed build's."""
        for path in (path for path in self._cache.rglob("*") if path.is_file()):
            name = path.relative_to(self._cache)
            right = self._kept / name
            cut = name.parts[0] in SEALED and load(path) is None
            grown = name.parts[0] in GROWING or not right.is_file()
            if cut or not (grown or _same(right, path)):
                yield str(name)


def _same(one: Path, other: Path) -> bool:
    """Return whether two files of the cache say the same; marks are written as their process had them."""
    if one.suffix == ".marks":
        return kept_marks(one) == kept_marks(other)
    return one.read_bytes() == other.read_bytes()


def _brief(folder: Path, value: int) -> Path:
    folder.mkdir()
    return small(folder, value)


def kills(yard: Yard, count: int, chance: random.Random) -> Iterator[Kill]:
    """Kill so many builds: half at any moment, a third while they write, the rest in cache and processes."""
    for more in ASKED:
        seconds = yard.ask(more)
        for number in range(count // 6):
            yield yard.kill(after=chance.uniform(0.0, seconds), cold=number % 3 == 2)
        steps, writing = yard.steps(STAGE), count // 9
        for number in range(writing):
            yield yard.kill(since=STAGE, step=1 + number * steps // writing)
        keeping = max(2, count // 24)
        for number in range(keeping):
            yield yard.kill(since=NEW, step=2 + number * CACHE_STEPS // keeping, cold=True)
        for _ in range(count // 48 + 1):
            yield yard.kill_process(chance.uniform(0.0, 1.0))


@contextmanager
def yard(folder: Path) -> Iterator[Yard]:
    """Open a yard, and close it."""
    opened = Yard(folder)
    try:
        yield opened
    finally:
        opened.close()
