"""Where a batch's files go: a folder of this machine, or one behind an address, through fsspec."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path, PurePosixPath
from typing import Any, Protocol

from briefgen.base.dataclass import dataclass
from briefgen.base.marked import N_
from briefgen.base.translate import tr
from briefgen.pipeline.batch.job import BuiltFile
from briefgen.pipeline.batch.record import FOLDER
from briefgen.runtime.atomic_write import OutputError, write_whole
from briefgen.runtime.cache import write

INSTALL = N_(
    "pip install fsspec and the package of the store (s3fs, gcsfs, adlfs), as the extra `remote` does"
)
_LOCAL = ("file://", "local://")


class Destination(Protocol):
    """A folder for outputs and for the records of rows."""

    def write(self, name: str, files: Mapping[str, bytes], *, overwrite: bool) -> tuple[str, ...]:
        """Write a row's files; return where edited ones went. OutputError where they cannot be written."""

    def holds(self, name: str, files: Sequence[BuiltFile]) -> bool:
        """Return whether the files of a row are there as they were written."""

    def record(self, name: str) -> bytes:
        """Return the record of a row; empty where there is none."""

    def keep_record(self, name: str, data: bytes) -> None:
        """Write the record of a row."""

    def read(self, name: str, file: str) -> bytes:
        """Return a file of a row; empty where it cannot be read."""

    def put(self, file: str, data: bytes) -> str:
        """Write a file that is no row's, and return where it is."""


def is_local(out: str) -> bool:
    """Return whether an output folder is one of this machine."""
    return "://" not in out or out.startswith(_LOCAL)


@cache
def destination(out: str) -> Destination:
    """Return the folder of a path or an address; OutputError where its library is missing."""
    if is_local(out):
        for sign in _LOCAL:
            out = out.removeprefix(sign)
        return LocalFolder(Path(out))
    try:
        from fsspec.core import url_to_fs
    except ImportError:
        raise OutputError(
            tr(
                "{out} needs the library fsspec, which is not installed: {INSTALL}",
                out=out,
                INSTALL=tr(INSTALL),
            )
        ) from None
    try:
        store, root = url_to_fs(out)
    except (ImportError, ValueError, OSError) as error:
        raise OutputError(
            tr("{out} cannot be written to: {error}; {INSTALL}", out=out, error=error, INSTALL=tr(INSTALL))
        ) from None
    return Store(store, root.rstrip("/"))


def _folder_and_stem(name: str) -> tuple[str, str]:
    """Return the folder of a row's files below the batch's, empty for none, and their stem."""
    path = PurePosixPath(name)
    return ("" if str(path.parent) == "." else str(path.parent)), path.name


@dataclass(frozen=True, slots=True)
class LocalFolder:
    """A folder of this machine: files of a row are put into place together, and edited ones kept."""

    root: Path

    def write(self, name: str, files: Mapping[str, bytes], *, overwrite: bool) -> tuple[str, ...]:
        """Write a row's files; return where edited ones went."""
        outcome = write_whole(self._home(name), files, overwrite=overwrite)
        return tuple(str(each.kept_as) for each in outcome.kept)

    def holds(self, name: str, files: Sequence[BuiltFile]) -> bool:
        """Return whether the files of a row are there, to the byte."""
        home = self._home(name)
        try:
            return all(
                (path := home / each.name).stat().st_size == each.size
                and hashlib.sha256(path.read_bytes()).hexdigest() == each.sha256
                for each in files
            )
        except OSError:
            return False

    def record(self, name: str) -> bytes:
        """Return the record of a row; empty where there is none."""
        try:
            return self._record(name).read_bytes()
        except OSError:
            return b""

    def keep_record(self, name: str, data: bytes) -> None:
        """Write the record of a row."""
        path = self._record(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        write(path, data)

    def read(self, name: str, file: str) -> bytes:
        """Return a file of a row; empty where it cannot be read."""
        try:
            return (self._home(name) / file).read_bytes()
        except OSError:
            return b""

    def put(self, file: str, data: bytes) -> str:
        """Write a file that is no row's, and return where it is."""
        write_whole(self.root, {file: data}, overwrite=True)
        return str(self.root / file)

    def _home(self, name: str) -> Path:
        return self.root / _folder_and_stem(name)[0]

    def _record(self, name: str) -> Path:
        return self.root / FOLDER / f"{name}.json"


@dataclass(frozen=True, slots=True)
class Store:
    """A folder behind an address. Its files are replaced one by one; whether one was edited nobody asks."""

    store: Any
    root: str

    def write(self, name: str, files: Mapping[str, bytes], *, overwrite: bool) -> tuple[str, ...]:
        """Write a row's files."""
        for file, data in files.items():
            self._put(self._path(name, file), data)
        return ()

    def holds(self, name: str, files: Sequence[BuiltFile]) -> bool:
        """Return whether the files of a row are there in their sizes: to read them all would be slow."""
        try:
            return all(self.store.size(self._path(name, each.name)) == each.size for each in files)
        except Exception:  # each store has errors of its own
            return False

    def record(self, name: str) -> bytes:
        """Return the record of a row; empty where there is none."""
        try:
            return bytes(self.store.cat_file(self._record(name)))
        except Exception:
            return b""

    def keep_record(self, name: str, data: bytes) -> None:
        """Write the record of a row."""
        self._put(self._record(name), data)

    def read(self, name: str, file: str) -> bytes:
        """Return a file of a row; empty where it cannot be read."""
        try:
            return bytes(self.store.cat_file(self._path(name, file)))
        except Exception:
            return b""

    def put(self, file: str, data: bytes) -> str:
        """Write a file that is no row's, and return where it is."""
        path = f"{self.root}/{file}"
        self._put(path, data)
        return str(self.store.unstrip_protocol(path))

    def _put(self, path: str, data: bytes) -> None:
        try:
            self.store.makedirs(path.rpartition("/")[0], exist_ok=True)
            self.store.pipe_file(path, data)
        except Exception as error:
            said = " ".join(str(error).split()) or type(error).__name__
            raise OutputError(tr("cannot write {path}: {said}", path=path, said=said)) from error

    def _path(self, name: str, file: str) -> str:
        folder, _ = _folder_and_stem(name)
        return "/".join(filter(None, (self.root, folder, file)))

    def _record(self, name: str) -> str:
        return f"{self.root}/{FOLDER}/{name}.json"
