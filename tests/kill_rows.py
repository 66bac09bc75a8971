"""A yard to kill batches in: two editions of the rows' data, one output folder, files edited by hand."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from batch_kit import files, write_batch
from fault_kit import contents, environment, standing
from hostile_decks import unzipped, zipped
from kill_kit import Kill
from kill_server import Ended, Warm

from briefgen.pipeline.batch.record import FOLDER
from briefgen.runtime.atomic_write import STAGE

SITES = ("Northgate", "Quayside", "Eastfield")
KEPT = "a file was edited since it was built: kept as"
SOCKET = "pymp-"
"""What Python itself leaves in the temporary folder of a process that had others work for it."""
HAND = 3
"""At one of so many kills while it writes a row's deck had been edited by hand."""


class BatchYard:
    """Where batches are killed; each row has a deck and a page."""

    def __init__(self, folder: Path) -> None:
        self.out, self._folder, self._now = folder / "out", folder, "old"
        self._temporary = folder / "tmp"
        self._temporary.mkdir()
        self._briefs = {edition: _brief(folder / edition, edition) for edition in ("old", "new")}
        self._variables = {"TMPDIR": str(self._temporary), "LC_ALL": "C.UTF-8"}
        self._warm = Warm(folder / "warm", self._words("old", folder / "warm" / "out"), **self._variables)
        self._whole = {edition: self._undisturbed(edition) for edition in self._briefs}
        assert self._done("old") == []

    def close(self) -> None:
        """End the warm process."""
        self._warm.close()

    @property
    def _other(self) -> str:
        return "new" if self._now == "old" else "old"

    def _words(self, edition: str, out: Path) -> list[str]:
        brief = self._briefs[edition]
        asked = ["--rows", str(brief.with_name("rows.csv")), "--out", str(out), "--name", "{code}"]
        return ["batch", str(brief), *asked, "--jobs", "1", "--quiet", "--no-thumbnails"]

    def _run(self, edition: str, out: Path, **kill: Any) -> Ended:
        return self._warm.run(self._words(edition, out), self._folder / "cache", **kill)

    def _undisturbed(self, edition: str) -> dict[str, bytes]:
        out = self._folder / f"undisturbed-{edition}"
        assert self._run(edition, out).code == 0
        return files(out)

    def _done(self, edition: str) -> list[str]:
        """Run the batch of an edition to its end; return what is wrong then."""
        ended = self._run(edition, self.out)
        said = [line for line in ended.said.splitlines() if KEPT not in line]
        wrong = [f"the next batch ends with {ended.code}: {said}"] if ended.code or said else []
        found, whole = files(self.out), self._whole[edition]
        wrong += [f"{name} differs after the next batch" for name in whole if found.get(name) != whole[name]]
        wrong += [f"stray after the next batch: {name}" for name in self._stray()]
        self._now = edition
        return wrong

    def measured(self) -> tuple[float, dict[str, int]]:
        """Return the seconds of a batch, and its system calls since it wrote outputs, or records."""
        steps = {}
        for since in (STAGE, FOLDER):
            ended = self._run(self._other, self.out, since=since)
            assert ended.code == 0, ended.said
            steps[since], self._now = ended.steps, self._other
        ended = self._run(self._other, self.out)
        self._now = self._other
        return ended.seconds, steps

    def kill(self, how: str, *, hand: str = "", **kill: Any) -> Kill:
        """Kill a batch of the other edition; look at what stands, and run it again.

        ``hand``: the name of a file that somebody had edited before.
        """
        theirs = self._edited(hand) if hand else b""
        return self._looked(how, self._run(self._other, self.out, **kill).code == -signal.SIGKILL, theirs)

    def kill_process(self, seconds: float) -> Kill:
        """Do the same to the command in a process of its own, with those that do its rows."""
        words = [sys.executable, "-m", "briefgen", *self._words(self._other, self.out)]
        surroundings = environment(BRIEFGEN_CACHE=str(self._folder / "cache"), **self._variables)
        process = subprocess.Popen(words, env=surroundings, stderr=subprocess.DEVNULL, cwd=self._folder)
        time.sleep(seconds)
        process.kill()
        killed = process.wait() == -signal.SIGKILL
        self._wait_for_workers()
        return self._looked(f"a process, {seconds * 1000:.0f} ms", killed, b"")

    def _wait_for_workers(self) -> None:
        """Wait until the processes that did rows have ended: they do when they see that nobody listens."""
        for _ in range(200):
            if not any(str(self.out).encode() in each for each in _commands()):
                return
            time.sleep(0.05)

    def _edited(self, name: str) -> bytes:
        path = self.out / name
        parts = unzipped(path.read_bytes())
        slide = "ppt/slides/slide1.xml"
        assert b"Waits" in parts[slide]
        theirs = zipped(parts | {slide: parts[slide].replace(b"Waits", b"Our own words")})
        path.write_bytes(theirs)
        return theirs

    def _looked(self, how: str, killed: bool, theirs: bytes) -> Kill:
        then = self._other
        stood, wrong = standing(self.out), list[str]()
        rows = [self._edition_of(code, stood, theirs) for code in CODES]
        wrong += (f"row {code} is of no edition" for code, row in zip(CODES, rows, strict=True) if not row)
        # It may still stand where a committed file will go.
        if theirs and theirs not in (*contents(self.out).values(), *stood.values()):
            wrong.append("what was edited by hand is lost")
        left = tuple(self._stray())
        wrong += self._done(then)
        if theirs and theirs not in standing(self.out).values():
            wrong.append("what was edited by hand is lost after the next batch")
        for path in self.out.iterdir():
            if path.is_file() and path.read_bytes() == theirs:
                path.unlink()
        new = set(rows) == {then}
        mixed = len(set(rows)) > 1
        return Kill(how=how, killed=killed, new=new, mixed=mixed, left=left, wrong=tuple(wrong))

    def _edition_of(self, code: str, stood: Mapping[str, bytes], theirs: bytes) -> str:
        """Return of which edition both files of a row are; empty for neither."""
        for edition, whole in self._whole.items():
            own = {name: data for name, data in whole.items() if name.startswith(f"{code}.")}
            found = {name: stood.get(name) for name in own}
            if all(found[name] in (own[name], theirs or own[name]) for name in own):
                return edition
        return ""

    def _stray(self) -> Iterator[str]:
        """Yield what lies where nothing should: beside outputs, among records, in temporary folders."""
        for path in self.out.rglob(".*"):
            if path.name != FOLDER:
                yield path.name
        yield from (f"tmp/{path.name}" for path in self._temporary.iterdir() if SOCKET not in path.name)


CODES = tuple(f"s{number}" for number, _ in enumerate(SITES, 1))


def _brief(folder: Path, edition: str) -> Path:
    folder.mkdir()
    brief, table = write_batch(folder, SITES), folder / "returns.csv"
    if edition == "new":
        table.write_text(table.read_text("utf-8").replace(".5", ".6"), "utf-8")
    past = time.time() - 60
    for path in folder.iterdir():
        os.utime(path, (past, past))  # what was written while it was read is built once more
    return brief


def _commands() -> Iterator[bytes]:
    """Yield the command lines of the processes that work below a folder."""
    for path in Path("/proc").glob("[0-9]*/environ"):
        with suppress(OSError):
            yield path.read_bytes()


def batch_kills(yard: BatchYard, count: int, chance: random.Random) -> Iterator[Kill]:
    """Kill so many batches: most while they write, a fifth at any moment, some as processes of their own."""
    seconds, steps = yard.measured()
    apart = max(1, count // 12)
    moments = count // 5
    for number in range(writing := count - apart - moments):
        since = FOLDER if number % 4 == 3 else STAGE
        step = 1 + number * steps[since] // writing
        hand = f"{CODES[number % len(CODES)]}.pptx" if number % HAND == 0 else ""
        yield yard.kill(f"system call {step} since {since}", since=since, step=step, hand=hand)
    for _ in range(moments):
        after = chance.uniform(0.0, seconds)
        yield yard.kill(f"{after * 1000:.0f} ms", after=after)
    for _ in range(apart):
        yield yard.kill_process(chance.uniform(0.5, 4.0))


@contextmanager
def batch_yard(folder: Path) -> Iterator[BatchYard]:
    """Open a yard, and close it."""
    opened = BatchYard(folder)
    try:
        yield opened
    finally:
        opened.close()
