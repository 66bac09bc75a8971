"""A yard to kill updates in: a deck edited by hand, two editions of its brief, what it must become."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from fault_kit import contents, environment
from kill_kit import Kill
from kill_server import Ended, Warm
from update_folder import edited_in
from update_kit import BRIEF, NOW, THEN

DECK, KEPT = "library.pptx", "before-update"
FIRST = {"deck": ".library.pptx.", "kept": ".library.before-update.pptx."}
"""The names under which a deck, and the one that it was, wait until they are whole."""
ANOTHER = 4
"""One of so many updates writes another file and leaves the deck as it is."""


class UpdateYard:
    """Where updates are killed."""

    def __init__(self, folder: Path) -> None:
        self._folder, self._temporary = folder / "library", folder / "tmp"
        for each in (self._folder, self._temporary):
            each.mkdir()
        edited_in(self._folder)
        self._cache, self._now, self._elsewhere = folder / "cache", "old", folder / "elsewhere"
        self._variables = {"TMPDIR": str(self._temporary), "LC_ALL": "C.UTF-8"}
        self._elsewhere.mkdir()
        first = self._words(self._elsewhere / "warm.pptx")
        self._warm = Warm(folder / "warm", first, **self._variables)

    def close(self) -> None:
        """End the warm process."""
        self._warm.close()

    @property
    def _deck(self) -> Path:
        return self._folder / DECK

    def _words(self, out: Path | None = None) -> list[str]:
        asked = ["update", str(self._folder / "library.yaml"), str(self._deck)]
        return [*asked, "-o", str(out)] if out else asked

    def _next(self) -> None:
        """Write the brief's other edition."""
        self._now = "new" if self._now == "old" else "old"
        figures = NOW if self._now == "new" else THEN
        (self._folder / "library.yaml").write_text(BRIEF.format(**figures), encoding="utf-8")

    def _run(self, out: Path | None = None, **kill: Any) -> Ended:
        return self._warm.run(self._words(out), self._cache, **kill)

    def _expected(self) -> bytes:
        """Return what the deck becomes when nobody disturbs its update."""
        (out := self._elsewhere / "whole.pptx").unlink(missing_ok=True)
        ended = self._run(out)
        assert ended.code in (0, 3), ended.said
        return out.read_bytes()

    def measured(self) -> tuple[float, dict[str, int]]:
        """Return the seconds of an update, and its system calls since it wrote the deck or what it was."""
        steps = {}
        for name, since in FIRST.items():
            self._next()
            ended = self._run(since=since)
            assert ended.code in (0, 3), ended.said
            steps[name], seconds = ended.steps, ended.seconds
            self._tidy()
        return seconds, steps

    def kill(self, how: str, *, out: bool = False, **kill: Any) -> Kill:
        """Kill an update to the brief's other edition; look at what stands, and update again."""
        self._next()
        theirs, whole = self._deck.read_bytes(), self._expected()
        other = self._elsewhere / "new.pptx" if out else None
        ended = self._run(other, **kill)
        return self._looked(how, ended.code == -signal.SIGKILL, theirs, whole, other)

    def kill_process(self, seconds: float) -> Kill:
        """Do the same to a process of its own."""
        self._next()
        theirs, whole = self._deck.read_bytes(), self._expected()
        words = [sys.executable, "-m", "briefgen", *self._words()]
        surroundings = environment(BRIEFGEN_CACHE=str(self._cache), **self._variables)
        process = subprocess.Popen(words, env=surroundings, stdout=subprocess.DEVNULL)
        time.sleep(seconds)
        process.kill()
        killed = process.wait() == -signal.SIGKILL
        return self._looked(f"a process, {seconds * 1000:.0f} ms", killed, theirs, whole, None)

    def _looked(self, how: str, killed: bool, theirs: bytes, whole: bytes, out: Path | None) -> Kill:
        stood, wrong = self._deck.read_bytes(), list[str]()
        if stood not in ((theirs,) if out else (theirs, whole)):
            wrong.append("the deck that stands is neither theirs nor the new one")
        if theirs not in contents(self._folder).values():
            wrong.append("the deck that they edited is lost")
        if out and out.exists() and out.read_bytes() != whole:
            wrong.append("the other file is not whole")
        new = stood == whole or bool(out and out.exists())
        left = tuple(self._stray())
        if out:
            out.unlink(missing_ok=True)
        again = self._run(out)
        if again.code not in (0, 3):
            wrong.append(f"the next update ends with {again.code}: {again.said}")
        if (out or self._deck).read_bytes() != whole:
            wrong.append("the next update's deck differs")
        if theirs not in contents(self._folder).values():
            wrong.append("the deck that they edited is lost after the next update")
        wrong += (f"stray after the next update: {name}" for name in self._stray())
        if out:
            out.unlink()
            self._next()  # the deck is still of the edition that it was
        self._tidy()
        return Kill(how=how, killed=killed, new=new, mixed=False, left=left, wrong=tuple(wrong))

    def _stray(self) -> Iterator[str]:
        for folder in (self._folder, self._elsewhere):
            yield from (".".join(path.name.split(".")[:-1]) for path in folder.glob(".*"))
        yield from (f"tmp/{path.relative_to(self._temporary)}" for path in self._temporary.rglob("*"))

    def _tidy(self) -> None:
        for path in self._folder.glob(f"*{KEPT}*"):
            path.unlink()


def update_kills(yard: UpdateYard, count: int, chance: random.Random) -> Iterator[Kill]:
    """Kill so many updates: most while they write, a quarter at any moment, some as processes."""
    seconds, steps = yard.measured()
    apart, moments = max(1, count // 12), count // 4
    for number in range(writing := count - apart - moments):
        name = "deck" if number % 2 else "kept"
        step = 1 + number * (steps[name] - 1) // max(1, writing - 1)
        if number % ANOTHER == ANOTHER - 1:
            yield yard.kill(f"system call {step} since .new.pptx.", out=True, since=".new.pptx.", step=step)
        else:
            yield yard.kill(f"system call {step} since {FIRST[name]}", since=FIRST[name], step=step)
    for _ in range(moments):
        after = chance.uniform(0.0, seconds)
        yield yard.kill(f"{after * 1000:.0f} ms", after=after)
    for _ in range(apart):
        yield yard.kill_process(chance.uniform(0.5, 3.0))


@contextmanager
def update_yard(folder: Path) -> Iterator[UpdateYard]:
    """Open a yard, and close it."""
    opened = UpdateYard(folder)
    try:
        yield opened
    finally:
        opened.close()
