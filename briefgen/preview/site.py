"""The web page's files and what it is told of builds, as an application for a server."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from importlib.resources import files
from typing import cast

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, Response, StreamingResponse
from starlette.routing import Route

from briefgen.base.marked import N_
from briefgen.base.translate import tr
from briefgen.preview.address import Address, Ticket
from briefgen.preview.broadcast import Broadcast
from briefgen.preview.fonts import font_files
from briefgen.preview.guard import Application, Guard
from briefgen.preview.words import words_script

TYPES = {"html": "text/html", "css": "text/css", "js": "text/javascript", "svg": "image/svg+xml"}
FIRST = "index.html"
NO_SECRET = N_("open the address that `briefgen preview` printed: the secret in it is missing here")
FONT_AGE = {"cache-control": "private, max-age=86400"}


def application(address: Address, broadcast: Broadcast, ticket: Ticket) -> Application:
    """Return the application, guarded: files that come with briefgen, and events for who knows the secret."""
    page = _page_files()
    routes = [
        Route("/", partial(_file, page[FIRST])),
        Route("/events", partial(_events, address, broadcast)),
        Route("/ticket", partial(_exchange, address, ticket)),
        *(Route(f"/{name}", partial(_file, file)) for name, file in page.items() if name != FIRST),
        *(Route(f"/font/{name}", partial(_font, str(path))) for name, path in font_files().items()),
    ]
    return Guard(cast(Application, Starlette(routes=routes)), address)


def _page_files() -> dict[str, Callable[[], Response]]:
    """Return what makes an answer of each of the page's files, by name; they are read once."""
    found: dict[str, Callable[[], Response]] = {}
    for file in files("briefgen.preview").joinpath("page").iterdir():
        kind = TYPES.get(file.name.rpartition(".")[2])
        if kind is not None:
            found[file.name] = _answer(file.read_bytes(), kind)
    found["words.js"] = _answer(words_script(), TYPES["js"])
    return found


def _answer(content: bytes, kind: str) -> Callable[[], Response]:
    return partial(Response, content, media_type=f"{kind}; charset=utf-8")


async def _file(answer: Callable[[], Response], request: Request) -> Response:
    return answer()


async def _font(path: str, request: Request) -> Response:
    return FileResponse(path, media_type="font/ttf", headers=FONT_AGE)


async def _exchange(address: Address, ticket: Ticket, request: Request) -> Response:
    """Answer a ticket with the secret, once; 401 to anything else."""
    if not ticket.take(_shown(request)):
        return PlainTextResponse(tr(NO_SECRET) + "\n", 401, {"www-authenticate": "Bearer"})
    return PlainTextResponse(address.token)


def _shown(request: Request) -> str:
    """Return the secret that a request shows; empty for none."""
    scheme, _, secret = request.headers.get("authorization", "").partition(" ")
    return secret if scheme.lower() == "bearer" else ""


async def _events(address: Address, broadcast: Broadcast, request: Request) -> Response:
    """Answer with lines that do not end; 401 without the secret, 503 where too many pages are open."""
    if not address.is_token(_shown(request)):
        return PlainTextResponse(tr(NO_SECRET) + "\n", 401, {"www-authenticate": "Bearer"})
    if broadcast.is_full:
        return PlainTextResponse(tr("too many pages are open: close one") + "\n", 503)
    return StreamingResponse(broadcast.lines(), media_type="application/x-ndjson")
