"""Paths of files in; an event whenever one of them is written, replaced, deleted or there again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from threading import Event, Thread

from briefgen.runtime.stamp import Stamp, stamp_of

STEP_MS = 10
"""The disk is looked at so often, and a change told of when it has been quiet for so long."""
DEBOUNCE_MS = 50
"""After which a change is told of though there are always more."""
LOOK_MS = 2000
"""Files of other machines change without a word: they are looked at so often."""
POLL_SECONDS = 0.3
"""Where the system has no more room to watch, all are looked at so often."""


class Watch:
    """Watches files by the folders that they lie in: many editors put a new file in the place of the old."""

    def __init__(self) -> None:
        self.changed = Event()
        """A file is not what it was when ``begin`` was called last."""
        self._stamps: Mapping[Path, Stamp] = {}
        self._again, self._ended = Event(), False
        self._thread = Thread(target=self._run, name="watch", daemon=True)

    def begin(self) -> None:
        """Take the files as they are now: what is built from now on is built of these, or of newer ones."""
        self.changed.clear()
        self._stamps = {path: stamp_of(path) for path in self._stamps}

    def look_at(self, paths: Iterable[Path], since_ns: int) -> None:
        """Watch these paths from now on; a new one that was written since a moment has changed already."""
        before = self._stamps
        self._stamps = {path: before[path] if path in before else stamp_of(path) for path in paths}
        late = [each for path, each in self._stamps.items() if path not in before and each]
        if any(each[0] >= since_ns for each in late):
            self.changed.set()
        if self._stamps.keys() != before.keys():
            self._again.set()
        if not self._thread.is_alive():
            self._thread.start()

    def end(self) -> None:
        """Watch no more."""
        self._ended = True
        self._again.set()

    def _run(self) -> None:
        while not self._ended:
            self._again.clear()
            try:
                self._watched()
            except (OSError, RuntimeError):  # a folder has just gone, or the system watches enough already
                self._compare()
                self._again.wait(POLL_SECONDS)

    def _watched(self) -> None:
        """Compare the files whenever something of theirs changes, until other paths are asked for."""
        from watchfiles import watch

        folders, meant = _folders(self._stamps)
        self._compare()
        for _ in watch(
            *folders,
            watch_filter=lambda _, path: path in meant,
            debounce=DEBOUNCE_MS,
            step=STEP_MS,
            stop_event=self._again,
            rust_timeout=LOOK_MS,
            yield_on_timeout=True,
            raise_interrupt=False,
            recursive=False,
        ):
            self._compare()
            if _folders(self._stamps)[0] != folders:
                return

    def _compare(self) -> None:
        stamps = self._stamps
        if any(stamp_of(path) != stamp for path, stamp in stamps.items()):
            self.changed.set()


def _folders(paths: Iterable[Path]) -> tuple[frozenset[Path], frozenset[str]]:
    """Return the folders to watch, and the names of what is meant in them: files, and folders that may go."""
    folders: set[Path] = set()
    meant: set[str] = set()
    for path in paths:
        for each in {path.absolute(), _real(path)}:
            folder = each.parent
            meant |= {str(each), str(folder)}
            while not folder.is_dir() and folder != folder.parent:
                folder = folder.parent
                meant.add(str(folder))
            folders |= {folder, folder.parent}
    return frozenset(folders), frozenset(meant)


def _real(path: Path) -> Path:
    try:
        return path.resolve()
    except (OSError, RuntimeError):
        return path.absolute()
