"""A job in, its result out: what a worker does, in whichever process of whichever machine."""

from __future__ import annotations

import gc
import hashlib
import threading
import time
from collections.abc import Iterator, Mapping
from itertools import count
from pathlib import Path

from briefgen.base.copier import replace
from briefgen.base.diagnostics import BriefError, Problem
from briefgen.base.translate import tr, use_language
from briefgen.facts.fact import Fact
from briefgen.facts.format import figure
from briefgen.facts.ledger import Ledger
from briefgen.model.memory import MEMORY
from briefgen.pipeline.batch.destination import Destination, destination
from briefgen.pipeline.batch.inputs import are_same, input_hashes, key_of
from briefgen.pipeline.batch.job import BuiltFile, Job, KeyFigure, Result
from briefgen.pipeline.batch.record import RowRecord, read, written
from briefgen.pipeline.build import Made, make
from briefgen.report.entry import printed_at
from briefgen.runtime.atomic_write import OutputError
from briefgen.runtime.cache import kept_out
from briefgen.runtime.files_read import files_noted
from briefgen.text.setter import forget_texts

MOST_FIGURES = 200
"""Of one briefing, compared with those of the others."""
COMPARED = ("value", "growth")
THUMBNAIL_DPI = 20.0
COLLECT_EVERY = 16
"""Jobs after which garbage is collected: a build leaves little, and to look for it takes a seventh of one."""
_JOBS = count(1)
_ONE_AT_A_TIME = threading.Lock()
"""What is remembered from one build to the next is the process's: workers with several threads take turns."""


def work(job: Job) -> Result:
    """Build a row's briefing, or find that it would be the same; nothing that is wrong with it is raised."""
    with _ONE_AT_A_TIME:
        use_language(job.language)
        try:
            return _worked(job)
        except BriefError as error:
            return failed(job, problems=error.problems)
        except OutputError as error:
            return failed(job, error=str(error))
        except MemoryError:
            return failed(job, error=tr("not enough memory"))
        except Exception as error:  # a row that nobody foresaw stops no other
            said = " ".join(str(error).split())
            return failed(job, error=_unforeseen(type(error).__name__, said))
        finally:
            MEMORY.clear()
            if next(_JOBS) % COLLECT_EVERY == 0:
                forget_texts()
                gc.collect()


def failed(job: Job, *, problems: tuple[Problem, ...] = (), error: str = "") -> Result:
    """Return the result of a row that could not be built, and why."""
    return Result(
        number=job.number,
        name=job.name,
        place=job.place,
        settings=job.options.settings,
        state="failed",
        problems=problems,
        error=error,
    )


def _worked(job: Job) -> Result:
    home, folder, key = destination(job.out), Path(job.brief).parent, key_of(job)
    known = read(home.record(job.name), job.number, job.name, job.place, dict(job.options.settings))
    same = known is not None and known.key == key and are_same(known.inputs, folder)
    if known and same and home.holds(job.name, known.result.files):
        return _with_thumbnail(known.result, job, home, {})
    MEMORY.clear()  # a batch's briefs differ: to look for what stays would cost more than it saves
    begun = time.time_ns()
    with files_noted() as noted, kept_out("charts", "texts"):
        made = make(Path(job.brief), job.options)
    kept = home.write(job.name, made.files, overwrite=job.options.overwrite)
    result = _result(job, made, kept)
    if not any(_changed_since(path, begun) for path in (Path(job.brief), *noted)):
        record = RowRecord(key=key, inputs=input_hashes(noted, folder), result=result)
        home.keep_record(job.name, written(record))
    return _with_thumbnail(result, job, home, made.files)


def _changed_since(path: Path, moment: int) -> bool:
    """Return whether a file was written while it was read: nobody knows then what was built."""
    try:
        return path.stat().st_mtime_ns >= moment
    except OSError:
        return False


def _result(job: Job, made: Made, kept: tuple[str, ...]) -> Result:
    laid = made.laid
    files = (
        BuiltFile(name=name, size=len(data), sha256=hashlib.sha256(data).hexdigest())
        for name, data in made.files.items()
    )
    return Result(
        number=job.number,
        name=job.name,
        place=job.place,
        settings=job.options.settings,
        state="built",
        files=tuple(files),
        slides=len(laid.slides),
        pages=len(laid.sheets),
        problems=laid.problems,
        kept=kept,
        figures=tuple(_figures(laid.edition.ledger, frozenset(printed_at(laid.decks, laid.printed))))[
            :MOST_FIGURES
        ],
    )


def _figures(ledger: Ledger, printed: frozenset[str]) -> Iterator[KeyFigure]:
    """Yield the latest value of each metric and its growth, where a page prints them."""
    known: dict[tuple[str, str], Fact] = {}
    for identity, fact in ledger.facts.items():  # in time order
        if identity in printed and fact.kind in COMPARED:
            known[(fact.metric, fact.kind)] = fact
    for (metric, kind), fact in known.items():
        yield KeyFigure(
            metric=str(metric),
            label=fact.label,
            kind=kind,
            period=fact.period if kind == "value" else f"{fact.since} to {fact.period}",
            number=fact.number,
            text=figure(fact, ledger.language).text,
        )


def _with_thumbnail(result: Result, job: Job, home: Destination, files: Mapping[str, bytes]) -> Result:
    """Return a result with a small picture of its first page, where that is asked for."""
    page = next((each.name for each in result.files if each.name.endswith(".pdf")), "")
    if not job.thumbnail or not page:
        return result
    from briefgen.render.png import thumbnail

    data = files.get(page) or home.read(result.name, page)
    return replace(result, thumbnail=thumbnail(data, dpi=THUMBNAIL_DPI))


def _unforeseen(name: str, said: str) -> str:
    return tr("it could not be built ({name}: {said})", name=name, said=said)
