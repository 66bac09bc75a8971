"""Jobs in, their results out as they come: on the workers of a Ray cluster."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

from briefgen.base.marked import N_
from briefgen.base.translate import tr
from briefgen.pipeline.batch.engines.elsewhere import DIED, TRIES, WAITING, work_elsewhere
from briefgen.pipeline.batch.engines.names import Engine, EngineError
from briefgen.pipeline.batch.job import Job, Result
from briefgen.pipeline.batch.work import failed

MISSING = N_(
    "--engine ray needs the library ray, which is missing: pip install ray, as the extra "
    "`ray` does, here and on the workers"
)
JOBS_OF_A_PROCESS = 100
"""After which a worker is replaced: what libraries keep does not add up."""


def run(jobs: Sequence[Job], engine: Engine) -> Iterator[Result]:
    """Yield the result of each job; EngineError where there is no cluster, or no library for it."""
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")  # it would report its use over the network
    try:
        import ray
    except ImportError:
        raise EngineError(tr(MISSING)) from None
    there: dict[str, Any] = {"address": engine.address}
    here: dict[str, Any] = {"num_cpus": engine.processes, "include_dashboard": False}
    try:
        ray.init(**(there if engine.address else here), log_to_driver=False, logging_level="error")
    except (ConnectionError, OSError, RuntimeError, ValueError) as error:
        where = engine.address or tr("of this machine")
        said = " ".join(str(error).split())
        raise EngineError(tr("no Ray cluster answers at {where}: {said}", where=where, said=said)) from None
    try:
        yield from _results(jobs, ray)
    finally:
        ray.shutdown()


def _results(jobs: Sequence[Job], ray: Any) -> Iterator[Result]:
    """Yield results; only so many jobs wait in the scheduler."""
    task = ray.remote(max_calls=JOBS_OF_A_PROCESS, max_retries=TRIES - 1)(work_elsewhere)
    left = iter(jobs)
    at_work = {task.remote(job): job for job in islice(left, WAITING)}
    while at_work:
        (done,), _ = ray.wait(list(at_work), num_returns=1)
        job = at_work.pop(done)
        try:
            result: Result = ray.get(done)
        except ray.exceptions.WorkerCrashedError:
            result = failed(job, error=tr(DIED))
        except ray.exceptions.RayError as error:
            said = " ".join(str(error).split())[-400:]
            told = tr("its worker could not do it ({name}: {said})", name=type(error).__name__, said=said)
            result = failed(job, error=told)
        yield result
        if (further := next(left, None)) is not None:
            at_work[task.remote(further)] = further
