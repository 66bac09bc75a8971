"""A web service: a brief in, its deck or page out. `uvicorn service:app` runs it.

Briefs come from anyone. They are built from memory: a brief that is no file reads none, save those that are
sent with it, in a folder of their own. Bodies, time and the number of builds at once are limited.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import BoundedSemaphore
from typing import Annotated, Any, Literal

from fastapi import Depends, FastAPI, HTTPException, Request, Response
from fastapi.responses import JSONResponse
from pydantic import Base64Bytes, BaseModel, ValidationError

import briefgen

MOST_BYTES = 8 << 20
"""Of what is sent."""
MOST_SECONDS = 30.0
"""Of a build, on the clock."""
MOST_WAIT = 60.0
"""Seconds until a build has its turn: there are as many at once as processors."""
KINDS = {
    "deck": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "page": "application/pdf",
}
_turns = BoundedSemaphore(os.cpu_count() or 1)

app = FastAPI(title="briefgen")


class Order(BaseModel):
    """A brief as data, with its tables, its parameters and the files that it names."""

    brief: dict[str, Any]
    tables: dict[str, list[dict[str, Any]]] = {}
    parameters: dict[str, str] = {}
    files: dict[str, Base64Bytes] = {}


async def sent(request: Request) -> bytes:
    """Return what is sent, no more of it than is allowed."""
    body = bytearray()
    async for part in request.stream():
        body += part
        if len(body) > MOST_BYTES:
            raise HTTPException(413, f"more than {MOST_BYTES >> 20} MiB")
    return bytes(body)


@app.post("/check")
def check(body: Annotated[bytes, Depends(sent)]) -> list[dict[str, str | int]]:
    """Return what is wrong or doubtful about a brief: YAML as the body."""
    with turn():
        return [
            problem.as_dict()
            for problem in briefgen.check(briefgen.load(body, seconds=MOST_SECONDS, cache=False))
        ]


@app.post("/{kind}")
def build(kind: Literal["deck", "page"], body: Annotated[bytes, Depends(sent)]) -> Response:
    """Return the deck or the page of a brief: YAML as the body."""
    with turn():
        return finished(briefgen.load(body, seconds=MOST_SECONDS, cache=False), kind)


@app.post("/{kind}/data")
def build_data(kind: Literal["deck", "page"], body: Annotated[bytes, Depends(sent)]) -> Response:
    """Return the deck or the page of an order: JSON as the body."""
    try:
        order = Order.model_validate_json(body)
    except ValidationError as error:
        raise HTTPException(422, error.errors(include_url=False, include_input=False)) from None
    with turn(), TemporaryDirectory() as folder:
        return finished(ordered(order, folder), kind)


def ordered(order: Order, folder: str) -> briefgen.LoadedBrief:
    """Load the brief of an order, its files below a folder."""
    try:
        for name, content in order.files.items():
            if not name or Path(name).name != name:
                raise ValueError(f"{name!r} is not the name of a file")
            Path(folder, name).write_bytes(content)
        return briefgen.load(
            order.brief,
            folder=folder if order.files else None,
            tables=order.tables,
            parameters=order.parameters,
            seconds=MOST_SECONDS,
            cache=False,
        )
    except (OSError, TypeError, ValueError) as error:  # a value or a name that cannot be
        raise HTTPException(422, f"{error}") from None


def finished(brief: briefgen.LoadedBrief, kind: Literal["deck", "page"]) -> Response:
    """Build what is asked for."""
    result = briefgen.build(brief, formats=["pptx" if kind == "deck" else "pdf"])
    return Response(result.deck if kind == "deck" else result.page, media_type=KINDS[kind])


@contextmanager
def turn() -> Iterator[None]:
    """Wait for a turn: builds share the processors, and their memory adds up."""
    if not _turns.acquire(timeout=MOST_WAIT):
        raise HTTPException(503, "too many briefs at once", headers={"Retry-After": "10"})
    try:
        yield
    finally:
        _turns.release()


@app.exception_handler(briefgen.BriefError)
def refused(request: Request, error: briefgen.BriefError) -> JSONResponse:
    """Answer with every problem and its place."""
    return JSONResponse({"problems": [problem.as_dict() for problem in error.problems]}, status_code=422)
