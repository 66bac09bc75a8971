"""Jobs in, their results out as they come: processes of this machine, each replaced after some jobs."""

from __future__ import annotations

import contextlib
import gc
import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.connection import wait as wait_for

from briefgen.base.marked import N_
from briefgen.base.translate import tr
from briefgen.pipeline.batch.engines.names import Engine
from briefgen.pipeline.batch.job import Job, Result
from briefgen.pipeline.batch.work import failed, work

JOBS_OF_A_PROCESS = 100
"""After which it is replaced: what libraries keep does not add up."""
AHEAD = 2
"""Jobs a process that wait: more would be lost in a process that dies."""
OBJECTS = 200_000
"""Threshold of new objects for the garbage collector: one brief makes fewer."""
DIED = N_("its process ended without a word: was there not enough memory?")


def run(jobs: Sequence[Job], engine: Engine) -> Iterator[Result]:
    """Yield the result of each job. A process that dies is replaced, and its jobs are tried once more.

    One at a time then, so that the job which ends its process is told from those that it took along.
    """
    waiting, suspects = list(reversed(jobs)), list[Job]()
    while waiting:
        yield from _rest(waiting, suspects, engine.processes)
    for job in suspects:
        alone, again = [job], list[Job]()
        yield from _rest(alone, again, 1)
        if again:
            yield failed(job, error=tr(DIED))


def _rest(waiting: list[Job], suspects: list[Job], processes: int) -> Iterator[Result]:
    """Yield results until all jobs are done, or a process dies: the jobs then at work become suspects."""
    pool = ProcessPoolExecutor(
        max_workers=processes,
        mp_context=_context(),
        initializer=_begin,
        max_tasks_per_child=JOBS_OF_A_PROCESS,
    )
    at_work: dict[Future[Result], Job] = {}
    try:
        while waiting or at_work:
            while waiting and len(at_work) < processes * AHEAD:
                at_work[pool.submit(work, waiting[-1])] = waiting[-1]
                waiting.pop()
            done, _ = wait(at_work, return_when=FIRST_COMPLETED)
            for future in done:
                result = future.result()
                del at_work[future]
                yield result
    except BrokenProcessPool:
        suspects += at_work.values()
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _context() -> multiprocessing.context.BaseContext:
    """Return how processes start: as copies of one that has imported everything, where that is safe."""
    if sys.platform != "linux":
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["briefgen.pipeline.batch.engines.warm"])
    return context


def _begin() -> None:
    """Prepare a process: Ctrl-C is its parent's to hear, and it ends with its parent."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    from briefgen.pipeline.batch.engines import warm

    warm.freeze()
    gc.set_threshold(OBJECTS)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        with contextlib.suppress(OSError):
            wait_for([parent.sentinel])
        os._exit(1)
