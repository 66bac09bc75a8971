"""What a worker of a cluster does: the same as one of this machine, if it has the same program and files."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

from briefgen.base.marked import N_
from briefgen.base.translate import tr, use_language
from briefgen.pipeline.batch.inputs import program_hash
from briefgen.pipeline.batch.job import Job, Result
from briefgen.pipeline.batch.work import failed, work

WAITING = 1000
"""Jobs that are with the cluster at a time: a hundred thousand would fill its scheduler's memory."""
TRIES = 2
"""Of a job whose worker was lost."""
DIED = N_("its worker was lost: was there not enough memory?")


def work_elsewhere(job: Job) -> Result:
    """Do a job on a worker of a cluster."""
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    use_language(job.language)
    if job.program != _own_program():
        return failed(
            job, error=tr("this worker has another version of briefgen, or of what writes its files")
        )
    if not Path(job.brief).exists():
        return failed(
            job,
            error=tr(
                "this worker does not see {brief}: its folder has to be shared with it", brief=job.brief
            ),
        )
    return work(job)


@cache
def _own_program() -> str:
    return program_hash()
