"""A command run again whenever a file that it read is saved, until it is told to end."""

from __future__ import annotations

import gc
import os
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from briefgen.base.translate import tr_n
from briefgen.runtime.console import print_result, print_stderr
from briefgen.runtime.files_read import ELSEWHERE, files_noted
from briefgen.runtime.stamp import Stamp, stamp_of

LOOK_SECONDS = 0.3
"""The files are looked at so often, which works on every disk: 10 ms of processor time in 10 s."""
QUIET_SECONDS = 0.1
"""A file is read when it has been still for so long: editors write in several steps."""
CLEAR = "\x1b[2J\x1b[H"
"""Clears a terminal, and leaves what was scrolled away."""

Stamps = dict[Path, Stamp]


def run_on_save(run: Callable[[], object], named: Callable[[], Iterable[Path]], *, clear: bool) -> None:
    """Run, and again after each change, until KeyboardInterrupt.

    ``named`` returns the files that are read whatever is in them; others are those that the run notes.
    """
    while True:
        if clear and sys.stdout.isatty() and os.environ.get("TERM") != "dumb":
            print_result(CLEAR, end="")
        began = time.time_ns()
        before = _stamps(named())
        with files_noted() as noted:
            run()
        sys.stdout.flush()
        gc.collect()
        for path in {each.absolute() for each in noted - {ELSEWHERE}}:
            stamp = stamp_of(path)
            before.setdefault(path, stamp if stamp is None or stamp[0] < began else None)
        if clear:
            print_stderr(_said(len(before)))
        _wait(before, named)


def _said(count: int) -> str:
    return tr_n("{number} file is watched; Ctrl-C ends", "{number} files are watched; Ctrl-C ends", count)


def _wait(before: Stamps, named: Callable[[], Iterable[Path]]) -> None:
    """Return when one of the files is not what it was, or another one is there, and all are still."""
    while (now := _stamps({*before, *named()})) == before:
        time.sleep(LOOK_SECONDS)
    while True:
        time.sleep(QUIET_SECONDS)
        if (later := _stamps(now)) == now:
            return
        now = later


def _stamps(paths: Iterable[Path]) -> Stamps:
    return {(whole := path.absolute()): stamp_of(whole) for path in paths}
