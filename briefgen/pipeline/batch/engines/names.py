"""The name of an engine in, the results of jobs that run there out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from importlib import import_module
from typing import Literal

from briefgen.base.dataclass import dataclass
from briefgen.pipeline.batch.job import Job, Result

EngineName = Literal["local", "dask", "ray"]


class EngineError(Exception):
    """Jobs cannot be run there; the message says why, and what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Engine:
    """Where jobs run."""

    name: EngineName = "local"
    address: str = ""
    """Of a cluster that is there already; without it one of this machine is started."""
    processes: int = 1
    """On this machine."""


def run_on(engine: Engine, jobs: Sequence[Job]) -> Iterator[Result]:
    """Yield the result of each job as it comes; EngineError where the engine is not to be had."""
    results: Iterator[Result] = import_module(f"briefgen.pipeline.batch.engines.on_{engine.name}").run(
        jobs, engine
    )
    return results
