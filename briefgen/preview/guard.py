"""Requests in; those that no page of ours makes are refused, and each answer says what it may be used for."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

from briefgen.base.translate import tr
from briefgen.preview.address import Address

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Application = Callable[[Scope, Receive, Send], Awaitable[None]]

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
    )
)
"""Nothing from outside, no script or style that is no file of ours; pictures are part of a drawing."""
HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
    "cache-control": "no-store",
}
GUARDS = tuple((name.encode(), value.encode()) for name, value in HEADERS.items())
OPEN = frozenset({"/"})
"""What a link anywhere may open, as in a terminal that is a web page: it shows nothing by itself."""
Refusal = tuple[int, str]


class Guard:
    """Lets through what a page of ours asks for: by our name, from our origin, without a body."""

    def __init__(self, inner: Application, address: Address) -> None:
        self._inner, self._address = inner, address

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or refuse it."""
        if scope["type"] != "http":
            raise ValueError(f"no {scope['type']} here")  # the server accepts nothing else
        refusal = self._refusal(scope)
        if refusal is not None:
            await _refuse(refusal, send)
            return

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                own = list(message.get("headers", ()))
                named = {name.lower() for name, _ in own}
                message["headers"] = [*own, *(each for each in GUARDS if each[0] not in named)]
            await send(message)

        await self._inner(scope, receive, guarded)

    def _refusal(self, scope: Scope) -> Refusal | None:
        """Return why a request is refused; None where it is not."""
        found: dict[str, list[str]] = {}
        for name, value in scope["headers"]:
            found.setdefault(name.decode("latin-1").lower(), []).append(value.decode("latin-1"))
        hosts, origins = found.get("host", []), found.get("origin", [])
        if len(hosts) != 1 or hosts[0].lower() not in self._address.hosts:
            return 421, tr("this server answers only to the address that it printed")
        if any(origin != f"http://{hosts[0].lower()}" for origin in origins):
            return 403, tr("pages of other origins may not ask this server")
        if scope["method"] not in ("GET", "HEAD"):
            return 405, tr("this server only shows")
        if "transfer-encoding" in found or found.get("content-length", ["0"]) != ["0"]:
            return 413, tr("this server takes no content")
        if not _is_ours(found, scope["path"]):
            return 403, tr("other pages may not ask this server")
        return None


def _is_ours(found: dict[str, list[str]], path: str) -> bool:
    """Return whether a page of ours asks, as far as the browser tells; a link may open the first page."""
    site = found.get("sec-fetch-site", ["none"])
    if site in (["none"], ["same-origin"]):
        return True
    return path in OPEN and found.get("sec-fetch-mode") == ["navigate"]


async def _refuse(refusal: Refusal, send: Send) -> None:
    status, said = refusal
    body = f"{said}\n".encode()
    own = [(b"content-type", b"text/plain; charset=utf-8"), (b"content-length", str(len(body)).encode())]
    headers = [*own, (b"connection", b"close"), *GUARDS]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
