"""A brief in; what there is to see of it out, or what is wrong with it: nothing is written."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import field
from pathlib import Path
from typing import Any

from briefgen.base.dataclass import dataclass
from briefgen.base.diagnostics import BriefError, Place, Problem
from briefgen.base.in_time import while_wanted
from briefgen.base.locale import is_traditional
from briefgen.base.translate import tr
from briefgen.brief.brief_file import read_bytes
from briefgen.brief.parameter import UNSET, Settings
from briefgen.edition.publication import Publication
from briefgen.model.memory import MEMORY
from briefgen.pipeline.chosen import ALL, Chosen
from briefgen.pipeline.lay_out import lay_out
from briefgen.preview.drawn import Drawings
from briefgen.preview.figures import figures
from briefgen.preview.fonts import fonts
from briefgen.preview.places import Places
from briefgen.preview.view import Snapshot
from briefgen.runtime.files_read import ELSEWHERE, files_noted
from briefgen.runtime.limits import limited
from briefgen.runtime.resources import resource_error

MOST_PROBLEMS = 200
EXCERPT_LINES = 4
"""Of another file that are shown before and behind a line with a problem."""
MOST_EXCERPT_BYTES = 1 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What is shown: a brief, its parameters, the look, and which decks and pages."""

    path: Path
    settings: Settings = field(default_factory=lambda: UNSET)
    theme: str = ""
    template: str = ""
    strict: bool = False
    chosen: Chosen = ALL


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """What came of a build: a picture, or none and the errors; the files that it read or looked for."""

    picture: Snapshot | None
    problems: tuple[Problem, ...]
    text: str
    files: frozenset[Path]
    seconds: float


class Draughtsman:
    """Builds one brief again and again: what was composed and painted for one build serves the next."""

    def __init__(self, brief: Path, editor: str = "") -> None:
        self.places = Places(brief=brief, editor=editor)
        self._drawings = Drawings()

    def attempt(self, asked: Callable[[], Wish], unwanted: Callable[[], bool]) -> Attempt:
        """Build what is asked for; Superseded where it is unwanted before it is done."""
        begun, content, picture, known = time.perf_counter(), b"", None, False
        problems: tuple[Problem, ...] = ()
        with files_noted() as noted, while_wanted(unwanted), _without_collector():
            try:
                content = read_bytes(self.places.brief)
                laid = _laid(asked(), content)
                picture = self._picture(laid, self.places.brief)
                problems, known = laid.problems, True
            except BriefError as error:
                problems = error.problems
            except Exception as error:
                problems = (_shortage(self.places.brief, error),)
            finally:
                if not known:
                    MEMORY.keep_all()
        return Attempt(
            picture=picture,
            problems=problems,
            text=content.decode("utf-8-sig", "replace"),
            files=frozenset(noted - {ELSEWHERE}),
            seconds=time.perf_counter() - begun,
        )

    def _picture(self, laid: Publication, path: Path) -> Snapshot:
        with limited(path, tr("drawing")):
            documents = self._drawings.documents(laid)
        drawings = self._drawings.by_key
        meta = laid.edition.brief.meta
        return Snapshot(
            title=laid.deck.imprint.title or laid.page.imprint.title,
            language=meta.language,
            documents=documents,
            drawings=drawings,
            figures=figures(laid, self.places),
            fonts=fonts(drawings.values(), traditional=is_traditional(meta.language)),
        )

    def problems(self, attempt: Attempt) -> tuple[dict[str, Any], ...]:
        """Return problems as a page is told of them, errors first where there are too many for all."""
        found = attempt.problems
        if len(found) > MOST_PROBLEMS:
            found = tuple(sorted(found, key=lambda problem: problem.severity)[:MOST_PROBLEMS])
        return tuple(self._problem(each, attempt.files) for each in found)

    def _problem(self, problem: Problem, files: frozenset[Path]) -> dict[str, Any]:
        told: dict[str, Any] = {
            "severity": problem.severity,
            "code": problem.code,
            "message": problem.message,
            "hint": problem.hint,
            "place": self.places.of(problem.place),
            "underlined": list(problem.underlined or ()),
        }
        if not told["place"]["ours"]:
            told["excerpt"] = _excerpt(self.places.path_of(problem.file), problem.line, files)
        return {name: value for name, value in told.items() if value not in ("", [], None)}


def _laid(asked: Wish, content: bytes) -> Publication:
    return lay_out(
        asked.path,
        theme=asked.theme,
        template=asked.template,
        strict=asked.strict,
        content=content,
        settings=asked.settings,
        chosen=asked.chosen,
    )


def _shortage(path: Path, error: Exception) -> Problem:
    """Return what the machine refused as a problem; any other error is raised again."""
    said = resource_error(error)
    if not said:
        raise error
    return Problem(Place(str(path)), said, "", "file")


@contextmanager
def _without_collector() -> Iterator[None]:
    """Look for circles between builds, not while somebody waits for one."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def _excerpt(path: Path, line: int, files: frozenset[Path]) -> list[list[Any]]:
    """Return the lines around one of another file that the brief reads, each with its number."""
    real = {_real(each) for each in files}
    try:
        if not line or _real(path) not in real or path.stat().st_size > MOST_EXCERPT_BYTES:
            return []
        lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
    except (OSError, ValueError):
        return []
    first = max(line - EXCERPT_LINES, 1)
    return [[number, text] for number, text in enumerate(lines[first - 1 : line + EXCERPT_LINES], first)]


def _real(path: Path) -> Path:
    try:
        return path.resolve()
    except (OSError, RuntimeError):
        return path
