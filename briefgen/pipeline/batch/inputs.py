"""What goes into a briefing in, its hashes out: by them it is known whether it would be built the same."""

from __future__ import annotations

import hashlib
import os
import platform
import zlib
from functools import cache, lru_cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from briefgen import __version__
from briefgen.base.copier import replace
from briefgen.base.own_files import PACKAGE_FOLDER
from briefgen.brief.theme_file import templates_folder
from briefgen.pipeline.batch.job import Job
from briefgen.pipeline.manifest import LIBRARIES
from briefgen.runtime.files_read import ELSEWHERE
from briefgen.runtime.input_state import input_state
from briefgen.runtime.stamp import Stamp, stamp_of

CODE = frozenset({".py", ".yaml", ".json", ".xmp", ".txt"})
_MOST_FILES = 4096


def program_hash() -> str:
    """Return the hash of this program, of the libraries that write files, and of the day they may name."""
    whole, libraries = hashlib.sha256(), map(_version, LIBRARIES)
    for text in (__version__, platform.python_version(), zlib.ZLIB_RUNTIME_VERSION, *libraries):
        whole.update(text.encode() + b"\0")
    whole.update(os.environ.get("SOURCE_DATE_EPOCH", "").encode())
    for path in (*sorted(PACKAGE_FOLDER.rglob("*")), *sorted(templates_folder().rglob("*.yaml"))):
        if path.suffix in CODE and path.is_file():
            whole.update(path.name.encode() + b"\0" + path.read_bytes())
        elif path.suffix == ".ttf":
            whole.update(f"{path.name} {path.stat().st_size}".encode())
    return whole.hexdigest()


@cache
def _version(library: str) -> str:
    try:
        return f"{library} {version(library)}"
    except PackageNotFoundError:
        return library


def key_of(job: Job) -> str:
    """Return the hash of what is asked for: the brief's text, its parameters, the options, the program."""
    options = job.options
    profile = hashlib.sha256(options.extras.profile).digest()  # a profile may have megabytes
    asked = (
        job.program,
        job.language,
        file_hash(Path(job.brief)),
        sorted(options.settings.items()),
        options.formats,
        options.theme,
        options.chosen,
        options.template,
        options.strict,
        options.verify,
        replace(options.extras, profile=profile),
    )
    return hashlib.sha256(repr(asked).encode("utf-8", "surrogatepass")).hexdigest()


def input_hashes(paths: set[Path], folder: Path) -> dict[str, str]:
    """Return the hashes of files by their path from the brief's folder, of others by their whole path.

    Those of the program are left out: they have a hash of their own.
    """
    home, ours = folder.resolve(), templates_folder().resolve()
    found = {}
    for path in sorted(paths):
        if path.is_absolute() and path.resolve().is_relative_to(ours):
            continue
        whole = path if path == ELSEWHERE else path.absolute()
        within = whole.is_relative_to(home)
        found[whole.relative_to(home).as_posix() if within else str(whole)] = file_hash(path)
    return found


def are_same(hashes: dict[str, str], folder: Path) -> bool:
    """Return whether files are as they were."""
    home = folder.resolve()
    return all(known and file_hash(home / name) == known for name, known in hashes.items())


def file_hash(path: Path) -> str:
    """Return the hash of a file, or what else tells its state; empty where nobody knows it."""
    stamp = stamp_of(path)
    return input_state(path) if stamp is None else _hash(path, stamp)


@lru_cache(maxsize=_MOST_FILES)
def _hash(path: Path, stamp: Stamp) -> str:
    """Return the hash of a file, read once as long as it seems to be the same."""
    return input_state(path)
