"""File names and contents in, complete files in a folder out: all of them or none.

Lock: one build at a time writes to a folder. Stage: the files are written to a folder of their own and synced
to disk. Commit: that folder is renamed; then the files are renamed into place. A build killed before the
commit leaves the earlier files; the next build completes one killed after it.

A file that somebody changed since it was written is renamed right before the new one replaces it: that needs
no disk space, and nothing is lost at any moment.
"""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import sys
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

from briefgen.base.dataclass import dataclass
from briefgen.base.marked import N_
from briefgen.base.translate import tr
from briefgen.runtime.folder_lock import Busy, locked
from briefgen.runtime.kept import Kept, kept_name
from briefgen.runtime.signals import stops_deferred

STAGE = ".briefgen-stage"
COMMITTED = ".briefgen-committed"
SCANNED_S = (0.05, 0.1, 0.2, 0.4, 0.8, 1.6)
"""How long each time a folder is left alone that cannot be renamed for now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """One file that was written."""

    path: Path
    size: int
    """Bytes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """The files written to a folder, and the earlier ones kept under other names."""

    written: tuple[Written, ...] = ()
    kept: tuple[Kept, ...] = ()


class OutputError(Exception):
    """The outputs could not be written; earlier ones are unchanged."""


def write_whole(folder: Path, files: Mapping[str, bytes], *, overwrite: bool = False) -> Outcome:
    """Write the files to the folder, created if needed; earlier files of these names are replaced together.

    Files that were changed since briefgen wrote them are kept under other names, unless ``overwrite``.
    OutputError with a hint where the files cannot be written.
    """
    with _explained(folder):
        folder.mkdir(parents=True, exist_ok=True)
        with locked(folder):
            kept = _finish(folder, overwrite=overwrite)
            for path in (folder / name for name in files):
                if path.is_dir():
                    raise OutputError(
                        tr("{path} is a folder; move it away or choose another --out", path=path)
                    )
            _stage(folder, files)
            with stops_deferred():
                _rename_folder(folder / STAGE, folder / COMMITTED)
                _flush_folder(folder)
                kept += _finish(folder, overwrite=overwrite)
    written = (Written(path=folder / name, size=len(content)) for name, content in files.items())
    return Outcome(written=tuple(written), kept=tuple(kept))


def finish_earlier(folder: Path, *, overwrite: bool = False) -> Outcome:
    """Complete a killed build's commit, or remove its uncommitted files; return the files kept."""
    if not any(os.path.lexists(folder / name) for name in (STAGE, COMMITTED)):
        return Outcome()
    with _explained(folder), locked(folder), stops_deferred():
        return Outcome(kept=tuple(_finish(folder, overwrite=overwrite)))


def _stage(folder: Path, files: Mapping[str, bytes]) -> None:
    stage = folder / STAGE
    try:
        stage.mkdir()
        for name, content in files.items():
            with (stage / name).open("xb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
        _flush_folder(stage)
    except BaseException:
        _remove(stage)
        raise


def _rename_folder(old: Path, new: Path) -> None:
    """Rename a folder; on Windows once more while a virus scanner or an index looks at what is new in it."""
    for pause in SCANNED_S if sys.platform == "win32" else ():
        with contextlib.suppress(PermissionError):
            os.rename(old, new)
            return
        time.sleep(pause)
    os.rename(old, new)


def _finish(folder: Path, *, overwrite: bool) -> list[Kept]:
    """Rename committed files into place; remove the emptied folder, and any leftover stage."""
    committed = folder / COMMITTED
    kept: list[Kept] = []
    if committed.is_dir() and not committed.is_symlink():
        for file in sorted(committed.iterdir()):
            kept += _into_place(file, folder / file.name, overwrite=overwrite)
        _flush_folder(folder)
    for name in (COMMITTED, STAGE):
        _remove(folder / name)
    return kept


def _into_place(file: Path, target: Path, *, overwrite: bool) -> tuple[Kept, ...]:
    """Rename a file over its target; return the kept target, if any."""
    keep = None
    try:
        if not overwrite and (keep := kept_name(target, file)) is not None:
            os.replace(target, keep)
        os.replace(file, target)
    except OSError as error:
        reason = tr("cannot be replaced ({reason}): close what holds it open", reason=error.strerror)
        if target.is_dir():
            reason = tr("is a folder: move it away")
        if keep is not None and not os.path.lexists(target):
            with contextlib.suppress(OSError):
                os.rename(keep, target)
        raise OutputError(
            tr(
                "{target} {reason}, then build again; its new content waits in {file}",
                target=target,
                reason=reason,
                file=file,
            )
        ) from error
    return () if keep is None else (Kept(path=target, kept_as=keep),)


def _remove(path: Path) -> None:
    """Remove a folder of ours; a link or a file of its name is removed, never followed."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
    else:
        with contextlib.suppress(FileNotFoundError):
            path.unlink()


def _flush_folder(folder: Path) -> None:
    """Make renames in a folder survive a power failure, where the system supports it."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        with contextlib.suppress(OSError):  # some network file systems cannot flush a folder
            os.fsync(handle)
    finally:
        os.close(handle)


HINTS = {
    errno.ENOSPC: N_("make room, then build again"),
    errno.EDQUOT: N_("make room, then build again"),
    errno.EFBIG: N_("the limit on file sizes is too low for it"),
    errno.EROFS: N_("choose another --out"),
    errno.EACCES: N_("change its permissions or choose another --out"),
    errno.EPERM: N_("change its permissions or choose another --out"),
    errno.ENOTDIR: N_("a file is in its way: choose another --out"),
    errno.EEXIST: N_("a file is in its way: choose another --out"),
    errno.ENAMETOOLONG: N_("give the brief a shorter file name"),
    errno.ENOENT: N_("it was removed during the build: build again"),
    errno.ESTALE: N_("it was removed during the build: build again"),
    errno.ENOMEM: N_("this machine is short of memory"),
}
GONE = (errno.ENOENT, errno.ESTALE)
"""The folder no longer exists: nothing is said about its files."""


@contextlib.contextmanager
def _explained(folder: Path) -> Iterator[None]:
    """Turn system errors into an OutputError with a hint."""
    try:
        yield
    except Busy as error:
        raise OutputError(
            tr("another build writes to {folder}; wait for its end or choose another --out", folder=folder)
        ) from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        number = getattr(error, "errno", None) or 0
        waits = os.path.lexists(folder / COMMITTED)
        kept = (
            tr("the new files wait in {path}", path=folder / COMMITTED)
            if waits
            else tr("earlier files are untouched")
        )
        tail = [tr(HINTS[number])] if number in HINTS else []
        tail += [] if number in GONE else [kept]
        said = tr("cannot write to {folder}: {reason}", folder=folder, reason=reason)
        raise OutputError("; ".join((said, *tail))) from error
