"""Hostile requests by name: what strangers may send to the port of `briefgen preview`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from briefgen.preview.address import Address

SECRET = "GET /events HTTP/1.1\r\nHost: {host}\r\nAuthorization: Bearer {token}\r\n"


@dataclass(frozen=True)
class Request:
    """What is sent, and the statuses that it deserves; 0: the connection is ended without a word."""

    text: Callable[[Address], bytes]
    statuses: tuple[int, ...]


def sent(text: str | bytes, *statuses: int) -> Request:
    """Return a request in which {host}, {port} and {token} stand for those of the preview."""

    def made(address: Address) -> bytes:
        if isinstance(text, bytes):
            return text
        host = f"127.0.0.1:{address.port}"
        told = (
            text.replace("{host}", host)
            .replace("{port}", str(address.port))
            .replace("{token}", address.token)
        )
        return told.encode()

    return Request(made, statuses)


def got(path: str, *statuses: int, host: str = "{host}", more: str = "", method: str = "GET") -> Request:
    """Return a request for a path."""
    return sent(f"{method} {path} HTTP/1.1\r\nHost: {host}\r\n{more}\r\n", *statuses)


BEARER = "Authorization: Bearer {token}\r\n"
REQUESTS = {
    "the page itself": got("/", 200),
    "events without the secret": got("/events", 401),
    "events with a wrong secret": got("/events", 401, more="Authorization: Bearer " + "x" * 43 + "\r\n"),
    "events with a secret of 8 kB": got("/events", 401, more="Authorization: Bearer " + "x" * 8000 + "\r\n"),
    "events with the secret in the address": got("/events?token={token}", 401),
    "events with the secret in a cookie": got("/events", 401, more="Cookie: token={token}\r\n"),
    "two secrets, the second the right one": got(
        "/events", 400, 401, more="Authorization: Bearer x\r\nAuthorization: Bearer {token}\r\n"
    ),
    "a ticket that is none": got("/ticket", 401, more="Authorization: Bearer x\r\n"),
    "a name that leads here": got("/events", 421, host="evil.example:{port}", more=BEARER),
    "a name that begins like ours": got("/", 421, host="127.0.0.1.evil.example:{port}"),
    "a name with another port": got("/", 421, host="127.0.0.1:1"),
    "a name with a user": got("/", 400, 421, host="x@127.0.0.1:{port}"),
    "no host": sent("GET / HTTP/1.1\r\n\r\n", 400, 421),
    "two names": sent("GET / HTTP/1.1\r\nHost: {host}\r\nHost: evil.example\r\n\r\n", 400, 421),
    "HTTP/1.0 without a name": sent("GET / HTTP/1.0\r\n\r\n", 400, 421),
    "a whole address": got("http://evil.example/", 400, 404, 421),
    "another origin": got("/events", 403, more=BEARER + "Origin: http://evil.example\r\n"),
    "an origin of nothing": got("/events", 403, more=BEARER + "Origin: null\r\n"),
    "taken into another page": got(
        "/", 403, more="Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: no-cors\r\n"
    ),
    "a path above": got("/../../etc/passwd", 404),
    "a path above, written otherwise": got("/..%2f..%2fetc%2fpasswd", 404),
    "a path above, in overlong bytes": got("/..%c0%af..%c0%afetc/passwd", 404),
    "a path above with backslashes": got("/..\\..\\windows\\win.ini", 400, 404),
    "a path with a NUL": got("/font/%00.ttf", 404),
    "a path of two slashes": got("//etc/passwd", 404),
    "a typeface that is another file": got("/font/../address.py", 404),
    "a path of 12 kB": got("/" + "a" * 12_000, 404),
    "a path of 2 MB": got("/" + "a" * 2_000_000, 0, 400, 414, 431),
    "a header of 2 MB": got("/", 0, 400, 431, more="X-A: " + "x" * 2_000_000 + "\r\n"),
    "300,000 headers": got("/", 0, 400, 431, more="X-A: x\r\n" * 300_000),
    "a header that goes on": got("/", 200, 400, more="X-A: x\r\n y\r\n"),
    "a header with a NUL": got("/", 400, more="X-A: x\0y\r\n"),
    "a body": sent("POST / HTTP/1.1\r\nHost: {host}\r\nContent-Length: 5\r\n\r\nhello", 405, 413),
    "a body of a thousand million": sent(
        "POST /events HTTP/1.1\r\nHost: {host}\r\nContent-Length: 1000000000\r\n\r\n", 405, 413
    ),
    "a body of a length below nothing": sent(
        "POST / HTTP/1.1\r\nHost: {host}\r\nContent-Length: -1\r\n\r\n", 400
    ),
    "a body in pieces": sent(
        "POST / HTTP/1.1\r\nHost: {host}\r\nTransfer-Encoding: chunked\r\n\r\nffffffffff\r\n", 400, 405, 413
    ),
    "two lengths": sent(
        "POST / HTTP/1.1\r\nHost: {host}\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        400,
        405,
        413,
    ),
    **{
        f"method {method}": got("/", 405, method=method)
        for method in ("PUT", "DELETE", "OPTIONS", "PATCH", "TRACE")
    },
    "method CONNECT": got("evil.example:443", 400, 404, 405, 421, method="CONNECT"),
    "a method that is none": got("/", 400, 405, method="x" * 2000),
    "a web socket": got(
        "/events",
        400,
        401,
        403,
        404,
        426,
        more="Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: x\r\n",
    ),
    "HTTP/2 at once": sent(b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 0, 400, 421),
    "TLS": sent(b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + b"\0" * 90 + b"\r\n\r\n", 0, 400),
    "bytes of nothing": sent(b"\xff" * 4_000 + b"\r\n\r\n", 0, 400),
    "lines of nothing": sent(b"\r\n" * 2_000 + b"x\r\n\r\n", 0, 400),
}
