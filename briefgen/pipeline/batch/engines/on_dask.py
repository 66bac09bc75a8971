"""Jobs in, their results out as they come: on the workers of a Dask cluster."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from itertools import islice
from typing import Any

from briefgen.base.marked import N_
from briefgen.base.translate import tr
from briefgen.pipeline.batch.engines.elsewhere import DIED, TRIES, WAITING, work_elsewhere
from briefgen.pipeline.batch.engines.names import Engine, EngineError
from briefgen.pipeline.batch.job import Job, Result
from briefgen.pipeline.batch.work import failed

MISSING = N_(
    "--engine dask needs the library distributed, which is missing: pip install "
    "distributed, as the extra `dask` does, here and on the workers"
)
MOST_WAITED_S = 30
"""Until a cluster has to answer."""


def run(jobs: Sequence[Job], engine: Engine) -> Iterator[Result]:
    """Yield the result of each job; EngineError where there is no cluster, or no library for it."""
    try:
        import distributed
    except ImportError:
        raise EngineError(tr(MISSING)) from None
    with ExitStack() as stack:
        try:
            cluster = engine.address or stack.enter_context(
                distributed.LocalCluster(
                    n_workers=engine.processes, threads_per_worker=1, dashboard_address=None, silence_logs=40
                )
            )
            client = stack.enter_context(distributed.Client(cluster, timeout=MOST_WAITED_S))
        except (OSError, TimeoutError, ValueError) as error:
            where = engine.address or tr("of this machine")
            raise EngineError(
                tr("no Dask cluster answers at {where}: {error}", where=where, error=error)
            ) from None
        yield from _results(jobs, client, distributed)


def _results(jobs: Sequence[Job], client: Any, distributed: Any) -> Iterator[Result]:
    """Yield results; only so many jobs wait in the scheduler."""
    left, at_work = iter(jobs), dict[str, Job]()

    def submitted(job: Job) -> Any:
        future = client.submit(work_elsewhere, job, pure=False, retries=TRIES - 1)
        at_work[future.key] = job
        return future

    waiting = distributed.as_completed([submitted(job) for job in islice(left, WAITING)])
    for future in waiting:
        job = at_work.pop(future.key)
        yield future.result() if future.status == "finished" else failed(job, error=_why(future))
        future.release()
        if (further := next(left, None)) is not None:
            waiting.add(submitted(further))


def _why(future: Any) -> str:
    """Return why there is no result: the worker died, or cannot run the job at all."""
    error = future.exception() if future.status == "error" else None
    if error is None or type(error).__name__ == "KilledWorker":
        return tr(DIED)
    said = " ".join(str(error).split())
    return tr("its worker could not do it ({name}: {said})", name=type(error).__name__, said=said)
