"""A brief as a program has it in, loaded out: a file, a text, bytes or a mapping; tables; parameters."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import field
from os import PathLike, fspath
from pathlib import Path
from typing import Any

from briefgen.base.dataclass import dataclass
from briefgen.base.diagnostics import BriefError, Place, Problem
from briefgen.base.in_time import time_limit
from briefgen.base.translate import tr
from briefgen.brief import node as tree
from briefgen.brief.brief_file import foreign, read_bytes
from briefgen.brief.parameter import Settings
from briefgen.brief.read import Draft, read_draft
from briefgen.brief.source import parse_what_can_be
from briefgen.data.data_table import DataTable
from briefgen.data.given import tables_given
from briefgen.data.grid import TableError
from briefgen.library.mapping_yaml import as_yaml, dotted
from briefgen.model.memory import own_memory
from briefgen.runtime.cache import kept_out
from briefgen.runtime.guest import Guest, as_guest

BriefSource = str | PathLike[str] | bytes | Mapping[str, Any]
"""A path; the bytes of a brief; or its keys and values.

A text is always a path: one from outside that was taken for a brief could name any file.
"""
KEPT_IN_CACHE = ("charts", "texts", "pictures", "luminance")
NAME = "brief.yaml"
"""Of a brief that is no file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadedBrief:
    """A brief that was read, with its tables: what is built of it does not change with its file."""

    path: Path
    """Where it was read from; the name in messages of one that is no file."""
    content: bytes = field(repr=False)
    parameters: Settings
    """The values that were set, by name."""
    seconds: float
    """The most time that each call may take on the clock; 0 is no limit."""
    cache: bool
    """Whether drawn charts, and what was found sound, are kept in the cache folder."""
    host: Guest = field(repr=False)
    given: Mapping[str, DataTable] = field(repr=False)
    draft: Draft = field(repr=False)

    @property
    def title(self) -> str:
        """The title as the brief has it; empty where it could not be read."""
        return self.draft.brief.meta.title.text if self.draft.brief else ""

    @property
    def language(self) -> str:
        """The language of the brief, ``zh`` or ``en``; empty where it could not be read."""
        return self.draft.brief.meta.language if self.draft.brief else ""

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong or doubtful about its keys, values and tables; ``check`` also looks at its pages."""
        return tuple(sorted({*self.draft.problems, *self.draft.warnings}))

    @property
    def text(self) -> str:
        """Its YAML; that of a mapping as it was written out to be read."""
        return self.content.decode("utf-8-sig", "replace")

    def key_of(self, problem: Problem) -> str:
        """Return what a problem is about: ``metrics.visits.claims[0].growth``; empty for the whole brief."""
        if problem.file != str(self.path) or not problem.line:
            return ""
        root, _ = parse_what_can_be(self.content, str(self.path))
        at = (problem.line, problem.column)
        before = [path for place, path in _places(root, ()) if place <= at]
        return dotted(before[-1]) if before else ""


def _places(node: tree.Node, path: tuple[str | int, ...]) -> Iterator[tuple[tuple[int, int], Any]]:
    """Yield where each key and value begins, with the path that leads to it."""
    yield (node.place.line, node.place.column), path
    if isinstance(node, tree.Mapping):
        for entry in node.entries:
            inner = (*path, entry.key.text)
            yield (entry.key.place.line, entry.key.place.column), inner
            yield from _places(entry.value, inner)
    elif isinstance(node, tree.Sequence):
        for index, each in enumerate(node.items):
            yield from _places(each, (*path, index))


def load(
    source: BriefSource,
    *,
    folder: str | PathLike[str] | None = None,
    name: str = NAME,
    tables: Mapping[str, Any] | None = None,
    parameters: Mapping[str, object] | None = None,
    data_folders: Iterable[str | PathLike[str]] = (),
    connections: Mapping[str, str] | None = None,
    seconds: float = 0.0,
    cache: bool = True,
) -> LoadedBrief:
    """Read a brief and its tables.

    ``source`` is a path, the bytes of a brief (``text.encode()``), or a mapping. Pictures, maps, tables and
    themes that it names lie below the file's folder, else below ``folder``; a brief that is no file and has
    no folder reads none. ``name`` is what a brief that is no file is called, and its outputs after it.

    ``tables`` are frames of pandas, polars or pyarrow, or lists of records, by the names that the brief has
    for them; ``data_folders`` are further folders with tables; ``connections`` are addresses of databases by
    the names that the brief has for them: the environment is not read. ``seconds`` is the most time that this
    call may take, and each that builds what it returns; 0 is no limit. ``cache`` False keeps nothing of it in
    the cache folder, where what strangers send would pile up.

    BriefError where nothing can be read: no such file, no YAML. Other mistakes are ``problems`` of what it
    returns.
    """
    path, content, is_file = _read(source, folder, name)
    settings = {key: str(value) for key, value in (parameters or {}).items()}
    host = Guest(
        closed=None if is_file or folder is not None else path.parent,
        data_folders=tuple(Path(each) for each in data_folders),
        connections=dict(connections or {}),
    )
    with visiting(path, host, {}, seconds, cache=cache):
        given = {key: _given(key, frame) for key, frame in (tables or {}).items()}
        with tables_given(given):
            draft = read_draft(path, content, settings)
    return LoadedBrief(
        path=path,
        content=content,
        parameters=settings,
        seconds=seconds,
        cache=cache,
        host=host,
        given=given,
        draft=draft,
    )


def loaded(brief: BriefSource | LoadedBrief) -> LoadedBrief:
    """Return a brief that is loaded, or load it."""
    return brief if isinstance(brief, LoadedBrief) else load(brief)


@contextmanager
def visiting(
    path: Path, host: Guest, given: Mapping[str, DataTable], seconds: float, *, cache: bool
) -> Iterator[None]:
    """Work on a brief as a guest of the process; BriefError when it takes longer than the seconds."""

    def late() -> BriefError:
        hint = tr("the brief, or what it shows, is too large or too deeply nested: split it into several")
        return BriefError(
            [Problem(Place(str(path)), tr("it takes more than {seconds:g} s", seconds=seconds), hint, "size")]
        )

    left_alone = () if cache else KEPT_IN_CACHE
    with as_guest(host), tables_given(given), kept_out(*left_alone), own_memory(), time_limit(seconds, late):
        yield


def at_work_on(brief: LoadedBrief) -> Any:
    """Return the context in which a loaded brief is worked on."""
    return visiting(brief.path, brief.host, brief.given, brief.seconds, cache=brief.cache)


def _read(source: BriefSource, folder: str | PathLike[str] | None, name: str) -> tuple[Path, bytes, bool]:
    """Return a brief's path, its bytes, and whether it is a file."""
    if isinstance(source, str) and "\n" in source:
        raise TypeError("a text is the path of a brief; give the brief itself as bytes: `text.encode()`")
    if isinstance(source, str | PathLike):
        if folder is not None:
            raise TypeError("a brief that is a file has a folder: `folder` is for bytes and mappings")
        if fspath(source) == "-":
            raise ValueError(tr("standard input is not read here: give `load` the text"))
        path = Path(source)
        return path, read_bytes(path), True
    if Path(name).name != name:
        raise ValueError(tr("{name!r} is not the name of a file", name=name))
    path = Path(folder or "") / name
    if isinstance(source, Mapping):
        return path, as_yaml(source).encode("utf-8", "surrogatepass"), False
    content = bytes(source)
    if (found := foreign(content, path)) is not None:
        raise BriefError([Problem(Place(str(path)), *found, code="kind")])
    return path, content, False


def _given(name: str, frame: Any) -> DataTable:
    from briefgen.data.frames import table_of_frame

    try:
        return table_of_frame(name, frame)
    except TableError as error:
        place = error.place or Place(f"table {name}")
        raise BriefError([Problem(place, str(error), error.hint, "table")]) from None
